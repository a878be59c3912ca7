"""Which town or village something belongs to."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping

from fingerpost.geography.distance import Point, nearest
from fingerpost.geography.postcode import tidy_postcode
from fingerpost.geography.table import PostcodeTable
from fingerpost.records.activity import Activity
from fingerpost.records.directory import Directory
from fingerpost.records.parts import Location
from fingerpost.records.place import Place
from fingerpost.records.secrecy import is_sensitive
from fingerpost.records.vocabulary import Area

NEAR_ENOUGH_KM = 5.0  # a hamlet counts with the town it is this near to


class AreaFinder:
    """Finds the area of a place; made once for a directory, since it keeps every name in folded form."""

    def __init__(self, areas: Mapping[str, Area]) -> None:
        self._areas = areas
        self._ids_by_name: dict[str, str] = {}
        # Other spellings first and names second, so that a town's own name wins over another's nickname.
        for area in reversed(list(areas.values())):
            self._ids_by_name.update({_folded(also): area.id for also in area.also})
        for area in reversed(list(areas.values())):
            self._ids_by_name[_folded(area.name)] = area.id

    def find(self, name: str) -> Area | None:
        """The area of this name or other spelling, whatever its capitals and accents."""
        return self._areas.get(self._ids_by_name.get(_folded(name), ""))

    def of_place(self, place: Place, table: PostcodeTable | None = None) -> Area | None:
        """By the town in its address, then by its postcode, then by where it is; nothing for a sensitive place.

        The middle of a town may be near and the place another town's all the same: its postcode says so.
        """
        if is_sensitive(place, {}, {}):
            return None
        if by_name := self.find(place.town):
            return by_name
        point = where_is(place, table)
        areas: Iterable[Area] = self._areas.values()
        if outcode := (tidy_postcode(place.postcode) or "")[:-4]:
            own = [area for area in areas if outcode in area.outcodes]
            if own:
                return (nearest_area(point, own) if point else None) or max(own, key=lambda area: area.population or 0)
            areas = [area for area in areas if not area.outcodes]
        return nearest_area(point, areas, within_km=NEAR_ENOUGH_KM) if point else None

    def of_activity(self, activity: Activity, directory: Directory, table: PostcodeTable | None = None) -> list[Area]:
        """Every area it happens in or serves, in the order of its record, each once.

        A sensitive activity has only the areas it says it serves: nothing nearer may be worked out.
        """
        areas: list[Area | None] = []
        if not directory.is_sensitive(activity):
            for session in activity.sessions:
                if place := directory.places.get(session.place):
                    areas.append(self.of_place(place, table))
                elif session.area:
                    areas.append(self._areas.get(session.area))
        areas += [self._areas.get(area) for area in activity.serves]
        return list({area.id: area for area in areas if area}.values())


def where_is(place: Place, table: PostcodeTable | None = None) -> Location | None:
    """The position in the record, or else that of its postcode; nothing for a sensitive place."""
    if is_sensitive(place, {}, {}):
        return None
    if place.location or not table or not place.postcode:
        return place.location
    return table.find(place.postcode)


def nearest_area(point: Point, areas: Iterable[Area], *, within_km: float | None = None) -> Area | None:
    """The area whose middle is nearest."""
    neighbours = nearest(point, areas, lambda area: area.location, 1, within_km=within_km)
    return neighbours[0][1] if neighbours else None


def _folded(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).casefold()
    letters = "".join(letter if letter.isalnum() else " " for letter in plain if not unicodedata.combining(letter))
    return " ".join(letters.replace("saint ", "st ").split())
