"""What HSDS says of an activity, as text: for lists, for its own answer, and as rows of the tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any, NamedTuple

from fingerpost.edition.edition import Edition
from fingerpost.edition.pieces import pieces_of
from fingerpost.exchange.as_json import json_text
from fingerpost.exchange.hsds.ids import uuid_of
from fingerpost.exchange.hsds.locations import at_location
from fingerpost.exchange.hsds.package import Package
from fingerpost.exchange.hsds.services import listed_service, named_service, rest_of_service
from fingerpost.records.activity import Activity

_ESCAPED = {b"<": b"\\u003c", b">": b"\\u003e", b"&": b"\\u0026"}


class Service(NamedTuple):
    """An activity as text, without its places, which many share."""

    listed: bytes  # as lists have it, an object
    rest: bytes  # what its own answer says besides, an object
    at: Sequence[bytes]  # for each of its places: the link to it, without the end of the object
    listed_at: Sequence[bytes]  # the same as the list of links has it
    rows: Mapping[str, bytes]  # of the tables, by name


def service_of(edition: Edition, activity: Activity, package: Package) -> Service:
    """An activity as text."""
    count = len(edition.places_of(activity))
    listed, rest, names, *more = pieces_of(edition, "hsds", activity, partial(_make, package))
    at, listed_at, rows = more[:count], more[count : 2 * count], more[2 * count :]
    return Service(listed, rest, at, listed_at, dict(zip(names.decode().split(), rows, strict=True)))


def as_bytes(value: Mapping[str, Any]) -> bytes:
    """JSON without a sign that HTML acts on."""
    content = json_text(value).encode()
    for sign, escaped in _ESCAPED.items():
        content = content.replace(sign, escaped)
    return content


def _make(package: Package, edition: Edition, activity: Activity) -> Iterator[bytes]:
    service, rest = listed_service(edition, activity), rest_of_service(edition, activity)
    links = [at_location(edition, activity, place) for place in edition.places_of(activity)]
    rows: dict[str, list[bytes]] = {}
    for table, row in (
        *package.rows_of("service", service),
        *package.rows_inside("service", uuid_of(edition, "activity", activity.id), rest),
        *(each for link in links for each in package.rows_of("service_at_location", link)),
    ):
        rows.setdefault(table, []).append(row)
    yield as_bytes(service)
    yield as_bytes(rest)
    yield " ".join(rows).encode()
    yield from (as_bytes(link)[:-1] for link in links)
    named = {"service": named_service(edition, activity)}
    yield from (as_bytes(link | named)[:-1] for link in links)
    yield from map(b"".join, rows.values())
