"""Nothing that could locate a refuge reaches any page, whatever its record says."""

from __future__ import annotations

import dataclasses
from datetime import date

from fingerpost.pages.kinds import other_pages, record_pages
from fingerpost.pages.render import render_head, render_main
from fingerpost.pages.view import View
from fingerpost.records.directory import Directory
from tests.pages.conftest import Publish

REFUGE = """\
name: Moorland Refuge
summary: A safe place to stay for women and children.
categories: [refuge]
sessions: [{repeats: by-arrangement, phone: true}]
contact: {phone: 01632 960578}
serves: [frome]
checked: {on: 2026-11-03, how: phone}
"""
FILES = {
    "activities/refuge.yaml": REFUGE,
    "vocabulary/categories.yaml": "talking-cafe: {name: Cafes}\narts: {name: Arts}\n"
    "refuge: {name: Refuges, sensitive: true, crisis: true}\n",
    "vocabulary/areas.yaml": "frome: {name: Frome}\nnunney: {name: Nunney}\n",
    "places/hidden-house.yaml": "name: Hidden House\naddress: [14 Secret Lane]\ntown: Nunney\npostcode: BA11 4NP\n"
    "getting_there: {bus: Route 77 stops at the gate}\n",
}
SECRETS = ("Hidden House", "Secret Lane", "BA11", "Nunney", "Route 77", "hidden-house")


def forced(directory: Directory) -> Directory:
    """The directory with the refuge's place set behind the reader's back: the reader refuses such a record."""
    refuge = directory.activities["refuge"]
    session = dataclasses.replace(refuge.sessions[0], phone=False, place="hidden-house", area="nunney")
    there = dataclasses.replace(refuge, sessions=(session,))
    return dataclasses.replace(directory, activities={**directory.activities, "refuge": there})


def pages_of(directory: Directory, without: str) -> str:
    view = View(directory=directory, today=date(2026, 11, 21))
    pages = [*record_pages(view, 0, 1), *other_pages(view, 0, 1)]
    return "\n".join(render_head(page, view) + render_main(page, view) for page in pages if page.address != without)


def test_a_sensitive_activity_never_says_where_it_is(publish: Publish) -> None:
    directory = forced(publish(FILES).view.directory)

    everything = pages_of(directory, without="/p/hidden-house/")

    assert "Moorland Refuge" in everything  # control: it has a page
    assert [secret for secret in SECRETS if secret in everything] == []


def test_the_page_of_the_place_does_not_name_a_sensitive_activity(publish: Publish) -> None:
    directory = forced(publish(FILES).view.directory)
    view = View(directory=directory, today=date(2026, 11, 21))

    page = next(page for page in record_pages(view, 0, 1) if page.address == "/p/hidden-house/")

    assert "Hidden House" in render_main(page, view)  # control
    assert "Moorland" not in render_main(page, view)


def test_the_same_activity_without_the_flag_does_say_where(publish: Publish) -> None:
    directory = forced(
        publish(
            FILES | {"vocabulary/categories.yaml": "talking-cafe: {name: Cafes}\nrefuge: {name: Refuges}\n"}
        ).view.directory
    )

    assert "Hidden House" in pages_of(directory, without="/p/hidden-house/")


def test_a_sensitive_place_has_no_page_and_no_mention(publish: Publish) -> None:
    record = REFUGE.replace("phone: true", "place: hidden-house").replace("[refuge]", "[arts]")
    directory = publish(FILES | {"activities/refuge.yaml": record}).view.directory
    hidden = dataclasses.replace(directory.places["hidden-house"], sensitive=True)
    directory = dataclasses.replace(directory, places={**directory.places, "hidden-house": hidden})

    everything = pages_of(directory, without="")

    assert [secret for secret in SECRETS if secret in everything] == []


def test_what_a_refuge_says_is_that_it_does_not_say_where(publish: Publish) -> None:
    words = publish(FILES).words("/a/refuge/")

    assert "For people in Frome To keep people safe, we do not say where this is. Ring to ask." in words


def test_a_refuge_is_not_on_the_front_page(publish: Publish) -> None:
    assert "Moorland" not in publish(FILES).html("/")


def test_a_refuge_is_not_offered_beside_a_cafe(publish: Publish) -> None:
    both = (
        "talking-cafe: {name: Cafes, parent: help}\nhelp: {name: Help}\n"
        "refuge: {name: Refuges, parent: help, sensitive: true, crisis: true}\n"
    )

    made = publish(FILES | {"vocabulary/categories.yaml": both})

    assert "Moorland" not in made.html("/a/chat/")
    assert "Talking Cafe" not in made.html("/a/refuge/")
