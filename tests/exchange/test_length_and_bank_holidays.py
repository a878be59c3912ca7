"""Columns that say how long something lasts, and whether it is on on bank holidays."""

from __future__ import annotations

from datetime import time

import pytest

from fingerpost.reading.read import read_directory
from fingerpost.records.session import Session
from tests.exchange.conftest import Desk

MAPPING = """\
source: A list
key: <Name>
records:
  place: {id: <Hall>, name: <Hall>, town: Frome}
  activity:
    id: <Name>
    name: <Name>
    summary: Come and meet people over a cup of tea.
    categories: [talking-cafe]
    sessions:
      opening_hours: {joined: [<Day> <Start>, for <Duration>], by: " "}
      with: {place: <place id>, bank_holidays: <Bank holidays>}
    contact: {phone: 01632 960123}
    checked: {on: 2026-10-01, how: phone}
"""
HEADINGS = "Name,Hall,Day,Start,Duration,Bank holidays\n"


def session_of(desk: Desk) -> tuple[Session, ...]:
    return read_directory(desk.assets)[0].activities["tea"].sessions


@pytest.mark.parametrize(
    ("duration", "end"),
    [
        ("2 hours", time(12)),
        ("90 mins", time(11, 30)),
        ("1.5 hrs", time(11, 30)),
        ("half an hour", time(10, 30)),
        ("", None),
    ],
)
def test_how_long_something_lasts_says_when_it_ends(desk: Desk, duration: str, end: time | None) -> None:
    desk.mapping(MAPPING)

    outcome = desk.run(f"{HEADINGS}Tea,Old Dairy,Tuesday,10:00,{duration},\n")

    (session,) = session_of(desk)
    assert (session.days, session.starts, session.ends) == (("tuesday",), time(10), end)
    assert outcome.problems == []


@pytest.mark.parametrize("duration", ["about 2 hours", "1 hour or 2", "until we are done"])
def test_a_length_that_is_not_exact_gives_no_end(desk: Desk, duration: str) -> None:
    desk.mapping(MAPPING)

    outcome = desk.run(f"{HEADINGS}Tea,Old Dairy,Tuesday,10:00,{duration},\n")

    (session,) = session_of(desk)
    assert session.ends is None
    assert {problem.code for problem in outcome.problems} <= {"hours-unclear", "hours-in-notes", "hours-words"}
    assert outcome.problems


@pytest.mark.parametrize(
    ("cell", "answer", "codes"),
    [
        ("Open", "open", []),
        ("closed", "closed", []),
        ("Ask", "ask", []),
        ("", None, []),
        ("no", None, ["choice-unknown"]),
    ],
)
def test_whether_it_is_on_on_bank_holidays(desk: Desk, cell: str, answer: str | None, codes: list[str]) -> None:
    desk.mapping(MAPPING)

    outcome = desk.run(f"{HEADINGS}Tea,Old Dairy,Tuesday,10:00,2 hours,{cell}\n")

    (session,) = session_of(desk)
    assert session.bank_holidays == answer
    assert [problem.code for problem in outcome.problems] == codes


def test_a_choice_may_be_written_as_people_write_it(desk: Desk) -> None:
    desk.mapping(MAPPING.replace("town: Frome}", "town: Frome, kind: <Kind>}"))

    outcome = desk.run(f"{HEADINGS.strip()},Kind\nTea,Old Dairy,Tuesday,10:00,2 hours,,Community centre\n")

    assert desk.values("places", "old-dairy")["kind"] == "community-centre"
    assert outcome.problems == []
