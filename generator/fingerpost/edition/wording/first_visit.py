"""The steps of a first visit: a heading and the rest of each."""

from __future__ import annotations

import re
from collections.abc import Iterable

HEADING_AT_MOST = 48  # letters that fit a line beside the number
_FIRST_SENTENCE = re.compile(r"(?P<first>[^.!?]+)[.!?]\s+(?P<rest>\S.*)", re.DOTALL)


def say_steps(steps: Iterable[str]) -> list[tuple[str, str]]:
    """Make the first short sentence of each step its heading.

    >>> say_steps(["Come to the green door. It is on Pound Lane.", "Listen or sing"])
    [('Come to the green door', 'It is on Pound Lane.'), ('', 'Listen or sing')]
    """
    return [_split(step) for step in steps]


def _split(step: str) -> tuple[str, str]:
    found = _FIRST_SENTENCE.fullmatch(step.strip())
    if found is None or len(found["first"]) > HEADING_AT_MOST:
        return "", step
    return found["first"], found["rest"]
