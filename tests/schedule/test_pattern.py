from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fingerpost.records.calendar import Calendar
from fingerpost.records.session import BankHolidays, Session, Weekday
from fingerpost.schedule.dates import occurrences
from fingerpost.schedule.pattern import PatternTable, ask_pattern, day_pattern, pattern_size
from tests.strategies import calendars, days, sessions

SATURDAY = date(2026, 11, 21)


def test_bit_0_of_byte_0_is_the_first_day() -> None:
    session = Session(days=(Weekday.SATURDAY, Weekday.SUNDAY))

    pattern = day_pattern([session], {}, "ENG", SATURDAY, days=16)

    assert pattern == bytes([0b10000011, 0b11000001])


def test_400_days_take_50_bytes() -> None:
    assert len(day_pattern([Session(days=(Weekday.MONDAY,))], {}, "ENG", SATURDAY)) == pattern_size(400) == 50


def test_days_after_the_last_are_not_set() -> None:
    pattern = day_pattern([Session(days=tuple(Weekday))], {}, "ENG", SATURDAY, days=9)

    assert pattern == bytes([0xFF, 0x01])


def test_a_bank_holiday_to_ask_about_stands_in_the_second_pattern() -> None:
    christmas = date(2026, 12, 25)
    unsure = Session(days=(Weekday.FRIDAY,))
    sure = Session(days=(Weekday.FRIDAY,), bank_holidays=BankHolidays.OPEN)

    assert ask_pattern([unsure], {}, "ENG", christmas, days=8) == bytes([0b10000001])  # and New Year
    assert ask_pattern([unsure, sure], {}, "ENG", christmas, days=8) == bytes([0])


@given(several=st.lists(sessions, max_size=3), calendar=calendars(), first=days)
def test_a_bit_is_set_exactly_when_a_session_meets(several: list[Session], calendar: Calendar, first: date) -> None:
    pattern = day_pattern(several, {"somerset": calendar}, "ENG", first)
    last = first + timedelta(days=399)
    meets = {one.day for session in several for one in occurrences(session, {"somerset": calendar}, "ENG", first, last)}

    assert {first + timedelta(days=i) for i in range(400) if pattern[i >> 3] >> (i & 7) & 1} == meets


def test_equal_patterns_of_10000_sessions_are_kept_once() -> None:
    table = PatternTable(days=400)
    on = list(Weekday)

    numbers = [
        table.add(day_pattern([Session(days=(on[i % 7],), place=f"hall-{i}")], {}, "ENG", SATURDAY))
        for i in range(10_000)
    ]

    assert len(table) == 8
    assert set(numbers) == set(range(1, 8))
    assert len(table.to_bytes()) == 8 * 50


def test_number_0_is_the_pattern_with_no_days() -> None:
    table = PatternTable(days=8)

    assert table.add(bytes([0b100])) == 1
    assert table.add(bytes([0])) == 0
    assert table.to_bytes() == bytes([0, 0b100])


def test_a_pattern_of_another_length_is_refused() -> None:
    with pytest.raises(ValueError, match="50 bytes, not 2"):
        PatternTable(days=400).add(b"ab")
