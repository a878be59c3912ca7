"""Days as the bits of one whole number: bit 0 is the first day of a window, bit 1 the next.

Taking days away or adding them is then one operation on one number, whatever the number of days.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta


def bits_of(days: Iterable[date], first: date, last: date) -> int:
    """Set a bit for each of the days from first to last; other days are left out."""
    bits = 0
    for day in days:
        if first <= day <= last:
            bits |= 1 << (day - first).days
    return bits


def bits_between(start: date | None, end: date | None, first: date, last: date) -> int:
    """Set the bits of every day from start to end, both included, within first to last. None: no limit that way."""
    low = max(start, first) if start else first
    high = min(end, last) if end else last
    if low > high:
        return 0
    return ((1 << ((high - low).days + 1)) - 1) << (low - first).days


def lowest(bits: int) -> int:
    """Give the number of the lowest bit that is set; there must be one."""
    return (bits & -bits).bit_length() - 1


def days_in(bits: int, first: date) -> Iterator[date]:
    """Give the days whose bit is set, in order."""
    while bits:
        yield first + timedelta(days=lowest(bits))
        bits &= bits - 1
