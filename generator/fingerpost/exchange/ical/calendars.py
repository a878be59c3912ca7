"""The calendars: of everything, of each town, category, group and activity, and of what is near each GP practice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from fingerpost.edition import addresses
from fingerpost.edition.edition import Edition
from fingerpost.edition.pieces import fingerprint_of
from fingerpost.edition.printed import is_practice, near_practice
from fingerpost.exchange.export import ExportFile, Format
from fingerpost.exchange.ical.events import SessionEvents, events_of, has_events, window
from fingerpost.exchange.ical.lines import line, text
from fingerpost.exchange.ical.zone import zone_block
from fingerpost.records.activity import Activity

TOWNS, CATEGORIES, GROUPS, ACTIVITIES = "towns", "categories", "groups", "activities"
PRACTICES = "practices"


def calendar_files(edition: Edition) -> Iterator[ExportFile]:
    """Every calendar, that of everything first."""
    events_by_activity = {activity.id: events_of(edition, activity) for activity in edition.activities}
    vocabulary, groups = edition.directory.vocabulary, edition.directory.groups
    yield _calendar(
        edition, addresses.of_data("calendar.ics"), edition.settings.title, _all(events_by_activity.values())
    )
    for area_id, activities in edition.activities_by_area.items():
        area = vocabulary.areas[area_id]
        there = (_of_sessions(events_by_activity[each.id], edition.sessions_in(each, area)) for each in activities)
        yield from _list(edition, TOWNS, area_id, area.name, _all(there))
    for category_id, activities in edition.activities_by_category.items():
        events, name = _all(events_by_activity[each.id] for each in activities), vocabulary.categories[category_id].name
        yield from _list(edition, CATEGORIES, category_id, name, events, fingerprint_of(edition, *activities))
    for group_id, activities in edition.activities_by_group.items():
        if group := groups.get(group_id):
            events, made_of = (
                _all(events_by_activity[each.id] for each in activities),
                fingerprint_of(edition, group, *activities),
            )
            yield from _list(edition, GROUPS, group_id, group.name, events, made_of)
    for place in edition.places:
        if is_practice(edition, place):
            # What its printed menu has, for the screen in a waiting room. There is none for a need: the name of a need
            # in a shared calendar would say why somebody follows it.
            near = (activity for _, activity in near_practice(edition, place.id))
            name = edition.language.text("Near {name}", name=place.name)
            yield from _list(edition, PRACTICES, place.id, name, _all(events_by_activity[each.id] for each in near))
    yield from _of_activities(edition, events_by_activity)


ICAL = Format("ical", "calendars, of everything and of each part", addresses.DATA, calendar_files)


def _of_activities(edition: Edition, events_by_activity: dict[str, list[SessionEvents]]) -> Iterator[ExportFile]:
    """Phones go on asking for years: what has closed has an empty calendar, and a former id one that goes on."""
    records = edition.directory.activities
    ids = set(records)
    for activity in records.values():
        if not has_events(edition, activity):
            continue
        events = _all(
            [events_by_activity[activity.id] if activity.id in events_by_activity else events_of(edition, activity)]
        )
        for record_id in (activity.id, *(former for former in activity.former_ids if former not in ids)):
            ids.add(record_id)
            address, made_of = addresses.of_calendar(ACTIVITIES, record_id), fingerprint_of(edition, activity)
            yield _calendar(edition, address, activity, events, made_of)


def _all(events: Iterable[list[SessionEvents]]) -> list[bytes]:
    return [each.events for of_one in events for each in of_one]


def _of_sessions(events: list[SessionEvents], sessions: Iterable[object]) -> list[SessionEvents]:
    chosen = set(map(id, sessions))
    return [each for each in events if id(each.session) in chosen]


def _list(
    edition: Edition, kind: str, of: str, name: str, events: list[bytes], made_of: str = ""
) -> Iterator[ExportFile]:
    if events:
        title = edition.language.text("{name}: {directory}", name=name, directory=edition.settings.title)
        yield _calendar(edition, addresses.of_calendar(kind, of), title, events, made_of)


def _calendar(edition: Edition, address: str, of: Activity | str, events: list[bytes], made_of: str = "") -> ExportFile:
    return ExportFile(address, partial(_content, edition, address, of, events), made_of)


def _content(edition: Edition, address: str, of: Activity | str, events: list[bytes]) -> bytes:
    """The calendar of an activity, passed along so that a fault names it, or of something with this name."""
    name = of if isinstance(of, str) else of.name
    head = "".join(
        (
            line("BEGIN", "VCALENDAR"),
            line("VERSION", "2.0"),
            line("PRODID", "-//Fingerpost//Fingerpost//EN"),
            line("NAME", text(name)),  # RFC 7986
            line("X-WR-CALNAME", text(name)),  # what calendars read before it
            line("X-WR-TIMEZONE", edition.settings.timezone),
            line("SOURCE;VALUE=URI", edition.absolute(address)),
            line("REFRESH-INTERVAL;VALUE=DURATION", "P1D"),
            line("X-PUBLISHED-TTL", "P1D"),
            zone_block(edition.settings.timezone, window(edition)[0].year),
        )
    )
    return b"".join((head.encode(), *events, line("END", "VCALENDAR").encode()))
