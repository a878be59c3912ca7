"""Cards of results, in words, so that the browser works out only the next date and its place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from fingerpost.edition.card import branch_card_of, card_of
from fingerpost.records.activity import Activity
from fingerpost.records.directory import Record
from fingerpost.records.place import Place
from fingerpost.search.index.branches import Branch
from fingerpost.search.index.columns import SessionFacts
from fingerpost.search.index.documents import Document
from fingerpost.search.index.source import Source

# The fields of a card, in their order. "sessions" are [pattern, starts, ends, branch]; "access" are [icon, words].
# "branches" have the fields of BRANCH: without the position where none is known, and with nothing else where there is
# only one branch, as the fields before it hold the rest.
FIELDS = (
    *("kind", "id", "name", "lang", "summary", "when", "where", "cost"),
    *("access", "met", "checked", "capacity", "sessions", "branches", "phone"),
)
BRANCH = ("name", "town", "when", "access", "latitude", "longitude")

PackedCard = list[Any]
PackedBranch = list[Any]


def pack_cards(
    source: Source,
    documents: Sequence[Document],
    sessions: Sequence[list[SessionFacts]],
    branches: Sequence[Sequence[Branch]],
) -> list[PackedCard]:
    """Make a card of every record, in the order of the index."""
    return [_card(source, *parts) for parts in zip(documents, sessions, branches, strict=True)]


def _card(source: Source, document: Document, facts: list[SessionFacts], branches: Sequence[Branch]) -> PackedCard:
    record = document.record
    if isinstance(record, Activity):
        card = card_of(source.edition, record)
        access = [list(feature) for feature in card.access]
        return [
            *(0, record.id, card.name, card.lang, card.summary, card.when, card.where, card.cost),
            *(access, int(card.met), card.checked, card.state, [list(fact) for fact in facts]),
            _branches(source, record, document, branches),
            card.phone,
        ]
    if isinstance(record, Place):
        return [
            *(
                2,
                record.id,
                record.name,
                record.language,
                record.summary,
                "",
                record.town,
                "",
                [],
                0,
                _day(source, record),
                "",
                [],
            ),
            _only(branches[0]),
            "",
        ]
    day = _day(source, record)
    return [1, record.id, record.name, record.language, record.summary, "", "", "", [], 0, day, "", [], [], ""]


def _day(source: Source, record: Record) -> str:
    """The day of its last check, as the card of an activity has it; "" where there was none."""
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
