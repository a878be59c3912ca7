"""Hours of one day, as people write them in a cell."""

from __future__ import annotations

import pytest

from fingerpost.exchange.tables.opening_hours import Hours, Unclear, parse_hours


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("10:00-12:00", [("10:00", "12:00")]),
        ("1000-1230", [("10:00", "12:30")]),
        ("930 - 1130", [("09:30", "11:30")]),
        ("9.30 to 11.30", [("09:30", "11:30")]),
        ("10am-12pm", [("10:00", "12:00")]),
        ("10am – 12 noon", [("10:00", "12:00")]),
        ("12pm-2pm", [("12:00", "14:00")]),
        ("10:00:00-12:30:00", [("10:00", "12:30")]),
        ("9.15am to 10.45am and 2pm to 4pm", [("09:15", "10:45"), ("14:00", "16:00")]),
    ],
)
def test_hours_are_read(text: str, hours: list[Hours]) -> None:
    assert parse_hours(text) == hours


# A bare hour may be before noon or after it, and 9.3 may be 9.30 without its 0.
@pytest.mark.parametrize(
    "text", ["10-12", "10 to 2", "9-5", "10-12pm", "9.3-11.3", "10.5-12.5", "13pm-3pm", "25:00-26:00"]
)
def test_what_could_be_two_times_is_unclear(text: str) -> None:
    with pytest.raises(Unclear):
        parse_hours(text)
