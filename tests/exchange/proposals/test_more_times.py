"""A second column of times, a day that is left over, and hours of something else beside a day and its time."""

from __future__ import annotations

from datetime import time
from pathlib import Path

import pytest

from fingerpost.exchange.tables.propose.more_times import slot_of
from fingerpost.records.activity import Activity
from tests.exchange.proposals.imported import imported

DAYS = ["Tuesday", "Wednesday", "Thursday", "Friday"]
MORNING_AND_AFTERNOON = [
    "tuesday 10:00-12:00, tuesday 14:00-16:00",
    "wednesday 19:30-21:00",
    "thursday 09:30-11:00",
    "friday 19:00-21:00",
]
TWO_DAYS = ["tuesday 10:00-12:00, friday 14:00-16:00", *MORNING_AND_AFTERNOON[1:]]
AM, PM = ["10 - 12", "", "9.30 - 11", ""], ["2 - 4", "7.30 - 9", "", "7 - 9"]
START_1, END_1 = ["10:00", "19:30", "09:30", "19:00"], ["12:00", "21:00", "11:00", "21:00"]
FIRST, SECOND = [f"{start}-{end}" for start, end in zip(START_1, END_1, strict=True)], ["2pm - 4pm", "", "", ""]


def when_of(activity: Activity) -> str:
    return ", ".join(
        f"{' '.join(session.days)} {session.starts:%H:%M}-{session.ends:%H:%M}"
        if isinstance(session.starts, time) and session.ends
        else f"{session.repeats} {' '.join(session.days)}".strip()
        for session in activity.sessions
    )


SECOND_START, SECOND_END = ["14:00", "", "", ""], ["16:00", "", "", ""]
PARTS = {"Morning": AM, "Afternoon": ["2-4", "", "", ""], "Evening": ["", "7.30-9", "", "7-9"]}
SPELT = {
    "Morning session": ["10am - 12pm", "", "9.30am - 11am", ""],
    "Evening session": ["2-4pm", "7.30pm - 9pm", "", "7-9pm"],
}
HALVES = {
    "AM start": ["10:00", "", "09:30", ""],
    "AM end": ["12:00", "", "11:00", ""],
    "PM start": ["14:00", "19:30", "", "19:00"],
    "PM end": ["16:00", "21:00", "", "21:00"],
}


@pytest.mark.parametrize(
    ("columns", "when"),
    [
        ({"AM": AM, "PM": PM}, MORNING_AND_AFTERNOON),
        (PARTS, MORNING_AND_AFTERNOON),
        (SPELT, MORNING_AND_AFTERNOON),
        (HALVES, MORNING_AND_AFTERNOON),
        ({"Time": FIRST, "Second time": SECOND}, MORNING_AND_AFTERNOON),
        ({"Time 1": FIRST, "Time 2": SECOND}, MORNING_AND_AFTERNOON),
        ({"Time": FIRST, "Other times": SECOND}, MORNING_AND_AFTERNOON),
        ({"Time": FIRST, "Day 2": ["Friday", "", "", ""], "Time 2": SECOND}, TWO_DAYS),
        ({"Start": START_1, "End": END_1, "Start 2": SECOND_START, "End 2": SECOND_END}, MORNING_AND_AFTERNOON),
        (
            {"Opens": START_1, "Closes": END_1, "Reopens": SECOND_START, "Closes again": SECOND_END},
            MORNING_AND_AFTERNOON,
        ),
    ],
    ids=" ".join,
)
def test_a_second_column_of_times_is_not_lost(tmp_path: Path, columns: dict[str, list[str]], when: list[str]) -> None:
    activities = imported(tmp_path, {"Day": DAYS, **columns})

    assert [when_of(one) for one in activities] == when


@pytest.mark.parametrize(
    ("columns", "when"),
    [
        ({"Time": FIRST, "Venue opening hours": ["Mon-Fri 9am-5pm", "Mon-Sat 9am-5pm"] * 2}, FIRST),
        ({"Time": FIRST, "When the phone is staffed": ["Mon-Fri 9am-5pm", "Mon-Sat 9am-5pm"] * 2}, FIRST),
        ({"Arrival time": ["09:00"] * 4, "Start time": START_1, "Finish": END_1}, FIRST),
        ({"Doors open": ["09:00"] * 4, "Start time": START_1, "Finish": END_1}, FIRST),
    ],
    ids=" ".join,
)
def test_hours_of_a_hall_and_the_time_to_arrive_are_not_when_it_is_on(
    tmp_path: Path, columns: dict[str, list[str]], when: list[str]
) -> None:
    activities = imported(tmp_path, {"Day": DAYS, **columns})

    pairs = zip(DAYS, when, strict=True)
    assert [when_of(one) for one in activities] == [f"{day.casefold()} {times}" for day, times in pairs]


def test_hours_of_other_days_beside_a_day_stay_words(tmp_path: Path) -> None:
    activities = imported(tmp_path, {"Day": DAYS, "Opening hours": ["Mon-Wed 9am-5pm"] * 4})

    assert [when_of(one) for one in activities] == ["unknown"] * 4
    assert activities[0].imported is not None
    assert activities[0].imported.hours == "Tuesday Mon-Wed 9am-5pm"


