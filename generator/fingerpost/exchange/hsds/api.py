"""The answers of an HSDS 3.0 API as files that any web host serves, without a rule, at the addresses clients ask for.

``/services`` is a folder whose index holds JSON, and ``/services/<id>`` a file without an ending. A host that knows
nothing of this sends them as HTML and as unknown bytes, which clients read as JSON all the same; the handbook has the
line that each host needs to send the right type. Because of such hosts no file holds a sign that HTML acts on.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from typing import Any

from fingerpost.edition import addresses
from fingerpost.edition.edition import Edition
from fingerpost.exchange.as_json import json_text
from fingerpost.exchange.export import ExportFile, Format
from fingerpost.exchange.hsds.ids import uuid_of
from fingerpost.exchange.hsds.locations import at_location, listed_location, location_of, locations_of
from fingerpost.exchange.hsds.organizations import organizations_of
from fingerpost.exchange.hsds.package import NAME, Package
from fingerpost.exchange.hsds.services import listed_service, named_service, rest_of_service, services_in
from fingerpost.exchange.hsds.terms import taxonomies_of, terms_of
from fingerpost.records.activity import Activity
from fingerpost.records.place import Place

Data = dict[str, Any]
PAGE = 500  # records of a page beside the whole list
# A list is one page as long as a host takes it: static hosts ignore ?page=2, and answer with page 1 for ever.
# Cloudflare Pages takes files of at most 25 MiB: developers.cloudflare.com/pages/platform/limits, read in 2026.
MOST_BYTES = 24_000_000
UK = ("HSDS-UK-3.0", "https://github.com/OpenReferralUK/uk-profile/blob/main/docs/index.md")
UK_API = "https://openreferraluk.org/specifications/3.0/openapi.json"
ELSEWHERE = ("3.0", "https://docs.openreferral.org/en/3.0/")
ELSEWHERE_API = "https://raw.githubusercontent.com/openreferral/specification/3.0/schema/openapi.json"
_ESCAPED = {b"<": b"\\u003c", b">": b"\\u003e", b"&": b"\\u0026"}


def hsds_files(edition: Edition) -> Iterator[ExportFile]:
    """Every answer, the list of services first, and in the end the same as tables."""
    with ExitStack() as stack:
        package = Package(edition, stack)
        yield from _answers(edition, package)
        yield ExportFile(addresses.of_data(NAME), package.packed())


def _answers(edition: Edition, package: Package) -> Iterator[ExportFile]:
    activities = services_in(edition)
    services = {activity.id: _listed(edition, activity, package) for activity in activities}
    yield from _list("services", list(services.values()))
    yield ExportFile(addresses.of_hsds("index.html"), _bytes(_root(edition)))
    organizations = [_added(package, "organization", each) for each in organizations_of(edition, activities)]
    yield from _list("organizations", organizations)
    places = {each["id"]: _added(package, "location", each) for each in locations_of(edition)}
    yield from _list("locations", list(places.values()))
    for name, table, items in (
        ("taxonomies", "taxonomy", taxonomies_of(edition)),
        ("taxonomy_terms", "taxonomy_term", terms_of(edition)),
    ):
        yield from _list(name, [_added(package, table, each) for each in items])
    yield from _list("service_at_locations", list(_listed_at_locations(edition, activities)))
    for activity in activities:
        rest = rest_of_service(edition, activity)
        package.add_parts("service", uuid_of(edition, "activity", activity.id), rest)
        at_places = [_at(edition, activity, place, places, package) for place in edition.places_of(activity)]
        parts = [services[activity.id][:-1], _bytes(rest)[1:-1]]
        if at_places:
            parts.append(b'"service_at_locations":[' + b",".join(at_places) + b"]")
        content = b",".join(parts) + b"}"
        yield ExportFile(addresses.of_hsds(f"services/{uuid_of(edition, 'activity', activity.id)}"), content)


def _listed(edition: Edition, activity: Activity, package: Package) -> bytes:
    return _added(package, "service", listed_service(edition, activity))


def _added(package: Package, table: str, thing: Data) -> bytes:
    package.add(table, thing)
    return _bytes(thing)


def _listed_at_locations(edition: Edition, activities: Sequence[Activity]) -> Iterator[bytes]:
    """The links from activities to their places, with the names of both ends. The text of a place is made once."""
    places: dict[str, bytes] = {}
    for activity in activities:
        for place in edition.places_of(activity):
            if place.id not in places:
                places[place.id] = _bytes(listed_location(edition, place))
            link = at_location(edition, activity, place) | {"service": named_service(edition, activity)}
            yield _bytes(link)[:-1] + b',"location":' + places[place.id] + b"}"


def _at(edition: Edition, activity: Activity, place: Place, places: dict[str, bytes], package: Package) -> bytes:
    """An activity at a place. The text of a place is made once for all that happens there."""
    link = at_location(edition, activity, place)
    package.add("service_at_location", link)
    place_id = link["location_id"]
    if place_id not in places:  # it has closed, so no list has it
        places[place_id] = _added(package, "location", location_of(edition, place))
    return _bytes(link)[:-1] + b',"location":' + places[place_id] + b"}"


def _root(edition: Edition) -> Data:
    is_uk = edition.settings.country == "GB"
    version, profile = UK if is_uk else ELSEWHERE
    return {"version": version, "profile": profile, "openapi_url": UK_API if is_uk else ELSEWHERE_API}


def _list(name: str, items: Sequence[bytes]) -> Iterator[ExportFile]:
    """The whole list as one page; where it is long, also in pages, for hosts that can be given a rule for them."""
    parts = [items[start : start + PAGE] for start in range(0, len(items), PAGE)]
    is_whole = len(parts) < 2 or sum(map(len, items)) + len(items) < MOST_BYTES
    whole = _page(items, 1, [items], len(items)) if is_whole else _page(parts[0], 1, parts, len(items))
    yield ExportFile(addresses.of_hsds(f"{name}/index.html"), whole)
    if len(parts) > 1:
        for number, part in enumerate(parts, start=1):
            yield ExportFile(addresses.of_hsds(f"{name}/page/{number}"), _page(part, number, parts, len(items)))


def _page(items: Sequence[bytes], number: int, pages: Sequence[Sequence[bytes]], total: int) -> bytes:
    """The envelope of Open Referral UK and HSDS 3.0."""
    envelope = {
        "total_items": total,
        "total_pages": len(pages),
        "page_number": number,
        "size": len(items),
        "first_page": number == 1,
        "last_page": number == len(pages),
        "empty": not items,
    }
    return _bytes(envelope)[:-1] + b',"contents":[' + b",".join(items) + b"]}"


def _bytes(value: Data) -> bytes:
    content = json_text(value).encode()
    for sign, escaped in _ESCAPED.items():
        content = content.replace(sign, escaped)
    return content


# Below the root, because the API and the tables are in two folders of a site.
HSDS = Format("hsds", "HSDS 3.0 and Open Referral UK 3.0: the API as files, and tables", addresses.HOME, hsds_files)
