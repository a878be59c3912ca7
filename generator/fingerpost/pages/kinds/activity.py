"""The page of an activity: what it is, when it is next, where, what it costs, who it is for, whom to ring."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from fingerpost.edition import addresses
from fingerpost.edition.card import lang_of, line_of, next_date_of, say_date
from fingerpost.edition.edition import Edition, is_always
from fingerpost.edition.ending import over_from
from fingerpost.edition.next_dates import encode_days, say_then
from fingerpost.edition.printed import activity_poster
from fingerpost.edition.room import room_of
from fingerpost.edition.similar import similar_activities
from fingerpost.edition.titles import description_of, title_of
from fingerpost.edition.wording.asking import first_way, say_ask
from fingerpost.edition.wording.assurance import say_kind
from fingerpost.edition.wording.contacts import ways_to_reach, ways_to_send
from fingerpost.edition.wording.costs import say_cost
from fingerpost.edition.wording.freshness import Freshness, say_freshness
from fingerpost.edition.wording.gatherings import IN_THEIR_WORDS, pack_dated
from fingerpost.edition.wording.getting_there import ways_to
from fingerpost.edition.wording.joining import (
    CAPACITY,
    COMPANION,
    SUPPORT,
    say_room,
    say_ways,
    say_who,
    say_without_referral,
)
from fingerpost.edition.wording.photograph import photograph_of
from fingerpost.edition.wording.plain_text import in_a_row, sentences, stopped
from fingerpost.edition.wording.record_text import code_lines, dated_words, record_lines
from fingerpost.edition.wording.referring import for_professionals
from fingerpost.edition.wording.source import say_source
from fingerpost.edition.wording.text_message import text_message
from fingerpost.edition.wording.where import say_where, say_where_shortly
from fingerpost.edition.wording.whom import contact_of, ways_to_join
from fingerpost.exchange.ical.links import activity_calendar
from fingerpost.exchange.schema_org import activity_data
from fingerpost.pages.kinds.closed import closed_page
from fingerpost.pages.render.markdown import render_markdown
from fingerpost.pages.render.page import Page
from fingerpost.pages.render.sections import access_section, assurance_section
from fingerpost.pages.render.small_map import small_map_of
from fingerpost.pages.report_a_change import change_link, same_link, ways_to_report
from fingerpost.printing.page_code import page_code
from fingerpost.reading.shared_lists import UNCATEGORISED
from fingerpost.records.activity import Activity
from fingerpost.records.group import Group
from fingerpost.records.session import Cost, Repeats, Session
from fingerpost.schedule.rule import is_one_date
from fingerpost.stewardship.completeness import say_what_would_help

# Longer than this, a description would push "when" off the screen of a phone.
DESCRIPTION_IN_PLATE = 320


LABEL_AT_MOST = 48  # characters: "Women only" is said before the times, and what is longer after them


@dataclass(frozen=True, slots=True)
class Notice:
    """A notice at the top of the page."""

    style: str  # "", --warn, --stop
    icon: str
    heading: str
    words: str
    is_age: bool = False  # that nobody has checked it for long


@dataclass(frozen=True, slots=True)
class When:
    """One session: its rule in words, and its next date."""

    label: str  # "Women only."
    words: str
    where: str  # when the sessions are in different places
    cost: str  # when it differs
    notes: str
    on: str  # the days, as next_dates.py encodes them, when there are several sessions; or ""
    day: str  # 2026-11-25, or ""
    date: str


def activity_page(edition: Edition, activity: Activity) -> Page:
    """Gather what the page of one activity says."""
    if activity.closed is not None:
        return closed_page(edition, activity)
    return Page(
        kind="activity",
        address=addresses.of_activity(activity.id),
        title=title_of(edition, activity),
        description=description_of(edition, activity),
        template="activity.html",
        values=_values(edition, activity),
        updated=activity.checked.on,
        listed=not edition.is_over(activity),
        json_ld=(activity_data(edition, activity),),
    )


def _values(edition: Edition, activity: Activity) -> dict[str, Any]:
    language = edition.language
    contact = contact_of(edition, activity)
    ask = say_ask(contact, language, edition.settings.country)
    fresh = say_freshness(edition, activity, contact)
    group = edition.group_of(activity)
    group = None if group is None or group.closed else group
    is_over = edition.is_over(activity)
    next_date = next_date_of(edition, activity)
    long = len(activity.description) > DESCRIPTION_IN_PLATE
    description = render_markdown(activity.description) if activity.description else ""
    areas = edition.areas_of(activity)
    notices = _notices(edition, activity, fresh, ask, dated=next_date is not None)
    way, other_ways = say_ways(ways_to_join(edition, activity), language)
    lines = record_lines(edition, activity, contact)
    message = text_message(edition, activity, contact)
    return {
        "id": activity.id,
        "code": edition.code_of(activity),
        "page_code": page_code(edition, activity),
        "name": activity.name,
        "lang": lang_of(edition, activity.language),
        "summary": activity.summary,
        "area": (edition.town_url(areas[0]), areas[0].name) if areas else None,
        "over": over_from(activity.sessions),
        "is_over": is_over,
        "ask": ask,
        "run_by": _run_by(edition, group),
        "first_way": None if is_over else first_way(contact, language, edition.settings.country),
        "notices": notices,
        "met_by": activity.first_visit.met_by,
        "categories": [
            (edition.category_url(category), category.name) for category in _own_categories(edition, activity)
        ],
        "what": "" if long else description,
        "more": description if long else "",
        "next_date": next_date,
        "dates_file": activity_calendar(edition, activity),
        "then": say_then(edition, activity) if next_date else "",
        "when": _when(edition, activity),
        "where": say_where(edition, activity, ask),
        "sensitive": edition.is_sensitive(activity),
        "cost": say_cost(activity.cost, language, edition.settings.country, ask),
        "who": (*say_who(edition, activity), *say_without_referral(activity, edition.language)),
        "way": way,
        "other_ways": other_ways,
        "steps": activity.join.steps.removeprefix(way).strip(),  # so that "Just turn up." does not appear twice
        "support": language.text(SUPPORT.get(activity.support, "")),
        "room": say_room(edition, activity),
        **ways_to_reach(contact, edition.settings.country),
        **ways_to_send(edition.absolute(addresses.of_activity(activity.id)), activity.name, message.words),
        "message_dated": pack_dated(message.dated),
        "record": "\n".join(lines),
        "codes": code_lines(edition),
        "record_dated": pack_dated(dated_words(edition, activity)),
        "fresh": fresh,
        "is_warned": any(notice.is_age for notice in notices),
        "first_visit": activity.first_visit,
        "companion": language.text(COMPANION.get(activity.first_visit.companion, "")),
        "getting_there": ways_to(edition, activity),
        "photo": photograph_of(edition, activity),
        "small_map": small_map_of(edition, activity),
        "access": access_section(edition, activity, ask),
        "running": assurance_section(edition, group, activity.assurance, ask=ask),
        "professionals": for_professionals(edition, activity, contact),
        "on_paper": activity_poster(edition, activity),
        "crisis": edition.has_crisis_lines(activity),
        "alike": [line_of(edition, other.id) for other in similar_activities(edition, activity)],
        "source": say_source(edition, activity),
        "change": change_link(edition, activity),
        "same": same_link(edition, activity),
        "would_help": say_what_would_help(edition, activity),
        **ways_to_report(
            edition,
            activity.name,
            addresses.of_activity(activity.id),
            is_sensitive=edition.is_sensitive(activity),
        ),
        "address": edition.absolute(addresses.of_activity(activity.id)).partition("://")[2].rstrip("/"),
    }


def _run_by(edition: Edition, group: Group | None) -> tuple[str, str, str] | None:
    """The group's address, its name, and what kind it is, as it is written inside a sentence."""
    if group is None:
        return None
    return edition.group_url(group), group.name, in_a_row(edition.language, [say_kind(edition, group)])


