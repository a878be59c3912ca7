"""Every expected date below was read off a wall calendar, not computed."""
# ruff: noqa: E501  (a table is read across)

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from dateutil import rrule
from hypothesis import given
from hypothesis import strategies as st

from fingerpost.records.calendar import Calendar, DateRange, Term
from fingerpost.records.session import BankHolidays, Repeats, Session, Week, Weekday
from fingerpost.schedule.dates import next_occurrence, next_of_activity, occurrences
from tests.strategies import calendars as any_calendar
from tests.strategies import days as any_day
from tests.strategies import sessions as any_session

MON, TUE, WED, THU, FRI, SAT, SUN = Weekday
FIRST, SECOND, THIRD, FOURTH, LAST = Week
CLOSED, OPEN, ASK = BankHolidays.CLOSED, BankHolidays.OPEN, BankHolidays.ASK


def day(text: str) -> date:
    return date.fromisoformat(text)


def days(text: str) -> tuple[date, ...]:
    return tuple(day(word) for word in text.split())


def weekly(*on: Weekday, **rest: object) -> Session:
    return Session(repeats=Repeats.WEEKLY, days=on, **rest)


def monthly(weeks: tuple[Week, ...], *on: Weekday, **rest: object) -> Session:
    return Session(repeats=Repeats.MONTHLY, weeks=weeks, days=on, **rest)


def once(on: str, **rest: object) -> Session:
    return Session(repeats=Repeats.ONCE, starts_on=day(on), **rest)


SOMERSET = Calendar(
    id="somerset",
    name="Somerset school terms",
    terms=(
        Term(
            name="Autumn 2026",
            days=DateRange(day("2026-09-03"), day("2026-12-18")),
            breaks=(DateRange(day("2026-10-26"), day("2026-10-30")),),
        ),
        Term(
            name="Spring 2027",
            days=DateRange(day("2027-01-04"), day("2027-03-25")),
            breaks=(DateRange(day("2027-02-15"), day("2027-02-19")),),
        ),
    ),
)
CALENDARS = {"somerset": SOMERSET}
TERM = {"term_time": "somerset"}

