# ruff: noqa: E501  (a table is read across)
from __future__ import annotations

from dataclasses import fields, replace
from datetime import date, time, timedelta

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from fingerpost.language import ENGLISH
from fingerpost.records.session import BankHolidays, Repeats, Session, Week, Weekday
from fingerpost.schedule.dates import Occurrence
from fingerpost.schedule.words import (
    is_over,
    say_dates,
    say_occurrence,
    say_session,
    say_session_short,
    wording_key,
)
from tests.strategies import sessions
from tests.thorough import many

MON, TUE, WED, THU, FRI, SAT, SUN = Weekday
FIRST, SECOND, THIRD, FOURTH, FIFTH, LAST = Week
TEN, TWO = time(10), time(14)
TODAY = date(2026, 11, 21)
FIELDS = sorted(field.name for field in fields(Session))


def weekly(*on: Weekday, **rest: object) -> Session:
    return Session(repeats=Repeats.WEEKLY, days=on, **rest)


def monthly(weeks: tuple[Week, ...], *on: Weekday, **rest: object) -> Session:
    return Session(repeats=Repeats.MONTHLY, weeks=weeks, days=on, **rest)


def printed(*dates: str, **rest: object) -> Session:
    return Session(repeats=Repeats.DATES, dates=tuple(map(date.fromisoformat, dates)), **rest)


