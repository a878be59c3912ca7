from __future__ import annotations

from datetime import date, time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fingerpost.language import ENGLISH
from fingerpost.language.amounts import quarters_of_a_mile


@pytest.mark.parametrize(
    ("at", "words"),
    [
        ((0, 0), "midnight"),
        ((0, 15), "12:15am"),
        ((9, 5), "9:05am"),
        ((10, 0), "10am"),
        ((11, 59), "11:59am"),
        ((12, 0), "midday"),
        ((12, 30), "12:30pm"),
        ((13, 0), "1pm"),
        ((14, 30), "2:30pm"),
        ((23, 45), "11:45pm"),
    ],
)
def test_times_are_said_on_the_12_hour_clock(at: tuple[int, int], words: str) -> None:
    assert ENGLISH.time(time(*at)) == words


def test_from_and_to_are_joined_by_a_word() -> None:
    assert ENGLISH.time_range(time(14), time(15, 30)) == "2pm to 3:30pm"
    assert ENGLISH.time_range(time(10, 30), time(12)) == "10:30am to midday"


def test_dates_have_no_commas_and_no_letters_after_the_number() -> None:
    day = date(2026, 11, 25)

    assert ENGLISH.date(day) == "Wednesday 25 November 2026"
    assert ENGLISH.date(day, year=False) == "Wednesday 25 November"
    assert ENGLISH.date(day, weekday=False) == "25 November 2026"
    assert ENGLISH.date(day, year=False, weekday=False) == "25 November"
    assert ENGLISH.short_date(day) == "Wed 25 Nov 2026"
    assert ENGLISH.short_date(day, year=False) == "Wed 25 Nov"


def test_days_go_by_name_or_by_number_from_monday() -> None:
    assert (ENGLISH.day("tuesday"), ENGLISH.day(1)) == ("Tuesday", "Tuesday")
    assert (ENGLISH.days("sunday"), ENGLISH.days(6)) == ("Sundays", "Sundays")
    assert ENGLISH.month(11) == "November"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ([], ""),
        (["soup"], "soup"),
        (["soup", "bread"], "soup and bread"),
        (["soup", "bread", "tea"], "soup, bread and tea"),
    ],
)
def test_a_list_has_no_comma_before_and(words: list[str], sentence: str) -> None:
    assert ENGLISH.list_of(words) == sentence


def test_a_list_of_choices_has_or() -> None:
    assert ENGLISH.list_of(["ring", "text", "turn up"], "or") == "ring, text or turn up"


@pytest.mark.parametrize(
    ("n", "words"),
    [
        (1, "1st"),
        (2, "2nd"),
        (3, "3rd"),
        (4, "4th"),
        (11, "11th"),
        (12, "12th"),
        (13, "13th"),
        (21, "21st"),
        (31, "31st"),
    ],
)
def test_ordinals(n: int, words: str) -> None:
    assert ENGLISH.ordinal(n) == words


@pytest.mark.parametrize(
    ("amount", "country", "words"),
    [
        ("3", "GB", "£3"),
        ("3.00", "GB", "£3"),
        ("3.50", "GB", "£3.50"),
        ("3.5", "GB", "£3.50"),
        ("0.5", "GB", "50p"),
        ("0.05", "GB", "5p"),
        ("0.5", "IE", "€0.50"),
        ("1250", "GB", "£1,250"),
        ("5", "US", "$5"),
        ("5.25", "US", "$5.25"),
        ("5", "IE", "€5"),
        ("500", "JP", "JP¥500"),
    ],
)
def test_money_has_no_pence_when_there_are_none(amount: str, country: str, words: str) -> None:
    assert ENGLISH.money(Decimal(amount), country) == words


@pytest.mark.parametrize(
    ("miles", "words"),
    [
        (0, "less than ¼ mile"),
        (0.12, "less than ¼ mile"),
        (0.13, "¼ mile"),
        (0.3, "¼ mile"),
        (0.5, "½ mile"),
        (0.74, "¾ mile"),
        (0.9, "1 mile"),
        (1.0, "1 mile"),
        (1.24, "1 mile"),
        (1.3, "1½ miles"),
        (1.8, "2 miles"),
        (9.7, "9½ miles"),
        (9.8, "10 miles"),
        (10.4, "10 miles"),
        (10.5, "11 miles"),
        (12.2, "12 miles"),
        (4845, "4,845 miles"),
    ],
)
def test_miles_are_written_as_a_road_sign_writes_them(miles: float, words: str) -> None:
    assert ENGLISH.miles(miles * 1.609344) == words


@given(near=st.floats(0, 500), far=st.floats(0, 500))
def test_a_farther_place_never_sounds_nearer(near: float, far: float) -> None:
    assert near > far or quarters_of_a_mile(near) <= quarters_of_a_mile(far)


def test_numbers_are_figures_with_a_comma_in_thousands() -> None:
    assert [ENGLISH.number(n) for n in (0, 8, 999, 1000, 28559, 0.5)] == ["0", "8", "999", "1,000", "28,559", "0.5"]


def test_words_with_braces_in_them_are_left_alone_when_there_is_nothing_to_fill() -> None:
    assert ENGLISH.text("a {b} c") == "a {b} c"
    assert ENGLISH.text("") == ""
