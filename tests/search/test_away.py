"""How far things are: true to the metre where it is near, and about right far away, from few files."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fingerpost.search.index.position_columns import TILE
from fingerpost.search.packing import pack_steps, unpack_steps
from fingerpost.search.query.answer import answer
from fingerpost.search.query.distances import REACH, distances, distances_about, tiles_around
from fingerpost.search.query.filters import WITHIN
from fingerpost.search.query.place_lookup import Spot
from fingerpost.search.query.site import SearchFiles
from tests.search.conftest import TODAY

SOUTH_WEST = st.builds(
    Spot, st.integers(510_000, 514_000), st.integers(-29_000, -20_000), st.just("here"), st.just("device")
)
FROME = Spot(512_310, -23_218, "Frome", "area")


@pytest.fixture(scope="module")
def files(large: Path) -> SearchFiles:
    """Those of a large directory, which has tiles."""
    return SearchFiles(large)


@settings(max_examples=60, deadline=None)
@given(spot=SOUTH_WEST)
def test_what_is_within_reach_is_exact_to_the_metre(files: SearchFiles, spot: Spot) -> None:
    true, rounded = distances(spot, files), distances_about(spot, files)

    for exact, rough in zip(true, rounded, strict=True):
        assert rough == exact if exact < REACH else rough >= REACH  # NOWHERE is less than any


@settings(max_examples=30, deadline=None)
@given(spot=SOUTH_WEST, limit=st.sampled_from([limit for limit in WITHIN if limit <= REACH]))
def test_a_short_limit_lets_the_same_through(files: SearchFiles, spot: Spot, limit: int) -> None:
    true, rounded = distances(spot, files), distances_about(spot, files)

    assert [at <= limit for at in rounded] == [at <= limit for at in true]


def test_what_is_far_away_goes_by_its_town(files: SearchFiles) -> None:
    true, rounded = distances(FROME, files), distances_about(FROME, files)
    starts, _ = files.lists("where", "area")
    in_one_town = [document for document in range(files.documents) if starts[document + 1] - starts[document] == 1]
    far = [(true[document], rounded[document]) for document in in_one_town if true[document] > 2 * REACH]

    assert len(far) > 20
    assert all(abs(exact - rough) < 4000 for exact, rough in far)
    assert any(exact != rough for exact, rough in far)


def test_a_search_near_a_town_asks_for_the_tiles_around_it(files: SearchFiles) -> None:
    tiles = files.index["tiles"]

    around = tiles_around(FROME, tiles)

    assert "1024_-47" in around
    assert 1 <= len(around) < len(tiles)


@pytest.mark.parametrize("lat", [0, 510_000, 899_990, -899_990])
def test_there_is_an_end_of_tiles_even_at_a_pole(lat: int) -> None:
    around = tiles_around(Spot(lat, 0, "", "device"), [f"{lat // TILE}_0"])

    assert around == [f"{lat // TILE}_0"]


def test_nearest_first_is_exact_however_far(files: SearchFiles) -> None:
    true = distances(FROME, files)

    results = answer(files, {"near": "Frome", "sort": "distance"}, TODAY).results

    branches = files.branches

    def nearest(document: int) -> int:
        away = [metres for metres in true[branches[document] : branches[document + 1]] if metres >= 0]
        return min(away, default=-1)

    assert [each.metres for each in results] == [nearest(each.document) for each in results]


def test_a_small_directory_tells_everything_to_the_metre(example: Path) -> None:
    small = SearchFiles(example)

    assert distances_about(FROME, small) == distances(FROME, small)


@given(numbers=st.lists(st.integers(0, 0xFFFF)))
def test_steps_are_read_back(numbers: list[int]) -> None:
    assert list(unpack_steps(pack_steps(numbers, 2))) == numbers


@given(numbers=st.lists(st.integers(0, 1 << 30)))
def test_large_steps_are_read_back(numbers: list[int]) -> None:
    assert list(unpack_steps(pack_steps(numbers, 4))) == numbers
