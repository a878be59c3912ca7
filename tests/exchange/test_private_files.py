"""A file beside a list that is not for everybody is not joined to it by a proposed mapping."""

from __future__ import annotations

from pathlib import Path

import pytest

from fingerpost.exchange.tables.propose.draft import Answers
from fingerpost.exchange.tables.propose.proposal import propose

ALL = Answers(source="Clubs", licence="our own", checked_on="2026-10-01", town="Wells", contact="https://a.example/")
CLUBS = "ID,Club,Day,Time,Venue ID,Description\n" + "".join(
    f"C{n},Club {n},Monday,7pm-9pm,V{n},A club for everybody who likes number {n}\n" for n in range(1, 6)
)
VENUES = "Venue ID,Venue,Address,Postcode\n" + "".join(
    f"V{n},Hall {n},{n} Mill Lane,BA5 1A{'ABDEF'[n - 1]}\n" for n in range(1, 6)
)
PEOPLE = "Venue ID,Name,Phone,Address\n" + "".join(
    f"V{n},Person {n},01632 96000{n},{n} Home Close\n" for n in range(1, 6)
)


@pytest.mark.parametrize("name", ["volunteers", "key holders", "private contacts", "members"])
def test_a_private_file_beside_a_list_is_left_and_named(tmp_path: Path, name: str) -> None:
    for file, text in {"clubs": CLUBS, "venues": VENUES, name: PEOPLE}.items():
        (tmp_path / f"{file}.csv").write_text(text, "utf-8")

    text = propose(tmp_path / "clubs.csv").text(ALL, {})

    assert "from: venues" in text  # the control
    assert f"from: {name}" not in text and f"<{name}:" not in text
    assert f"#   the file {name}: private or out of date, by their names" in text
    assert "Home Close" not in text and "Person 1" not in text


def test_a_file_about_people_at_home_is_left_whatever_it_is_called(tmp_path: Path) -> None:
    (tmp_path / "clubs.csv").write_text(CLUBS, "utf-8")
    (tmp_path / "extra.csv").write_text(PEOPLE.replace("Phone", "Mobile"), "utf-8")

    assert "<extra:" not in propose(tmp_path / "clubs.csv").text(ALL, {})


@pytest.mark.parametrize("heading", ["Volunteer URL", "Member website", "Home page", "VolunteerLink"])
def test_a_heading_of_web_addresses_is_not_about_people(tmp_path: Path, heading: str) -> None:
    (tmp_path / "clubs.csv").write_text(CLUBS, "utf-8")
    (tmp_path / "venues.csv").write_text(rows_of(VENUES, heading), "utf-8")

    assert "from: venues" in propose(tmp_path / "clubs.csv").text(ALL, {})


@pytest.mark.parametrize("heading", ["Volunteer", "Personal website", "Member name"])
def test_a_heading_of_people_still_is(tmp_path: Path, heading: str) -> None:
    (tmp_path / "clubs.csv").write_text(CLUBS, "utf-8")
    (tmp_path / "venues.csv").write_text(rows_of(VENUES, heading), "utf-8")

    assert "from: venues" not in propose(tmp_path / "clubs.csv").text(ALL, {})


def rows_of(table: str, heading: str) -> str:
    """A table with one more column of web addresses."""
    first, *rows = table.splitlines()
    return "\n".join([f"{first},{heading}", *(f"{row},https://v{n}.example.net/" for n, row in enumerate(rows)), ""])
