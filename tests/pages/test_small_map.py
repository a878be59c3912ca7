"""The small drawn map of a place: right directions and distances, names that can be read, and nothing of a secret."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from random import Random

from fingerpost.edition.edition import Edition
from fingerpost.pages.kinds import page_of
from fingerpost.pages.render.render import render_main
from fingerpost.pages.render.small_map import HEIGHT, WIDTH, Label, SmallMap, box_of, small_map_of
from fingerpost.records.activity import Activity
from fingerpost.records.place import Place
from tests.conftest import USUAL_FILES
from tests.published import SINGERS, Publish

DAIRY = (
    USUAL_FILES["places/old-dairy.yaml"] + "postcode: BA11 1AB\nlocation: {lat: 51.2330, lon: -2.3200, from: by-hand}\n"
)
AREAS = {
    "vocabulary/areas.yaml": "frome: {name: Frome, location: {lat: 51.2310, lon: -2.3218}, population: 28600}\n"
    "mells: {name: Mells, location: {lat: 51.2370, lon: -2.3945}}\n"
    "nunney: {name: Nunney, location: {lat: 51.2092, lon: -2.3785}}\n"
    "oban: {name: Oban, location: {lat: 56.4154, lon: -5.4710}}\n",
}


def overlap(one: Label, other: Label) -> bool:
    rest, top, right, bottom = box_of(one)
    other_left, other_top, other_right, other_bottom = box_of(other)
    return rest < other_right and other_left < right and top < other_bottom and other_top < bottom


def test_a_map_says_where_a_place_is_between_towns(publish: Publish) -> None:
    published = publish({**AREAS, "places/old-dairy.yaml": DAIRY})

    places = re.findall('<figure class="fp-small-map.*?</figure>', published.html("/p/old-dairy/"), re.DOTALL)

    assert re.findall('<figure class="fp-small-map.*?</figure>', published.html("/a/chat/"), re.DOTALL) == places
    (html,) = places
    assert re.findall(r"<tspan[^>]*>([^<]*)<", html) == [
        "Frome",
        "¼ mile",
        "Nunney",
        "3 miles",
        "Mells",
        "3 miles",
        "The Old Dairy",
    ]
    assert 'role="img"' in html
    assert (
        'aria-label="The Old Dairy, Frome. Frome is ¼ mile south-west. Nunney is 3 miles south-west. '
        'Mells is 3 miles west."' in html
    )
    assert 'href="/find/#near=BA11+1AB&amp;view=map"' in html
    assert 'class="fp-small-map__scale" x="12" y="255">1 mile<' in html
    assert "Oban" not in html


def test_north_is_up_and_twice_as_far_is_twice_as_far(publish: Publish) -> None:
    towns = {"north": (0.02, 0), "far": (0.04, 0), "south": (-0.02, 0), "west": (0, -0.0319), "east": (0, 0.0319)}
    areas = "".join(
        f"{name}: {{name: {name}, location: {{lat: {51.233 + lat:.4f}, lon: {-2.32 + lon:.4f}}}}}\n"
        for name, (lat, lon) in towns.items()
    )
    edition = publish({"vocabulary/areas.yaml": areas, "places/old-dairy.yaml": DAIRY}).edition
    drawn = small_map_of(edition, edition.directory.places["old-dairy"])

    assert drawn is not None
    points = {town.label.lines[0]: (town.x - drawn.x, town.y - drawn.y) for town in drawn.towns}
    step = points["east"][0]
    right = {"far": (0, -2 * step), "south": (0, step), "west": (-step, 0), "east": (step, 0)}  # one has no room
    assert step > 20
    for name, (x, y) in right.items():
        assert abs(points[name][0] - x) <= 1  # each is rounded
        assert abs(points[name][1] - y) <= 2


def test_no_name_lies_on_another_or_runs_out_of_the_map_and_the_own_town_is_named(publish: Publish) -> None:
    random = Random(7)
    edition = publish({**AREAS, "places/old-dairy.yaml": DAIRY}).edition
    faults = []
    for number in range(150):
        drawn = _anywhere(random, edition)
        labels = [drawn.name, *(town.label for town in drawn.towns)]
        boxes = [box_of(label) for label in labels]
        if any(rest < 0 or top < 0 or right > WIDTH or bottom > HEIGHT for rest, top, right, bottom in boxes):
            faults.append((number, "out of the map"))
        if any(overlap(one, other) for at, one in enumerate(labels) for other in labels[:at]):
            faults.append((number, "on another"))
        if f"Frome. {drawn.towns[0].label.lines[0]} is" not in drawn.words:
            faults.append((number, "own town"))
        if len(drawn.towns) < 2:
            faults.append((number, "alone"))
    assert faults == []


def _anywhere(random: Random, edition: Edition) -> SmallMap:
    """A place with towns of all sizes and with names of all lengths around it."""
    place = edition.directory.places["old-dairy"]
    area = edition.directory.vocabulary.areas["frome"]
    assert area.location is not None
    areas = {}
    for number in range(8):
        spread = 0.002 if number == 0 else 0.06
        where = replace(
            area.location, lat=51.233 + random.uniform(-spread, spread), lon=-2.32 + random.uniform(-spread, spread)
        )
        name = f"Town {number}" + " and more"[: random.randrange(10)]
        areas[str(number)] = replace(
            area,
            id=str(number),
            name="Town 0" if number == 0 else name,
            location=where,
            population=random.choice([None, 400, 9000]),
        )
    vocabulary = replace(edition.directory.vocabulary, areas=areas)
    named = replace(place, name="Hall " * random.randrange(1, 7))
    directory = replace(edition.directory, vocabulary=vocabulary, places={"old-dairy": named})
    drawn = small_map_of(replace(edition, directory=directory), named)
    assert drawn is not None
    return drawn


def test_there_is_no_map_of_what_is_secret_unknown_or_in_several_places(publish: Publish) -> None:
    two = SINGERS.replace("to: 15:30}]", "to: 15:30}, {place: mill, repeats: weekly, days: [monday], from: 10:00}]")
    files = {
        **AREAS,
        "places/old-dairy.yaml": DAIRY,
        "places/mill.yaml": USUAL_FILES["places/old-dairy.yaml"].replace("The Old Dairy", "Tower Mill"),
        "activities/two.yaml": two.replace("Everyday", "Evening"),
        "activities/singers.yaml": SINGERS,
    }
    published = publish(files)

    assert _drawn(published.edition) == {"old-dairy", "singers", "chat"}
    one_town = {"vocabulary/areas.yaml": AREAS["vocabulary/areas.yaml"].partition("mells")[0]}
    assert _drawn(publish({**files, **one_town}).edition) == set()


def test_a_record_that_is_secret_has_no_map_even_with_a_place_that_has_one(publish: Publish) -> None:
    edition = publish({**AREAS, "places/old-dairy.yaml": DAIRY, "activities/singers.yaml": SINGERS}).edition
    directory = edition.directory
    secret: Mapping[str, Activity] = {"singers": replace(directory.activities["singers"], sensitive=True)}
    hall: Mapping[str, Place] = {"old-dairy": replace(directory.places["old-dairy"], sensitive=True)}

    assert _drawn(replace(edition, directory=replace(directory, activities=secret))) == {"old-dairy"}
    assert _drawn(replace(edition, directory=replace(directory, places=hall))) == set()


def _drawn(edition: Edition) -> set[str]:
    records = (*edition.directory.activities.values(), *edition.directory.places.values())
    ids = {record.id for record in records if small_map_of(edition, record)}
    pages = {
        record.id
        for record in records
        if not edition.is_sensitive(record) and "fp-small-map" in render_main(page_of(edition, record), edition)
    }
    assert ids == pages
    return ids
