"""What formats say of each record, made once in a build, and not again in the next if nothing of it has changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TypeVar

from fingerpost.cache.pieces import PieceCache, Pieces
from fingerpost.edition.edition import Edition
from fingerpost.edition.fingerprints import Fingerprints
from fingerpost.records.directory import Record

AnyRecord = TypeVar("AnyRecord", bound=Record)


@dataclass(frozen=True, slots=True)
class Keeper:
    """Where pieces are kept, and what their fingerprints are made from; without these they last for one build."""

    cache: PieceCache
    fingerprints: Fingerprints | None = None


@contextmanager
def keeping_pieces(edition: Edition, keeper: Keeper | None) -> Iterator[None]:
    """While this lasts, the pieces of an edition are kept in files, not in memory."""
    keeper = keeper or Keeper(PieceCache())
    with keeper.cache:
        edition.caches[pieces_of] = keeper
        try:
            yield
        finally:
            del edition.caches[pieces_of]


def pieces_of(
    edition: Edition, what: str, record: AnyRecord, make: Callable[[Edition, AnyRecord], Iterable[bytes]]
) -> Pieces:
    """What a format says about a record, in parts.

    Args:
        edition: The directory on its day.
        what: A name for these pieces, such as that of the format.
        record: The record. The pieces may depend on what the whole edition shares and, for an activity, on its group
            and places, but on no other record: ``Fingerprints.exported`` has to name everything.
        make: Makes them.
    """
    keeper: Keeper | None = edition.caches.get(pieces_of)
    if keeper is None:
        return tuple(make(edition, record))
    fingerprint = keeper.fingerprints.exported(record) if keeper.fingerprints else ""
    return keeper.cache.take(f"{what} {record.kind} {record.id}", fingerprint, lambda: make(edition, record))


def fingerprint_of(edition: Edition, *records: Record) -> str:
    """The fingerprint of what is made only from such pieces of some records, or from what those may be made from.

    "" where nothing is kept for the next build.
    """
    keeper: Keeper | None = edition.caches.get(pieces_of)
    if keeper is None or keeper.fingerprints is None:
        return ""
    return keeper.fingerprints.of(*map(keeper.fingerprints.exported, records))


def piece_made_of(edition: Edition, what: str, fingerprint: str, make: Callable[[], Iterable[bytes]]) -> Pieces:
    """Something slow to make that no single record decides, in parts.

    Args:
        edition: The directory on its day.
        what: A name for these pieces.
        fingerprint: Of all that they are made from.
        make: Makes them.
    """
    keeper: Keeper | None = edition.caches.get(pieces_of)
    return tuple(make()) if keeper is None else keeper.cache.take(what, fingerprint, make)
