"""How far apart two points are, in a straight line, and which of many are nearest."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable
from math import asin, cos, isfinite, radians, sin, sqrt
from typing import Protocol, TypeVar

EARTH_RADIUS_KM = 6371.009  # the mean radius, as geopy has it
KM_PER_MILE = 1.609344  # exactly

Bounds = tuple[float, float, float, float]  # south, west, north, east, degrees
Thing = TypeVar("Thing")


class Point(Protocol):
    """Anything with a latitude and a longitude, in degrees, WGS 84."""

    @property
    def lat(self) -> float: ...
    @property
    def lon(self) -> float: ...


def km_between(one: Point, other: Point) -> float:
    """Straight-line distance by the haversine formula; the true way is longer.

    Tested against geopy's great_circle, which gives the same and takes six times as long.
    """
    lat, other_lat = radians(one.lat), radians(other.lat)
    half_lat = sin((other_lat - lat) / 2)
    half_lon = sin(radians(other.lon - one.lon) / 2)
    chord = half_lat**2 + cos(lat) * cos(other_lat) * half_lon**2
    return 2 * EARTH_RADIUS_KM * asin(min(1.0, sqrt(chord)))  # rounding may take it past 1 at the antipodes


def nearest(
    origin: Point,
    things: Iterable[Thing],
    where: Callable[[Thing], Point | None],
    n: int,
    *,
    within_km: float | None = None,
) -> list[tuple[float, Thing]]:
    """The n nearest things and how many kilometres away they are, nearest first.

    What has no position is left out. Of two equally far, the one that came first stays first.
    """
    measured = (
        (km_between(origin, point), number, thing)
        for number, thing in enumerate(things)
        if (point := where(thing)) is not None
    )
    near = (entry for entry in measured if within_km is None or entry[0] <= within_km)
    return [(km, thing) for km, _, thing in heapq.nsmallest(n, near, key=lambda entry: entry[:2])]


def is_inside(bounds: Bounds, point: Point) -> bool:
    """Whether a point is in the box, its edges included. The box does not cross the date line."""
    south, west, north, east = bounds
    return south <= point.lat <= north and west <= point.lon <= east


def is_on_earth(lat: float, lon: float) -> bool:
    """Whether these are degrees at all, and not the 0, 0 in the sea that means "nothing was typed"."""
    return isfinite(lat) and isfinite(lon) and abs(lat) <= 90 and abs(lon) <= 180 and (lat, lon) != (0, 0)
