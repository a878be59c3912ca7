"""Partners, each with the entries that it keeps and what of them is due."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from markupsafe import Markup

from fingerpost.edition import addresses
from fingerpost.edition.card import lang_of
from fingerpost.edition.edition import Edition
from fingerpost.edition.wording.freshness import FROM_LIST
from fingerpost.pages.render.page import LazyValues, Page
from fingerpost.pages.render.paging import Sheet, split_into_sheets
from fingerpost.pages.render.rows import row
from fingerpost.records.directory import Record
from fingerpost.records.group import Group
from fingerpost.stewardship.due import State, state_of
from fingerpost.stewardship.keepers import entries_by_keeper, may_name_keeper


def partner_pages(edition: Edition) -> Iterator[Page]:
    """A list of partners, and a page for each; none if the editors keep everything."""
    shown = {
        keeper: [record for record in records if may_name_keeper(edition, record)]
        for keeper, records in entries_by_keeper(edition).items()
    }
    partners = [(edition.directory.groups[keeper], records) for keeper, records in shown.items() if records]
    if not partners:
        return
    text = edition.language.text
    yield Page(
        kind="page",
        address=addresses.PARTNERS,
        title=text("Who keeps what"),
        description=text("The partners who keep entries of {title} up to date.", title=edition.settings.title),
        template="partners.html",
        values=LazyValues(partial(_all_partners, edition, partners)),
        listed=False,
        fingerprint_parts=lambda row: (row(record) for group, records in partners for record in (group, *records)),
    )
    for group, records in partners:
        for sheet in split_into_sheets(addresses.of_partner(group.id), records):
            yield _sheet(edition, group, sheet)


def _all_partners(edition: Edition, partners: list[tuple[Group, list[Record]]]) -> dict[str, Any]:
    return {"partners": Markup("\n").join(_partner(edition, group, records) for group, records in partners)}


def _partner(edition: Edition, group: Group, records: list[Record]) -> Markup:
    plural = edition.language.plural
    due = sum(state_of(edition, record) is not None for record in records)
    line = plural("{n} entry.", "{n} entries.", len(records))
    if due:
        line += " " + plural("{n} is to be checked.", "{n} are to be checked.", due)
    return row(edition.url(addresses.of_partner(group.id)), group.name, line, lang_of(edition, group.language))


def _sheet(edition: Edition, group: Group, sheet: Sheet[Record]) -> Page:
    text = edition.language.text
    title = text("Kept by {name}", name=group.name)
    if sheet.number > 1:
        title = text("{title}, page {number}", title=title, number=sheet.number)
    return Page(
        kind="page",
        address=sheet.address,
        title=title,
        description=text("What {name} keeps up to date, and what needs checking.", name=group.name),
        template="partner.html",
        values=LazyValues(partial(_values, edition, group, sheet, title)),
        listed=False,
        fingerprint_parts=lambda row: (row(record) for record in (group, *sheet.things)),
    )


def _values(edition: Edition, group: Group, sheet: Sheet[Record], title: str) -> dict[str, Any]:
    return {
        "title": title,
        "group_name": group.name,
        "group_url": edition.group_url(group),
        "all_partners": edition.url(addresses.PARTNERS),
        "day": edition.language.date(edition.today),
        "sheet": sheet,
        "entries": Markup("\n").join(_entry(edition, record) for record in sheet.things),
    }


def _entry(edition: Edition, record: Record) -> Markup:
    text, state = edition.language.text, state_of(edition, record)
    words = {
        State.DUE: text("To be checked."),
        State.OVERDUE: text("Overdue."),
        State.OLD: text("Not checked for over a year."),
    }
    line = text("Not checked yet.")
    if record.checked and record.checked.is_from_list:
        line = f"{line} {text(FROM_LIST, date=edition.language.date(record.checked.on, weekday=False))}"
    elif record.checked:
        day = edition.language.date(record.checked.on, weekday=False)
        line = " ".join([text("Last checked on {date}.", date=day), words.get(state, "") if state else ""]).strip()
    return row(edition.url(addresses.of(record)), record.name, line, lang_of(edition, record.language))
