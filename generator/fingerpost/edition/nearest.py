"""What to try instead of something that has closed: the same kind, still running, the nearest first."""

from __future__ import annotations

from collections.abc import Iterator

from fingerpost.edition.cached import cache_on_edition
from fingerpost.edition.edition import Edition
from fingerpost.edition.similar import CLOSED_DOORS, kinds_of, similar_activities
from fingerpost.geography.distance import Point
from fingerpost.geography.near_index import NearIndex
from fingerpost.records.activity import Activity
from fingerpost.records.place import Place

ACTIVITIES, PLACES = 3, 6  # how many are offered
NEAR_KM = 16.1  # ten miles
_AT_ONCE = 24  # pairs of an activity and a place: one may be in several


def nearest_alike(edition: Edition, activity: Activity) -> tuple[Activity, ...]:
    """The activities to try instead of one that has closed.

    Those within ten miles first: of its kind, then of the wider kind; then those of its kind anywhere. Without a
    position it is those most like it.
    """
    offered: dict[str, Activity] = {}
    for other in _in_order(edition, activity):
        # Nobody who looks for a refuge should be offered a cafe, nor the other way round.
        if other.id != activity.id and edition.is_crisis(other) == edition.is_crisis(activity):
            offered.setdefault(other.id, other)
        if len(offered) == ACTIVITIES:
            break
    return tuple(offered.values())


def nearest_places(edition: Edition, place: Place) -> tuple[Place, ...]:
    """The places to try instead of one that has closed: within ten miles, those of its kind first; else its town's."""
    if place.location is None:
        return tuple(other for other in edition.places if other.town == place.town and other.id != place.id)[:PLACES]
    same = _open_places(edition, place.place_kind).nearest(place.location, PLACES // 2)
    near = _open_places(edition, None).nearest(place.location, _AT_ONCE)
    return tuple({other.id: other for km, other in (*same, *near) if km <= NEAR_KM}.values())[:PLACES]


def _in_order(edition: Edition, activity: Activity) -> Iterator[Activity]:
    origin = _position(edition, activity)
    kinds = kinds_of(edition, activity)
    if origin is not None:
        for within_km in (NEAR_KM, float("inf")):
            for kind in kinds:
                index = _by_kind(edition, kind.id)
                yield from (other for km, (other, _) in index.nearest(origin, _AT_ONCE) if km <= within_km)
    yield from similar_activities(edition, activity, _AT_ONCE)


def _position(edition: Edition, activity: Activity) -> Point | None:
    """Where it was: at its first place that has a position, or in the middle of its town."""
    places = (place.location for place in edition.places_of(activity) if place.location)
    towns = (area.location for area in edition.areas_of(activity) if area.location)
    return next(places, None) or next(towns, None)


@cache_on_edition()
def _by_kind(edition: Edition, category_id: str) -> NearIndex[tuple[Activity, Place]]:
    running = (
        activity
        for activity in edition.activities_by_category.get(category_id, ())
        if not (activity.capacity and activity.capacity.state in CLOSED_DOORS)
    )
    pairs = [(activity, place) for activity in running for place in edition.places_of(activity)]
    return NearIndex(pairs, lambda pair: pair[1].location)


@cache_on_edition()
def _open_places(edition: Edition, kind: str | None) -> NearIndex[Place]:
    places = [place for place in edition.places if kind in (None, place.place_kind)]
    return NearIndex(places, lambda place: place.location)
