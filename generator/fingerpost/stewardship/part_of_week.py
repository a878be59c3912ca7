"""The parts of the week, of the coming four weeks: mornings, afternoons and evenings of weekdays, and the weekend."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time
from functools import lru_cache

from fingerpost.edition.edition import Edition
from fingerpost.records.session import Repeats, Session

PARTS = ("weekday morning", "weekday afternoon", "weekday evening", "weekend")
IN_THE = {part: f"on a {part}" for part in PARTS[:3]} | {"weekend": "at the weekend"}
WEEKS = 4
NOON, EVENING = time(12), time(17)
_AHEAD = (1 << 7 * WEEKS) - 1


@lru_cache(maxsize=16)
def weekends(today: date) -> int:
    """The Saturdays and Sundays of the coming four weeks, as bits from today on."""
    return sum(1 << day for day in range(7 * WEEKS) if (today.weekday() + day) % 7 > 4)


def meetings(edition: Edition, session: Session) -> int:
    """The days of the coming four weeks on which it meets, as bits from today on."""
    return edition.days_ahead(session).meets & _AHEAD


def parts_of_session(edition: Edition, session: Session) -> Iterator[str | None]:
    """The parts in which it meets; None, if nobody has said on which days or at what time."""
    if session.repeats in (Repeats.BY_ARRANGEMENT, Repeats.UNKNOWN):
        yield None
    days, weekend = meetings(edition, session), weekends(edition.today)
    if days & weekend:
        yield PARTS[3]
    if days & ~weekend:
        if session.starts is None:  # at a time that is not known it is in no part of the day
            yield None
        else:
            yield PARTS[0] if session.starts < NOON else PARTS[1] if session.starts < EVENING else PARTS[2]
