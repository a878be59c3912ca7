"""When something happens, as schedules of HSDS: parts of a calendar rule, one schedule for each unbroken run of days.

HSDS has no list of exceptions. A rule that skips days, because of school holidays, bank holidays or one cancelled
evening, is therefore several rules that begin and end, so whoever works out the days gets those that are true. The
words of the session are beside each, and times are clock times at the place: an offset would be wrong half of the year.

Source: docs.openreferral.org, HSDS 3.0, "Schedules"; its fields are those of RFC 5545, section 3.3.10.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Any

from fingerpost.edition import addresses
from fingerpost.edition.cached import cache_on_edition
from fingerpost.edition.edition import Edition
from fingerpost.exchange.hsds.ids import uuid_of
from fingerpost.records.activity import Activity
from fingerpost.records.session import BankHolidays, Repeats, Session
from fingerpost.schedule.bits import days_in
from fingerpost.schedule.dates import DAYS_AHEAD
from fingerpost.schedule.days import WEEK_NUMBERS, days_of_rule, regular_bits
from fingerpost.schedule.rrule import DAY_CODES
from fingerpost.schedule.rule import Rule, rule_of

Data = dict[str, Any]
DAYS_BACK = 210  # far enough that a run under way keeps its first day, and so its id, through a term
MOST_RUNS = 60  # of one session: more than a year of bank holidays and school holidays can make


@dataclass(frozen=True, slots=True)
class _Run:
    """The days of a rule from one to another; None: from whenever it began, or on until somebody says otherwise."""

    first: date | None
    last: date | None
    is_single: bool = False  # a day of its own, whatever the rule


def schedules_of(edition: Edition, activity: Activity) -> list[Data]:
    """The schedules of an activity, those of its sessions that are over left out unless all are."""
    sessions = edition.sessions_of(activity)
    return [schedule for session in sessions for schedule in _of_session(edition, activity, session)]


def _of_session(edition: Edition, activity: Activity, session: Session) -> Iterator[Data]:
    number = str(activity.sessions.index(session))
    common = _common(edition, activity, session)
    parts = _parts_of_rule(edition, rule_of(session))
    if not parts:
        yield {"id": uuid_of(edition, "activity", activity.id, "schedule", number)} | common
    for name, days in parts:
        yield {"id": uuid_of(edition, "activity", activity.id, "schedule", number, name), **days, **common}


@cache_on_edition(maxsize=4096)
def _parts_of_rule(edition: Edition, rule: Rule) -> tuple[tuple[str, Data], ...]:
    """Each run of a rule: what it is called among those of its session, and its fields."""
    pattern = _pattern(rule)
    # Named for the day it begins: a run keeps its id while those before it are over.
    return tuple(
        (run.first.isoformat() if run.first else "always", _days(run, rule, pattern))
        for run in _runs(edition, rule, has_pattern=bool(pattern))
    )


def _common(edition: Edition, activity: Activity, session: Session) -> Data:
    """What all the schedules of a session share: place, times and words."""
    data: Data = {}
    if place := edition.place_of(activity, session):
        data["location_id"] = uuid_of(edition, "place", place.id)
        data["service_at_location_id"] = uuid_of(edition, "activity", activity.id, "at", place.id)
    data |= _times(session)
    if words := edition.words(session):
        data["description"] = words
    if session.notes:
        data["notes"] = session.notes
    if session.online:
        data["attending_type"] = "online"
        data["schedule_link"] = edition.absolute(addresses.of_activity(activity.id))
    elif session.phone:
        data["attending_type"] = "telephone"
    elif place:
        data["attending_type"] = "in-person"
    return data


def _times(session: Session) -> Data:
    """Clock times. The day ends at 23:59 in HSDS, whose times are those of one day."""
    data: Data = {}
    if session.starts is not None:
        data["opens_at"] = f"{session.starts:%H:%M}"
    if session.ends is not None:
        whole_day = session.ends_next_day and session.ends == time(0)
        data["closes_at"] = "23:59" if whole_day else f"{session.ends:%H:%M}"
    return data


def _days(run: _Run, rule: Rule, pattern: Data) -> Data:
    data: Data = {"freq": "WEEKLY", "byday": _code(run.first)} if run.is_single and run.first else dict(pattern)
    if run.first:
        data |= {"dtstart": run.first.isoformat(), "valid_from": run.first.isoformat()}
    elif begins := _first_day(rule):
        data["dtstart"] = begins.isoformat()
    if run.last:
        data |= {"until": run.last.isoformat(), "valid_to": run.last.isoformat()}
    return data


def _first_day(rule: Rule) -> date | None:
    """The first day of a rule with a beginning: readers disagree about a DTSTART that is not a day of its rule."""
    if rule.starts_on is None:
        return None
    bits = regular_bits(rule._replace(months=()), rule.starts_on, rule.starts_on + timedelta(days=DAYS_AHEAD))
    return next(days_in(bits, rule.starts_on), rule.starts_on)


def _ends_before_its_first_day(rule: Rule) -> bool:
    """Whether it is on no day: Tuesdays, from a Monday to that Monday."""
    if rule.starts_on is None or rule.ends_on is None:
        return False
    return not any(days_in(regular_bits(rule, rule.starts_on, rule.ends_on), rule.starts_on))


def _code(day: date) -> str:
    return list(DAY_CODES.values())[day.weekday()]


def _pattern(rule: Rule) -> Data:
    """The repetition alone; {} when there is nothing regular."""
    if rule.every < 1 or (rule.every > 1 and rule.starts_on is None):
        return {}
    every: Data = {"interval": rule.every} if rule.every > 1 else {}
    if rule.repeats is Repeats.WEEKLY and rule.days:
        week: Data = {"wkst": "MO"} if rule.every > 1 else {}
        return {"freq": "WEEKLY", **every, **week, "byday": ",".join(DAY_CODES[day] for day in rule.days)}
    if rule.repeats is not Repeats.MONTHLY:
        return {}
    if rule.weeks and rule.days:
        by_day = ",".join(f"{WEEK_NUMBERS[week]}{DAY_CODES[day]}" for week in rule.weeks for day in rule.days)
        return {"freq": "MONTHLY", **every, "byday": by_day}
    if rule.month_days:
        return {"freq": "MONTHLY", **every, "bymonthday": ",".join(map(str, rule.month_days))}
    return {}


def _runs(edition: Edition, rule: Rule, *, has_pattern: bool) -> Iterator[_Run]:
    """The unbroken runs of days, today's first; days outside the rule are runs of one."""
    if not has_pattern:
        yield from _single(rule, edition.today)
        return
    today = edition.today
    is_simple = not (rule.term_time or rule.school_holidays or rule.months or rule.not_on or rule.also_on)
    if is_simple and rule.bank_holidays is not BankHolidays.CLOSED:
        if not _ends_before_its_first_day(rule):
            yield _Run(None, rule.ends_on)
        return
    first, last = today - timedelta(days=DAYS_BACK), today + timedelta(days=DAYS_AHEAD - 1)
    meets = days_of_rule(rule, edition.directory.calendars, edition.nation, first, last).meets
    regular = regular_bits(rule._replace(months=(), ends_on=None), first, last)
    # What is not known to be in term is not promised; a rule that only skips single days goes on.
    goes_on = not (rule.term_time or rule.school_holidays or rule.months)
    runs = [
        _Run(
            None if begins == next(days_in(regular, first)) else begins,
            until if is_followed or not goes_on else rule.ends_on,
        )
        for begins, until, is_followed in _unbroken(meets & regular, regular, first)
        if until >= today
    ]
    runs += [_Run(day, day, is_single=True) for day in days_in(meets & ~regular, first) if day >= today]
    yield from sorted(runs, key=lambda run: run.first or date.min)[:MOST_RUNS]


def _unbroken(meets: int, regular: int, first: date) -> tuple[tuple[date, date, bool], ...]:
    """First and last day of each run of a rule's days that are all kept, and whether a day that is not kept follows."""
    runs = []
    begins = until = None
    for day in days_in(regular, first):
        if meets >> (day - first).days & 1:
            begins, until = begins or day, day
        elif begins and until:
            runs.append((begins, until, True))
            begins = until = None
    if begins and until:
        runs.append((begins, until, False))
    return tuple(runs)


def _single(rule: Rule, today: date) -> Iterator[_Run]:
    """Printed dates, each a rule of one day: those to come or, when all are past, all."""
    once = (rule.starts_on,) if rule.starts_on else ()
    dates = {Repeats.DATES: rule.dates, Repeats.ONCE: once}.get(rule.repeats, rule.also_on)
    days = [day for day in dates if day not in rule.not_on]
    for day in [day for day in days if day >= today] or days:
        yield _Run(day, day, is_single=True)
