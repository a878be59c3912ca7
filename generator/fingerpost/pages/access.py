"""Getting in and taking part: what the activity says, over what its place says, and what nobody has told us."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from fingerpost.pages.view import View
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


@dataclass(frozen=True, slots=True)
class AccessRow:
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
    view: View, places: Sequence[Place], own: Mapping[str, Answer], own_notes: str = ""
) -> tuple[AccessTable, ...]:
    """One table for each place, or one for an activity that has no place; what the activity says goes before."""
    if not places:
        return (_table(view, None, own, own_notes, named=False),)
    return tuple(_table(view, place, own, own_notes, named=len(places) > 1) for place in places)


def _table(view: View, place: Place | None, own: Mapping[str, Answer], own_notes: str, *, named: bool) -> AccessTable:
    answers = {**(place.access if place else {}), **own}
    features = view.directory.vocabulary.access
    # Nobody needs a Blue Badge space for a telephone call: without a place, only what was said is shown.
    first = _asked_first(view) if place else frozenset()
    if not answers:  # a table of nothing but "Not known" says less than one sentence
        first = frozenset()
    against = _against(place, own)
    rows = [
        _row(feature.name, answers.get(feature.id), own=feature.id in against)
        for feature in features.values()
        if feature.id in answers or feature.id in first
    ]
    rows += [_row(key, answers[key], own=key in against) for key in answers if key not in features]
    unknown = [each.name for each in features.values() if each.id not in answers and each.id not in first]
    notes = (place.access_notes if place else "", own_notes)
    return AccessTable(
        place=place.name if place and named else "",
        caption=_caption(view, place, rows, said_itself=bool(own)),
        rows=tuple(rows),
        unknown=", ".join(unknown) if place else "",
        notes=tuple(note for note in notes if note),
    )


def _against(place: Place | None, own: Mapping[str, Answer]) -> frozenset[str]:
    """What the activity answers otherwise than its place does."""
    there = place.access if place else {}
    return frozenset(key for key, said in own.items() if key in there and there[key].answer != said.answer)


def _row(name: str, answer: Answer | None, *, own: bool) -> AccessRow:
    return AccessRow(name, answer.answer if answer else "unknown", answer.note if answer else "", own)


def _caption(view: View, place: Place | None, rows: Sequence[AccessRow], *, said_itself: bool) -> str:
    said = _source(view, place, said_itself=said_itself)
    if all(row.answer in ("yes", "no") or row.note for row in rows):
        return said
    return f"{said} {view.language.text('Where it says “Not known” or “Ask first”, ring to ask.')}"


def _source(view: View, place: Place | None, *, said_itself: bool) -> str:
    if place is None:
        return view.language.text("This is what the group told us.")
    about = {"place": place.name}
    if said_itself:
        return view.language.text("About {place}, and what the group adds.", **about)
    if place.checked is None:
        return view.language.text("About {place}. Not checked yet.", **about)
    date = view.language.date(place.checked.on, weekday=False)
    return view.language.text("About {place}. Checked on {date}.", date=date, **about)


@lru_cache(maxsize=4)
def _asked_first(view: View) -> frozenset[str]:
    features = view.directory.vocabulary.access
    chosen = frozenset(feature.id for feature in features.values() if feature.featured)
    return chosen or frozenset(ASKED_FIRST)
