"""What people can go to on a day: what the page of what is on shows, the front page, and the page of a town."""

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
    """Whether it is something to go to: not a helpline, nor what is there all day and night, and never a refuge."""
    return not (session.phone or is_always(session) or edition.is_sensitive(activity) or edition.is_crisis(activity))


def outings(edition: Edition, days: int) -> Mapping[date, tuple[DatedOccurrence, ...]]:
    """What can be gone to on each of the coming days, today first, each day in order of time."""
    return {
        day: tuple(each for each in going if is_outing(edition, each.activity, each.session))
        for day, going in edition.going_on(days).items()
    }


def still_on(edition: Edition) -> list[DatedOccurrence]:
    """What began on the evening before and goes on past midnight; what ends first comes first.

    A page cannot know the hour: without a script it says until when each is on, with one it leaves out what has ended.
    """
    eve = edition.today - timedelta(days=1)
    found = [
        DatedOccurrence(activity, session, occurrence)
        for activity in edition.directory.activities.values()
        if activity.closed is None
        for session in edition.sessions_to_join(activity)
        if session.ends_next_day and session.starts and session.ends and is_outing(edition, activity, session)
        for occurrence in edition.occurrences(session, eve, eve)
    ]
    return sorted(found, key=lambda going: (going.session.ends, going.activity.name, going.activity.id))


def was_on_the_eve(edition: Edition, session: Session) -> bool:
    """Whether a session was on the evening before the day of the build."""
    eve = edition.today - timedelta(days=1)
    return any(edition.occurrences(session, eve, eve))


def in_store(days: Iterable[tuple[DatedOccurrence, ...]], a_day: int) -> list[DatedOccurrence]:
    """Some of each day, each session once: enough for a list of any day, as most things are on every week.

    What goes on past midnight is in it as well: for some hours it may be all that is on.
    """
    found: dict[tuple[str, int], DatedOccurrence] = {}
    for going in days:
        late = [each for each in going if each.session.ends_next_day]
        for each in (*spread(once_each(going), a_day), *late[:a_day]):
            found.setdefault((each.activity.id, each.activity.sessions.index(each.session)), each)
    return list(found.values())


def count_outings(edition: Edition) -> list[int]:
    """How many activities can be gone to on each day that the patterns know, today first."""
    # Ten thousand patterns are added up at once, a binary digit of every day's count in each number.
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


def once_each(going: Iterable[DatedOccurrence]) -> list[DatedOccurrence]:
    """Each activity once, by its earliest time."""
    found: dict[str, DatedOccurrence] = {}
    for each in going:
        found.setdefault(each.activity.id, each)
    return list(found.values())


def spread(things: list[Thing], most: int) -> list[Thing]:
    """So many, from the first to the last rather than the first ones."""
    if len(things) <= most:
        return things
    return [things[number * len(things) // most] for number in range(most)]
