"""Links that lead into the finder as paths: some patient record systems cut or encode what follows a "#".

One for each need and outcode, and for each need and GP practice. With scripts the page leads to the finder, without
them to the list of that town.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from fingerpost.edition import addresses
from fingerpost.edition.cached import cache_on_edition
from fingerpost.edition.edition import Edition
from fingerpost.geography.postcode import tidy_outcode, tidy_postcode
from fingerpost.pages.kinds.browse import is_worth_sorting
from fingerpost.pages.render.page import LazyValues, Page
from fingerpost.records.place import Place
from fingerpost.records.vocabulary import Area, Term, is_about_crisis

PRACTICE = "gp-practice"


@dataclass(frozen=True, slots=True)
class Start:
    """Where somebody starts from."""

    segment: str  # of the address: an outcode, or the id of a practice
    near: str  # as the finder takes it
    name: str  # as people say it
    areas: tuple[Area, ...]  # the towns whose lists are there without scripts


@cache_on_edition()
def starts_of(edition: Edition) -> tuple[Start, ...]:
    """The outcodes of all towns, then the GP practices that are shown."""
    by_outcode: dict[str, list[Area]] = {}
    for area in edition.directory.vocabulary.areas.values():
        for outcode in filter(None, map(tidy_outcode, area.outcodes)):
            by_outcode.setdefault(outcode, []).append(area)
    outcodes = [
        Start(outcode.lower(), outcode, outcode, tuple(sorted(areas, key=lambda area: area.name.casefold())))
        for outcode, areas in sorted(by_outcode.items())
    ]
    practices = [practice_start(edition, place) for place in practices_of(edition)]
    segments = {start.segment for start in outcodes}
    return (*outcodes, *(start for start in practices if start.segment not in segments))


def practices_of(edition: Edition) -> list[Place]:
    """The GP practices that have a page."""
    return [place for place in edition.places if place.place_kind == PRACTICE and edition.has_page(place)]


def practice_start(edition: Edition, practice: Place) -> Start:
    """A practice as the place to look from."""
    area = edition.finder.of_place(practice)
    near = tidy_postcode(practice.postcode) or (area.name if area else practice.town)
    return Start(practice.id, near, practice.name, (area,) if area else ())


def practice_links(edition: Edition, place: Place) -> str:
    """A line for each need, with its link from this practice, to paste into a clinical system; "" for other places."""
    if place.place_kind != PRACTICE or practice_start(edition, place) not in starts_of(edition):
        return ""
    return "\n".join(
        f"{need.name}: {edition.absolute(addresses.of_go(need.id, place.id))}"
        for need in edition.directory.vocabulary.needs.values()
    )


def go_pages(edition: Edition) -> Iterator[Page]:
    """A page for each need and each place to start from, even if nothing is there for it: links must not die."""
    starts = [(start, repr(start)) for start in starts_of(edition)]  # written once, and not once for each need
    for need in edition.directory.vocabulary.needs.values():
        for start, text in starts:
            yield _page(edition, need, start, text)


def _page(edition: Edition, need: Term, start: Start, text: str) -> Page:
    title = edition.language.text("{need}, near {place}", need=need.name, place=start.name)
    return Page(
        kind="go",
        address=addresses.of_go(need.id, start.segment),
        title=title,
        description="",
        template="go.html",
        values=LazyValues(
            lambda: {
                "title": title,
                "finder_href": edition.url(addresses.of_search(need.id, start.near)),
                "lists": _lists(edition, need, start),
                "crisis": is_about_crisis(edition.directory.vocabulary.needs, need.id),
            }
        ),
        listed=False,
        is_bare=True,
        fingerprint_parts=partial(_fingerprint_parts, edition, need, start, text),
    )


def _lists(edition: Edition, need: Term, start: Start) -> list[tuple[str, str]]:
    """The lists that work without scripts: of the need in each town, or of the need alone where no town is known."""
    lists = [(_list_of(edition, need, area), area.name) for area in start.areas]
    return lists or [(edition.need_url(need), need.name)]


def _list_of(edition: Edition, need: Term, area: Area) -> str:
    if area.id in _areas_with(edition, need.id) and is_worth_sorting(edition, area.id):
        return edition.url(addresses.of_town(area.id, need.id))
    return edition.town_url(area)


@cache_on_edition()
def _areas_with(edition: Edition, need_id: str) -> frozenset[str]:
    """The towns where something is on for a need, by their ids."""
    return frozenset(
        area.id for activity in edition.activities_by_need.get(need_id, ()) for area in edition.areas_of(activity)
    )


def _fingerprint_parts(edition: Edition, need: Term, start: Start, text: str, _: object) -> Iterator[str]:
    yield f"({text}, {_lists(edition, need, start)!r})"
