"""What we export as calendars comes back with the same days and times, but for what the handbook lists."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from fingerpost.edition.edition import Edition
from fingerpost.exchange.formats import FORMATS
from fingerpost.exchange.ical.calendars import ACTIVITIES
from fingerpost.exchange.ical.events import is_on
from fingerpost.exchange.ical.theirs.events import EventReader
from fingerpost.exchange.ical.theirs.lines import read_lines
from fingerpost.exchange.ical.theirs.sessions import AHEAD, SessionMaker
from fingerpost.exchange.ical.theirs.where import Whereabouts
from fingerpost.reading.make_session import make_session
from fingerpost.reading.read import read_directory
from fingerpost.records.activity import Activity
from fingerpost.records.session import Session
from fingerpost.schedule.dates import occurrences
from tests.conftest import TODAY
from tests.exchange.readers.schedules import made_up_edition
from tests.thorough import many

ROOT = Path(__file__).parents[3]


def moments(edition: Edition, sessions: tuple[Session, ...]) -> set[tuple[object, ...]]:
    """Each day with its times, as far as both sides can know."""
    last = min(edition.today + AHEAD - timedelta(days=1), edition.today.replace(year=edition.today.year + 1))
    return {
        (one.day, one.starts, one.ends if one.ends != one.starts else None, session.place)
        for session in sessions
        for one in occurrences(session, edition.directory.calendars, edition.nation, edition.today, last)
    }


def came_back(edition: Edition, content: bytes) -> tuple[Session, ...]:
    zone = edition.settings.timezone
    calendar = EventReader(read_lines(content), "calendar.ics", zone).read()
    table = SessionMaker(zone, edition.today, Whereabouts(edition.directory).of).make(calendar.events)
    assert [problem.code for problem in (*calendar.problems, *table.problems)] == []
    return tuple(make_session(session) for session in table.sessions)


def different(edition: Edition, *, with_places: bool) -> list[str]:
    """The activities whose days, times or places are others after they have gone through a calendar."""
    names = []
    for file in FORMATS["ical"].files(edition):
        if f"/{ACTIVITIES}/" not in file.address:
            continue
        record_id = file.address.rpartition("/")[2].removesuffix(".ics")
        if record_id not in edition.directory.activities:
            continue  # a former id
        activity: Activity = edition.directory.activities[record_id]
        sessions = tuple(each for each in activity.sessions if not (each.starts and each.starts == each.ends))
        ours, theirs = moments(edition, sessions), moments(edition, came_back(edition, file.content))
        if not with_places:
            ours, theirs = ({each[:3] for each in of} for of in (ours, theirs))
        if is_on(activity) and ours - theirs | theirs - ours:
            names.append(activity.id)
    return names


def test_made_up_schedules_come_back_on_the_same_days() -> None:
    assert different(made_up_edition(many(60, 600), seed=14), with_places=False) == []


def test_every_activity_of_the_example_comes_back_on_the_same_days_at_the_same_places() -> None:
    directory, _ = read_directory(ROOT / "assets")
    edition = Edition(directory=directory, today=TODAY)

    assert different(edition, with_places=True) == []
