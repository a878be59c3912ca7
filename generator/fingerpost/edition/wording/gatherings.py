"""Gatherings: each place of an activity with its own times, for text that leaves the site."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from fingerpost.edition.cached import cache_on_edition
from fingerpost.edition.edition import DatedOccurrence, Edition, is_always
from fingerpost.edition.wording.costs import say_cost
from fingerpost.edition.wording.plain_text import stopped
from fingerpost.edition.wording.where import comes, is_in_area
from fingerpost.records.activity import Activity
from fingerpost.records.place import Place
from fingerpost.records.session import Session
from fingerpost.schedule.rule import is_one_date

IN_THEIR_WORDS = "In their words:"  # so begins what an import keeps of a cell, beside each of the times it has


@dataclass(frozen=True, slots=True)
class Dated:
    """A sentence that goes out of date, and the moment from which it is no longer true."""

    words: str
    until: str  # 2026-11-25T15:30


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathering:
    """The sessions of an activity that are at one place, online, by phone or in one town."""

    sessions: tuple[Session, ...]
    place: Place | None
    where: str  # as short as can be: "Online"; of a place, its name; "" when nobody knows or nobody may know
    following: DatedOccurrence | None  # its next date, or that of a course that one can join
    is_full: bool = False  # somebody new can only join from then
    comes: bool = False  # to people in ``where``, a town


def gatherings_of(edition: Edition, activity: Activity) -> tuple[Gathering, ...]:
    """The sessions of an activity by place, in the order of the record; those of a refuge are a single gathering."""
    return _gatherings(edition, activity.id)


@cache_on_edition(maxsize=16)  # a page asks three times
def _gatherings(edition: Edition, activity_id: str) -> tuple[Gathering, ...]:
    activity = edition.directory.activities[activity_id]
    sessions_by_place: dict[tuple[str, ...], list[Session]] = {}
    hidden = edition.is_sensitive(activity)
    for session in edition.sessions_of(activity):
        place = edition.place_of(activity, session)
        key = ("",) if hidden else (place.id,) if place else (_elsewhere(edition, session),) * 2
        sessions_by_place.setdefault(key, []).append(session)
    return tuple(_gathering(edition, activity, tuple(sessions)) for sessions in sessions_by_place.values())


def _gathering(edition: Edition, activity: Activity, sessions: tuple[Session, ...]) -> Gathering:
    place = edition.place_of(activity, sessions[0])
    where = "" if edition.is_sensitive(activity) else place.name if place else _elsewhere(edition, sessions[0])
    open_ones = edition.sessions_to_join(activity)
    dates = [
        DatedOccurrence(activity, session, day)
        for session in sessions
        if session in open_ones and not is_always(session) and (day := edition.next_of(session))
    ]
    following = min(dates, key=lambda dated: (dated.occurrence.day, str(dated.occurrence.starts or "")), default=None)
    return Gathering(
        sessions=sessions,
        place=place,
        where=where,
        following=following,
        is_full=open_ones != activity.sessions,
        comes=bool(where) and place is None and comes(edition, activity) and is_in_area(edition, activity, sessions[0]),
    )


def _elsewhere(edition: Edition, session: Session) -> str:
    text = edition.language.text
    if session.online:
        return text("Online")
    if session.phone:
        return text("By phone")
    area = edition.directory.vocabulary.areas.get(session.area)
    return area.name if area else ""


def say_address(place: Place) -> str:
    """The whole address in one line, with the town only once.

    A line such as "Frome" of the address, or a place named for its town, needs no town beside the postcode.
    """
    lines = [place.name, *(line for line in place.address if line.casefold() != place.town.casefold())]
    ends = f"{place.town} {place.postcode}".strip()
    return ", ".join(dict.fromkeys((*lines, ends) if ends else lines))


def say_times(edition: Edition, activity: Activity, gathering: Gathering, following: Dated | None) -> str:
    """Say when these sessions are, each with its next date, notes and own price, without repeats."""
    parts = []
    notes: set[str] = set()
    for session in gathering.sessions:
        own = session.cost if session.cost and session.cost != activity.cost else None
        cost = say_cost(own, edition.language, edition.settings.country) if own else ""
        is_next = gathering.following is not None and gathering.following.session is session
        dated = following.words if following and is_next else ""
        is_again = session.notes.startswith(IN_THEIR_WORDS) and session.notes in notes
        notes.add(session.notes)
        words = (edition.words(session), dated, "" if is_again else session.notes, cost)
        parts.append(" ".join(stopped(part) for part in words if part))
    return " ".join(dict.fromkeys(parts))


def say_next(edition: Edition, gathering: Gathering, *, year: bool = True) -> Dated | None:
    """Say the next date; with its hour where the times differ. The words of a one-off session already give its date."""
    dated = gathering.following
    if dated is None or is_one_date(dated.session):
        return None
    on = dated.occurrence
    day = edition.language.date(on.day, year=year)
    hours = {(session.starts, session.ends) for session in gathering.sessions}
    if len(hours) > 1 and on.starts:
        day = f"{day}, {edition.language.time(on.starts)}"
    ends = on.ends if on.ends and on.ends_on == on.day else None
    until = f"{on.day:%Y-%m-%d}T{ends:%H:%M}" if ends else f"{on.ends_on:%Y-%m-%d}T24:00"
    text = edition.language.text
    words = text("You can join from {date}.", date=day) if gathering.is_full else text("Next: {date}.", date=day)
    return Dated(words, until)


def pack_dated(dated: Sequence[Dated]) -> str:
    """Write dated sentences for js/shared/next-dates.js: the moment and the words, separated by "|", one a line."""
    return "\n".join(f"{sentence.until}|{sentence.words}" for sentence in dated)
