from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given

from fingerpost.records.calendar import Calendar
from fingerpost.records.session import BankHolidays, Session, Weekday
from fingerpost.schedule.dates import occurrences
from fingerpost.schedule.days import Days, days_of
from fingerpost.schedule.pattern import PatternTable, pack_days, pattern_size
from tests.strategies import calendars, days, sessions

SATURDAY = date(2026, 11, 21)


def of(session: Session, first: date = SATURDAY, days: int = 400, calendar: Calendar | None = None) -> Days:
    calendars = {"somerset": calendar} if calendar else {}
    return days_of(session, calendars, "ENG", first, first + timedelta(days=days - 1))


def has(patterns: bytes, number: int, day: int, days: int = 400) -> bool:
    """Read a bit as the browser reads it."""
    at = number * pattern_size(days) + (day >> 3)
    return bool(patterns[at] >> (day & 7) & 1)


def test_bit_0_of_byte_0_is_the_first_day() -> None:
    weekend = of(Session(days=(Weekday.SATURDAY, Weekday.SUNDAY)), days=16)

    assert pack_days(weekend.meets, days=16) == bytes([0b10000011, 0b11000001])


def test_400_days_take_50_bytes() -> None:
    assert len(pack_days(of(Session(days=(Weekday.MONDAY,))).meets)) == pattern_size(400) == 50


def test_days_after_the_last_are_not_set() -> None:
    assert pack_days(of(Session(days=tuple(Weekday)), days=9).meets, days=9) == bytes([0xFF, 0x01])


@given(session=sessions, calendar=calendars(), first=days)
def test_a_bit_is_set_exactly_when_a_session_meets(session: Session, calendar: Calendar, first: date) -> None:
    table = PatternTable()
    number = table.add(of(session, first, calendar=calendar))
    last = first + timedelta(days=399)
    dates = list(occurrences(session, {"somerset": calendar}, "ENG", first, last))

    patterns, ask = table.to_bytes(), table.asks[number]

    assert [first + timedelta(days=i) for i in range(400) if has(patterns, number, i)] == [one.day for one in dates]
    assert [first + timedelta(days=i) for i in range(400) if has(patterns, ask, i)] == [
        one.day for one in dates if one.ask
    ]


def test_equal_patterns_of_10000_sessions_are_kept_once() -> None:
    table = PatternTable()
    on = list(Weekday)

    numbers = [
        table.add(of(Session(days=(on[i % 7],), place=f"hall-{i}", bank_holidays=BankHolidays.OPEN)))
        for i in range(10_000)
    ]

    assert set(numbers) == set(range(1, 8))
    assert len(table.to_bytes()) == 8 * 50


def test_number_0_is_the_pattern_with_no_days() -> None:
    table = PatternTable(days=8)

    assert table.add(Days(0b100, 0)) == 1
    assert table.add(Days(0, 0)) == 0
    assert table.to_bytes() == bytes([0, 0b100])
    assert table.asks == [0, 0]


def test_the_same_days_have_two_numbers_when_only_one_session_is_to_be_asked_about() -> None:
    table = PatternTable(days=8)

    sure, unsure = table.add(Days(0b101, 0)), table.add(Days(0b101, 0b100))

    assert sure != unsure
    assert [has(table.to_bytes(), table.asks[number], 2, days=8) for number in (sure, unsure)] == [False, True]
