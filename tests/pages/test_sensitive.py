"""Nothing that could locate a refuge reaches any page, whatever its record says."""

from __future__ import annotations

import dataclasses
from datetime import date

from fingerpost.edition.edition import Edition
from fingerpost.pages.kinds import other_pages
from fingerpost.pages.render.render import render_head, render_main
from fingerpost.records.directory import Directory
from tests.published import Publish, record_pages

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


def forced(directory: Directory, place: str = "hidden-house", area: str = "nunney") -> Directory:
    """The directory with the refuge's place set behind the reader's back: the reader refuses such a record."""
    refuge = directory.activities["refuge"]
    session = dataclasses.replace(refuge.sessions[0], phone=False, place=place, area=area)
    there = dataclasses.replace(refuge, sessions=(session,))
    return dataclasses.replace(directory, activities={**directory.activities, "refuge": there})


def pages_of(directory: Directory) -> dict[str, str]:
    edition = Edition(directory=directory, today=date(2026, 11, 21))
    pages = [*record_pages(edition, 0, 1), *other_pages(edition, 0, 1)]
    return {page.address: render_head(page, edition) + render_main(page, edition) for page in pages}


def test_where_a_sensitive_activity_is_changes_not_one_letter_of_the_site(publish: Publish) -> None:
    directory = publish(FILES).edition.directory

    nowhere = pages_of(forced(directory, place="", area=""))
    somewhere = pages_of(forced(directory))

    assert "Moorland Refuge" in somewhere["/a/refuge/"]  # control: it has a page
    assert somewhere == nowhere


def test_the_page_of_the_place_does_not_name_a_sensitive_activity(publish: Publish) -> None:
    directory = forced(publish(FILES).edition.directory)
    edition = Edition(directory=directory, today=date(2026, 11, 21))

    page = next(page for page in record_pages(edition, 0, 1) if page.address == "/p/hidden-house/")

    assert "Hidden House" in render_main(page, edition)  # control
    assert "Moorland" not in render_main(page, edition)


def test_the_same_activity_without_the_flag_does_say_where(publish: Publish) -> None:
    open_to_all = "talking-cafe: {name: Cafes}\nrefuge: {name: Refuges}\n"
    directory = forced(publish(FILES | {"vocabulary/categories.yaml": open_to_all}).edition.directory)

    assert "Hidden House" in pages_of(directory)["/a/refuge/"]


def test_a_sensitive_place_changes_not_one_letter_of_the_site(publish: Publish) -> None:
    files = FILES | {"activities/refuge.yaml": REFUGE.replace("refuge", "arts")}
    directory = forced(publish(files).edition.directory, area="")
    hidden = dataclasses.replace(directory.places["hidden-house"], sensitive=True)
    others = {name: place for name, place in directory.places.items() if name != "hidden-house"}

    with_it = pages_of(dataclasses.replace(directory, places={**others, "hidden-house": hidden}))
    without = pages_of(dataclasses.replace(forced(directory, place="", area=""), places=others))

    assert "Hidden House" in pages_of(directory)["/a/refuge/"]  # control: when it is not sensitive
    assert with_it == without


def test_what_a_refuge_says_is_that_it_does_not_say_where(publish: Publish) -> None:
    words = publish(FILES).words("/a/refuge/")

    assert "For people in Frome To keep people safe, we do not say where this is. Ring to ask." in words


def test_a_refuge_is_not_on_the_front_page(publish: Publish) -> None:
    weekly = REFUGE.replace("{repeats: by-arrangement, phone: true}", "{repeats: weekly, days: [monday], from: 10:00}")
    kinds = FILES["vocabulary/categories.yaml"]
    files = FILES | {"activities/refuge.yaml": weekly}

    hidden = publish(files)
    shown = publish(files | {"vocabulary/categories.yaml": kinds.replace(", sensitive: true, crisis: true", "")})

    assert "Moorland" not in hidden.html("/")
    assert "Moorland" in shown.html("/")  # control


def test_a_refuge_is_not_offered_beside_a_cafe(publish: Publish) -> None:
    both = (
        "talking-cafe: {name: Cafes, parent: help}\nhelp: {name: Help}\n"
        "refuge: {name: Refuges, parent: help, sensitive: true, crisis: true}\n"
    )

    site = publish(FILES | {"vocabulary/categories.yaml": both})

    assert "Moorland" not in site.html("/a/chat/")
    assert "Talking Cafe" not in site.html("/a/refuge/")
