"""Lists of events: each row is one thing on one date."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from fingerpost.exchange.tables.propose.draft import Answers
from fingerpost.exchange.tables.propose.proposal import propose
from fingerpost.exchange.tables.table import MappingError
from fingerpost.exchange.tables.table_import import import_table
from fingerpost.reading.read import read_directory

ALL = Answers(
    source="What is on", licence="our own", checked_on="2026-10-01", town="Wells", contact="https://a.example/"
)
EVENTS = """\
Artists,Venue,Date,Time,Price,Link,Description,Cancelled
The Reed Choir,The Old Dairy,12/11/2026,19:30,£5,https://choir.example.net/a,Songs for a winter evening in the hall,
Brass in the Park,Green Park,14/11/2026,2pm - 4pm,Free,https://brass.example.net/,A band and a picnic for everybody,
The Reed Choir,Green Park,16/12/2026,7-9,£5,https://choir.example.net/b,Carols <b>by candle light</b> for all,
The Tin Whistles,The Old Dairy,20/12/2026,8pm,£4,https://tin.example.net/,Tunes that everybody knows and loves,1
"""


def brought_in(folder: Path, text: str, *, answers: Answers = ALL):
    (folder / "events.csv").write_text(text, "utf-8")
    (folder / "map.yaml").write_text(propose(folder / "events.csv").text(answers, {}), "utf-8")
    outcome = import_table("csv", folder / "events.csv", folder / "map.yaml", folder / "assets")
    return outcome, read_directory(folder / "assets")[0]


@pytest.fixture
def came_in(tmp_path: Path):
    return brought_in(tmp_path, EVENTS)


def test_each_is_on_its_date_at_its_time(came_in) -> None:
    _, directory = came_in

    times = sorted(
        (one.name, str(each.starts_on), str(each.starts), str(each.ends), each.repeats.value)
        for one in directory.activities.values()
        for each in one.sessions
    )
    assert times == [
        ("Brass in the Park", "2026-11-14", "14:00:00", "16:00:00", "once"),
        ("The Reed Choir", "2026-11-12", "19:30:00", "None", "once"),
        ("The Reed Choir", "2026-12-16", "None", "None", "once"),
    ]


def test_a_time_that_cannot_be_read_is_named_and_costs_no_date(came_in) -> None:
    outcome, _ = came_in

    assert [problem.span.line for problem in outcome.problems if problem.code == "hours-unclear"] == [4]


def test_the_same_band_in_the_same_hall_next_year_is_another_event(tmp_path: Path) -> None:
    brought_in(tmp_path, EVENTS)
    again = EVENTS.splitlines()[1].replace("2026", "2027")
    (tmp_path / "events.csv").write_text(f"{EVENTS}{again}\n", "utf-8")

    outcome = import_table("csv", tmp_path / "events.csv", tmp_path / "map.yaml", tmp_path / "assets")

    assert (outcome.new, outcome.rows_left_out) == ({"activity": 1}, 0)


def test_times_with_words_around_them_are_of_the_date_too(tmp_path: Path) -> None:
    times = {"19:30": "7:30pm for 8pm start", "2pm - 4pm": "3pm to late", "7-9": "8pm till late", "8pm": "Doors 7pm"}
    text = EVENTS
    for old, new in times.items():
        text = text.replace(f",{old},", f",{new},")

    _, directory = brought_in(tmp_path, text)

    assert {
        (each.repeats.value, each.starts_on is None) for one in directory.activities.values() for each in one.sessions
    } == {("once", False)}


def test_what_was_cancelled_does_not_come_in(came_in) -> None:
    outcome, directory = came_in

    assert sum(outcome.skipped.values()) == 1
    assert "the-tin-whistles" not in directory.activities


def test_a_hall_has_its_own_name_in_its_address_and_not_that_of_a_band(came_in) -> None:
    assert set(came_in[1].places) == {"the-old-dairy", "green-park"}


def test_html_in_one_row_is_read_as_html(came_in) -> None:
    texts = [one.summary + one.description for one in came_in[1].activities.values()]

    assert [text for text in texts if "<b>" in text] == []


def test_a_date_on_which_a_course_begins_is_no_event(tmp_path: Path) -> None:
    text = EVENTS.replace("Date,Time", "Start date,Time")
    (tmp_path / "courses.csv").write_text(text, "utf-8")

    assert "on: {date: <Start date>" not in propose(tmp_path / "courses.csv").text(ALL, {})


def test_a_column_that_is_used_for_nothing_is_named_among_those_left_out(tmp_path: Path) -> None:
    (tmp_path / "courses.csv").write_text(EVENTS.replace("Date,Time", "Start date,Time"), "utf-8")

    proposal = propose(tmp_path / "courses.csv")

    assert "#   Time: no field of a record is made from it" in proposal.text(ALL, {})
    assert "Time" in proposal.without_use(ALL, {})


def test_a_start_without_an_end_is_kept(tmp_path: Path) -> None:
    text = """\
