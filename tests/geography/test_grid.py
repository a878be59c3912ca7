"""The grid against the Ordnance Survey's published worked example and test points."""

from __future__ import annotations

from math import degrees
from types import SimpleNamespace

import pytest

from fingerpost.geography.distance import km_between
from fingerpost.geography.postcodes.grid import to_airy_radians, to_degrees

# The Ordnance Survey's own test points for its exact transformation, OSTN15: name, grid, degrees on ETRS89.
TEST_POINTS = [
    ("St Mary's, Scilly", 91492.146, 11318.804, 49.92226393730, -6.29977752014),
    ("Lizard Point", 170370.718, 11572.405, 49.96006137820, -5.20304609998),
    ("Plymouth", 250359.811, 62016.569, 50.43885825610, -4.10864563561),
    ("St Catherine's Point", 449816.371, 75335.861, 50.57563665000, -1.29782277240),
    ("Southampton", 438710.920, 114792.250, 50.93127937910, -1.45051433700),
    ("Nash Point", 292184.870, 168003.465, 51.40078220140, -3.55128349240),
    ("North Foreland", 639821.835, 169565.858, 51.37447025550, 1.44454730409),
    ("Bristol", 362269.991, 169978.690, 51.42754743020, -2.54407618349),
    ("Lambeth", 530624.974, 178388.464, 51.48936564950, -0.11992557180),
    ("Carmarthen", 241124.584, 220332.641, 51.85890896400, -4.30852476960),
    ("Colchester", 599445.590, 225722.826, 51.89436637350, 0.89724327012),
    ("King's Lynn", 562180.547, 319784.995, 52.75136687170, 0.40153547065),
    ("Blackpool", 331534.564, 431920.794, 53.77911025760, -3.04045490691),
    ("Pudsey", 422242.186, 433818.701, 53.80021519630, -1.66379168242),
    ("Edinburgh", 319188.434, 670947.534, 55.92478265510, -3.29479219337),
    ("Mallaig", 167634.202, 797067.144, 57.00606696050, -5.82836691850),
    ("Inverness", 267056.768, 846176.972, 57.48625000720, -4.21926398555),
    ("Foula", 395999.668, 1138728.951, 60.13308091660, -2.07382822798),
]


def degrees_of(whole: int, minutes: int, seconds: float) -> float:
    return whole + minutes / 60 + seconds / 3600


def test_the_worked_example_of_the_guide_comes_out_to_the_last_figure() -> None:
    lat, lon = (degrees(part) for part in to_airy_radians(651409.903, 313177.270))

    assert lat == pytest.approx(degrees_of(52, 39, 27.2531), abs=2e-8)
    assert lon == pytest.approx(degrees_of(1, 43, 4.5177), abs=2e-8)


@pytest.mark.parametrize(
    ("name", "easting", "northing", "lat", "lon"), TEST_POINTS, ids=[row[0] for row in TEST_POINTS]
)
def test_a_published_test_point_lands_within_five_metres(
    name: str, easting: float, northing: float, lat: float, lon: float
) -> None:
    point = SimpleNamespace(**dict(zip(("lat", "lon"), to_degrees(easting, northing), strict=True)))

    assert km_between(point, SimpleNamespace(lat=lat, lon=lon)) * 1000 < 5
