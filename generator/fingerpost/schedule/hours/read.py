"""Read hours as people write them, in a cell or a description; what is not certain stays words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from fingerpost.records.session import Weekday
from fingerpost.schedule.hours.caveats import REACH, is_arranged, note_of, says_none, says_part_of_day, without_caveats
from fingerpost.schedule.hours.clauses.assembly import Assembly
from fingerpost.schedule.hours.clauses.clause import Clause
from fingerpost.schedule.hours.clauses.fields import (
    WEEKDAYS,
    NotCertain,
    SessionData,
    clock_text,
    lacks_date,
    sessions_of,
)
from fingerpost.schedule.hours.clauses.judge import judge
from fingerpost.schedule.hours.clock import Span
from fingerpost.schedule.hours.dates import lacks_year
from fingerpost.schedule.hours.lines.day_heading import has_other_days_below, without_heading
from fingerpost.schedule.hours.lines.one_of_each import with_one_of_each
from fingerpost.schedule.hours.osm import NotOsm, clauses_of_osm, has_own_words, is_osm
from fingerpost.schedule.hours.phrases.phrase import Days
from fingerpost.schedule.hours.phrases.phrases import Phrases, with_days
from fingerpost.schedule.hours.phrases.phrases_of_days import with_hours_that_vary
from fingerpost.schedule.hours.phrases.programme import with_days_again
from fingerpost.schedule.hours.text.first_and_last import FirstAndLast, first_and_last
from fingerpost.schedule.hours.text.initials import without_initials
from fingerpost.schedule.hours.text.plain import normal, two_languages, without_spanish
from fingerpost.schedule.hours.tokens import tokens_of
from fingerpost.schedule.hours.words.kinds import Kind, Token

LONGEST = 2000  # characters of a cell; a text that is longer is a description of something else
MOST_WORDS = 12  # beside hours of which some were not read
MOST_BESIDE_RULE = 25  # words beside days of which a sentence says that somebody meets on them
MOST_BESIDE_DAYS = 8  # words beside days without hours: more is a tale in which a day is named
_ORDER = {day.value: day.number for day in WEEKDAYS}
_OF_MONTH = re.compile(r"\b(?:of|in)\s+(?:the|each|every)\s+month\b", re.IGNORECASE)
_MEETS = re.compile(r"\bmeets?\s+(?:(?:again|together|regularly)\s+)?(?:every|each)\s+(?!day\b|other\b)", re.IGNORECASE)
_CLOSED = frozenset({"closed", "n/a closed", "n/a - closed"})
_NOTHING = frozenset({"", "-", "n/a", "none", "no", "0"})  # closed in the column of a day; of a week, nobody knows
_HALF_OF_DAY = re.compile(r"^(?:[a-z]+day )?(?:am|pm|mornings?|afternoons?|evenings?) (?=\S+$)")


@dataclass(frozen=True, slots=True)
class Reading:
    """What a text says of days and times.

    ``sessions`` are as a record has them, without a place. ``not_read`` are the words that kept hours from being read,
    ``words`` those that say nothing of days and times, and ``assumed`` the ranges without am or pm, of which
    one reading only is by day.
    """

    sessions: tuple[SessionData, ...] = ()
    not_read: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    assumed: tuple[str, ...] = ()
    empty: tuple[str, ...] = ()  # ranges that end when they begin, taken as closed
    needs_date: bool = False  # alternate weeks, and nothing says which
    needs_calendar: bool = False  # term time, and nothing says whose
    needs_year: bool = False  # a day without its year, and nothing says which
    says_none: bool = False  # no day and no time, such as "ring for details"
    is_closed: bool = False  # it says that it is closed, and nothing else
    on_days: tuple[SessionData, ...] = ()  # without times, where nothing but the hours can be two things: "Wed 7-8"

    @property
    def is_whole(self) -> bool:
        """Whether all that it says of days and times was read."""
        return not self.not_read and (bool(self.sessions) or self.is_closed)


def read_hours(text: str, *, day: Weekday | None = None, calendar: str = "", year: int | None = None) -> Reading:
    """Read what a text says of days and times.

    Args:
        text: A cell, or a sentence or two.
        day: The day whose cell it is, where a table has a column for each.
        calendar: The id of the calendar that "term time" and "school holidays" mean here.
        year: That of days written without one, where the list says it; without it such days stay words.

    >>> read_hours("Mon & Wed 10-12pm").sessions
    ({'repeats': 'weekly', 'days': ['monday', 'wednesday'], 'from': '10:00', 'to': '12:00'},)
    >>> read_hours("7-9").not_read
    ('7 - 9',)
    """
    return _read(text, None if day is None else day.number, calendar, year)


@lru_cache(maxsize=4096)  # most cells of a table say the same few things
def _read(text: str, day: int | None, calendar: str, year: int | None) -> Reading:
    plain = without_initials(normal(text))
    bare = plain.casefold().strip(" .;")
    if bare in _CLOSED or (day is not None and _HALF_OF_DAY.sub("", bare) in _NOTHING):
        return Reading(is_closed=True)
    if len(plain) > LONGEST:
        return Reading(not_read=(plain,))
    if day is None and (between := first_and_last(plain)):
        return _reading_between(between)
    if is_osm(plain):
        try:
            return _reading_of_clauses(clauses_of_osm(plain), plain, calendar)
        except NotOsm:
            if has_own_words(plain):
                return Reading(not_read=(plain,))
        return _read_tokens(tokens_of(plain, year), plain, day, calendar, is_exact=True)
    if (halves := two_languages(text)) is not None:
        welsh, english = (_read(half, day, calendar, year) for half in halves)
        has_times = any("from" in session for session in welsh.sessions)
        if welsh.is_whole and english.is_whole and has_times and welsh.sessions != english.sessions:
            return Reading(not_read=(plain,))
        if english.is_whole:
            return english
    if (first := without_spanish(plain)) is not None:
        english = _read(first[0], day, calendar, year)
        named = {WEEKDAYS[number].value for number in first[1]}
        if english.is_whole and named <= {name for session in english.sessions for name in session.get("days", ())}:
            return english
    tokens = tokens_of(plain, year)
    if day is None and says_none(tokens):
        if is_arranged(plain):
            return Reading(({"repeats": "by-arrangement"},))
        return Reading(not_read=(plain,), says_none=True)
    if day is None and has_other_days_below(tokens):
        return Reading(not_read=(plain,))
    reading = _read_tokens(tokens, plain, day, calendar)
    for days, rest in without_heading(tokens) if not reading.is_whole else ():
        again = _read_tokens(rest, plain, day, calendar)
        if again.is_whole and {name for session in again.sessions for name in session.get("days", ())} == days:
            return again
    if day is None and not reading.is_whole and (ordered := with_one_of_each(tokens)):
        again = _read_tokens(ordered, plain, day, calendar)
        if again.is_whole:
            return again
    has_undated = any(token.kind is Kind.PART_OF_DATE and lacks_year(token.text) for token in tokens)
    return replace(reading, needs_year=True) if has_undated and not reading.is_whole else reading


def _reading_between(between: FirstAndLast) -> Reading:
    days = [day.isoformat() for day in between.days]
    if len(days) > 1:
        of_first = _read(f"{days[0]} {between.times}", None, "", None) if between.times else None
        if of_first is None:
            return Reading(({"repeats": "dates", "dates": days},), not_read=between.not_read)
        if not of_first.is_whole or any(session["repeats"] != "once" for session in of_first.sessions):
            return Reading(not_read=(between.times,))  # "7pm except Monday": perhaps not each day
        return replace(of_first, sessions=tuple(_on(session, days) for session in of_first.sessions))
    reading = _read(f"{days[0]} {between.times}".strip(), None, "", None)
    sessions = reading.sessions or ({"repeats": "once", "starts_on": days[0]},)  # the day is certain, whatever the time
    return Reading(sessions, not_read=reading.not_read + between.not_read)


def _on(session: SessionData, days: list[str]) -> SessionData:
    """Give a session of one day as one of several."""
    times = {name: value for name, value in session.items() if name not in ("repeats", "starts_on")}
    return {"repeats": "dates", "dates": days, **times}


def _read_tokens(tokens: list[Token], plain: str, day: int | None, calendar: str, *, is_exact: bool = False) -> Reading:
    tokens, caveats = without_caveats(tokens)
    if day is not None and not {Kind.DAYS, Kind.DAY_AND_NIGHT} & {token.kind for token in tokens}:
        tokens = [Token(Kind.DAYS, WEEKDAYS[day].value.capitalize(), (day,)), *tokens]
    walk = Phrases(tokens, is_exact=is_exact)
    phrases = walk.read()
    if day is not None:
        phrases = with_days(phrases, day)
        if any(isinstance(phrase, Days) and set(phrase.days) != {day} for phrase in phrases):
            return Reading(not_read=(plain,))
    assembly = Assembly(with_days_again(phrases))
    assembly.read()
    judge(assembly)
    reading = _reading_of(assembly, plain, calendar)
    if (
        day is None
        and not (reading.sessions or reading.is_closed)
        and (varying := with_hours_that_vary(phrases, plain))
    ):
        walk_of_days = Assembly(varying)
        walk_of_days.read()
        judge(walk_of_days)
        of_days = _reading_of(walk_of_days, plain, calendar)
        reading = replace(reading, on_days=of_days.sessions if of_days.is_whole else ())
    has_no_time = any(session["repeats"] != "by-arrangement" for session in reading.sessions) and not any(
        "from" in session for session in reading.sessions
    )
    has_parts = any(token.kind is Kind.PART_OF_YEAR for token in tokens)
    # No field says that what is in some weeks of the month is by appointment.
    is_arranged_monthly = any(
        "by-arrangement" in clause.facts and clause.spans and any(spec.weeks or spec.month_days for spec in clause.days)
        for clause in assembly.clauses
    )
    if (
        caveats or walk.has_caveat or is_arranged_monthly or has_parts or (has_no_time and says_part_of_day(plain))
    ) and reading.sessions:
        parts = [token.text for token in tokens if token.kind is Kind.PART_OF_YEAR]
        note = note_of(plain, [*parts, *caveats])
        limits = [caveat for caveat in (*parts, *caveats) if " " in caveat]  # "usually" alone is no limit of its own
        in_note = note.replace(" ", "")
        if any(limit.replace(" ", "").strip(",") not in in_note and not REACH.search(limit) for limit in limits):
            return Reading(not_read=(plain,))  # too long for a note that says them all
        reading = replace(reading, sessions=tuple({**session, "notes": note} for session in reading.sessions))
    if day is not None and any("from" not in s and s["repeats"] == "weekly" for s in reading.sessions):
        return Reading(not_read=(plain,))  # "all day" in the column of a day
    return reading


def _reading_of_clauses(clauses: list[Clause], plain: str, calendar: str) -> Reading:
    walk = Assembly([])
    walk.clauses = clauses
    walk.is_closed = not clauses
    return _reading_of(walk, plain, calendar)


def _reading_of(walk: Assembly, plain: str, calendar: str) -> Reading:
    rows: list[tuple[SessionData, Span | None]] = []
    is_lost, lacks = bool(walk.hard), set()
    for clause in walk.clauses:
        if clause.is_unsure or walk.is_unsure:
            is_lost = True
            continue
        try:
            rows += sessions_of(clause, calendar)
        except NotCertain as finding:
            is_lost = True
            lacks.add(finding.what)
    has_hours = any(span is not None for _, span in rows)
    is_arranged_only = all(session["repeats"] == "by-arrangement" for session, _ in rows)
    most = MOST_BESIDE_RULE if _is_rule(walk, plain) else MOST_BESIDE_DAYS
    is_tale = not (has_hours or is_arranged_only) and len(walk.words) > most
    if is_tale or (is_lost and len(walk.words) > MOST_WORDS):
        rows, is_lost = [], True  # a text about several things
    sessions = tuple(joined(session for session, _ in rows))
    is_closed = walk.is_closed and not (sessions or is_lost or walk.wide)
    spans = [span for _, span in rows if span is not None and span.is_assumed and span.ends is not None]
    return Reading(
        sessions,
        () if not is_lost and (sessions or is_closed) else tuple(walk.hard) or (plain,),
        tuple(walk.words),
        tuple(dict.fromkeys(f"{clock_text(span.starts)}-{clock_text(span.ends or 0)}" for span in spans)),
        tuple(dict.fromkeys(walk.empty)),
        needs_date="date" in lacks or any(lacks_date(session) for session in sessions),
        needs_calendar="calendar" in lacks,
        is_closed=is_closed,
    )


def _is_rule(walk: Assembly, plain: str) -> bool:
    """Whether it says on which days of the month or the week somebody meets, as a tale of one day does not."""
    specs = [spec for clause in walk.clauses for spec in clause.days]
    is_of_month = bool(specs) and all(spec.weeks for spec in specs) and _OF_MONTH.search(plain) is not None
    return is_of_month or _MEETS.search(plain) is not None


def joined(sessions: Iterable[SessionData]) -> list[SessionData]:
    """One session for all the days that have the same hours, in the order of the week."""
    merged: dict[str, SessionData] = {}
    for session in sessions:
        is_week = session["repeats"] == "weekly" and "every" not in session
        key = repr(sorted((name, value) for name, value in session.items() if name != "days" or not is_week))
        days = {*session.get("days", ()), *(merged[key].get("days", ()) if is_week and key in merged else ())}
        merged[key] = {**session, "days": [name for name in _ORDER if name in days]} if days else session
    return sorted(
        merged.values(),
        key=lambda session: (_ORDER.get(next(iter(session.get("days", ())), ""), 7), session.get("from", "")),
    )
