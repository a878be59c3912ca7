"""The page of a short code, which leads on to what has that code: on any host, and without a script."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from fingerpost.edition import addresses
from fingerpost.edition.edition import Edition
from fingerpost.pages.render.page import Page
from fingerpost.records.directory import Key
from fingerpost.records.short_code import in_groups


def code_pages(edition: Edition) -> Iterator[Page]:
    """A page for each code of the ledger, but for those of places that may not be shown any more."""
    shown = set(_shown_places(edition))
    text = edition.language.text
    for code, promises in sorted(edition.directory.ledger.codes.items()):
        targets = sorted(
            {
                promise.target or promise.address
                for promise in promises
                if promise.kind != "place" or promise.key in shown
            }
        )
        if not targets:
            continue
        title = text("Code {code}", code=in_groups(code))
        values: dict[str, Any] = {
            "title": title,
            "hrefs": [edition.url(target) for target in targets],
            "canonical": edition.absolute(targets[0]),
        }
        yield Page(
            kind="code",
            address=addresses.of_code(code),
            title=title,
            description="",
            template="code.html",
            values=values,
            listed=False,
            canonical=targets[0],
            is_bare=True,
            fingerprint_parts=partial(_fingerprint_parts, tuple(targets)),
        )


def _shown_places(edition: Edition) -> Iterator[Key]:
    """The ids, former ones too, of the places that have a page."""
    for place in edition.directory.places.values():
        if edition.has_page(place):
            yield from (("place", old) for old in (place.id, *place.former_ids))
    for erased in edition.directory.erased:
        yield from ((erased.kind, old) for old in (erased.id, *erased.former_ids))
    yield from (edition.left_out.records - edition.left_out.secret) | edition.left_out.former


def _fingerprint_parts(targets: tuple[str, ...], _: object) -> Iterator[str]:
    yield repr(targets)
