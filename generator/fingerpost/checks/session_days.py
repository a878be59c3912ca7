"""Do the days of each session make sense?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from fingerpost.checks.context import Context
from fingerpost.checks.fields import span_of_words
from fingerpost.checks.session_fields import check_session_fields
from fingerpost.checks.words import say_date
from fingerpost.records.activity import Activity
from fingerpost.records.problem import Problem, Severity
from fingerpost.records.session import Repeats, Session, Week, Weekday
from fingerpost.schedule.rule import last_day

REGULAR = (Repeats.WEEKLY, Repeats.MONTHLY)
WEEKDAYS = tuple(Weekday)


def check_session_days(activity: Activity, context: Context) -> Iterator[Problem]:
    """Check the days of every session."""
    for number, session in enumerate(activity.sessions):
        yield from check_session_fields(activity, number, session)
        if session.repeats in (*REGULAR, Repeats.SOME_WEEKS):
            yield from _check_pattern(activity, number, session)
        elif session.repeats is Repeats.ONCE and session.starts_on is None:
            yield Problem(
                code="session-date-missing",
                span=activity.spans[f"sessions.{number}.repeats"],
                message=f"{activity.name} happens once, but its date is missing.",
                hint="Add starts_on with the year first, for example starts_on: 2026-11-05.",
            )
        elif session.repeats is Repeats.DATES and not session.dates:
            yield Problem(
                code="session-dates-missing",
                span=activity.spans[f"sessions.{number}.repeats"],
                message=f"{activity.name} happens on a list of dates, but the list is missing.",
                hint="Add dates with the year first, for example dates: [2026-12-05, 2026-12-16].",
            )
        elif session.repeats is Repeats.UNKNOWN:
            yield Problem(
                code="session-unknown",
                severity=Severity.WARNING,
                span=activity.spans[f"sessions.{number}.repeats"],
                message=f"Nobody has found out when {activity.name} happens.",
                hint="Ask the group, then write the days and times. Until then its page says that we do not know them.",
            )
        if (
            session.starts_on is not None
            or session.ends_on is not None
            or session.dates
            or session.not_on
            or session.also_on
        ):
            yield from _check_dates(activity, number, session, context.today)


def _check_pattern(activity: Activity, number: int, session: Session) -> Iterator[Problem]:
    if not session.days and not session.month_days:
        yield Problem(
            code="session-days-missing",
            span=activity.spans[f"sessions.{number}.repeats"],
            message=f"Say on which day {activity.name} meets.",
            hint="Add days, for example days: [tuesday]."
            + (" For the 1st of each month write month_days: [1]." if session.repeats is Repeats.MONTHLY else ""),
        )
    if session.repeats is Repeats.MONTHLY and not session.weeks and not session.month_days:
        yield Problem(
            code="session-weeks-missing",
            severity=Severity.WARNING,
            span=activity.spans[f"sessions.{number}.repeats"],
            message=f"{activity.name} is monthly, but does not say in which week.",
            hint="Ask the group, then add weeks, for example weeks: [first] or weeks: [second, last]. "
            "Until then its page says to ask which.",
        )
    if session.repeats is Repeats.SOME_WEEKS:
        yield Problem(
            code="session-weeks-missing",
            severity=Severity.WARNING,
            span=activity.spans[f"sessions.{number}.repeats"],
            message=f"{activity.name} is on in some weeks, and nothing says in which.",
            hint="Ask the group, then write weekly, or monthly with weeks, for example weeks: [second, fourth]. "
            "Until then its page says to ask which.",
        )
    elif session.every > 1 and session.starts_on is None:
        unit = "week" if session.repeats is Repeats.WEEKLY else "month"
        yield Problem(
            code="session-first-date-missing",
            severity=Severity.WARNING,
            span=activity.spans[f"sessions.{number}.every"],
            message=f"{activity.name} meets every {session.every} {unit}s, but nothing says which {unit}s those are.",
            hint="Ask the group, then add starts_on with the date of any one meeting, for example "
            "starts_on: 2026-01-05. Until then its page says to ask which.",
        )


def _check_dates(activity: Activity, number: int, session: Session, today: date) -> Iterator[Problem]:
    where, first, last = f"sessions.{number}", session.starts_on, session.ends_on
    if first is not None and last is not None and last < first:
        yield Problem(
            code="session-dates-reversed",
            span=activity.spans[f"{where}.ends_on"],
            message=f"{activity.name} begins on {say_date(first)} but its last day is {say_date(last)}.",
            hint="Look at the year of each. The year comes first: 2026-12-14.",
        )
        return
    if (
        first is not None
        and session.repeats in REGULAR
        and session.days
        and WEEKDAYS[first.weekday()] not in session.days
    ):
        yield Problem(
            code="session-start-off-day",
            severity=Severity.WARNING,
            span=activity.spans[f"{where}.starts_on"],
            message=f"{activity.name} begins on {say_date(first)}, a {WEEKDAYS[first.weekday()].title()}, "
            f"but meets on {' and '.join(day.title() for day in session.days)}.",
            hint="Write the date of the first meeting, or put the days right.",
        )
    if activity.closed is None:
        yield from _check_over(activity, number, session, today)
    for day in session.not_on:
        if not _meets(session, day):
            yield Problem(
                code="session-not-on-unused",
                severity=Severity.WARNING,
                span=span_of_words(activity.spans, f"{where}.not_on", day.isoformat()),
                message=f"{activity.name} would not meet on {say_date(day)}, a {WEEKDAYS[day.weekday()].title()}, "
                "in any case.",
                hint="Look at the date. If it is right, the line can go.",
            )
    if both := sorted(set(session.not_on) & set(session.also_on)):
        yield Problem(
            code="session-date-both",
            span=activity.spans[f"{where}.also_on"],
            message=f"{activity.name} both meets and does not meet on {say_date(both[0])}.",
            hint="Delete the date from not_on or from also_on.",
        )


def _check_over(activity: Activity, number: int, session: Session, today: date) -> Iterator[Problem]:
    if any(day >= today for day in session.also_on):
        return
    field = {Repeats.ONCE: "starts_on", Repeats.DATES: "dates"}.get(session.repeats, "ends_on")
    over = last_day(session) if session.repeats is Repeats.DATES else getattr(session, field)
    if over is None or over >= today:
        return
    if session.repeats is Repeats.DATES:
        yield Problem(
            code="dates-past",
            severity=Severity.WARNING,
            span=activity.spans[f"sessions.{number}.{field}"],
            message=f"The last of the dates of {activity.name} was {say_date(over)}, so it is no longer listed.",
            hint="Write the next dates, or add closed: {on: " + over.isoformat() + "} if it will not come again.",
        )
    elif session.repeats is Repeats.ONCE:
        yield Problem(
            code="once-past",
            severity=Severity.WARNING,
            span=activity.spans[f"sessions.{number}.{field}"],
            message=f"{activity.name} was on {say_date(over)}, so it is no longer listed.",
            hint="Write the next date, or add closed: {on: " + over.isoformat() + "} if it will not come again.",
        )
    else:
        yield Problem(
            code="session-over",
            severity=Severity.WARNING,
            span=activity.spans[f"sessions.{number}.{field}"],
            message=f"This session of {activity.name} met for the last time on {say_date(over)}.",
            hint="Ask the group if it goes on. Then change or delete ends_on, or delete the session.",
        )


def _meets(session: Session, day: date) -> bool:
    """Whether the pattern alone, without its exceptions, could fall on a day."""
    if session.starts_on is not None and day < session.starts_on:
        return False
    if session.ends_on is not None and day > session.ends_on:
        return False
    if session.repeats is Repeats.ONCE:
        return day == session.starts_on
    if session.repeats is Repeats.DATES:
        return day in session.dates
    if session.months and day.month not in session.months:
        return False
    if session.repeats is Repeats.MONTHLY and session.month_days:
        return day.day in session.month_days
    if session.repeats is Repeats.BY_ARRANGEMENT:
        return not session.days or WEEKDAYS[day.weekday()] in session.days
    if session.days and WEEKDAYS[day.weekday()] not in session.days:
        return False
    if session.repeats is Repeats.MONTHLY and session.weeks:
        return not _weeks_of(day).isdisjoint(session.weeks)
    if session.repeats is Repeats.WEEKLY and session.every > 1 and session.starts_on is not None:
        monday = day - timedelta(days=day.weekday())
        first_monday = session.starts_on - timedelta(days=session.starts_on.weekday())
        return (monday - first_monday).days // 7 % session.every == 0
    return True


def _weeks_of(day: date) -> set[Week]:
    ordinal = (day.day - 1) // 7
    weeks = {list(Week)[ordinal]}
    if (day + timedelta(days=7)).month != day.month:
        weeks.add(Week.LAST)
    return weeks
