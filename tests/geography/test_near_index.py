"""The index answers as measuring to everything does."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from fingerpost.geography.distance import nearest
from fingerpost.geography.near_index import NearIndex
from fingerpost.records.parts import Location

somewhere = st.builds(
    lambda lat, lon: Location(lat=lat, lon=lon),
    lat=st.floats(49, 61).map(lambda degrees: round(degrees, 4)),
    lon=st.floats(-8, 2).map(lambda degrees: round(degrees, 4)),
)


@given(st.lists(somewhere, max_size=60), somewhere, st.integers(1, 5))
def test_the_index_finds_what_measuring_everything_finds(places: list[Location], origin: Location, n: int) -> None:
    assert NearIndex(places, lambda place: place).nearest(origin, n) == nearest(origin, places, lambda place: place, n)


def test_a_lonely_place_still_has_neighbours() -> None:
    far = Location(lat=60.0, lon=-1.0)

    assert [place for _, place in NearIndex([far], lambda place: place).nearest(Location(lat=50.0, lon=0.0), 4)] == [
        far
    ]
