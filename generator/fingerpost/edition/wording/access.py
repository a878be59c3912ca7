"""Getting in and taking part: what the activity says, over what its place says, and what nobody has told us."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from fingerpost.edition.cached import cache_on_edition
from fingerpost.edition.edition import Edition
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


class AccessRow(NamedTuple):  # which has a quick hash: lines are kept by what they say
    """One line of the table; ``answer`` is yes, no, ask or unknown."""

    name: str
    answer: str
    note: str
    own: bool  # the activity says so, and its place says otherwise


@dataclass(frozen=True, slots=True)
class AccessTable:
    """All that is known about getting in and taking part, at one place."""

    place: str  # its name, when there are several places; ""
    caption: str
    rows: tuple[AccessRow, ...]
    unknown: str  # the other things, that nobody has told us about, in a row
    notes: tuple[str, ...]


def access_tables(
    edition: Edition, places: Sequence[Place], own: Mapping[str, Answer], own_notes: str = ""
) -> tuple[AccessTable, ...]:
    """One table for each place, or one for an activity that has no place; what the activity says goes before.

    Its notes are about all of its places: they come once, after the last.
    """
    if not places:
        return (_table(edition, None, own, own_notes, named=False),)
    notes = (*("" for _ in places[1:]), own_notes)
    return tuple(
        _table(edition, place, own, note, named=len(places) > 1) for place, note in zip(places, notes, strict=True)
    )


def _table(
    edition: Edition, place: Place | None, own: Mapping[str, Answer], own_notes: str, *, named: bool
) -> AccessTable:
    answers = {**place.access, **own} if place else own
    # Nobody needs a Blue Badge space for a telephone call: without a place, only what was said is shown.
    first = _asked_first(edition) if place else frozenset()
    if not answers:  # a table of nothing but "Not known" says less than one sentence
        first = frozenset()
    against = _against(place, own)
    rows, unknown = [], []
    for key, name in _features(edition):  # once through a list of forty, ten thousand times
        if said := answers.get(key):
            rows.append(AccessRow(name, said.answer, said.note, key in against))
        elif key in first:
            rows.append(AccessRow(name, "unknown", "", own=False))
        else:
            unknown.append(name)
    features = edition.directory.vocabulary.access
    others = ((key, said) for key, said in answers.items() if key not in features)
    rows += [AccessRow(key, said.answer, said.note, key in against) for key, said in others]
    notes = (place.access_notes if place else "", own_notes)
    return AccessTable(
        place=place.name if place and named else "",
        caption=_caption(edition, place, rows, said_itself=bool(own)),
        rows=tuple(rows),
        unknown=", ".join(unknown) if place else "",
        notes=tuple(note for note in notes if note),
    )


def _against(place: Place | None, own: Mapping[str, Answer]) -> frozenset[str]:
    """What the activity answers otherwise than its place does."""
    there = place.access if place else {}
    return frozenset(key for key, said in own.items() if key in there and there[key].answer != said.answer)


def _caption(edition: Edition, place: Place | None, rows: Sequence[AccessRow], *, said_itself: bool) -> str:
    said = _source(edition, place, said_itself=said_itself)
    if all(row.answer in ("yes", "no") or row.note for row in rows):
        return said
    return f"{said} {edition.language.text('Where it says “Not known” or “Ask first”, ring to ask.')}"


def _source(edition: Edition, place: Place | None, *, said_itself: bool) -> str:
    if place is None:
        return edition.language.text("This is what the group told us.")
    about = {"place": place.name}
    if said_itself:
        return edition.language.text("About {place}, and what the group adds.", **about)
    if place.checked is None:
        return edition.language.text("About {place}. Not checked yet.", **about)
    date = edition.language.date(place.checked.on, weekday=False)
    return edition.language.text("About {place}. Checked on {date}.", date=date, **about)


@cache_on_edition()
def _features(edition: Edition) -> tuple[tuple[str, str], ...]:
    return tuple((feature.id, feature.name) for feature in edition.directory.vocabulary.access.values())


@cache_on_edition()
def _asked_first(edition: Edition) -> frozenset[str]:
    features = edition.directory.vocabulary.access
    chosen = frozenset(feature.id for feature in features.values() if feature.featured)
    return chosen or frozenset(ASKED_FIRST)
