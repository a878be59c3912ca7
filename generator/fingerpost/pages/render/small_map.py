"""A small drawn map of a place: the towns around it, in the right direction and at the right distance.

Roads are not known, so none are drawn. It shows where a place is between towns that people know.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from math import atan2, cos, degrees, radians, sqrt

from fingerpost.edition import addresses
from fingerpost.edition.cached import cache_on_edition
from fingerpost.edition.edition import Edition
from fingerpost.edition.wording.where import name_and_town
from fingerpost.geography.distance import KM_PER_MILE
from fingerpost.geography.near_index import NearIndex
from fingerpost.language.amounts import quarters_of_a_mile
from fingerpost.records.activity import Activity
from fingerpost.records.parts import Location
from fingerpost.records.place import Place
from fingerpost.records.vocabulary import Area

WIDTH, HEIGHT = 360, 280  # the units of the drawing: about a pixel each on a phone
LETTERS = 19  # their height, so that a phone shows them no smaller than 17 pixels
TOWNS = 5
KNOWN_TOWNS = 2  # of these, the nearest that people from further away know
KNOWN_FROM = 5000  # inhabitants
KNOWN_WITHIN_KM = 8.0
_LETTER_WIDTH = 0.54  # of their height, on average
_LINE = 21
_EDGE = 8
_SIDE, _FOOT = 65, 62  # for names beside and below, and the scale
_TOP, _FREE = 80, 20  # above the place, for its name in two lines, and above a town
_KM_A_DEGREE = 111.19
_LEAST_KM = 3.0  # from side to side: nearer, the middle of a town would look like a point that it is not
_FARTHEST_KM = 30.0
_SCALES = (0.25, 0.5, 1.0, 2.0, 5.0, 10.0)  # miles
_DOT = 6.0

Box = tuple[float, float, float, float]  # left, top, right, bottom
Point = tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A name on the map, in one or two lines around its middle."""

    x: int
    y: int  # of the first line
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Town:
    """A town: its disc, and its name and how far it is."""

    x: int
    y: int
    radius: int
    label: Label


@dataclass(frozen=True, slots=True, kw_only=True)
class SmallMap:
    """All that parts/small-map.html draws."""

    x: int
    y: int
    name: Label
    towns: tuple[Town, ...]
    bar: int  # the length of the scale
    bar_words: str
    words: str  # the same as a text
    href: str  # the map of the finder, at this place


def small_map_of(edition: Edition, record: Activity | Place) -> SmallMap | None:
    """The map of a place, or of the only place of an activity; None if that is secret or its position is not known."""
    if edition.is_sensitive(record):
        return None
    if isinstance(record, Activity):
        places = edition.places_of(record)
        return _map_at(edition, places[0].id) if len(places) == 1 else None
    return _map_at(edition, record.id)


@cache_on_edition(maxsize=16384)
def _map_at(edition: Edition, place_id: str) -> SmallMap | None:
    place = edition.directory.places[place_id]
    if place.location is None:
        return None
    every, large = _towns(edition)
    nearest = every.nearest(place.location, TOWNS)
    towns = [each for each in large.nearest(place.location, KNOWN_TOWNS) if each[0] <= KNOWN_WITHIN_KM]
    chosen = {area.id: (km, area) for km, area in (*nearest[:1], *towns, *nearest)}
    near = sorted((each for each in list(chosen.values())[:TOWNS] if each[0] <= _FARTHEST_KM), key=_how_far)
    if len(near) < 2:
        return None  # a dot alone says nothing
    return _draw(edition, place, place.location, near)


def _how_far(town: tuple[float, Area]) -> float:
    return town[0]


@cache_on_edition()
def _towns(edition: Edition) -> tuple[NearIndex[Area], NearIndex[Area]]:
    """Every town and village, and those that are known from further away."""
    areas = edition.directory.vocabulary.areas.values()
    large = [area for area in areas if (area.population or 0) >= KNOWN_FROM]
    return NearIndex(areas, lambda area: area.location), NearIndex(large, lambda area: area.location)


def _draw(edition: Edition, place: Place, here: Location, near: list[tuple[float, Area]]) -> SmallMap:
    language = edition.language
    km = [(0.0, 0.0), *(_from(here, area.location) for _, area in near if area.location)]
    to_map, scale = _fit(km)
    middle = to_map((0.0, 0.0))
    name = _name_of(place, middle)
    boxes = [
        box_of(name),
        (middle[0] - 14, middle[1] - 30, middle[0] + 14, middle[1] + 4),
        (0, HEIGHT - 42, 130, HEIGHT),
    ]
    dots = [to_map(point) for point in km[1:]]
    towns: list[Town] = []
    for (far, area), (x, y) in zip(near, dots, strict=True):
        radius = max(_DOT, _radius_km(area.population or 0) * scale)
        lines = (area.name, language.miles(far)) if quarters_of_a_mile(far) else (area.name,)
        label = _label(lines, (x, y), [*boxes, *(_around(dot) for dot in dots if dot != (x, y))])
        if not towns and label is None:
            label = _label(lines, middle, boxes)  # its own town is named whatever is in the way
        if label:
            boxes.append(box_of(label))
            towns.append(Town(x=round(x), y=round(y), radius=round(radius), label=label))
    miles = max((each for each in _SCALES if each * KM_PER_MILE * scale <= 110), default=_SCALES[0])
    return SmallMap(
        x=round(middle[0]),
        y=round(middle[1]),
        name=name,
        towns=tuple(towns),
        bar=round(miles * KM_PER_MILE * scale),
        bar_words=language.miles(miles * KM_PER_MILE),
        words=_say(edition, place, near, km[1:]),
        href=edition.url(addresses.of_map(place.postcode or place.town)),
    )


