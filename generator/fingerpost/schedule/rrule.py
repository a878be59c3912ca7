"""Write a session as a rule for other calendars, never an endless one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from fingerpost.records.calendar import Calendar
from fingerpost.records.session import Repeats, Session, Weekday
from fingerpost.schedule.bits import days_in
from fingerpost.schedule.days import WEEK_NUMBERS, days_of, regular_bits
from fingerpost.schedule.rule import Rule, rule_of

DAY_CODES = dict(zip(Weekday, ("MO", "TU", "WE", "TH", "FR", "SA", "SU"), strict=True))


@dataclass(frozen=True, slots=True)
class Recurrence:
    """What an iCalendar event needs: its first day, its rule, and the days that the rule gets wrong."""

    first: date  # DTSTART: always a day of the session
    rrule: str  # "" when there is nothing regular
    not_on: tuple[date, ...]  # EXDATE: term breaks, bank holidays and exceptions
    also_on: tuple[date, ...]  # RDATE


def rrule_of(session: Session, until: date, timezone: str = "") -> str:
    """Write the repetition of a session as an iCalendar rule, such as ``FREQ=WEEKLY;BYDAY=TU;UNTIL=20271121``.

    It always ends: on the session's last day, or on ``until`` when that is sooner or there is none.
    What does not repeat, or cannot be worked out, gives "". Terms, bank holidays and exceptions are
    not in it: see ``recurrence_of``. Counting every other week starts from DTSTART, so that must be
    a day of the session.

    With a timezone, and when the session says when it starts, UNTIL is a moment in UTC, as DTSTART
    with a time needs; else a day. It is the end of the last day, unless a reader that compares it with
    the clock of the place, as rrule of npm does, would then lose that day or add another.

    Source: RFC 5545, section 3.3.10.
    """
    rule = rule_of(session)
    pattern = _pattern(rule)
    if not pattern:
        return ""
    last = min(until, rule.ends_on) if rule.ends_on else until
    stamp = f"{last:%Y%m%d}"
    if timezone and session.starts is not None:
        stamp = f"{_end_of(last, session.starts, timezone):%Y%m%dT%H%M%SZ}"
    every = f";INTERVAL={rule.every}" if rule.every > 1 else ""
    months = f";BYMONTH={','.join(map(str, rule.months))}" if rule.months else ""
    return f"{pattern[0]}{every}{months};{pattern[1]};UNTIL={stamp}"


def recurrence_of(
    session: Session, calendars: Mapping[str, Calendar], nation: str, first: date, until: date, *, timezone: str = ""
) -> Recurrence | None:
    """Write all that another calendar needs to show the same days from first to until; None: there are none."""
    meets = days_of(session, calendars, nation, first, until).meets
    regular = regular_bits(rule_of(session), first, until)
    both = meets & regular
    if not meets:
        return None
    if not both:
        start, *others = days_in(meets, first)
        return Recurrence(start, "", (), tuple(others))
    start = next(days_in(both, first))
    last = first + timedelta(days=both.bit_length() - 1)
    rule = rrule_of(session, last, timezone)
    # The rule goes from the first day to the last, so what is before or after needs no exception: summer after the last
    # term that is known would be dozens.
    within = (1 << both.bit_length()) - (1 << (start - first).days)
    return Recurrence(
        start,
        rule,
        tuple(days_in(regular & ~meets & within, first)),
        tuple(days_in(meets & ~regular, first)),
    )


def _end_of(last: date, starts: time, timezone: str) -> datetime:
    zone = ZoneInfo(timezone)
    end = datetime.combine(last, time(23, 59, 59), tzinfo=zone).astimezone(UTC)
    start = datetime.combine(last, starts, tzinfo=zone).astimezone(UTC)
    by_clock = datetime.combine(last, starts, tzinfo=UTC)
    low, high = max(start, by_clock), min(start, by_clock) + timedelta(days=1)
    return end if low < end < high else low + timedelta(minutes=1)


def _pattern(rule: Rule) -> tuple[str, str] | None:
    if rule.every < 1 or (rule.every > 1 and rule.starts_on is None):
        return None
    if rule.repeats is Repeats.WEEKLY and rule.days:
        # Weeks begin on Monday, which matters when every other week is counted from a Sunday.
        return "FREQ=WEEKLY", f"WKST=MO;BYDAY={','.join(DAY_CODES[day] for day in rule.days)}"
    if rule.repeats is not Repeats.MONTHLY:
        return None
    if rule.weeks and rule.days:
        by_day = ",".join(f"{WEEK_NUMBERS[week]}{DAY_CODES[day]}" for week in rule.weeks for day in rule.days)
        return "FREQ=MONTHLY", f"BYDAY={by_day}"
    if rule.month_days:
        return "FREQ=MONTHLY", f"BYMONTHDAY={','.join(map(str, rule.month_days))}"
    return None
