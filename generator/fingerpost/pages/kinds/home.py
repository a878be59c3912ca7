"""The front page: one question, the needs in plain words, what is on, and a person to ring."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import Any

from dateutil.relativedelta import relativedelta

from fingerpost.edition import addresses
from fingerpost.edition.card import lang_of
from fingerpost.edition.edition import Going, View
from fingerpost.edition.ending import over_from
from fingerpost.edition.next_dates import coming_of
from fingerpost.edition.occurrences_by_day import count_outings, in_store, once_each, outings, spread
from fingerpost.edition.wording.costs import say_cost_shortly
from fingerpost.edition.wording.joining import say_ways
from fingerpost.edition.wording.where import say_where_shortly
from fingerpost.exchange.schema_org import site_data
from fingerpost.pages.render.page import Later, Page
from fingerpost.records.activity import Activity
from fingerpost.records.session import Repeats

DAYS = 14  # looked at for the store of rows: what is on every other week is in it
A_DAY = 4
IN_STORE = 6  # of each of those days
SHOWN_PLAINLY = 8  # without a script, with their rules in words
STALE = relativedelta(months=1)  # after which figures of the whole directory are not told any more
ARMS_AT_MOST = 12
FEATURED_AT_MOST = 8


def home_pages(view: View) -> Iterator[Page]:
    """The front page."""
    settings = view.settings
    words = view.language.text("Groups and activities in {area}.", area=settings.area_name or settings.title)
    yield Page(
        kind="home",
        address=addresses.HOME,
        title=settings.title,
        description=settings.tagline or words,
        template="home.html",
        values=Later(partial(_values, view)),
        json_ld=(site_data(view),),
        updated=max((activity.checked.on for activity in view.activities), default=None),
    )


def _values(view: View) -> dict[str, Any]:
    everything = view.activities
    half_a_year_ago = view.today - relativedelta(months=6)
    return {
        "arms": _arms(view),
        **_soon(view),
        "featured": _featured(view),
        "met": sum(1 for activity in everything if activity.first_visit.met_by),
        "first_visits": sum(1 for activity in everything if activity.first_visit.steps),
        "companions": sum(1 for activity in everything if activity.first_visit.companion == "free"),
        "referrals": sum(1 for activity in everything if activity.join.referral is not None),
        "checked": sum(1 for activity in everything if activity.checked.on >= half_a_year_ago),
        "total": len(everything),
        "stale": f"{view.today + STALE:%Y-%m-%d}",
        "example": next((view.activity_url(each) for each in everything if each.first_visit.steps), ""),
        "county": _letters(view.settings.post_name),
        "towns": [
            (view.town_url(area), area.name, len(view.activities_by_area[area.id]))
            for area in sorted(
                (area for area in view.directory.vocabulary.areas.values() if area.id in view.activities_by_area),
                key=lambda area: -len(view.activities_by_area[area.id]),
            )
        ],
    }


def _letters(name: str) -> list[str]:
    """The letters cast down the post; a long name would not fit."""
    return list(name) if len(name) <= 10 else []


def _arms(view: View) -> list[tuple[str, str, str, str]]:
    """The needs on the sign: address, name, examples and how many; those with nothing to try have no arm."""
    needs = view.directory.vocabulary.needs
    featured = [need for need in needs.values() if need.featured] or list(needs.values())
    found = [
        (view.need_url(need), need.name, need.examples, view.language.number(len(activities)))
        for need in featured
        if (activities := view.activities_by_need.get(need.id))
    ]
    return found[:ARMS_AT_MOST]


def _soon(view: View) -> dict[str, Any]:
    """Today and tomorrow, and a store of rows out of which a script writes them for the day somebody reads the page."""
    going = outings(view, DAYS)
    # Without a script the first of them are shown with their rules: what is on once would soon be a date gone by.
    store = sorted(
        in_store(going.values(), IN_STORE), key=lambda each: each.session.repeats in (Repeats.ONCE, Repeats.DATES)
    )
    counts = count_outings(view)
    return {
        "days": [_day(view, day, store, counts[number]) for number, day in enumerate(list(going)[:2])],
        "store": [_row(view, each) for each in store],
        "shown_plainly": SHOWN_PLAINLY,
        "a_day": A_DAY,
        "counts": " ".join(str(count) for count in counts),
        "all_words": json.dumps(
            view.language.plural_forms("See the {n} thing on {day}", "See all {n} things on {day}"), ensure_ascii=False
        ),
    }


def _day(view: View, day: date, store: list[Going], count: int) -> dict[str, Any]:
    meets = 1 << (day - view.today).days
    going = [each for each in store if view.days_ahead(each.session).meets & meets]
    going.sort(key=lambda each: (each.session.starts is None, each.session.starts))
    said = view.language.date(day, year=False)
    return {
        "day": f"{day:%Y-%m-%d}",
        "words": said,
        "rows": [_row(view, each) for each in spread(once_each(going), A_DAY)],
        "all": view.language.plural("See the {n} thing on {day}", "See all {n} things on {day}", count, day=said)
        if count
        else "",
    }


def _row(view: View, going: Going) -> dict[str, Any]:
    activity, session = going.activity, going.session
    cost = say_cost_shortly(session.cost or activity.cost, view.language, view.settings.country)
    way, _ = say_ways(activity.join.ways[:1], view.language)
    return {
        "on": coming_of(view, session),
        "time": view.language.time(session.starts) if session.starts else "",
        "rule": view.short_words(session),
        "href": view.activity_url(activity),
        "name": activity.name,
        "lang": lang_of(view, activity.language),
        "line": f"{say_where_shortly(view, activity, session)}. {cost}. {way}",
    }


def _featured(view: View) -> dict[str, Any] | None:
    """The category that the settings choose, if there is something in it."""
    category, chosen = view.featured_category, view.settings.front_page
    if category is None:
        return None
    activities = view.activities_by_category[category.id]
    return {
        "name": category.name,
        "words": chosen.words or category.description,
        "drawing": chosen.drawing,
        "met": any(activity.first_visit.met_by for activity in activities),
        "href": view.category_url(category),
        "rows": [_featured_row(view, activity) for activity in activities[:FEATURED_AT_MOST]],
    }


def _featured_row(view: View, activity: Activity) -> dict[str, Any]:
    return {
        "href": view.activity_url(activity),
        "name": activity.name,
        "where": say_where_shortly(view, activity),
        "gone": over_from(activity.sessions),
        "when": [(view.short_words(session), over_from([session])) for session in view.sessions_of(activity)],
    }
