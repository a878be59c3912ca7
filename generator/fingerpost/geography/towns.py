"""The towns that places are in: areas of a directory that names none yet, and places to search near in any other."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from statistics import fmean

from fingerpost.geography.areas import AreaFinder, where_is
from fingerpost.geography.table import PostcodeTable
from fingerpost.records.directory import Directory
from fingerpost.records.parts import Location
from fingerpost.records.place import Place
from fingerpost.records.slug import slug_of
from fingerpost.records.vocabulary import Area


def with_towns(directory: Directory) -> Directory:
    """The directory, with an area for each town of its places where assets/vocabulary/areas.yaml names none.

    So a table of four thousand libraries can be browsed by town on its first day. Once somebody
    writes areas.yaml, only what is there counts.
    """
    if directory.vocabulary.areas:
        return directory
    areas = _areas(
        place for place in directory.places.values() if place.closed is None and not directory.is_sensitive(place)
    )
    return replace(directory, vocabulary=replace(directory.vocabulary, areas=areas))


def unlisted_towns(
    directory: Directory, places: Iterable[Place], table: PostcodeTable | None = None
) -> dict[str, Area]:
    """The towns of places that are in no list of areas, by ids that no area has: somebody may search near them."""
    areas = directory.vocabulary.areas
    finder = AreaFinder(areas)
    own = (place for place in places if not directory.is_sensitive(place) and not finder.find(place.town))
    towns = (replace(area, id=f"{id_}-town" if id_ in areas else id_) for id_, area in _areas(own, table).items())
    return {town.id: town for town in towns}


def _areas(places: Iterable[Place], table: PostcodeTable | None = None) -> dict[str, Area]:
    by_town: dict[str, list[Place]] = {}
    for place in places:
        if town := slug_of(place.town):
            by_town.setdefault(town, []).append(place)
    return {town: _area(town, there, table) for town, there in sorted(by_town.items())}


def _area(area_id: str, places: list[Place], table: PostcodeTable | None) -> Area:
    """A town in the middle of its places, called as most of them call it."""
    names = sorted({place.town for place in places})
    name = max(names, key=lambda town: sum(place.town == town for place in places))
    points = [spot for place in places if (spot := where_is(place, table)) is not None]
    middle = (
        Location(lat=round(fmean(point.lat for point in points), 4), lon=round(fmean(point.lon for point in points), 4))
        if points
        else None
    )
    return Area(id=area_id, name=name, also=tuple(other for other in names if other != name), location=middle)
