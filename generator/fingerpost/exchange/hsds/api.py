"""The answers of an HSDS 3.0 API as files that any web host can serve without a rule, at the addresses clients ask for.

``/services`` is a folder whose index is JSON, and ``/services/<id>`` a file without an ending. A host without a rule
sends them as HTML and as unknown bytes, which clients read as JSON all the same; the handbook has the line with which
each host sends the right type. Because of such hosts no file has a character that acts in HTML.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from functools import partial
from typing import Any

from fingerpost.edition import addresses
from fingerpost.edition.edition import Edition
from fingerpost.edition.pieces import fingerprint_of
from fingerpost.exchange.export import ExportFile, Format
from fingerpost.exchange.hsds.ids import uuid_of
from fingerpost.exchange.hsds.locations import listed_location, location_of
from fingerpost.exchange.hsds.organizations import organizations_of
from fingerpost.exchange.hsds.package import NAME, Package
from fingerpost.exchange.hsds.service_pieces import as_bytes, service_of
from fingerpost.exchange.hsds.services import services_in
from fingerpost.exchange.hsds.terms import taxonomies_of, terms_of
from fingerpost.records.activity import Activity

Data = dict[str, Any]
PAGE = 500  # records of a page beside the whole list
# A list is one page as long as a host takes it: static hosts ignore ?page=2, and answer with page 1 for ever.
# Cloudflare Pages takes files of at most 25 MiB: developers.cloudflare.com/pages/platform/limits, read in 2026.
MOST_BYTES = 24_000_000
UK = ("HSDS-UK-3.0", "https://github.com/OpenReferralUK/uk-profile/blob/main/docs/index.md")
UK_API = "https://openreferraluk.org/specifications/3.0/openapi.json"
ELSEWHERE = ("3.0", "https://docs.openreferral.org/en/3.0/")
ELSEWHERE_API = "https://raw.githubusercontent.com/openreferral/specification/3.0/schema/openapi.json"


def hsds_files(edition: Edition) -> Iterator[ExportFile]:
    """Every answer, the list of services first, and in the end the same as tables."""
    with ExitStack() as stack:
        package = Package(edition, stack)
        yield from _answers(edition, package)
        yield ExportFile(addresses.of_data(NAME), package.packed())


def _answers(edition: Edition, package: Package) -> Iterator[ExportFile]:
    activities = services_in(edition)
    open_places = {place.id for place in edition.places}
    closed: dict[str, bytes] = {}  # places that no list has
    listed, links = [], []
    for activity in activities:
        service = service_of(edition, activity, package)
        listed.append(service.listed)
        links.append(service.listed_at)
        for table, rows in service.rows.items():
            package.add_rows(table, rows, late=table != "service")
        for place in edition.places_of(activity):
            if place.id not in open_places and place.id not in closed:
                closed[place.id] = _added(package, "location", location_of(edition, place), late=True)
    yield from _list("services", listed)
    yield ExportFile(addresses.of_hsds("index.html"), as_bytes(_root(edition)))
    organizations = [_added(package, "organization", each) for each in organizations_of(edition, activities)]
    yield from _list("organizations", organizations)
    places = {place.id: _added(package, "location", location_of(edition, place)) for place in edition.places}
    yield from _list("locations", list(places.values()))
    for name, table, items in (
        ("taxonomies", "taxonomy", taxonomies_of(edition)),
        ("taxonomy_terms", "taxonomy_term", terms_of(edition)),
    ):
        yield from _list(name, [_added(package, table, each) for each in items])
    places |= closed
    yield from _list("service_at_locations", list(_listed_at_locations(edition, activities, links)))
    for activity in activities:
        address = addresses.of_hsds(f"services/{uuid_of(edition, 'activity', activity.id)}")
        answer = partial(_answer, edition, activity, package, places)
        # All of its places are in the fingerprint of an activity.
        yield ExportFile(address, answer, fingerprint_of(edition, activity))


def _answer(edition: Edition, activity: Activity, package: Package, places: Mapping[str, bytes]) -> bytes:
    """An activity in full, with its places."""
    service = service_of(edition, activity, package)
    at_places = [
        link + b',"location":' + places[place.id] + b"}"
        for link, place in zip(service.at, edition.places_of(activity), strict=True)
    ]
    parts = [service.listed[:-1], service.rest[1:-1]]
    if at_places:
        parts.append(b'"service_at_locations":[' + b",".join(at_places) + b"]")
    return b",".join(parts) + b"}"


def _added(package: Package, table: str, thing: Data, *, late: bool = False) -> bytes:
    package.add(table, thing, late=late)
    return as_bytes(thing)


def _listed_at_locations(
    edition: Edition, activities: Sequence[Activity], links: Sequence[Sequence[bytes]]
) -> Iterator[bytes]:
    """The links from activities to their places, with the names of both ends. The text of a place is made once."""
    places: dict[str, bytes] = {}
    for activity, of_one in zip(activities, links, strict=True):
        for link, place in zip(of_one, edition.places_of(activity), strict=True):
            if place.id not in places:
                places[place.id] = as_bytes(listed_location(edition, place))
            yield link + b',"location":' + places[place.id] + b"}"


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
    return as_bytes(envelope)[:-1] + b',"contents":[' + b",".join(items) + b"]}"


# Below the root, because the API and the tables are in two folders of a site.
HSDS = Format("hsds", "HSDS 3.0 and Open Referral UK 3.0: the API as files, and tables", addresses.HOME, hsds_files)