def test_the_day_that_is_left_over_is_of_the_same_week(tmp_path: Path) -> None:
    days = {day: ["10am-12pm", "10am-12pm", "10am-12pm", ""] for day in ("Mon", "Tue", "Wed")}

    activities = imported(tmp_path, {**days, "Sat": ["", "by request", "", "some, 10am"], "Sun": [""] * 4})

    assert [one.imported.hours for one in activities if one.imported] == [
        "",
        "",
        "",
        "Saturday: some, 10am",
    ]
    assert [when_of(one) for one in activities][1] == "monday tuesday wednesday 10:00-12:00, by-arrangement saturday"


def test_columns_for_each_half_of_a_day_have_their_half_and_no_notes(tmp_path: Path) -> None:
    halves = {"AM": ["9-12", "-", "9-12", ""], "PM": ["7-9", "7-9", "", ""]}
    columns = {f"{day} {half}": cells for day in ("Mon", "Tue", "Wed") for half, cells in halves.items()}

    first, second, *_ = imported(tmp_path, columns)

    assert when_of(first) == "monday tuesday wednesday 09:00-12:00, monday tuesday wednesday 19:00-21:00"
    assert [session.notes for session in first.sessions] == ["", ""]
    assert when_of(second) == "monday tuesday wednesday 19:00-21:00"
    assert second.imported is not None
    assert second.imported.hours == ""


def test_times_below_an_empty_day_are_kept_as_words_and_named(tmp_path: Path) -> None:
    activities = imported(tmp_path, {"Day": ["Tuesday", "", "Thursday", ""], "Time": FIRST})

    assert [when_of(one) for one in activities] == ["tuesday 10:00-12:00", "unknown", "thursday 09:30-11:00", "unknown"]
    assert activities[1].imported is not None
    assert activities[1].imported.hours == "19:30-21:00"


@pytest.mark.parametrize("heading", ["Last session", "Final class", "Finishes on", "Course ends", "Last date"])
def test_the_last_session_is_its_end(tmp_path: Path, heading: str) -> None:
    columns = {"Start date": ["2026-01-06"] * 4, heading: ["2026-06-30", "", "2026-12-17", ""]}

    activities = imported(tmp_path, {"Day": DAYS, "Time": FIRST, **columns})

    ends = [one.sessions[0].ends_on for one in activities]
    assert [str(day) if day else "" for day in ends] == columns[heading]


@pytest.mark.parametrize("heading", ["Programme", "Second language", "Amount", "Opens", "Day", "2"])
def test_other_headings_are_of_no_second_time(heading: str) -> None:
    assert slot_of(heading) == (None, "")


@pytest.mark.parametrize(("yes", "no"), [("x", ""), ("Yes", "No"), ("✓", "-"), ("TRUE", "FALSE")])
@pytest.mark.parametrize("times", [{"Time": FIRST}, {"Start": START_1, "End": END_1}], ids=" ".join)
def test_times_are_those_of_the_days_that_are_ticked(
    tmp_path: Path, yes: str, no: str, times: dict[str, list[str]]
) -> None:
    ticks = {"Mon": [yes, no, no, yes], "Tue": [no, yes, no, yes], "Wed": [no, no, yes, yes]}

    activities = imported(tmp_path, {**times, **ticks})

    assert [when_of(one) for one in activities] == [
        "monday 10:00-12:00",
        "tuesday 19:30-21:00",
        "wednesday 09:30-11:00",
        "monday tuesday wednesday 19:00-21:00",
    ]


def test_ticked_days_of_the_terms_are_on_some_of_the_weeks(tmp_path: Path) -> None:
    ticks = {"Mon": ["x", "", "", "x"], "Tue": ["", "x", "", "x"], "Wed": ["", "", "x", "x"]}

    first, second, *_ = imported(tmp_path, {"Time": FIRST, **ticks, "Term time only": ["Yes", "No", "No", "No"]})

    assert [one.sessions[0].repeats for one in (first, second)] == ["some-weeks", "weekly"]


@pytest.mark.parametrize("headings", [("Start", "End"), ("From", "To"), ("Opens", "Closes")])
def test_times_that_lost_their_first_0_are_times(tmp_path: Path, headings: tuple[str, str]) -> None:
    times = zip(headings, (["1000", "1930", "930", "1900"], ["1200", "2100", "1100", "2100"]), strict=True)

    activities = imported(tmp_path, {"Day": DAYS, **dict(times)})

    assert [when_of(one) for one in activities] == [MORNING_AND_AFTERNOON[0][:19], *MORNING_AND_AFTERNOON[1:]]


def test_years_below_opens_are_no_times(tmp_path: Path) -> None:
    activities = imported(tmp_path, {"Day": DAYS, "Opens": ["1995", "2010", "2000", "2015"]})

    assert [when_of(one) for one in activities] == [f"weekly {day.casefold()}" for day in DAYS]


def test_times_beside_dates_in_words_are_not_lost(tmp_path: Path) -> None:
    dates = ["5, 12 and 19 December 2026", "6 December 2026", "Every Tuesday from 5 January 2027", "9 December 2026"]

    activities = imported(tmp_path, {"Date(s)": dates, "Time": ["10am - 12pm", "7pm - 9pm", "2pm - 4pm", ""]})

    assert [(one.sessions[0].repeats.value, str(one.sessions[0].starts)[:5]) for one in activities] == [
        ("dates", "10:00"),
        ("once", "19:00"),
        ("weekly", "14:00"),
        ("once", "None"),
    ]
