"""Our own workbook, opened: its rows, and what it was when it was made."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook

from fingerpost.exchange.tables.table import TableError
from fingerpost.exchange.tables.table_form import check_form
from fingerpost.exchange.tables.xlsx_table import look_inside
from fingerpost.exchange.workbook.cells import Cell, text_of
from fingerpost.exchange.workbook.columns import ACTIVITY, ID, NUMBER, SESSION, Column, columns_of
from fingerpost.exchange.workbook.write import BETWEEN_ROWS, HIDDEN, MARK, VERSION
from fingerpost.reading.read import shown_path
from fingerpost.records.problem import Problem
from fingerpost.records.span import Span

MOST_ROWS = 400_000  # of one sheet: more than a directory of 100,000 activities has
_OF_DIGEST = 4  # characters


@dataclass(frozen=True, slots=True)
class OpenedRow:
    """A row as it is now."""

    number: int  # as the spreadsheet counts
    key: str  # the id; of a session with its number; of what is new ""
    cells: Mapping[str, Cell]  # by path


@dataclass(frozen=True, slots=True)
class OpenedSheet:
    """A sheet as it is now."""

    name: str  # activity, session, group, place
    title: str  # as its tab has it
    columns: Mapping[str, Column]  # by path: those that are still there
    rows: Sequence[OpenedRow]


@dataclass(slots=True)
class OwnWorkbook:
    """A workbook that ``fingerpost export --to xlsx`` wrote, and somebody has worked in."""

    file: str
    made_on: str
    sheets: dict[str, OpenedSheet] = field(default_factory=dict)
    made_of: dict[str, dict[str, str]] = field(default_factory=dict)  # by sheet and key: the digests of the cells
    paths: dict[str, list[str]] = field(default_factory=dict)  # by sheet: the columns that the digests are of
    remarks: list[tuple[str, str, str]] = field(default_factory=list)  # where, what, what to do

    def digests(self, sheet: str, key: str) -> Mapping[str, str]:
        """The digest of each cell of a row as it was when the workbook was made, by path."""
        digests = self.made_of[sheet][key]
        return {path: digests[at * _OF_DIGEST : (at + 1) * _OF_DIGEST] for at, path in enumerate(self.paths[sheet])}


def mark_of(path: Path) -> str:
    """What a workbook of ours says that it is; "" for any other file."""
    if path.suffix.lower() != ".xlsx":
        return ""
    try:
        look_inside(path, path.name, MOST_ROWS)
        rows = CalamineWorkbook.from_path(str(path)).get_sheet_by_name(HIDDEN).iter_rows()
        first = next(iter(rows), [""])
    except (CalamineError, TableError, OSError):
        return ""
    return str(first[0]) if first else ""


def is_own(path: Path) -> bool:
    """Whether a file is a workbook of ``fingerpost export --to xlsx``."""
    return mark_of(path) == MARK


def open_workbook(path: Path, features: tuple[tuple[str, str], ...]) -> OwnWorkbook:
    """Read all of it.

    Args:
        path: Of the file.
        features: Ids and names of what a place may have for access.

    Raises:
        TableError: If it cannot be read, or a newer Fingerpost made it.
    """
    file = shown_path(path)
    check_form(path, "xlsx")
    look_inside(path, file, MOST_ROWS)
    try:
        book = CalamineWorkbook.from_path(str(path))
        hidden = list(book.get_sheet_by_name(HIDDEN).iter_rows())
        _check_version(hidden, file)
        own = OwnWorkbook(file=file, made_on=text_of(_DATE, hidden[0][2]))
        titles, known = _take_hidden(own, hidden)
        for name, title in titles.items():
            if title not in book.sheet_names:
                own.remarks.append((title, "This sheet is not in the workbook any more.", "Nothing of it was changed."))
                continue
            own.sheets[name] = _sheet(own, name, title, known[name], book.get_sheet_by_name(title), features)
    except CalamineError:
        raise TableError(_problem(file, f"{file} cannot be read.", "Open it, and save it as .xlsx.")) from None
    return own


def _check_version(hidden: Sequence[Sequence[Cell]], file: str) -> None:
    version = str(hidden[0][1]).split(".")[0] if hidden and len(hidden[0]) > 1 else ""
    if version == str(VERSION):
        return
    if version.isdecimal() and int(version) < VERSION:
        hint = "Export a new one, and make the changes there: fingerpost export --to xlsx"
        raise TableError(_problem(file, "An earlier Fingerpost made this workbook.", hint))
    raise TableError(_problem(file, "A newer Fingerpost made this workbook.", "Run: fingerpost upgrade"))


def _take_hidden(own: OwnWorkbook, lines: Sequence[Sequence[Cell]]) -> tuple[dict[str, str], dict[str, dict[str, str]]]:
    """The titles of the sheets, and of each sheet the paths of its columns by title."""
    titles: dict[str, str] = {}
    known: dict[str, dict[str, str]] = {}
    for line in lines[1:]:
        what, sheet, *rest = [str(cell) for cell in line[:4]]
        if what == "sheet":
            titles[sheet], known[sheet] = rest[0], {}
            own.made_of[sheet], own.paths[sheet] = {}, []
        elif what == "column" and sheet in known:
            known[sheet][rest[0]] = rest[1]
            own.paths[sheet].append(rest[1])
        elif what == "rows" and sheet in known:
            for row in rest[0].split(BETWEEN_ROWS):
                digests, _, key = row.partition(" ")
                own.made_of[sheet][key] = digests
    return titles, known


def _sheet(
    own: OwnWorkbook, name: str, title: str, known: Mapping[str, str], sheet: Any, features: tuple[tuple[str, str], ...]
) -> OpenedSheet:
    now = {column.path: column for column in columns_of(name, features)}
    lines = iter(_lines(sheet))
    _, head = next(lines, (0, []))
    columns: dict[int, Column] = {}
    for at, cell in enumerate(head):
        heading = str(cell).strip()
        if heading and heading not in known:
            own.remarks.append((title, f"There is no column called {heading[:60]}.", "It was left out."))
        elif heading and (column := now.get(known[heading])):
            if column in columns.values():
                own.remarks.append((title, f"The column {heading} is there twice.", "The second was left out."))
            else:
                columns[at] = column
    rows = [
        OpenedRow(number, _key(name, cells), cells)
        for number, line in lines
        if (cells := {column.path: line[at] for at, column in columns.items() if at < len(line)})
        and any(cell not in ("", None) for cell in cells.values())
    ]
    needed = (ACTIVITY, NUMBER) if name == SESSION else (ID,)
    if missing := [path for path in needed if path not in {column.path for column in columns.values()}]:
        heading = now[missing[0]].title
        own.remarks.append((title, f"The column {heading} is gone.", "Nothing of this sheet was changed."))
        rows = []
        own.made_of[name] = {}
    return OpenedSheet(name, title, {column.path: column for column in columns.values()}, rows)


def _lines(sheet: Any) -> Iterator[tuple[int, list[Cell]]]:
    """Rows with their numbers: calamine leaves out what is empty above and to the left."""
    above, left = sheet.start or (0, 0)
    for number, cells in enumerate(sheet.iter_rows(), start=1):
        if number > above:
            yield number, [""] * left + list(cells)


def _key(sheet: str, cells: Mapping[str, Cell]) -> str:
    if sheet != SESSION:
        return text_of(_TEXT, cells.get(ID))
    activity, number = text_of(_TEXT, cells.get(ACTIVITY)), text_of(_TEXT, cells.get(NUMBER))
    return f"{activity} {number}" if activity and number else ""


def _problem(file: str, message: str, hint: str) -> Problem:
    return Problem(code="workbook-unreadable", span=Span(file), message=message, hint=hint)


_TEXT = columns_of("group")[0]
_DATE = next(column for column in columns_of("group") if column.path == "checked.on")
