"""Who comes at which of several times of a day: "Juniors on Mondays 6pm-7pm and seniors 7pm-9pm"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from fingerpost.schedule.hours.clock import Span

_LEVELS = frozenset(
    (
        *("junior", "juniors", "senior", "seniors", "beginner", "beginners", "improver", "improvers", "intermediate"),
        *(
            "intermediates",
            "advanced",
            "adult",
            "adults",
            "child",
            "children",
            "ladies",
            "men",
            "women",
            "girls",
            "boys",
        ),
        *("minis", "youth", "youths", "teens", "teenagers", "cubs", "beavers", "scouts", "rainbows", "brownies"),
        *("guides", "squirrels", "explorers", "toddlers", "babies", "the", "for", "our", "older", "younger", "ones"),
        *("class", "classes", "group", "groups", "session", "sessions", "training"),
    )
)
_AGES = re.compile(
    r"(?:(?:under|over|aged|ages|u)[ -]?)?\d{1,2}(?:'?s)?(?:[ -]+(?:to[ -]+)?\d{1,2}(?:'?s)?)?", re.IGNORECASE
)


def is_next_level(words: Iterable[str], before: Span, span: Span) -> bool:
    """Whether the words are of people alone, and their time is after that of the others on the same day."""
    names = [word for text in words for word in ([text] if _AGES.fullmatch(text) else text.casefold().split())]
    are_people = bool(names) and all(name in _LEVELS or _AGES.fullmatch(name) for name in names)
    is_same_kind = (before.ends is None) == (span.ends is None)
    last = before.starts if before.ends is None else before.ends
    is_later = span.starts >= last if before.ends is not None else span.starts > last
    return are_people and is_same_kind and is_later and not before.next_day
