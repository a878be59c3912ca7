"""Is there a page of a place that is a refuge's, beside a record that says it is one?

An import can make both of one row, and who marks the activity later may not know of the other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from fingerpost.checks.plain_text import words_of
from fingerpost.records import secrecy
from fingerpost.records.directory import Directory, Record
from fingerpost.records.place import Place
from fingerpost.records.problem import Problem, Severity


def check_places_of_refuges(directory: Directory) -> Iterator[Problem]:
    """Look at the places that have the name of something sensitive, or at which nothing else is on."""
    everyone: tuple[Record, ...] = (*directory.activities.values(), *directory.groups.values())
    secret = [record for record in everyone if directory.is_sensitive(record)]
    if not secret:
        return
    names = {words_of(record.name) for record in secret}
    at_place: dict[str, set[bool]] = defaultdict(set)
    for activity in directory.activities.values():
        for session in activity.sessions:
            if session.place:
                at_place[session.place].add(directory.is_sensitive(activity))
    for place in directory.places.values():
        if not secrecy.does_not_say(place):
            continue
        if (place.address or place.postcode or place.location) and words_of(place.name) in names:
            yield _named_alike(place)
        elif at_place.get(place.id) == {True}:
            yield _nothing_else_there(place)


def _named_alike(place: Place) -> Problem:
    return Problem(
        code="sensitive-place-left",
        span=place.spans["name"],
        message="Something sensitive has the name of this place, and this record says where that is.",
        hint="Delete this file, or add sensitive: no if anybody may know where it is.",
        quote=False,
    )


def _nothing_else_there(place: Place) -> Problem:
    return Problem(
        code="sensitive-place-left",
        severity=Severity.WARNING,
        span=place.spans["name"],
        message="All that is on at this place is sensitive, and this record says where that is.",
        hint="Delete this file, or add sensitive: no if anybody may know where it is.",
        quote=False,
    )
