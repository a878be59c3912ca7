"""Read one sheet of an XLSX workbook as a table, after looking at what is in the ZIP file."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path, PurePosixPath
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook

from fingerpost.exchange.tables.sheet_part import part_of_sheet
from fingerpost.exchange.tables.table import MOST_COLUMNS, Options, Table, TableError, table_of
from fingerpost.exchange.tables.table_form import check_form
from fingerpost.reading.read import shown_path
from fingerpost.records.problem import Problem
from fingerpost.records.span import Span

# A small ZIP file can unpack to gigabytes, and one cell in the last corner of a sheet to thousands of millions.
MOST_UNPACKED = 50 * 1024 * 1024
MOST_RATIO = 100
MOST_ENTRIES = 200

_CELL = re.compile(rb'<(?:\w+:)?c\b[^>]*?\br="([A-Z]{1,3})([0-9]{1,7})"')
# What a formula that failed leaves, such as #N/A. Calamine gives an empty cell for it, as for one nobody filled in.
_ERROR = re.compile(rb'<(?:\w+:)?c\b(?=[^>]*\bt="e")[^>]*?\br="([A-Z]{1,3})([0-9]{1,7})"')
_FAILED = "#ERROR!"
_MOST_EXACT = 2**53  # beyond it a workbook's numbers are rounded
_PIECE = 1024 * 1024
_OVERLAP = 200  # longer than the beginning of any cell

Cell = str | float | int | bool | date | time | datetime | timedelta


def read_xlsx(path: Path, options: Options) -> Table:
    """Read every row of one sheet; values as they are shown, formulas as their last result.

    Raises:
        TableError: If the workbook as a whole cannot be read, or is not safe to open.
    """
    file = shown_path(path)
    if path.suffix.lower() == ".xlsm":
        raise TableError(
            _workbook_problem("workbook-with-macros", file, "This workbook holds macros.", "Save it as .xlsx.")
        )
    check_form(path, "xlsx")
    failed = _look_inside(path, file, options.max_rows)
    try:
        workbook = CalamineWorkbook.from_path(str(path))
        name = _sheet_of(workbook, options.sheet, file)
        sheet = workbook.get_sheet_by_name(name)
        rows = _rows(sheet.iter_rows(), sheet.start, failed.get(part_of_sheet(path, name), set()))
        _, headers = next(rows, (1, []))
        return table_of(file, headers, rows, options.max_rows)
    except CalamineError:
        raise TableError(_unreadable(file)) from None


def _look_inside(path: Path, file: str, most_rows: int) -> dict[str, set[tuple[int, int]]]:
    """Refuse what could exhaust the computer, from the list of contents and without unpacking it whole.

    Returns:
        For each sheet's part, the row and column of the cells that hold an error.
    """
    failed = {}
    try:
        with zipfile.ZipFile(path) as archive:
            entries = archive.infolist()
            _check_entries(entries, path.stat().st_size, file)
            for entry in entries:
                if entry.filename.endswith((".xml", ".rels")):
                    failed[entry.filename] = _check_part(archive, entry, file, most_rows)
    except (zipfile.BadZipFile, OSError, EOFError, NotImplementedError, RuntimeError):
        raise TableError(_unreadable(file)) from None
    return failed


def _check_entries(entries: list[zipfile.ZipInfo], size: int, file: str) -> None:
    unpacked = sum(entry.file_size for entry in entries)
    if len(entries) > MOST_ENTRIES or unpacked > MOST_UNPACKED or unpacked > MOST_RATIO * max(size, 1):
        raise TableError(
            _workbook_problem(
                "workbook-too-large",
                file,
                f"This workbook unpacks to {unpacked / 1024**2:.0f} MB in {len(entries)} parts: more than is safe.",
                "Copy the sheet into a new workbook, or save it as CSV UTF-8.",
            )
        )
    for entry in entries:
        parts = PurePosixPath(entry.filename.replace("\\", "/")).parts
        if entry.flag_bits & 1 or ".." in parts or entry.filename.startswith("/"):
            raise TableError(
                _workbook_problem(
                    "workbook-not-safe",
                    file,
                    "This workbook is encrypted or damaged.",
                    "Save it again without a password.",
                )
            )
        if PurePosixPath(entry.filename).name == "vbaProject.bin":
            raise TableError(
                _workbook_problem("workbook-with-macros", file, "This workbook holds macros.", "Save it as .xlsx.")
            )


def _check_part(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, file: str, most_rows: int) -> set[tuple[int, int]]:
    failed: set[tuple[int, int]] = set()
    with archive.open(entry) as part:
        piece = part.read(_PIECE)
        if b"<!DOCTYPE" in piece:  # without one there are no entities
            raise TableError(
                _workbook_problem(
                    "workbook-not-safe", file, "This workbook refers to other files.", "Save it again as .xlsx."
                )
            )
        if not entry.filename.startswith("xl/worksheets/"):
            return failed
        while piece:
            failed.update((int(row), _column_number(letters.decode())) for letters, row in _ERROR.findall(piece))
            for letters, row in _CELL.findall(piece):
                column = _column_number(letters.decode())
                if int(row) > most_rows + 1 or column > MOST_COLUMNS:
                    raise TableError(
                        Problem(
                            code="cell-far-away",
                            span=Span(file, int(row), column),
                            message=f"There is a cell at {letters.decode()}{row.decode()}, far beyond the table.",
                            hint=f"Delete that cell, or everything below row {most_rows + 1:,}. "
                            "If there really are so many rows, write a larger max_rows: under table: in the mapping.",
                        )
                    )
            further = part.read(_PIECE)
            piece = piece[-_OVERLAP:] + further if further else b""
    return failed


def _column_number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _sheet_of(workbook: Any, name: str, file: str) -> str:
    names: list[str] = workbook.sheet_names
    if not name:
        return names[0]
    if name not in names:
        raise TableError(
            _workbook_problem(
                "sheet-unknown", file, f"There is no sheet called {name}.", f"The sheets are: {', '.join(names)}."
            )
        )
    return name


def _rows(
    rows: Iterator[list[Cell]], start: tuple[int, int] | None, failed: set[tuple[int, int]]
) -> Iterator[tuple[int, list[str]]]:
    """Rows as the spreadsheet numbers them: calamine leaves out what is empty above and to the left."""
    above, first_column = start or (0, 0)  # rows begin at the first column that is used; columns before it are blank
    for number, cells in enumerate(rows, start=1):
        if number > above or any(cell != "" for cell in cells):
            texts = [""] * first_column + [_text(cell) for cell in cells]
            if failed:
                texts = [_FAILED if (number, at) in failed else text for at, text in enumerate(texts, start=1)]
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
        return cell.isoformat()
    if isinstance(cell, timedelta):
        minutes = round(cell.total_seconds() / 60)
        return f"{minutes // 60:02}:{minutes % 60:02}"
    return str(cell)


def _unreadable(file: str) -> Problem:
    return _workbook_problem(
        "workbook-unreadable", file, f"{file} is not a workbook that can be read.", "Save it as .xlsx or as CSV UTF-8."
    )


def _workbook_problem(code: str, file: str, message: str, hint: str) -> Problem:
    return Problem(code=code, span=Span(file), message=message, hint=hint)
