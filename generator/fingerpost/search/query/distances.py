"""How far branches of records are from where somebody is: away.js in Python."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import floor, sqrt

from fingerpost.search.index.branches import SCALE
from fingerpost.search.index.position_columns import TILE, tile_name
from fingerpost.search.query.place_lookup import Spot
from fingerpost.search.query.site import SearchFiles

NOWHERE = -1  # metres to a record without a position; 0 for one that comes to people, and at least 1 for a place
ELSEWHERE = 10_000_000  # metres to something that comes to people, but not to this place
REACH = 5000  # metres up to which distances are exact in a large directory; beyond it the town is enough

METRES_PER_STEP = 11.119508  # a ten-thousandth of a degree of latitude
HOME = 8000  # metres: nobody lives further from the middle of their town or village
RADIANS_PER_STEP = 0.0000017453292519943296
NEAR_A_POLE = 0.01  # the smallest cosine used, to limit the number of tiles to the east


def metres_between(lat: int, lon: int, other_lat: int, other_lon: int) -> int:
    """Straight-line distance in whole metres, for a directory's own part of the world.

    Only sums, products and square roots, which every machine rounds alike: sines are not, and then Python and
    a browser could disagree on which of two is nearer. At 100 km it is within 0.1 % of the haversine formula.
    """
    across = other_lon - lon
    if across > 180 * SCALE:
        across -= 360 * SCALE
    elif across < -180 * SCALE:
        across += 360 * SCALE
    x = across * _cosine((lat + other_lat) / 2)
    y = float(other_lat - lat)
    return floor(sqrt(x * x + y * y) * METRES_PER_STEP + 0.5)


def _cosine(lat: float) -> float:
    """The cosine by its series, to 12 digits at any latitude."""
    angle = lat * RADIANS_PER_STEP
    square = angle * angle
    cosine = 1.0
    for step in (22, 20, 18, 16, 14, 12, 10, 8, 6, 4, 2):
        cosine = 1.0 - square * cosine / (step * (step - 1))
    return cosine


def distances(spot: Spot, files: SearchFiles) -> list[int]:
    """Metres to the nearest position of each branch, or NOWHERE."""
    metres = [NOWHERE] * files.branches[-1]
    for branch, away in _nearest(spot, files, "spots"):
        metres[branch] = away
    return _as_covered(metres, spot, files)


def _as_covered(metres: list[int], spot: Spot, files: SearchFiles) -> list[int]:
    """Set the distance of branches that come to people: 0 if they cover the spot, ELSEWHERE if not."""
    home = home_of(spot, files)
    if home < 0:
        return metres
    starts, areas = files.lists("rank", "covers")
    for number, branch in enumerate(files.column("rank", "limited")):
        is_covered = home in areas[starts[number] : starts[number + 1]]
        metres[branch] = max(metres[branch], 0) if is_covered else ELSEWHERE
    return metres


def home_of(spot: Spot, files: SearchFiles) -> int:
    """The number of the area that somebody is in: the one named, or the nearest, or -1 when none is near.

    Only areas of the vocabulary count, as a record can serve no other.
    """
    listed = files.index["listed"]
    if 0 <= spot.area < listed:
        return spot.area
    nearest, best = -1, HOME
    for number, area in enumerate(files.options["area"][:listed]):
        away = metres_between(spot.lat, spot.lon, area[2], area[3]) if len(area) == 4 else HOME
        if away < best:
            nearest, best = number, away
    return nearest


def distances_about(spot: Spot, files: SearchFiles) -> list[int]:
    """Metres to each branch: as ``distances`` up to REACH, and beyond it to the middle of its first town.

    So a search in a large directory asks for the tiles around it, and not for every position there is. Without tiles
    it is ``distances``.
    """
    if not files.index["tiles"]:
        return distances(spot, files)
    # Everything within reach is in the tiles, so all else is further away.
    of_towns = [
        max(REACH, metres_between(spot.lat, spot.lon, area[2], area[3])) if len(area) == 4 else REACH
        for area in files.options["area"]
    ]
    from_town = [NOWHERE, REACH, *of_towns]  # as numbered by position_columns.NO_POSITION, NO_TOWN and FIRST_TOWN
    metres = [from_town[town] for town in files.column("town", "town")]
    nearby: dict[int, int] = {}
    for tile in tiles_around(spot, files.index["tiles"]):
        branches = files.column(f"tiles/{tile}", "branches")
        for place, away in _nearest(spot, files, f"tiles/{tile}"):
            nearby[branches[place]] = min(away, nearby.get(branches[place], away))
    for branch, away in nearby.items():
        metres[branch] = away
    return _as_covered(metres, spot, files)


def tiles_around(spot: Spot, tiles: Sequence[str]) -> list[str]:
    """The tiles that hold all positions within REACH."""
    north = REACH / METRES_PER_STEP
    east = north / max(_cosine(abs(spot.lat) + north), NEAR_A_POLE)  # a degree is shorter there
    rows = range(floor((spot.lat - north) / TILE), floor((spot.lat + north) / TILE) + 1)
    columns = range(floor((spot.lon - east) / TILE), floor((spot.lon + east) / TILE) + 1)
    there = frozenset(tiles)
    return [name for row in rows for column in columns if (name := tile_name(row, column)) in there]


def _nearest(spot: Spot, files: SearchFiles, group: str) -> Iterator[tuple[int, int]]:
    """For each non-empty list of positions, its number and the metres to the nearest."""
    lats, lons = files.column(group, "lat"), files.column(group, "lon")
    to_each = [metres_between(spot.lat, spot.lon, lat, lon) for lat, lon in zip(lats, lons, strict=True)]
    starts, positions = files.lists(group, "spots")
    for number, (begins, ends) in enumerate(pairwise(starts)):
        if begins < ends:
            yield number, max(1, min(to_each[position] for position in positions[begins:ends]))
