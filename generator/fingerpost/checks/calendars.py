"""Are the terms in order, and do they still reach into the future?"""

from __future__ import annotations

from collections.abc import Iterator

from fingerpost.checks.context import Context
from fingerpost.checks.websites import judge_where_address
from fingerpost.checks.words import say_date
from fingerpost.reading.date_range import out_of_range
from fingerpost.records.calendar import Calendar
from fingerpost.records.directory import Directory
from fingerpost.records.problem import Problem, Severity
from fingerpost.records.spans import Spans


def check_calendars(directory: Directory, context: Context) -> Iterator[Problem]:
    """Check each calendar; one that has ended is reported once, not for each activity that uses it."""
    used: dict[str, int] = {}
    for activity in directory.activities.values():
        for name in {
            name_of_calendar
            for one in activity.sessions
            for name_of_calendar in (one.term_time, one.school_holidays)
            if name_of_calendar
        }:
            used[name] = used.get(name, 0) + 1
    for key, calendar in directory.calendars.items():
        spans = calendar.spans
        if spans is None:
            continue
        yield from judge_where_address(calendar.source, spans, "source")
        yield from _check_terms(calendar, spans, context)
        last = max((term.days.last for term in calendar.terms), default=None)
        if last is not None and last < context.today and key in used:
            count = f"{used[key]} activities use it" if used[key] > 1 else "One activity uses it"
            yield Problem(
                code="calendar-over",
                severity=Severity.WARNING,
                span=spans[f"terms.{len(calendar.terms) - 1}.to"],
                message=f"The last term of {calendar.name} ended on {say_date(last)}. {count}.",
                hint="Add the new terms. Until then the pages say to ask the group.",
            )


def _check_terms(calendar: Calendar, spans: Spans, context: Context) -> Iterator[Problem]:
    before = None
    for number, term in enumerate(calendar.terms):
        first, last = term.days.first, term.days.last
        if last > context.last_day or first > context.last_day:
            yield out_of_range(spans[f"terms.{number}.{'from' if first > context.last_day else 'to'}"], term.name)
        elif last < first:
            yield Problem(
                code="term-reversed",
                span=spans[f"terms.{number}.to"],
                message=f"{term.name} begins on {say_date(first)} but ends on {say_date(last)}.",
                hint="Look at the year of each. The year comes first: 2026-12-18.",
            )
        elif before is not None and first <= before.days.last:
            yield Problem(
                code="terms-overlap",
                span=spans[f"terms.{number}.from"],
                message=f"{term.name} begins on {say_date(first)}, before {before.name} has ended.",
                hint="Write the terms in order of date, each with a day of its own to begin.",
            )
        for index, pause in enumerate(term.breaks):
            if pause.last < pause.first or pause.first < first or pause.last > last:
                yield Problem(
                    code="break-outside-term",
                    span=spans[f"terms.{number}.breaks.{index}"],
                    message=f"A break of {term.name} does not lie within the term.",
                    hint="Write from and to of the break as days of that term, the earlier one first.",
                )
        before = term
