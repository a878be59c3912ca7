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
from fingerpost.edition.edition import DatedOccurrence, Edition
from fingerpost.edition.ending import over_from
from fingerpost.edition.next_dates import encode_days
from fingerpost.edition.occurrences_by_day import (
    count_outings,
    evenly_spaced,
    outings,
    sample_of_each_day,
    unique_activities,
)
from fingerpost.edition.wording.costs import say_cost_shortly
from fingerpost.edition.wording.joining import say_ways
from fingerpost.edition.wording.where import say_where_shortly
from fingerpost.edition.wording.whom import ways_to_join
from fingerpost.exchange.schema_org import site_data
from fingerpost.pages.render.page import LazyValues, Page
from fingerpost.records.activity import Activity
from fingerpost.records.session import Repeats
from fingerpost.records.settings import is_file
from fingerpost.schedule.review import is_checked

DAYS = 14  # covered by the store of rows, so that fortnightly activities are in it
A_DAY = 4
IN_STORE = 6  # of each of those days
SHOWN_PLAINLY = 8  # rows shown without a script, with their rules in words
STALE = relativedelta(months=1)  # after which figures for the whole directory are no longer shown
ARMS_AT_MOST = 12
FEATURED_AT_MOST = 8


def home_pages(edition: Edition) -> Iterator[Page]:
    """The front page."""
    settings = edition.settings
    words = edition.language.text("Groups and activities in {area}.", area=settings.area_name or settings.title)
    yield Page(
        kind="home",
        address=addresses.HOME,
        title=settings.title,
        description=settings.tagline or words,
        template="home.html",
        values=LazyValues(partial(_values, edition)),
        json_ld=(site_data(edition),),
        updated=max((activity.checked.on for activity in edition.activities), default=None),
    )


def _values(edition: Edition) -> dict[str, Any]:
    everything = edition.activities
    picture = edition.settings.front_page.picture
    half_a_year_ago = edition.today - relativedelta(months=6)
    return {
        "picture": picture,
        "own_picture": edition.url(addresses.of_doc(picture)) if is_file(picture) else "",
        "arms": _arms(edition),
        "number": edition.language.number,
        **_soon(edition),
        "featured": _featured(edition),
        "met": sum(1 for activity in everything if activity.first_visit.met_by),
        "first_visits": sum(1 for activity in everything if activity.first_visit.steps),
        "companions": sum(1 for activity in everything if activity.first_visit.companion == "free"),
        "referrals": sum(1 for activity in everything if activity.join.referral is not None),
        "checked": sum(1 for activity in everything if is_checked(activity) and activity.checked.on >= half_a_year_ago),
        "total": len(everything),
        "stale": f"{edition.today + STALE:%Y-%m-%d}",
        "example": next((edition.activity_url(activity) for activity in everything if activity.first_visit.steps), ""),
        "county": _letters(edition.settings.post_name),
        "towns": [
            (edition.town_url(area), area.name, len(edition.activities_by_area[area.id]))
            for area in sorted(
                (area for area in edition.directory.vocabulary.areas.values() if area.id in edition.activities_by_area),
                key=lambda area: -len(edition.activities_by_area[area.id]),
            )
        ],
    }


def _letters(name: str) -> list[str]:
    """The letters on the signpost; a long name would not fit."""
    return list(name) if len(name) <= 10 else []


def _arms(edition: Edition) -> list[tuple[str, str, str, int]]:
    """The needs on the sign: address, name, examples and how many; needs that nothing meets have no arm."""
    needs = edition.directory.vocabulary.needs
    featured = [need for need in needs.values() if need.featured] or list(needs.values())
    signs = [
        (edition.need_url(need), need.name, need.examples, len(activities))
        for need in featured
        if (activities := edition.activities_by_need.get(need.id))
    ]
    return signs[:ARMS_AT_MOST]


def _soon(edition: Edition) -> dict[str, Any]:
    """Today and tomorrow, and a store of rows from which a script fills them on the day somebody reads the page."""
    by_day = outings(edition, DAYS)
    # Without a script the first rows are shown with their rules; a one-off date would soon be past.
    store = sorted(
        sample_of_each_day(by_day.values(), IN_STORE),
        key=lambda dated: dated.session.repeats in (Repeats.ONCE, Repeats.DATES),
    )
    counts = count_outings(edition)
    return {
        "days": [_day(edition, day, store, counts[number]) for number, day in enumerate(list(by_day)[:2])],
        "store": [_row(edition, dated) for dated in store],
        "shown_plainly": SHOWN_PLAINLY,
        "a_day": A_DAY,
        "counts": " ".join(str(count) for count in counts),
        "all_words": json.dumps(
            edition.language.plural_forms("See the {n} activity on {day}", "See all {n} activities on {day}"),
            ensure_ascii=False,
        ),
    }


def _day(edition: Edition, day: date, store: list[DatedOccurrence], count: int) -> dict[str, Any]:
    meets = 1 << (day - edition.today).days
    dates = [dated for dated in store if edition.days_ahead(dated.session).meets & meets]
    dates.sort(key=lambda dated: (dated.session.starts is None, dated.session.starts))
    words = edition.language.date(day, year=False)
    return {
        "day": f"{day:%Y-%m-%d}",
        "words": words,
        "rows": [_row(edition, dated) for dated in evenly_spaced(unique_activities(dates), A_DAY)],
        "all": edition.language.plural(
            "See the {n} activity on {day}", "See all {n} activities on {day}", count, day=words
        )
        if count
        else "",
    }


def _row(edition: Edition, dated: DatedOccurrence) -> dict[str, Any]:
    activity, session = dated.activity, dated.session
    cost = say_cost_shortly(session.cost or activity.cost, edition.language, edition.settings.country)
    way, _ = say_ways(ways_to_join(edition, activity)[:1], edition.language)
    return {
        "on": encode_days(edition, session),
        "time": edition.language.time(session.starts) if session.starts else "",
        "rule": edition.short_words(session),
        "href": edition.activity_url(activity),
        "name": activity.name,
        "lang": lang_of(edition, activity.language),
        "line": f"{say_where_shortly(edition, activity, session)}. {cost}. {way}",
    }


def _featured(edition: Edition) -> dict[str, Any] | None:
    """The category that the settings choose, if there is something in it."""
    category, front_page = edition.featured_category, edition.settings.front_page
    if category is None:
        return None
    activities = edition.activities_by_category[category.id]
    return {
        "name": category.name,
        "words": front_page.words or category.description,
        "drawing": front_page.drawing,
        "met": any(activity.first_visit.met_by for activity in activities),
        "href": edition.category_url(category),
        "rows": [_featured_row(edition, activity) for activity in activities[:FEATURED_AT_MOST]],
    }


def _featured_row(edition: Edition, activity: Activity) -> dict[str, Any]:
    return {
        "href": edition.activity_url(activity),
        "name": activity.name,
        "where": say_where_shortly(edition, activity),
        "gone": over_from(activity.sessions),
        "when": [(edition.short_words(session), over_from([session])) for session in edition.sessions_of(activity)],
    }
