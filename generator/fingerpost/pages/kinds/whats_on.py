"""What is on, day by day: the coming two weeks as they were known on the day of the build."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from functools import lru_cache, partial
from typing import Any

from markupsafe import Markup

from fingerpost.pages.card import lang_of
from fingerpost.pages.coming import short_names
from fingerpost.pages.costs import say_cost_shortly
from fingerpost.pages.find_filters import parts_of_the_day
from fingerpost.pages.find_words import find_words
from fingerpost.pages.joining import say_ways
from fingerpost.pages.kinds.browse import area_name, town_tallies
from fingerpost.pages.outings import once_each, outings, spread
from fingerpost.pages.page import Later, Page
from fingerpost.pages.render import template
from fingerpost.pages.view import Going, View
from fingerpost.pages.where import say_where_shortly
from fingerpost.records.vocabulary import Area

DAYS = 14
A_DAY = 40  # with 10,000 activities a day can have 1,000, which no phone could hold


def whats_on_pages(view: View) -> Iterator[Page]:
    """One page: days down the post, with full dates."""
    text = view.language.text
    yield Page(
        kind="whats-on",
        address="/whats-on/",
        title=text("What’s on"),
        description=text("What is on in {area} in the next two weeks, day by day.", area=area_name(view)),
        template="whats-on.html",
        values=Later(partial(_values, view)),
        section="whats-on",
    )


def _values(view: View) -> dict[str, Any]:
    return {
        "today": view.language.date(view.today, weekday=False),
        "days": [_day(view, day, going) for day, going in outings(view, DAYS).items()],
        "towns": town_tallies(view),
        "areas": [area for area in _areas(view) if area.id in view.activities_by_area],
        "parts": parts_of_the_day(view),
        "built": f"{view.today:%Y-%m-%d}",
        "short": short_names(view),
        "words": json.dumps(find_words(view.language), ensure_ascii=False, sort_keys=True),
    }


def _areas(view: View) -> list[Area]:
    return sorted(view.directory.vocabulary.areas.values(), key=lambda area: (area.name.casefold(), area.id))


def _day(view: View, day: date, going: tuple[Going, ...]) -> dict[str, Any]:
    once = once_each(going)
    shown = spread(once, A_DAY)
    activities = len(once)
    return {
        "id": f"{day:%Y-%m-%d}",
        "words": view.language.date(day),
        "short": view.language.short_date(day, year=False),
        "slots": Markup("\n").join(_slot(view, each) for each in shown),
        "some": view.language.text(
            "{shown} of {all} things, from morning to evening.", shown=len(shown), all=activities
        )
        if activities > len(shown)
        else "",
    }


def _slot(view: View, going: Going) -> Markup:
    position = going.activity.sessions.index(going.session)
    return _slot_of(view, going.activity.id, position, going.occurrence.ask)


@lru_cache(maxsize=65536)
def _slot_of(view: View, activity_id: str, position: int, ask: bool) -> Markup:
    """One line of a day; the same every week, so it is written once."""
    activity = view.directory.activities[activity_id]
    session = activity.sessions[position]
    way, _ = say_ways(activity.join.ways[:1], view.language)
    cost = say_cost_shortly(session.cost or activity.cost, view.language, view.settings.country)
    starts, ends = session.starts, session.ends
    hours = ""
    if starts is not None:
        hours = view.language.time_range(starts, ends) if ends else view.language.time(starts)
    said = template(view, "parts/slot.html").render(
        hours=hours or view.language.text("Ask when"),
        href=view.activity_url(activity),
        name=activity.name,
        lang=lang_of(view, activity.language),
        where=say_where_shortly(view, activity, session),
        line=f"{cost}. {way}",
        met=bool(activity.first_visit.met_by) and not session.online,  # nobody stands at the door of a video call
        ask=ask,
    )
    return Markup(said)  # noqa: S704  # rendered with escaping on
