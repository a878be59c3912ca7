"""Getting there: the ways to a place, the activity's own words first."""

from __future__ import annotations

from fingerpost.edition.edition import Edition
from fingerpost.language import mark
from fingerpost.records.activity import Activity
from fingerpost.records.parts import GettingThere

WAYS = (  # the field, its picture, its label
    ("bus", "bus", mark("Bus:")),
    ("train", "train", mark("Train:")),
    ("parking", "park", mark("Parking:")),
    ("community_transport", "people", mark("Lifts:")),
    ("walking", "person", mark("On foot:")),
)

Way = tuple[str, str, str]  # picture, label, words


def ways_to(edition: Edition, activity: Activity) -> list[tuple[str, list[Way]]]:
    """For each place its name, if there are several, and the ways there. Nothing when the place is secret."""
    if edition.is_sensitive(activity):
        return []
    places = edition.places_of(activity)
    own = activity.getting_there
    if not places:
        return [("", lines)] if (lines := ways_there(edition, own, None)) else []
    ways_by_place = [
        # The activity's own words are about the first of its places.
        (place.name if len(places) > 1 else "", ways_there(edition, None if number else own, place.getting_there))
        for number, place in enumerate(places)
    ]
    return [(name, lines) for name, lines in ways_by_place if lines]


def ways_there(edition: Edition, own: GettingThere | None, place: GettingThere | None) -> list[Way]:
    """The ways that are known."""
    ways = []
    for name, picture, label in WAYS:
        words = (getattr(own, name) if own else "") or (getattr(place, name) if place else "")
        if words:
            ways.append((picture, edition.language.text(label), words))
    return ways
