"""The sessions of an activity as events of a calendar.

Source: RFC 5545, section 3.6.1. What readers really do with a valid file decided the rest: a rule that ends at the end
of its last day, one event for each date of a list, and every exception as a date with a time.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from urllib.parse import urlsplit

from fingerpost.edition import addresses
from fingerpost.edition.cached import cache_on_edition
from fingerpost.edition.edition import Edition, is_always
from fingerpost.edition.pieces import pieces_of
from fingerpost.edition.wording.costs import say_cost
from fingerpost.edition.wording.gatherings import say_address
from fingerpost.edition.wording.joining import say_no_room, say_ways
from fingerpost.edition.wording.plain_text import stopped
from fingerpost.edition.wording.record_text import say_contact
from fingerpost.edition.wording.where import say_where_shortly
from fingerpost.edition.wording.whom import contact_of, ways_to_join
from fingerpost.exchange.ical.lines import line, text
from fingerpost.records.activity import Activity
from fingerpost.records.session import Repeats, Session
from fingerpost.schedule.days import days_of
from fingerpost.schedule.rrule import recurrence_of

_ON_DAYS = frozenset({Repeats.WEEKLY, Repeats.MONTHLY, Repeats.ONCE, Repeats.DATES})
_BEGAN = date(2020, 1, 1)


@dataclass(frozen=True, slots=True)
class SessionEvents:
    """The events of one session: one with a rule, and one for each date outside it."""

    session: Session
    events: bytes


def has_events(edition: Edition, activity: Activity) -> bool:
    """Whether it belongs into a calendar: it has days, and nobody minds who sees it in the calendar of a family."""
    return not edition.is_sensitive(activity) and any(
        session.repeats in _ON_DAYS and not is_always(session) for session in activity.sessions
    )


@cache_on_edition()
def window(edition: Edition) -> tuple[date, date]:
    """The first and the last day that calendars tell of: this year and the next.

    They move once a year and not each day, so that a calendar has the same bytes until its record changes.
    """
    return date(edition.today.year, 1, 1), date(edition.today.year + 1, 12, 31)


def is_on(activity: Activity) -> bool:
    """Whether it is running: neither closed nor paused."""
    return activity.closed is None and not (activity.capacity and activity.capacity.state == "paused")


def events_of(edition: Edition, activity: Activity) -> list[SessionEvents]:
    """The events of each session that has any. A closed or paused activity has none."""
    if not is_on(activity) or not has_events(edition, activity):
        return []
    texts = pieces_of(edition, "ical", activity, _events_by_session)
    return [SessionEvents(session, events) for session, events in zip(activity.sessions, texts, strict=True) if events]


def _events_by_session(edition: Edition, activity: Activity) -> Iterator[bytes]:
    for number, session in enumerate(activity.sessions, 1):
        is_in = session.repeats in _ON_DAYS and not is_always(session)
        yield "".join(_events(edition, activity, session, number)).encode() if is_in else b""


def _events(edition: Edition, activity: Activity, session: Session, number: int) -> Iterator[str]:
    first, until = window(edition)
    calendars, timezone = edition.directory.calendars, edition.settings.timezone
    recurrence = recurrence_of(session, calendars, edition.nation, first, until, timezone=timezone)
    if recurrence is None:
        return
    # The code outlives a change of the id, so the event in somebody's calendar does too.
    uid = f"{edition.code_of(activity).lower() or activity.id}-{number}"
    rest = _rest(edition, activity, session)
    if recurrence.rrule:
        at = "" if session.starts is None else f"T{session.starts:%H%M%S}"
        excluded = line(f"EXDATE{_kind(edition, session)}", ",".join(_stamp(day) + at for day in recurrence.not_on))
        rule = line("RRULE", _rule(recurrence.rrule)) + (excluded if recurrence.not_on else "")
        yield _event(edition, session, recurrence.first, uid, rule + rest)
    # Each date outside the rule is an event: several readers lose days of a list of dates.
    for day in recurrence.also_on if recurrence.rrule else (recurrence.first, *recurrence.also_on):
        yield _event(edition, session, day, f"{uid}-{day:%Y%m%d}", rest)


def _rule(rrule: str) -> str:
    """A rule as ical.js, and so Thunderbird, reads it right.

    It gives days of the first month twice when a monthly rule has months and several weekdays; of a yearly one, once.
    """
    is_twice = rrule.startswith("FREQ=MONTHLY;BYMONTH=") and "," in rrule.partition(";BYDAY=")[2].partition(";")[0]
    return rrule.replace("FREQ=MONTHLY", "FREQ=YEARLY", 1) if is_twice else rrule


def _event(edition: Edition, session: Session, day: date, uid: str, rest: str) -> str:
    kind = _kind(edition, session)
    ends = ""
    if session.starts is not None and session.ends is not None:
        last = day + timedelta(days=1) if session.ends_next_day else day
        if (last, session.ends) > (day, session.starts):
            ends = f"DTEND{kind}:{_stamp(last)}T{session.ends:%H%M%S}\r\n"
    return "".join(
        (
            "BEGIN:VEVENT\r\n",
            line("UID", f"{uid}@{_host(edition)}"),
            f"DTSTART{kind}:{_at(session, day)}\r\n",
            ends,
            rest,
            "END:VEVENT\r\n",
        )
    )


def _rest(edition: Edition, activity: Activity, session: Session) -> str:
    """What all events of a session have in common."""
    changed = _changed_on(edition, activity, session)
    address = edition.absolute(addresses.of_activity(activity.id))
    place = edition.place_of(activity, session)
    where = say_address(place) if place else say_where_shortly(edition, activity, session)
    point = place.location if place else None
    return "".join(
        (
            f"DTSTAMP:{_stamp(changed)}T000000Z\r\n",
            f"LAST-MODIFIED:{_stamp(changed)}T000000Z\r\n",
            f"SEQUENCE:{max((changed - _BEGAN).days, 0)}\r\n",
            line("SUMMARY", text(activity.name)),
            line("LOCATION", text(where)),
            f"GEO:{point.lat:.5f};{point.lon:.5f}\r\n" if point else "",
            line("DESCRIPTION", text("\n".join(_words(edition, activity, session, address)))),
            line("URL", address),
            # Something to go to if one likes: it keeps nobody's day from being free.
            "TRANSP:TRANSPARENT\r\n",
        )
    )


def _words(edition: Edition, activity: Activity, session: Session, address: str) -> Iterator[str]:
    language, country = edition.language, edition.settings.country
    if session.notes:
        yield stopped(session.notes)
    if no_room := say_no_room(edition, activity):
        yield no_room
    yield activity.summary
    if cost := session.cost or activity.cost:
        yield language.text("Cost: {cost}", cost=say_cost(cost, language, country))
    if ways := ways_to_join(edition, activity):
        yield " ".join(words for words in say_ways(ways, language) if words)
    if contact := say_contact(edition, contact_of(edition, activity)):
        yield stopped(contact)
    first, until = window(edition)
    if days_of(session, edition.directory.calendars, edition.nation, first, until).ask:
        yield language.text("On a bank holiday, ask first if it is on.")
    yield address


def _changed_on(edition: Edition, activity: Activity, session: Session) -> date:
    """The day that its record, or that of its place, was last confirmed; at least the first day of the window.

    It moves when the events do, and not from one build to the next.
    """
    place = edition.place_of(activity, session)
    of_place = place.checked.on if place and place.checked else _BEGAN
    return max(window(edition)[0], activity.checked.on, of_place)


def _kind(edition: Edition, session: Session) -> str:
    """The parameters of a date: a whole day if nobody has said at what time."""
    return ";VALUE=DATE" if session.starts is None else f";TZID={edition.settings.timezone}"


def _at(session: Session, day: date) -> str:
    return _stamp(day) if session.starts is None else f"{_stamp(day)}T{session.starts:%H%M%S}"


@lru_cache(maxsize=2048)  # of the two years of a window
def _stamp(day: date) -> str:
    return f"{day:%Y%m%d}"


@cache_on_edition()
def _host(edition: Edition) -> str:
    return urlsplit(edition.settings.site).hostname or "localhost"
