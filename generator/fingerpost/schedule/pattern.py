"""Day patterns: one bit a day for the days from the build, so that the browser only asks which bit is set."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from fingerpost.records.calendar import Calendar
from fingerpost.records.session import Session
from fingerpost.schedule.dates import DAYS_AHEAD
from fingerpost.schedule.days import days_of


def day_pattern(
    sessions: Iterable[Session], calendars: Mapping[str, Calendar], nation: str, first: date, days: int = DAYS_AHEAD
) -> bytes:
    """Pack the days on which any of the sessions meets.

    Returns:
        ``pattern_size(days)`` bytes. Day ``i`` after ``first`` is bit ``i % 8`` of byte ``i // 8``,
        counted from the lowest bit: in JavaScript ``bytes[i >> 3] >> (i & 7) & 1``.
    """
    last = first + timedelta(days=days - 1)
    meets = 0
    for session in sessions:
        meets |= days_of(session, calendars, nation, first, last).meets
    return meets.to_bytes(pattern_size(days), "little")


def ask_pattern(
    sessions: Iterable[Session], calendars: Mapping[str, Calendar], nation: str, first: date, days: int = DAYS_AHEAD
) -> bytes:
    """Pack, in the same way, the days in the pattern that are bank holidays to ask about."""
    last = first + timedelta(days=days - 1)
    ask = sure = 0
    for session in sessions:
        found = days_of(session, calendars, nation, first, last)
        ask |= found.ask
        sure |= found.meets & ~found.ask
    return (ask & ~sure).to_bytes(pattern_size(days), "little")


def pattern_size(days: int = DAYS_AHEAD) -> int:
    """Give the size of a pattern in bytes: 50 for 400 days."""
    return (days + 7) // 8


class PatternTable:
    """Patterns that are equal are kept once; a session keeps the number of its own.

    Number 0 is always the pattern with no days. Others are numbered as they come, so add them in
    the order of the records.
    """

    def __init__(self, days: int = DAYS_AHEAD) -> None:
        self.days = days
        self._numbers: dict[bytes, int] = {bytes(pattern_size(days)): 0}

    def __len__(self) -> int:
        return len(self._numbers)

    def add(self, pattern: bytes) -> int:
        """Give the number of a pattern, a new one if it has not been seen."""
        if len(pattern) != pattern_size(self.days):
            raise ValueError(f"A pattern of {self.days} days has {pattern_size(self.days)} bytes, not {len(pattern)}")
        return self._numbers.setdefault(pattern, len(self._numbers))

    def to_bytes(self) -> bytes:
        """Give all patterns, one after another, in order of their number."""
        return b"".join(self._numbers)
