"""What dateutil, and a plain look at each day, make of any session at all."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

import holidays
from dateutil import rrule
from hypothesis import given, settings
from hypothesis import strategies as st

from fingerpost.records.calendar import Calendar
from fingerpost.records.session import BankHolidays, Repeats, Session, Week, Weekday
from fingerpost.schedule.dates import occurrences
from tests.strategies import calendars, days, sessions

CODES = dict(zip(Weekday, ["MO", "TU", "WE", "TH", "FR", "SA", "SU"], strict=True))
NUMBERS = dict(zip(Week, ["1", "2", "3", "4", "5", "-1"], strict=True))
UK = holidays.country_holidays("GB", subdiv="SCT", years=range(2023, 2033))


def rule_in_text(session: Session) -> str:
    """The repetition as RFC 5545 writes it, from nothing but the session; "" when there is none."""
    on = session.days
    months = f";BYMONTH={','.join(map(str, session.months))}" if session.months else ""
    if session.every > 1 and session.starts_on is None:
        return ""
    if session.repeats is Repeats.WEEKLY:
        if not on and session.starts_on is None:
            return ""
        by = ",".join(CODES[day] for day in on) if on else list(CODES.values())[session.starts_on.weekday()]
        return f"FREQ=WEEKLY;WKST=MO;INTERVAL={session.every}{months};BYDAY={by}"
    if session.repeats is Repeats.MONTHLY and session.month_days:
        return f"FREQ=MONTHLY;INTERVAL={session.every}{months};BYMONTHDAY={','.join(map(str, session.month_days))}"
    if session.repeats is Repeats.MONTHLY and session.weeks and on:
        by = ",".join(NUMBERS[week] + CODES[day] for week in session.weeks for day in on)
        return f"FREQ=MONTHLY;INTERVAL={session.every}{months};BYDAY={by}"
    if session.repeats is Repeats.MONTHLY and not session.weeks and not on and session.starts_on:
        # On the day of the month it begins.
        return f"FREQ=MONTHLY;INTERVAL={session.every}{months};BYMONTHDAY={session.starts_on.day}"
    return ""


def second_opinion(session: Session, calendar: Calendar, first: date, last: date) -> Iterator[tuple[date, bool]]:
    """Each day the session meets, and whether to ask."""
    if session.repeats is Repeats.UNKNOWN:
        return
    text = rule_in_text(session)
    start = datetime.combine(session.starts_on or date(2020, 1, 1), time())
    regular = rrule.rrulestr(text, dtstart=start).between(*edges(first, last), inc=True) if text else []
    meets = {moment.date() for moment in regular}
    for day in (first + timedelta(days=number) for number in range((last - first).days + 1)):
        if day in session.not_on:
            continue
        dates_listed = {Repeats.ONCE: [session.starts_on], Repeats.DATES: session.dates}.get(session.repeats, ())
        if day in session.also_on or day in dates_listed:
            yield day, False
        elif day in meets and is_open(session, calendar, day):
            yield day, day in UK and session.bank_holidays is not BankHolidays.OPEN


def is_open(session: Session, calendar: Calendar, day: date) -> bool:
    if session.ends_on and day > session.ends_on:
        return False
    if day in UK and session.bank_holidays is BankHolidays.CLOSED:
        return False
    terms = [term for term in calendar.terms if term.days.first <= day <= term.days.last]
    in_break = any(each.first <= day <= each.last for term in terms for each in term.breaks)
    in_term = bool(terms) and not in_break
    is_sure = any(term.days.first <= day for term in calendar.terms) and any(day <= t.days.last for t in calendar.terms)
    if session.school_holidays and (in_term or not is_sure):
        return False
    return not session.term_time or in_term


def edges(first: date, last: date) -> tuple[datetime, datetime]:
    return datetime.combine(first, time()), datetime.combine(last, time())


@settings(max_examples=400)
@given(session=sessions, calendar=calendars(), first=days, length=st.integers(0, 500))
def test_any_session_meets_on_the_days_that_dateutil_finds(
    session: Session, calendar: Calendar, first: date, length: int
) -> None:
    last = first + timedelta(days=length)

    dates = occurrences(session, {"somerset": calendar}, "SCT", first, last)

    assert [(one.day, one.ask) for one in dates] == list(second_opinion(session, calendar, first, last))
