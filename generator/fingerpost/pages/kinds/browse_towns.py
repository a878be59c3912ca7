"""Towns and villages: what is on next, what there is for each need, the buildings, and what is near."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial
from itertools import groupby
from typing import Any

from fingerpost.edition import addresses
from fingerpost.edition.a_to_z import by_letter, letter_of, say_letter
from fingerpost.edition.card import lang_of
from fingerpost.edition.edition import DatedOccurrence, Edition
from fingerpost.edition.nearby_towns import near_towns
from fingerpost.edition.next_dates import encode_days, short_names
from fingerpost.edition.occurrences_by_day import is_outing, sample_of_each_day
from fingerpost.edition.printed import town_menus
from fingerpost.edition.wording.costs import say_cost_shortly
from fingerpost.edition.wording.where import say_where_shortly
from fingerpost.exchange.ical.calendars import TOWNS
from fingerpost.exchange.ical.links import list_calendar
from fingerpost.pages.kinds.browse import area_name, is_worth_sorting, say_all, tally, town_tallies, try_instead
from fingerpost.pages.kinds.coming import first_page
from fingerpost.pages.render.listing import Listing, Tally, listing_pages
from fingerpost.pages.render.page import Page
from fingerpost.pages.render.paging import MOST
from fingerpost.pages.render.rows import activity_row
from fingerpost.records.activity import Activity
from fingerpost.records.vocabulary import Area, Term, is_about_crisis

NEXT_HERE = 6
DAYS = 14
A_DAY = 3


def town_pages(edition: Edition) -> Iterator[Page]:
    """All the towns, then each of them, then each with each need that something there meets."""
    text = edition.language.text
    title = text("Towns and villages")
    areas = sorted(edition.directory.vocabulary.areas.values(), key=lambda area: (area.name.casefold(), area.id))
    tallies = town_tallies(edition)
    yield Page(
        kind="browse",
        address=addresses.TOWNS,
        title=title,
        description=text("Groups and activities in {area}, town by town.", area=area_name(edition)),
        template="terms.html",
        values={
            "title": title,
            "lede": text("Pick a place to see what is on there, and what is near."),
            "crumbs": [(edition.url(addresses.BROWSE), text("Browse"))],
            "terms": tallies,
            "empty": [
                tally(edition, edition.town_url(area), area.name, 0)
                for area in areas
                if area.id not in edition.activities_by_area
            ],
            "empty_heading": text("Nothing listed yet"),
            "letters": _by_letter(edition, tallies) if len(tallies) > MOST else (),
            "links_style": "fp-links--az",
            "more": [
                Tally(
                    edition.url(addresses.PLACES),
                    text("Buildings and places, A to Z"),
                    edition.language.number(len(edition.places)),
                )
            ],
        },
    )
    for area in areas:
        by_need = _by_need(edition, area)
        yield from _town(edition, area, by_need)
        for need_id, activities in by_need.items():
            yield from _need_in_town(edition, area, edition.directory.vocabulary.needs[need_id], activities)


def _by_letter(edition: Edition, tallies: list[Tally]) -> list[tuple[str, str, list[Tally]]]:
    """Many towns, grouped by letter: words, anchor and towns."""
    ordered = sorted(tallies, key=lambda town: by_letter(town.words))
    return [
        (say_letter(letter, edition.language), f"letter-{letter}", list(towns))
        for letter, towns in groupby(ordered, key=lambda town: letter_of(town.words))
    ]


def _by_need(edition: Edition, area: Area) -> dict[str, list[Activity]]:
    """What there is for each need, in the order of the needs' own file, where a town has enough to sort."""
    by_need: dict[str, list[Activity]] = {}
    for activity in edition.activities_by_area[area.id] if is_worth_sorting(edition, area.id) else ():
        for need in edition.needs_of(activity):
            by_need.setdefault(need.id, []).append(activity)
    return {need: by_need[need] for need in edition.directory.vocabulary.needs if need in by_need}


def _town(edition: Edition, area: Area, by_need: dict[str, list[Activity]]) -> Iterator[Page]:
    text, plural = edition.language.text, edition.language.plural
    activities = edition.activities_by_area.get(area.id, ())
    lede = plural("{n} activity here.", "{n} activities here.", len(activities)) if activities else ""
    yield from listing_pages(
        edition,
        Listing(
            address=addresses.of_town(area.id),
            title=area.name,
            description=plural(
                "{n} activity in {town}: when, where and what it costs.",
                "{n} activities in {town}: when, where and what each costs.",
                len(activities),
                town=area.name,
            )
            if activities
            else text("We know of nothing in {town} yet. See what is near.", town=area.name),
            crumbs=[(edition.url(addresses.TOWNS), text("Towns and villages"))],
            records=activities,
            write=partial(activity_row, area=area.id),
            heading=say_all(edition, len(activities)),
            lede=lede,
            instead=try_instead(edition),
            template="town.html",
            first_page=partial(_first_page, edition, area, by_need),
            also_uses=partial(near_towns, edition, area.id),
        ),
    )


