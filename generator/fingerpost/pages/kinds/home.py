"""The front page: one question, the needs in plain words, what is on, and a person to ring."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from typing import Any

from dateutil.relativedelta import relativedelta

from fingerpost.pages.costs import say_cost_shortly
from fingerpost.pages.joining import say_ways
from fingerpost.pages.page import Later, Page
from fingerpost.pages.structured import site_data
from fingerpost.pages.view import Going, View
from fingerpost.pages.where import say_where_shortly
from fingerpost.records.activity import Activity

DAYS = 14  # so that the page is right for two weeks, even if nothing is built again
A_DAY = 4
ARMS_AT_MOST = 12
CAFES = "talking-cafe"
CAFES_AT_MOST = 8


def home_pages(view: View) -> Iterator[Page]:
    """The front page."""
    settings = view.settings
    words = view.language.text("Groups and activities in {area}.", area=settings.area_name or settings.title)
    yield Page(
        kind="home",
        address="/",
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
    cafes = view.activities_by_category.get(CAFES, ())
    kind = view.directory.vocabulary.categories.get(CAFES)
    return {
        "arms": _arms(view),
        "days": _days(view),
        "cafes": [_cafe(view, activity) for activity in cafes[:CAFES_AT_MOST]],
        "cafes_words": kind.description if kind else "",
        "cafes_met": any(activity.first_visit.met_by for activity in cafes),
        "cafes_url": view.category_url(kind) if kind else "",
        "met": sum(1 for activity in everything if activity.first_visit.met_by),
        "first_visits": sum(1 for activity in everything if activity.first_visit.steps),
        "companions": sum(1 for activity in everything if activity.first_visit.companion == "free"),
        "referrals": sum(1 for activity in everything if activity.join.referral is not None),
        "checked": sum(1 for activity in everything if activity.checked.on >= half_a_year_ago),
        "total": len(everything),
        "example": next((view.activity_url(each) for each in everything if each.first_visit.steps), ""),
        "county": _letters(view.settings.post_name),
        "towns": [
            (view.town_url(area), area.name, len(view.activities_by_area[area.id]))
            for area in view.directory.vocabulary.areas.values()
            if area.id in view.activities_by_area
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


def _days(view: View) -> list[dict[str, Any]]:
    """The coming days; a script shows those that are today and tomorrow when somebody reads the page."""
    found = []
    for day, everything in view.going_on(DAYS).items():
        # A helpline that is there all day and night is not an outing, and a refuge is never on show.
        going = tuple(
            each
            for each in everything
            if not view.is_sensitive(each.activity) and not view.is_crisis(each.activity) and not each.session.phone
        )
        found.append(
            {
                "day": f"{day:%Y-%m-%d}",
                "words": view.language.date(day, year=False),
                "rows": [_row(view, each) for each in _spread(going)],
                "all": len(going),
                "is_first": day < view.today + timedelta(days=2),
            }
        )
    return found


def _spread(going: tuple[Going, ...]) -> list[Going]:
    """Four of a day, from morning to evening rather than the first four, and each activity once."""
    once = list({each.activity.id: each for each in reversed(going)}.values())[::-1]
    if len(once) <= A_DAY:
        return once
    step = len(once) / A_DAY
    return [once[int(number * step)] for number in range(A_DAY)]


def _row(view: View, going: Going) -> dict[str, Any]:
    activity, session = going.activity, going.session
    cost = say_cost_shortly(session.cost or activity.cost, view.language, view.settings.country)
    way, _ = say_ways(activity.join.ways[:1], view.language)
    starts = going.occurrence.starts
    return {
        "time": view.language.time(starts) if starts else "",
        "href": view.activity_url(activity),
        "name": activity.name,
        "lang": activity.language,
        "line": f"{say_where_shortly(view, activity, session)}. {cost}. {way}",
    }


def _cafe(view: View, activity: Activity) -> dict[str, Any]:
    return {
        "href": view.activity_url(activity),
        "name": activity.name,
        "where": say_where_shortly(view, activity),
        "when": [view.short_words(session) for session in view.sessions_of(activity)],
    }
