"""Rows that say in their own words, in a note, a name or a text, that they are not to be published."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from fingerpost.exchange.tables.joins import Join, split_name
from fingerpost.exchange.tables.mapping import TableMapping
from fingerpost.exchange.tables.mapping_check import as_gap
from fingerpost.exchange.tables.privacy.withheld_words import is_heading_of_names, is_heading_of_notes, is_withheld
from fingerpost.exchange.tables.rows.row_reader import RowReader
from fingerpost.exchange.tables.rows.row_states import is_status
from fingerpost.exchange.tables.table import Table

BECAUSE = "its own words say that it is not to be published"


@dataclass(frozen=True, slots=True)
class Column:
    """A column in which a row may say so."""

    name: str
    is_note: bool
    is_name: bool
    is_state: bool
    words_on: frozenset[str]  # cells of which the mapping says that their rows are on, in small letters


def columns_of_words(mapping: TableMapping, table: Table, joins: Mapping[str, Join]) -> list[Column]:
    """Where to look; not at a column that the mapping ignores, or of which it names the words that may be shown."""
    on: dict[str, set[str]] = {}
    ignore = set(mapping.ignore)
    for rule in mapping.skip:
        for name, test in rule["when"].items():
            on.setdefault(name, set()).update(map(str.casefold, rule.get("keep", ())))
            if isinstance(test, dict) and "other_than" in test:
                ignore.add(name)
    names = [*table.headers, *(f"{name}: {header}" for name, join in joins.items() for header in join.table.headers)]
    headings = {name: split_name(name, joins)[1] for name in names if name not in ignore}
    return [
        Column(
            name,
            is_heading_of_notes(heading),
            is_heading_of_names(heading),
            is_status(heading),
            frozenset(on.get(name, ())),
        )
        for name, heading in headings.items()
    ]


def column_that_says_so(columns: list[Column], reader: RowReader) -> str | None:
    """The column in which a row says that it is not to be published; "" for a comment, None if nothing does."""
    if reader.row.number in reader.table.withheld:
        return ""
    for column in columns:
        cell = reader.cell(column.name)
        if not cell or (column.words_on and cell.strip().casefold() in column.words_on):
            continue
        # A private group is open to some: the state of a row, which is named elsewhere.
        is_note = column.is_note and not (column.is_state and cell.lstrip().casefold().startswith("private"))
        if is_withheld(cell, is_note=is_note, is_name=column.is_name):
            return column.name
    return None


def name_row(column: str, reader: RowReader) -> None:
    """Name a row that was left out for what it says, without saying it: it may say why, or of whom."""
    if column:
        message = f"{column} says that this is not to be published, so the row was left out."
        hint = "If it may be, take those words out of the list. If "
        hint += f"{column} never means that, write in the mapping: ignore: [{column}]"
    else:
        message = "A comment on a cell of this row says that it is not to be published, so the row was left out."
        hint = "If it may be, delete the comment in the spreadsheet, and save it."
    reader.remark(as_gap(column) if column else "", code="row-not-shown", message=message, hint=hint)
