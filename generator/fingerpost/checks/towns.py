"""Is a town that no list knows a slip for one that is on the list?"""

from __future__ import annotations

from collections.abc import Iterator

from fingerpost.reading.suggest import nearest
from fingerpost.records.directory import Directory
from fingerpost.records.problem import Problem, Severity


def check_towns(directory: Directory) -> Iterator[Problem]:
    """Look for each town of the places in areas.yaml; a directory without that list is not asked.

    A place in Fily would be missing from the page of Filey, and nobody would notice.
    """
    names = {
        name.casefold(): area.name
        for area in directory.vocabulary.areas.values()
        for name in (area.name, area.id, *area.also)
    }
    suggestions: dict[str, str] = {}  # ten thousand places are in a few hundred towns
    for place in directory.places.values():
        town = place.town
        if not names or town.casefold() in names:
            continue
        if town not in suggestions:
            suggestions[town] = names.get(nearest(town, names), "")
        if suggestions[town]:
            yield Problem(
                code="town-spelling",
                severity=Severity.WARNING,
                span=place.spans["town"],
                message=f"There is no {town} in the list of towns, but there is {suggestions[town]}.",
                hint=f"Write {suggestions[town]}, if that is meant. If {town} is a town too, add it to "
                "vocabulary/areas.yaml.",
            )
