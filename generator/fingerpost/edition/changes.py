"""What is new, has changed or has closed, for the page and the feeds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from fingerpost.edition.edition import Edition
from fingerpost.edition.wording.joining import CAPACITY
from fingerpost.language import mark
from fingerpost.records.activity import Activity
from fingerpost.records.directory import Record
from fingerpost.records.place import Place

NEW_FOR = timedelta(days=90)
CLOSED_FOR = relativedelta(months=12)


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


@dataclass(frozen=True, slots=True)
class Change:
    """One change of one record."""

    on: date
    kind: str  # new | changed | closed
    record: Record


def changes_of(edition: Edition) -> Iterator[Change]:
    """Every recent change. A hidden place has none, since it has no page."""
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
                yield Change(record.closed.on, "closed", record)
            continue
        if isinstance(record, Activity) and edition.is_over(record):
            continue
        if record.since is not None and edition.today - NEW_FOR <= record.since <= edition.today:
            yield Change(record.since, "new", record)
        room = record.capacity if isinstance(record, Activity) else None
        if room is not None and room.state in CAPACITY and edition.today - NEW_FOR <= room.as_of <= edition.today:
            yield Change(room.as_of, "changed", record)


def say_change(edition: Edition, change: Change) -> str:
    """One line of what has changed."""
    record, text = change.record, edition.language.text
    on = edition.language.date(change.on, weekday=False)
    if change.kind == "closed":
        return text(CLOSED_WORDS[record.kind], date=on)
    if change.kind == "new":
        return f"{text(NEW_WORDS[record.kind], date=on)} {record.summary}".strip()
    assert isinstance(record, Activity) and record.capacity is not None  # noqa: S101  # as changes_of makes it
    return f"{text(CAPACITY[record.capacity.state])} {text('We were told on {date}.', date=on)}"
