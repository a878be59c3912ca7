"""Data of a directory for the browser's map, apart from the points, which are the finder's results."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from fingerpost.edition import addresses
from fingerpost.edition.edition import Edition
from fingerpost.pages.shipping.map_words import map_words


def map_data(edition: Edition) -> dict[str, Any]:
    """The options of ``openMap`` in browser/js/map.js, without its points; all of it can be written as JSON."""
    return {
        "areas": [
            {
                "name": area.name,
                "lat": area.location.lat,
                "lon": area.location.lon,
                "population": area.population or 0,
            }
            for area in edition.directory.vocabulary.areas.values()
            if area.location
        ],
        "bounds": _bounds(edition),
        "basemap": _basemap(edition),
        "words": map_words(edition.language),
    }


def _bounds(edition: Edition) -> dict[str, float] | None:
    if edition.settings.bounds is None:
        return None
    south, west, north, east = edition.settings.bounds
    return {"south": south, "west": west, "north": north, "east": east}


def _basemap(edition: Edition) -> dict[str, str]:
    streets = edition.settings.map
    if streets.streets == "url":
        host = urlsplit(streets.url).netloc.replace("{s}.", "")
        return {"streets": "url", "url": streets.url, "host": host, "attribution": streets.attribution}
    if streets.streets == "self":
        return {"streets": "self", "tiles": edition.url(addresses.STREET_TILES)}
    return {"streets": "none"}
