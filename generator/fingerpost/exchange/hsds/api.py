"""The answers of an HSDS 3.0 API as files that any web host serves, without a rule, at the addresses clients ask for.

``/services`` is a folder whose index holds JSON, and ``/services/<id>`` a file without an ending. A host that knows
nothing of this sends them as HTML and as unknown bytes, which clients read as JSON all the same; the handbook has the
line that each host needs to send the right type. Because of such hosts no file holds a sign that HTML acts on.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from fingerpost.edition import addresses
from fingerpost.edition.edition import Edition
from fingerpost.exchange.export import ExportFile, Format
from fingerpost.exchange.hsds.ids import uuid_of
from fingerpost.exchange.hsds.locations import locations_of
from fingerpost.exchange.hsds.organizations import organizations_of
from fingerpost.exchange.hsds.services import listed_at_locations, listed_service, rest_of_service, services_in
from fingerpost.exchange.hsds.terms import taxonomies_of, terms_of

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


def api_files(edition: Edition) -> Iterator[ExportFile]:
    """Every answer: the list of services first."""
    services = {activity.id: _bytes(listed_service(edition, activity)) for activity in services_in(edition)}
    yield from _list("services", list(services.values()))
    yield ExportFile(addresses.of_hsds("index.html"), _bytes(_root(edition)))
    lists: dict[str, list[Data]] = {
        "organizations": organizations_of(edition),
        "locations": locations_of(edition),
        "service_at_locations": [
            at for activity in services_in(edition) for at in listed_at_locations(edition, activity)
        ],
        "taxonomies": taxonomies_of(edition),
        "taxonomy_terms": terms_of(edition),
    }
    for name, items in lists.items():
        yield from _list(name, [_bytes(item) for item in items])
    for activity in services_in(edition):
        # A service in a list and the rest of it are one object: the text of the first is made once.
        content = services[activity.id][:-1] + b"," + _bytes(rest_of_service(edition, activity))[1:]
        yield ExportFile(addresses.of_hsds(f"services/{uuid_of(edition, 'activity', activity.id)}"), content)


def _root(edition: Edition) -> Data:
    is_uk = edition.settings.country == "GB"
    version, profile = UK if is_uk else ELSEWHERE
    return {"version": version, "profile": profile, "openapi_url": UK_API if is_uk else ELSEWHERE_API}


def _list(name: str, items: Sequence[bytes]) -> Iterator[ExportFile]:
    """The whole list as one page; where it is long, also in pages, for hosts that can be given a rule for them."""
    parts = [items[start : start + PAGE] for start in range(0, len(items), PAGE)]
    pages = [_page(part, number, parts, len(items)) for number, part in enumerate(parts, start=1)]
    whole = _page(items, 1, [items], len(items))
    if len(whole) > MOST_BYTES:
        whole = pages[0]
    yield ExportFile(addresses.of_hsds(f"{name}/index.html"), whole)
    if len(pages) > 1:
        for number, page in enumerate(pages, start=1):
            yield ExportFile(addresses.of_hsds(f"{name}/page/{number}"), page)


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
    content = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
    for sign, escaped in _ESCAPED.items():
        content = content.replace(sign, escaped)
    return content


HSDS = Format("hsds", "HSDS 3.0 and Open Referral UK 3.0, as files of an API", addresses.HSDS, api_files)
