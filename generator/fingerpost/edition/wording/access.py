"""Getting in and taking part: yes and no first, then what to ask, and what is not known in one line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from fingerpost.edition.cached import cache_on_edition
from fingerpost.edition.edition import Edition
from fingerpost.edition.wording.plain_text import in_a_row
from fingerpost.records.parts import Answer
from fingerpost.records.place import Place

# What people ask about first. A directory chooses its own with "featured" in vocabulary/access.yaml.
ASKED_FIRST = (
    "step_free_entrance",
    "accessible_toilet",
    "blue_badge_parking",
    "hearing_loop",
    "seats_with_arms",
    "quiet_space",
    "changing_places",
    "assistance_dogs",
)


class AccessRow(NamedTuple):  # hashable, so that rendered rows can be cached by content
    """One line of the table; ``answer`` is yes, no or ask."""

    name: str
    answer: str
    note: str
    own: bool  # the answer of the activity differs from that of its place


@dataclass(frozen=True, slots=True)
class AccessTable:
    """All that is known about getting in and taking part, at one place."""

    place: str  # its name, when there are several places; ""
    caption: str
    rows: tuple[AccessRow, ...]  # yes and no first
    unknown: str  # what people ask about first and nobody has said, in a row
    others: str  # the other features whose answer is not known, in a row
    notes: tuple[str, ...]


def access_tables(
    edition: Edition, places: Sequence[Place], own: Mapping[str, Answer], own_notes: str = ""
) -> tuple[AccessTable, ...]:
    """One table for each place, or one for an activity that has no place; the activity's own answers take precedence.

    Its notes are about all of its places: they come once, after the last.
    """
    if not places:
        return (_table(edition, None, own, own_notes, with_name=False),)
    notes = (*("" for _ in places[1:]), own_notes)
    return tuple(
        _table(edition, place, own, note, with_name=len(places) > 1) for place, note in zip(places, notes, strict=True)
    )


def _table(
    edition: Edition, place: Place | None, own: Mapping[str, Answer], own_notes: str, *, with_name: bool
) -> AccessTable:
    answers = {**place.access, **own} if place else own
    # Nobody needs a Blue Badge space for a phone call: without a place, only known answers are shown.
    first = asked_first(edition) if place else frozenset()
    against = _against(place, own)
    rows: list[AccessRow] = []
    unknown: list[str] = []
    others: list[str] = []
    for key, name in _features(edition):  # one pass over a list of forty, ten thousand times
        if answer := answers.get(key):
            rows.append(AccessRow(name, answer.answer, answer.note, key in against))
        else:
            (unknown if key in first else others).append(name)
    features = edition.directory.vocabulary.access
    unlisted = ((key, answer) for key, answer in answers.items() if key not in features)
    rows += [AccessRow(key, answer.answer, answer.note, key in against) for key, answer in unlisted]
    rows.sort(key=lambda row: row.answer not in ("yes", "no"))
    is_told = bool(rows and place)  # a row of all there could be says less than that nobody has said
    notes = (place.access_notes if place else "", own_notes)
    return AccessTable(
        place=place.name if place and with_name else "",
        caption=_source(edition, place, has_own=bool(own)),
        rows=tuple(rows),
        unknown=in_a_row(edition.language, unknown) if is_told else "",
        others=in_a_row(edition.language, others) if is_told else "",
        notes=tuple(note for note in notes if note),
    )


def _against(place: Place | None, own: Mapping[str, Answer]) -> frozenset[str]:
    """The features where the answer of the activity differs from that of its place."""
    there = place.access if place else {}
    return frozenset(key for key, answer in own.items() if key in there and there[key].answer != answer.answer)


def _source(edition: Edition, place: Place | None, *, has_own: bool) -> str:
    if place is None:
        return edition.language.text("This is what the group told us.")
    about = {"place": place.name}
    if has_own:
        return edition.language.text("About {place}, and what the group adds.", **about)
    if place.checked is None or place.checked.is_from_list:
        return edition.language.text("About {place}. Not checked yet.", **about)
    date = edition.language.date(place.checked.on, weekday=False)
    return edition.language.text("About {place}. Checked on {date}.", date=date, **about)


@cache_on_edition()
def _features(edition: Edition) -> tuple[tuple[str, str], ...]:
    return tuple((feature.id, feature.name) for feature in edition.directory.vocabulary.access.values())


@cache_on_edition()
def asked_first(edition: Edition) -> frozenset[str]:
    """The ids of what people ask about first, in this directory."""
    features = edition.directory.vocabulary.access
    featured = frozenset(feature.id for feature in features.values() if feature.featured)
    return featured or frozenset(ASKED_FIRST)
