"""Hours of a machine on a clock of twelve hours are read as people mean them, or are named."""

from __future__ import annotations

import pytest

from fingerpost.exchange.tables.hours.opening_hours import Cell, Hours, read_cells


def read(text: str) -> Hours:
    return read_cells([Cell(text, None, None)], {})


def times(hours: Hours) -> list[tuple[str, str]]:
    return [(session["from"], session["to"]) for session in hours.sessions]


def codes(hours: Hours) -> list[str]:
    return [note.code for _, note in hours.notes]


@pytest.mark.parametrize(
    ("machine", "words"),
    [
        ("Tu 08:30-12:00,01:15-02:45", "Tuesday: 08:30 - 12:00 / 01:15 - 02:45"),
        ("We 01:00-04:00", "Wednesday 01:00-04:00"),
        ("Mo 09:00-17:00; We 01:00-04:00", "Monday 09:00-17:00; Wednesday 01:00-04:00"),
        ("Mo 10:00-12:00; Tu 1:15-2:45; PH off", "Monday 10am-12pm; Tuesday 1:15-2:45; closed on bank holidays"),
    ],
)
def test_a_machine_and_words_have_one_rule(machine: str, words: str) -> None:
    hours = read(machine)

    assert hours.sessions == read(words).sessions
    assert codes(hours) == ["hours-assumed"]
    assert min(start for start, _ in times(hours)) > "06:00"


@pytest.mark.parametrize("text", ["Mo-Fr 05:30-09:00", "Tu[1] 05:15-06:00; We 10:00-11:00"])
def test_what_begins_before_six_and_may_be_so_is_named(text: str) -> None:
    hours = read(text)

    assert min(start for start, _ in times(hours)) < "06:00"
    assert codes(hours) == ["hours-early"]


@pytest.mark.parametrize(
    ("text", "first"),
    [("Wed 1am-4am", ("01:00", "04:00")), ("Fr 22:00-02:00", ("22:00", "02:00")), ("24/7", ("00:00", "24:00"))],
)
def test_what_says_that_it_is_at_night_is_so_without_a_remark(text: str, first: tuple[str, str]) -> None:
    hours = read(text)

    assert times(hours)[0] == first
    assert codes(hours) == []