def _own_categories(edition: Edition, activity: Activity) -> list[Any]:
    categories = edition.directory.vocabulary.categories
    return [
        categories[category_id]
        for category_id in activity.categories
        if category_id in categories and category_id != UNCATEGORISED.id
    ]


def _notices(edition: Edition, activity: Activity, fresh: Freshness, ask: str, *, dated: bool) -> list[Notice]:
    text, is_over = edition.language.text, edition.is_over(activity)
    notices = []
    capacity = room_of(edition, activity)
    if capacity and capacity.state in CAPACITY:
        since = text("We were told on {date}.", date=edition.language.date(capacity.as_of, weekday=False))
        style = "--stop" if capacity.state == "paused" else "--warn"
        notices.append(Notice(style, "people", text(CAPACITY[capacity.state]), since))
    if fresh.state == "old" and not is_over:
        words = " ".join(words for words in (fresh.last, fresh.advice) if words)
        notices.append(Notice("--warn", "alert", text("{heading}.", heading=fresh.heading), words, is_age=True))
    if (
        not is_over
        and not dated
        and any(
            session.repeats is not Repeats.BY_ARRANGEMENT and not is_always(session) for session in activity.sessions
        )
    ):
        is_unknown = all(session.repeats is Repeats.UNKNOWN for session in activity.sessions)
        heading = text("We do not know the times.") if is_unknown else text("We do not know the next date.")
        notices.append(Notice("", "clock", heading, ask))
    return notices[: 1 if is_over else 2]  # there is a notice that it is over as well


def _when(edition: Edition, activity: Activity) -> list[When]:
    sessions = edition.sessions_of(activity)
    several = len({(session.place, session.online, session.phone, session.area) for session in sessions}) > 1
    lines = [_session(edition, activity, session, several=several, dated=len(sessions) > 1) for session in sessions]
    # What a list says of all of them in one cell is said once, below the last that has it.
    last = {line.notes: at for at, line in enumerate(lines)}
    return [
        replace(line, notes="") if line.notes.startswith(IN_THEIR_WORDS) and last[line.notes] != at else line
        for at, line in enumerate(lines)
    ]


def _session(edition: Edition, activity: Activity, session: Session, *, several: bool, dated: bool) -> When:
    # Only where there are several sessions. The words of a one-off session already give its date.
    can_join = session in edition.sessions_to_join(activity)
    following = edition.next_of(session) if dated and can_join and not is_one_date(session) else None
    cost: Cost | None = session.cost if session.cost != activity.cost else None
    is_label = len(session.notes) <= LABEL_AT_MOST and len(sentences(session.notes)) == 1
    return When(
        label=stopped(session.notes) if is_label else "",
        words=edition.words(session),
        where=say_where_shortly(edition, activity, session) if several else "",
        cost=say_cost(cost, edition.language, edition.settings.country) if cost else "",
        notes="" if is_label else session.notes,
        on=encode_days(edition, session) if following else "",
        day=f"{following.day:%Y-%m-%d}" if following else "",
        date=say_date(edition.language, following.day) if following else "",
    )
