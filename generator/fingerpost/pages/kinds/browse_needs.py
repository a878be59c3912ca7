"""What matters to people, in their own words: a page for each need."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from fingerpost.edition import addresses
from fingerpost.edition.edition import Edition
from fingerpost.pages.kinds.browse import area_name, is_worth_sorting, need_tallies, say_all, tally, try_instead
from fingerpost.pages.kinds.coming import first_page
from fingerpost.pages.render.listing import Listing, listing_pages
from fingerpost.pages.render.page import Page
from fingerpost.pages.render.rows import activity_row
from fingerpost.records.vocabulary import Area, Term, is_about_crisis


def need_pages(edition: Edition) -> Iterator[Page]:
    """All the needs, then a page for each, even if nothing meets it, because people have saved the address."""
    text = edition.language.text
    title = text("What matters to you?")
    empty = [need for need in edition.directory.vocabulary.needs.values() if need.id not in edition.activities_by_need]
    yield Page(
        kind="browse",
        address=addresses.NEEDS,
        title=title,
        description=text("Find a group or activity in {area} by what matters to you.", area=area_name(edition)),
        template="terms.html",
        values={
            "title": title,
            "lede": text("Pick the words that sound most like you. You can change your mind."),
            "crumbs": [(edition.url(addresses.BROWSE), text("Browse"))],
            "terms": need_tallies(edition),
            "empty": [tally(edition, edition.need_url(need), need.name, 0) for need in empty],
            "empty_heading": text("Nothing listed yet"),
            "letters": (),
            "links_style": "fp-links--2",
            "more": [],
        },
    )
    for need in edition.directory.vocabulary.needs.values():
        yield from _need(edition, need)


def _need(edition: Edition, need: Term) -> Iterator[Page]:
    text = edition.language.text
    activities = edition.activities_by_need.get(need.id, ())
    towns: dict[str, int] = {}
    for activity in activities:
        for area in edition.areas_of(activity):
            towns[area.id] = towns.get(area.id, 0) + 1
    areas = edition.directory.vocabulary.areas
    yield from listing_pages(
        edition,
        Listing(
            address=addresses.of_need(need.id),
            title=need.name,
            description=need.description
            or text("{need}: groups and activities in {area}.", need=need.name, area=area_name(edition)),
            crumbs=[(edition.url(addresses.NEEDS), text("What matters to you"))],
            records=activities,
            write=activity_row,
            heading=say_all(edition, len(activities)),
            lede=need.description,
            crisis=is_about_crisis(edition.directory.vocabulary.needs, need.id),
            links=[
                tally(edition, _in_town(edition, need, area), area.name, towns[area.id])
                for area in sorted(
                    (areas[area_id] for area_id in towns), key=lambda area: (area.name.casefold(), area.id)
                )
            ],
            links_heading=text("By town"),
            links_style="fp-links--az",
            instead=try_instead(edition),
            template="coming.html",
            first_page=partial(first_page, edition, activities, need, "need"),
        ),
    )


def _in_town(edition: Edition, need: Term, area: Area) -> str:
    return (
        edition.url(addresses.of_town(area.id, need.id))
        if is_worth_sorting(edition, area.id)
        else edition.town_url(area)
    )
