"""When people arrive, and when it begins: "7.15 for 7.30pm" is from 7.15pm."""

from __future__ import annotations

import re

from fingerpost.schedule.hours.clock import NOON, Clock, read_clock

_TIME = r"(?:\d{1,2}(?:[.:][0-5]\d)?\s?(?:[ap]\.?m\b\.?)?|(?:12\s?)?(?:noon|midday)\b)"
# The later of the two has minutes or a half of the day: "10am for 2 hours" is another thing.
FIRST_OF_TWO = (
    rf"(?<![\d£$.:])\b{_TIME}\s*for\s+(?:a\s+)?(?:\d{{1,2}}[.:][0-5]\d(?:\s?[ap]\.?m\b\.?)?|\d{{1,2}}\s?[ap]\.?m\b\.?)"
    r"(?:\s+(?:start|prompt))?(?!\s?[:.]?\d)"
)
_PARTS = re.compile(r"(?P<first>.*?)\s*for\s+(?:a\s+)?(?P<second>.*?)(?:\s+(?:start|prompt))?", re.IGNORECASE)
_LONGEST = 60  # minutes from the one to the other


def first_of_two(text: str) -> Clock | None:
    """Give the first, with the half of the day that the second shows; None if they are no such pair.

    >>> first_of_two("7.15 for 7.30pm"), first_of_two("5 for 10pm")
    (Clock(hour=7, minute=15, half='pm', form='dot'), None)
    """
    match = _PARTS.fullmatch(text)
    first, second = (read_clock(match[name]) for name in ("first", "second")) if match else (None, None)
    if first is None or second is None:
        return None
    if first.hour == NOON // 60 and first.half in ("", "noon") and second.half != "am":  # "12 for 12.30"
        return first._replace(half=first.half or "pm") if _is_soon(first.literal, second.literal) else None
    if not second.half or first.half:
        return first if _is_soon(first.literal, second.literal) and first.half in ("", second.half) else None
    for half in ("am", "pm"):
        if 0 < _minutes(second, second.half) - _minutes(first, half) <= _LONGEST:
            return first._replace(half=half)
    return None


def _minutes(at: Clock, half: str) -> int:
    return at.literal % NOON + (NOON if half == "pm" else 0)


def _is_soon(first: int, second: int) -> bool:
    return 0 < (second - first) % NOON <= _LONGEST
