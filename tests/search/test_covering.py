"""What comes to people is there or is not: it has no distance, and what serves only other areas comes last."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from fingerpost.search.query.answer import answer
from fingerpost.search.query.as_json import as_json_object
from fingerpost.search.query.distances import ELSEWHERE
from fingerpost.search.query.site import SearchFiles
from tests.search.conftest import TODAY


def names_found(files: SearchFiles, words: str, near: str, **state: Any) -> tuple[list[str], list[str]]:
    """The ids that may come to a place, and those that do not."""
    reply = answer(files, {"q": words, "near": near, **state}, TODAY)
    ids = [files.card(each.document)[1] for each in reply.results]
    return ids[: reply.covering], ids[reply.covering :]


@pytest.mark.parametrize("near", ["Shepton Mallet", "BA4 5AA"])
def test_what_serves_other_towns_alone_comes_last(files: SearchFiles, near: str) -> None:
    there, elsewhere = names_found(files, "get to hospital", near)

    assert there[0] == "east-hills-lifts-car-scheme"
    assert {"levels-link-minibus", "wookey-lifts"} <= set(elsewhere)


def test_it_is_there_in_a_town_that_it_serves(files: SearchFiles) -> None:
    there, elsewhere = names_found(files, "get to hospital", "Priddy")

    assert there[0] == "levels-link-minibus"
    assert "wookey-lifts" in elsewhere


def test_how_far_off_the_served_town_is_does_not_matter(files: SearchFiles) -> None:
    for near in ("Frome", "Street"):
        reply = answer(files, {"q": "phone friends", "near": near}, TODAY)
        metres = {files.card(each.document)[1]: each.metres for each in reply.results}

        assert metres["phone-friends-calls"] == 0


def test_what_does_not_come_is_beyond_every_distance(files: SearchFiles) -> None:
    there, elsewhere = names_found(files, "get to hospital", "Shepton Mallet", within=32187)

    assert not {"levels-link-minibus", "wookey-lifts"} & {*there, *elsewhere}
    assert "east-hills-lifts-car-scheme" in there


def test_around_a_town_is_for_the_villages_of_its_postcodes_too(files: SearchFiles) -> None:
    assert "wells-health-connectors" in names_found(files, "health connectors", "Coxley")[0]
    assert "mells-errands" in names_found(files, "errands", "Frome")[1]  # and not the other way


def test_under_nearest_what_comes_or_is_by_telephone_follows_the_places(files: SearchFiles) -> None:
    reply = answer(files, {"q": "company", "near": "BA11 1BE", "sort": "distance"}, TODAY)
    metres = [each.metres for each in reply.results[: reply.offered] if each.is_full]
    places = [each for each in metres if each > 0]

    assert metres[: len(places)] == sorted(places)
    assert {0, -1} <= set(metres[len(places) :])


def test_a_place_at_the_very_postcode_is_the_nearest(files: SearchFiles) -> None:
    reply = answer(files, {"near": "BA11 1BE", "sort": "distance"}, TODAY)
    there = {files.card(each.document)[1] for each in reply.results if each.metres == 1}

    assert "frome-talking-cafe" in there  # at the Old Dairy, which is of that postcode
    assert reply.results[0].metres == 1


def test_a_place_where_nobody_is_near_judges_nothing(files: SearchFiles) -> None:
    reply = answer(files, {"q": "lonely", "spot": None}, date(2026, 11, 23))

    assert reply.covering == reply.total
    assert ELSEWHERE not in [each.metres for each in reply.results]


@pytest.mark.parametrize("near", ["Norton Saint Philip", "norton st. philip", "Norton St Philip"])
def test_saint_and_st_are_one(files: SearchFiles, near: str) -> None:
    reply = answer(files, {"q": "lunch", "near": near}, TODAY)

    assert reply.place is not None
    assert reply.place.name == "Norton St Philip"
    assert answer(files, {"q": near}, TODAY).understood == near  # and nothing is corrected


@pytest.mark.parametrize("near", ["BAll 1AA", "BA1I 1AA", "BA11 IAA", "ba11iaa"])
def test_letters_that_look_like_numbers_are_read_as_those(files: SearchFiles, near: str) -> None:
    right = answer(files, {"q": "lunch", "near": "BA11 1AA"}, TODAY).place

    assert right is not None
    for state in ({"q": "lunch", "near": near}, {"q": f"lunch {near}"}):
        assert answer(files, state, TODAY).place == right  # and its name is in the heading


def test_find_draws_a_line(files: SearchFiles) -> None:
    from fingerpost.cli.find import _as_text

    reply = answer(files, {"q": "get to hospital", "near": "Shepton Mallet"}, TODAY)
    lines = _as_text(as_json_object(files, reply, TODAY, reply.total, 0), reply, TODAY).splitlines()
    at = lines.index("Does not cover Shepton Mallet:")

    assert any("Levels Link" in line for line in lines[at:])
    assert not any("Levels Link" in line for line in lines[:at])
