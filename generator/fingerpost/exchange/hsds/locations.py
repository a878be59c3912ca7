"""Places, as locations of HSDS. Never one that is sensitive, and none through an activity that is."""

from __future__ import annotations

from typing import Any

from fingerpost.edition import addresses
from fingerpost.edition.cached import cache_on_edition
from fingerpost.edition.edition import Edition
from fingerpost.edition.wording.getting_there import ways_there
from fingerpost.edition.wording.plain_text import stopped
from fingerpost.exchange.as_json import without_gaps
from fingerpost.exchange.hsds.ids import uuid_of
from fingerpost.exchange.hsds.own_fields import of_place
from fingerpost.exchange.hsds.parts import accessibility_of, contacts_of, phones_of
from fingerpost.exchange.hsds.terms import attributes_of
from fingerpost.records.activity import Activity
from fingerpost.records.place import Place

Data = dict[str, Any]


def location_of(edition: Edition, place: Place) -> Data:
    """A place in full."""
    return _location(edition, place.id)


def listed_location(edition: Edition, place: Place) -> Data:
    """A place where another list names it: its own fields, without parts."""
    return {name: value for name, value in location_of(edition, place).items() if not isinstance(value, list)}


def at_location(edition: Edition, activity: Activity, place: Place) -> Data:
    """The link from an activity to one of its places."""
    return {
        "id": uuid_of(edition, "activity", activity.id, "at", place.id),
        "service_id": uuid_of(edition, "activity", activity.id),
        "location_id": uuid_of(edition, "place", place.id),
    }


@cache_on_edition()
def _location(edition: Edition, place_id: str) -> Data:
    place = edition.directory.places[place_id]
    where = place.location
    ways = (f"{label} {stopped(words)}" for _, label, words in ways_there(edition, None, place.getting_there))
    return without_gaps(
        {
            "id": uuid_of(edition, "place", place.id),
            "location_type": "physical",
            "url": edition.absolute(addresses.of_place(place.id)),
            "name": place.name,
            "description": _description(place),
            "transportation": " ".join(ways),
            "latitude": where.lat if where else None,
            "longitude": where.lon if where else None,
            "external_identifier": place.ods,
            "external_identifier_type": "ODS" if place.ods else "",
            "addresses": _addresses(edition, place),
            "contacts": contacts_of(edition, place.contact, "place", place.id),
            "phones": phones_of(edition, place.contact, "place", place.id),
            "accessibility": accessibility_of(edition, place.access, place.access_notes, "place", place.id),
            "attributes": attributes_of(edition, "place", place.id, {}, of_place(edition, place)),
        }
    )


def _description(place: Place) -> str:
    """What the place is; its address too, where it cannot be one of HSDS, which wants all parts of it."""
    parts = [place.summary, place.description.strip()]
    if not place.postcode:
        parts.append(", ".join((*place.address, place.town)))
    return "\n\n".join(part for part in parts if part)


def _addresses(edition: Edition, place: Place) -> list[Data]:
    """A postal address. HSDS wants a state or province, which a British address has not: it is the directory's area."""
    if not place.postcode:
        return []
    lines = place.address or (place.name,)
    return [
        without_gaps(
            {
                "id": uuid_of(edition, "place", place.id, "address"),
                "location_id": uuid_of(edition, "place", place.id),
                "address_1": lines[0],
                "address_2": ", ".join(lines[1:]),
                "city": place.town,
                "state_province": edition.settings.area_name or place.town,
                "postal_code": place.postcode,
                "country": edition.settings.country,
                "address_type": "physical",
            }
        )
    ]
