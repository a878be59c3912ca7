"""The time zone block of a calendar: a rule for summer and one for winter, and nothing else.

Some readers are an hour out all winter when it lists each change of the clocks instead, or begins late: of 26 valid
files with the block of a common library, ical.js had 9 wrong, and 2 with this one (docs/decisions/0034-calendars.md).
Source: RFC 5545, section 3.6.5.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from fingerpost.exchange.ical.lines import line

BEGINS = 1970  # long before any event: a reader has no offset for what is earlier
_CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_LAST = -1


@dataclass(frozen=True, slots=True)
class _Change:
    """One change of the clocks, by the clock before it."""

    at: datetime
    before: timedelta
    after: timedelta
    name: str
    is_summer: bool


@lru_cache(maxsize=8)
def zone_block(timezone: str, year: int) -> str:
    """The block of a time zone, with the rules it has in a year.

    A zone whose changes keep to no rule of months and weekdays gets each change of that year and the next.
    """
    zone = ZoneInfo(timezone)
    changes = [change for each in (year, year + 1, year + 2) for change in _changes(zone, each)]
    lines = [line("BEGIN", "VTIMEZONE"), line("TZID", timezone)]
    if not changes:
        now = datetime(year, 1, 1, tzinfo=zone)
        offset = now.utcoffset() or timedelta()
        lines.append(_part("STANDARD", f"{BEGINS}0101T000000", offset, offset, now.tzname() or timezone, ""))
    this_year = [change for change in changes if change.at.year == year]
    for change in this_year:
        kind = "DAYLIGHT" if change.is_summer else "STANDARD"
        alike = [each for each in changes if each.is_summer is change.is_summer]
        week = _week(alike)
        if len(this_year) == 2 and week is not None:  # forward and back
            first = _day_of(BEGINS, change.at.month, change.at.weekday(), week)
            rule = f"FREQ=YEARLY;BYMONTH={change.at.month};BYDAY={week}{_CODES[change.at.weekday()]}"
            starts = f"{first:%Y%m%d}T{change.at:%H%M%S}"
            lines.append(_part(kind, starts, change.before, change.after, change.name, rule))
        else:
            lines += [
                _part(kind, f"{each.at:%Y%m%dT%H%M%S}", each.before, each.after, each.name, "")
                for each in alike
                if len(this_year) == 2 or each is change or each.at.year > year
            ]
    lines.append(line("END", "VTIMEZONE"))
    return "".join(dict.fromkeys(lines))


def _part(kind: str, starts: str, before: timedelta, after: timedelta, name: str, rule: str) -> str:
    return "".join(
        (
            line("BEGIN", kind),
            line("DTSTART", starts),
            line("TZOFFSETFROM", _offset(before)),
            line("TZOFFSETTO", _offset(after)),
            line("TZNAME", name),
            line("RRULE", rule) if rule else "",
            line("END", kind),
        )
    )


def _changes(zone: ZoneInfo, year: int) -> list[_Change]:
    """The changes of a year, found to the minute."""
    changes = []
    start, end = datetime(year, 1, 1, tzinfo=UTC), datetime(year + 1, 1, 1, tzinfo=UTC)
    at = start
    while at < end:
        following = at + timedelta(days=1)
        if _offset_at(zone, at) != _offset_at(zone, following):
            low, high = at, following
            while high - low > timedelta(minutes=1):
                middle = low + timedelta(minutes=(high - low) // timedelta(minutes=2))
                low, high = (middle, high) if _offset_at(zone, middle) == _offset_at(zone, low) else (low, middle)
            before, after = _offset_at(zone, low), _offset_at(zone, high)
            then = high.astimezone(zone)
            is_summer = after > before
            changes.append(_Change((high + before).replace(tzinfo=None), before, after, then.tzname() or "", is_summer))
        at = following
    return changes


def _offset_at(zone: ZoneInfo, moment: datetime) -> timedelta:
    return moment.astimezone(zone).utcoffset() or timedelta()


def _week(changes: list[_Change]) -> int | None:
    """Which weekday of its month the changes are on: 1 to 4, or -1 for the last; None if they agree on none."""
    first = changes[0].at
    if any(
        (each.at.month, each.at.weekday(), each.at.time()) != (first.month, first.weekday(), first.time())
        for each in changes
    ):
        return None
    for week in (_LAST, 1, 2, 3, 4):
        if all(_day_of(each.at.year, first.month, first.weekday(), week) == each.at.date() for each in changes):
            return week
    return None


def _day_of(year: int, month: int, weekday: int, week: int) -> date:
    if week == _LAST:
        last = date(year, month, monthrange(year, month)[1])
        return last - timedelta(days=(last.weekday() - weekday) % 7)
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (week - 1))


def _offset(offset: timedelta) -> str:
    minutes = int(offset.total_seconds()) // 60
    sign = "-" if minutes < 0 else "+"
    return f"{sign}{abs(minutes) // 60:02}{abs(minutes) % 60:02}"
