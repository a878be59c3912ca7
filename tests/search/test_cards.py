"""What a card of the finder says of where something happens."""

from __future__ import annotations

import pytest

from fingerpost.pages.view import View
from fingerpost.search.cards import FIELDS
from fingerpost.search.documents import documents_of
from fingerpost.search.site import SearchFiles


@pytest.fixture
def where(view: View, files: SearchFiles) -> dict[str, tuple[str, list[list[str | int]]]]:
    """Where each activity is, and its places, by its id."""
    cards = [dict(zip(FIELDS, files.card(number), strict=True)) for number in range(len(documents_of(view)))]
    return {card["id"]: (card["where"], card["places"]) for card in cards if card["kind"] == 0}


@pytest.mark.parametrize(
    ("activity", "said"),
    [
        ("frome-talking-cafe", "The Old Dairy, Frome"),
        ("wells-rhyme-time", "Wells Library, and 2 other places"),
        ("wells-walking-football", "Mendip View School, Wells, and 1 other place"),
        ("glastonbury-writing-circle", "Glastonbury Library, or online"),
        ("plain-advice-frome", "Frome Library, or by phone"),
    ],
)
def test_a_card_says_how_many_places_there_are(
    where: dict[str, tuple[str, list[list[str | int]]]], activity: str, said: str
) -> None:
    assert where[activity][0] == said


def test_each_of_several_places_has_a_position(where: dict[str, tuple[str, list[list[str | int]]]]) -> None:
    places = where["wells-rhyme-time"][1]

    assert [place[0] for place in places] == ["Wells Library", "Street Library", "Glastonbury Library"]
    assert all(len(place) == 3 for place in places)


def test_a_single_place_is_not_told_twice(where: dict[str, tuple[str, list[list[str | int]]]]) -> None:
    assert where["frome-talking-cafe"][1] == [["", 512336, -23201]]
