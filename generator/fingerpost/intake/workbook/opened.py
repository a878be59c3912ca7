"""Our own workbook, opened: its rows, and what it was when it was made."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook

from fingerpost.exchange.tables.files.sheet_part import has_sheet, part_of_sheet
from fingerpost.exchange.tables.files.table_form import check_form
from fingerpost.exchange.tables.files.xlsx_parts import FAILED, OddParts
from fingerpost.exchange.tables.files.xlsx_table import look_inside
from fingerpost.exchange.tables.table import TableError
from fingerpost.exchange.workbook.cells import Cell, text_of
from fingerpost.exchange.workbook.choice_words import read, values_in, words_of
from fingerpost.exchange.workbook.columns import ACTIVITY, ID, NUMBER, SESSION, SHEETS, Column, columns_of
from fingerpost.exchange.workbook.write import BETWEEN_ROWS, HIDDEN, MARK, VERSION
from fingerpost.language import Language
from fingerpost.reading.shown_path import shown_path
from fingerpost.reading.suggest import nearest
from fingerpost.records.problem import Problem
from fingerpost.records.span import Span

MOST_ROWS = 400_000  # of one sheet: more than a directory of 100,000 activities has
MOST_MERGED = 200  # ranges of one sheet
MOST_UNPACKED = 400 * 1024 * 1024  # bytes: that of 10,000 activities has 40 MB
_OF_DIGEST = 4  # characters


@dataclass(frozen=True, slots=True)
class OpenedRow:
    """A row as it is now."""

    number: int  # as the spreadsheet counts
    key: str  # the id; of a session with its number; of what is new ""
    cells: Mapping[str, Cell]  # by path: those that are not empty
    merged: frozenset[str] = frozenset()  # paths of cells that another has swallowed, so nothing is known of them


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
    words: list[Mapping[str, str]] = field(default_factory=list)  # what values are called: in it, then in each language
    remarks: list[tuple[str, str, str]] = field(default_factory=list)  # where, what, what to do

    def digests(self, sheet: str, key: str) -> Mapping[str, str]:
        """The digest of each cell of a row as it was when the workbook was made, by path."""
        digests = self.made_of[sheet][key]
        return {path: digests[at * _OF_DIGEST : (at + 1) * _OF_DIGEST] for at, path in enumerate(self.paths[sheet])}


def mark_of(path: Path) -> str:
    """What kind of workbook of ours it says it is; "" for any other file.

    Raises:
        TableError: If it has our hidden sheet, and is not safe to open.
    """
    if path.suffix.lower() not in (".xlsx", ".xlsm") or not has_sheet(path, HIDDEN):
        return ""
    _look_inside(path, path.name)
    try:
        rows = CalamineWorkbook.from_path(str(path)).get_sheet_by_name(HIDDEN).iter_rows()
        first = next(iter(rows), [""])
    except (CalamineError, OSError):
        return ""
    return str(first[0]) if first else ""


def _look_inside(path: Path, file: str) -> Mapping[str, OddParts]:
    about = path.stat()
    return _look_once(path, file, about.st_mtime_ns, about.st_size)


@lru_cache(maxsize=1)  # a workbook is asked twice what it is before it is read
def _look_once(path: Path, file: str, *_: int) -> Mapping[str, OddParts]:
    if path.suffix.lower() == ".xlsm":
        raise TableError(_problem(file, "This workbook may hold macros.", "Save it as .xlsx."))
    return look_inside(path, file, MOST_ROWS, MOST_UNPACKED)


def is_own(path: Path) -> bool:
    """Whether a file is a workbook of ``fingerpost export --to xlsx``."""
    return mark_of(path) == MARK


def open_workbook(path: Path, features: tuple[tuple[str, str], ...], languages: Iterable[Language] = ()) -> OwnWorkbook:
    """Read all of it.

    Args:
        path: Of the file.
        features: Ids and names of what a place may have for access.
        languages: Whose words for what may be chosen are known, beside those of the workbook itself and English.

    Raises:
        TableError: If it cannot be read, or a newer Fingerpost made it.
    """
    file = shown_path(path)
    check_form(path, "xlsx")
    odd = _look_inside(path, file)
    try:
        book = CalamineWorkbook.from_path(str(path))
        hidden = list(book.get_sheet_by_name(HIDDEN).iter_rows())
        _check_version(hidden, file)
        own = OwnWorkbook(file=file, made_on=text_of(_DATE, hidden[0][2]))
        own.words = [_words_in(hidden), *map(words_of, languages)]
        titles, paths = _take_hidden(own, hidden)
        for name, title in titles.items():
            now = title if title in book.sheet_names else _renamed(book, paths[name], titles.values())
            if not now:
                own.remarks.append((title, "This sheet is not in the workbook any more.", "Nothing of it was changed."))
                continue
            failed = odd.get(part_of_sheet(path, now), OddParts()).failed
            own.sheets[name] = _sheet(own, name, now, paths[name], book.get_sheet_by_name(now), features, failed)
    except (CalamineError, IndexError):
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


def _renamed(book: CalamineWorkbook, paths: Mapping[str, str], titles: Iterable[str]) -> str:
    """The sheet that has most of these headings and none of our titles; "" if there is none."""
    for name in book.sheet_names:
        if name != HIDDEN and name not in titles:
            head = next(iter(book.get_sheet_by_name(name).iter_rows()), [])
            if len(paths.keys() & {str(cell).strip() for cell in head}) * 2 > len(paths):
                return str(name)
    return ""


def _take_hidden(own: OwnWorkbook, lines: Sequence[Sequence[Cell]]) -> tuple[dict[str, str], dict[str, dict[str, str]]]:
    """The titles of the sheets, and of each sheet the paths of its columns by title."""
    titles: dict[str, str] = {}
    paths: dict[str, dict[str, str]] = {}
    for line in lines[1:]:
        what, sheet, *rest = [str(cell) for cell in line[:4]]
        if what == "sheet" and sheet in SHEETS:
            titles[sheet], paths[sheet] = rest[0], {}
            own.made_of[sheet], own.paths[sheet] = {}, []
        elif what == "column" and sheet in paths:
            paths[sheet][rest[0]] = rest[1]
            own.paths[sheet].append(rest[1])
        elif what == "rows" and sheet in paths:
            for row in rest[0].split(BETWEEN_ROWS):
                digests, _, key = row.partition(" ")
                own.made_of[sheet][key] = digests
    return titles, paths


def _words_in(lines: Sequence[Sequence[Cell]]) -> Mapping[str, str]:
    """What the workbook calls the values that may be chosen."""
    return {str(line[1]): str(line[2]) for line in lines[1:] if len(line) > 2 and line[0] == "word"}


def _sheet(
    own: OwnWorkbook,
    name: str,
    title: str,
    paths: Mapping[str, str],
    sheet: Any,
    features: tuple[tuple[str, str], ...],
    failed: Collection[tuple[int, int]],
) -> OpenedSheet:
    now = {column.path: column for column in columns_of(name, features)}
    lines = iter(_lines(sheet))
    _, head = next(lines, (0, []))
    columns: dict[int, Column] = {}
    headings = [str(cell).strip() for cell in head]
    for at, heading in enumerate(headings):
        if heading and heading not in paths:
            message = f"The workbook had no column called {heading[:60]}, so nothing was taken from it."
            own.remarks.append((title, message, _instead(heading, [each for each in paths if each not in headings])))
        elif heading and (column := now.get(paths[heading])):
            if column.path in {each.path for each in columns.values()}:
                own.remarks.append((title, f"The column {heading} is there twice.", "The second was left out."))
            else:
                columns[at] = replace(column, title=heading)  # as it is called there
    words = {at: values_in(column, own.words) for at, column in columns.items()}
    rows = [
        OpenedRow(number, _key(name, cells), cells)
        for number, line in lines
        if (cells := _cells(number, line, columns, words, failed))
    ]
    unmerged = _without_merged(own, title, sheet, columns, rows)
    if unmerged is None:
        own.remarks.append((title, "Cells of the first columns are merged.", "Nothing of this sheet was changed."))
        own.made_of[name] = {}
    rows = unmerged or []
    needed = (ACTIVITY, NUMBER) if name == SESSION else (ID,)
    if missing := [path for path in needed if path not in {column.path for column in columns.values()}]:
        heading = next(heading for heading, path in paths.items() if path == missing[0])
        own.remarks.append((title, f"The column {heading} is gone.", "Nothing of this sheet was changed."))
        rows = []
        own.made_of[name] = {}
    return OpenedSheet(name, title, {column.path: column for column in columns.values()}, rows)


def _cells(
    number: int,
    line: Sequence[Cell],
    columns: Mapping[int, Column],
    words: Mapping[int, Mapping[str, str]],
    failed: Collection[tuple[int, int]],
) -> dict[str, Cell]:
    """The cells of a row that are not empty, which most are, by path."""
    cells: dict[str, Cell] = {}
    for at, cell in enumerate(line):
        is_failed = failed and (number, at + 1) in failed
        if (is_failed or cell not in ("", None)) and (column := columns.get(at)):
            cells[column.path] = FAILED if is_failed else read(column, cell, words[at]) if words[at] else cell
    return cells


def _instead(heading: str, missing: Sequence[str]) -> str:
    """What to do about a heading that is not ours."""
    if len(missing) == 1 or (missing and nearest(heading, missing)):
        was = nearest(heading, missing) or missing[0]
        return f"If it is the column {was} under another name, write {was} over it again."
    return "A column of your own may stay. If it is one of ours under another name, write its name over it again."


def _without_merged(
    own: OwnWorkbook, title: str, sheet: Any, columns: Mapping[int, Column], rows: Sequence[OpenedRow]
) -> list[OpenedRow] | None:
    """The rows without merged cells: a merge keeps only its first cell, but the others are not empty.

    None if nobody can tell which row is which.
    """
    ranges = sheet.merged_cell_ranges or ()
    swallowed: dict[int, set[str]] = {}
    last = max((row.number for row in rows), default=0)
    for (top, left), (bottom, right) in ranges[:MOST_MERGED]:
        where = f"{title}, rows {top + 1} to {bottom + 1}" if bottom > top else f"{title}, row {top + 1}"
        own.remarks.append((where, "Cells are merged here. Only the first was taken.", "Split them, and fill in each."))
        for number in range(top + 1, min(bottom + 1, last) + 1):
            inside = {at for at in columns if left <= at <= right and (number, at) != (top + 1, left)}
            if any(columns[at].is_key for at in inside):
                return None
            swallowed.setdefault(number, set()).update(columns[at].path for at in inside)
    if len(ranges) > MOST_MERGED:
        return None
    return [replace(row, merged=frozenset(swallowed.get(row.number, ()))) for row in rows] if swallowed else [*rows]


def _lines(sheet: Any) -> Iterator[tuple[int, list[Cell]]]:
    """Rows with their numbers: calamine leaves out what is empty above and to the left."""
    above, before = sheet.start or (0, 0)
    for number, cells in enumerate(sheet.iter_rows(), start=1):
        if number > above:
            yield number, [""] * before + list(cells)


def _key(sheet: str, cells: Mapping[str, Cell]) -> str:
    if sheet != SESSION:
        return text_of(_TEXT, cells.get(ID))
    activity, number = text_of(_TEXT, cells.get(ACTIVITY)), text_of(_TEXT, cells.get(NUMBER))
    return f"{activity} {number}" if activity and number else ""


def _problem(file: str, message: str, hint: str) -> Problem:
    return Problem(code="workbook-unreadable", span=Span(file), message=message, hint=hint)


_TEXT = columns_of("group")[0]
_DATE = next(column for column in columns_of("group") if column.path == "checked.on")
