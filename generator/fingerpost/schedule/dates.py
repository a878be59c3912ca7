"""The actual dates of a session: each one, and the first of some days."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, time, timedelta

from fingerpost.records.calendar import Calendar
from fingerpost.records.session import Session
from fingerpost.schedule.bits import days_in, lowest
from fingerpost.schedule.days import Days, days_of

DAYS_AHEAD = 400  # a year, and a month to spare for what comes once a year


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One actual date that a session falls on. Times are clock times at the place."""

    day: date
    starts: time | None
    ends: time | None
    ends_on: date  # the day after, when it goes on past midnight
    ask: bool = False  # a bank holiday, and the group has not said that it is open


def occurrences(
    session: Session, calendars: Mapping[str, Calendar], nation: str, first: date, last: date
) -> Iterator[Occurrence]:
    """Give every occurrence from first to last, both included, in order and each day once.

    Rules that are settled here: ``not_on`` takes a day away whatever else says; ``also_on`` adds a
    day, outside term, on bank holidays and after ``ends_on`` too; days past the last term known,
    or of a calendar that is not there, are not known and so not given.
    """
    meets, ask = days_of(session, calendars, nation, first, last)
    for day in days_in(meets, first):
        yield _occurrence(session, day, ask=bool(ask >> (day - first).days & 1))


def first_occurrence(session: Session, days: Days, first: date) -> Occurrence | None:
    """Give the soonest occurrence of the days that ``days_of`` found from first on; None: there is none."""
    if not days.meets:
        return None
    number = lowest(days.meets)
    return _occurrence(session, first + timedelta(days=number), ask=bool(days.ask >> number & 1))


def _occurrence(session: Session, day: date, *, ask: bool) -> Occurrence:
    ends_on = day + timedelta(days=1) if session.ends_next_day else day
    return Occurrence(day, session.starts, session.ends, ends_on, ask)
