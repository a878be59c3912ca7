"""Which groups are offered in place of one that has closed."""

from __future__ import annotations

from math import inf
from random import Random

from fingerpost.edition.edition import Edition
from fingerpost.edition.similar import kinds_of, similar_groups
from fingerpost.geography.distance import km_between
from fingerpost.reading.read import read_directory
from fingerpost.records.group import Group
from tests.conftest import TODAY, USUAL_FILES, OpenSite

CHAT = USUAL_FILES["activities/chat.yaml"]


def compared_with_all(edition: Edition, group: Group) -> list[str]:
    """The slow way: all open groups, one by one."""
    own = [activity for activity in edition.directory.activities.values() if activity.group == group.id]
    kinds = {kind.id for activity in own for kind in kinds_of(edition, activity)}
    towns = {area.id for activity in own for area in edition.areas_of(activity)}
    rows = []
    for position, other in enumerate(edition.groups):
        alike = [
            each
            for each in edition.activities_by_group.get(other.id, ())
            if kinds & {k.id for k in kinds_of(edition, each)}
        ]
        if other.id != group.id and alike:
            is_near = any(area.id in towns for activity in alike for area in edition.areas_of(activity))
            points = [[p.location for a in some for p in edition.places_of(a) if p.location] for some in (own, alike)]
            km = min((km_between(one, two) for one in points[0] for two in points[1]), default=inf)
            rows.append((not is_near, km, position, other.id))
    return [row[-1] for row in sorted(rows)[:3]]


def test_they_are_the_same_as_if_all_had_been_compared(site: OpenSite) -> None:
    chance = Random(7)
    towns = ["frome", "wells", "street", "shepton", "bruton", "cheddar", "glastonbury", "axbridge", "nunney"]
    files = {
        "vocabulary/areas.yaml": "".join(f"{town}: {{name: {town.title()}}}\n" for town in towns),
        "vocabulary/categories.yaml": "talking-cafe: {name: Talking cafes}\narts: {name: Arts}\nwalks: {name: Walks}\n",
    }
    for number in range(60):
        where = f"location: {{lat: {51 + chance.random() / 4:.4f}, lon: {-2.5 + chance.random() / 4:.4f}}}\n"
        town = chance.choice(towns)
        files[f"places/p{number}.yaml"] = f"name: Place {number}\nkind: hall\ntown: {town.title()}\n" + where * (
            number % 5 > 0
        )
        closed = "closed: {on: 2026-01-01, reason: It ended.}\n" if number % 3 == 0 else ""
        files[f"groups/g{number}.yaml"] = (
            f"name: Group {chance.random()}\nsummary: People who know what is on.\n"
            f"contact: {{phone: 01632 960123}}\nchecked: {{on: 2026-10-01}}\n{closed}"
        )
        for part in range(number % 2 + 1):
            kind = chance.choice(["talking-cafe", "arts", "walks"])
            files[f"activities/a{number}-{part}.yaml"] = (
                CHAT.replace("connectors", f"g{number}")
                .replace("[talking-cafe]", f"[{kind}]")
                .replace("old-dairy", f"p{chance.randrange(60)}")
            ) + closed
    directory, problems = read_directory(site(files).assets)
    assert [problem for problem in problems if problem.is_error] == []
    edition = Edition(directory=directory, today=TODAY)
    closed_groups = [group for group in directory.groups.values() if group.closed]

    answers = {group.id: [other.id for other in similar_groups(edition, group)] for group in closed_groups}

    assert answers == {group.id: compared_with_all(edition, group) for group in closed_groups}
    assert sum(map(len, answers.values())) == 60  # the control: three for each of the twenty
