"""The page of an erased record: it says that something has closed, but not what."""

from __future__ import annotations

from collections.abc import Iterator

from fingerpost.edition import addresses
from fingerpost.edition.edition import Edition
from fingerpost.pages.render.page import Page


def erased_pages(edition: Edition) -> Iterator[Page]:
    """An identical page at each address that an erased record has had."""
    text = edition.language.text
    for erased in edition.directory.erased:
        for record_id in (erased.id, *erased.former_ids):
            yield Page(
                kind=erased.kind,
                address=addresses.of_record(erased.kind, record_id),
                title=text("This entry has closed"),
                description=text("What was here has closed. Here are ways to find something else."),
                template="erased.html",
                listed=False,
            )
