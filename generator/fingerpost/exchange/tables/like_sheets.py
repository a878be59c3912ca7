"""Sheets of a workbook that say the same of different things, such as one for each area: one table below each other."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from fingerpost.exchange.tables.table import SHEET_STEP, Rows, Table, TableError, sheet_file, too_many

SHEET_COLUMN = "Sheet"  # a column of its own: on which sheet a row is
_SAME = 0.8  # of all headings of two sheets are on both
_FEWEST = 2  # headings, to be compared
_COVERED = 0.9  # of the rows of a sheet are on another too


def below_each_other(file: str, tables: Mapping[str, Table], most: int) -> Table:
    """One table of several, by the names of their sheets: with all their columns, and one that says the sheet.

    Raises:
        TableError: If there are more rows than allowed.
    """
    names: dict[str, str] = {}  # of the columns, by what is the same whatever its capitals
    for table in tables.values():
        for name in table.headers:
            names.setdefault(name.casefold(), name)
    names.setdefault(SHEET_COLUMN.casefold(), SHEET_COLUMN)
    headers = tuple(names.values())
    rows = Rows(headers)
    problems = []
    struck: set[int] = set()
    withheld: set[int] = set()
    count = 0
    for number, (sheet, table) in enumerate(tables.items()):
        count += table.rows_found
        if count > most:
            raise TableError(too_many(sheet_file(file, sheet), 1, most))
        for row in table.rows:
            cells = {SHEET_COLUMN.casefold(): sheet, **{name.casefold(): cell for name, cell in row.cells.items()}}
            rows.add(number * SHEET_STEP + row.number, [cells.get(name, "") for name in names])
        struck |= {number * SHEET_STEP + row for row in table.struck}
        withheld |= {number * SHEET_STEP + row for row in table.withheld}
        problems += [
            replace(problem, span=replace(problem.span, file=sheet_file(problem.span.file, sheet)))
            for problem in table.problems
        ]
    hidden = frozenset(names[name.casefold()] for table in tables.values() for name in table.hidden)
    rows_of_comments, rows_in_part = frozenset(withheld), frozenset(struck)
    of_all = Table(file, headers, rows, problems, count, sheets=tuple(tables), hidden=hidden, struck=rows_in_part)
    return replace(of_all, withheld=rows_of_comments)


def like_sheets(main: str, tables: Mapping[str, Table]) -> tuple[list[str], dict[str, str]]:
    """The sheets that have the headings of one, that among them; and why others with the same are not wanted."""
    like = [name for name, table in tables.items() if name == main or has_same_columns(tables[main], table)]
    reasons: dict[str, str] = {}
    cells = {name: _rows_of(tables[name]) for name in like}
    # The one with the most rows first: a sheet of all of them stays, and those it was made of are left.
    sheets: list[str] = []
    for name in sorted(like, key=lambda name: (-len(cells[name]), name != main)):
        cover = next((other for other in sheets if len(cells[name] & cells[other]) >= _COVERED * len(cells[name])), "")
        if cover:
            reasons[name] = f"the same rows are on {cover}"
        else:
            sheets.append(name)
    return [name for name in like if name in sheets], reasons


def has_same_columns(table: Table, other: Table) -> bool:
    """Whether two sheets have nearly all headings together, and the other has rows."""
    one, two = ({name.casefold() for name in each.headers} for each in (table, other))
    if table.sheets:
        one.discard(SHEET_COLUMN.casefold())
    return len(one) >= _FEWEST and len(one & two) >= _SAME * len(one | two) and bool(other.rows)


def _rows_of(table: Table) -> set[tuple[str, ...]]:
    return {tuple(sorted(cell for cell in row.cells.values() if cell)) for row in table.rows}


def names_are_in_rows(table: Table) -> bool:
    """Whether the sheets have the names of towns, or the like, that are in their own rows."""
    names = {row.cells[SHEET_COLUMN] for row in table.rows if _is_named(row.cells[SHEET_COLUMN], row.cells)}
    return 2 * len(names) > len(table.sheets)


def _is_named(sheet: str, cells: Mapping[str, str]) -> bool:
    words = re.compile(rf"\b{re.escape(sheet)}\b", re.IGNORECASE)
    return any(words.search(cell) for name, cell in cells.items() if name != SHEET_COLUMN)
