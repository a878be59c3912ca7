"""The days of a text whose hours can be two things: of "Wed 7-8", Wednesday is certain."""

from __future__ import annotations

import re
from collections.abc import Sequence

from fingerpost.schedule.hours.phrase import Days, Hours, Mark, Phrase

_SHORT = "Mo|Tu|We|Th|Fr|Sa|Su"  # days that this grammar does not read
_SHORT_DAYS = re.compile(rf"\b(?:{_SHORT})[ ,/-]+(?:{_SHORT})\b")


def with_hours_that_vary(phrases: Sequence[Phrase], plain: str) -> list[Phrase]:
    """Give the phrases with no hours but those that may be in the morning or the evening, which say nothing then.

    None where other hours are there, or a word that may change what is said.
    """
    is_unclear = [isinstance(phrase, Hours) and phrase.span is None and not phrase.is_empty for phrase in phrases]
    has_others = any(
        (isinstance(phrase, Hours) and not unclear) or (isinstance(phrase, Mark) and phrase.what in ("hard", "vague"))
        for phrase, unclear in zip(phrases, is_unclear, strict=True)
    )
    has_others |= _SHORT_DAYS.search(plain) is not None
    if has_others or not any(is_unclear) or not any(isinstance(phrase, Days) for phrase in phrases):
        return []
    return [
        Mark("varies", phrase.text) if unclear and isinstance(phrase, Hours) else phrase
        for phrase, unclear in zip(phrases, is_unclear, strict=True)
    ]
