"""Sport and movement for OpenActive: a feed of SessionSeries, of those activities that have all it asks for.

A series needs a place with a position, a group that runs it, a price, and a category that says in ``also: {openactive:
...}`` which of OpenActive's activities it is. The feed is one page and an end, as their paging wants it.

Source: Modelling Opportunity Data 2.0 and Realtime Paged Data Exchange 1.0.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, time
from decimal import Decimal
from typing import Any

from fingerpost.edition import addresses
from fingerpost.edition.edition import Edition
from fingerpost.edition.pieces import pieces_of
from fingerpost.edition.wording.source import LICENCES
from fingerpost.exchange.as_json import as_json, without_gaps
from fingerpost.exchange.currency import currency_of
from fingerpost.exchange.export import ExportFile, Format
from fingerpost.exchange.schedule_data import schedule_data
from fingerpost.records.activity import Activity
from fingerpost.records.place import Place
from fingerpost.records.session import Cost

Data = dict[str, Any]
CONTEXT = "https://openactive.io/"
LIST = "https://openactive.io/activity-list"


def openactive_files(edition: Edition) -> Iterator[ExportFile]:
    """The page with every series, and the page after it, which is empty and leads to itself."""
    first, end = addresses.of_data("openactive.json"), addresses.of_data("openactive-end.json")
    items = [
        (_modified(activity), f"{activity.id}@{place.id}", item)
        for activity in edition.activities
        for place, item in zip(
            edition.places_of(activity), pieces_of(edition, "openactive", activity, _items), strict=True
        )
        if item
    ]
    items.sort()  # the order that their paging goes by
    entry = LICENCES.get(edition.settings.licence)
    licence = as_json(entry[1] if entry else edition.settings.licence)[:-1]
    begins = as_json({"next": edition.absolute(end)})[:-2] + b',"items":['
    for address, of_page in ((first, [item for *_, item in items]), (end, [])):
        yield ExportFile(address, begins + b",".join(of_page) + b'],"license":' + licence + b"}\n")


def _modified(activity: Activity) -> int:
    return int(datetime.combine(activity.checked.on, time(), tzinfo=UTC).timestamp())


def _items(edition: Edition, activity: Activity) -> Iterator[bytes]:
    """An activity at each of its places, as JSON; nothing where OpenActive asks for something that is not known."""
    for place in edition.places_of(activity):
        data = series_of(edition, activity, place)
        item = {
            "state": "updated",
            "kind": "SessionSeries",
            "id": f"{activity.id}@{place.id}",
            "modified": _modified(activity),
            "data": data,
        }
        yield b"" if data is None else as_json(item)[:-1]


OPENACTIVE = Format("openactive", "sport and movement, as OpenActive's SessionSeries", addresses.DATA, openactive_files)


def series_of(edition: Edition, activity: Activity, place: Place) -> Data | None:
    """An activity at one of its places; None where OpenActive asks for something that nobody has written down."""
    concepts = _concepts(edition, activity)
    location = _location(edition, place)
    group = edition.group_of(activity)
    sessions = [session for session in edition.sessions_of(activity) if session.place == place.id]
    costs = {session.cost or activity.cost for session in sessions}
    offers = [offer for cost in costs if (offer := _offer(edition, cost))]
    schedules = [_partial(rule) for session in sessions if (rule := schedule_data(edition, session))]
    if not (concepts and location and group and group.closed is None and offers and schedules):
        return None
    return without_gaps(
        _series(edition, activity, place)
        | {
            "activity": concepts,
            "location": location,
            "organizer": {
                "@type": "Organization",
                "@id": edition.absolute(addresses.of_group(group.id)),
                "name": group.name,
                "url": edition.absolute(addresses.of_group(group.id)),
            },
            "offers": sorted(offers, key=lambda offer: str(offer["identifier"])),
            "isAccessibleForFree": True if all(cost is not None and _is_free(cost) for cost in costs) else None,
            "eventSchedule": schedules,
        }
    )


def _series(edition: Edition, activity: Activity, place: Place) -> Data:
    url = edition.absolute(addresses.of_activity(activity.id))
    ages = activity.who.ages
    youngest, oldest = (ages.youngest, ages.oldest) if ages else (None, None)
    range_ = without_gaps(
        {"minValue": youngest.years if youngest else None, "maxValue": oldest.years if oldest else None}
    )
    return {
        "@context": CONTEXT,
        "@type": "SessionSeries",
        "ageRange": {"@type": "QuantitativeValue", **range_} if range_ else {},
        "@id": f"{url}#at-{place.id}",
        "url": url,
        "name": activity.name,
        "description": activity.summary,
    }


def _concepts(edition: Edition, activity: Activity) -> list[Data]:
    """Of its categories and those above them, what OpenActive calls them."""
    return [
        {"@type": "Concept", "@id": also, "prefLabel": category.name, "inScheme": LIST}
        for category in edition.categories_of(activity)
        if (also := category.also.get("openactive", "")).startswith(f"{LIST}#")
    ]


def _location(edition: Edition, place: Place) -> Data | None:
    region = edition.settings.area_name
    if place.location is None or not place.address or not place.postcode or not region:
        return None
    address = edition.absolute(addresses.of_place(place.id))
    return {
        "@type": "Place",
        "@id": address,
        "url": address,
        "name": place.name,
        "address": {
            "@type": "PostalAddress",
            "streetAddress": ", ".join(place.address),
            "addressLocality": place.town,
            "addressRegion": region,
            "postalCode": place.postcode,
            "addressCountry": edition.settings.country,
        },
        "geo": {"@type": "GeoCoordinates", "latitude": place.location.lat, "longitude": place.location.lon},
    }


def _offer(edition: Edition, cost: Cost | None) -> Data | None:
    """A price, if it is free or fixed. A donation is not a price, not even 0, nor is "from £3"."""
    if cost is None or not (_is_free(cost) or (cost.kind == "fixed" and cost.amount is not None)):
        return None
    amount = Decimal(0) if cost.kind == "free" or cost.amount is None else cost.amount
    return without_gaps(
        {
            "@type": "Offer",
            "identifier": f"{cost.kind}-{amount}",
            "name": edition.language.text("Each time") if cost.per in ("visit", "session", "") else "",
            "price": float(amount),
            "priceCurrency": currency_of(edition.settings.country),
        }
    )


def _is_free(cost: Cost) -> bool:
    return cost.kind == "free" or (cost.kind == "fixed" and cost.amount == 0)


def _partial(rule: Data) -> Data:
    """A schedule without what only a full one may have."""
    properties = ("repeatFrequency", "byDay", "byMonthDay", "byMonth", "startDate", "endDate", "startTime", "endTime")
    names = (*properties, "scheduleTimezone", "exceptDate")
    return {"@type": "PartialSchedule"} | {name: rule[name] for name in names if name in rule}
