"""What is new, what has changed and what has closed, month by month."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from dateutil.relativedelta import relativedelta
from markupsafe import Markup

from fingerpost.edition import addresses
from fingerpost.edition.card import lang_of
from fingerpost.edition.edition import Edition
from fingerpost.edition.wording.joining import CAPACITY
from fingerpost.language import mark
from fingerpost.pages.kinds.browse import area_name, try_instead
from fingerpost.pages.render.page import Page
from fingerpost.pages.render.paging import Sheet, split_into_sheets
from fingerpost.pages.render.rows import row
from fingerpost.records.activity import Activity
from fingerpost.records.directory import Record
from fingerpost.records.place import Place

NEW_FOR = timedelta(days=90)
CLOSED_FOR = relativedelta(months=12)
HEADINGS = {"new": mark("New"), "changed": mark("Changed"), "closed": mark("Closed")}
_KINDS = list(HEADINGS)
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
    """One line of the page."""

    on: date
    kind: str  # new | changed | closed
    record: Record


def new_pages(edition: Edition) -> Iterator[Page]:
    """The newest first."""
    text = edition.language.text
    changes = sorted(
        changes_of(edition),
        key=lambda change: (
            -change.on.year,
            -change.on.month,
            _KINDS.index(change.kind),
            -change.on.day,
            change.record.name.casefold(),
            change.record.id,
        ),
    )
    for sheet in split_into_sheets(addresses.NEW, changes):
        title = text("New, changed and closed")
        if sheet.number > 1:
            title = text("{title}, page {number}", title=title, number=sheet.number)
        yield Page(
            kind="new",
            address=sheet.address,
            title=title,
            description=text("What is new in {area}, what has changed and what has closed.", area=area_name(edition)),
            template="new.html",
            values={
                "title": title,
                "sheet": sheet,
                "months": _months(edition, sheet),
                "today": edition.language.date(edition.today, weekday=False),
                "instead": try_instead(edition),
            },
        )


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


def _months(edition: Edition, sheet: Sheet[Change]) -> list[tuple[str, list[tuple[str, Markup]]]]:
    """Each month with its kinds of change: heading, then heading and rows."""
    months = []
    for (year, month), of_month in groupby(sheet.things, key=lambda change: (change.on.year, change.on.month)):
        kinds = [
            (edition.language.text(HEADINGS[kind]), Markup("\n").join(_row(edition, change) for change in of_kind))
            for kind, of_kind in groupby(of_month, key=lambda change: change.kind)
        ]
        months.append((f"{edition.language.month(month)} {year}", kinds))
    return months


def _row(edition: Edition, change: Change) -> Markup:
    record = change.record
    on = edition.language.date(change.on, weekday=False)
    text = edition.language.text
    if change.kind == "closed":
        line = text(CLOSED_WORDS[record.kind], date=on)
    elif change.kind == "new":
        line = f"{text(NEW_WORDS[record.kind], date=on)} {record.summary}".strip()
    else:
        assert isinstance(record, Activity) and record.capacity is not None  # noqa: S101  # as changes_of makes it
        since = text("We were told on {date}.", date=on)
        line = f"{text(CAPACITY[record.capacity.state])} {since}"
    return row(_url(edition, record), record.name, line, lang_of(edition, record.language))


def _url(edition: Edition, record: Record) -> str:
    if isinstance(record, Activity):
        return edition.activity_url(record)
    return edition.place_url(record) if isinstance(record, Place) else edition.group_url(record)
