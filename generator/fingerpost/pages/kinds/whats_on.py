"""What is on, day by day: the coming two weeks as they were known on the day of the build."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, time
from functools import partial
from itertools import islice
from typing import Any

from markupsafe import Markup

from fingerpost.edition import addresses
from fingerpost.edition.cached import cache_on_edition
from fingerpost.edition.card import lang_of, line_of
from fingerpost.edition.edition import DatedOccurrence, Edition
from fingerpost.edition.next_dates import short_names
from fingerpost.edition.occurrences_by_day import evenly_spaced, is_outing, outings, still_on, unique_activities
from fingerpost.edition.wording.costs import say_cost_shortly
from fingerpost.edition.wording.joining import say_no_room, say_ways
from fingerpost.edition.wording.where import say_where_shortly
from fingerpost.edition.wording.whom import say_on_paper, ways_to_join
from fingerpost.language import Language
from fingerpost.pages.kinds.browse import area_name, town_tallies
from fingerpost.pages.render.page import LazyValues, Page
from fingerpost.pages.render.render import template
from fingerpost.pages.shipping.find_filters import parts_of_the_day
from fingerpost.pages.shipping.find_words import find_words
from fingerpost.records.session import Session, is_day_and_night
from fingerpost.records.vocabulary import Area
from fingerpost.schedule.rule import is_week_unknown
from fingerpost.schedule.words import say_hours

DAYS = 14
A_DAY = 40  # with 10,000 activities a day can have 1,000, too many for a phone
OPEN = 2  # today and tomorrow; the other days are collapsed
FEW = 20  # lines in all, up to which nothing is collapsed; as in browser/js/whats-on/folds.js


def whats_on_pages(edition: Edition) -> Iterator[Page]:
    """One page: the days, with full dates."""
    text = edition.language.text
    yield Page(
        kind="whats-on",
        address=addresses.WHATS_ON,
        title=text("What’s on"),
        description=text("What is on in {area} in the next two weeks, day by day.", area=area_name(edition)),
        template="whats-on.html",
        values=LazyValues(partial(_values, edition)),
    )


def _values(edition: Edition) -> dict[str, Any]:
    days = [_day(edition, day, dates) for day, dates in outings(edition, DAYS).items()]
    is_little = sum(len(day["slots"]) for day in days) <= FEW
    return {
        "today": edition.language.date(edition.today),
        "days": [{**day, "open": is_little or number < OPEN} for number, day in enumerate(days)],
        "still_on": [_still_on(edition, dated) for dated in still_on(edition)[:A_DAY]],
        "unsure": _ask_which(edition),
        "towns": town_tallies(edition),
        "areas": [area for area in _areas(edition) if area.id in edition.activities_by_area],
        "parts": parts_of_the_day(edition),
        "built": f"{edition.today:%Y-%m-%d}",
        "short": short_names(edition),
        "words": json.dumps(find_words(edition.language), ensure_ascii=False, sort_keys=True),
        "says": json.dumps(_says(edition.language), ensure_ascii=False, sort_keys=True),
    }


def _ask_which(edition: Edition) -> list[tuple[str, str, str, str]]:
    """The lines for what meets in unknown weeks: it is on no day here, and may be on any."""
    unsure = (
        activity.id
        for activity in edition.activities
        for session in edition.sessions_to_join(activity)
        if is_week_unknown(session) and is_outing(edition, activity, session)
    )
    return [line_of(edition, activity_id) for activity_id in islice(dict.fromkeys(unsure), A_DAY)]


def _says(language: Language) -> dict[str, Any]:
    """The words of the script of this page; browser/js/whats-on/sections.js lists the gaps in each."""
    text, plural_forms = language.text, language.plural_forms
    return {
        "things": plural_forms("{n} activity", "{n} activities"),
        "show": plural_forms("Show {n} activity", "Show {n} activities"),
        "some": text("{shown} of {all} activities, from morning to evening."),
        "none": text("Nothing that we know of."),
        "noneFits": text("Nothing that fits your choice."),
        "unknown": text("This page is too old to know. Ask the group."),
        "left": plural_forms(
            "{chosen}: {n} activity in the next 2 weeks", "{chosen}: {n} activities in the next 2 weeks"
        ),
        "all": plural_forms("{n} activity in the next 2 weeks", "{n} activities in the next 2 weeks"),
        "over": text("Everything that was on today is over."),
        "nothing": text("{chosen}: nothing that we know of in the next 2 weeks"),
    }


def _areas(edition: Edition) -> list[Area]:
    return sorted(edition.directory.vocabulary.areas.values(), key=lambda area: (area.name.casefold(), area.id))


def _day(edition: Edition, day: date, dates: tuple[DatedOccurrence, ...]) -> dict[str, Any]:
    once = unique_activities(dates)
    slots = evenly_spaced(once, A_DAY)
    language = edition.language
    return {
        "id": f"{day:%Y-%m-%d}",
        "words": language.date(day),
        "short": language.short_date(day, year=False),
        "things": language.plural("{n} activity", "{n} activities", len(once)),
        "show": language.plural("Show {n} activity", "Show {n} activities", len(once)),
        "slots": [_slot(edition, dated) for dated in slots],
        "some": language.text("{shown} of {all} activities, from morning to evening.", shown=len(slots), all=len(once))
        if len(once) > len(slots)
        else "",
    }


def _slot(edition: Edition, dated: DatedOccurrence) -> Markup:
    position = dated.activity.sessions.index(dated.session)
    return _slot_of(edition, dated.activity.id, position, dated.occurrence.ask)


def _still_on(edition: Edition, dated: DatedOccurrence) -> Markup:
    """A line for something that began the evening before; ``until`` and ``starts`` are minutes of the day."""
    activity, session = dated.activity, dated.session
    assert session.starts is not None and session.ends is not None  # noqa: S101  # as still_on gives it
    since = {
        "until": _minutes(session.ends),
        "starts": _minutes(session.starts),
        "areas": " ".join(area.id for area in edition.areas_of_session(activity, session)),
    }
    hours = edition.language.text("Until {time}", time=edition.language.time(session.ends))
    return _line(edition, activity.id, session, hours, ask=dated.occurrence.ask, since=since)


@cache_on_edition(maxsize=65536)
def _slot_of(edition: Edition, activity_id: str, position: int, ask: bool) -> Markup:
    """One line of a day; the same every week, so it is written once."""
    session = edition.directory.activities[activity_id].sessions[position]
    starts, ends = session.starts, session.ends
    hours = ""
    if starts is not None:
        hours = say_hours(starts, ends, edition.language, next_day=is_day_and_night(session))
    return _line(edition, activity_id, session, hours or edition.language.text("Ask when"), ask=ask, since=None)


def _line(
    edition: Edition, activity_id: str, session: Session, hours: str, *, ask: bool, since: dict[str, Any] | None
) -> Markup:
    activity = edition.directory.activities[activity_id]
    way, _ = say_ways(ways_to_join(edition, activity)[:1], edition.language)
    cost = say_cost_shortly(session.cost or activity.cost, edition.language, edition.settings.country)
    html = template(edition, "parts/slot.html").render(
        since=since,
        over="" if since else _over_at(session),
        hours=hours,
        href=edition.activity_url(activity),
        name=activity.name,
        lang=lang_of(edition, activity.language),
        where=say_where_shortly(edition, activity, session),
        line=" ".join(part for part in (say_no_room(edition, activity), f"{cost}.", way) if part),
        paper=say_on_paper(edition, activity),
        met=bool(activity.first_visit.met_by) and not session.online,  # nobody stands at the door of a video call
        ask=ask,
    )
    return Markup(html)  # noqa: S704  # rendered with escaping on


def _over_at(session: Session) -> str:
    """The minute of its day at which it is over; "" if that is not known, or when it goes on past midnight."""
    starts, ends = session.starts, session.ends
    if starts is None or (ends is not None and ends <= starts):
        return ""
    return str(_minutes(ends or starts))


def _minutes(at: time) -> int:
    return at.hour * 60 + at.minute
