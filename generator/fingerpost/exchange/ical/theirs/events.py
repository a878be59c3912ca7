"""One event of a calendar: when it is, and what it says. What cannot be read is named and left out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from fingerpost.exchange.hsds.theirs.values import clean_text
from fingerpost.exchange.ical.theirs.lines import Event, Lines
from fingerpost.exchange.ical.theirs.problem import calendar_problem
from fingerpost.exchange.ical.theirs.zones import FLOATING, Moment, zone_of
from fingerpost.exchange.tables.hours.called_off import is_called_off_in_name
from fingerpost.exchange.tables.privacy.withheld_words import is_withheld
from fingerpost.records.problem import Problem
from fingerpost.records.shorten import shorten
from fingerpost.records.span import Span

MOST_DATES = 2_000  # of one list of dates
_CALLED_OFF = re.compile(r"\W*cancell?ed\b\W*", re.IGNORECASE)
# Google gives the second half of a series that was divided a name of its own: the first, and the day it begins.
_SECOND_HALF = re.compile(r"_R[0-9]{8}(?:T[0-9]{6})?(?=@|$)")
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class TheirEvent:
    """An event, or the rule of many."""

    span: Span
    uid: str
    starts: Moment
    length: timedelta | None  # None: nobody says when it ends
    rule: Mapping[str, list[Any]] | None = None
    rule_words: str = ""
    also: tuple[Moment, ...] = ()
    but: tuple[Moment, ...] = ()
    instead_of: Moment | None = None  # the day of the series that this replaces
    and_after: bool = False
    is_off: bool = False
    is_private: bool = False
    is_tentative: bool = False
    name: str = ""
    words: str = ""
    where: str = ""
    website: str = ""
    categories: tuple[str, ...] = ()

    @property
    def ends(self) -> Moment | None:
        return None if self.length is None else self.starts.plus(self.length)


@dataclass(slots=True)
class Calendar:
    """What could be read."""

    name: str  # "" where it has none that may be shown
    events: list[TheirEvent] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


@dataclass(slots=True)
class EventReader:
    """Reads the events of one calendar."""

    lines: Lines
    shown: str  # what the calendar is called in messages
    here: str  # the time zone of the directory
    problems: list[Problem] = field(default_factory=list)
    _zones: dict[str, str] = field(default_factory=dict)

    def read(self) -> Calendar:
        """Everything that can be read."""
        events = [event for lines in self.lines.events if (event := self._event(lines))]
        name = _plain(_unescaped(self.lines.facts.get("X-WR-CALNAME") or self.lines.facts.get("NAME", "")))
        return Calendar("" if "@" in name else shorten(name, 100), events, self.problems)

    def _add_problem(self, code: str, event: Event, message: str, hint: str = "", *, is_error: bool = False) -> None:
        span = Span(self.shown, event.number)
        self.problems.append(calendar_problem(code, span, message, hint, is_error=is_error))

    def _event(self, lines: Event) -> TheirEvent | None:
        from icalendar import Event as Parsed

        if lines.is_long:
            self._add_problem("ical-broken", lines, "An event is too long, so it was left out.", is_error=True)
            return None
        try:
            parsed = Parsed.from_ical(lines.text)
        except (ValueError, TypeError, KeyError, IndexError, OverflowError, RecursionError):
            self._add_problem("ical-broken", lines, "An event cannot be read, so it was left out.", is_error=True)
            return None
        starts = self._moment(parsed, "DTSTART", lines)
        if starts is None:
            self._add_problem(
                "ical-broken", lines, "An event has no first day that exists, so it was left out.", is_error=True
            )
            return None
        name = _plain(_text(parsed, "SUMMARY"))
        rule = self._rule(parsed, lines)
        uid = _text(parsed, "UID").strip()
        starts, length = self._length(parsed, starts, lines)
        again = self._moment(parsed, "RECURRENCE-ID", lines)
        return TheirEvent(
            span=Span(self.shown, lines.number),
            uid=_SECOND_HALF.sub("", uid) or name,
            starts=starts,
            length=length,
            rule=rule,
            rule_words=_first(parsed, "RRULE").to_ical().decode() if rule else "",
            also=tuple(self._list(parsed, "RDATE", lines)),
            but=tuple(self._list(parsed, "EXDATE", lines)),
            instead_of=again,
            and_after=again is not None
            and _params(parsed, "RECURRENCE-ID").get("RANGE", "").upper() == "THISANDFUTURE",
            is_off=_text(parsed, "STATUS").strip().upper() == "CANCELLED"
            or bool(_CALLED_OFF.match(name))
            or is_called_off_in_name(name),
            is_private=_text(parsed, "CLASS").strip().upper() in ("PRIVATE", "CONFIDENTIAL")
            or is_withheld(name, is_name=True)
            or is_withheld(_words(parsed)),
            is_tentative=_text(parsed, "STATUS").strip().upper() == "TENTATIVE",
            name=_CALLED_OFF.sub("", name, count=1) if _CALLED_OFF.match(name) else name,
            words=_words(parsed),
            where=_plain(_text(parsed, "LOCATION").replace("\n", ", ")),
            website=_text(parsed, "URL").strip(),
            categories=tuple(_categories(parsed)),
        )

    def _moment(self, parsed: Any, name: str, lines: Event) -> Moment | None:
        value = _part(_first(parsed, name), "dt")
        return self._at(value, _params(parsed, name), lines)

    def _at(self, value: Any, params: Mapping[str, str], lines: Event) -> Moment | None:
        """A moment, where it is one of our years. A time in UTC is by the clock that the calendar names, if it does."""
        if isinstance(value, tuple):  # a period: only its start is of use
            value = value[0]
        if not isinstance(value, date) or not 1970 <= value.year < 2200:
            return None
        if not isinstance(value, datetime):
            return Moment(value)
        at = value.time().replace(second=0, microsecond=0, tzinfo=None)
        name = str(params.get("TZID", ""))
        if not name:
            moment = Moment(value.date(), at, "UTC" if value.tzinfo is not None else FLOATING)
            of_calendar = self._zone(self.lines.facts.get("X-WR-TIMEZONE", ""), lines)
            return moment.in_zone(of_calendar) if of_calendar and moment.zone == "UTC" else moment
        return Moment(value.date(), at, self._zone(name, lines))

    def _zone(self, name: str, lines: Event) -> str:
        if name and name not in self._zones:
            zone = zone_of(name, self.lines.zones)
            self._zones[name] = zone or FLOATING
            if zone is None:
                words = f"Nobody knows the time zone {shorten(_plain(name), 40)}. "
                self._add_problem(
                    "ical-zone", lines, words + "Its times were taken as those of the clock at the place."
                )
        return self._zones.get(name, FLOATING)

    def _rule(self, parsed: Any, lines: Event) -> Mapping[str, list[Any]] | None:
        rules = _all(parsed, "RRULE")
        if not rules:
            return None
        if len(rules) > 1 or "EXRULE" in parsed:
            self._add_problem(
                "ical-rule", lines, "An event has several rules. No session can say that, so the first was taken."
            )
        if not isinstance(rules[0], Mapping):
            message = "The rule of an event cannot be read, so only its first day is known."
            self._add_problem(
                "ical-rule", lines, message, "Look in the calendar when it is, and write it into the record."
            )
            return None
        return {str(key).upper(): list(value) for key, value in rules[0].items()}

    def _list(self, parsed: Any, name: str, lines: Event) -> Iterator[Moment]:
        number = 0
        for each in _all(parsed, name):
            dates = _part(each, "dts")
            for one in dates or ():
                number += 1
                moment = self._at(one.dt, _part(each, "params") or {}, lines)
                if moment and number <= MOST_DATES:
                    yield moment
            if dates is None:
                self._add_problem(
                    "ical-broken", lines, "A list of dates has one that does not exist. The list was left out."
                )

    def _length(self, parsed: Any, starts: Moment, lines: Event) -> tuple[Moment, timedelta | None]:
        """How long it lasts, by the clock it begins with; and whole days, where that is what is meant."""
        ends, length = self._moment(parsed, "DTEND", lines), _part(_first(parsed, "DURATION"), "dt")
        if ends is not None and ends.at is None and starts.at is not None:
            ends = None  # a day where a time is needed
        if ends is not None and starts.at is None:
            length = ends.day - starts.day
        elif ends is not None and starts.at is not None:
            until = ends.in_zone(starts.zone) if starts.zone else ends
            length = datetime.combine(until.day, until.at or time()) - datetime.combine(starts.day, starts.at)
        if starts.at is None:
            days = length.days if isinstance(length, timedelta) and _DAY <= length < 400 * _DAY else 1
            return starts, timedelta(days=days)
        if not isinstance(length, timedelta) or not timedelta(0) < length < 400 * _DAY:
            return starts, None
        is_marked = _text(parsed, "X-MICROSOFT-CDO-ALLDAYEVENT").strip().upper() == "TRUE"
        if starts.at == time(0) and length % _DAY == timedelta(0) and (is_marked or length > _DAY):
            return Moment(starts.day), length  # Outlook writes whole days from midnight to midnight
        return starts, length


def _all(parsed: Any, name: str) -> list[Any]:
    value = parsed.get(name)
    return [] if value is None else value if isinstance(value, list) else [value]


def _first(parsed: Any, name: str) -> Any:
    return next(iter(_all(parsed, name)), None)


def _part(value: Any, name: str) -> Any:
    """A part of what icalendar has read; None if it is damaged (version 7 raises no AttributeError for that)."""
    try:
        return getattr(value, name, None)
    except ValueError:
        return None


def _params(parsed: Any, name: str) -> Mapping[str, str]:
    return _part(_first(parsed, name), "params") or {}


def _text(parsed: Any, name: str) -> str:
    value = _first(parsed, name)
    return "" if value is None else str(value)


def _plain(text: str) -> str:
    return " ".join(clean_text(text)[0].split())


def _unescaped(text: str) -> str:
    return text.replace("\\n", "\n").replace("\\N", "\n").replace("\\,", ",").replace("\\;", ";").replace("\\\\", "\\")


def _words(parsed: Any) -> str:
    """What it says of itself, as plain words; from markup where that is all there is."""
    return clean_text(_text(parsed, "DESCRIPTION"))[0] or clean_text(_unescaped(_text(parsed, "X-ALT-DESC")))[0]


def _categories(parsed: Any) -> Iterator[str]:
    for each in _all(parsed, "CATEGORIES"):
        for word in _part(each, "cats") or ():
            if words := _plain(str(word)):
                yield words[:200]
