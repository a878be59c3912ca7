"""What is new, has changed or has closed, for the page and the feeds."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from dateutil.relativedelta import relativedelta

from fingerpost.edition.cached import cache_on_edition
from fingerpost.edition.edition import Edition
from fingerpost.edition.wording.joining import CAPACITY
from fingerpost.language import mark
from fingerpost.records.activity import Activity
from fingerpost.records.directory import Key, Record
from fingerpost.records.past import PARTS, PastVersion
from fingerpost.records.place import Place

NEW_FOR = timedelta(days=90)
CLOSED_FOR = relativedelta(months=12)
_FORMER = re.compile(r'"[a-z0-9-]+"')


NEW_WORDS = {
    "activity": mark("Since {date}."),
    "group": mark("A group, since {date}."),
    "place": mark("A place, since {date}."),
}
CLOSED_WORDS = {
    "activity": mark("It ended on {date}."),
    "group": mark("The group closed on {date}."),
    "place": mark("The building closed on {date}."),
}


PART_WORDS = {
    "name": mark("its name"),
    "when": mark("when it is"),
    "where": mark("where it is"),
    "cost": mark("what it costs"),
}
SETTLING = timedelta(days=14)  # what changes in the first two weeks was put right, and is no news


@dataclass(frozen=True, slots=True)
class Change:
    """One change of one record."""

    on: date
    kind: str  # new | changed | closed
    record: Record
    parts: tuple[str, ...] = ()  # of what has changed: see records.past
    has_room: bool = False  # whether there is room has changed


def changes_of(edition: Edition) -> Iterator[Change]:
    """Every recent change; of one record at most that it is new, and what has changed.

    A hidden place has none, since it has no page.
    """
    directory = edition.directory
    records: tuple[Record, ...] = (
        *directory.activities.values(),
        *directory.groups.values(),
        *directory.places.values(),
    )
    for record in records:
        if isinstance(record, Place) and edition.is_sensitive(record):
            continue
        if record.closed is not None:
            if edition.today - CLOSED_FOR <= record.closed.on <= edition.today:
                yield Change(max(record.closed.on, _day_of_ending(edition, record)), "closed", record)
            continue
        if isinstance(record, Activity) and edition.is_over(record):
            continue
        if (came := _came(edition, record)) is not None and _is_late(edition, came):
            yield Change(came, "new", record)
        if (change := _changed(edition, record)) is not None:
            yield change


def _is_late(edition: Edition, day: date) -> bool:
    return edition.today - NEW_FOR <= day <= edition.today


def _keys(record: Record) -> Iterator[Key]:
    """Its present and former names: a renamed record is not a new one."""
    return ((record.kind, record_id) for record_id in (*record.former_ids, record.id))


def _came(edition: Edition, record: Record) -> date | None:
    """When it was first listed: as it says, or on the day of its first commit."""
    if record.since is not None:
        return record.since
    came = _committed(edition, record)
    if came is None or isinstance(record, Activity):
        return came
    index = edition.activities_by_group if record.kind == "group" else edition.activities_by_place
    # What came with an activity of its own needs no line beside that of the activity.
    with_it = (activity.since or _committed(edition, activity) for activity in index.get(record.id, ()))
    return None if any(day and _is_late(edition, day) for day in with_it) else came


def _committed(edition: Edition, record: Record) -> date | None:
    days = [day for key in _keys(record) if (day := edition.past.came.get(key)) is not None]
    # One that is not among them was there when the directory began, or is committed by nobody yet.
    is_older = any(key in edition.past.old for key in _keys(record))
    return min(days) if days and not is_older else None


def _day_of_ending(edition: Edition, record: Record) -> date:
    """The day on which its end was written down, if git knows; otherwise long ago."""
    day = date.min
    for before, version in pairwise(_versions(edition, record)):
        if version.is_closed and not before.is_closed:
            day = version.on
    return min(day, edition.today)


def _versions(edition: Edition, record: Record) -> list[PastVersion]:
    versions = [version for key in _keys(record) for version in edition.past.versions.get(key, ())]
    return sorted(versions, key=lambda version: version.on)


def _changed(edition: Edition, record: Record) -> Change | None:
    on, parts = _changed_parts(edition, record)
    room = record.capacity if isinstance(record, Activity) else None
    has_room = room is not None and room.state in CAPACITY and _is_late(edition, room.as_of)
    days = [*([on] if parts else []), *([room.as_of] if room and has_room else [])]
    return Change(max(days), "changed", record, parts, has_room) if days else None


def _changed_parts(edition: Edition, record: Record) -> tuple[date, tuple[str, ...]]:
    """What is other than before its recent changes, and the day of the last of them."""
    versions = [] if (record.kind, record.id) in edition.last_good else _versions(edition, record)
    if not versions:
        return date.min, ()
    came = _committed(edition, record) or edition.past.began or date.min
    settled = max(edition.today - NEW_FOR - timedelta(days=1), came + SETTLING if came != date.min else came)
    first = max((number for number, version in enumerate(versions) if version.on <= settled), default=0)
    shown = [part for part in PARTS if not (part == "where" and edition.is_sensitive(record))]
    parts = tuple(part for part in shown if _of(edition, versions[first], part) != _of(edition, versions[-1], part))
    days = [
        version.on
        for before, version in pairwise(versions[first:])
        if any(_of(edition, before, part) != _of(edition, version, part) for part in parts)
    ]
    on = max(days, default=date.min)
    return (on, parts) if _is_late(edition, on) else (on, ())


def _of(edition: Edition, version: PastVersion, part: str) -> str:
    """A part of a version, with places by the ids that they have now."""
    text = version.parts.get(part, "")
    return _FORMER.sub(lambda match: _ids_now(edition).get(match[0], match[0]), text) if part == "where" else text


@cache_on_edition()
def _ids_now(edition: Edition) -> Mapping[str, str]:
    places = edition.directory.places.values()
    return {json.dumps(former): json.dumps(place.id) for place in places for former in place.former_ids}


def say_change(edition: Edition, change: Change) -> str:
    """One line of what has changed."""
    record, text = change.record, edition.language.text
    if change.kind == "closed" and record.closed is not None:
        return text(CLOSED_WORDS[record.kind], date=edition.language.date(record.closed.on, weekday=False))
    on = edition.language.date(change.on, weekday=False)
    if change.kind == "new":
        return f"{text(NEW_WORDS[record.kind], date=on)} {record.summary}".strip()
    words = []
    if change.has_room and isinstance(record, Activity) and record.capacity is not None:
        day = edition.language.date(record.capacity.as_of, weekday=False)
        words.append(f"{text(CAPACITY[record.capacity.state])} {text('We were told on {date}.', date=day)}")
    if change.parts:
        parts = edition.language.list_of([text(PART_WORDS[part]) for part in change.parts])
        words.append(text("Changed on {date}: {parts}.", date=on, parts=parts))
    return " ".join(words)
