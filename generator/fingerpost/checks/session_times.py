"""Do the times of each session make sense?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import time

from fingerpost.checks.words import say_time
from fingerpost.reading.corrections import NOT_24
from fingerpost.records.activity import Activity
from fingerpost.records.problem import Problem, Severity
from fingerpost.records.session import Repeats


def check_session_times(activity: Activity) -> Iterator[Problem]:
    """Ask every session when it starts and ends."""
    for number, session in enumerate(activity.sessions):
        starts, ends = session.starts, session.ends
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
