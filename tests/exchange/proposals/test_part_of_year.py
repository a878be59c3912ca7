"""Columns without which a club of the terms or of the summer would be on every week of the year."""

from __future__ import annotations

from pathlib import Path

import pytest

from fingerpost.exchange.tables.hours.opening_hours import Cell, read_cells
from fingerpost.records.session import Repeats
from tests.exchange.proposals.imported import imported

DAYS = ["Tuesday", "Wednesday", "Thursday", "Friday"]
TIMES = ["10am - 12pm", "7pm - 9pm", "9am - 11am", "2pm - 4pm"]
SUMMER = (4, 5, 6, 7, 8, 9)


def bring_in(folder: Path, columns: dict[str, list[str]]) -> list[tuple[str, tuple[int, ...], str]]:
    """How each repeats, in which months, and its notes."""
    sessions = [one.sessions[0] for one in imported(folder, columns)]
    return [(one.repeats, tuple(one.months), one.notes) for one in sessions]


IN_TERMS = (Repeats.SOME_WEEKS, (), "Term time only.")
EACH_WEEK = (Repeats.WEEKLY, (), "")


@pytest.mark.parametrize(
    "heading",
    ["Term time only", "Term time only?", "Term-time", "Term-time only (Y/N)", "Runs in term time", "Termtime only"],
)
@pytest.mark.parametrize(("yes", "no"), [("Yes", "No"), ("Y", "N"), ("x", ""), ("TRUE", "FALSE")])
def test_a_yes_below_term_time_only_makes_it_some_weeks(tmp_path: Path, heading: str, yes: str, no: str) -> None:
    sessions = bring_in(tmp_path, {"Day": DAYS, "Time": TIMES, heading: [yes, no, yes, no]})

    assert sessions == [IN_TERMS, EACH_WEEK, IN_TERMS, EACH_WEEK]


@pytest.mark.parametrize(
    ("heading", "cells", "after"),
    [
        ("Runs in school holidays", ["No", "Yes", "No", "Yes"], [IN_TERMS, EACH_WEEK, IN_TERMS, EACH_WEEK]),
        (
            "Closed in August",
            ["No", "No", "No", "Yes"],
            [EACH_WEEK] * 3 + [(Repeats.WEEKLY, (1, 2, 3, 4, 5, 6, 7, 9, 10, 11, 12), "")],
        ),
        (
            "All year round",
            ["Yes", "No", "Yes", ""],
            [EACH_WEEK, (Repeats.SOME_WEEKS, (), "Not all year."), EACH_WEEK, EACH_WEEK],
        ),
        (
            "Months",
            ["Jan-Dec", "April to September", "September to May", "October - March"],
            [
                EACH_WEEK,
                (Repeats.WEEKLY, SUMMER, ""),
                (Repeats.WEEKLY, (1, 2, 3, 4, 5, 9, 10, 11, 12), ""),
                (Repeats.WEEKLY, (1, 2, 3, 10, 11, 12), ""),
            ],
        ),
        (
            "Season",
            ["All year", "Summer only", "Term time", "Winter"],
            [EACH_WEEK, (Repeats.SOME_WEEKS, (), "Summer only."), IN_TERMS, (Repeats.SOME_WEEKS, (), "Winter.")],
        ),
        (
            "Runs",  # known by its cells
            ["All year", "All year", "Term time only", "April to September"],
            [EACH_WEEK, EACH_WEEK, IN_TERMS, (Repeats.WEEKLY, SUMMER, "")],
        ),
        (
            "Term time only",  # what is neither yes nor no is not every week
            ["Yes", "No", "No", "Yes, and two weeks of the summer"],
            [IN_TERMS, EACH_WEEK, EACH_WEEK, (Repeats.UNKNOWN, (), "")],
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_not_all_year_does_not_come_in_as_all_year(
    tmp_path: Path, heading: str, cells: list[str], after: list[object]
) -> None:
    sessions = bring_in(tmp_path, {"Day": DAYS, "Time": TIMES, heading: cells})

    assert sessions == after


def test_what_is_ticked_for_term_time_and_for_the_holidays_is_all_year(tmp_path: Path) -> None:
    ticks = {"Term time": ["Yes", "Yes", "No", "Yes"], "School holidays": ["No", "Yes", "Yes", "No"]}

    sessions = bring_in(tmp_path, {"Day": DAYS, "Time": TIMES, **ticks})

    in_holidays = (Repeats.SOME_WEEKS, (), "School holidays only.")
    assert sessions == [IN_TERMS, EACH_WEEK, in_holidays, IN_TERMS]


@pytest.mark.parametrize("when", ["Hours", "days"])
def test_it_is_written_beside_whole_hours_and_beside_a_column_for_each_day(tmp_path: Path, when: str) -> None:
    hours = [f"{day} {times}" for day, times in zip(DAYS, TIMES, strict=True)]
    each = {day: [time if number == row else "" for row, time in enumerate(TIMES)] for number, day in enumerate(DAYS)}

    sessions = bring_in(tmp_path, {**({"Hours": hours} if when == "Hours" else each), "Term time only": ["Yes"] * 4})

    assert set(sessions) == {IN_TERMS}


@pytest.mark.parametrize(
    ("often", "after"),
    [
        (
            "Weekly, April to September",
            {"repeats": "weekly", "months": ["april", "may", "june", "july", "august", "september"]},
        ),
        ("May, June and July", {"repeats": "weekly", "months": ["may", "june", "july"]}),
        ("Summer only, June to August", {"repeats": "weekly", "months": ["june", "july", "august"]}),
        ("Weekly in summer", None),
        ("1st, all year", {"repeats": "monthly", "weeks": ["first"]}),
        ("Monthly, April to September", None),
        ("In the summer months", {"repeats": "some-weeks", "notes": "In the summer months."}),
        ("Fortnightly, summer only", None),
        ("Easter to October", None),
    ],
)
def test_months_and_seasons_beside_how_often(often: str, after: dict[str, object] | None) -> None:
    hours = read_cells([Cell("Tuesday 10am - 12pm", None, "<Hours>")], {}, often=often)

    times = {"days": ["tuesday"], "from": "10:00", "to": "12:00"}
    assert hours.sessions == [{**times, **after} if after else {"repeats": "unknown"}]


def test_months_of_one_of_two_times_stay_words() -> None:
    hours = read_cells([Cell("Tue 2pm-4pm; Thu 4pm-5pm", None, "<Hours>")], {}, often="Summer only")

    assert (hours.sessions, hours.words) == ([{"repeats": "unknown"}], "Summer only: Tue 2pm-4pm; Thu 4pm-5pm")


@pytest.mark.parametrize(
    ("heading", "cells"),
    [
        ("School holidays", ["Yes", "No", "Yes", "No"]),  # then too, or only then
        ("Year", ["Yes", "No", "Yes", "No"]),
        ("Theme", ["Spring", "Painting", "Winter birds", "Tea"]),
    ],
)
def test_a_column_that_may_mean_something_else_is_left_out(tmp_path: Path, heading: str, cells: list[str]) -> None:
    sessions = bring_in(tmp_path, {"Day": DAYS, "Time": TIMES, heading: cells})

    assert set(sessions) == {EACH_WEEK}
