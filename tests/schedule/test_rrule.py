from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from dateutil import rrule
from hypothesis import given
from hypothesis import strategies as st

from fingerpost.records.calendar import Calendar, DateRange, SchoolTerm
from fingerpost.records.session import BankHolidays, Repeats, Session, Week, Weekday
from fingerpost.schedule.dates import occurrences
from fingerpost.schedule.rrule import Recurrence, recurrence_of, rrule_of
from tests.strategies import calendars, days, sessions

MON, TUE, WED, THU, FRI, SAT, SUN = Weekday
REVIEW = date(2027, 11, 21)


@pytest.mark.parametrize(
    ("session", "expected"),
    [
        (Session(days=(TUE,)), "FREQ=WEEKLY;WKST=MO;BYDAY=TU;UNTIL=20271121"),
        (Session(days=(MON, FRI), ends_on=date(2026, 12, 14)), "FREQ=WEEKLY;WKST=MO;BYDAY=MO,FR;UNTIL=20261214"),
        (Session(days=(TUE,), ends_on=date(2030, 1, 1)), "FREQ=WEEKLY;WKST=MO;BYDAY=TU;UNTIL=20271121"),
        (
            Session(days=(WED,), every=2, starts_on=date(2026, 1, 7)),
            "FREQ=WEEKLY;INTERVAL=2;WKST=MO;BYDAY=WE;UNTIL=20271121",
        ),
        (
            Session(repeats=Repeats.MONTHLY, days=(FRI,), weeks=(Week.SECOND, Week.LAST)),
            "FREQ=MONTHLY;BYDAY=2FR,-1FR;UNTIL=20271121",
        ),
        (
            Session(repeats=Repeats.MONTHLY, starts_on=date(2026, 1, 15)),
            "FREQ=MONTHLY;BYMONTHDAY=15;UNTIL=20271121",
        ),
        (Session(repeats=Repeats.MONTHLY, days=(SAT,), weeks=(Week.FIFTH,)), "FREQ=MONTHLY;BYDAY=5SA;UNTIL=20271121"),
        (Session(repeats=Repeats.MONTHLY, month_days=(1, 31)), "FREQ=MONTHLY;BYMONTHDAY=1,31;UNTIL=20271121"),
        (Session(days=(SUN,), months=(4, 5)), "FREQ=WEEKLY;BYMONTH=4,5;WKST=MO;BYDAY=SU;UNTIL=20271121"),
        (Session(repeats=Repeats.DATES, dates=(date(2026, 12, 5), date(2026, 12, 16))), ""),
        (Session(repeats=Repeats.UNKNOWN), ""),
        (Session(repeats=Repeats.ONCE, starts_on=date(2026, 12, 5)), ""),
        (Session(repeats=Repeats.BY_ARRANGEMENT), ""),
        (Session(repeats=Repeats.SOME_WEEKS, days=(Weekday.TUESDAY,)), ""),
        (Session(days=(WED,), every=2), ""),
    ],
)
def test_a_session_is_written_as_a_rule_that_ends(session: Session, expected: str) -> None:
    assert rrule_of(session, REVIEW) == expected


@pytest.mark.parametrize(("until", "stamp"), [("2026-07-14", "20260714T225959Z"), ("2026-12-14", "20261214T235959Z")])
def test_with_times_the_rule_ends_at_a_moment_in_utc(until: str, stamp: str) -> None:
    session = Session(days=(TUE,), starts=time(10))

    assert rrule_of(session, date.fromisoformat(until), "Europe/London").endswith(f";UNTIL={stamp}")


def test_breaks_and_bank_holidays_and_exceptions_are_days_taken_out() -> None:
    term = SchoolTerm(
        name="Autumn",
        days=DateRange(date(2026, 9, 3), date(2026, 12, 18)),
        breaks=(DateRange(date(2026, 10, 26), date(2026, 10, 30)),),
    )
    session = Session(
        days=(MON,),
        term_time="somerset",
        bank_holidays=BankHolidays.CLOSED,
        not_on=(date(2026, 11, 9),),
        also_on=(date(2026, 12, 22),),
    )

    recurrence = recurrence_of(
        session,
        {"somerset": Calendar(id="somerset", name="S", terms=(term,))},
        "SCT",
        date(2026, 10, 15),
        date(2026, 12, 7),
    )

    assert recurrence == Recurrence(
        date(2026, 10, 19),
        "FREQ=WEEKLY;WKST=MO;BYDAY=MO;UNTIL=20261207",
        (date(2026, 10, 26), date(2026, 11, 9), date(2026, 11, 30)),
        (),
    )


def test_the_rule_begins_on_a_day_of_the_session() -> None:
    session = Session(days=(MON,), not_on=(date(2026, 11, 23), date(2026, 12, 7)))

    recurrence = recurrence_of(session, {}, "ENG", date(2026, 11, 21), date(2026, 12, 14))

    assert recurrence is not None
    assert (recurrence.first, recurrence.not_on) == (date(2026, 11, 30), (date(2026, 12, 7),))


def test_one_date_is_an_event_without_a_rule() -> None:
    session = Session(repeats=Repeats.ONCE, starts_on=date(2026, 12, 5), also_on=(date(2026, 12, 12),))

    recurrence = recurrence_of(session, {}, "ENG", date(2026, 11, 21), REVIEW)

    assert recurrence == Recurrence(date(2026, 12, 5), "", (), (date(2026, 12, 12),))


def test_what_has_no_days_is_no_event() -> None:
    assert recurrence_of(Session(repeats=Repeats.BY_ARRANGEMENT), {}, "ENG", date(2026, 11, 21), REVIEW) is None


@given(session=sessions, calendar=calendars(), first=days, length=st.integers(0, 500))
def test_another_calendar_reads_the_same_days_out_of_the_rule(
    session: Session, calendar: Calendar, first: date, length: int
) -> None:
    until = first + timedelta(days=length)
    expected = [one.day for one in occurrences(session, {"somerset": calendar}, "ENG", first, until)]

    recurrence = recurrence_of(session, {"somerset": calendar}, "ENG", first, until)

    assert (expand(recurrence) if recurrence else []) == expected


@given(session=sessions, until=days)
def test_no_rule_is_endless(session: Session, until: date) -> None:
    rule = rrule_of(session, until)

    assert rule == "" or "UNTIL=" in rule


def expand(recurrence: Recurrence) -> list[date]:
    """Read the days as another programme would, with dateutil's reader."""
    start = datetime.combine(recurrence.first, time())
    if not recurrence.rrule:
        return sorted({recurrence.first, *recurrence.also_on})
    lines = [f"RRULE:{recurrence.rrule}"]
    lines += [f"EXDATE:{one:%Y%m%d}T000000" for one in recurrence.not_on]
    lines += [f"RDATE:{one:%Y%m%d}T000000" for one in recurrence.also_on]
    return [moment.date() for moment in rrule.rrulestr("\n".join(lines), dtstart=start, forceset=True)]
