"""Two columns say when it is: what the words limit is on no page as if it were on every week."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from fingerpost.exchange.tables.hours.hours_in_words import with_words
from fingerpost.exchange.tables.hours.opening_hours import Cell, Hours, read_cells
from fingerpost.records.session import Repeats
from tests.exchange.proposals.imported import imported

_read = partial(read_cells, about={"place": "mill-hall"})


def hours_of(machine: str, words: str) -> Hours:
    cells = [Cell(machine, None, "hours.opening")] if machine else []
    return with_words(_read(cells), cells, Cell(words, None, "hours.text"), _read)


def codes(hours: Hours) -> list[str]:
    return [note.code for _, note in hours.notes]


@pytest.mark.parametrize(
    ("machine", "words", "session"),
    [
        ("Sa 11:00-16:00", "Saturday: 11:00 - 16:00 Monthly", {"repeats": "monthly"}),
        ("Th 13:30-15:30", "Friendship Group Fortnightly: Thursdays 1.30 - 3.30pm", {"repeats": "weekly", "every": 2}),
        ("We 12:00-13:30", "1st Wednesday 12-1.30pm", {"repeats": "monthly", "weeks": ["first"]}),
        ("Mo 12:00-14:45", "Monday 12pm - 2.45pm (Term time only)", {"repeats": "some-weeks"}),
        (
            "We 12:00-14:30",
            "Weds 12pm-2.30pm 14th January - 25th March 2026",
            {"repeats": "weekly", "ends_on": "2026-03-25"},
        ),
        ("We 01:00-04:00", "Wednesdays 1 pm to 4pm", {"repeats": "weekly", "from": "13:00", "to": "16:00"}),
    ],
)
def test_words_are_read_where_they_say_more(machine: str, words: str, session: dict[str, object]) -> None:
    hours = hours_of(machine, words)

    assert [session.items() <= one.items() for one in hours.sessions] == [True]
    assert codes(hours)[0] == "hours-differ"


def test_words_that_cannot_be_read_make_it_some_days() -> None:
    hours = hours_of("Mo 10:00-12:00", "Monday, come along in term time, at times in the church")

    assert hours.sessions == [
        {
            "place": "mill-hall",
            "repeats": "some-weeks",
            "days": ["monday"],
            "from": "10:00",
            "to": "12:00",
            "notes": "In their words: Monday, come along in term time, at times in the church",
        }
    ]
    assert codes(hours) == ["hours-differ"]


def test_whom_to_ring_about_it_is_not_in_the_notes() -> None:
    hours = hours_of("Mo 10:00-12:00", "Monday, come along in term time, ring Jean on 01632 960123")

    assert hours.sessions[0]["notes"] == "Not always on. Ask."
    assert "960123" not in hours.words + hours.notes[0][1].message


@pytest.mark.parametrize("words", ["Monday: 10:00 - 12:00", "N/A", "", "Mondays, tea and cake"])
def test_hours_are_kept_where_words_limit_nothing(words: str) -> None:
    hours = hours_of("Mo 10:00-12:00", words)

    assert hours == hours_of("Mo 10:00-12:00", "")
    assert codes(hours) == []


def test_hours_with_a_limit_of_their_own_are_kept() -> None:
    assert hours_of("Mo[2] 10:00-12:00", "Monthly on Mondays").sessions[0]["weeks"] == ["second"]


def test_words_alone_are_hours() -> None:
    assert hours_of("", "Mondays 10am-12pm").sessions[0]["days"] == ["monday"]


def test_a_proposed_mapping_has_both_columns(tmp_path: Path) -> None:
    columns = {
        "opening": ["Sa 11:00-16:00", "Mo 10:00-12:00", "Th 13:30-15:30", "We 12:00-13:30"],
        "Times in words": [
            "Saturday: 11:00 - 16:00 Monthly",
            "Monday: 10:00 - 12:00",
            "Fortnightly: Thursdays 1.30 - 3.30pm",
            "Wednesday 12pm - 1.30pm (Term time only)",
        ],
    }

    sessions = [one.sessions[0] for one in imported(tmp_path, columns)]

    assert [(one.repeats, one.every) for one in sessions] == [
        (Repeats.MONTHLY, 1),
        (Repeats.WEEKLY, 1),
        (Repeats.WEEKLY, 2),
        (Repeats.SOME_WEEKS, 1),
    ]
