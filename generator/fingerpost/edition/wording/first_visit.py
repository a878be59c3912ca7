"""The steps of a first visit, each with a heading where possible."""

from __future__ import annotations

import re
from collections.abc import Sequence

HEADING_AT_MOST = 48  # characters that fit a line beside the number
_FIRST_SENTENCE = re.compile(r"(?P<first>[^.!?]+)[.!?]\s+(?P<rest>\S.*)", re.DOTALL)


def say_steps(steps: Sequence[str]) -> list[tuple[str, str]]:
    """Make the first short sentence of each step its heading, if every step has one and more to say: one look for all.

    >>> say_steps(["Come to the green door. It is on Pound Lane.", "Listen or sing. Leave when you like."])
    [('Come to the green door', 'It is on Pound Lane.'), ('Listen or sing', 'Leave when you like.')]
    >>> say_steps(["Come to the green door. It is on Pound Lane.", "Listen or sing"])
    [('', 'Come to the green door. It is on Pound Lane.'), ('', 'Listen or sing')]
    """
    parts = [_split(step) for step in steps]
    return parts if all(heading for heading, _ in parts) else [("", step) for step in steps]


def _split(step: str) -> tuple[str, str]:
    match = _FIRST_SENTENCE.fullmatch(step.strip())
    if match is None or len(match["first"]) > HEADING_AT_MOST:
        return "", step
    return match["first"], match["rest"]
