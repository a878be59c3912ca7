"""The days of a session as an attribute, from which js/shared/next-dates.js works out the next date for each reader.

So a page stays right long after it was built. The format is ``days|starts|ends|hours|ask|until|eve``, with ";" between
sessions: a day pattern as ``schedule.pattern`` packs it (in base64, without the empty bytes at its end), minutes
of the day, the hours in words, and the days of the pattern that are bank holidays to ask about. For a session past
midnight there follow the words until it ends, and whether it was on the evening before the build, which no pattern
holds. Empty fields at the end are left out, and so is a session without days. If an activity is in several places, the
hours also say where, so that the next date is not read beside another address.
"""

from __future__ import annotations

from base64 import b64encode
from datetime import time
from functools import lru_cache
from itertools import islice

from fingerpost.edition.edition import Edition, is_always
from fingerpost.edition.occurrences_by_day import was_on_yesterday
from fingerpost.edition.wording.where import say_where_shortly
from fingerpost.language import Language
from fingerpost.records.activity import Activity
from fingerpost.records.session import Session
from fingerpost.schedule.bits import days_in
from fingerpost.schedule.words import say_hours

ASK = 4  # the position of that field
THEN = 3  # dates after the next one, on the page of an activity


def encode_days(edition: Edition, *sessions: Session, of: Activity | None = None) -> str:
    """Write the days of sessions; "" when none has a date, or when it is there day and night.

    Args:
        edition: The directory.
        sessions: Those to encode.
        of: Their activity, if the words must say where each is.
    """
    if any(is_always(session) for session in sessions):
        return ""
    return ";".join(filter(None, (_session(edition, session, of) for session in sessions)))


def say_hours_there(edition: Edition, session: Session, hours: str, *, of: Activity) -> str:
    """Say the hours of a session and, if the activity is in several places, which of them it is at."""
    sessions = edition.sessions_of(of)
    if len(sessions) < 2 or len({say_where_shortly(edition, of, other) for other in sessions}) < 2:
        return hours
    where = say_where_shortly(edition, of, session)
    return edition.language.text("{hours}. {where}", hours=hours, where=where) if hours else where


def may_ask(days: str) -> bool:
    """Whether one of the days is a bank holiday to ask about."""
    return any("".join(session.split("|")[ASK : ASK + 1]) for session in days.split(";"))


def say_then(edition: Edition, activity: Activity) -> str:
    """Say the few dates after the next one; "" if there are several sessions, each with its own next date."""
    sessions = edition.sessions_of(activity)
    if len(sessions) != 1:
        return ""
    meets, ask = edition.days_ahead(sessions[0])
    dates = []
    for day in islice(days_in(meets, edition.today), 1, 1 + THEN):
        words = edition.language.date(day, year=day.year != edition.today.year)
        unsure = ask >> (day - edition.today).days & 1
        dates.append(edition.language.text("{date} (a bank holiday, ask first)", date=words) if unsure else words)
    return ", ".join(dates)


def _session(edition: Edition, session: Session, of: Activity | None) -> str:
    meets, ask = edition.days_ahead(session)
    eve = session.ends_next_day and was_on_yesterday(edition, session)
    if not meets and not eve:
        return ""
    starts, ends, next_day = session.starts, session.ends, session.ends_next_day
    hours = say_hours(starts, ends, edition.language, next_day=next_day and ends is not None)
    if of is not None:
        hours = say_hours_there(edition, session, hours, of=of)
    return _packed(meets, ask, starts, ends, next_day, eve, hours, edition.language)


def short_names(edition: Edition) -> dict[str, str]:
    """Short names of days and months, separated by "|"."""
    locale = edition.language.locale
    days, months = locale.days["format"]["abbreviated"], locale.months["format"]["abbreviated"]
    return {
        "weekdays": "|".join(days[number] for number in range(7)),
        "months": "|".join(months[number] for number in range(1, 13)),
    }


@lru_cache(maxsize=65536)
def _packed(
    meets: int,
    ask: int,
    starts: time | None,
    ends: time | None,
    ends_next_day: bool,
    eve: bool,
    hours: str,
    language: Language,
) -> str:
    until = language.text("On now, until {time}", time=language.time(ends)) if ends and ends_next_day else ""
    fields = (_base64(meets), _minutes(starts), _minutes(ends), hours, _base64(ask), until, "1" if eve else "")
    return "|".join(fields).rstrip("|")


def _base64(bits: int) -> str:
    return b64encode(bits.to_bytes((bits.bit_length() + 7) // 8, "little")).decode()


def _minutes(at: time | None) -> str:
    return "" if at is None else str(at.hour * 60 + at.minute)