def _from(here: Location, there: Location) -> Point:
    """Kilometres east and north; flat is right enough for so few."""
    return (
        (there.lon - here.lon) * _KM_A_DEGREE * cos(radians(here.lat)),
        (there.lat - here.lat) * _KM_A_DEGREE,
    )


def _fit(points: list[Point]) -> tuple[Callable[[Point], Point], float]:
    """What brings kilometres onto the map, with room for names at its edges; and how many units a kilometre has.

    The first point is the place, which has its name above it.
    """
    east, north = ([point[axis] for point in points] for axis in (0, 1))
    scale = min(
        (WIDTH - 2 * _SIDE) / max(max(east) - min(east), _LEAST_KM),
        (HEIGHT - _TOP - _FOOT) / max(max(north) - min(north), _LEAST_KM),
    )
    left = WIDTH / 2 - (max(east) + min(east)) / 2 * scale
    highest, lowest = max(_TOP, _FREE + max(north) * scale), HEIGHT - _FOOT + min(north) * scale
    top = (highest + lowest) / 2
    return lambda point: (left + point[0] * scale, top - point[1] * scale), scale


def _radius_km(population: int) -> float:
    """About how far a town reaches, as the map of the finder has it: browser/js/shared/map-areas.js."""
    return 0.25 * sqrt(population / 1000)


def _name_of(place: Place, point: Point) -> Label:
    lines = _wrapped(place.name, 18)
    x = min(max(point[0], _EDGE + _width(lines) / 2), WIDTH - _EDGE - _width(lines) / 2)
    return Label(x=round(x), y=round(point[1] - 36 - _LINE * (len(lines) - 1)), lines=lines)


def _wrapped(name: str, most: int) -> tuple[str, ...]:
    lines: list[str] = []
    for word in name.split():
        if lines and len(lines[-1]) + len(word) < most:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return tuple(lines[:2]) if len(lines) <= 2 else (lines[0], f"{lines[1]}…")


def _label(lines: tuple[str, ...], point: Point, boxes: Iterable[Box]) -> Label | None:
    """Where a name fits: below its dot, above it or beside it; None if it fits nowhere."""
    x, y = point
    half, high = _width(lines) / 2, _LINE * len(lines)
    beside, below, above, level = half + _DOT + 4, _DOT + 17, 12 - high - _DOT, 16 - high / 2
    corners = ((beside, below - 6), (-beside, below - 6), (beside, above + 6), (-beside, above + 6))
    for dx, dy in ((0, below), (0, above), (beside, level), (-beside, level), *corners):
        label = Label(x=round(x + dx), y=round(y + dy), lines=lines)
        left, top, right, bottom = box_of(label)
        if left < 2 or right > WIDTH - 2 or top < 2 or bottom > HEIGHT - 2:
            continue
        if not any(left < box[2] and right > box[0] and top < box[3] and bottom > box[1] for box in boxes):
            return label
    return None


def _around(dot: Point) -> Box:
    return dot[0] - _DOT, dot[1] - _DOT, dot[0] + _DOT, dot[1] + _DOT


def box_of(label: Label) -> Box:
    """The room that a name takes."""
    half = _width(label.lines) / 2
    return (label.x - half, label.y - 16, label.x + half, label.y - 16 + _LINE * len(label.lines))


def _width(lines: Iterable[str]) -> float:
    return max(len(line) for line in lines) * LETTERS * _LETTER_WIDTH


def _say(edition: Edition, place: Place, near: list[tuple[float, Area]], km: list[Point]) -> str:
    """The map in words: "The Old Dairy. Wells is 2 miles north-west"."""
    text = edition.language.text
    ways = (
        text("{town} is {miles} north"),
        text("{town} is {miles} north-east"),
        text("{town} is {miles} east"),
        text("{town} is {miles} south-east"),
        text("{town} is {miles} south"),
        text("{town} is {miles} south-west"),
        text("{town} is {miles} west"),
        text("{town} is {miles} north-west"),
    )
    towns = []
    for (far, area), (east, north) in zip(near, km, strict=True):
        way = ways[round(degrees(atan2(east, north)) / 45) % 8]
        towns.append(way.replace("{town}", area.name).replace("{miles}", edition.language.miles(far)))
    return text("{heading}.", heading=name_and_town(place)) + " " + ". ".join(towns) + "."
