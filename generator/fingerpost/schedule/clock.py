"""Clock times at a place become moments, also on the two nights a year when the clocks change."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from functools import lru_cache
from zoneinfo import ZoneInfo

from fingerpost.schedule.dates import Occurrence


def local_start(occurrence: Occurrence, timezone: str) -> datetime | None:
    """Give the moment an occurrence starts, with the offset of that day; None: the time is not known.

    The rule of RFC 5545, section 3.3.5: a time that comes twice means the first of the two, and a
    time that is skipped counts from before the change, so 1:30am on the night the clocks go
    forward is 2:30am.
    """
    return None if occurrence.starts is None else _moment(occurrence.day, occurrence.starts, timezone)


def local_end(occurrence: Occurrence, timezone: str) -> datetime | None:
    """Give the moment an occurrence ends, by the same rule; None: the time is not known."""
    return None if occurrence.ends is None else _moment(occurrence.ends_on, occurrence.ends, timezone)


def _moment(day: date, at: time, timezone: str) -> datetime:
    zone = _zone(timezone)
    # There and back again: UTC has no skipped times, so a time that does not exist comes back as one that does.
    return datetime.combine(day, at, tzinfo=zone).astimezone(UTC).astimezone(zone)


@lru_cache
def _zone(timezone: str) -> ZoneInfo:
    return ZoneInfo(timezone)