LONG_AND_SHORT = [
    (weekly(TUE, starts=TEN, ends=time(11, 30)), "Every Tuesday, 10am to 11:30am", "Tuesdays 10am to 11:30am"),
    (weekly(TUE, starts=TEN), "Every Tuesday, 10am", "Tuesdays 10am"),
    (weekly(TUE), "Every Tuesday", "Tuesdays"),
    (weekly(TUE, ends=TWO), "Every Tuesday, until 2pm", "Tuesdays until 2pm"),
    (weekly(MON, WED, FRI, starts=TEN), "Every Monday, Wednesday and Friday, 10am", "Mondays, Wednesdays and Fridays 10am"),
    (weekly(MON, TUE, WED, THU, FRI, starts=TEN), "Monday to Friday, 10am", "Monday to Friday 10am"),
    (weekly(*Weekday, starts=TEN), "Every day, 10am", "Every day 10am"),
    (
        weekly(FRI, starts=time(22), ends=time(6), ends_next_day=True),
        "Every Friday, 10pm to 6am the next day",
        "Fridays 10pm to 6am the next day",
    ),
    (
        weekly(WED, every=2, starts_on=date(2026, 1, 7), starts=TWO),
        "Every other Wednesday, 2pm, from 7 January 2026",
        "Every other Wednesday, 2pm",
    ),
    (
        weekly(WED, every=2, starts=TWO),
        "Every other Wednesday, ask which, 2pm",
        "Every other Wednesday, ask which, 2pm",
    ),
    (
        monthly((THIRD,), SAT, every=2),
        "Every 2 months on the 3rd Saturday of the month, ask which",
        "Every 2 months on the 3rd Saturday of the month, ask which",
    ),
    (
        monthly((SECOND, FOURTH), FRI, starts=time(19)),
        "The 2nd and 4th Friday of the month, 7pm",
        "The 2nd and 4th Friday of the month, 7pm",
    ),
    (monthly((FIRST, LAST), MON), "The 1st and last Monday of the month", "The 1st and last Monday of the month"),
    (
        monthly((THIRD,), SAT, every=2, starts_on=date(2026, 1, 17)),
        "Every 2 months on the 3rd Saturday of the month, from 17 January 2026",
        "Every 2 months on the 3rd Saturday of the month",
    ),
    (monthly((), starts_on=date(2026, 1, 22)), "The 22nd of the month", "The 22nd of the month"),
    (monthly((), TUE), "One Tuesday a month, ask which", "One Tuesday a month, ask which"),
    (
        Session(repeats=Repeats.ONCE, starts_on=date(2026, 12, 5), starts=TWO, ends=time(16)),
        "Saturday 5 December 2026, 2pm to 4pm",
        "Saturday 5 December, 2pm to 4pm",
    ),
    (Session(repeats=Repeats.ONCE), "One day, ask which", "One day, ask which"),
    (
        Session(repeats=Repeats.SOME_WEEKS, days=(MON, TUE), starts=TEN, ends=TWO),
        "Some Mondays and Tuesdays, ask which, 10am to 2pm",
        "Some Mondays and Tuesdays, ask which, 10am to 2pm",
    ),
    (Session(repeats=Repeats.SOME_WEEKS), "On some days, ask which", "On some days, ask which"),
    (Session(repeats=Repeats.BY_ARRANGEMENT), "By arrangement", "By arrangement"),
    (
        Session(repeats=Repeats.BY_ARRANGEMENT, days=(MON, TUE), starts=TEN, ends=TWO),
        "By arrangement, Monday and Tuesday, 10am to 2pm",
        "By arrangement, Monday and Tuesday, 10am to 2pm",
    ),
    (weekly(TUE, term_time="somerset"), "Every Tuesday, term time only", "Tuesdays, term time only"),
    (weekly(TUE, bank_holidays=BankHolidays.CLOSED), "Every Tuesday, not on bank holidays", "Tuesdays"),
    (weekly(TUE, bank_holidays=BankHolidays.ASK), "Every Tuesday, ask about bank holidays", "Tuesdays"),
    (weekly(TUE, bank_holidays=BankHolidays.OPEN), "Every Tuesday, bank holidays too", "Tuesdays"),
    (weekly(TUE, ends_on=date(2026, 12, 14)), "Every Tuesday, until 14 December 2026", "Tuesdays"),
    (weekly(TUE, starts_on=date(2026, 11, 3)), "Every Tuesday", "Tuesdays"),
    (weekly(TUE, starts_on=date(2027, 1, 5)), "Every Tuesday, from 5 January 2027", "Tuesdays"),
    (weekly(WED, not_on=(date(2026, 12, 23), date(2026, 12, 30))), "Every Wednesday. Not on 23 or 30 December", "Wednesdays"),
    (weekly(SAT, not_on=(TODAY - timedelta(days=7), TODAY)), "Every Saturday. Not on 21 November", "Saturdays"),
    (weekly(WED, not_on=(date(2026, 8, 5), date(2027, 1, 6))), "Every Wednesday. Not on 6 January 2027", "Wednesdays"),
    (monthly((FIFTH,), SAT, starts=TEN), "The 5th Saturday of the month, 10am", "The 5th Saturday of the month, 10am"),
    (
        monthly((SECOND, FOURTH, FIFTH), MON),
        "The 2nd, 4th and 5th Monday of the month",
        "The 2nd, 4th and 5th Monday of the month",
    ),
    (Session(repeats=Repeats.MONTHLY, month_days=(1, 15)), "The 1st and 15th of the month", "The 1st and 15th of the month"),
    (
        printed("2026-11-07", "2026-11-21", "2026-12-05", "2026-12-16", starts=time(18)),
        "21 November and 5 and 16 December, 6pm",
        "21 November and 5 and 16 December, 6pm",
    ),
    (printed("2026-11-07", "2026-12-05", starts=TEN), "Saturday 5 December 2026, 10am", "Saturday 5 December, 10am"),
    (printed("2026-11-06", "2026-11-07"), "6 and 7 November", "6 and 7 November"),
    (
        printed("2026-12-01", "2026-12-08", "2026-12-15", "2026-12-22", "2027-01-05"),
        "1, 8, 15 and 22 December and 5 January 2027",
        "1, 8 and 15 December, and 2 more",
    ),
    (
        printed("2026-12-01", "2026-12-08", "2026-12-15", not_on=(date(2026, 12, 8),)),
        "1 and 15 December. Not on 8 December",
        "1 and 15 December",
    ),
    (
        Session(repeats=Repeats.ONCE, starts_on=date(2026, 11, 7), also_on=(TODAY, date(2026, 12, 5))),
        "21 November and 5 December",
        "21 November and 5 December",
    ),
    (weekly(SUN, months=(4, 5, 6, 7, 8, 9)), "Every Sunday, April to September", "Sundays, April to September"),
    (weekly(SUN, months=(1, 2, 3, 11, 12)), "Every Sunday, November to March", "Sundays, November to March"),
    (
        weekly(SUN, starts=TEN, months=(1, 2, 3, 4, 5, 6, 9, 10, 11, 12)),
        "Every Sunday, 10am, not in July or August",
        "Sundays 10am, not in July or August",
    ),
    (
        monthly((LAST,), SUN, months=(3, 6, 9, 12)),
        "The last Sunday of the month, in March, June, September and December",
        "The last Sunday of the month, in March, June, September and December",
    ),
    (weekly(SUN, months=tuple(range(1, 13))), "Every Sunday", "Sundays"),
    (weekly(TUE, school_holidays="somerset"), "Every Tuesday, school holidays only", "Tuesdays, school holidays only"),
    (Session(repeats=Repeats.UNKNOWN), "We do not know the times", "We do not know the times"),
    (
        weekly(SAT, starts=time(0), ends=time(0), ends_next_day=True),
        "Every Saturday, day and night",
        "Saturdays day and night",
    ),
    (
        weekly(WED, not_on=(date(2026, 12, 23),), also_on=(date(2026, 12, 21), date(2026, 12, 22))),
        "Every Wednesday. Not on 23 December. Also on 21 and 22 December",
        "Wednesdays",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("session", "long", "short"), LONG_AND_SHORT, ids=[row[1] for row in LONG_AND_SHORT])
def test_a_session_is_said_as_a_person_says_it(session: Session, long: str, short: str) -> None:
    assert say_session(session, ENGLISH, TODAY) == long
    assert say_session_short(session, ENGLISH, TODAY) == short


def test_without_today_every_date_and_year_is_said() -> None:
    session = weekly(TUE, starts_on=date(2026, 1, 6), not_on=(date(2026, 2, 3),))

    assert say_session(session, ENGLISH) == "Every Tuesday, from 6 January 2026. Not on 3 February 2026"


def test_dates_of_several_months_keep_their_months_apart() -> None:
    dates = [date(2026, 12, 23), date(2026, 12, 30), date(2027, 1, 6)]

    assert say_dates(dates, ENGLISH, "or") == "23 or 30 December 2026 or 6 January 2027"


def test_an_occurrence_past_midnight_says_so() -> None:
    late = Occurrence(date(2026, 12, 31), time(22), time(1), date(2027, 1, 1))

    assert say_occurrence(late, ENGLISH) == "Thursday 31 December 2026, 10pm to 1am the next day"


@pytest.mark.parametrize(
    ("session", "over"),
    [
        (weekly(MON), False),
        (weekly(MON, ends_on=TODAY), False),
        (weekly(MON, ends_on=TODAY - timedelta(days=1)), True),
        (weekly(MON, ends_on=TODAY - timedelta(days=1), also_on=(TODAY,)), False),
        (Session(repeats=Repeats.ONCE, starts_on=TODAY), False),
        (printed("2026-11-01", "2026-11-20"), True),
        (printed("2026-11-01", "2026-11-21"), False),
        (printed("2026-11-01", "2026-11-20", also_on=(TODAY,)), False),
        (Session(repeats=Repeats.ONCE, starts_on=TODAY - timedelta(days=1)), True),
    ],
)
def test_a_session_is_over_when_its_last_day_has_gone_by(session: Session, over: bool) -> None:
    assert is_over(session, TODAY) is over


@settings(max_examples=many(80, 1000))
@given(one=sessions, stranger=sessions, changed=st.sets(st.sampled_from(FIELDS), min_size=1, max_size=3))
def test_two_different_sessions_never_sound_the_same(one: Session, stranger: Session, changed: set[str]) -> None:
    # Alike but for a field or three: two strangers hardly ever sound alike.
    other = replace(one, **{name: getattr(stranger, name) for name in changed})
    assume(wording_key(one) != wording_key(other))

    assert say_session(one, ENGLISH) != say_session(other, ENGLISH)


@given(session=sessions)
def test_no_gap_is_left_unfilled(session: Session) -> None:
    for words in (say_session(session, ENGLISH, TODAY), say_session_short(session, ENGLISH, TODAY)):
        assert words
        assert not set("{}%") & set(words)
        assert "None" not in words
