"""How far apart, and which is nearest."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from geopy.distance import great_circle
from hypothesis import given
from hypothesis import strategies as st

from fingerpost.geography.distance import is_inside, is_on_earth, km_between, nearest

points = st.builds(SimpleNamespace, lat=st.floats(-90, 90, allow_nan=False), lon=st.floats(-180, 180, allow_nan=False))


def at(lat: float, lon: float) -> SimpleNamespace:
    return SimpleNamespace(lat=lat, lon=lon)


@given(points, points)
def test_the_distance_is_the_same_as_geopys(one: SimpleNamespace, other: SimpleNamespace) -> None:
    theirs = great_circle((one.lat, one.lon), (other.lat, other.lon)).km

    # Half a metre; at the other side of the world the haversine formula loses some of its digits.
    assert km_between(one, other) == pytest.approx(theirs, abs=0.0005, rel=1e-6)


def test_the_nearest_come_first_and_what_has_no_position_is_left_out() -> None:
    things = {"far": at(52, -2), "near": at(51.1, -2), "nowhere": None, "nearer": at(51.05, -2)}

    nearest_ones = nearest(at(51, -2), things, things.__getitem__, 2)

    assert [name for _, name in nearest_ones] == ["nearer", "near"]


def test_what_is_too_far_is_left_out() -> None:
    things = {"far": at(52, -2), "near": at(51.01, -2)}

    assert [name for _, name in nearest(at(51, -2), things, things.__getitem__, 9, within_km=5)] == ["near"]


def test_a_box_has_an_inside_and_an_edge() -> None:
    box = (51.0, -3.0, 52.0, -2.0)

    assert [is_inside(box, at(*point)) for point in [(51.5, -2.5), (51, -3), (52.1, -2.5), (51.5, -1.9)]] == [
        True,
        True,
        False,
        False,
    ]


@pytest.mark.parametrize(("lat", "lon"), [(0, 0), (91, 0), (51, 181), (float("nan"), 1), (51, float("inf"))])
def test_what_is_no_position_on_earth_is_reported(lat: float, lon: float) -> None:
    assert not is_on_earth(lat, lon)
    assert is_on_earth(51, -2)
