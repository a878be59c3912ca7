"""Others like this: of the same kind and in the same town first, each offered as often as the next."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from fingerpost.edition.cached import cache_on_edition
from fingerpost.edition.edition import Edition
from fingerpost.records.activity import Activity

CLOSED_DOORS = frozenset({"full", "paused"})


@dataclass(frozen=True, slots=True)
class _Pool:
    """Activities that stand in for each other, A to Z, and where each stands in the row."""

    members: tuple[Activity, ...]
    places: Mapping[str, int]


def similar_activities(edition: Edition, activity: Activity, n: int = 3) -> tuple[Activity, ...]:
    """The n open activities most like one.

    Taken from those that come after it in the row, and round again, so that every activity is
    offered as often as the others and not only those that begin with A.
    """
    found: dict[str, Activity] = {}
    for pool in _pools_of(edition, activity):
        for other in _after(pool, activity, n + len(found)):
            # Nobody who looks for a refuge should be offered a cafe, nor the other way round.
            if edition.is_crisis(other) == edition.is_crisis(activity):
                found.setdefault(other.id, other)
            if len(found) == n:
                return tuple(found.values())
    return tuple(found.values())


def _after(pool: _Pool, activity: Activity, n: int) -> Iterator[Activity]:
    size = len(pool.members)
    # What is closed, full or over is in no row: its name says where it would stand.
    start = pool.places.get(activity.id)
    if start is None:
        start = sum(1 for other in pool.members if other.name.casefold() < activity.name.casefold()) - 1
    for step in range(1, min(n, size) + 1):
        other = pool.members[(start + step) % size]
        if other.id != activity.id:
            yield other


def _pools_of(edition: Edition, activity: Activity) -> Iterator[_Pool]:
    """Nearest kin first: kind and town, the wider kind and town, then the kind anywhere."""
    pools = _all_pools(edition)
    areas = edition.areas_of(activity)
    line = edition.categories_of(activity)
    for category in line:
        for area in areas:
            if pool := pools.get((category.id, area.id)):
                yield pool
    for category in line:
        if pool := pools.get((category.id, "")):
            yield pool


@cache_on_edition()
def _all_pools(edition: Edition) -> Mapping[tuple[str, str], _Pool]:
    members: dict[tuple[str, str], list[Activity]] = {}
    for activity in edition.activities:
        if activity.capacity and activity.capacity.state in CLOSED_DOORS:
            continue
        areas = [area.id for area in edition.areas_of(activity)]
        for category in edition.categories_of(activity):
            for area in (*areas, ""):
                members.setdefault((category.id, area), []).append(activity)
    return {
        key: _Pool(tuple(pool), {activity.id: number for number, activity in enumerate(pool)})
        for key, pool in members.items()
    }
