"""Every activity as plain values, worked out once for all the formats that have them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from fingerpost.edition.edition import Edition
from fingerpost.exchange.as_json import as_json
from fingerpost.exchange.open_data.shown import shown_activity


@contextmanager
def worked_out_once(edition: Edition) -> Iterator[None]:
    """While this lasts, activities are kept as JSON, 2 KB each; at the end they are forgotten.

    Three formats have them all. To work each out three times took as long as everything else they do.
    """
    edition.caches[_lines] = None
    try:
        yield
    finally:
        del edition.caches[_lines]


def json_lines(edition: Edition) -> list[bytes]:
    """Each activity as a line of JSON, A to Z."""
    kept: list[bytes] | None = edition.caches.get(_lines)
    if kept is None:
        kept = _lines(edition)
        if _lines in edition.caches:
            edition.caches[_lines] = kept
    return kept


def _lines(edition: Edition) -> list[bytes]:
    return [as_json(shown_activity(edition, activity)) for activity in edition.activities]
