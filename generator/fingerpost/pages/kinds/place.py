"""The page of a place: where it is, how to get in, what is on there."""

from __future__ import annotations

from dataclasses import replace
from datetime import time
from typing import Any

from fingerpost.edition import addresses
from fingerpost.edition.card import lang_of
from fingerpost.edition.edition import Edition
from fingerpost.edition.nearby_towns import near_towns
from fingerpost.edition.next_dates import encode_days
from fingerpost.edition.printed import is_practice, near_practice, practice_sheets
from fingerpost.edition.titles import description_of, title_of
from fingerpost.edition.wording.asking import first_way, say_ask
from fingerpost.edition.wording.contacts import ways_to_reach, ways_to_send
from fingerpost.edition.wording.costs import say_cost_shortly
from fingerpost.edition.wording.freshness import say_freshness
from fingerpost.edition.wording.getting_there import ways_there
from fingerpost.edition.wording.page_text import page_text
from fingerpost.edition.wording.photograph import photograph_of
from fingerpost.edition.wording.source import say_source
from fingerpost.edition.wording.where import at_place, name_and_town
from fingerpost.exchange.ical.calendars import PRACTICES
from fingerpost.exchange.ical.links import CalendarLink, list_calendar
from fingerpost.exchange.schema_org import place_data
from fingerpost.pages.kinds.closed import closed_page
from fingerpost.pages.kinds.go import practice_links
from fingerpost.pages.render.markdown import render_markdown
from fingerpost.pages.render.page import Page
from fingerpost.pages.render.sections import place_access_section
from fingerpost.pages.render.small_map import small_map_of
from fingerpost.pages.report_a_change import change_link, same_link, ways_to_report
from fingerpost.printing.page_code import page_code
from fingerpost.records.activity import Activity
from fingerpost.records.place import Place
from fingerpost.records.session import Repeats, Session, Weekday


def place_page(edition: Edition, place: Place) -> Page:
    """Gather what the page of one place says."""
    if place.closed is not None:
        return closed_page(edition, place)
    activities = edition.activities_by_place.get(place.id, ())
    what_is_on = edition.language.plural(
        "{n} activity at {place}.", "{n} activities at {place}.", len(activities), place=name_and_town(place)
    )
    return Page(
        kind="place",
        address=addresses.of_place(place.id),
        title=title_of(edition, place),
        description=description_of(edition, place) if place.summary else what_is_on,
        template="place.html",
        values=_values(edition, place, activities),
        updated=place.checked.on if place.checked else None,
        json_ld=(place_data(edition, place),),
    )


def _values(edition: Edition, place: Place, activities: tuple[Activity, ...]) -> dict[str, Any]:
    contact, address = place.contact, addresses.of_place(place.id)
    language, country = edition.language, edition.settings.country
    area = edition.finder.of_place(place)
    message = page_text(edition, place)
    return {
        "page_code": page_code(edition, place),
        "id": place.id,
        "code": edition.code_of(place),
        "sensitive": False,  # a secret place has no page
        "name": place.name,
        "lang": lang_of(edition, place.language),
        "summary": place.summary,
        "description": render_markdown(place.description) if place.description else "",
        "area": (edition.town_url(area), area.name) if area else None,
        "where": replace(at_place(edition, place), name="", href=""),  # both are this page's own
        **ways_to_reach(contact, country),
        "first_way": first_way(contact, language, country),
        **ways_to_send(edition.absolute(address), place.name, message),
        "getting_there": ways_there(edition, None, place.getting_there),
        "photo": photograph_of(edition, place),
        "small_map": small_map_of(edition, place),
        "access": place_access_section(edition, place, say_ask(contact, language, country)),
        "source": say_source(edition, place),
        "heading": edition.language.plural(
            "What is on here: {n} activity", "What is on here: {n} activities", len(activities)
        ),
        "days": _by_weekday(edition, place, activities),
        "fresh": say_freshness(edition, place, contact if contact else edition.settings.editors),
        "near": _near(edition, place),
        "template_links": practice_links(edition, place),
        "on_paper": practice_sheets(edition, place),
        "near_dates": _near_dates(edition, place),
        "change": change_link(edition, place),
        "same": same_link(edition, place),
        "would_help": (),
        **ways_to_report(edition, place.name, address),
        "address": edition.absolute(address).partition("://")[2].rstrip("/"),
    }


def _near_dates(edition: Edition, place: Place) -> CalendarLink | None:
    """The calendar of what is on near a practice."""
    if not is_practice(edition, place):
        return None
    return list_calendar(edition, PRACTICES, place.id, [activity for _, activity in near_practice(edition, place.id)])


def _by_weekday(
    edition: Edition, place: Place, activities: tuple[Activity, ...]
) -> list[tuple[str, list[dict[str, str]]]]:
    """What is on, by day of the week and then by time; anything without a regular day comes last."""
    by_day: dict[int, list[tuple[time, str, dict[str, str]]]] = {}
    for activity in activities:
        for session in edition.sessions_of(activity):
            if session.place != place.id:
                continue
            row = _row(edition, activity, session)
            for day in _weekdays(session):
                by_day.setdefault(day, []).append((session.starts or time.max, activity.name, row))
    other = len(Weekday)
    names = {number: edition.language.days(number) for number in range(other)} | {
        other: edition.language.text("Other times")
    }
    return [
        (names[day], [row for *_, row in sorted(by_day[day], key=lambda entry: entry[:2])]) for day in sorted(by_day)
    ]


def _weekdays(session: Session) -> list[int]:
    if session.repeats in (Repeats.WEEKLY, Repeats.MONTHLY, Repeats.SOME_WEEKS) and session.days:
        return [day.number for day in session.days]
    return [len(Weekday)]


def _row(edition: Edition, activity: Activity, session: Session) -> dict[str, str]:
    text = edition.language.text
    next_date = edition.next_of(session) if session in edition.sessions_to_join(activity) else None
    return {
        "time": edition.language.time(session.starts) if session.starts else "",
        "href": edition.activity_url(activity),
        "name": activity.name,
        "lang": lang_of(edition, activity.language),
        "words": edition.words(session),
        "on": encode_days(edition, session) if next_date else "",
        "label": text("You can join from:") if edition.next_course(activity) else text("Next:"),
        "next": edition.language.date(next_date.day) if next_date else "",
        "cost": say_cost_shortly(session.cost or activity.cost, edition.language, edition.settings.country),
    }


def _near(edition: Edition, place: Place) -> list[tuple[str, str, str, str, str]]:
    """The towns near here: address, name, how much is there, and how far as a number and a word."""
    area = edition.finder.of_place(place)
    return near_towns(edition, area.id) if area else []
