"""A position is one more line; every other byte stays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fingerpost.records.parts import Location
from fingerpost.writing.location import EditError, location_line, with_location

HERE = Location(lat=51.2308, lon=-2.32014, source="geocoder")
LINE = "location: {lat: 51.23080, lon: -2.32014, from: geocoder}"

comments = st.sampled_from(["", "# By the pump.\n", "\n", "  # further in\n", "#\n"])
tails = st.sampled_from(["", "  # as on the door"])
fields = st.permutations(
    [
        "name: Old Dairy",
        "town: Frome",
        'postcode: "BA11 1AA"',
        "address: [1 High Street]",
        "access:\n  step_free: yes",
        "description: |\n  Two lines\n\n  of text.",
    ]
)


@given(
    fields=fields, comments=st.lists(comments, min_size=7, max_size=7), tails=st.lists(tails, min_size=6, max_size=6)
)
def test_taking_the_line_away_gives_the_file_as_it_was(
    fields: list[str], comments: list[str], tails: list[str]
) -> None:
    lines = [
        comment + field + ("" if "\n" in field else tail) + "\n"
        for comment, field, tail in zip(comments, fields, tails, strict=False)
    ]
    text = "".join(lines) + comments[-1]

    changed = with_location(text, HERE)

    assert changed.count(LINE + "\n") == 1
    assert changed.replace(LINE + "\n", "") == text


def test_the_line_is_below_the_postcode() -> None:
    text = "name: Old Dairy\npostcode: BA11 1AA  # the side door\ntown: Frome\n"

    assert with_location(text, HERE).splitlines()[2] == LINE


def test_without_a_postcode_the_line_is_below_the_town() -> None:
    assert with_location("town: Frome\nname: Old Dairy\n", HERE) == f"town: Frome\n{LINE}\nname: Old Dairy\n"


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n"], ids=["windows", "old-mac", "unix"])
def test_line_ends_stay_as_they_are(end: str) -> None:
    assert with_location(f"name: Hall{end}town: Frome{end}", HERE) == f"name: Hall{end}town: Frome{end}{LINE}{end}"


def test_a_file_without_a_last_line_end_keeps_its_last_line() -> None:
    assert with_location("name: Hall\ntown: Frome", HERE) == f"name: Hall\ntown: Frome\n{LINE}"


def test_a_byte_order_mark_stays_first() -> None:
    assert with_location("\ufefftown: Frome\n", HERE) == f"\ufefftown: Frome\n{LINE}\n"


def test_a_record_that_is_indented_gets_an_indented_line() -> None:
    assert with_location("  name: Hall\n  town: Frome\n", HERE) == f"  name: Hall\n  town: Frome\n  {LINE}\n"


def test_a_postcode_found_in_the_table_says_so() -> None:
    assert location_line(Location(lat=51.23, lon=-2.3, source="postcode")) == (
        "location: {lat: 51.2300, lon: -2.3000, from: postcode}"
    )


@pytest.mark.parametrize(
    "text",
    [
        "{name: Hall, town: Frome}\n",
        "{name: Hall,\ntown: Frome,\n}\n",
        "town: Frome\nlocation:\n",
        "town: Frome\nlocation: {lat: 1, lon: 2}\n",
        "- Frome\n",
        "",
        "a: [\n",
    ],
    ids=["one-line record", "record in braces", "empty location", "has one", "list", "empty", "broken"],
)
def test_a_record_that_cannot_take_a_line_is_left_alone(text: str) -> None:
    with pytest.raises(EditError):
        with_location(text, HERE)


def test_a_record_that_has_a_location_is_answered_so() -> None:
    with pytest.raises(EditError, match="It has a location already"):
        with_location("town: Frome\nlocation: {lat: 1, lon: 2}\n", HERE)
