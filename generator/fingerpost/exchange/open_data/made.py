"""Every activity as plain values, worked out once for all the formats that have them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from fingerpost.edition.edition import Edition
from fingerpost.exchange.as_json import as_json
from fingerpost.exchange.hsds.own_fields import keep_texts, of_activity
from fingerpost.exchange.open_data.shown import Data, shown_activity


@contextmanager
def worked_out_once(edition: Edition) -> Iterator[None]:
    """While this lasts, activities are kept as JSON, 4 KB each; at the end they are forgotten.

    Four formats have them all. To work each out three times took as long as everything else they do.
    """
    edition.caches[_lines] = None
    try:
        with keep_texts(edition):
            yield
    finally:
        del edition.caches[_lines]


def json_lines(edition: Edition) -> list[bytes]:
    """Each activity as a line of JSON, A to Z."""
    kept: list[bytes] | None = edition.caches.get(_lines)
    return _lines(edition) if kept is None else kept


def every_activity(edition: Edition) -> Iterator[Data]:
    """Each activity as plain values, A to Z. Its line and its fields for HSDS are made on the way, if they are kept."""
    lines: list[bytes] | None = [] if _lines in edition.caches else None
    for activity in edition.activities:
        data = shown_activity(edition, activity)
        if lines is not None:
            lines.append(as_json(data))
            of_activity(edition, activity)
        yield data
    if lines is not None:
        edition.caches[_lines] = lines


def _lines(edition: Edition) -> list[bytes]:
    if _lines not in edition.caches:
        return [as_json(data) for data in every_activity(edition)]
    for _ in every_activity(edition):
        pass
    lines: list[bytes] = edition.caches[_lines]
    return lines
