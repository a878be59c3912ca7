"""Sessions made up by chance, as real timetables are, and the days and times that we say they are on."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from pathlib import Path
from random import Random
from typing import Any

from fingerpost.edition.edition import Edition
from fingerpost.records.activity import Activity
from fingerpost.records.calendar import Calendar, DateRange, SchoolTerm
from fingerpost.records.directory import Directory
from fingerpost.records.parts import Checked, Contact
from fingerpost.records.session import BankHolidays, Repeats, Session, Week, Weekday
from fingerpost.records.settings import Settings
from fingerpost.schedule.dates import occurrences

TODAY = date(2026, 1, 1)
FIRST, LAST = date(2026, 1, 1), date(2027, 12, 31)  # two years, and four changes of the clocks
Moments = Mapping[str, list[str]]  # by the id of the activity: 2026-03-29T14:00, or a day

SOMERSET = Calendar(
    id="somerset",
    name="Somerset school terms",
    terms=(
        SchoolTerm(name="Spring", days=DateRange(date(2026, 1, 5), date(2026, 3, 27)), breaks=()),
        SchoolTerm(
            name="Autumn",
            days=DateRange(date(2026, 9, 3), date(2026, 12, 18)),
            breaks=(DateRange(date(2026, 10, 26), date(2026, 10, 30)),),
        ),
        SchoolTerm(name="Summer", days=DateRange(date(2027, 4, 12), date(2027, 7, 21)), breaks=()),
    ),
)


def made_up_edition(number: int, seed: int) -> Edition:
    """A directory with so many activities, each with one session."""
    rng = Random(seed)
    activities = {name: _activity(name, _session(rng)) for name in (f"a{n}" for n in range(number))}
    settings = Settings(title="Town", site="https://directory.example.org/")
    directory = Directory(
        assets=Path("assets"), settings=settings, calendars={"somerset": SOMERSET}, activities=activities
    )
    return Edition(directory=directory, today=TODAY)


def our_moments(edition: Edition) -> Moments:
    """When each of them begins, worked out without any rule of iCalendar."""
    moments = {}
    for activity in edition.directory.activities.values():
        (session,) = activity.sessions
        days = occurrences(session, edition.directory.calendars, edition.nation, FIRST, LAST)
        moments[activity.id] = [_moment(one.day, one.starts) for one in days]
    return {name: times for name, times in moments.items() if times}


def _moment(day: date, starts: time | None) -> str:
    return day.isoformat() if starts is None else datetime.combine(day, starts).isoformat(timespec="minutes")


def _activity(name: str, session: Session) -> Activity:
    spans: Any = None
    return Activity(
        id=name,
        file=f"{name}.yaml",
        name=f"Activity {name}",
        summary="People meet here, and have tea; cake too.",
        categories=(),
        checked=Checked(on=date(2026, 10, 1), how="phone"),
        contact=Contact(phone="01632 960123"),
        sessions=(session,),
        spans=spans,
    )


def _session(rng: Random) -> Session:
    repeats = rng.choices([Repeats.WEEKLY, Repeats.MONTHLY, Repeats.DATES, Repeats.ONCE], [60, 30, 6, 4])[0]
    fields: dict[str, Any] = {"repeats": repeats, **_times(rng)}
    if repeats is Repeats.DATES:
        return Session(dates=tuple(sorted({_day(rng) for _ in range(rng.randint(1, 9))})), **fields)
    if repeats is Repeats.ONCE:
        return Session(starts_on=_day(rng), **fields)
    if repeats is Repeats.WEEKLY:
        fields["days"] = _some(rng, list(Weekday), rng.choice([1, 1, 1, 2, 3]))
        fields["every"] = rng.choice([1, 1, 1, 2, 2, 3])
    elif rng.random() < 0.8:
        fields["days"] = _some(rng, list(Weekday), rng.choice([1, 1, 2]))
        fields["weeks"] = _some(rng, list(Week), rng.choice([1, 1, 2]))
    else:
        fields["month_days"] = _some(rng, list(range(1, 32)), rng.choice([1, 2]))
    if fields.get("every", 1) > 1 or rng.random() < 0.3:
        fields["starts_on"] = _day(rng, before=400)
    if rng.random() < 0.3:
        fields["ends_on"] = _day(rng)
    if rng.random() < 0.15:
        fields["months"] = _some(rng, list(range(1, 13)), rng.randint(1, 8))
    if (by := rng.random()) < 0.25:
        fields["term_time" if by < 0.2 else "school_holidays"] = "somerset"
    fields["bank_holidays"] = rng.choice([None, *BankHolidays])
    fields["not_on"] = tuple(sorted({_day(rng) for _ in range(rng.choice([0, 0, 1, 5]))}))
    fields["also_on"] = tuple(sorted({_day(rng) for _ in range(rng.choice([0, 0, 0, 1, 3]))} - set(fields["not_on"])))
    return Session(**fields)


def _times(rng: Random) -> dict[str, Any]:
    """Mostly in the day; some past midnight, some in the hour that is skipped in March and comes twice in October."""
    if rng.random() < 0.05:
        return {}
    starts = time(rng.choice([1, 2, 6, 9, 10, 10, 11, 14, 18, 19, 22, 23]), rng.choice([0, 0, 15, 30, 45]))
    if rng.random() < 0.1:
        return {"starts": starts}
    end = datetime.combine(TODAY, starts) + timedelta(minutes=rng.choice([45, 60, 90, 120, 180]))
    return {"starts": starts, "ends": end.time(), "ends_next_day": end.date() > TODAY}


def _day(rng: Random, before: int = 0) -> date:
    return FIRST + timedelta(days=rng.randint(-before, (LAST - FIRST).days))


def _some(rng: Random, choices: list[Any], number: int) -> tuple[Any, ...]:
    return tuple(sorted(rng.sample(choices, number), key=choices.index))
