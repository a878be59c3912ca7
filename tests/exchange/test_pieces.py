"""What an export or a card says of an activity, and keeps for the next build, is made from what is fingerprinted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import chain

import pytest

from fingerpost.cache.pieces import PieceCache, Pieces
from fingerpost.edition.edition import Edition
from fingerpost.edition.fingerprints import Fingerprints
from fingerpost.edition.pieces import Keeper, keeping_pieces
from fingerpost.exchange.formats import export_files
from fingerpost.pages.shipping.form_data import form_files
from fingerpost.records.directory import Directory, Record
from fingerpost.records.ledger import Ledger, Promise
from fingerpost.search.index.cards import pack_cards
from fingerpost.search.index.columns import Columns
from fingerpost.search.index.concepts import Concepts
from fingerpost.search.index.documents import documents_of
from fingerpost.search.index.source import Source
from fingerpost.search.index.stop_words import soft_words, stop_words
from fingerpost.search.index.write import search_files
from tests.pages.test_inputs import CHANGES, KINDS, TODAY, some  # noqa: F401  # the fixture

PiecesByKey = dict[str, tuple[str, Pieces]]  # by key: the fingerprint, and the pieces


class Noting(PieceCache):
    """A cache that also notes what it was asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.pieces: PiecesByKey = {}

    def take(self, key: str, fingerprint: str, make: Callable[[], Iterable[bytes]]) -> Pieces:
        pieces = super().take(key, fingerprint, make)
        self.pieces[key] = (fingerprint, pieces)
        return pieces


def cards(directory: Directory, edition: Edition) -> None:
    """Make the cards without the words of the search, which keep nothing and are most of the work."""
    language, source, documents = directory.settings.languages[0], Source(edition=edition), documents_of(edition)
    columns = Columns(
        source, documents, Concepts(directory.vocabulary, stop_words(language), soft_words(language)), TODAY
    )
    pack_cards(source, documents, columns.sessions, columns.branches)


def pieces_by_key(directory: Directory, search: Callable[[Directory, Edition], object] = cards) -> PiecesByKey:
    edition = Edition(directory=directory, today=TODAY)
    digests = {(each.kind, each.id): repr(each) for kind in KINDS for each in getattr(directory, kind).values()}
    caches = Noting(), Noting(), Noting()
    of_formats, of_form, of_cards = (Keeper(cache, Fingerprints(edition, digests, "common")) for cache in caches)
    every = chain(export_files(edition, keeper=of_formats), form_files(edition, of_form))
    files = {file.address: (file.made_of, (file.content,)) for file in every if file.made_of}
    with keeping_pieces(edition, of_cards):
        search(directory, edition)
    assert {key.partition(" ")[0] for key in caches[2].pieces} == {"card"}
    return caches[0].pieces | caches[1].pieces | caches[2].pieces | files


def changed(directory: Directory, name: str) -> Iterator[tuple[str, Directory]]:
    """The directory with one record changed, for two of each kind."""
    for kind in KINDS:
        records: dict[str, Record] = getattr(directory, kind)
        for key in sorted(records)[:: max(1, (len(records) + 1) // 2)]:
            if getattr(records[key], "checked", True):
                yield f"{kind}/{key}", replace(directory, **{kind: {**records, key: CHANGES[name](records[key])}})


@pytest.fixture(scope="module")
def before(some: Directory) -> PiecesByKey:  # noqa: F811
    return pieces_by_key(some)


def test_of_the_search_only_cards_are_kept(some: Directory, before: PiecesByKey) -> None:  # noqa: F811
    def whole(directory: Directory, edition: Edition) -> None:
        search_files(directory, Source(edition=edition), TODAY)

    assert pieces_by_key(some, whole) == before


@pytest.mark.parametrize("name", CHANGES)
def test_what_is_said_of_an_activity_is_made_from_what_its_fingerprint_says(
    some: Directory,  # noqa: F811
    before: PiecesByKey,
    name: str,
) -> None:
    changed_pieces, stale = set(), {}
    for record, directory in changed(some, name):
        after = pieces_by_key(directory)
        for key in before.keys() & after.keys():
            if before[key][1] != after[key][1]:
                changed_pieces.add(key)
                if before[key][0] == after[key][0]:
                    stale[record] = key

    assert changed_pieces  # the control
    assert stale == {}


def test_another_short_code_of_a_place_is_seen(some: Directory) -> None:  # noqa: F811
    activity = next(each for each in some.activities.values() if any(session.place for session in each.sessions))
    place = next(session.place for session in activity.sessions if session.place)
    promise = Promise(address=f"/p/{place}/", kind="place", id=place, since=TODAY, code="ABCDE")
    fingerprints = {
        Fingerprints(Edition(directory=replace(some, ledger=ledger), today=TODAY), {}, "").exported(activity)
        for ledger in (Ledger(), Ledger((promise,)))
    }

    assert len(fingerprints) == 2
