"""The part of a session that decides its days, apart from times and places: what equal sessions share."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from fingerpost.records.session import BankHolidays, Repeats, Session, Week, Weekday

WEEK_ORDER = tuple(Weekday)


class Rule(NamedTuple):
    """What decides the days. Fields that do not matter to the kind of rule are empty, so that equal means equal."""

    repeats: Repeats
    every: int
    days: tuple[Weekday, ...]
    weeks: tuple[Week, ...]
    starts_on: date | None
    ends_on: date | None
    term_time: str
    bank_holidays: BankHolidays | None
    not_on: tuple[date, ...]
    also_on: tuple[date, ...]


def rule_of(session: Session) -> Rule:
    """Take the rule out of a session.

    A day somebody wrote down is meant as it stands, so one date has no terms or bank holidays.
    A weekly session that names no day is on the weekday it starts on.
    """
    every, days, weeks = session.every, session.days, session.weeks
    if session.repeats is Repeats.ONCE:
        return Rule(
            Repeats.ONCE, 1, (), (), session.starts_on, None, "", None, session.not_on, session.also_on
        )  # fmt: skip
    if session.repeats is Repeats.WEEKLY:
        weeks = ()
        if not days and session.starts_on:
            days = (WEEK_ORDER[session.starts_on.weekday()],)
    elif session.repeats is Repeats.BY_ARRANGEMENT:
        every, weeks = 1, ()
    return Rule(
        session.repeats,
        every,
        days,
        weeks,
        session.starts_on,
        session.ends_on,
        session.term_time,
        session.bank_holidays,
        session.not_on,
        session.also_on,
    )
