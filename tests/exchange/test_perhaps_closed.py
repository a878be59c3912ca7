"""A row comes in and is named where a text of it says that it has closed."""

from __future__ import annotations

from pathlib import Path

import pytest

from fingerpost.exchange.tables.privacy.perhaps_closed import has_ended, says_it_is_no_more
from tests.run import run

NO_MORE = [
    "We have been told that this foodbank is no longer open",
    "Sadly the group no longer meets.",
    "The cafe has now closed, try the library.",
    "This venue has permanently closed",
    "The charity ceased trading in March.",
    "They have sadly disbanded.",
    "It closed for good last year",
]
STILL_ON = [
    "We are no longer open on Mondays.",
    "No longer open to new members, ring for the list.",
    "The waiting list has closed.",
    "Since the day centre waiting list and bookings have closed, just turn up.",
    "For people whose club has closed.",
    "If the car park has closed, use the lane.",
    "The office has closed for the summer.",
    "We have closed the back door.",
    "Closed group. Closed on Fridays.",
    "Open all year, no longer only in term time.",
]


@pytest.mark.parametrize("text", NO_MORE)
def test_a_sentence_that_says_so(text: str) -> None:
    assert says_it_is_no_more(text)


@pytest.mark.parametrize("text", STILL_ON)
def test_a_sentence_that_says_something_else(text: str) -> None:
    assert not says_it_is_no_more(text)


@pytest.mark.parametrize("column", ["About", "Referral"])  # one that the mapping uses, and one that it does not
def test_the_row_is_named_and_its_words_are_not_repeated(column: str, tmp_path: Path) -> None:
    cells = {"Name": "Bingo", "About": "Numbers and tea for all.", "When": "Tu 10:00-12:00", "Tel": "01632 960123"}
    cells |= {"Referral": "None", column: "We have been told that this is no longer open"}
    (tmp_path / "list.csv").write_text(f"{','.join(cells)}\n{','.join(cells.values())}\n", "utf-8")
    (tmp_path / "list.mapping.yaml").write_text(
        "source: Hills\nlicence: our own\nkey: [<Name>]\nrecords:\n  activity:\n    id: [<Name>]\n    name: <Name>\n"
        "    summary: <About>\n    sessions: {opening_hours: <When>}\n    contact: {phone: <Tel>}\n"
        "    checked: {on: 2026-10-01, how: list}\n",
        "utf-8",
    )

    done = run("import", "list.csv", cwd=tmp_path)

    (line,) = [each for each in done.stdout.splitlines() if "row-may-be-off" in each]
    assert line.startswith("list.csv:2:")
    assert f"{column} seems to say that this is no longer on. It came in." in line
    assert "told" not in done.stdout
    assert "1 row: 1 used" in done.stdout


ENDED = [
    "Closed - no longer running",
    "Ceased",
    "Service has ended",
    "Permanently closed",
    "No longer meets.",
    "This group has now folded",
    "Closed since March 2024",
]
NOT_ENDED = [
    "CLOSED",  # it may be for a week only
    "Closed Mondays",
    "Closed in August",
    "Closed group",
    "Closed until January",
    "Closed for refurbishment",
    "No longer meets on Tuesdays",
    "Closed - full",
    "Mon-Fri 9am-5pm, closed at weekends",
    "Temporarily closed",
    "Ended summer season",
    "",
]


@pytest.mark.parametrize("text", ENDED)
def test_hours_that_say_it_has_ended(text: str) -> None:
    assert has_ended(text)


@pytest.mark.parametrize("text", NOT_ENDED)
def test_hours_of_what_is_still_on(text: str) -> None:
    assert not has_ended(text)


def test_a_row_whose_hours_say_so_is_left_out_and_held_back(tmp_path: Path) -> None:
    mapping = (
        "source: Hills\nlicence: our own\nkey: [<Name>]\nrecords:\n  activity:\n    id: [<Name>]\n    name: <Name>\n"
        "    summary: <Name> for all who like it.\n    sessions: {first_of: [{opening_hours: <When>}, [{repeats: "
        "unknown}]]}\n    contact: {phone: <Tel>}\n    checked: {on: 2026-10-01, how: list}\n"
    )
    (tmp_path / "list.mapping.yaml").write_text(mapping, "utf-8")

    def brought_in(bingo: str) -> str:
        rows = f"Bingo,{bingo},01632 960123\nChess,Friday 2pm-4pm,01632 960124\nQuiz,Permanently closed,01632 960125\n"
        (tmp_path / "list.csv").write_text(f"Name,When,Tel\n{rows}", "utf-8")
        return run("import", "list.csv", cwd=tmp_path).stdout

    first = brought_in("Tuesday 10am-noon")
    assert "1 skipped: its hours say that it has closed." in first
    assert "When says that this has closed, so the row was left out." in first
    activities = tmp_path / "assets/activities"
    assert sorted(each.stem for each in activities.glob("*.yaml")) == ["bingo", "chess"]

    second = brought_in("Closed - no longer running")
    assert "2 skipped: its hours say that it has closed." in second
    assert "withdrawn: " in (activities / "bingo.yaml").read_text("utf-8")
