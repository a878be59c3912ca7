"""Occurrences that people can go to, by day: for What's on, the front page, and the pages of towns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import TypeVar

from fingerpost.edition.edition import DatedOccurrence, Edition, is_always
from fingerpost.records.activity import Activity
from fingerpost.records.session import Session
from fingerpost.schedule.dates import DAYS_AHEAD

Thing = TypeVar("Thing")


def is_outing(edition: Edition, activity: Activity, session: Session) -> bool:
    """Whether it is something to go to: no helpline, nothing that is there day and night, and never a refuge."""
    return not (session.phone or is_always(session) or edition.is_sensitive(activity) or edition.is_crisis(activity))


def outings(edition: Edition, days: int) -> Mapping[date, tuple[DatedOccurrence, ...]]:
    """The outings on each of the coming days, today first, each day in order of time."""
    return {
        day: tuple(dated for dated in dates if is_outing(edition, dated.activity, dated.session))
        for day, dates in edition.occurrences_by_day(days).items()
    }


def still_on(edition: Edition) -> list[DatedOccurrence]:
    """Outings that began on the evening before and go on past midnight, in the order in which they end.

    A page cannot know the hour: without a script it says until when each is on, with one it leaves out what has ended.
    """
    eve = edition.today - timedelta(days=1)
    dates = [
        DatedOccurrence(activity, session, occurrence)
        for activity in edition.directory.activities.values()
        if activity.closed is None
        for session in edition.sessions_to_join(activity)
        if session.ends_next_day and session.starts and session.ends and is_outing(edition, activity, session)
        for occurrence in edition.occurrences(session, eve, eve)
    ]
    return sorted(dates, key=lambda dated: (dated.session.ends, dated.activity.name, dated.activity.id))


def was_on_yesterday(edition: Edition, session: Session) -> bool:
    """Whether a session was on the evening before the day of the build."""
    eve = edition.today - timedelta(days=1)
    return any(edition.occurrences(session, eve, eve))


def sample_of_each_day(days: Iterable[tuple[DatedOccurrence, ...]], a_day: int) -> list[DatedOccurrence]:
    """A sample of each day, each session once: enough for a list of any day, as most things are weekly.

    Sessions past midnight are included: for some hours they may be all that is on.
    """
    sample: dict[tuple[str, int], DatedOccurrence] = {}
    for dates in days:
        late = [dated for dated in dates if dated.session.ends_next_day]
        for dated in (*evenly_spaced(unique_activities(dates), a_day), *late[:a_day]):
            sample.setdefault((dated.activity.id, dated.activity.sessions.index(dated.session)), dated)
    return list(sample.values())


def count_outings(edition: Edition) -> list[int]:
    """How many activities there are to go to on each day that the patterns cover, today first."""
    # Adds up all patterns at once: each number holds one binary digit of the count of every day.
    digits: list[int] = []
    for meets in _outings(edition):
        carry = meets
        for place, digit in enumerate(digits):
            digits[place], carry = digit ^ carry, digit & carry
            if not carry:
                break
        if carry:
            digits.append(carry)
    return [sum((digit >> day & 1) << place for place, digit in enumerate(digits)) for day in range(DAYS_AHEAD)]


def _outings(edition: Edition) -> Iterator[int]:
    for activity in edition.activities:
        meets = 0
        for session in edition.sessions_to_join(activity):
            if is_outing(edition, activity, session):
                meets |= edition.days_ahead(session).meets
        yield meets


def unique_activities(dates: Iterable[DatedOccurrence]) -> list[DatedOccurrence]:
    """Each activity once, by its earliest time."""
    first_dates: dict[str, DatedOccurrence] = {}
    for dated in dates:
        first_dates.setdefault(dated.activity.id, dated)
    return list(first_dates.values())


def evenly_spaced(things: list[Thing], most: int) -> list[Thing]:
    """Pick at most ``most`` things, spread evenly from the first to the last."""
    if len(things) <= most:
        return things
    return [things[number * len(things) // most] for number in range(most)]
