"""What a page or a sheet is said to be made from is all that it is made from.

When it changes, that has changed too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from fingerpost.edition import addresses
from fingerpost.edition.edition import Edition
from fingerpost.edition.printed import has_poster, is_practice, near_practice
from fingerpost.pages.kinds import other_pages, page_of, records_of
from fingerpost.pages.render.inputs import Inputs
from fingerpost.pages.render.render import render_bare, render_head, render_main
from fingerpost.printing.sheets import sheets_of
from fingerpost.printing.typeset import data_of
from fingerpost.reading.read import read_directory
from fingerpost.records.directory import Directory, Record
from fingerpost.records.parts import Answer, Closed, Contact

TODAY = date(2026, 11, 21)
KINDS = ("activities", "groups", "places")
ByAddress = dict[str, tuple[str, str]]  # by address: what it is made from, and the page, or what is on the sheet


@pytest.fixture(scope="module")
def some() -> Directory:
    """A part of the example: activities of a kind with their groups and places, and one that has closed."""
    directory, _ = read_directory(Path(__file__).parents[2] / "assets")
    edition = Edition(directory=directory, today=TODAY)
    largest = max(edition.activities_by_category.values(), key=len)
    practice = next(place for place in edition.places if is_practice(edition, place))
    near = (activity for _, activity in near_practice(edition, practice.id))
    cafe = next(activity for activity in edition.activities if has_poster(edition, activity))
    # One that is not rung itself, but its group.
    unreachable = replace(next(each for each in largest if each.group), contact=Contact())
    chosen = [*largest[:6], *edition.closed_activities[:1], next(near), cafe, unreachable]
    activities = {each.id: each for each in sorted(chosen, key=lambda each: each.id)}
    groups = {each.group for each in chosen}
    places = {practice.id, *(session.place for each in chosen for session in each.sessions)}
    # Each of the forty towns has a page of what it lacks, which is most of the work: theirs, and some with nothing.
    towns = {directory.places[key].town for key in places if key in directory.places}
    areas = directory.vocabulary.areas
    empty = [key for key, area in areas.items() if area.name not in towns][:3]
    areas_kept = {key: area for key, area in areas.items() if area.name in towns or key in empty}
    return replace(
        directory,
        vocabulary=replace(directory.vocabulary, areas=areas_kept),
        activities=activities,
        groups={key: group for key, group in directory.groups.items() if key in groups},
        places={key: place for key, place in directory.places.items() if key in places},
    )


def inputs_of(directory: Directory) -> ByAddress:
    """Every page that can be kept."""
    edition = Edition(directory=directory, today=TODAY, prints=True)
    digests = {(each.kind, each.id): repr(each) for kind in KINDS for each in getattr(directory, kind).values()}
    inputs = Inputs(edition, digests, "common")
    by_address = {}
    for record in records_of(edition, 0, 1):
        page = page_of(edition, record)
        by_address[addresses.of(record)] = (
            inputs.of_record(record),
            render_head(page, edition) + render_main(page, edition),
        )
    for page in other_pages(edition, 0, 1):
        if fingerprint := inputs.of_page(page):
            whole = (
                render_bare(page, edition) if page.is_bare else render_head(page, edition) + render_main(page, edition)
            )
            by_address[page.address] = (fingerprint, whole)
    for sheet in sheets_of(edition):
        fingerprint = inputs.of(sheet.address, *sheet.inputs(inputs))
        by_address[sheet.address] = (fingerprint, data_of(sheet, lambda *_: None))
    return by_address


def _closed(record: Any) -> Any:
    return replace(record, closed=Closed(on=date(2026, 10, 1), reason="It ended", instead=()))


CHANGES: dict[str, Callable[[Any], Any]] = {
    "another name": lambda record: replace(record, name=f"Zzz {record.name}"),
    "another summary": lambda record: replace(record, summary="Something else altogether is said of it here."),
    "closed": _closed,
    "not checked": lambda record: replace(record, checked=replace(record.checked, on=date(2024, 1, 1))),
    "another telephone": lambda record: replace(record, contact=replace(record.contact, phone="01632 960999")),
    "sensitive": lambda record: replace(record, sensitive=True) if record.kind != "group" else record,
    "other access": lambda record: (
        replace(record, access={"hearing_loop": Answer(answer="yes")}) if record.kind != "group" else record
    ),
    "elsewhere": lambda record: (
        replace(record, location=replace(record.location, lat=record.location.lat + 0.01))
        if record.kind == "place" and record.location
        else record
    ),
    "another town": lambda record: replace(record, town="Frome") if record.kind == "place" else record,
    "no session": lambda record: replace(record, sessions=()) if record.kind == "activity" else record,
}


def changed(directory: Directory, change: Callable[[Any], Any]) -> Iterator[tuple[str, Directory]]:
    """The directory with one record changed, for some of each kind."""
    for kind in KINDS:
        records: dict[str, Record] = getattr(directory, kind)
        for key in sorted(records)[:: max(1, len(records) // 2)]:
            if getattr(records[key], "checked", True) and (new := change(records[key])) != records[key]:
                yield f"{kind}/{key}", replace(directory, **{kind: {**records, key: new}})


@pytest.fixture(scope="module")
def before(some: Directory) -> ByAddress:
    return inputs_of(some)


@pytest.mark.parametrize("name", CHANGES)
def test_a_page_that_changes_is_made_from_something_else(some: Directory, before: ByAddress, name: str) -> None:
    pages_that_changed = set()
    stale = {}
    for record, directory in changed(some, CHANGES[name]):
        after = inputs_of(directory)
        for address in before.keys() & after.keys():
            if before[address][1] != after[address][1]:
                pages_that_changed.add(address)
                if before[address][0] == after[address][0]:
                    stale[record] = address

    assert pages_that_changed  # the control
    assert stale == {}


def test_a_page_that_has_nothing_to_do_with_a_change_is_made_from_the_same(some: Directory, before: ByAddress) -> None:
    key = next(iter(some.groups))
    other = next(iter(address for address in before if address.startswith("/p/")))
    directory = replace(some, groups={**some.groups, key: replace(some.groups[key], name="Another name")})

    assert inputs_of(directory)[other][0] == before[other][0]


def test_menus_and_posters_are_among_what_is_compared(before: ByAddress) -> None:
    sheets = {address for address in before if address.endswith(".pdf")}

    assert {address.split("/")[2] for address in sheets} == {"activities", "needs", "places", "towns"}


def test_a_menu_depends_on_the_group_that_is_rung_for_an_activity(some: Directory, before: ByAddress) -> None:
    group = next(some.groups[each.group] for each in some.activities.values() if not each.contact and each.group)
    rung = replace(group, contact=Contact(phone="01632 960999"))
    after = inputs_of(replace(some, groups={**some.groups, group.id: rung}))

    menus = {address for address in before if address.endswith("menu.pdf") and before[address][1] != after[address][1]}

    assert menus
    assert all(before[address][0] != after[address][0] for address in menus)
