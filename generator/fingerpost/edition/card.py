"""Cards: what a list says about an activity."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from babel import Locale, UnknownLocaleError

from fingerpost.edition.cached import cache_on_edition
from fingerpost.edition.edition import Edition
from fingerpost.edition.ending import over_from
from fingerpost.edition.next_dates import encode_days, may_ask, say_hours_there
from fingerpost.edition.wording.costs import say_cost_shortly
from fingerpost.edition.wording.freshness import days_for_script, say_check_shortly
from fingerpost.edition.wording.joining import say_no_room, say_no_room_now, state_of
from fingerpost.edition.wording.where import say_where_shortly
from fingerpost.edition.wording.whom import number_of, say_on_paper
from fingerpost.language import Language
from fingerpost.records.activity import Activity
from fingerpost.records.place import Place
from fingerpost.records.session import Session
from fingerpost.records.vocabulary import Area
from fingerpost.schedule.dates import Occurrence
from fingerpost.schedule.rule import is_one_date
from fingerpost.schedule.words import say_occurrence

# The two that decide for most people, after the way in; each with its picture.
ACCESS_ICONS = {
    "step_free_entrance": "ramp",
    "accessible_toilet": "wc",
    "hearing_loop": "ear",
}


@dataclass(frozen=True, slots=True)
class NextDate:
    """The next date as it is on the day of the build, and the days from which a script looks up the next one."""

    label: str  # "Next:", or from when one can join
    on: str  # as next_dates.py encodes them
    day: str  # 2026-11-25
    at: str  # 2026-11-25T14:00, or the day alone
    words: str  # "Wednesday 25 November 2026"
    hours: str  # "2pm to 3:30pm", or ""
    ask: bool  # a bank holiday
    asks: bool  # one of the days is
    over: str  # the moment from which it is over, as in ending.py, or ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """Never more than four facts: where, cost, and two about access."""

    name: str
    href: str
    lang: str
    summary: str
    when: str
    once: str  # the date of a one-off, which the next date shows where there is a script
    next_date: NextDate | None
    where: str
    cost: str
    access: tuple[tuple[str, str], ...]  # icon, words
    met: bool
    checked: str  # the day: "6 October 2026"
    check: str  # "Checked 6 October 2026"
    again: str  # as freshness.days_for_script gives them
    room: str  # "This is full.", or ""
    state: str  # which of joining.CAPACITY that is, or ""
    phone: str
    paper: str  # what only a printed list says


def next_date_of(edition: Edition, activity: Activity) -> NextDate | None:
    """The next date of an activity; None when no date is known, or it is there day and night.

    For a course that is full, it is the first date on which somebody new can come.
    """
    return _next_date(edition, activity.id, "")


def sessions_to_join_in(edition: Edition, activity: Activity, area: Area | None) -> tuple[Session, ...]:
    """The sessions open to somebody new; in a town those that are there, or serve it."""
    sessions = edition.sessions_to_join(activity)
    if area is None:
        return sessions
    there = edition.sessions_in(activity, area)
    return tuple(session for session in sessions if session in there)


@cache_on_edition(maxsize=16384)  # its own page, its group's and its card in a search
def _next_date(edition: Edition, activity_id: str, area_id: str) -> NextDate | None:
    activity = edition.directory.activities[activity_id]
    sessions = sessions_to_join_in(edition, activity, edition.directory.vocabulary.areas.get(area_id))
    is_all = sessions == activity.sessions
    dated = edition.next_occurrence(activity) if is_all else edition.earliest(activity, sessions)
    if dated is None or not (on := encode_days(edition, *sessions, of=activity)):
        return None
    language = edition.language
    is_open = edition.sessions_to_join(activity) == activity.sessions
    label = language.text("Next:") if is_open else language.text("You can join from:")
    day, at, words, hours = _occurrence_words(edition.language, dated.occurrence)
    hours = say_hours_there(edition, dated.session, hours, of=activity)
    over = over_from(activity.sessions)
    return NextDate(label, on, day, at, words, hours, dated.occurrence.ask, may_ask(on), over)


@lru_cache(maxsize=8192)
def _occurrence_words(language: Language, on: Occurrence) -> tuple[str, str, str, str]:
    # With the year, because a printed page may outlast it.
    whole = say_occurrence(on, language)
    words = language.date(on.day)
    at = f"{on.day:%Y-%m-%d}T{on.starts:%H:%M}" if on.starts else f"{on.day:%Y-%m-%d}"
    hours = whole.removeprefix(words).lstrip(", ") if whole.startswith(words) else ""
    return f"{on.day:%Y-%m-%d}", at, words, hours


@lru_cache(maxsize=4096)
def say_date(language: Language, day: date) -> str:
    """Write a date in full; cached, because a directory has few dates and Babel is slow."""
    return language.date(day)


def card_of(edition: Edition, activity: Activity, area: Area | None = None) -> Card:
    """Make the card of an activity; in the list of a town, with the times and places that are there."""
    sessions = edition.sessions_in(activity, area) if area else edition.sessions_of(activity)
    places = edition.places_of(activity)
    if area:
        there = {session.place for session in sessions}
        places = tuple(place for place in places if place.id in there)
    return Card(
        name=activity.name,
        href=edition.activity_url(activity),
        lang=lang_of(edition, activity.language),
        summary=activity.summary,
        when=_when(edition, [session for session in sessions[:3] if not is_one_date(session)]),
        once=_when(edition, [session for session in sessions[:3] if is_one_date(session)]),
        next_date=_next_date(edition, activity.id, area.id if area else ""),
        where=say_where_shortly(edition, activity, *(sessions if area else ())),
        cost=say_cost_shortly(activity.cost, edition.language, edition.settings.country),
        access=_access(edition, activity, places[0] if len(places) == 1 else None),
        met=bool(activity.first_visit.met_by),
        checked=edition.language.date(activity.checked.on, weekday=False),
        check=say_check_shortly(edition, activity),
        again=days_for_script(edition, activity),
        room=say_no_room(edition, activity),
        state=state_of(edition, activity),
        phone=number_of(edition, activity),
        paper=say_on_paper(edition, activity),
    )


@dataclass(frozen=True, slots=True)
class BranchCard:
    """The parts of a card that differ when only the sessions at one place count."""

    name: str  # "Chantry Rooms, Combe Mallet"
    town: str
    when: str
    access: tuple[tuple[str, str], ...]


def branch_card_of(edition: Edition, activity: Activity, sessions: tuple[Session, ...]) -> BranchCard:
    """Make the card of those sessions of an activity that are at one place."""
    place = edition.place_of(activity, sessions[0])
    area = None if edition.is_sensitive(activity) else edition.directory.vocabulary.areas.get(sessions[0].area)
    return BranchCard(
        name=say_where_shortly(edition, activity, sessions[0]),
        town=place.town if place else area.name if area else "",
        when=_when(edition, [session for session in sessions[:3] if not is_one_date(session)]),
        access=_access(edition, activity, place),
    )


def _access(edition: Edition, activity: Activity, place: Place | None) -> tuple[tuple[str, str], ...]:
    features = edition.directory.vocabulary.access
    answers = {**(place.access if place else {}), **activity.access}
    badges = [
        (icon, features[feature].name)
        for feature, icon in ACCESS_ICONS.items()
        if feature in features and feature in answers and answers[feature].answer == "yes"
    ]
    return tuple(badges[:2])


def _when(edition: Edition, sessions: list[Session]) -> str:
    return ". ".join(dict.fromkeys(edition.short_words(session) for session in sessions))


Line = tuple[str, str, str, str]


@cache_on_edition(maxsize=131072)
def line_of(edition: Edition, activity_id: str) -> Line:
    """The shortest entry of a list: address, name, a line about it, and its language if it differs."""
    activity = edition.directory.activities[activity_id]
    sessions = edition.sessions_of(activity)
    when = edition.short_words(sessions[0]) if sessions else ""
    line = say_line(edition, activity, when, say_where_shortly(edition, activity))
    return edition.activity_url(activity), activity.name, line, lang_of(edition, activity.language)


def say_line(edition: Edition, activity: Activity, when: str, where: str) -> str:
    """Say below a name in a list whether there is room, when and where it is, and what it costs."""
    cost = say_cost_shortly(activity.cost, edition.language, edition.settings.country)
    room = say_no_room_now(edition, activity).removesuffix(".")
    return ". ".join(part for part in (room, when, where, cost) if part) + "."


def lang_of(edition: Edition, language: str) -> str:
    """The ``lang`` attribute for a record's own words; "" when they are in the language of the page."""
    return language if language and language != edition.settings.languages[0] else ""


@lru_cache(maxsize=64)
def dir_of(lang: str) -> str | None:
    """The ``dir`` attribute that goes with ``lang``: a name in Urdu on an English page runs from right to left.

    >>> dir_of("ur"), dir_of("cy"), dir_of("")
    ('rtl', None, None)
    """
    try:
        return "rtl" if lang and Locale.parse(lang, sep="-").text_direction == "rtl" else None
    except (UnknownLocaleError, ValueError):
        return None
