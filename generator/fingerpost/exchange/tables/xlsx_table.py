"""Read one sheet of an XLSX workbook as a table, after looking at what is in the ZIP file."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from pathlib import Path, PurePosixPath
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from fingerpost.exchange.tables.sheet_part import part_of_sheet
from fingerpost.exchange.tables.table import MOST_COLUMNS, Options, Table, TableError, table_of, take_headings
from fingerpost.exchange.tables.table_form import check_form
from fingerpost.exchange.tables.xlsx_parts import FAILED, FarAway, NotXml, OddParts, Unsafe, is_sheet, odd_parts
from fingerpost.language.counted import counted
from fingerpost.reading.read import shown_path
from fingerpost.records.problem import Problem, Severity
from fingerpost.records.span import Span

# A small ZIP file can unpack to gigabytes, and one cell in the last corner of a sheet to thousands of millions.
MOST_UNPACKED = 50 * 1024 * 1024
MOST_RATIO = 100
MOST_ENTRIES = 200

_A_WHOLE_DAY = date(1900, 1, 1)  # what 24:00 is in a column of times, which count in days
_MOST_EXACT = 2**53  # beyond it a workbook's numbers are rounded

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
    odd = look_inside(path, file, options.max_rows)
    try:
        workbook = CalamineWorkbook.from_path(str(path))
        name = _sheet_of(workbook, options.sheet, file)
        sheet = workbook.get_sheet_by_name(name)
        of_sheet = odd.get(part_of_sheet(path, name), OddParts())
        rows = _rows(sheet.iter_rows(), sheet.start, of_sheet.failed)
        headers = take_headings(rows, options.headings)
        table = table_of(file, headers, rows, options.max_rows, options.fill_down)
        table.problems[:0] = [
            *(_which_sheet(workbook, name, file) if not options.sheet else ()),
            *_hidden_rows(table, name, of_sheet.hidden),
        ]
        return table
    except CalamineError:
        raise TableError(_unreadable(file)) from None


def sheets_of(path: Path) -> list[str]:
    """The names of the sheets of a workbook that has been read before, in their order; of those that are not hidden.

    Raises:
        TableError: If it cannot be read.
    """
    try:
        return _visible(CalamineWorkbook.from_path(str(path)))
    except CalamineError:
        raise TableError(_unreadable(shown_path(path))) from None


def look_inside(path: Path, file: str, most_rows: int, most_unpacked: int = 0) -> dict[str, OddParts]:
    """Refuse what could exhaust the computer, from the list of contents and without unpacking it whole.

    Args:
        path: Of the file.
        file: As it is shown.
        most_rows: That a sheet may have.
        most_unpacked: Bytes that all its parts may have; 0 for as many as a table of somebody else's may.

    Returns:
        For each sheet's part, what is odd in it.
    """
    odd = {}
    try:
        with zipfile.ZipFile(path) as archive:
            entries = archive.infolist()
            _check_entries(entries, path.stat().st_size, file, most_unpacked or MOST_UNPACKED)
            for entry in entries:
                odd[entry.filename] = _check_part(archive, entry, file, most_rows)
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, RuntimeError):
        raise TableError(_unreadable(file)) from None
    return odd


def _check_entries(entries: list[zipfile.ZipInfo], size: int, file: str, most_unpacked: int) -> None:
    unpacked = sum(entry.file_size for entry in entries)
    if len(entries) > MOST_ENTRIES or unpacked > most_unpacked or unpacked > MOST_RATIO * max(size, 1):
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


def _check_part(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, file: str, most_rows: int) -> OddParts:
    try:
        if entry.filename.endswith((".xml", ".rels")):
            with suppress(NotXml), archive.open(entry) as part:
                return odd_parts(part, most_rows, MOST_COLUMNS)
        with archive.open(entry) as part:
            if is_sheet(part):
                raise Unsafe
        return OddParts()
    except Unsafe:
        raise TableError(
            _workbook_problem(
                "workbook-not-safe",
                file,
                "This workbook refers to other files, or is damaged.",
                "Open it in a spreadsheet, and save it again as .xlsx.",
            )
        ) from None
    except FarAway as cell:
        raise TableError(
            Problem(
                code="cell-far-away",
                span=Span(file, cell.row, cell.column),
                message=f"There is a cell at {cell}, far beyond the table.",
                hint=f"Delete that cell, or everything below row {most_rows + 1:,}. "
                "If there really are so many rows, write a larger max_rows: under table: in the mapping.",
            )
        ) from None


def _sheet_of(workbook: Any, name: str, file: str) -> str:
    names: list[str] = workbook.sheet_names
    if not name:
        return next(iter(_visible(workbook)), names[0])
    if name not in names:
        raise TableError(
            _workbook_problem(
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
        yield _workbook_problem(
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
        yield Problem(
            code="rows-hidden",
            severity=Severity.WARNING,
            span=table.span(numbers[0]),
            message=f"{counted(len(numbers), 'row')} of the sheet {name} {are} hidden, and {were} read all the same. "
            f"The first is row {numbers[0]}.",
            hint="Delete in the spreadsheet what should not come in, or name those rows with skip: in the mapping.",
        )


def _rows(
    rows: Iterator[list[Cell]], start: tuple[int, int] | None, failed: set[tuple[int, int]]
) -> Iterator[tuple[int, list[str]]]:
    """Rows as the spreadsheet numbers them: calamine leaves out what is empty above and to the left."""
    above, first_column = start or (0, 0)  # rows begin at the first column that is used; columns before it are blank
    for number, cells in enumerate(rows, start=1):
        if number > above or any(cell != "" for cell in cells):
            texts = [""] * first_column + [_text(cell) for cell in cells]
            if failed:
                texts = [FAILED if (number, at) in failed else text for at, text in enumerate(texts, start=1)]
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
    return str(cell)


def _unreadable(file: str) -> Problem:
    return _workbook_problem(
        "workbook-unreadable", file, f"{file} is not a workbook that can be read.", "Save it as .xlsx or as CSV UTF-8."
    )


def _workbook_problem(code: str, file: str, message: str, hint: str, severity: Severity = Severity.ERROR) -> Problem:
    return Problem(code=code, severity=severity, span=Span(file), message=message, hint=hint)
