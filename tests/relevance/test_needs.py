"""The first three results are what somebody who knows the directory would offer, as often as has been reached."""

from __future__ import annotations

import pytest

from fingerpost.search.query.site import SearchFiles
from tests.relevance.needs import Need, Offer, offers, rates, read_needs
from tests.search.conftest import EXAMPLE, TODAY, indexed_example

# What is reached, as shares: first threes without a wrong one, and first ones that are right. Raise them, never lower.
REACHED = {"tuned": (1.0, 1.0), "held": (0.96, 0.93)}


@pytest.fixture(scope="module")
def all_offers(tmp_path_factory: pytest.TempPathFactory) -> list[Offer]:
    return offers(SearchFiles(indexed_example(tmp_path_factory)), read_needs(), TODAY)


@pytest.mark.parametrize("use", REACHED)
def test_people_are_offered_what_is_for_them(all_offers: list[Offer], use: str) -> None:
    of_use = [each for each in all_offers if each.need.is_held == (use == "held")]
    threes, firsts = rates(of_use)

    assert threes >= REACHED[use][0], [(each.need.words, each.need.near, each.wrong) for each in of_use if each.wrong]
    assert firsts >= REACHED[use][1], [(each.need.words, each.shown[:1]) for each in of_use if not each.begins_well]


def test_a_wrong_offer_would_be_seen() -> None:
    need = Need(is_held=False, words="lonely", near="Wells", first=("a",), never=("c",))

    assert rates([Offer(need, ("a", "b")), Offer(need, ("b", "c")), Offer(need, ())]) == (1 / 3, 1 / 3)


def test_there_are_60_needs_over_all_towns_and_a_third_is_kept_aside() -> None:
    needs = read_needs()
    towns = {need.near for need in needs}

    assert len(needs) >= 60
    assert sum(need.is_held for need in needs) * 3 >= len(needs) - 3
    assert {"Frome", "Street", "Wells", "Shepton Mallet", "Glastonbury"} <= towns
    assert len(towns) >= 20


def test_every_offer_that_is_judged_is_in_the_directory() -> None:
    ids = {path.stem for path in (EXAMPLE / "activities").glob("*.yaml")}
    needs = read_needs()

    assert {each for need in needs for each in (*need.first, *need.never)} <= ids
    assert not [need.words for need in needs if set(need.first) & set(need.never)]
