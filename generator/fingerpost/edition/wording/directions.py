"""Directions to a place, on a map of somebody else: docs/decisions/0024-record-pages.md says why on that one."""

from __future__ import annotations

from fingerpost.edition.wording.contacts import Link
from fingerpost.records.place import Place

_HOST = "openstreetmap.org"
_CLOSE = 17  # zoom at which a street fills a phone


def directions_to(place: Place) -> Link | None:
    """Where directions to a place are worked out; None without a position.

    Callers give only places that may be shown. Source of the parameters: openstreetmap-website, directions.js.
    """
    if place.location is None:
        return None
    lat, lon = round(place.location.lat, 5), round(place.location.lon, 5)
    return Link(f"https://www.{_HOST}/directions?route=%3B{lat}%2C{lon}#map={_CLOSE}/{lat}/{lon}", _HOST)
