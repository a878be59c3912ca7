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
from fingerpost.edition.edition import View
from fingerpost.edition.wording.joining import CAPACITY
from fingerpost.language import mark
from fingerpost.pages.kinds.browse import area_name, try_instead
from fingerpost.pages.render.page import Page
from fingerpost.pages.render.paging import Sheet, cut
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


def new_pages(view: View) -> Iterator[Page]:
    """The newest first."""
    text = view.language.text
    changes = sorted(
        changes_of(view),
        key=lambda each: (
            -each.on.year,
            -each.on.month,
            _KINDS.index(each.kind),
            -each.on.day,
            each.record.name.casefold(),
            each.record.id,
        ),
    )
    for sheet in cut(addresses.NEW, changes):
        title = text("New, changed and closed")
        if sheet.number > 1:
            title = text("{title}, page {number}", title=title, number=sheet.number)
        yield Page(
            kind="new",
            address=sheet.address,
            title=title,
            description=text("What is new in {area}, what has changed and what has closed.", area=area_name(view)),
            template="new.html",
            values={
                "title": title,
                "sheet": sheet,
                "months": _months(view, sheet),
                "today": view.language.date(view.today, weekday=False),
                "instead": try_instead(view),
            },
            section="find",
        )


def changes_of(view: View) -> Iterator[Change]:
    """Every change that is still news. A hidden place has none, since it has no page."""
    directory = view.directory
    records: tuple[Record, ...] = (
        *directory.activities.values(),
        *directory.groups.values(),
        *directory.places.values(),
    )
    for record in records:
        if isinstance(record, Place) and view.is_sensitive(record):
            continue
        if record.closed is not None:
            if view.today - CLOSED_FOR <= record.closed.on <= view.today:
                yield Change(record.closed.on, "closed", record)
            continue
        if isinstance(record, Activity) and view.is_over(record):
            continue
        if record.since is not None and view.today - NEW_FOR <= record.since <= view.today:
            yield Change(record.since, "new", record)
        room = record.capacity if isinstance(record, Activity) else None
        if room is not None and room.state in CAPACITY and view.today - NEW_FOR <= room.as_of <= view.today:
            yield Change(room.as_of, "changed", record)


def _months(view: View, sheet: Sheet[Change]) -> list[tuple[str, list[tuple[str, Markup]]]]:
    """Each month with its kinds of change: heading, then heading and rows."""
    found = []
    for (year, month), of_month in groupby(sheet.things, key=lambda each: (each.on.year, each.on.month)):
        kinds = [
            (view.language.text(HEADINGS[kind]), Markup("\n").join(_row(view, each) for each in of_kind))
            for kind, of_kind in groupby(of_month, key=lambda each: each.kind)
        ]
        found.append((f"{view.language.month(month)} {year}", kinds))
    return found


def _row(view: View, change: Change) -> Markup:
    record = change.record
    on = view.language.date(change.on, weekday=False)
    text = view.language.text
    if change.kind == "closed":
        line = text(CLOSED_WORDS[record.kind], date=on)
    elif change.kind == "new":
        line = f"{text(NEW_WORDS[record.kind], date=on)} {record.summary}".strip()
    else:
        assert isinstance(record, Activity) and record.capacity is not None  # noqa: S101  # as changes_of made it
        told = text("We were told on {date}.", date=on)
        line = f"{text(CAPACITY[record.capacity.state])} {told}"
    return row(_url(view, record), record.name, line, lang_of(view, record.language))


def _url(view: View, record: Record) -> str:
    if isinstance(record, Activity):
        return view.activity_url(record)
    return view.place_url(record) if isinstance(record, Place) else view.group_url(record)
