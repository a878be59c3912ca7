"""The part of a session that decides its days, apart from times and places: what equal sessions share."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from fingerpost.records.session import BankHolidays, Repeats, Session, Week, Weekday

WEEK_ORDER = tuple(Weekday)


class Rule(NamedTuple):
    """What decides the days.

    Fields that do not matter for this kind of rule are empty, so that equal rules compare equal.
    """

    repeats: Repeats
    every: int
    days: tuple[Weekday, ...]
    weeks: tuple[Week, ...]
    month_days: tuple[int, ...]
    dates: tuple[date, ...]  # without those of not_on, unless that is all of them
    months: tuple[int, ...]
    starts_on: date | None
    ends_on: date | None
    term_time: str
    school_holidays: str
    bank_holidays: BankHolidays | None
    not_on: tuple[date, ...]
    also_on: tuple[date, ...]


NOTHING = Rule(Repeats.UNKNOWN, 1, (), (), (), (), (), None, None, "", "", None, (), ())


def is_week_unknown(session: Session) -> bool:
    """Whether its weekdays are known, but nobody has found out in which weeks: "Some Tuesdays, ask which"."""
    rule = rule_of(session)
    if rule.repeats is Repeats.SOME_WEEKS:
        return True
    if not rule.days or rule.repeats not in (Repeats.WEEKLY, Repeats.MONTHLY):
        return False
    is_uncounted = rule.every > 1 and rule.starts_on is None
    return is_uncounted or (rule.repeats is Repeats.MONTHLY and not rule.weeks)


def rule_of(session: Session) -> Rule:
    """Take the rule out of a session.

    A day somebody wrote down is meant literally, so dates have no terms, months or bank holidays; one date with
    others is a list of dates. A weekly session that names no day is on the weekday it starts on, and a monthly one
    that names neither day nor week on the day of the month it starts on. A day of the month goes before a weekday.
    """
    if session.repeats is Repeats.UNKNOWN:
        return NOTHING
    if session.repeats is Repeats.ONCE and not session.also_on:
        return NOTHING._replace(repeats=Repeats.ONCE, starts_on=session.starts_on, not_on=session.not_on)
    if session.repeats in (Repeats.ONCE, Repeats.DATES):
        return _rule_of_dates(session)
    every, days = session.every, session.days
    weeks: tuple[Week, ...] = ()
    month_days: tuple[int, ...] = ()
    if session.repeats is Repeats.WEEKLY:
        if not days and session.starts_on:
            days = (WEEK_ORDER[session.starts_on.weekday()],)
    elif session.repeats is Repeats.MONTHLY:
        weeks, month_days = session.weeks, session.month_days
        if not weeks and not days and not month_days and session.starts_on:
            month_days = (session.starts_on.day,)
        if month_days:
            days, weeks = (), ()
    else:
        every = 1
    return Rule(
        session.repeats,
        every,
        days,
        weeks,
        month_days,
        (),
        session.months if len(session.months) < 12 else (),
        session.starts_on,
        session.ends_on,
        session.term_time,
        session.school_holidays,
        session.bank_holidays,
        session.not_on,
        session.also_on,
    )


def _rule_of_dates(session: Session) -> Rule:
    dates = listed_days(session)
    to_keep = tuple(day for day in dates if day not in session.not_on) or dates
    not_on = tuple(day for day in dates if day in session.not_on)
    if len(dates) == 1:
        return NOTHING._replace(repeats=Repeats.ONCE, starts_on=dates[0], not_on=not_on)
    return NOTHING._replace(repeats=Repeats.DATES, dates=to_keep, not_on=not_on)


def is_one_date(session: Session) -> bool:
    """Whether it happens on one day only, so that its words are its next date."""
    return rule_of(session).repeats is Repeats.ONCE


def listed_days(session: Session) -> tuple[date, ...]:
    """Give the days that are written down one by one, in order, of a session that has no others."""
    first = session.dates if session.repeats is Repeats.DATES else (session.starts_on,) if session.starts_on else ()
    return tuple(sorted({*first, *session.also_on}))


def last_day(session: Session) -> date | None:
    """Give the last day that a session can fall on; None: nobody has written one."""
    if session.repeats in (Repeats.ONCE, Repeats.DATES):
        return max(listed_days(session), default=None)
    return max((session.ends_on, *session.also_on)) if session.ends_on else None
