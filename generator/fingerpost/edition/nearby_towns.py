"""Nearby towns where there is something to do, for the mile sign."""

from __future__ import annotations

from fingerpost.edition.cached import cache_on_edition
from fingerpost.edition.edition import Edition
from fingerpost.geography.near_index import NearIndex
from fingerpost.records.vocabulary import Area

NEAR_HERE = 4


@cache_on_edition(maxsize=4096)  # a town has many places
def near_towns(edition: Edition, area_id: str) -> list[tuple[str, str, str, str, str]]:
    """The nearest towns: address, name, how much is there, and how far in a straight line as a number and a word."""
    area = edition.directory.vocabulary.areas[area_id]
    if area.location is None:
        return []
    rows = []
    for km, other in _busy_towns(edition).nearest(area.location, NEAR_HERE + 1):
        if other.id == area_id:
            continue
        count = len(edition.activities_by_area[other.id])
        much = edition.language.plural("{n} activity", "{n} activities", count)
        number, _, unit = edition.language.miles(km).rpartition(" ")
        rows.append((edition.town_url(other), other.name, much, number, unit))
    return rows[:NEAR_HERE]


@cache_on_edition()
def _busy_towns(edition: Edition) -> NearIndex[Area]:
    areas = edition.directory.vocabulary.areas.values()
    return NearIndex([area for area in areas if area.id in edition.activities_by_area], lambda area: area.location)
