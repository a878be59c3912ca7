"""Cards: what a result shows, in words, so that the browser composes nothing but the next date."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from fingerpost.geography.areas import where_is
from fingerpost.records.activity import Activity
from fingerpost.records.place import Place
from fingerpost.search.columns import SessionFacts
from fingerpost.search.documents import Document
from fingerpost.search.source import Source
from fingerpost.search.where import SCALE

# The fields of a card, in their order. "sessions" are [pattern, starts, ends]; "access" are names of features. "places"
# are [name, latitude, longitude]; a name alone where no position is known, and no name where there is only one place.
FIELDS = (
    *("kind", "id", "name", "lang", "summary", "when", "where", "cost"),
    *("access", "met", "checked", "capacity", "sessions", "places"),
)

PackedCard = list[Any]
PackedPlace = list[str | int]


def pack_cards(
    source: Source, documents: Sequence[Document], sessions: Sequence[list[SessionFacts]]
) -> list[PackedCard]:
    """Make a card of every record, in the order of the index."""
    return [_card(source, document, facts) for document, facts in zip(documents, sessions, strict=True)]


def _card(source: Source, document: Document, facts: list[SessionFacts]) -> PackedCard:
    record = document.record
    if isinstance(record, Activity):
        card = source.card_of(record)
        capacity = record.capacity.state if record.capacity and record.capacity.state != "open" else ""
        access = [list(feature) for feature in card.access]
        return [
            *(0, record.id, card.name, card.lang, card.summary, card.when, card.where, card.cost),
            *(access, int(card.met), card.checked, capacity, [list(fact) for fact in facts]),
            _places(source, record, document, card.places),
        ]
    if isinstance(record, Place):
        return [
            *(2, record.id, record.name, record.language, record.summary, "", record.town, "", [], 0, "", "", []),
            [place for place in [_placed("", record, source)] if len(place) > 1],
        ]
    return [1, record.id, record.name, record.language, record.summary, "", "", "", [], 0, "", "", [], []]


def _places(source: Source, activity: Activity, document: Document, names: Sequence[str]) -> list[PackedPlace]:
    found = (source.seen.place_of(activity, session) for session in document.sessions)
    places = list({place.id: place for place in found if place}.values())
    if not names:
        return [packed for place in places[:1] if len(packed := _placed("", place, source)) > 1]
    return [_placed(name, place, source) for name, place in zip(names, places, strict=True)]


def _placed(name: str, place: Place, source: Source) -> PackedPlace:
    spot = where_is(place, source.table)
    return [name, round(spot.lat * SCALE), round(spot.lon * SCALE)] if spot else [name]
