"""The days on which sessions meet: the table of cases, laws, and dateutil as a second opinion."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta

import pytest
from dateutil import rrule
from hypothesis import given
from hypothesis import strategies as st

from fingerpost.records.calendar import Calendar
from fingerpost.records.session import BankHolidays, Session, Week, Weekday
from fingerpost.schedule.dates import DAYS_AHEAD, Occurrence, first_occurrence, occurrences
from fingerpost.schedule.days import days_of, regular_bits
from fingerpost.schedule.rule import rule_of
from tests.schedule.cases import ASK, CALENDARS, CASES, CLOSED, FRI, MON, OPEN, TUE, day, days, monthly, once, weekly
from tests.strategies import calendars as any_calendar
from tests.strategies import days as any_day
from tests.strategies import sessions as any_session


def next_occurrence(
    session: Session, calendars: Mapping[str, Calendar], today: date, days: int = DAYS_AHEAD
) -> Occurrence | None:
    return first_occurrence(session, days_of(session, calendars, "ENG", today, today + timedelta(days=days - 1)), today)


@pytest.mark.parametrize(
    ("session", "nation", "first", "last", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_a_session_meets_on_these_days(session: Session, nation: str, first: str, last: str, expected: str) -> None:
    dates = occurrences(session, CALENDARS, nation, day(first), day(last))

    assert " ".join(f"{one.day}{'?' if one.ask else ''}" for one in dates) == expected


def test_the_table_has_at_least_150_cases_and_each_says_what_it_shows() -> None:
    assert len({case[0] for case in CASES}) == len(CASES) >= 150


@pytest.mark.parametrize(
    ("holidays", "expected"), [(None, [True, False]), (ASK, [True, False]), (OPEN, [False, False]), (CLOSED, [False])]
)
def test_a_bank_holiday_is_to_be_asked_about_unless_the_group_has_said(
    holidays: BankHolidays | None, expected: list[bool]
) -> None:
    session = weekly(FRI, bank_holidays=holidays)

    dates = occurrences(session, {}, "ENG", day("2027-01-01"), day("2027-01-08"))

    assert [one.ask for one in dates] == expected


@pytest.mark.parametrize("session", [weekly(FRI), monthly((Week.FIRST,), FRI)])
def test_there_are_no_days_from_one_to_a_day_a_month_before(session: Session) -> None:
    assert regular_bits(rule_of(session), day("2024-02-01"), day("2024-01-01")) == 0


def test_a_bank_holiday_that_somebody_wrote_down_is_not_asked_about() -> None:
    session = weekly(MON, also_on=days("2026-12-25"))

    dates = occurrences(session, {}, "ENG", day("2026-12-21"), day("2026-12-28"))

    assert [(one.day.day, one.ask) for one in dates] == [(21, False), (25, False), (28, True)]


def test_a_session_past_midnight_ends_on_the_next_day() -> None:
    session = weekly(FRI, ends_next_day=True)

    [dates] = occurrences(session, {}, "ENG", day("2026-11-30"), day("2026-12-05"))

    assert (dates.day, dates.ends_on) == (day("2026-12-04"), day("2026-12-05"))


def test_the_next_occurrence_may_be_today() -> None:
    soonest = next_occurrence(weekly(TUE), {}, day("2026-11-24"))

    assert soonest is not None
    assert soonest.day == day("2026-11-24")


def test_a_yearly_event_within_the_days_ahead_is_found() -> None:
    assert next_occurrence(once("2027-12-25"), {}, day("2026-11-21"), days=400) is not None
    assert next_occurrence(once("2027-12-26"), {}, day("2026-11-21"), days=400) is None


@given(session=any_session, calendar=any_calendar(), first=any_day, length=st.integers(0, 500))
def test_occurrences_are_in_order_once_each_and_within_the_window(
    session: Session, calendar: Calendar, first: date, length: int
) -> None:
    last = first + timedelta(days=length)

    meeting_days = [one.day for one in occurrences(session, {"somerset": calendar}, "ENG", first, last)]

    assert meeting_days == sorted(set(meeting_days))
    assert all(first <= one <= last for one in meeting_days)


@given(session=any_session, calendar=any_calendar(), first=any_day, cut=st.integers(0, 200), length=st.integers(0, 200))
def test_two_windows_side_by_side_hold_what_one_holds(
    session: Session, calendar: Calendar, first: date, cut: int, length: int
) -> None:
    def dates(start: date, end: date) -> list[object]:
        return list(occurrences(session, {"somerset": calendar}, "SCT", start, end))

    middle = first + timedelta(days=cut)
    last = middle + timedelta(days=length)

    assert dates(first, middle) + dates(middle + timedelta(days=1), last) == dates(first, last)


@given(session=any_session, calendar=any_calendar(), today=any_day)
def test_the_next_occurrence_is_never_in_the_past(session: Session, calendar: Calendar, today: date) -> None:
    soonest = next_occurrence(session, {"somerset": calendar}, today)

    assert soonest is None or soonest.day >= today
    first = next(occurrences(session, {"somerset": calendar}, "ENG", today, today + timedelta(days=399)), None)
    assert soonest == first


@given(
    on=st.sets(st.sampled_from(list(Weekday)), min_size=1),
    every=st.integers(1, 5),
    starts_on=any_day,
    first=any_day,
    length=st.integers(0, 800),
)
def test_a_plain_weekly_rule_is_what_dateutil_says(
    on: set[Weekday], every: int, starts_on: date, first: date, length: int
) -> None:
    last = first + timedelta(days=length)
    session = weekly(*sorted(on, key=list(Weekday).index), every=every, starts_on=starts_on)
    rule = rrule.rrule(
        rrule.WEEKLY,
        interval=every,
        byweekday=[one.number for one in on],
        dtstart=midnight(starts_on),
        until=midnight(last),
    )

    meeting_days = [one.day for one in occurrences(session, {}, "ENG", first, last)]

    assert meeting_days == [one.date() for one in rule if one.date() >= first]


@given(
    on=st.sampled_from(list(Weekday)),
    weeks=st.sets(st.sampled_from([1, 2, 3, 4, 5, -1]), min_size=1),
    every=st.integers(1, 5),
    starts_on=any_day,
    first=any_day,
    length=st.integers(0, 800),
)
def test_a_plain_monthly_rule_is_what_dateutil_says(
    on: Weekday, weeks: set[int], every: int, starts_on: date, first: date, length: int
) -> None:
    last = first + timedelta(days=length)
    names = dict(zip([1, 2, 3, 4, 5, -1], Week, strict=True))
    session = monthly(tuple(names[week] for week in weeks), on, every=every, starts_on=starts_on)
    rule = rrule.rrule(
        rrule.MONTHLY,
        interval=every,
        byweekday=[rrule.weekday(on.number, week) for week in weeks],
        dtstart=midnight(starts_on),
        until=midnight(last),
    )

    meeting_days = [one.day for one in occurrences(session, {}, "ENG", first, last)]

    assert meeting_days == [one.date() for one in rule if one.date() >= first]


def midnight(on: date) -> datetime:
    return datetime.combine(on, time())
