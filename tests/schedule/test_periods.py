from __future__ import annotations

from datetime import date

import pytest

from fingerpost.schedule.periods import due_on, parse_period


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("6 months", date(2027, 5, 21)),
        ("1 month", date(2026, 12, 21)),
        ("2 weeks", date(2026, 12, 5)),
        ("90 days", date(2027, 2, 19)),
        (" 1 Year ", date(2027, 11, 21)),
    ],
)
def test_a_period_says_when_something_is_due_again(text: str, due: date) -> None:
    period = parse_period(text)

    assert period is not None
    assert due_on(date(2026, 11, 21), period) == due


def test_six_months_from_the_end_of_august_is_the_end_of_february() -> None:
    period = parse_period("6 months")

    assert period is not None
    assert due_on(date(2026, 8, 31), period) == date(2027, 2, 28)


@pytest.mark.parametrize(
    "text", ["", "6", "months", "0 months", "-1 month", "6 moons", "6 months ago", "1.5 years", "٣ days"]
)
def test_other_ways_of_writing_a_period_are_not_guessed_at(text: str) -> None:
    assert parse_period(text) is None


def test_a_period_past_the_end_of_the_calendar_is_never_due() -> None:
    period = parse_period("9999 years")

    assert period is not None
    assert due_on(date(2026, 11, 21), period) == date.max
