"""Hours in the cells of a table: a column for each day, or a whole week in one."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from fingerpost.checks import check_directory
from fingerpost.exchange.tables.hours.opening_hours import Cell, read_cells
from fingerpost.reading.read import read_directory
from fingerpost.records.session import Weekday

TUESDAY = Weekday.TUESDAY


def hours_of(text: str, day: Weekday | None = TUESDAY) -> list[tuple[str, str]]:
    return [(s.get("from", ""), s.get("to", "")) for s in read_cells([Cell(text, day, "")], {}).sessions]


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("10:00-12:00", [("10:00", "12:00")]),
        ("1000-1230", [("10:00", "12:30")]),
        ("930 - 1130", [("09:30", "11:30")]),
        ("9.30 to 11.30", [("09:30", "11:30")]),
        ("10am-12pm", [("10:00", "12:00")]),
        ("10-12pm", [("10:00", "12:00")]),
        ("11-1pm", [("11:00", "13:00")]),
        ("7.30-9.30pm", [("19:30", "21:30")]),
        ("20-22", [("20:00", "22:00")]),
        ("2-4pm", [("14:00", "16:00")]),
        ("10am – 12 noon", [("10:00", "12:00")]),
        ("12pm-2pm", [("12:00", "14:00")]),
        ("10:00:00-12:30:00", [("10:00", "12:30")]),
        ("9.30 – noon; 1pm-4pm", [("09:30", "12:00"), ("13:00", "16:00")]),
        ("10:00-13:00,14:00-17:00", [("10:00", "13:00"), ("14:00", "17:00")]),
        ("9.15am to 10.45am and 2pm to 4pm", [("09:15", "10:45"), ("14:00", "16:00")]),
        ("Closed", []),
        ("N/A Closed", []),
    ],
)
def test_hours_of_a_day_are_read(text: str, hours: list[tuple[str, str]]) -> None:
    assert hours_of(text) == hours


@pytest.mark.parametrize(
    "text",
    [
        *("7-9", "8-12pm", "9.3-11.3", "10.5-12.5", "25:00-26:00", "17:00-09:00", "1:00-18:00"),
        *("00:00", "10:00-00:00", "all day", "10-12-14", "Wednesday 10am-12pm"),
    ],
)
def test_what_could_be_two_times_is_left_as_words(text: str) -> None:
    hours = read_cells([Cell(text, TUESDAY, "")], {"place": "mill-hall"})

    assert hours.sessions == [{"repeats": "unknown", "place": "mill-hall"}]
    assert [note.code for _, note in hours.notes] == ["hours-unclear"]
    assert hours.words == f"Tuesday: {text}"


def test_of_two_halves_the_open_one_stays() -> None:
    hours = read_cells([Cell("9:30-12:00,17:00-17:00", TUESDAY, "")], {})

    assert [(s["from"], s["to"]) for s in hours.sessions] == [("09:30", "12:00")]
    assert [note.code for _, note in hours.notes] == ["hours-empty"]


def test_days_of_the_same_hours_are_one_session() -> None:
    cells = [
        Cell("9am-12pm", Weekday.SATURDAY, ""),
        Cell("9am-5pm", Weekday.FRIDAY, ""),
        Cell("9am-5pm", Weekday.MONDAY, ""),
    ]

    hours = read_cells(cells, {})

    assert [(s["days"], s["to"]) for s in hours.sessions] == [(["monday", "friday"], "17:00"), (["saturday"], "12:00")]
    assert (hours.words, hours.notes) == ("", [])


def codes(text: str, **about: Any) -> list[str]:
    calendar = about.pop("calendar", "")
    return [note.code for _, note in read_cells([Cell(text, None, "")], about, calendar).notes]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mon-Fri 9am-5pm", []),
        ("Mon-Fri 9-5", ["hours-assumed"]),
        ("Every other Tuesday 2pm-4pm", ["hours-weeks-unknown"]),
        ("Tuesday 2pm-4pm, term time only", ["hours-terms-unknown"]),
        ("Monday 7-9", ["hours-unclear"]),
        ("Times vary", ["hours-none"]),
        ("Usually Tuesdays 2pm-4pm", ["hours-in-notes"]),
    ],
)
def test_what_is_not_certain_is_reported(text: str, expected: list[str]) -> None:
    assert codes(text) == expected


def test_words_that_say_it_is_not_always_so_are_notes_beside_those_of_the_mapping() -> None:
    hours = read_cells([Cell("Usually Tuesdays 2pm-4pm. Ring 01632 960123", None, "")], {"notes": "Upstairs."})

    assert [session["notes"] for session in hours.sessions] == [
        "Upstairs. In their words: Usually Tuesdays 2pm-4pm. Ring \u2026"
    ]


def test_hours_that_say_nothing_are_asked_for_and_the_words_are_kept() -> None:
    hours = read_cells([Cell("See website", None, "")], {})

    assert ([session["repeats"] for session in hours.sessions], hours.words) == (["unknown"], "See website")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Thursdays 2pm-3pm (term time only)",
            [("some-weeks", ["thursday"], "14:00", "Term time only.")],
        ),
        (
            "Tue 10am-12pm school holidays only; Sat 9am-1pm",
            [("some-weeks", ["tuesday"], "10:00", "School holidays only."), ("weekly", ["saturday"], "09:00", None)],
        ),
        ("1st Monday 2pm-3pm, term time only", [("unknown", None, None, None)]),
    ],
)
def test_the_day_and_time_of_terms_stay_where_nobody_says_when_these_are(text: str, expected: list[object]) -> None:
    sessions = read_cells([Cell(text, None, "")], {}).sessions

    fields = [(each["repeats"], each.get("days"), each.get("from"), each.get("notes")) for each in sessions]
    assert fields == expected
    assert codes(text)[0] == "hours-terms-unknown"


def test_term_time_is_read_where_the_mapping_names_a_calendar() -> None:
    hours = read_cells([Cell("Tuesday 2pm-4pm, term time only", None, "")], {}, "somerset")

    assert [session["term_time"] for session in hours.sessions] == ["somerset"]


def test_the_words_of_a_cell_win_over_what_is_said_of_all() -> None:
    hours = read_cells([Cell("Mon 9am-5pm, closed bank holidays", None, "")], {"bank_holidays": "ask"})

    assert [session["bank_holidays"] for session in hours.sessions] == ["closed"]


def test_what_a_session_has_no_use_for_is_not_put_beside_it() -> None:
    about = {"place": "mill-hall", "bank_holidays": "ask", "months": ["april"]}

    hours = read_cells([Cell("Saturday 5 December 2026, 2pm-4pm", None, "")], about)

    assert [sorted(session) for session in hours.sessions] == [
        ["bank_holidays", "from", "place", "repeats", "starts_on", "to"]
    ]


def test_numbers_and_addresses_are_cut_out_of_the_words_that_are_kept() -> None:
    hours = read_cells([Cell("Tuesday 2pm-4pm. Ring 01632 960123 or jo@example.org", None, "")], {})

    assert hours.words == "Tuesday 2pm-4pm. Ring … or …"


HEADERS = "Name,Town,Postcode,Phone,Hours,Ended\n"


def test_a_whole_week_in_one_cell_becomes_sessions_and_its_words_stay_beside_them(desk) -> None:
    desk.mapping(desk.plain_mapping.replace("{tuesday: <Open Tuesday>}", "<Hours>"))

    desk.run(
        'Name,Town,Postcode,Phone,Hours,Ended\nTea,Frome,BA11 1AA,01632 960123,"Mon & Wed 10-12pm; 1st Fri 2pm",\n'
    )

    directory, problems = read_directory(desk.assets)
    activity = directory.activities["tea-frome"]
    assert [*problems, *(p for p in check_directory(directory, today=date(2026, 11, 29)) if p.is_error)] == []
    assert [(s.repeats, len(s.days), s.place) for s in activity.sessions] == [
        ("weekly", 2, "tea-hall"),
        ("monthly", 1, "tea-hall"),
    ]
    assert activity.imported is not None
    assert activity.imported.hours == "Mon & Wed 10-12pm; 1st Fri 2pm"


@pytest.mark.parametrize(
    "words",
    [
        *(
            "Fortnightly on Tuesdays",
            "Tuesday 2pm until late",
            "Ring for times",
            "By appointment",
            "5 December 2026, 2pm",
        ),
        *(
            "5 December 2026, 2pm",
            "Tuesdays",
            "Closed",
            "24/7",
            "Tuesday 10am-12pm; Wednesday 9-late",
            "Friday 9pm-1am",
        ),
    ],
)
def test_after_an_import_of_any_hours_check_finds_no_error_and_the_place_is_there(desk, words: str) -> None:
    desk.mapping(desk.plain_mapping.replace("{tuesday: <Open Tuesday>}", "<Hours>"))

    desk.run(f'{HEADERS}Tea,Frome,BA11 1AA,01632 960123,"{words}",\n')

    directory, problems = read_directory(desk.assets)
    errors = [p.code for p in check_directory(directory, today=date(2026, 11, 29)) if p.is_error]
    assert (problems, errors) == ([], [])
    assert {s.place for s in directory.activities["tea-frome"].sessions} <= {"tea-hall"}
    assert bool(directory.activities["tea-frome"].sessions) is (words != "Closed")


def test_every_second_week_is_counted_from_the_day_that_another_column_says() -> None:
    cells = [Cell("FREQ=WEEKLY;INTERVAL=2 Tuesday 10:00-10:30", None, "")]

    dated, undated = read_cells(cells, {"starts_on": "2026-01-06"}), read_cells(cells, {})

    (session,) = dated.sessions
    assert (session["every"], session["days"], session["starts_on"]) == (2, ["tuesday"], "2026-01-06")
    assert dated.notes == []
    assert [note.code for _, note in undated.notes] == ["hours-weeks-unknown"]
    assert undated.sessions == [
        {"repeats": "weekly", "every": 2, "days": ["tuesday"], "from": "10:00", "to": "10:30"},
    ]


def test_a_first_day_of_another_week_day_leaves_it_in_doubt() -> None:
    cells = [Cell("FREQ=WEEKLY;INTERVAL=2 Tuesday 10:00-10:30", None, "")]

    hours = read_cells(cells, {"starts_on": "2026-01-07"})

    assert [note.code for _, note in hours.notes] == ["hours-weeks-unknown"]
    assert ["starts_on" in session for session in hours.sessions] == [False]


def test_days_without_a_year_are_of_that_of_the_mapping_and_without_one_it_is_asked_for() -> None:
    cells = [Cell("Saturday 13 June, 2pm-4pm", None, "")]

    with_year, unknown = read_cells(cells, {}, year=2026), read_cells(cells, {})

    assert (with_year.sessions[0]["starts_on"], with_year.notes) == ("2026-06-13", [])
    assert (unknown.sessions, [note.code for _, note in unknown.notes]) == (
        [{"repeats": "unknown"}],
        ["hours-year-unknown"],
    )


def test_a_weekday_that_the_day_has_not_in_that_year_stays_words() -> None:
    hours = read_cells([Cell("Sunday 13 June, 2pm-4pm", None, "")], {}, year=2026)

    assert (hours.sessions, [note.code for _, note in hours.notes]) == ([{"repeats": "unknown"}], ["hours-unclear"])


@pytest.mark.parametrize(
    ("text", "repeats"),
    [
        ("2026-12-05 Runs from 5 December", "unknown"),
        ("2027-02-06 Week commencing 6 Feb", "unknown"),
        ("2026-12-05 w/c", "unknown"),
        ("2026-12-05 until 9 January", "unknown"),
        ("2026-12-05 6ish or 7", "once"),
    ],
)
def test_the_date_of_a_row_is_no_only_day_where_the_words_say_that_it_begins_then(text: str, repeats: str) -> None:
    hours = read_cells([Cell(text, None, "")], {}, on=text[:10])

    assert [session["repeats"] for session in hours.sessions] == [repeats]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Wed 7-8", {"repeats": "weekly", "days": ["wednesday"]}),
        ("1st Wednesday 7-8", {"repeats": "monthly", "days": ["wednesday"], "weeks": ["first"]}),
        ("2nd Thursday of the month, 7.30", {"repeats": "monthly", "days": ["thursday"], "weeks": ["second"]}),
        ("Wednesdays 7-8 and Fridays 7-9", {"repeats": "weekly", "days": ["wednesday", "friday"]}),
    ],
)
def test_a_day_is_kept_where_only_its_hours_can_be_two_things(text: str, days: dict[str, Any]) -> None:
    hours = read_cells([Cell(text, None, "")], {"notes": "By the lift."})

    assert hours.sessions == [{**days, "notes": f"By the lift. In their words: {text} Ask for the times."}]
    assert [(note.code, "only the days were read" in note.message) for _, note in hours.notes] == [
        ("hours-unclear", True)
    ]
    assert hours.words == text


@pytest.mark.parametrize("text", ["7-8", "Wed (see below), 7-8 or Thu", "We Sa 07:00-10:00", "Wed 7-8, AGM in May"])
def test_no_day_is_kept_where_more_than_the_hours_is_in_doubt(text: str) -> None:
    assert read_cells([Cell(text, None, "")], {}).sessions == [{"repeats": "unknown"}]


def test_where_only_some_of_it_is_certain_visitors_read_that_there_may_be_more() -> None:
    cells = [Cell("10am-12pm", Weekday.MONDAY, ""), Cell("7-9", TUESDAY, "")]

    in_part = read_cells(cells, {"notes": "By the lift."}).sessions
    whole = read_cells(cells[:1], {"notes": "By the lift."}).sessions
    none = read_cells(cells[1:], {}).sessions

    assert [each["notes"] for each in in_part] == ["There may be other times. Ask. By the lift."]
    assert [each["notes"] for each in whole] == ["By the lift."]
    assert none == [{"repeats": "unknown"}]
