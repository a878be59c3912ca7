"""Do the times of each session make sense?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import time

from fingerpost.checks.words import say_time
from fingerpost.reading.corrections import NOT_24
from fingerpost.records.activity import Activity
from fingerpost.records.problem import Problem, Severity
from fingerpost.records.session import Repeats

EARLIEST = time(6)
A_DAY = 24 * 60
LONGEST = 12 * 60  # minutes: a library that is open from 8:00 to 20:00 is as long as most are


def check_session_times(activity: Activity) -> Iterator[Problem]:
    """Ask every session when it starts and ends."""
    for number, session in enumerate(activity.sessions):
        starts, ends = session.starts, session.ends
        yield from _unlikely(activity, number)
        if session.until_24 and starts != time(0):
            message, hint = NOT_24
            yield Problem(code="time-unclear", span=activity.spans[f"sessions.{number}.to"], message=message, hint=hint)
        elif starts is None:
            if ends is not None:
                yield Problem(
                    code="session-start-missing",
                    span=activity.spans[f"sessions.{number}.to"],
                    message=f"{activity.name} says when it ends, {say_time(ends)}, but not when it starts.",
                    hint="Add from above to, for example from: 10:00.",
                )
            elif session.repeats not in (Repeats.BY_ARRANGEMENT, Repeats.UNKNOWN):
                yield Problem(
                    code="session-time-missing",
                    severity=Severity.WARNING,
                    span=activity.spans[f"sessions.{number}"],
                    message=f"{activity.name} says on which days it meets, but not at what time.",
                    hint="Add from: 10:00 and, if it is known, to: 12:00.",
                )
        elif ends is None:
            continue
        elif ends <= starts and not session.ends_next_day:
            yield from _ends_first(activity, number)
        elif ends > starts and session.ends_next_day:
            yield Problem(
                code="session-over-a-day",
                severity=Severity.WARNING,
                span=activity.spans[f"sessions.{number}.ends_next_day"],
                message=f"{activity.name} lasts from {say_time(starts)} to {say_time(ends)} the next day.",
                hint="If it ends on the day it starts, delete ends_next_day.",
            )


def _unlikely(activity: Activity, number: int) -> Iterator[Problem]:
    """Warn of a start before 6:00, or of more than 12 hours: mostly 7:00 in the evening, or 9:00 to 5:00."""
    session = activity.sessions[number]
    starts, ends = session.starts, session.ends
    if starts is None or (starts == time(0) and (session.until_24 or ends is None)):
        return  # day and night
    evening = f"{starts.hour + 12}:{starts.minute:02}"
    if time(0) < starts < EARLIEST:
        yield Problem(
            code="session-early",
            severity=Severity.WARNING,
            span=activity.spans[f"sessions.{number}.from"],
            message=f"{activity.name} begins at {say_time(starts)}, when hardly anything does.",
            hint=f"If it is in the afternoon or evening, write from: {evening}",
        )
    elif ends is not None and LONGEST < (lasts := _length(starts, ends, next_day=session.ends_next_day)) <= A_DAY:
        yield Problem(
            code="session-long",
            severity=Severity.WARNING,
            span=activity.spans[f"sessions.{number}.to"],
            message=f"{activity.name} lasts from {say_time(starts)} to {say_time(ends)}, "
            f"which is {lasts / 60:.3g} hours.",
            hint="If there is a pause, write two sessions. If it ends earlier, write when, such as to: 17:00",
        )


def _length(starts: time, ends: time, *, next_day: bool) -> int:
    """In minutes."""
    return (ends.hour - starts.hour + (24 if next_day else 0)) * 60 + ends.minute - starts.minute


def _ends_first(activity: Activity, number: int) -> Iterator[Problem]:
    """Most often somebody typed 09:00 and meant 21:00."""
    starts, ends = activity.sessions[number].starts, activity.sessions[number].ends
    assert starts is not None and ends is not None  # noqa: S101  the caller has looked
    if starts == ends:
        message = f"{activity.name} starts and ends at {say_time(starts)}."
        hint = "Write when it ends, or delete the line if the group has not said."
    else:
        message = f"{activity.name} starts at {say_time(starts)} but ends at {say_time(ends)}."
        hint = "Write times on the 24 hour clock, for example 21:00 for 9pm."
        if starts.hour >= 17 and ends.hour < 9:
            hint += " If it runs past midnight, add ends_next_day: yes."
    yield Problem(code="session-ends-first", span=activity.spans[f"sessions.{number}.to"], message=message, hint=hint)
