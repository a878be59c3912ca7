"""The sheets of a workbook as the library gives them: which one is meant, and its rows as texts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from fingerpost.exchange.tables.files.cell_comments import comments_not_read, rows_withheld
from fingerpost.exchange.tables.files.struck_out import StruckOut, struck_by_rule
from fingerpost.exchange.tables.files.xlsx_parts import OddParts
from fingerpost.exchange.tables.like_sheets import below_each_other
from fingerpost.exchange.tables.table import Options, Table, TableError, cell_warning, table_of, take_headings
from fingerpost.language.counted import counted
from fingerpost.reading.shown_path import shown_path
from fingerpost.records.problem import Problem, Severity
from fingerpost.records.span import Span

_A_WHOLE_DAY = date(1900, 1, 1)  # what 24:00 is in a column of times, which count in days
_MOST_EXACT = 2**53  # beyond it a workbook's numbers are rounded
# A time in an OpenDocument sheet, which python-calamine 0.9.1 leaves as the file has it if it is 24 hours or more, or
# if a part of it is left out (PT9H). Source: XML Schema, part 2, section 3.2.6.
_DURATION = re.compile(
    r"P(?=T?[0-9])(?:([0-9]{1,3})D)?T(?:([0-9]{1,4})H)?(?:([0-9]{1,5})M)?(?:[0-9]{1,6}(?:\.[0-9]+)?S)?"
)

Cell = str | float | int | bool | date | time | datetime | timedelta


def table_of_sheet(path: Path, options: Options, odd_of: Callable[[str], OddParts]) -> Table:
    """Read every row of one sheet of a workbook that has been looked into, or of several below each other.

    Args:
        path: Of the workbook.
        options: How the mapping says that it has to be read.
        odd_of: Gives what is odd in a sheet, by its name.

    Raises:
        TableError: If it cannot be read, or has no such sheet.
    """
    file = shown_path(path)
    try:
        if options.sheets:
            tables = {
                name: table_of_sheet(path, replace(options, sheet=name, sheets=()), odd_of)
                for name in dict.fromkeys(options.sheets)
            }
            return below_each_other(file, tables, options.max_rows)
        workbook = CalamineWorkbook.from_path(str(path))
        name = _sheet_of(workbook, options.sheet, file)
        sheet = workbook.get_sheet_by_name(name)
        of_sheet = odd_of(name)
        rows = _rows(sheet.iter_rows(), sheet.start, of_sheet.failed)
        headers = take_headings(rows, options.headings)
        struck_out = StruckOut(of_sheet.struck)
        clean_rows = struck_out.taken_out(rows) if of_sheet.struck else rows
        table = table_of(file, headers, clean_rows, options.max_rows, options.fill_down)
        hidden = {name for at, name in enumerate(table.headers, start=1) if at in of_sheet.hidden_columns}
        table = replace(table, hidden=frozenset(hidden), struck=struck_out.rows_in_part)
        table = replace(table, withheld=rows_withheld(of_sheet.comments))
        table.problems[:0] = [
            *(_which_sheet(workbook, name, file) if not options.sheet else ()),
            *_hidden_rows(table, name, of_sheet.hidden),
            *struck_out.problems(table, name),
            *([struck_by_rule(table, name)] if of_sheet.has_striking_rule else ()),
            *comments_not_read(table, name, of_sheet.comments),
        ]
        return table
    except CalamineError:
        raise TableError(unreadable(file)) from None


def sheets_of(path: Path) -> list[str]:
    """The names of the sheets of a workbook that has been read before, in their order; of those that are not hidden.

    Raises:
        TableError: If it cannot be read.
    """
    try:
        return _visible(CalamineWorkbook.from_path(str(path)))
    except CalamineError:
        raise TableError(unreadable(shown_path(path))) from None


def _sheet_of(workbook: Any, name: str, file: str) -> str:
    names: list[str] = workbook.sheet_names
    if not name:
        return next(iter(_visible(workbook)), names[0])
    if name not in names:
        raise TableError(
            workbook_problem(
                "sheet-unknown", file, f"There is no sheet called {name}.", f"The sheets are: {', '.join(names)}."
            )
        )
    return name


def _visible(workbook: Any) -> list[str]:
    return [
        sheet.name
        for sheet in workbook.sheets_metadata
        if sheet.visible == SheetVisibleEnum.Visible and sheet.typ == SheetTypeEnum.WorkSheet
    ]


def _which_sheet(workbook: Any, name: str, file: str) -> Iterator[Problem]:
    """Which sheet was read, where the mapping does not say and there are several."""
    names: list[str] = workbook.sheet_names
    if len(names) > 1:
        others = ", ".join(other for other in names if other != name)
        why = f"{names[0]} before it is hidden" if names[0] != name else f"The others are left alone: {others}"
        yield workbook_problem(
            "sheet-chosen",
            file,
            f"The sheet {name} was read. {why}.",
            f"To be sure, write under table: in the mapping sheet: {name}",
            severity=Severity.WARNING,
        )


def _hidden_rows(table: Table, name: str, hidden: set[int]) -> Iterator[Problem]:
    numbers = [row.number for row in table.rows if row.number in hidden]
    if numbers:
        are, were = ("is", "was") if len(numbers) == 1 else ("are", "were")
        yield cell_warning(
            table,
            numbers[0],
            "",
            code="rows-hidden",
            message=f"{counted(len(numbers), 'row')} of the sheet {name} {are} hidden, and {were} read all the same. "
            f"The first is row {numbers[0]}.",
            hint="Delete in the spreadsheet what should not come in, or name those rows with skip: in the mapping.",
        )


def _rows(
    rows: Iterator[list[Cell]], start: tuple[int, int] | None, failed: dict[tuple[int, int], str]
) -> Iterator[tuple[int, list[str]]]:
    """Rows as the spreadsheet numbers them: calamine leaves out what is empty above and to the left."""
    above, first_column = start or (0, 0)  # rows begin at the first column that is used; columns before it are blank
    for number, cells in enumerate(rows, start=1):
        if number > above or any(cell != "" for cell in cells):
            texts = [""] * first_column + [_text(cell) for cell in cells]
            if failed:
                texts = [failed.get((number, at), text) for at, text in enumerate(texts, start=1)]
            yield number, texts


def _text(cell: Cell) -> str:
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < _MOST_EXACT else repr(cell)
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(" ", "minutes")
    if isinstance(cell, time):
        return cell.strftime("%H:%M")
    if isinstance(cell, date):
        return "24:00" if cell == _A_WHOLE_DAY else cell.isoformat()
    if isinstance(cell, timedelta):
        minutes = round(cell.total_seconds() / 60)
        return f"{minutes // 60:02}:{minutes % 60:02}"
    if isinstance(cell, str) and cell[:1] == "P" and (match := _DURATION.fullmatch(cell)):
        days, hours, minutes = (int(part or 0) for part in match.groups())
        minutes += (days * 24 + hours) * 60
        return f"{minutes // 60:02}:{minutes % 60:02}"
    return str(cell)


def unreadable(file: str) -> Problem:
    """The message about a damaged workbook."""
    return workbook_problem(
        "workbook-unreadable", file, f"{file} is not a workbook that can be read.", "Save it as .xlsx or as CSV UTF-8."
    )


def workbook_problem(code: str, file: str, message: str, hint: str, severity: Severity = Severity.ERROR) -> Problem:
    """A problem with a workbook as a whole."""
    return Problem(code=code, severity=severity, span=Span(file), message=message, hint=hint)
