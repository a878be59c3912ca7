"""The page for an unknown address (404): it says so, and offers links."""

from __future__ import annotations

from collections.abc import Iterator

from fingerpost.edition import addresses
from fingerpost.edition.edition import Edition
from fingerpost.pages.kinds.browse import need_tallies, try_instead
from fingerpost.pages.render.page import Page

NEEDS = 6


def lost_pages(edition: Edition) -> Iterator[Page]:
    """One file that hosts show at any unknown address, so every link in it begins at the root."""
    text = edition.language.text
    featured = {edition.need_url(need) for need in edition.directory.vocabulary.needs.values() if need.featured}
    yield Page(
        kind="lost",
        address=addresses.LOST,
        title=text("This page is not here"),
        description=text("The address may be mistyped or old. Here are ways to find what you want."),
        template="lost.html",
        values={
            "needs": [need for need in need_tallies(edition) if not featured or need.href in featured][:NEEDS],
            "instead": try_instead(edition),
            "has_codes": bool(edition.directory.ledger.codes),
        },
        listed=False,
    )
