"""Similar activities: same kind and same town first, with every activity offered equally often."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import inf

from fingerpost.edition.cached import cache_on_edition
from fingerpost.edition.edition import Edition
from fingerpost.geography.distance import Point, km_between
from fingerpost.geography.near_index import NearIndex
from fingerpost.reading.shared_lists import UNCATEGORISED
from fingerpost.records.activity import Activity
from fingerpost.records.group import Group
from fingerpost.records.vocabulary import Term

CLOSED_DOORS = frozenset({"full", "paused"})
_AT_ONCE = 24  # pairs of a group and a place: one may be in several


@dataclass(frozen=True, slots=True)
class _Pool:
    """Activities that can replace each other, A to Z, and the position of each."""

    members: tuple[Activity, ...]
    places: Mapping[str, int]


def similar_activities(edition: Edition, activity: Activity, n: int = 3) -> tuple[Activity, ...]:
    """The n open activities most like one.

    Taken from those that follow it in the alphabet, and then from its beginning, so that every activity is
    offered equally often and not only those that begin with A.
    """
    similar: dict[str, Activity] = {}
    for pool in _pools_of(edition, activity):
        for other in _after(pool, activity, n + len(similar)):
            # Nobody who looks for a refuge should be offered a cafe, nor the other way round.
            if edition.is_crisis(other) == edition.is_crisis(activity):
                similar.setdefault(other.id, other)
            if len(similar) == n:
                return tuple(similar.values())
    return tuple(similar.values())


def similar_groups(edition: Edition, group: Group, n: int = 3) -> tuple[Group, ...]:
    """The n open groups that run the same kinds of activity as one ran: those in its towns first, then the nearest."""
    own = _all_by_group(edition).get(group.id, ())
    kinds = dict.fromkeys(kind.id for activity in own for kind in kinds_of(edition, activity))
    towns = dict.fromkeys(area.id for activity in own for area in edition.areas_of(activity))
    points = _points(edition, own)
    pools = _group_pools(edition)
    in_towns = {other for kind in kinds for town in towns for other in pools.get((kind, town), ())}
    candidates = set(in_towns)
    if len(in_towns - {group.id}) < n:  # all of a kind are never compared: with 5,000 closed groups that takes minutes
        for kind in kinds:
            candidates.update(list(pools.get((kind, ""), ()))[: n + len(in_towns) + 1])
            nearby = (index.nearest(point, _AT_ONCE) for index in (_groups_near(edition, kind),) for point in points)
            candidates.update(other for pairs in nearby for _, (other, _) in pairs)
    near: list[tuple[bool, float, int, Group]] = []
    for other_id in candidates - {group.id}:
        alike = [
            activity for activity in _offered(edition, other_id) if not kinds.keys().isdisjoint(_ids(edition, activity))
        ]
        km = min((km_between(one, point) for one in points for point in _points(edition, alike)), default=inf)
        near.append((other_id not in in_towns, km, _positions(edition)[other_id], edition.directory.groups[other_id]))
    return tuple(other for *_, other in sorted(near, key=lambda entry: entry[:3])[:n])


def _ids(edition: Edition, activity: Activity) -> list[str]:
    return [kind.id for kind in kinds_of(edition, activity)]


def _offered(edition: Edition, group_id: str) -> Iterator[Activity]:
    """What somebody may be sent to instead: nobody who looked for a choir is offered a refuge."""
    return (each for each in edition.activities_by_group.get(group_id, ()) if not edition.is_crisis(each))


@cache_on_edition()
def _positions(edition: Edition) -> Mapping[str, int]:
    return {group.id: position for position, group in enumerate(edition.groups)}


@cache_on_edition()
def _all_by_group(edition: Edition) -> Mapping[str, list[Activity]]:
    """The activities of each group, also those that have ended: what a closed group ran."""
    by_group: dict[str, list[Activity]] = {}
    for activity in edition.directory.activities.values():
        if activity.group:
            by_group.setdefault(activity.group, []).append(activity)
    return by_group


@cache_on_edition()
def _group_pools(edition: Edition) -> Mapping[tuple[str, str], Mapping[str, None]]:
    """By kind and town, and by kind alone (town ""): the open groups that run such activities, A to Z."""
    pools: dict[tuple[str, str], dict[str, None]] = {}
    for group in edition.groups:
        for activity in () if edition.is_sensitive(group) else _offered(edition, group.id):
            towns = ["", *(area.id for area in edition.areas_of(activity))]
            for kind in _ids(edition, activity):
                for town in towns:
                    pools.setdefault((kind, town), {})[group.id] = None
    return pools


@cache_on_edition()
def _groups_near(edition: Edition, kind_id: str) -> NearIndex[tuple[str, Point]]:
    """Where the open groups of a kind are."""
    pairs = [
        (group_id, point)
        for group_id in _group_pools(edition).get((kind_id, ""), ())
        for point in _points(edition, (each for each in _offered(edition, group_id) if kind_id in _ids(edition, each)))
    ]
    return NearIndex(pairs, lambda pair: pair[1])


def _points(edition: Edition, activities: Iterable[Activity]) -> list[Point]:
    """Where they are, as far as that is known."""
    return [place.location for activity in activities for place in edition.places_of(activity) if place.location]


def _after(pool: _Pool, activity: Activity, n: int) -> Iterator[Activity]:
    size = len(pool.members)
    # A closed, full or past activity is in no pool: its name gives its position.
    start = pool.places.get(activity.id)
    if start is None:
        start = sum(1 for other in pool.members if other.name.casefold() < activity.name.casefold()) - 1
    for step in range(1, min(n, size) + 1):
        other = pool.members[(start + step) % size]
        if other.id != activity.id:
            yield other


def _pools_of(edition: Edition, activity: Activity) -> Iterator[_Pool]:
    """The closest pools first: kind and town, the wider kind and town, then the kind anywhere."""
    pools = _all_pools(edition)
    areas = edition.areas_of(activity)
    line = kinds_of(edition, activity)
    for category in line:
        for area in areas:
            if pool := pools.get((category.id, area.id)):
                yield pool
    for category in line:
        if pool := pools.get((category.id, "")):
            yield pool


def kinds_of(edition: Edition, activity: Activity) -> tuple[Term, ...]:
    """Its categories, except the one for records that nobody has sorted yet: sharing that one is no similarity."""
    return tuple(category for category in edition.categories_of(activity) if category.id != UNCATEGORISED.id)


@cache_on_edition()
def _all_pools(edition: Edition) -> Mapping[tuple[str, str], _Pool]:
    members: dict[tuple[str, str], list[Activity]] = {}
    for activity in edition.activities:
        if activity.capacity and activity.capacity.state in CLOSED_DOORS:
            continue
        areas = [area.id for area in edition.areas_of(activity)]
        for category in kinds_of(edition, activity):
            for area in (*areas, ""):
                members.setdefault((category.id, area), []).append(activity)
    return {
        key: _Pool(tuple(pool), {activity.id: number for number, activity in enumerate(pool)})
        for key, pool in members.items()
    }
