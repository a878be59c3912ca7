"""Columns of times as short as people write them beside a day: neither ages nor left out."""

from __future__ import annotations

from pathlib import Path

import pytest

from fingerpost.exchange.tables.propose.draft import Answers
from fingerpost.exchange.tables.propose.proposal import propose
from tests.exchange.proposals.test_from_contents import NAMES, roles

DAYS = ["Tuesday", "Wednesday", "Thursday", "Friday"]
TIMES = [
    ["10-12", "2-4", "7-9", "6-8"],
    ["7-9", "6-8", "7-9", "7.30-9.30"],
    ["10am-12pm", "7pm-9pm", "7pm-9pm", "2-4pm"],
    ["10.30am-12pm", "2pm-4pm", "7pm-9pm", "TBC"],
    ["10-12", "2-4", "10-12 noon", "11-1"],
    ["1000-1200", "1400-1600", "1900-2100", "1000-1130"],
    ["6pm for 7pm", "7-late", "10am", "2-3"],
    ["Evening", "Morning", "Afternoon", "All day"],
]
HEADINGS = ["Time", "Times", "Hours", "When", "Opening hours", "Meeting time", "Time of meeting", "Time(s)", "Starts"]


@pytest.mark.parametrize("times", TIMES, ids=" ".join)
@pytest.mark.parametrize("heading", HEADINGS)
def test_times_below_a_heading_of_times_are_of_the_day_beside_them(
    tmp_path: Path, heading: str, times: list[str]
) -> None:
    chosen, _ = roles(tmp_path, {"Name": NAMES, "Day": DAYS, heading: times})

    assert chosen.get(heading) in ("hours", "start")
    assert f"opening_hours: <Day> <{heading}>" in propose(tmp_path / "list.csv").text(Answers(), {})


@pytest.mark.parametrize(
    ("heading", "cells"),
    [
        ("Week", ["1-3", "2-4", "4-5", "1-6"]),
        ("Room", ["1-3", "2-4", "4-5", "6-7"]),
        ("School year", ["7-9", "10-11", "3-6", "1-2"]),
        ("Suits", ["5-11", "11-16", "0-4", "5-11"]),  # which may be anything
        ("Sessions", ["6-8", "10-12", "6-8", "6-8"]),
        ("Travel time", ["10-15", "20-30", "5-10", "5-10"]),
        ("Hours per week", ["5-10", "10-15", "2-4", "5-10"]),
        ("Opening", ["1930", "1955", "2012", "1840"]),
        ("Time", ["Under 5s", "18+", "5-11 years", "50+"]),
    ],
)
def test_a_range_of_anything_else_is_neither_ages_nor_times(tmp_path: Path, heading: str, cells: list[str]) -> None:
    chosen, _ = roles(tmp_path, {"Name": NAMES, "Day": DAYS, heading: cells})

    assert heading not in chosen


@pytest.mark.parametrize(
    ("heading", "cells"),
    [
        ("Ages", ["6-8", "6-8", "7-9", "6-8"]),
        ("Who", ["5-11", "11-16", "8-11", "5-11"]),
        ("Suits", ["5-11", "18+", "Under 5s", "All ages"]),
        ("Session", ["5-7 years", "8-11 years", "11-14 years", "5-7 years"]),
    ],
)
def test_ages_are_ages_where_the_heading_or_the_cells_say_so(tmp_path: Path, heading: str, cells: list[str]) -> None:
    chosen, _ = roles(tmp_path, {"Name": NAMES, "Day": DAYS, heading: cells})

    assert chosen.get(heading) == "ages"


def test_times_without_their_half_of_the_day_are_left_with_what_to_write(tmp_path: Path) -> None:
    times = {"Start": ["10", "2", "7", "10"], "End": ["12", "4", "9", "11"]}

    _, left_out = roles(tmp_path, {"Name": NAMES, "Day": DAYS, **times})

    assert all("7am or 19:00" in left_out[heading] for heading in times)


@pytest.mark.parametrize(
    ("columns", "role"),
    [
        ({"Slot": ["10am-12", "2-4pm", "7-9pm", "11am"]}, "hours"),
        ({"Slot": ["10-12", "2-4", "7-9", "6-8"]}, None),  # of anything
        ({"Slot": ["10am-12", "2-4pm", "7-9pm", "11am"], "Time": ["9am", "9am", "8am", "7am"]}, None),
    ],
)
def test_ranges_below_another_heading_are_times_where_no_other_column_has_any(
    tmp_path: Path, columns: dict[str, list[str]], role: str | None
) -> None:
    chosen, _ = roles(tmp_path, {"Name": NAMES, "Day": DAYS, **columns})

    assert chosen.get("Slot") == role
