"""Pages for published addresses that no longer have one of their own: they say so, and offer what is near.

A record that is held back as a whole keeps its address. Lists come and go with what is in them: a letter, a further
page, a need in a town, a word that somebody has deleted. Their addresses are in patients' notes all the same.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from functools import partial

from fingerpost.edition import addresses
from fingerpost.edition.crisis_pages import must_have_lines
from fingerpost.edition.edition import Edition
from fingerpost.language import mark
from fingerpost.pages.kinds.browse import is_worth_sorting, try_instead
from fingerpost.pages.kinds.correcting import correcting_page
from fingerpost.pages.kinds.moved import moved_page
from fingerpost.pages.render.listing import Tally
from fingerpost.pages.render.page import Page
from fingerpost.records.directory import Record
from fingerpost.records.ledger import Promise
from fingerpost.records.place import Place

TITLE = mark("Nothing is listed here at the moment")


def with_kept_pages(edition: Edition, pages: Iterable[Page]) -> Iterator[Page]:
    """Add a page for each list and record of the ledger that has none."""
    ledger = edition.directory.ledger
    if not ledger.promises:
        yield from pages
        return
    there = set()
    for page in pages:
        there.add(page.address)
        yield page
    yield from _pages(edition, there)
    yield from _held_back(edition, there)


def _held_back(edition: Edition, there: Container[str]) -> Iterator[Page]:
    """Pages that show nothing of a record; none for a place, whose address may say where somebody lives."""
    directory = edition.directory
    records: tuple[Mapping[str, Record], ...] = (directory.activities, directory.groups)
    shown = {addresses.of(record) for by_id in records for record in by_id.values()}
    for promise in directory.ledger.records.values():
        if promise.kind != "place" and promise.address not in shown and promise.address not in there:
            yield correcting_page(edition, promise.kind, addresses.of_record(*promise.key), ())


def _pages(edition: Edition, there: Container[str]) -> Iterator[Page]:
    text = edition.language.text
    for address, promise in _promised(edition):
        if address in there:
            continue
        if promise.kind == "go" and (place := _practice(edition, promise)) is not None:
            if not edition.has_page(place):
                continue
            new = addresses.of_go(promise.id.partition("/")[0], place.id)
            if new in there and new != address:
                yield moved_page(edition, place, address, new)
                continue
        near = tuple(_near(edition, promise))
        yield Page(
            kind="browse",
            address=address,
            title=text(TITLE),
            description=text("Nothing is listed here at the moment. Here are ways to find something else."),
            template="kept.html",
            values={"near": near, "instead": try_instead(edition), "crisis": must_have_lines(edition, address)},
            listed=False,
            fingerprint_parts=partial(_fingerprint_parts, near),
        )


def _promised(edition: Edition) -> Iterator[tuple[str, Promise]]:
    """The address of each list in the ledger, and of each page of gaps, which comes and goes with its town."""
    for address, promise in sorted(edition.directory.ledger.by_address.items()):
        if addresses.list_of(address) == promise.key:
            yield address, promise
            if promise.kind == "town" and "/" not in promise.id:
                yield addresses.of_insight(promise.id), promise


def _practice(edition: Edition, promise: Promise) -> Place | None:
    """The place that a way into the finder names, by its id or a former one."""
    near = promise.id.partition("/")[2]
    places = edition.directory.places
    return places.get(near) or next((place for place in places.values() if near in place.former_ids), None)


def _near(edition: Edition, promise: Promise) -> Iterator[Tally]:
    """The nearest lists that have something in them: the same town, the same need or kind, the list before."""
    vocabulary, text = edition.directory.vocabulary, edition.language.text
    first, _, second = promise.id.partition("/")
    number = edition.language.number
    if promise.kind == "town" and (area := vocabulary.areas.get(first)) and area.id in edition.activities_by_area:
        yield Tally(edition.town_url(area), area.name, number(len(edition.activities_by_area[area.id])))
    wanted = second if promise.kind == "town" else first if promise.kind in ("need", "go") else ""
    if (need := vocabulary.needs.get(wanted)) and need.id in edition.activities_by_need:
        yield Tally(edition.need_url(need), need.name, number(len(edition.activities_by_need[need.id])))
    if need and promise.kind == "town":
        yield from _in_other_towns(edition, need.id, first)
    kind = vocabulary.categories.get(first) if promise.kind == "category" else None
    if kind is not None:
        count = len(edition.activities_by_category.get(kind.id, ()))
        yield Tally(edition.category_url(kind), kind.name, number(count))
    if promise.kind == "letter":
        yield Tally(edition.url(addresses.A_TO_Z), text("Everything, A to Z"), "")
    start = {"groups": addresses.GROUPS, "places": addresses.PLACES, "new": addresses.NEW}.get(promise.id, "")
    if promise.kind == "list" and start:
        yield Tally(edition.url(start), text("The beginning of this list"), "")


def _in_other_towns(edition: Edition, need_id: str, town: str) -> Iterator[Tally]:
    """The same need in the towns around: those with most for it first."""
    counts: dict[str, int] = {}
    for activity in edition.activities_by_need.get(need_id, ()):
        for area in edition.areas_of(activity):
            counts[area.id] = counts.get(area.id, 0) + 1
    areas = edition.directory.vocabulary.areas
    busiest = sorted((area_id for area_id in counts if area_id != town), key=lambda each: (-counts[each], each))
    for area_id in busiest[:3]:
        address = addresses.of_town(area_id, need_id if is_worth_sorting(edition, area_id) else "")
        yield Tally(edition.url(address), areas[area_id].name, edition.language.number(counts[area_id]))


def _fingerprint_parts(near: tuple[Tally, ...], _: object) -> Iterator[str]:
    yield repr(near)
