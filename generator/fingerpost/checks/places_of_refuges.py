"""Is there a page of a place that is a refuge's, beside a record that says it is one?

An import can make both of one row, and who marks the activity later, and perhaps gives it another name, may not know of
the other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from fingerpost.checks.plain_text import words_of
from fingerpost.checks.withhold import WHERE
from fingerpost.records import secrecy
from fingerpost.records.directory import Directory, Record
from fingerpost.records.place import Place
from fingerpost.records.problem import Problem, Severity

_ENOUGH = 2  # words: "Hall" alone is in many


def check_places_of_refuges(directory: Directory) -> Iterator[Problem]:
    """Hold back the places that have a name of something sensitive, or at which nothing else is on.

    Where a list made a place, and nothing is on there any more, something sensitive of that list may have been.
    """
    everyone: tuple[Record, ...] = (*directory.activities.values(), *directory.groups.values())
    secret = [record for record in everyone if directory.is_sensitive(record)]
    if not secret:
        return
    names = {_words(name) for record in secret for name in _names_of(record)}
    lists = {record.imported.source for record in secret if record.imported and record.imported.source}
    at_place: dict[str, set[bool]] = defaultdict(set)
    for activity in directory.activities.values():
        for session in activity.sessions:
            if session.place:
                at_place[session.place].add(directory.is_sensitive(activity))
    for place in directory.places.values():
        if not secrecy.does_not_say(place) or "held-sensitive-place" in place.confirmed:
            continue
        words, on_there = _words(place.name), at_place.get(place.id, set())
        if words in names or (False not in on_there and any(_are_alike(words, name) for name in names)):
            yield _held(place, "Something sensitive has the name of this place.")
        elif on_there == {True}:
            yield _held(place, "All that is on at this place is sensitive.")
        elif not on_there and place.imported and place.imported.source in lists:
            yield _held(place, "Nothing is on at this place any more, and something sensitive came from the same list.")


def _names_of(record: Record) -> Iterator[str]:
    """What a record is called, and was: by its file, and by the list that it came from."""
    yield record.name
    yield from (former.replace("-", " ") for former in record.former_ids)
    if record.imported and not record.imported.id.isdecimal():
        yield record.imported.id.partition(" / ")[0]


def _words(name: str) -> frozenset[str]:
    """The words of a name, without an s at their end: women's is women. In another script the name is one word."""
    return frozenset(word.removesuffix("s") for word in words_of(name).split() or [name.strip()])


def _are_alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether all words of a name are in the other, as when somebody has shortened one of them."""
    return len(one & other) >= _ENOUGH and (one <= other or other <= one)


def _held(place: Place, why: str) -> Problem:
    return Problem(
        code="held-sensitive-place",
        severity=Severity.WARNING,
        span=place.spans["name"],
        message=f"{why} It is not shown yet, because its page would say where that is.",
        hint="Delete this file, or add sensitive: no if anybody may know where it is.",
        quote=False,
        field=WHERE,
    )
