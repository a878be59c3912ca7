"""GeoJSON: a point for each activity at each place that has a position.

Source: RFC 7946.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from fingerpost.edition import addresses
from fingerpost.edition.edition import Edition
from fingerpost.edition.pieces import pieces_of
from fingerpost.edition.wording.costs import say_cost
from fingerpost.edition.wording.gatherings import say_address
from fingerpost.exchange.as_json import as_json, without_gaps
from fingerpost.exchange.export import ExportFile, Format
from fingerpost.records.activity import Activity
from fingerpost.records.place import Place
from fingerpost.schedule.review import is_checked

PLACES_OF_DEGREES = 5  # about a metre


def geojson_files(edition: Edition) -> Iterator[ExportFile]:
    """One file with every point, in the order of the lists."""
    features = [
        feature for activity in edition.activities for feature in pieces_of(edition, "geojson", activity, _features)
    ]
    begins = b'{"type":"FeatureCollection","features":[' + b",".join(features) + b"]"
    bounds = b',"bbox":' + as_json(_bounds(edition))[:-1] if features else b""
    yield ExportFile(addresses.of_data("activities.geojson"), begins + bounds + b"}\n")


GEOJSON = Format("geojson", "points for a map", addresses.DATA, geojson_files)


def _points(edition: Edition, activity: Activity) -> Iterator[tuple[Place, float, float]]:
    """The places of an activity that are open and have a position, with its longitude and latitude."""
    for place in edition.places_of(activity):
        if (at := place.location) is not None and place.closed is None:
            yield place, round(at.lon, PLACES_OF_DEGREES), round(at.lat, PLACES_OF_DEGREES)


def _features(edition: Edition, activity: Activity) -> Iterator[bytes]:
    for place, lon, lat in _points(edition, activity):
        yield as_json(_feature(edition, activity, place, lon, lat))[:-1]


def _feature(edition: Edition, activity: Activity, place: Place, lon: float, lat: float) -> dict[str, Any]:
    here = [session for session in edition.sessions_of(activity) if session.place == place.id]
    cost = activity.cost or next((session.cost for session in here if session.cost), None)
    return {
        "type": "Feature",
        "id": f"{activity.id}@{place.id}",
        # Longitude first: RFC 7946, section 3.1.1.
        "geometry": {"type": "Point", "coordinates": [lon, lat]},
        "properties": without_gaps(
            {
                "name": activity.name,
                "summary": activity.summary,
                "url": edition.absolute(addresses.of_activity(activity.id)),
                "when": "; ".join(edition.words(session) for session in here),
                "cost": say_cost(cost, edition.language, edition.settings.country) if cost else "",
                "categories": list(activity.categories),
                "place": place.name,
                "address": say_address(place),
                "postcode": place.postcode,
                "checked": activity.checked.on.isoformat() if is_checked(activity) else "",
                "listed": activity.checked.on.isoformat() if activity.checked.is_from_list else "",
            }
        ),
    }


def _bounds(edition: Edition) -> list[float]:
    """West, south, east, north: RFC 7946, section 5."""
    points = [(lon, lat) for activity in edition.activities for _, lon, lat in _points(edition, activity)]
    return [
        min(lon for lon, _ in points),
        min(lat for _, lat in points),
        max(lon for lon, _ in points),
        max(lat for _, lat in points),
    ]