Event,Event date,Start time,End time,Venue,Town,Email,Description
Winter fair,05/12/2026,10am,4pm,Hall,Wells,a@example.org,Stalls and cake for everybody in the town
Quiz,18/12/2026,7pm,,Hall,Wells,a@example.org,Questions and cake for everybody in the town
Craft,19/12/2026,,9pm,Hall,Wells,a@example.org,Paper and glue for everybody in the town
"""
    _, directory = brought_in(tmp_path, text)

    times = {
        one.name: (str(each.starts_on), str(each.starts), str(each.ends))
        for one in directory.activities.values()
        for each in one.sessions
    }
    assert times == {
        "Winter fair": ("2026-12-05", "10:00:00", "16:00:00"),
        "Quiz": ("2026-12-18", "19:00:00", "None"),
        "Craft": ("2026-12-19", "None", "None"),
    }


UNDATED = """\
Name,Venue,Date,Time,Link
The Reed Choir,The Old Dairy,Thu 12 November,19:30,https://choir.example.net/a
Brass in the Park,Green Park,Saturday 14th November,2pm - 4pm,https://brass.example.net/
The Tin Whistles,The Old Dairy,Mon 20 December,8pm,https://tin.example.net/
"""


def test_the_year_of_a_list_is_asked_and_dates_are_of_it_where_the_weekday_is(tmp_path: Path) -> None:
    outcome, directory = brought_in(tmp_path, UNDATED, answers=replace(ALL, year="2026"))

    days = {one.name: one.sessions[0].starts_on for one in directory.activities.values()}
    assert days == {
        "The Reed Choir": date(2026, 11, 12),
        "Brass in the Park": date(2026, 11, 14),
        "The Tin Whistles": None,
    }
    assert [problem.span.line for problem in outcome.problems if problem.code == "date-unclear"] == [4]


OVER_NEW_YEAR = """\
Name,Venue,Date,Time,Link
The Reed Choir,The Old Dairy,Sat 12 December,19:30,https://choir.example.net/a
Brass in the Park,Green Park,Saturday 2nd January,2pm - 4pm,https://brass.example.net/
The Tin Whistles,The Old Dairy,Fri 2 January,8pm,https://tin.example.net/
The Fiddlers,The Old Dairy,9 January,8pm,https://fiddle.example.net/
"""


def test_january_of_a_list_over_new_year_is_of_the_next_where_the_weekday_is(tmp_path: Path) -> None:
    outcome, directory = brought_in(tmp_path, OVER_NEW_YEAR, answers=replace(ALL, year="2026"))

    assert {one.name: one.sessions[0].starts_on for one in directory.activities.values()} == {
        "The Reed Choir": date(2026, 12, 12),
        "Brass in the Park": date(2027, 1, 2),
        "The Tin Whistles": None,  # that is of 2026, before the list begins
        "The Fiddlers": None,  # nobody says of which year
    }
    assert [problem.span.line for problem in outcome.problems if problem.code == "date-unclear"] == [4, 5]


def test_january_of_a_list_of_a_whole_year_is_of_that_year(tmp_path: Path) -> None:
    more = "The Drummers,Green Park,Sat 13 June,8pm,https://drum.example.net/\n"

    _, directory = brought_in(tmp_path, OVER_NEW_YEAR + more, answers=replace(ALL, year="2026"))

    days = {one.name: one.sessions[0].starts_on for one in directory.activities.values()}
    assert (days["The Tin Whistles"], days["The Drummers"]) == (date(2026, 1, 2), date(2026, 6, 13))
    assert days["Brass in the Park"] is None


TALKS = """\
source: What is on
licence: our own
key: [<Name>]
records:
  activity:
    id: [<Name>]
    name: <Name>
    summary: Something to do for anybody.
    sessions: {opening_hours: <When>, year: 2026}
    contact: {website: "https://a.example.net/"}
    checked: {on: 2026-10-01, how: list}
