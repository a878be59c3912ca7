"""How deprived the neighbourhoods are in which things happen, where the directory has a table that says so."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from fingerpost.edition.cached import cache_on_edition
from fingerpost.edition.edition import Edition
from fingerpost.geography.near_index import NearIndex
from fingerpost.records.activity import Activity
from fingerpost.records.own_tables import Neighbourhood
from fingerpost.records.place import Place

BANDS = ((1, 2), (3, 4), (5, 6), (7, 8), (9, 10))  # tenths, the most deprived first
_NEAR_KM = (
    3.0  # the middle of a neighbourhood in the country is seldom farther; what is, belongs to no row of the table
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What there is in each fifth of all neighbourhoods, the most deprived first."""

    activities: tuple[int, ...]
    places: tuple[int, ...]
    neighbourhoods: tuple[int, ...]  # in the area of the directory; all 0 where the table has postcodes alone
    activities_unknown: int  # online, by phone, or at a place that is not in the table
    places_unknown: int


def surroundings_of(edition: Edition, activities: Iterable[Activity]) -> Surroundings | None:
    """Count by fifth. An activity with several places counts where the most deprived of them is.

    None where the directory has no table.
    """
    table = edition.directory.deprivation
    if not table:
        return None
    shown = [activity for activity in activities if not edition.is_sensitive(activity)]
    places = {place.id: place for activity in shown for place in edition.places_of(activity)}
    tenths = {place_id: tenth_of(edition, place) for place_id, place in places.items()}
    of_activities = [
        min((tenth for place in edition.places_of(activity) if (tenth := tenths[place.id])), default=None)
        for activity in shown
    ]
    box = edition.settings.bounds
    inside = [
        area.tenth
        for area in table.neighbourhoods
        if box and box[0] <= area.location.lat <= box[2] and box[1] <= area.location.lon <= box[3]
    ]
    return Surroundings(
        activities=_by_band(of_activities),
        places=_by_band(tenths.values()),
        neighbourhoods=_by_band(inside),
        activities_unknown=of_activities.count(None),
        places_unknown=list(tenths.values()).count(None),
    )


def tenth_of(edition: Edition, place: Place) -> int | None:
    """The tenth that a place is in: by its postcode or, if the table has none, by the nearest neighbourhood."""
    table = edition.directory.deprivation
    if place.postcode and (tenth := table.by_postcode.get("".join(place.postcode.split()).upper())):
        return tenth
    if place.location is None or not table.neighbourhoods:
        return None
    near = _index(edition).nearest(place.location, 1)
    return near[0][1].tenth if near and near[0][0] <= _NEAR_KM else None


def _by_band(tenths: Iterable[int | None]) -> tuple[int, ...]:
    values = [tenth for tenth in tenths if tenth]
    return tuple(sum(low <= tenth <= high for tenth in values) for low, high in BANDS)


@cache_on_edition()
def _index(edition: Edition) -> NearIndex[Neighbourhood]:
    return NearIndex(edition.directory.deprivation.neighbourhoods, lambda area: area.location)
