"""Cards of results, in words, so that the browser works out only the next date and its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from fingerpost.edition.card import branch_card_of, card_of
from fingerpost.edition.edition import Edition
from fingerpost.edition.pieces import pieces_of
from fingerpost.records.activity import Activity
from fingerpost.records.directory import Record
from fingerpost.records.place import Place
from fingerpost.search.index.branches import Branch
from fingerpost.search.index.columns import SessionFacts
from fingerpost.search.index.documents import Document
from fingerpost.search.index.source import Source
from fingerpost.search.packing import to_json

# The fields of a card, in their order. "sessions" are [pattern, starts, ends, branch]; "access" are [icon, words].
# "branches" have the fields of BRANCH: without the position where none is known, and with nothing else where there is
# only one branch, as the fields before it hold the rest.
FIELDS = (
    *("kind", "id", "name", "lang", "summary", "when", "where", "cost"),
    *("access", "met", "checked", "capacity", "sessions", "branches", "phone"),
)
BRANCH = ("name", "town", "when", "access", "latitude", "longitude")

PackedBranch = list[Any]


def pack_cards(
    source: Source,
    documents: Sequence[Document],
    sessions: Sequence[list[SessionFacts]],
    branches: Sequence[Sequence[Branch]],
) -> list[bytes]:
    """Make a card of every record, in the order of the index, as JSON."""
    return [_card(source, *parts) for parts in zip(documents, sessions, branches, strict=True)]


def _card(source: Source, document: Document, facts: list[SessionFacts], branches: Sequence[Branch]) -> bytes:
    record = document.record
    if isinstance(record, Activity):
        words, phone = pieces_of(source.edition, "card", record, _words_of)
        own = [[list(fact) for fact in facts], _branches(source, record, document, branches)]
        return b"".join((words[:-1], b",", to_json(own)[1:-1], b",", phone, b"]"))
    day = _day(source, record)
    named = [record.id, record.name, record.language, record.summary, ""]
    if isinstance(record, Place):
        return to_json([2, *named, record.town, "", [], 0, day, "", [], _only(branches[0]), ""])
    return to_json([1, *named, "", "", [], 0, day, "", [], [], ""])


def _words_of(edition: Edition, activity: Activity) -> Iterator[bytes]:
    """The words of a card, which depend on no record other than itself, its group and its places."""
    card = card_of(edition, activity)
    access = [list(feature) for feature in card.access]
    named = (0, activity.id, card.name, card.lang, card.summary, card.when, card.where, card.cost)
    yield to_json([*named, access, int(card.met), card.checked, card.state])
    yield to_json(card.phone)


def _day(source: Source, record: Record) -> str:
    """The day of its last check, as the card of an activity has it; "" if there was none."""
    return source.edition.language.date(record.checked.on, weekday=False) if record.checked else ""


def _branches(source: Source, activity: Activity, document: Document, branches: Sequence[Branch]) -> list[PackedBranch]:
    if len(branches) == 1:
        return _only(branches[0])
    packed = []
    for branch in branches:
        where = branch_card_of(source.edition, activity, tuple(document.sessions[number] for number in branch.sessions))
        access = [list(feature) for feature in where.access]
        packed.append([where.name, where.town, where.when, access, *_position(branch)])
    return packed


def _only(branch: Branch) -> list[PackedBranch]:
    return [["", "", "", [], *position]] if (position := _position(branch)) else []


def _position(branch: Branch) -> tuple[int, ...]:
    """The position of the place itself; empty where only a town is known."""
    return next(((lat, lon) for lat, lon, is_own in branch.spots if is_own), ())
