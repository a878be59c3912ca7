"""What formats say of each record, made once in a build, and not again in the next if nothing of it has changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from fingerpost.cache.pieces import PieceCache, Pieces
from fingerpost.edition.edition import Edition
from fingerpost.edition.fingerprints import Fingerprints
from fingerpost.records.activity import Activity


@dataclass(frozen=True, slots=True)
class Keeper:
    """Where pieces are kept, and what their fingerprints are made of; without those, they are kept for one build."""

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
    edition: Edition, what: str, activity: Activity, make: Callable[[Edition, Activity], Iterable[bytes]]
) -> Pieces:
    """What a format says of an activity, in parts.

    Args:
        edition: The directory on its day.
        what: A name for these pieces, such as that of the format.
        activity: The activity. What is made of it may depend on its group and its places, on what the whole edition
            shares, and on no other record: ``Fingerprints.exported`` has to name all that it depends on.
        make: Makes them.
    """
    keeper: Keeper | None = edition.caches.get(pieces_of)
    if keeper is None:
        return tuple(make(edition, activity))
    fingerprint = keeper.fingerprints.exported(activity) if keeper.fingerprints else ""
    return keeper.cache.take(f"{what} {activity.id}", fingerprint, lambda: make(edition, activity))
