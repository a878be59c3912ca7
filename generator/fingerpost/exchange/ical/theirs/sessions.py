"""The events of one activity become its sessions: a rule where a session can say it, else dates, else words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from fingerpost.exchange.ical.theirs.events import TheirEvent
from fingerpost.exchange.ical.theirs.problem import calendar_problem
from fingerpost.exchange.ical.theirs.rule_days import days_of_rule, last_of_count
from fingerpost.exchange.ical.theirs.rules import Rule, patterns_of, rule_of
from fingerpost.exchange.ical.theirs.zones import FLOATING, Moment, is_same_clock
from fingerpost.reading.make_session import make_session
from fingerpost.records.problem import Problem
from fingerpost.schedule.bits import bits_of, days_in
from fingerpost.schedule.days import days_of

Data = dict[str, Any]
AHEAD = timedelta(days=400)  # as far as dates are written out where no rule can say them
MOST_DATES = 100  # of a session, as the schema has it
MOST_SESSIONS = 100
_DAY = timedelta(days=1)
_LONGEST_COUNT = timedelta(days=3653)  # how far ahead the last of so many days is looked for
_LONGEST_RUN = 14  # days of one event, written out one by one


@dataclass(slots=True)
class Timetable:
    """The sessions, and what to say about whatever fits into none."""

    sessions: list[Data] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    words: list[str] = field(default_factory=list)  # in the words of the calendar
    known_until: date = date.max  # dates after it may be there, and the calendar does not say so yet

    def add_problem(self, code: str, event: TheirEvent, message: str, hint: str = "") -> None:
        """Say one thing of an event, once."""
        problem = calendar_problem(code, event.span, message, hint)
        if problem not in self.problems:
            self.problems.append(problem)


@dataclass(frozen=True, slots=True)
class Times:
    """What dates have in common to be one session."""

    rest: tuple[tuple[str, Any], ...]  # from, to, ends_next_day, and where


@dataclass(slots=True)
class SessionMaker:
    """Makes the sessions of one activity."""

    here: str  # the time zone of the directory
    today: date
    where: Any  # gives {"place": id} and the like for an event
    table: Timetable = field(default_factory=Timetable)
    _dates: dict[Times, list[date]] = field(default_factory=dict)

    def make(self, events: Sequence[TheirEvent]) -> Timetable:
        """Sessions of events that belong together, in order of the calendar."""
        overrides = [event for event in events if event.instead_of is not None]
        series = {event.uid for event in events if event.rule is not None}
        has_open_end = False
        for event in events:
            if event.instead_of is not None and event.uid in series:
                continue
            if event.is_off:
                continue
            if event.is_tentative:
                self.table.add_problem(
                    "ical-tentative", event, "The calendar says that this is not certain.", "Ask the group."
                )
            if event.rule is not None:
                has_open_end |= self._series(event, [each for each in overrides if each.uid == event.uid])
            else:
                self._single(event)
        self._add_dates(is_all_there_is=not has_open_end)
        self.table.sessions = [
            each for at, each in enumerate(self.table.sessions) if each not in self.table.sessions[:at]
        ]
        if len(self.table.sessions) > MOST_SESSIONS:
            message = f"Only the first {MOST_SESSIONS} of {len(self.table.sessions)} sessions were taken."
            self.table.add_problem("ical-many", events[0], message)
            del self.table.sessions[MOST_SESSIONS:]
        return self.table

    def _single(self, event: TheirEvent) -> None:
        for moment in (event.starts, *event.also):
            self._add_date(event, moment)

    def _add_date(self, event: TheirEvent, moment: Moment) -> None:
        local = moment.in_zone(self.here)
        rest = self._rest(event, local)
        run = event.length.days if event.length is not None and moment.at is None else 1
        if run > _LONGEST_RUN:
            words = f"An event goes on for {run} days, which no session can say. Its first day was taken."
            self.table.add_problem("ical-days", event, words)
            run = 1
        for number in range(run):
            day = local.day + number * _DAY
            if day >= self.today:
                self._dates.setdefault(Times(tuple(rest.items())), []).append(day)

    def _add_dates(self, *, is_all_there_is: bool) -> None:
        for times, days in self._dates.items():
            listed = sorted(set(days))
            if is_all_there_is:
                self.table.known_until = min(self.table.known_until, listed[-1])
            if len(listed) > MOST_DATES:
                self.table.known_until = min(self.table.known_until, listed[MOST_DATES - 1])
                listed = listed[:MOST_DATES]
            rest = dict(times.rest)
            if len(listed) == 1:
                self.table.sessions.append({"repeats": "once", "starts_on": listed[0].isoformat(), **rest})
            else:
                self.table.sessions.append({"repeats": "dates", "dates": _iso_days(listed), **rest})

    def _series(self, event: TheirEvent, overrides: list[TheirEvent]) -> bool:
        """One rule with its overrides of single days; whether it can say more than the days that are written out."""
        assert event.rule is not None  # noqa: S101 - for the types: the caller has looked
        until = self._until(event)
        at = event.starts.at or time()
        clock = {"BYHOUR": at.hour, "BYMINUTE": at.minute, "BYSECOND": 0}
        rule = rule_of(event.rule, event.starts.day, until, clock)
        if rule is None:
            self.table.words.append(f"{event.starts.day} {at:%H:%M}, {event.rule_words}")
            message = "An event repeats in a way that no session can say. Its rule is kept under imported: hours."
            self.table.add_problem(
                "ical-rule", event, message, "Ask the group when it is, and write it into the record."
            )
            self.table.sessions.append({"repeats": "unknown", **self.where(event)})
            return True
        if not self._is_by_our_clock(event):
            return self._by_another_clock(event, rule, overrides)
        rest = self._rest(event, event.starts)
        days = set(days_of_rule(rule, self.today + AHEAD, self.today))
        # Whatever is left out or overridden counts by its day: a session has one time a day.
        off = {self._day_here(each, event) for each in event.but} | self._exceptions(event, overrides)
        sessions = self._with_ends(rule, patterns_of(rule), rest, days, off) if days else []
        self._more_days(event, rest, days, sessions)
        if not days:
            return False
        if sessions:
            self.table.sessions += sessions
            return True
        message = "An event repeats in a way that no session can say, so its days were written out, a year ahead."
        self.table.add_problem("ical-rule", event, message, "Import the calendar again before they run out.")
        self._dates.setdefault(Times(tuple(rest.items())), []).extend(sorted(days - off))
        return rule.until is None and rule.count is None

    def _with_ends(self, rule: Rule, patterns: list[Data], rest: Data, days: set[date], off: set[date]) -> list[Data]:
        """The sessions of a rule, with a first and a last day where they matter; [] where none can say it."""
        ends = rule.until
        if rule.count is not None:
            ends = last_of_count(rule, self.today, max(rule.starts, self.today) + _LONGEST_COUNT)
        first_day = next(days_of_rule(rule, max(days)))
        sessions = []
        for pattern in patterns:
            session = {**pattern, **rest}
            if pattern.get("every", 1) > 1 or rule.starts > self.today:
                session["starts_on"] = first_day.isoformat()
            if ends is not None:
                session["ends_on"] = ends.isoformat()
            sessions.append(session)
        first, last = self.today, self.today + AHEAD
        bits = [days_of(make_session(session), {}, "", first, last).meets for session in sessions]
        together = 0
        for each in bits:
            together |= each
        if together != bits_of(days, first, last):
            return []
        for session, each in zip(sessions, bits, strict=True):
            out = [day for day in days_in(each, first) if day in off]
            if len(out) > MOST_DATES:
                return []
            if out:
                session["not_on"] = _iso_days(out)
        return sessions

    def _more_days(self, event: TheirEvent, rest: Data, days: set[date], sessions: list[Data]) -> None:
        """RDATE: further days, with the same times or with others."""
        for each in event.also:
            local = each.in_zone(self.here)
            is_alike = self._rest(event, local) == rest
            if local.day < self.today or (is_alike and local.day in days):
                continue
            if is_alike and sessions and len(sessions[0].get("also_on", ())) < MOST_DATES:
                sessions[0]["also_on"] = sorted({*sessions[0].get("also_on", ()), local.day.isoformat()})
            else:
                self._add_date(event, each)

    def _exceptions(self, event: TheirEvent, overrides: list[TheirEvent]) -> set[date]:
        """Days of a series that have an event of their own: called off, or moved to another day, hour or place."""
        off: set[date] = set()
        for each in overrides:
            assert each.instead_of is not None  # noqa: S101 - for the types: overrides have it
            day = self._day_here(each.instead_of, event)
            if each.and_after:
                message = "All days from one on are moved, in a way that few calendars write and no session can say."
                self.table.add_problem(
                    "ical-rule", each, message, "Look in the calendar, and write it into the record."
                )
                continue
            local = each.starts.in_zone(self.here)
            is_same = local.day == day and self._rest(each, local) == self._rest(event, event.starts.in_zone(self.here))
            if is_same and not each.is_off:
                continue
            off.add(day)
            if not each.is_off:
                self._add_date(each, each.starts)
        return off

    def _day_here(self, moment: Moment, event: TheirEvent) -> date:
        """The day of a moment by the clock of the series, or of the directory where they are the same."""
        zone = event.starts.zone or self.here
        return moment.in_zone(zone).day if moment.zone != FLOATING else moment.day

    def _until(self, event: TheirEvent) -> date | None:
        """The last day of a rule, by the clock of its series."""
        until = next(iter((event.rule or {}).get("UNTIL", ())), None)
        if not isinstance(until, date):
            return None
        if not isinstance(until, datetime):
            return until
        at = until.time().replace(tzinfo=None)
        moment = Moment(until.date(), at, "UTC" if until.tzinfo is not None else FLOATING)
        local = moment.in_zone(event.starts.zone or self.here)
        return local.day - _DAY if event.starts.at and local.at and local.at < event.starts.at else local.day

    def _is_by_our_clock(self, event: TheirEvent) -> bool:
        return event.starts.at is None or is_same_clock(event.starts.zone, self.here, self.today.year)

    def _by_another_clock(self, event: TheirEvent, rule: Rule, overrides: list[TheirEvent]) -> bool:
        """A rule by a clock that is not ours: its days one by one, with the time that each has here."""
        last = self.today + AHEAD
        off = {self._day_here(each, event) for each in event.but}
        days = list(days_of_rule(rule, last, self.today - _DAY))
        off |= self._exceptions(event, overrides)
        moments = [Moment(day, event.starts.at, event.starts.zone) for day in days if day not in off]
        hours = sorted({f"{moment.in_zone(self.here).at:%H:%M}" for moment in moments})
        if event.starts.zone == "UTC" and len(hours) > 1:
            words = f"{event.starts.at:%H:%M} UTC, {event.rule_words}"
            self.table.words.append(words)
            message = f"A rule is in UTC, so by the clock here it is at {' or at '.join(hours)}. Its time was left out."
            hint = "Most often the group means one of them all year. Ask, and write it into the record."
            self.table.add_problem("ical-utc", event, message, hint)
            place = self.where(event)
            sessions = [{**pattern, **place} for pattern in patterns_of(rule)] or [{"repeats": "unknown", **place}]
            for session in sessions:
                if session.get("every", 1) > 1:
                    session["starts_on"] = rule.starts.isoformat()
                if rule.until:
                    session["ends_on"] = rule.until.isoformat()
            self.table.sessions += sessions
            return True
        if moments:
            message = "A rule is by the clock of another time zone, so its days were written out, a year ahead."
            self.table.add_problem("ical-rule", event, message, "Import the calendar again before they run out.")
        for moment in moments:
            self._add_date(event, moment)
        return rule.until is None and rule.count is None

    def _rest(self, event: TheirEvent, local: Moment) -> Data:
        """When it begins and ends on a day, and where it is."""
        times: Data = {}
        if local.at is not None:
            times["from"] = f"{local.at:%H:%M}"
            if event.length is not None and event.length < _DAY:
                ends = local.plus(event.length)
                times["to"] = f"{ends.at:%H:%M}"
                if ends.day > local.day:
                    times["ends_next_day"] = True
            elif event.length is not None:
                message = (
                    "An event goes on for more than a day, which no session can say. Only its beginning was taken."
                )
                self.table.add_problem("ical-days", event, message)
        return {**times, **self.where(event)}


def _iso_days(days: Iterable[date]) -> list[str]:
    return [day.isoformat() for day in days]