"""


@pytest.mark.parametrize(
    ("cells", "days"),
    [
        (["Sat 12 December 7pm", "Sat 2 January 10am", "9 January 2pm"], ["2026-12-12", "2027-01-02", None]),
        (["12 December", "2 January", "9 January"], ["2026-12-12", None, None]),
        (
            ["Sat 10 January 2pm", "Sat 14 March 2pm", "Sat 10 October 2pm", "Sat 5 December 2pm", "17 January 2pm"],
            ["2026-01-10", "2026-03-14", "2026-10-10", "2026-12-05", "2026-01-17"],
        ),
        (["10 January", "14 March", "10 October"], ["2026-01-10", "2026-03-14", "2026-10-10"]),
        (["10 October", "14 March", "5 December"], ["2026-10-10", "2026-03-14", "2026-12-05"]),
        (["Sat 10 October 2pm", "Sat 10 January 2pm"], ["2026-10-10", "2026-01-10"]),
    ],
)
def test_hours_in_one_cell_are_of_the_year_unless_the_list_runs_over_new_year(
    tmp_path: Path, cells: list[str], days: list[str | None]
) -> None:
    rows = "".join(f"Talk {number},{cell}\n" for number, cell in enumerate(cells))
    (tmp_path / "list.csv").write_text(f"Name,When\n{rows}", "utf-8")
    (tmp_path / "map.yaml").write_text(TALKS, "utf-8")

    import_table("csv", tmp_path / "list.csv", tmp_path / "map.yaml", tmp_path / "assets")

    activities = read_directory(tmp_path / "assets")[0].activities
    starts = [activities[f"talk-{number}"].sessions[0].starts_on for number in range(len(cells))]
    assert [day and day.isoformat() for day in starts] == days


@pytest.mark.parametrize(("year", "words"), [("", "year: "), ("leave", ""), ("2026", "year: 2026")])
def test_a_year_that_nobody_gives_is_blank_and_one_that_is_left_is_not_written(
    tmp_path: Path, year: str, words: str
) -> None:
    (tmp_path / "events.csv").write_text(UNDATED, "utf-8")
    proposal = propose(tmp_path / "events.csv")

    text = proposal.text(replace(ALL, year=year), {})

    assert "year" in [question.about for question in proposal.questions]
    assert words in text if words else "year:" not in text


def test_a_blank_year_is_named_and_nothing_comes_in(tmp_path: Path) -> None:
    with pytest.raises(MappingError) as refused:
        brought_in(tmp_path, UNDATED)

    assert [(problem.code, problem.message) for problem in refused.value.problems] == [
        ("mapping-blank", "year is still blank.")
    ]


def test_a_list_with_years_is_not_asked_for_one(tmp_path: Path) -> None:
    (tmp_path / "events.csv").write_text(EVENTS, "utf-8")

    assert "year" not in [question.about for question in propose(tmp_path / "events.csv").questions]


def when_of(directory) -> dict[str, list[tuple[str, str, str, list[str]]]]:
    """When each activity is, by its name: how it repeats, from when, until when, and on which days."""
    return {
        one.name: [
            (
                each.repeats.value,
                f"{each.starts:%H:%M}" if each.starts else "",
                f"{each.ends:%H:%M}" if each.ends else "",
                [str(day) for day in (each.dates or (each.starts_on,))],
            )
            for each in one.sessions
        ]
        for one in directory.activities.values()
    }


BOTH_ENDS = """\
Event,Starts,Ends,Venue,What happens,Link
Carols,{carols},The Old Dairy,Carols by candle light for all,https://carols.example.net/
Picnic,{picnic},Green Park,A picnic and a band for everybody,https://picnic.example.net/
Lantern walk,{walk},,The Old Dairy,A walk with lanterns for all ages,https://walk.example.net/
Craft fair,{fair},The Old Dairy,Stalls and mulled wine in the hall,https://fair.example.net/
"""


@pytest.mark.parametrize(
    "cells",
    [
        {
            "carols": "2026-12-19 18:30,2026-12-19 20:00",
            "picnic": "2027-07-18 12:00,2027-07-18 14:00",
            "walk": "2026-12-12 10:00",
            "fair": "2026-12-05 10:00,2026-12-06 16:00",
        },
        {
            "carols": "2026-12-19T18:30:00Z,2026-12-19T20:00:00Z",
            "picnic": "2027-07-18T11:00:00Z,2027-07-18T15:00:00+02:00",  # an hour ahead of Greenwich
            "walk": "2026-12-12T10:00:00Z",
            "fair": "2026-12-05T10:00:00Z,2026-12-06T16:00:00Z",
        },
        {
            "carols": "19/12/2026 6:30 PM,19/12/2026 8:00 PM",
            "picnic": "18/7/2027 12:00 PM,18/7/2027 2:00 PM",
            "walk": "12/12/2026 10:00 AM",
            "fair": "5/12/2026 10:00 AM,6/12/2026 4:00 PM",
        },
    ],
    ids=["of a workbook", "of a calendar", "of a ticket seller"],
)
def test_a_date_and_a_time_in_one_cell_are_both_read(tmp_path: Path, cells: dict[str, str]) -> None:
    outcome, directory = brought_in(tmp_path, BOTH_ENDS.format(**cells))

    assert when_of(directory) == {
        "Carols": [("once", "18:30", "20:00", ["2026-12-19"])],
        "Picnic": [("once", "12:00", "14:00", ["2027-07-18"])],
        "Lantern walk": [("once", "10:00", "", ["2026-12-12"])],
        "Craft fair": [("dates", "", "", ["2026-12-05", "2026-12-06"])],
    }
    assert [(problem.code, problem.span.line) for problem in outcome.problems] == [("hours-unclear", 5)]


def test_the_day_and_the_time_of_both_ends_may_have_columns_of_their_own(tmp_path: Path) -> None:
    text = """\
