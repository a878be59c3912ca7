"""Are the dates of a record possible, and is it still fresh?"""

from __future__ import annotations

from collections.abc import Iterator

from fingerpost.checks.context import Context
from fingerpost.checks.words import say_date, say_how_long
from fingerpost.records.activity import Activity
from fingerpost.records.directory import Record
from fingerpost.records.place import Place
from fingerpost.records.problem import Problem, Severity
from fingerpost.schedule.review import due_after, room_until


def check_dates(record: Record, context: Context) -> Iterator[Problem]:
    """Check every date outside the sessions."""
    today = context.today
    if record.checked is not None:
        if record.checked.on > today:
            yield _in_future(record, "checked.on", "somebody checked it", code="checked-in-future")
        elif (
            context.warns
            and record.checked.on < context.surely_fresh
            and record.closed is None
            and due_after(record, record.checked.on, context.periods) < today
        ):
            yield _overdue(record, context)
    if record.closed is not None and record.closed.on > today:
        yield Problem(
            code="closed-not-yet",
            severity=Severity.WARNING,
            span=record.spans["closed.on"],
            message=f"{record.name} closes on {say_date(record.closed.on)}, so it is listed until then.",
            hint="If it has closed already, write the day it did.",
        )
    if record.contact.consent_on is not None and record.contact.consent_on > today:
        yield _in_future(record, "contact.consent_on", "somebody agreed to be named", code="consent-in-future")
    if record.since is not None and record.since > today:
        yield _in_future(record, "since", "it was first listed", code="since-in-future")
    if not isinstance(record, Place) and record.assurance:
        yield from _check_assurance(record, context)
    if isinstance(record, Activity) and record.capacity is not None:
        yield from _check_capacity(record, context)


def _in_future(record: Record, where: str, what: str, *, code: str) -> Problem:
    return Problem(
        code=code,
        span=record.spans[where],
        message=f"{record.name} says {what} on a day that has not come yet.",
        hint="Look at the year and the month. The year comes first: 2026-10-01 is 1 October 2026.",
    )


def _overdue(record: Record, context: Context) -> Problem:
    assert record.checked is not None  # noqa: S101  the caller has looked
    advice = (
        "Ask the group if it still meets" if isinstance(record, Activity) else "Ask if everything here is still right"
    )
    how_long = say_how_long(record.checked.on, context.today)
    message = f"Nobody has checked {record.name} for {how_long}."
    if record.checked.is_from_list:
        message = f"Nobody has checked {record.name} yet: it is from a list of {how_long} ago."
    return Problem(
        code="overdue",
        severity=Severity.WARNING,
        span=record.spans["checked.on"],
        message=message,
        hint=f"{advice}, then write checked: {{on: {context.today.isoformat()}, how: phone}}",
    )


def _check_assurance(record: Record, context: Context) -> Iterator[Problem]:
    assert not isinstance(record, Place)  # noqa: S101  places have none
    for number, assurance in enumerate(record.assurance):
        what = assurance.what.replace("-", " ")
        if assurance.on is not None and assurance.on > context.today:
            yield _in_future(record, f"assurance.{number}.on", f"its {what} was seen", code="assurance-in-future")
        if assurance.expires is not None and assurance.expires < context.today and record.closed is None:
            yield Problem(
                code="assurance-expired",
                severity=Severity.WARNING,
                span=record.spans[f"assurance.{number}.expires"],
                message=f"The date for {what} of {record.name} passed on {say_date(assurance.expires)}.",
                hint="Ask to see the new one, then write its date. Until then the page does not show it.",
            )


def _check_capacity(record: Activity, context: Context) -> Iterator[Problem]:
    assert record.capacity is not None  # noqa: S101  the caller has looked
    if record.capacity.as_of > context.today:
        yield _in_future(record, "capacity.as_of", "how much room it had", code="capacity-in-future")
    elif record.closed is None and room_until(record, record.capacity.as_of, context.periods) < context.today:
        ago = say_how_long(record.capacity.as_of, context.today)
        yield Problem(
            code="capacity-stale",
            severity=Severity.WARNING,
            span=record.spans["capacity.as_of"],
            message=f"{record.name} said {ago} ago whether it has room.",
            hint="Ask again and write today's date, or delete capacity. Until then the page says to ask.",
        )
