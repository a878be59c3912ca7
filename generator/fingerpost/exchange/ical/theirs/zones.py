"""Moments of a calendar as the clock of the directory shows them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo, available_timezones

FLOATING = ""  # whatever the clock at the place says
_IN_TEXT = re.compile(r"[A-Za-z_]+/[A-Za-z_+-]+(?:/[A-Za-z_]+)?$")
# How Outlook spells its zones out in older calendars.
_CITIES = {"London": "Europe/London", "Edinburgh": "Europe/London"}
_UTC = frozenset({"UTC", "ETC/UTC", "Z", "TZONE://MICROSOFT/UTC", "COORDINATED UNIVERSAL TIME"})


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, with the clock time if there is one, and the zone of that clock."""

    day: date
    at: time | None = None
    zone: str = FLOATING

    def in_zone(self, zone: str) -> Moment:
        """The same moment by another clock. What floats, and a whole day, stays what it is."""
        if self.at is None or self.zone in (FLOATING, zone):
            return Moment(self.day, self.at, zone if self.at else FLOATING)
        try:
            there = datetime.combine(self.day, self.at, ZoneInfo(self.zone)).astimezone(ZoneInfo(zone))
        except (ValueError, OverflowError):  # the first or the last day there is
            return Moment(self.day, self.at, zone)
        return Moment(there.date(), there.time(), zone)

    def plus(self, length: timedelta) -> Moment:
        """So much later by the same clock."""
        later = datetime.combine(self.day, self.at or time()) + length
        return Moment(later.date(), None if self.at is None else later.time(), self.zone)


def zone_of(name: str, also: Mapping[str, str]) -> str | None:
    """The time zone that a calendar means.

    Args:
        name: As the calendar has it: a name of the time zone database, or of Windows.
        also: What the calendar says of its own zones: X-LIC-LOCATION, by their names.

    Returns:
        A name of the time zone database; None: nobody knows.

    >>> zone_of("GMT Standard Time", {}), zone_of("/softwarestudio.org/Olson_20011030_5/Europe/London", {})
    ('Europe/London', 'Europe/London')
    >>> zone_of("tzone://Microsoft/Utc", {}), zone_of("Customized Time Zone", {})
    ('UTC', None)
    """
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

    bare = name.strip().strip("\"'")
    if bare.upper() in _UTC:
        return "UTC"
    for each in (bare, also.get(bare, ""), also.get(name, "")):
        if each in _zone_names():
            return each
        if each in WINDOWS_TO_OLSON:
            return WINDOWS_TO_OLSON[each]
        if (match := _IN_TEXT.search(each)) and match[0] in _zone_names():
            return match[0]
        if (match := _IN_TEXT.search(each)) and (inner := match[0].partition("/")[2]) in _zone_names():
            return inner
    return next((zone for city, zone in _CITIES.items() if city in bare), None)


@lru_cache(maxsize=1)
def _zone_names() -> frozenset[str]:
    return frozenset(available_timezones())


@lru_cache(maxsize=64)
def is_same_clock(zone: str, other: str, year: int) -> bool:
    """Whether two clocks show the same all that year and the next."""
    if FLOATING in (zone, other) or zone == other:
        return True
    first = datetime(year, 1, 1, 12, tzinfo=UTC)
    days = (first + timedelta(days=7 * week) for week in range(105))
    return all(
        day.astimezone(ZoneInfo(zone)).utcoffset() == day.astimezone(ZoneInfo(other)).utcoffset() for day in days
    )