EVENT NAME,EVENT START DATE,EVENT START TIME,EVENT END DATE,EVENT END TIME,VENUE,EVENT DESCRIPTION,WEBSITE
Carols,19/12/2026,6:30 PM,19/12/2026,8:00 PM,The Old Dairy,Carols by candle light for all,https://carols.example.net/
Talk,9/12/2026,11:00 AM,9/12/2026,12:30 PM,The Old Dairy,A talk about the canal for all,https://talk.example.net/
Lights,12/12/2026,5:00 PM,12/12/2026,,The Old Dairy,The lights are turned on at last,https://lights.example.net/
Panto,13/12/2026,TBC,13/12/2026,TBC,The Old Dairy,A pantomime by people who live here,https://panto.example.net/
Market,5/12/2026,10:00 AM,6/12/2026,4:00 PM,The Old Dairy,Stalls and mulled wine in the hall,https://market.example.net/
"""

    _, directory = brought_in(tmp_path, text)

    assert when_of(directory) == {
        "Carols": [("once", "18:30", "20:00", ["2026-12-19"])],
        "Talk": [("once", "11:00", "12:30", ["2026-12-09"])],
        "Lights": [("once", "17:00", "", ["2026-12-12"])],
        "Panto": [("once", "", "", ["2026-12-13"])],
        "Market": [("dates", "", "", ["2026-12-05", "2026-12-06"])],
    }


def test_a_course_has_a_first_and_a_last_day_and_no_time_of_one(tmp_path: Path) -> None:
    text = """\
