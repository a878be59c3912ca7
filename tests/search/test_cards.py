"""What a card of the finder says of where something happens."""

from __future__ import annotations

from typing import Any

import pytest

from fingerpost.edition.edition import Edition
from fingerpost.search.index.cards import BRANCH, FIELDS
from fingerpost.search.index.documents import documents_of
from fingerpost.search.query.site import SearchFiles

Branches = list[list[Any]]


@pytest.fixture
def where(edition: Edition, files: SearchFiles) -> dict[str, tuple[str, Branches]]:
    """Where each activity is, and its places, by its id."""
    cards = [dict(zip(FIELDS, files.card(number), strict=True)) for number in range(len(documents_of(edition)))]
    return {card["id"]: (card["where"], card["branches"]) for card in cards if card["kind"] == 0}


@pytest.mark.parametrize(
    ("activity", "words"),
    [
        ("frome-talking-cafe", "The Old Dairy, Frome"),
        ("wells-rhyme-time", "Wells Library, and 2 other places"),
        ("wells-walking-football", "Mendip View School, Wells, and 1 other place"),
        ("glastonbury-writing-circle", "Glastonbury Library, or online"),
        ("plain-advice-frome", "Frome Library, or by phone"),
    ],
)
def test_a_card_says_how_many_places_there_are(
    where: dict[str, tuple[str, Branches]], activity: str, words: str
) -> None:
    assert where[activity][0] == words


def test_each_of_several_places_has_a_name_a_town_its_times_and_a_position(
    where: dict[str, tuple[str, Branches]],
) -> None:
    branches = where["wells-rhyme-time"][1]

    assert [branch[:3] for branch in branches] == [
        ["Wells Library", "Wells", "Mondays 10:15am to 10:45am, term time only"],
        ["Street Library", "Street", "Wednesdays 10:15am to 10:45am, term time only"],
        ["Glastonbury Library", "Glastonbury", "Fridays 9:45am to 10:15am, term time only"],
    ]
    assert all(len(branch) == len(BRANCH) for branch in branches)


def test_the_way_in_is_that_of_each_place(where: dict[str, tuple[str, Branches]]) -> None:
    ways_in = {branch[0]: [words for _, words in branch[3]] for branch in where["kind-company-grief-cafe"][1]}

    assert ways_in == {
        "The Blue Kettle, Frome": [],
        "Market Hall Rooms, Shepton Mallet": ["Way in without steps", "Accessible toilet"],
    }


def test_a_single_place_is_not_written_twice(where: dict[str, tuple[str, Branches]]) -> None:
    assert where["frome-talking-cafe"][1] == [["", "", "", [], 512336, -23201]]
