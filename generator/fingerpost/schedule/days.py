"""The days a rule falls on, in a window of days: the one place where dates are worked out."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import NamedTuple

from dateutil.rrule import MONTHLY, rrule, weekday

from fingerpost.records.calendar import Calendar
from fingerpost.records.session import BankHolidays, Repeats, Session, Week, Weekday
from fingerpost.schedule.bank_holidays import bank_holiday_bits
from fingerpost.schedule.bits import bits_between, bits_of
from fingerpost.schedule.rule import Rule, rule_of
from fingerpost.schedule.terms import school_holiday_bits, term_bits

WEEK_NUMBERS = {Week.FIRST: 1, Week.SECOND: 2, Week.THIRD: 3, Week.FOURTH: 4, Week.FIFTH: 5, Week.LAST: -1}


class Days(NamedTuple):
    """Both as bits of the same window."""

    meets: int
    ask: int  # those of them that are a bank holiday on which nobody has said whether it is open


NEVER = Days(0, 0)


def days_of(session: Session, calendars: Mapping[str, Calendar], nation: str, first: date, last: date) -> Days:
    """Give the days from first to last, both included, on which a session meets.

    The nation is as in ``bank_holidays``. Worked out once for each different rule.
    """
    return days_of_rule(rule_of(session), calendars, nation, first, last)


def days_of_rule(rule: Rule, calendars: Mapping[str, Calendar], nation: str, first: date, last: date) -> Days:
    """The same, of a rule."""
    if last < first:
        return NEVER
    terms = calendars.get(rule.term_time) if rule.term_time else None
    holidays = calendars.get(rule.school_holidays) if rule.school_holidays else None
    return _days_of_rule(rule, terms, holidays, nation, first, last)


@lru_cache(maxsize=32768)
def _days_of_rule(
    rule: Rule, terms: Calendar | None, school_holidays: Calendar | None, nation: str, first: date, last: date
) -> Days:
    also = bits_of(rule.also_on, first, last)  # outside term and on bank holidays too: somebody wrote it down
    never = bits_of(rule.not_on, first, last)
    if rule.repeats is Repeats.ONCE:
        once = bits_of([rule.starts_on] if rule.starts_on else [], first, last)
        return Days(once & ~never, 0)
    if rule.repeats is Repeats.DATES:
        return Days(bits_of(rule.dates, first, last) & ~never, 0)
    regular = regular_bits(rule, first, last)
    if rule.term_time:
        regular &= term_bits(terms, first, last) if terms else 0
    if rule.school_holidays:
        regular &= school_holiday_bits(school_holidays, first, last) if school_holidays else 0
    holidays = bank_holiday_bits(nation, first, last) if regular and rule.bank_holidays != BankHolidays.OPEN else 0
    if rule.bank_holidays is BankHolidays.CLOSED:
        regular &= ~holidays
    meets = (regular | also) & ~never
    return Days(meets, meets & holidays & ~also)


def regular_bits(rule: Rule, first: date, last: date) -> int:
    """Give the days of the repetition alone, from its first day to its last, as bits.

    Only those in the months of the rule. A rule that cannot be worked out has none: every other week without a first
    day, monthly without a week or a day of the month, by arrangement, not known. Printed dates are nothing regular.
    From a day to one before it there are none.
    """
    if last < first or rule.every < 1 or (rule.every > 1 and rule.starts_on is None):
        return 0
    if rule.repeats is Repeats.WEEKLY and rule.days:
        from_day = _first_week(rule, first)
        bits = _weekly(every=rule.every, days=rule.days, from_day=from_day, first=first, last=last)
    elif rule.repeats is Repeats.MONTHLY and (rule.weeks or rule.month_days):
        bits = _monthly(
            every=rule.every,
            days=rule.days,
            weeks=rule.weeks,
            month_days=rule.month_days,
            from_day=_first_month(rule, first),
            first=first,
            last=last,
        )
    else:
        return 0
    if rule.months:
        bits &= _month_bits(rule.months, first, last)
    return bits & bits_between(rule.starts_on, rule.ends_on, first, last)


@lru_cache(maxsize=256)
def _month_bits(months: tuple[int, ...], first: date, last: date) -> int:
    """Give the days from first to last that are in one of the months of the year, as bits."""
    bits = 0
    begins = first
    while begins <= last:
        ends = begins.replace(day=monthrange(begins.year, begins.month)[1])
        if begins.month in months:
            bits |= bits_between(begins, ends, first, last)
        if ends == date.max:
            break
        begins = ends + timedelta(days=1)
    return bits


def _first_week(rule: Rule, first: date) -> date:
    """Give the day to count weeks from: never long before the window, however long ago it all began."""
    monday = first - timedelta(days=first.weekday()) if first.toordinal() > 7 else date.min
    if rule.every == 1 or rule.starts_on is None:
        return monday
    weeks = max((monday - rule.starts_on).days // 7, 0)
    return rule.starts_on + timedelta(weeks=weeks - weeks % rule.every)


def _first_month(rule: Rule, first: date) -> date:
    """Give the first of the month to count from."""
    month = first.replace(day=1)
    if rule.every == 1 or rule.starts_on is None:
        return month
    begins = rule.starts_on.replace(day=1)
    months = max((month.year - begins.year) * 12 + month.month - begins.month, 0)
    years, number = divmod(begins.month - 1 + months - months % rule.every, 12)
    return date(begins.year + years, number + 1, 1)


@lru_cache(maxsize=4096)
def _weekly(*, every: int, days: tuple[Weekday, ...], from_day: date, first: date, last: date) -> int:
    """Weeks begin on Monday. A test compares this with dateutil, which takes 400 times as long for 400 days."""
    monday, length = from_day.weekday(), 7 * every
    rounds = ((last - from_day).days + monday) // length + 1
    week = sum(1 << day.number for day in set(days))
    # The week of the first day, and the same again each so many weeks.
    bits = week * (((1 << rounds * length) - 1) // ((1 << length) - 1)) >> monday if rounds > 0 else 0
    ahead = (from_day - first).days
    return (bits << ahead if ahead >= 0 else bits >> -ahead) & ((1 << (last - first).days + 1) - 1)


@lru_cache(maxsize=4096)
def _monthly(
    *,
    every: int,
    days: tuple[Weekday, ...],
    weeks: tuple[Week, ...],
    month_days: tuple[int, ...],
    from_day: date,
    first: date,
    last: date,
) -> int:
    if month_days:
        by: dict[str, object] = {"bymonthday": list(month_days)}
    elif days and weeks:
        by = {"byweekday": [weekday(day.number, WEEK_NUMBERS[week]) for week in weeks for day in days]}
    else:
        return 0
    dates = rrule(MONTHLY, interval=every, dtstart=_midnight(from_day), until=_midnight(last), **by)  # type: ignore[arg-type]
    return bits_of((moment.date() for moment in dates), first, last)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time())