Course,Day,Time,Start date,End date,Venue,Description,Website
Pottery,Monday,7pm-9pm,11/1/2027,22/3/2027,The Old Dairy,Pots and plates for beginners,https://pots.example.net/
Welsh,Tuesday,10am-12pm,12/1/2027,23/3/2027,The Old Dairy,A first year of Welsh for all,https://welsh.example.net/
French,Friday,2pm-4pm,15/1/2027,26/3/2027,The Old Dairy,A second year of French for all,https://french.example.net/
"""

    _, directory = brought_in(tmp_path, text)

    assert {one.name: [each.repeats.value for each in one.sessions] for one in directory.activities.values()} == {
        "Pottery": ["weekly"],
        "Welsh": ["weekly"],
        "French": ["weekly"],
    }


def test_a_day_and_a_time_in_one_cell_are_of_the_year_of_the_mapping(tmp_path: Path) -> None:
    rows = "Quiz,Green Park,Sat 14 November 19:00,https://a.example.net/\nFair,Green Park,Sat 15 November 10am,https://b.example.net/\n"
    (tmp_path / "events.csv").write_text(f"Name,Venue,Date,Link\n{rows}", "utf-8")
    text = propose(tmp_path / "events.csv").text(replace(ALL, year="2026"), {})
    own = "sessions: {opening_hours: {date_time: <Date>, written: day month year, year: 2026}}"
    (tmp_path / "map.yaml").write_text(re.sub(r"(?m)(?<=^    )sessions: .*$", own, text), "utf-8")

    outcome = import_table("csv", tmp_path / "events.csv", tmp_path / "map.yaml", tmp_path / "assets")

    activities = read_directory(tmp_path / "assets")[0].activities.values()
    sessions = {one.name: [(str(each.starts_on), str(each.starts)) for each in one.sessions] for one in activities}
    assert sessions == {"Quiz": [("2026-11-14", "19:00:00")], "Fair": []}
    assert [problem.span.line for problem in outcome.problems if problem.code == "date-unclear"] == [3]


def test_two_times_in_one_cell_are_both_ends_of_it_and_never_the_last_alone(tmp_path: Path) -> None:
    text = """\
Event,Starts,Venue,What happens,Link
Carols,2026-12-19 18:30 - 20:00,The Old Dairy,Carols by candle light for all,https://carols.example.net/
Market,2026-12-20 10am - 4pm,The Old Dairy,Stalls and mulled wine in the hall,https://market.example.net/
"""
    for day in range(1, 11):  # what the column mostly has
        text += f"Talk {day},2026-11-{day:02} 19:30,The Old Dairy,A talk about the canal {day},https://talk{day}.example.net/\n"

    _, directory = brought_in(tmp_path, text)

    when = when_of(directory)
    assert when["Carols"] == [("once", "18:30", "20:00", ["2026-12-19"])]
    assert when["Market"] == [("once", "10:00", "16:00", ["2026-12-20"])]
    assert when["Talk 3"] == [("once", "19:30", "", ["2026-11-03"])]


@pytest.mark.parametrize("heading", ["When", "Date and time", "Date & time", "Starts at", "startDateTime"])
def test_a_column_of_dates_with_times_may_be_called_as_people_call_it(tmp_path: Path, heading: str) -> None:
    text = f"""\
Event,{heading},Venue,What happens,Link
Carols,19/12/2026 18:30,The Old Dairy,Carols by candle light for all,https://carols.example.net/
Market,20/12/2026 10:00,The Old Dairy,Stalls and mulled wine in the hall,https://market.example.net/
"""

    _, directory = brought_in(tmp_path, text)

    assert when_of(directory) == {
        "Carols": [("once", "18:30", "", ["2026-12-19"])],
        "Market": [("once", "10:00", "", ["2026-12-20"])],
    }


@pytest.mark.parametrize("venue", [False, True])
def test_the_name_of_a_building_is_that_of_the_place_unless_another_column_has_it(tmp_path: Path, venue: bool) -> None:
    head = f"title,start_date,{'venue,' if venue else ''}building_name,address_line_1,town,postcode,booking_link"
    rows = [
        f"Talk {n},2026-12-{n} 10:00,{f'Room {n % 2},' if venue else ''}{hall},Frome,{postcode},https://a{n}.example.net/"
        for n in range(10, 20)
        for hall, postcode in [
            (("The Old Dairy,3 Cork Lane", "BA11 1AA"), ("Green Park,5 Mill Lane", "BA11 1AB"))[n % 2]
        ]
    ]

    _, directory = brought_in(tmp_path, "\n".join([head, *rows, ""]))

    places = {place.name: place.address for place in directory.places.values()}
    if venue:
        assert places == {
            "Room 0": ("The Old Dairy", "3 Cork Lane"),
            "Room 1": ("Green Park", "5 Mill Lane"),
        }
    else:
        assert places == {"The Old Dairy": ("3 Cork Lane",), "Green Park": ("5 Mill Lane",)}