# what it shows, session, nation, first, last, the days
CASES = [
    ("weekly", weekly(TUE), "ENG", "2026-11-01", "2026-11-30", "2026-11-03 2026-11-10 2026-11-17 2026-11-24"),
    ("first and last day of the window count", weekly(TUE), "ENG", "2026-11-03", "2026-11-10", "2026-11-03 2026-11-10"),
    ("a window of one day", weekly(TUE), "ENG", "2026-11-03", "2026-11-03", "2026-11-03"),
    ("a window of another day", weekly(TUE), "ENG", "2026-11-04", "2026-11-04", ""),
    ("a window that ends before it begins", weekly(TUE), "ENG", "2026-11-30", "2026-11-01", ""),
    ("two days a week", weekly(MON, THU), "ENG", "2026-11-02", "2026-11-12", "2026-11-02 2026-11-05 2026-11-09 2026-11-12"),
    ("the weekend", weekly(SAT, SUN), "ENG", "2026-11-06", "2026-11-09", "2026-11-07 2026-11-08"),
    ("across the year end", weekly(FRI, bank_holidays=OPEN), "ENG", "2026-12-24", "2027-01-09", "2026-12-25 2027-01-01 2027-01-08"),
    ("the night the clocks go back", weekly(SUN), "ENG", "2026-10-19", "2026-11-02", "2026-10-25 2026-11-01"),
    ("the night the clocks go forward", weekly(SUN), "ENG", "2027-03-22", "2027-04-05", "2027-03-28 2027-04-04"),
    ("leap day", weekly(TUE), "ENG", "2028-02-22", "2028-03-07", "2028-02-22 2028-02-29 2028-03-07"),
    ("first day", weekly(TUE, starts_on=day("2026-11-10")), "ENG", "2026-11-01", "2026-11-18", "2026-11-10 2026-11-17"),
    ("first day on another weekday", weekly(TUE, starts_on=day("2026-11-11")), "ENG", "2026-11-01", "2026-11-18", "2026-11-17"),
    ("last day counts", weekly(TUE, ends_on=day("2026-11-10")), "ENG", "2026-11-01", "2026-11-30", "2026-11-03 2026-11-10"),
    ("over", weekly(TUE, ends_on=day("2026-10-31")), "ENG", "2026-11-01", "2026-11-30", ""),
    ("weekday of the first day", weekly(starts_on=day("2026-11-04")), "ENG", "2026-11-01", "2026-11-19", "2026-11-04 2026-11-11 2026-11-18"),
    ("no weekday known", weekly(), "ENG", "2026-11-01", "2026-11-30", ""),
    ("every other week", weekly(WED, every=2, starts_on=day("2026-11-04")), "ENG", "2026-11-01", "2026-11-30", "2026-11-04 2026-11-18"),
    ("every other week, the other", weekly(WED, every=2, starts_on=day("2026-11-11")), "ENG", "2026-11-01", "2026-11-30", "2026-11-11 2026-11-25"),
    ("every other week across the year end", weekly(WED, every=2, starts_on=day("2026-12-16")), "ENG", "2026-12-16", "2027-01-31", "2026-12-16 2026-12-30 2027-01-13 2027-01-27"),
    ("every other week, begun long ago", weekly(WED, every=2, starts_on=day("2024-01-03")), "ENG", "2026-11-01", "2026-11-30", "2026-11-04 2026-11-18"),
    ("every other week, seen from a week off", weekly(WED, every=2, starts_on=day("2026-11-04")), "ENG", "2026-11-09", "2026-11-20", "2026-11-18"),
    ("every other week on two days, from the second", weekly(MON, WED, every=2, starts_on=day("2026-11-04")), "ENG", "2026-11-01", "2026-11-19", "2026-11-04 2026-11-16 2026-11-18"),
    ("every other week counted from a Sunday", weekly(SUN, MON, every=2, starts_on=day("2026-11-08")), "ENG", "2026-11-01", "2026-11-30", "2026-11-08 2026-11-16 2026-11-22 2026-11-30"),
    ("every third week", weekly(SAT, every=3, starts_on=day("2026-10-03")), "ENG", "2026-10-01", "2026-11-30", "2026-10-03 2026-10-24 2026-11-14"),
    ("every other week from nobody knows when", weekly(WED, every=2), "ENG", "2026-11-01", "2026-11-30", ""),
    ("a gap in every other week does not shift it", weekly(WED, every=2, starts_on=day("2026-11-04"), not_on=days("2026-11-18")), "ENG", "2026-11-01", "2026-12-20", "2026-11-04 2026-12-02 2026-12-16"),
    ("first Tuesday", monthly((FIRST,), TUE), "ENG", "2026-10-01", "2026-12-31", "2026-10-06 2026-11-03 2026-12-01"),
    ("second and fourth Friday", monthly((SECOND, FOURTH), FRI), "ENG", "2026-11-01", "2026-11-30", "2026-11-13 2026-11-27"),
    ("third Thursday", monthly((THIRD,), THU), "ENG", "2026-10-01", "2026-11-30", "2026-10-15 2026-11-19"),
    ("last Monday is the fifth", monthly((LAST,), MON), "ENG", "2026-11-01", "2026-11-30", "2026-11-30"),
    ("last Monday is the fourth", monthly((LAST,), MON), "ENG", "2026-10-01", "2026-10-31", "2026-10-26"),
    ("fourth and last are one day in a month without a fifth", monthly((FOURTH, LAST), MON), "ENG", "2026-10-01", "2026-10-31", "2026-10-26"),
    ("fourth and last are two days in a month with a fifth", monthly((FOURTH, LAST), MON), "ENG", "2026-11-01", "2026-11-30", "2026-11-23 2026-11-30"),
    ("fifth Saturday left out by first to fourth", monthly((FIRST, SECOND, THIRD, FOURTH), SAT), "ENG", "2026-10-01", "2026-10-31", "2026-10-03 2026-10-10 2026-10-17 2026-10-24"),
    ("last Tuesday on leap day", monthly((LAST,), TUE), "ENG", "2028-02-01", "2028-02-29", "2028-02-29"),
    ("first Monday and Friday", monthly((FIRST,), MON, FRI), "ENG", "2026-12-01", "2026-12-31", "2026-12-04 2026-12-07"),
    ("first Friday on New Year's Day", monthly((FIRST,), FRI, bank_holidays=OPEN), "ENG", "2026-12-15", "2027-01-31", "2027-01-01"),
    ("every second month", monthly((FIRST,), TUE, every=2, starts_on=day("2026-09-01")), "ENG", "2026-09-01", "2027-02-28", "2026-09-01 2026-11-03 2027-01-05"),
    ("every second month, begun last year", monthly((FIRST,), TUE, every=2, starts_on=day("2025-11-04")), "ENG", "2026-10-01", "2027-02-28", "2026-11-03 2027-01-05"),
    ("first day in the month after its first Tuesday", monthly((FIRST,), TUE, starts_on=day("2026-11-10")), "ENG", "2026-11-01", "2026-12-31", "2026-12-01"),
    ("the 15th of each month", monthly((), starts_on=day("2026-10-15")), "ENG", "2026-10-01", "2026-12-31", "2026-10-15 2026-11-15 2026-12-15"),
    ("the 31st comes in long months only", monthly((), starts_on=day("2026-10-31")), "ENG", "2026-10-01", "2026-12-31", "2026-10-31 2026-12-31"),
    ("a weekday a month, nobody knows which", monthly((), TUE), "ENG", "2026-11-01", "2026-11-30", ""),
    ("once", once("2026-12-05"), "ENG", "2026-11-01", "2026-12-31", "2026-12-05"),
    ("once, gone by", once("2026-10-31"), "ENG", "2026-11-01", "2026-12-31", ""),
    ("once on leap day", once("2028-02-29"), "ENG", "2028-02-01", "2028-03-31", "2028-02-29"),
    ("once on a bank holiday is meant", once("2026-12-25", bank_holidays=CLOSED), "ENG", "2026-12-01", "2026-12-31", "2026-12-25"),
    ("once out of term is meant", once("2026-12-22", **TERM), "ENG", "2026-12-01", "2026-12-31", "2026-12-22"),
    ("once, called off", once("2026-12-05", not_on=days("2026-12-05")), "ENG", "2026-11-01", "2026-12-31", ""),
    ("once, and once more", once("2026-12-05", also_on=days("2026-12-12")), "ENG", "2026-11-01", "2026-12-31", "2026-12-05 2026-12-12"),
    ("once, no day known", Session(repeats=Repeats.ONCE), "ENG", "2026-11-01", "2026-12-31", ""),
    ("by arrangement", Session(repeats=Repeats.BY_ARRANGEMENT, days=(MON,)), "ENG", "2026-11-01", "2026-11-30", ""),
    ("by arrangement, and an open day", Session(repeats=Repeats.BY_ARRANGEMENT, also_on=days("2026-11-14")), "ENG", "2026-11-01", "2026-11-30", "2026-11-14"),
    ("half term", weekly(TUE, **TERM), "ENG", "2026-10-15", "2026-11-10", "2026-10-20 2026-11-03 2026-11-10"),
    ("the days beside a break", weekly(SUN, SAT, **TERM), "ENG", "2026-10-24", "2026-11-01", "2026-10-24 2026-10-25 2026-10-31 2026-11-01"),
    ("first day of term", weekly(THU, **TERM), "ENG", "2026-08-20", "2026-09-10", "2026-09-03 2026-09-10"),
    ("last day of term", weekly(FRI, **TERM), "ENG", "2026-12-11", "2027-01-08", "2026-12-11 2026-12-18 2027-01-08"),
    ("past the last known term", weekly(TUE, **TERM), "ENG", "2027-03-16", "2027-06-30", "2027-03-16 2027-03-23"),
    ("a calendar that is not there", weekly(TUE, term_time="avalon"), "ENG", "2026-11-01", "2026-11-30", ""),
    ("monthly in term", monthly((FIRST,), MON, **TERM), "ENG", "2026-12-01", "2027-02-28", "2026-12-07 2027-01-04 2027-02-01"),
    ("added out of term", weekly(TUE, also_on=days("2026-12-22"), **TERM), "ENG", "2026-12-10", "2026-12-31", "2026-12-15 2026-12-22"),
    ("closed at Christmas", weekly(FRI, bank_holidays=CLOSED), "ENG", "2026-12-14", "2027-01-09", "2026-12-18 2027-01-08"),
    ("closed on the Monday after a Boxing Day on Saturday", weekly(MON, bank_holidays=CLOSED), "ENG", "2026-12-20", "2027-01-04", "2026-12-21 2027-01-04"),
    ("closed on Easter Monday in England", weekly(MON, bank_holidays=CLOSED), "ENG", "2027-03-22", "2027-04-05", "2027-03-22 2027-04-05"),
    ("Easter Monday is no bank holiday in Scotland", weekly(MON, bank_holidays=CLOSED), "SCT", "2027-03-22", "2027-04-05", "2027-03-22 2027-03-29 2027-04-05"),
    ("St Andrew's Day in Scotland", weekly(MON, bank_holidays=CLOSED), "SCT", "2026-11-20", "2026-12-07", "2026-11-23 2026-12-07"),
    ("St Andrew's Day in England", weekly(MON, bank_holidays=CLOSED), "ENG", "2026-11-20", "2026-12-07", "2026-11-23 2026-11-30 2026-12-07"),
    ("the day after New Year in Scotland", weekly(MON, bank_holidays=CLOSED), "SCT", "2026-12-30", "2027-01-12", "2027-01-11"),
    ("the summer bank holiday in Scotland", weekly(MON, bank_holidays=CLOSED), "SCT", "2026-07-27", "2026-09-01", "2026-07-27 2026-08-10 2026-08-17 2026-08-24 2026-08-31"),
    ("the summer bank holiday in Wales", weekly(MON, bank_holidays=CLOSED), "WLS", "2026-08-03", "2026-09-07", "2026-08-03 2026-08-10 2026-08-17 2026-08-24 2026-09-07"),
    ("St Patrick's Day in Northern Ireland", weekly(TUE, bank_holidays=CLOSED), "NIR", "2026-03-10", "2026-03-24", "2026-03-10 2026-03-24"),
    ("St Patrick's Day in England", weekly(TUE, bank_holidays=CLOSED), "ENG", "2026-03-10", "2026-03-24", "2026-03-10 2026-03-17 2026-03-24"),
    ("the Twelfth, kept on the 13th, in Northern Ireland", weekly(MON, bank_holidays=CLOSED), "NIR", "2026-07-06", "2026-07-20", "2026-07-06 2026-07-20"),
    ("Thanksgiving in the United States", weekly(THU, bank_holidays=CLOSED), "US", "2026-11-19", "2026-12-03", "2026-11-19 2026-12-03"),
    ("a country without a list", weekly(FRI, bank_holidays=CLOSED), "XX", "2026-12-24", "2027-01-02", "2026-12-25 2027-01-01"),
    ("open on bank holidays", weekly(FRI, bank_holidays=OPEN), "ENG", "2026-12-24", "2027-01-02", "2026-12-25 2027-01-01"),
    ("ask on bank holidays", weekly(FRI, bank_holidays=ASK), "ENG", "2026-12-24", "2027-01-02", "2026-12-25 2027-01-01"),
    ("added on a bank holiday", weekly(MON, bank_holidays=CLOSED, also_on=days("2026-12-25")), "ENG", "2026-12-21", "2026-12-31", "2026-12-21 2026-12-25"),
    ("not on", weekly(WED, not_on=days("2026-12-23 2026-12-30")), "ENG", "2026-12-10", "2027-01-08", "2026-12-16 2027-01-06"),
    ("not on a day it would not meet anyway", weekly(WED, not_on=days("2026-12-24")), "ENG", "2026-12-20", "2026-12-31", "2026-12-23 2026-12-30"),
    ("also on a day it meets anyway comes once", weekly(WED, also_on=days("2026-12-23")), "ENG", "2026-12-20", "2026-12-31", "2026-12-23 2026-12-30"),
    ("also on another day comes in order", weekly(WED, also_on=days("2026-12-21 2026-12-27")), "ENG", "2026-12-20", "2026-12-31", "2026-12-21 2026-12-23 2026-12-27 2026-12-30"),
    ("also and not on the same day is not", weekly(WED, also_on=days("2026-12-21"), not_on=days("2026-12-21")), "ENG", "2026-12-20", "2026-12-24", "2026-12-23"),
    ("added after the last day", weekly(MON, ends_on=day("2026-12-14"), also_on=days("2026-12-21")), "ENG", "2026-12-10", "2026-12-31", "2026-12-14 2026-12-21"),
    ("added before the first day", weekly(MON, starts_on=day("2026-12-14"), also_on=days("2026-12-05")), "ENG", "2026-12-01", "2026-12-15", "2026-12-05 2026-12-14"),
    ("additions outside the window stay out", weekly(MON, also_on=days("2026-11-29 2026-12-09")), "ENG", "2026-12-01", "2026-12-08", "2026-12-07"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("session", "nation", "first", "last", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_a_session_meets_on_these_days(session: Session, nation: str, first: str, last: str, expected: str) -> None:
    found = [found.day for found in occurrences(session, CALENDARS, nation, day(first), day(last))]

    assert found == list(days(expected))


@pytest.mark.parametrize(
    ("holidays", "asked"), [(None, [True, False]), (ASK, [True, False]), (OPEN, [False, False]), (CLOSED, [False])]
)
def test_a_bank_holiday_is_to_be_asked_about_unless_the_group_has_said(
    holidays: BankHolidays | None, asked: list[bool]
) -> None:
    session = weekly(FRI, bank_holidays=holidays)

    found = occurrences(session, {}, "ENG", day("2027-01-01"), day("2027-01-08"))

    assert [one.ask for one in found] == asked


def test_a_bank_holiday_that_somebody_wrote_down_is_not_asked_about() -> None:
    session = weekly(MON, also_on=days("2026-12-25"))

    found = occurrences(session, {}, "ENG", day("2026-12-21"), day("2026-12-28"))

    assert [(one.day.day, one.ask) for one in found] == [(21, False), (25, False), (28, True)]


def test_a_session_past_midnight_ends_on_the_next_day() -> None:
    session = weekly(FRI, ends_next_day=True)

    [found] = occurrences(session, {}, "ENG", day("2026-11-30"), day("2026-12-05"))

    assert (found.day, found.ends_on) == (day("2026-12-04"), day("2026-12-05"))


def test_the_next_occurrence_may_be_today() -> None:
    found = next_occurrence(weekly(TUE), {}, "ENG", day("2026-11-24"))

    assert found is not None
    assert found.day == day("2026-11-24")


def test_a_yearly_event_within_the_days_ahead_is_found() -> None:
    assert next_occurrence(once("2027-12-25"), {}, "ENG", day("2026-11-21"), days=400) is not None
    assert next_occurrence(once("2027-12-26"), {}, "ENG", day("2026-11-21"), days=400) is None


def test_the_next_of_an_activity_is_the_soonest_of_its_sessions() -> None:
    found = next_of_activity([weekly(FRI), weekly(TUE)], {}, "ENG", day("2026-11-21"))

    assert found is not None
    assert (found.index, found.occurrence.day) == (1, day("2026-11-24"))


def test_two_sessions_on_one_day_go_by_their_start() -> None:
    evening = weekly(TUE, starts=time(19))
    morning = weekly(TUE, starts=time(9))

    found = next_of_activity([weekly(TUE), evening, morning], {}, "ENG", day("2026-11-21"))

    assert found is not None
    assert found.index == 2


def test_an_activity_without_sessions_has_no_next() -> None:
    assert next_of_activity([], {}, "ENG", day("2026-11-21")) is None


@given(session=any_session, calendar=any_calendar(), first=any_day, length=st.integers(0, 500))
def test_occurrences_are_in_order_once_each_and_within_the_window(
    session: Session, calendar: Calendar, first: date, length: int
) -> None:
    last = first + timedelta(days=length)

    found = [one.day for one in occurrences(session, {"somerset": calendar}, "ENG", first, last)]

    assert found == sorted(set(found))
    assert all(first <= one <= last for one in found)


@given(session=any_session, calendar=any_calendar(), first=any_day, cut=st.integers(0, 200), length=st.integers(0, 200))
def test_two_windows_side_by_side_hold_what_one_holds(
    session: Session, calendar: Calendar, first: date, cut: int, length: int
) -> None:
    def found(start: date, end: date) -> list[object]:
        return list(occurrences(session, {"somerset": calendar}, "SCT", start, end))

    middle = first + timedelta(days=cut)
    last = middle + timedelta(days=length)

    assert found(first, middle) + found(middle + timedelta(days=1), last) == found(first, last)


@given(session=any_session, calendar=any_calendar(), today=any_day)
def test_the_next_occurrence_is_never_in_the_past(session: Session, calendar: Calendar, today: date) -> None:
    found = next_occurrence(session, {"somerset": calendar}, "ENG", today)

    assert found is None or found.day >= today
    first = next(occurrences(session, {"somerset": calendar}, "ENG", today, today + timedelta(days=399)), None)
    assert found == first


@given(several=st.lists(any_session, max_size=4), calendar=any_calendar(), today=any_day)
def test_the_order_of_sessions_does_not_change_the_next_day(
    several: list[Session], calendar: Calendar, today: date
) -> None:
    one = next_of_activity(several, {"somerset": calendar}, "ENG", today)
    other = next_of_activity(several[::-1], {"somerset": calendar}, "ENG", today)

    assert (one and (one.occurrence.day, one.occurrence.starts)) == (
        other and (other.occurrence.day, other.occurrence.starts)
    )


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

    found = [one.day for one in occurrences(session, {}, "ENG", first, last)]

    assert found == [one.date() for one in rule if one.date() >= first]


@given(
    on=st.sampled_from(list(Weekday)),
    weeks=st.sets(st.sampled_from([1, 2, 3, 4, -1]), min_size=1),
    every=st.integers(1, 5),
    starts_on=any_day,
    first=any_day,
    length=st.integers(0, 800),
)
def test_a_plain_monthly_rule_is_what_dateutil_says(
    on: Weekday, weeks: set[int], every: int, starts_on: date, first: date, length: int
) -> None:
    last = first + timedelta(days=length)
    names = dict(zip([1, 2, 3, 4, -1], Week, strict=True))
    session = monthly(tuple(names[week] for week in weeks), on, every=every, starts_on=starts_on)
    rule = rrule.rrule(
        rrule.MONTHLY,
        interval=every,
        byweekday=[rrule.weekday(on.number, week) for week in weeks],
        dtstart=midnight(starts_on),
        until=midnight(last),
    )

    found = [one.day for one in occurrences(session, {}, "ENG", first, last)]

    assert found == [one.date() for one in rule if one.date() >= first]


def midnight(on: date) -> datetime:
    return datetime.combine(on, time())
