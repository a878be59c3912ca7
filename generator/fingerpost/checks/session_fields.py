"""Does a session only say what its way of repeating can use?"""

from __future__ import annotations

from collections.abc import Iterator

from fingerpost.records.activity import Activity
from fingerpost.records.problem import Problem
from fingerpost.records.session import Repeats, Session

# For each way of repeating, the fields that would be passed over in silence, and what they say of it.
UNUSED = {
    Repeats.WEEKLY: ("month_days", "dates"),
    Repeats.MONTHLY: ("dates",),
    Repeats.ONCE: ("month_days", "dates", "months", "school_holidays"),
    Repeats.DATES: ("days", "month_days", "months", "starts_on", "ends_on", "term_time", "school_holidays"),
    Repeats.SOME_WEEKS: ("month_days", "dates"),
    Repeats.BY_ARRANGEMENT: ("month_days", "dates"),
    Repeats.UNKNOWN: (
        *("days", "month_days", "dates", "months", "starts", "ends", "starts_on", "ends_on"),
        *("term_time", "school_holidays", "bank_holidays", "not_on", "also_on"),
    ),
}
NAMES_IN_FILE = {"starts": "from", "ends": "to"}
_INSTEAD = {
    "month_days": "Write repeats: monthly, or delete month_days.",
    "dates": "Write repeats: dates, or delete dates.",
}


def check_session_fields(activity: Activity, number: int, session: Session) -> Iterator[Problem]:
    """Look at the fields of one session; what is passed over was meant to say something."""
    if session.weeks and session.repeats is not Repeats.MONTHLY:
        yield Problem(
            code="session-weeks-unused",
            span=activity.spans[f"sessions.{number}.weeks"],
            message=f"{activity.name} names weeks of the month, but this session is {session.repeats}.",
            hint="Write repeats: monthly, or delete weeks.",
        )
    for field in UNUSED[session.repeats]:
        if getattr(session, field):
            name = NAMES_IN_FILE.get(field, field)
            yield _unused(activity, number, name, f"but this session is {session.repeats}")
    if session.repeats is Repeats.MONTHLY and session.month_days and (session.days or session.weeks):
        yield Problem(
            code="session-month-days-and-weeks",
            span=activity.spans[f"sessions.{number}.month_days:key"],
            message=f"{activity.name} meets on a day of the month, but names a weekday or a week too.",
            hint="Keep month_days, for the 1st of each month; or days and weeks, for the first Tuesday.",
        )
    if session.term_time and session.school_holidays:
        yield Problem(
            code="session-term-and-holidays",
            span=activity.spans[f"sessions.{number}.school_holidays:key"],
            message=f"{activity.name} is only in term time and only in the school holidays, so it is never on.",
            hint="Keep one of them. If it is on in both at other times, write two sessions.",
        )


def _unused(activity: Activity, number: int, name: str, why: str) -> Problem:
    return Problem(
        code="session-field-unused",
        span=activity.spans[f"sessions.{number}.{name}:key"],
        message=f"{activity.name} says {name}, {why}.",
        hint=_INSTEAD.get(name, f"Delete {name}, or put repeats right."),
    )
