"""When a result is next on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from fingerpost.search.index.cards import FIELDS
from fingerpost.search.index.columns import NONE
from fingerpost.search.query.filters import meets_on
from fingerpost.search.query.place_lookup import Spot
from fingerpost.search.query.result import Result
from fingerpost.search.query.site import SearchFiles


@dataclass(frozen=True, slots=True)
class Next:
    """When a result is next on, and at which of its branches, by its place in the record's list."""

    day: int  # from the first day of the patterns
    starts: int  # in minutes, or NONE
    branch: int


Facts = Sequence[Sequence[int]]  # of each session: pattern, starts, ends, branch


def next_of(
    files: SearchFiles, result: Result, facts: Facts, spot: Spot | None, offset: int, minute: int, weekdays: int
) -> Next | None:
    """Find the next date of a result at a fitting branch and time; None when no date is known.

    With a place, the nearest branch with a date counts; otherwise the one with the earliest date.

    Args:
        files: The search files.
        result: The branches and sessions that fit.
        facts: The facts of its sessions.
        spot: Where somebody is.
        offset: Today, in days from the first of the patterns.
        minute: The minute of today; a session that has ended by then is over.
        weekdays: Days of the week, as bits, Monday first.
    """
    sessions = [facts[session] for session in result.sessions] if result.sessions is not None else facts
    of_branches = (
        _next_at(files, [session for session in sessions if session[3] == branch], offset, minute, weekdays)
        for branch in result.branches
    )
    dates = (next_time for next_time in of_branches if next_time is not None)
    if spot is not None:
        return next(dates, None)
    return min(dates, key=lambda time: (time.day, time.starts, result.branches.index(time.branch)), default=None)


def facts_of(files: SearchFiles, document: int) -> Facts:
    """What a card says of the sessions of a record."""
    facts: Facts = files.card(document)[FIELDS.index("sessions")]
    return facts


def offset_of(files: SearchFiles, today: date) -> int:
    """A day, in days from the first of the patterns."""
    return (today - date.fromisoformat(files.patterns[0])).days


def iso_time(files: SearchFiles, next_time: Next | None) -> str | None:
    """A next time as ISO 8601 has it; the day alone when its time is not known."""
    if next_time is None:
        return None
    when = date.fromisoformat(files.patterns[0]) + timedelta(days=next_time.day)
    starts = next_time.starts
    return when.isoformat() + ("" if starts == NONE else f"T{starts // 60:02}:{starts % 60:02}")


def _next_at(files: SearchFiles, sessions: Facts, offset: int, minute: int, weekdays: int) -> Next | None:
    best: Next | None = None
    for pattern, starts, ends, branch in sessions:
        day = _next_day(files, pattern, offset, weekdays)
        over = starts if ends == NONE else ends if ends > starts else NONE  # past midnight: not over today
        if day == offset and over <= minute:
            day = _next_day(files, pattern, offset + 1, weekdays)
        if day >= 0 and (best is None or (day, starts) < (best.day, best.starts)):
            best = Next(day, starts, branch)
    return best


def _next_day(files: SearchFiles, pattern: int, offset: int, weekdays: int) -> int:
    """The first day of a pattern from ``offset`` on that is one of those days of the week, or -1."""
    if pattern:
        first = date.fromisoformat(files.patterns[0]).weekday()
        for day in range(max(offset, 0), files.patterns[1]):
            if weekdays >> (first + day) % 7 & 1 and meets_on(files.patterns, pattern, day):
                return day
    return -1
