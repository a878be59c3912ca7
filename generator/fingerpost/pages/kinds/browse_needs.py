"""What matters to people, in their own words: a page for each need."""

from __future__ import annotations

from collections.abc import Iterator

from fingerpost.edition import addresses
from fingerpost.edition.edition import View
from fingerpost.pages.kinds.browse import area_name, is_worth_sorting, need_tallies, say_all, tally, try_instead
from fingerpost.pages.render.listing import Listing, listing_pages
from fingerpost.pages.render.page import Page
from fingerpost.pages.render.rows import activity_row
from fingerpost.records.vocabulary import Area, Term


def need_pages(view: View) -> Iterator[Page]:
    """All the needs, then each of them; one that nothing meets keeps its page, because people have saved it."""
    text = view.language.text
    title = text("What matters to you?")
    empty = [need for need in view.directory.vocabulary.needs.values() if need.id not in view.activities_by_need]
    yield Page(
        kind="browse",
        address=addresses.NEEDS,
        title=title,
        description=text("Find a group or activity in {area} by what matters to you.", area=area_name(view)),
        template="terms.html",
        values={
            "title": title,
            "lede": text("Pick the words that sound most like you. You can change your mind."),
            "crumbs": [(view.url(addresses.BROWSE), text("Browse"))],
            "terms": need_tallies(view),
            "empty": [tally(view, view.need_url(need), need.name, 0) for need in empty],
            "empty_heading": text("Nothing listed yet"),
            "letters": (),
            "links_style": "fp-links--2",
            "more": [],
        },
        section="find",
    )
    for need in view.directory.vocabulary.needs.values():
        yield from _need(view, need)


def _need(view: View, need: Term) -> Iterator[Page]:
    text = view.language.text
    activities = view.activities_by_need.get(need.id, ())
    towns: dict[str, int] = {}
    for activity in activities:
        for area in view.areas_of(activity):
            towns[area.id] = towns.get(area.id, 0) + 1
    areas = view.directory.vocabulary.areas
    yield from listing_pages(
        view,
        Listing(
            address=addresses.of_need(need.id),
            title=need.name,
            description=need.description
            or text("{need}: groups and activities in {area}.", need=need.name, area=area_name(view)),
            crumbs=[(view.url(addresses.NEEDS), text("What matters to you"))],
            records=activities,
            write=activity_row,
            heading=say_all(view, len(activities)),
            lede=need.description,
            crisis=bool(need.crisis),
            links=[
                tally(view, _in_town(view, need, area), area.name, towns[area.id])
                for area in sorted((areas[each] for each in towns), key=lambda area: (area.name.casefold(), area.id))
            ],
            links_heading=text("By town"),
            links_style="fp-links--az",
            instead=try_instead(view),
        ),
    )


def _in_town(view: View, need: Term, area: Area) -> str:
    return view.url(addresses.of_town(area.id, need.id)) if is_worth_sorting(view, area.id) else view.town_url(area)
