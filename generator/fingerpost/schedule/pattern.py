"""Day patterns: one bit a day for the days from the build, so that the browser only asks which bit is set."""

from __future__ import annotations

from fingerpost.schedule.dates import DAYS_AHEAD
from fingerpost.schedule.days import Days


def pack_days(bits: int, days: int = DAYS_AHEAD) -> bytes:
    """Pack the bits of ``schedule.days``.

    Returns:
        ``pattern_size(days)`` bytes. Day ``i`` after the first is bit ``i % 8`` of byte ``i // 8``,
        counted from the lowest bit: in JavaScript ``bytes[i >> 3] >> (i & 7) & 1``.
    """
    return bits.to_bytes(pattern_size(days), "little")


def pattern_size(days: int = DAYS_AHEAD) -> int:
    """Give the size of a pattern in bytes: 50 for 400 days."""
    return (days + 7) // 8


class PatternTable:
    """Patterns that are equal are kept once; a session keeps the number of its own.

    A pattern may have days that are to be asked about, which are a pattern of the same table: ``asks`` gives its
    number. Number 0 is always the pattern with no days. Others are numbered as they come, so add them in the order
    of the records.
    """

    def __init__(self, days: int = DAYS_AHEAD) -> None:
        self.days = days
        self._numbers: dict[Days, int] = {Days(0, 0): 0}

    def __len__(self) -> int:
        return len(self._numbers)

    def add(self, days: Days) -> int:
        """Give the number of the days of a session, a new one if they have not been seen."""
        number = self._numbers.get(days)
        if number is None:
            if days.ask:
                self.add(Days(days.ask, 0))
            number = self._numbers[days] = len(self._numbers)
        return number

    @property
    def asks(self) -> list[int]:
        """For each pattern, the number of the pattern of its days that are to be asked about."""
        return [self._numbers[Days(days.ask, 0)] for days in self._numbers]

    def to_bytes(self) -> bytes:
        """Give all patterns, one after another, in order of their number."""
        return b"".join(pack_days(pattern.meets, self.days) for pattern in self._numbers)