def _first_page(edition: Edition, area: Area, by_need: dict[str, list[Activity]]) -> dict[str, Any]:
    activities = edition.activities_by_area.get(area.id, ())
    needs = edition.directory.vocabulary.needs
    return {
        "town": area.name,
        "next": _next_here(edition, area, activities),
        "next_at_once": NEXT_HERE,
        "short": short_names(edition),
        "needs": [
            tally(edition, edition.url(addresses.of_town(area.id, need)), needs[need].name, len(meeting_it))
            for need, meeting_it in by_need.items()
        ],
        "buildings": _buildings(edition, area, activities),
        "near": near_towns(edition, area.id),
        "calendar": list_calendar(edition, TOWNS, area.id, activities),
        "on_paper": town_menus(edition, area),
    }


def _need_in_town(edition: Edition, area: Area, need: Term, activities: list[Activity]) -> Iterator[Page]:
    text = edition.language.text
    title = text("{need}: {town}", need=need.name, town=area.name)
    yield from listing_pages(
        edition,
        Listing(
            address=addresses.of_town(area.id, need.id),
            title=title,
            description=text("{need}: groups and activities in {area}.", need=need.name, area=area.name),
            crumbs=[(edition.town_url(area), area.name)],
            records=activities,
            write=partial(activity_row, area=area.id),
            heading=say_all(edition, len(activities)),
            lede=need.description,
            crisis=is_about_crisis(edition.directory.vocabulary.needs, need.id),
            links=[tally(edition, edition.need_url(need), need.name, len(edition.activities_by_need[need.id]))],
            links_heading=text("In every town"),
            template="coming.html",
            first_page=partial(first_page, edition, activities, need, "need", area),
        ),
    )


def _next_here(edition: Edition, area: Area, activities: tuple[Activity, ...]) -> list[dict[str, Any]]:
    """Rows for the next two weeks, of which a script shows the earliest when somebody reads the page."""
    days: dict[date, list[DatedOccurrence]] = {}
    last = edition.today + timedelta(days=DAYS - 1)
    for activity in activities:
        open_ones = edition.sessions_to_join(activity)
        for session in edition.sessions_in(activity, area):
            if (
                session in open_ones
                and is_outing(edition, activity, session)
                and (next_date := edition.next_of(session))
                and next_date.day <= last
            ):
                for occurrence in edition.occurrences(session, edition.today, last):
                    days.setdefault(occurrence.day, []).append(DatedOccurrence(activity, session, occurrence))
    in_order = [tuple(sorted(days[day], key=_by_time)) for day in sorted(days)]
    return [_next_row(edition, dated) for dated in sample_of_each_day(in_order, A_DAY)]


def _by_time(dated: DatedOccurrence) -> tuple[str, str]:
    return str(dated.occurrence.starts or "24"), dated.activity.name


def _next_row(edition: Edition, dated: DatedOccurrence) -> dict[str, Any]:
    activity, session = dated.activity, dated.session
    cost = say_cost_shortly(session.cost or activity.cost, edition.language, edition.settings.country)
    return {
        "on": encode_days(edition, session),
        "day": f"{dated.occurrence.day:%Y-%m-%d}",
        "date": edition.language.short_date(dated.occurrence.day, year=False),
        "time": edition.language.time(session.starts) if session.starts else "",
        "rule": edition.short_words(session),
        "href": edition.activity_url(activity),
        "name": activity.name,
        "lang": lang_of(edition, activity.language),
        "line": f"{say_where_shortly(edition, activity, session)}. {cost}.",
    }


def _buildings(edition: Edition, area: Area, activities: tuple[Activity, ...]) -> list[Tally]:
    """The buildings in use in this town, the busiest first; none of other towns."""
    counts: dict[str, int] = {}
    for activity in activities:
        for place in edition.places_of(activity):
            if edition.finder.of_place(place) == area:
                counts[place.id] = counts.get(place.id, 0) + 1
    places = edition.directory.places
    order = sorted(counts, key=lambda place: (-counts[place], places[place].name.casefold(), place))
    return [
        tally(edition, edition.place_url(places[place_id]), places[place_id].name, counts[place_id])
        for place_id in order[:12]
    ]
