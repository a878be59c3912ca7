"""What is new, what has changed and what has closed, month by month."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from markupsafe import Markup

from fingerpost.edition import addresses
from fingerpost.edition.card import lang_of
from fingerpost.edition.changes import Change, changes_of, say_change
from fingerpost.edition.edition import Edition
from fingerpost.language import mark
from fingerpost.pages.kinds.browse import area_name, try_instead
from fingerpost.pages.render.page import Page
from fingerpost.pages.render.paging import Sheet, split_into_sheets
from fingerpost.pages.render.rows import row
from fingerpost.records.activity import Activity
from fingerpost.records.directory import Record
from fingerpost.records.place import Place

HEADINGS = {"new": mark("New"), "changed": mark("Changed"), "closed": mark("Closed")}
_KINDS = list(HEADINGS)


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
    line = say_change(edition, change)
    return row(_url(edition, record), record.name, line, lang_of(edition, record.language))


def _url(edition: Edition, record: Record) -> str:
    if isinstance(record, Activity):
        return edition.activity_url(record)
    return edition.place_url(record) if isinstance(record, Place) else edition.group_url(record)
