"""The days of a text whose hours can be two things: of "Wed 7-8", Wednesday is certain."""

from __future__ import annotations

import re
from collections.abc import Sequence

from fingerpost.schedule.hours.phrases.phrase import Days, Fact, Hours, Mark, Phrase

_TIME = re.compile(r"\d{1,2}[:.][0-5]\d")
_SHORT = "Mo|Tu|We|Th|Fr|Sa|Su"  # days that this grammar does not read
_SHORT_DAYS = re.compile(rf"\b(?:{_SHORT})[ ,/-]+(?:{_SHORT})\b")


def with_hours_that_vary(phrases: Sequence[Phrase], plain: str) -> list[Phrase]:
    """Give the phrases with no hours but those that may be in the morning or the evening, which say nothing then.

    None where other hours are there, or a word that may change what is said.
    """
    is_unclear = [_is_unclear(phrases, at) for at in range(len(phrases))]
    has_others = any(
        not unclear and (isinstance(phrase, Hours) or (isinstance(phrase, Mark) and phrase.what in ("hard", "vague")))
        for phrase, unclear in zip(phrases, is_unclear, strict=True)
    )
    has_others |= _SHORT_DAYS.search(plain) is not None
    if has_others or not any(is_unclear) or not any(isinstance(phrase, Days) for phrase in phrases):
        return []
    return [
        Mark("varies", phrase.text) if unclear and isinstance(phrase, Hours | Mark) else phrase
        for phrase, unclear in zip(phrases, is_unclear, strict=True)
    ]


def _is_unclear(phrases: Sequence[Phrase], at: int) -> bool:
    """Whether it is a range that can be two things, or a time to begin that can, right behind the days."""
    phrase = phrases[at]
    if isinstance(phrase, Hours):
        return phrase.span is None and not phrase.is_empty
    is_time = isinstance(phrase, Mark) and phrase.what == "hard" and _TIME.fullmatch(phrase.text) is not None
    before = [each for each in phrases[:at] if each not in (Mark("comma", ","), Fact("monthly"))][-1:]
    return is_time and before != [] and isinstance(before[0], Days)
