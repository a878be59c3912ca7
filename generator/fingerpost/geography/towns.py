"""The towns of a directory that has no areas of its own yet, such as one that was just imported."""

from __future__ import annotations

from dataclasses import replace
from statistics import fmean

from fingerpost.records.directory import Directory
from fingerpost.records.parts import Location
from fingerpost.records.place import Place
from fingerpost.records.slug import slug_of
from fingerpost.records.vocabulary import Area


def with_towns(directory: Directory) -> Directory:
    """The directory, with an area for each town of its places where assets/vocabulary/areas.yaml names none.

    So a table of four thousand libraries can be browsed by town on its first day. Once somebody
    writes areas.yaml, only what stands there counts.
    """
    if directory.vocabulary.areas:
        return directory
    places: dict[str, list[Place]] = {}
    for place in directory.places.values():
        if place.closed is None and not directory.is_sensitive(place) and (town := slug_of(place.town)):
            places.setdefault(town, []).append(place)
    areas = {town: _area(town, there) for town, there in sorted(places.items())}
    return replace(directory, vocabulary=replace(directory.vocabulary, areas=areas))


def _area(area_id: str, places: list[Place]) -> Area:
    """A town in the middle of its places, called as most of them call it."""
    names = sorted({place.town for place in places})
    name = max(names, key=lambda each: sum(place.town == each for place in places))
    found = [place.location for place in places if place.location is not None]
    middle = (
        Location(lat=round(fmean(each.lat for each in found), 4), lon=round(fmean(each.lon for each in found), 4))
        if found
        else None
    )
    return Area(id=area_id, name=name, also=tuple(other for other in names if other != name), location=middle)
