"""Where each short code leads."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from fingerpost.edition.cached import cache_on_edition
from fingerpost.edition.edition import Edition
from fingerpost.records.directory import Key


@cache_on_edition()
def code_targets(edition: Edition) -> Mapping[str, tuple[str, ...]]:
    """Where each code leads: more than one address only where two branches gave the same code.

    Those of places that may not be shown any more lead nowhere, and are left out.
    """
    shown = set(_shown_places(edition))
    targets = {}
    for code, promises in sorted(edition.directory.ledger.codes.items()):
        leads_to = {
            promise.target or promise.address for promise in promises if promise.kind != "place" or promise.key in shown
        }
        if leads_to:
            targets[code] = tuple(sorted(leads_to))
    return targets


def _shown_places(edition: Edition) -> Iterator[Key]:
    """The ids, former ones too, of the places that have a page."""
    for place in edition.directory.places.values():
        if edition.has_page(place):
            yield from (("place", old) for old in (place.id, *place.former_ids))
    for erased in edition.directory.erased:
        yield from ((erased.kind, old) for old in (erased.id, *erased.former_ids))
    yield from (edition.left_out.records - edition.left_out.secret) | edition.left_out.former
