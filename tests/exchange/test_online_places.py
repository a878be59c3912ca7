"""Where a list says "Online (Zoom)" in its column of places, people meet on the internet, and there is no place."""

from __future__ import annotations

from pathlib import Path

import pytest

from fingerpost.exchange.tables.propose.draft import Answers
from fingerpost.exchange.tables.propose.proposal import propose
from fingerpost.exchange.tables.table_import import import_table
from fingerpost.exchange.tables.values.online_places import is_online
from fingerpost.reading.read import read_directory
from fingerpost.records.directory import Directory

LIST = """\
Name,Venue,Town,Day,Time,Phone,Website
Tai chi,Online (Zoom),,Monday,10am-11am,01632 960100,https://example.org/tai-chi
Book club,Zoom,,Tuesday,7pm-8pm,01632 960101,
Talks,Online via Teams,Online,Friday,2pm-4pm,01632 960102,https://zoom.us/j/123456
Choir,Memorial Hall,Wells,Wednesday,7pm-9pm,01632 960103,https://example.org/choir
"""


def brought_in(folder: Path, rows: str) -> Directory:
    (folder / "list.csv").write_text(rows, "utf-8")
    answers = Answers(source="The list", licence="our own", checked_on="2026-11-20", category="uncategorised")
    (folder / "list.mapping.yaml").write_text(propose(folder / "list.csv").text(answers, {}), "utf-8")
    import_table("csv", folder / "list.csv", folder / "list.mapping.yaml", folder / "assets")
    directory, problems = read_directory(folder / "assets")
    assert not [problem for problem in problems if problem.severity == "error"]
    return directory


def test_what_is_online_has_no_place_and_says_so(tmp_path: Path) -> None:
    directory = brought_in(tmp_path, LIST)

    assert [place.name for place in directory.places.values()] == ["Memorial Hall"]
    sessions = {one.name: one.sessions[0] for one in directory.activities.values()}
    assert (sessions["Tai chi"].online, sessions["Tai chi"].notes) == ("https://example.org/tai-chi", "Online (Zoom)")
    assert (sessions["Book club"].online, sessions["Book club"].notes) == ("", "Zoom")
    assert sessions["Choir"].place == "memorial-hall-wells"
    assert [session.days for session in sessions.values()].count(()) == 0


def test_a_link_into_a_meeting_is_not_where_it_is(tmp_path: Path) -> None:
    talks = next(one for one in brought_in(tmp_path, LIST).activities.values() if one.name == "Talks")

    assert (talks.sessions[0].online, talks.sessions[0].notes) == ("", "Online via Teams")


def test_where_nothing_says_when_it_is_online_all_the_same(tmp_path: Path) -> None:
    rows = "Name,Venue,Town,Phone,Website\nTai chi,Zoom meeting,,01632 960100,https://example.org/t\n"
    rows += "Choir,Memorial Hall,Wells,01632 960103,https://example.org/c\n"

    directory = brought_in(tmp_path, rows)

    sessions = {one.name: one.sessions for one in directory.activities.values()}
    assert [(one.repeats, one.online, one.notes) for one in sessions["Tai chi"]] == [
        ("unknown", "https://example.org/t", "Zoom meeting")
    ]


@pytest.mark.parametrize("text", ["Online", "ZOOM", "via Zoom", "Microsoft Teams", "Online (Zoom/Teams)", "Virtual"])
def test_words_that_say_it_is_online(text: str) -> None:
    assert is_online(text)


@pytest.mark.parametrize("text", ["", "Teams", "Teams Library", "Online Centre, Hull", "Hall and Zoom", "The Link"])
def test_words_that_may_be_a_place(text: str) -> None:
    assert not is_online(text)
