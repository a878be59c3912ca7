"""Lists of committees: where a secretary lives is no place, and whom to ask is no name of a club."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from fingerpost.exchange.tables.propose.draft import Answers
from fingerpost.exchange.tables.propose.proposal import propose

ANSWERS = Answers(
    source="Clubs", licence="our own", checked_on="2026-10-01", town="Frome", contact="https://a.example/"
)
ROWS = [
    {"Group": "Art club", "Venue": "Village Hall", "Contact name": "Jo Smith", "Number": "01632 960120"},
    {"Group": "Book club", "Venue": "Library", "Contact name": "May Jones", "Number": "01632 960121"},
    {"Group": "Choir", "Venue": "Village Hall", "Contact name": "Tom King", "Number": "01632 960122"},
    {"Group": "Darts", "Venue": "Old Dairy", "Contact name": "Tom King", "Number": "01632 960123"},
]
ADDRESSES = ["12 Hill Road, Frome BA11 1AB", "14 Hill Road, Frome BA11 1AB", "16 Low Lane, Frome", "16 Low Lane, Frome"]


def proposed(folder: Path, **columns: list[str]) -> str:
    """The mapping of a list with these columns as well, without its remarks at the end."""
    rows = [
        {**row, "About": f"Come to the {row['Group']} on any Tuesday, whoever you are.", "Day": "Tuesday"}
        for row in ROWS
    ]
    for heading, cells in columns.items():
        for row, cell in zip(rows, cells, strict=True):
            row[heading] = cell
    with (folder / "clubs.csv").open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, list(rows[0]))
        table.writeheader()
        table.writerows(rows)
    return propose(folder / "clubs.csv").text(ANSWERS, {}).partition("# Left out:")[0]


@pytest.mark.parametrize(
    "heading",
    ["Secretary home address", "Home address", "Treasurer's address", "Contact home address", "Address (home)"],
)
def test_where_somebody_lives_is_no_address_of_a_place(heading: str, tmp_path: Path) -> None:
    assert f"<{heading}>" not in proposed(tmp_path, **{heading: ADDRESSES})


@pytest.mark.parametrize("heading", ["Address", "Venue address", "Care home address", "Mobile home park address"])
def test_any_other_address_is(heading: str, tmp_path: Path) -> None:
    assert f"<{heading}>" in proposed(tmp_path, **{heading: ADDRESSES})


@pytest.mark.parametrize("heading", ["Home tel", "Contact home phone", "Emergency contact number", "Personal mobile"])
def test_a_number_of_somebodys_own_is_not_proposed(heading: str, tmp_path: Path) -> None:
    text = proposed(tmp_path, **{heading: [f"01632 96013{number}" for number in range(4)]})

    assert f"<{heading}>" not in text
    assert "<Number>" in text  # the control


def test_whom_to_ask_is_no_name_of_a_club(tmp_path: Path) -> None:
    officers = {"Secretary": ["Jo Smith", "May Jones", "Tom King", "Tom King"], "Sec Mobile": ["07700 900111"] * 4}

    assert "    name: <Group>" in proposed(tmp_path, **officers)


def test_a_public_number_comes_before_that_of_an_officer(tmp_path: Path) -> None:
    numbers = [f"01632 96013{number}" for number in range(4)]

    text = proposed(tmp_path, **{"Chair Tel": numbers, "Treasurer phone": numbers, "Public phone": numbers})

    assert "phone: {first_of: [<Public phone>, <Number>, <Chair Tel>, <Treasurer phone>]}" in text
