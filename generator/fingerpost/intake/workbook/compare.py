"""What an editor has changed in the workbook: cells, rows that are new, and rows that have gone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from fingerpost.exchange.workbook.cells import Cell, text_of
from fingerpost.exchange.workbook.columns import ACTIVITY, SESSION, Column
from fingerpost.exchange.workbook.rows import NOTHING, digest_of
from fingerpost.intake.workbook.opened import OpenedRow, OpenedSheet, OwnWorkbook
from fingerpost.records.directory import Directory, Record

_OF_DIGEST = 4  # characters
_SO_MANY_AT_ONCE = 3  # cells of a row: fewer may well be like those of another


@dataclass(frozen=True, slots=True)
class ChangedCell:
    """A cell that is not as it was when the workbook was made."""

    sheet: OpenedSheet
    row: OpenedRow
    column: Column
    cell: Cell

    @property
    def where(self) -> str:
        """As a person looks for it."""
        return f"{self.sheet.title}, row {self.row.number}, {self.column.title}"


@dataclass(frozen=True, slots=True)
class NewRow:
    """A row that the workbook did not have before."""

    sheet: OpenedSheet
    row: OpenedRow

    @property
    def where(self) -> str:
        """As a person looks for it."""
        return f"{self.sheet.title}, row {self.row.number}"


@dataclass(slots=True)
class Comparison:
    """Everything that is different."""

    rows: int = 0
    changed: dict[tuple[str, str], list[ChangedCell]] = field(default_factory=dict)  # by sheet and key
    new: list[NewRow] = field(default_factory=list)
    missing: list[tuple[str, str]] = field(default_factory=list)  # sheet and key
    remarks: list[tuple[str, str, str]] = field(default_factory=list)  # where, what, what to do


def compare(own: OwnWorkbook) -> Comparison:
    """Compare the workbook with what it was; the records are not looked at."""
    comparison = Comparison(remarks=list(own.remarks))
    for sheet in own.sheets.values():
        made_of = own.made_of[sheet.name]
        times = Counter(row.key for row in sheet.rows if row.key)
        keys = set()
        for row in sheet.rows:
            comparison.rows += 1
            if row.key and times[row.key] > 1:
                if row.key not in keys:
                    comparison.remarks.append(_twice(sheet, row, times[row.key]))
                keys.add(row.key)
            elif row.key in made_of:
                keys.add(row.key)
                if cells := list(_changed_cells(own, sheet, row)):
                    comparison.changed[sheet.name, row.key] = cells
            else:
                comparison.new.append(NewRow(sheet, row))
        comparison.missing += [(sheet.name, key) for key in made_of if key not in keys]
    missing = {key for sheet, key in comparison.missing if sheet == "activity"}
    comparison.missing = [
        (sheet, key) for sheet, key in comparison.missing if sheet != SESSION or key.rpartition(" ")[0] not in missing
    ]
    _find_changed_ids(own, comparison)
    _find_jumbled_rows(own, comparison)
    return comparison


def only_open(missing: list[tuple[str, str]], directory: Directory) -> list[tuple[str, str]]:
    """The rows that have gone, except those whose record has been closed meanwhile."""
    records = _by_kind(directory)

    def is_open(sheet: str, key: str) -> bool:
        kind, record_id = ("activity", key.rpartition(" ")[0]) if sheet == SESSION else (sheet, key)
        record = records[kind].get(record_id)
        return record is None or record.closed is None

    return [(sheet, key) for sheet, key in missing if is_open(sheet, key)]


def shuffled(comparison: Comparison, directory: Directory) -> dict[tuple[str, str], str]:
    """Rows whose names were swapped, because a column was sorted alone, with the titles of their sheets."""
    shuffled: dict[tuple[str, str], str] = {}
    for kind, records in _by_kind(directory).items():
        names = {record.name: record_id for record_id, record in records.items()}
        rows = {
            (sheet, key): cells[0].sheet.title
            for (sheet, key), cells in comparison.changed.items()
            if sheet == kind
            for cell in cells
            if cell.column.path == "name" and names.get(text_of(cell.column, cell.cell), key) != key
        }
        shuffled |= rows if len(rows) > 1 else {}
    return shuffled


def _by_kind(directory: Directory) -> Mapping[str, Mapping[str, Record]]:
    return {"activity": directory.activities, "group": directory.groups, "place": directory.places}


def _changed_cells(own: OwnWorkbook, sheet: OpenedSheet, row: OpenedRow) -> Iterator[ChangedCell]:
    digests = own.made_of[sheet.name][row.key]
    for at, path in enumerate(own.paths[sheet.name]):
        cell, before = row.cells.get(path), digests[4 * at : 4 * at + 4]
        if before == NOTHING and (cell is None or cell == ""):
            continue  # as most cells are
        column = sheet.columns.get(path)
        if column is None or path in row.merged:
            continue  # its column was deleted or has another heading, so nothing is known
        if digest_of(text_of(column, cell)) != before and not column.is_key:
            yield ChangedCell(sheet, row, column, cell)


def _find_changed_ids(own: OwnWorkbook, comparison: Comparison) -> None:
    """A row whose id is new and which is otherwise like one that has gone has had its id changed."""
    for new in list(comparison.new):
        if new.sheet.name == SESSION or not new.row.key:
            continue
        for sheet, key in comparison.missing:
            if sheet == new.sheet.name and _is_like(own, new, key):
                hint = f"Write {key} again. To give the record another name: fingerpost rename {key} {new.row.key}"
                comparison.remarks.append(
                    (new.where, f"The id of {key} has been changed to {new.row.key}. The row was left out.", hint)
                )
                comparison.new.remove(new)
                comparison.missing = [
                    pair
                    for pair in comparison.missing
                    if pair != (sheet, key) and not (pair[0] == SESSION and pair[1].rpartition(" ")[0] == key)
                ]
                comparison.new = [
                    row
                    for row in comparison.new
                    if row.sheet.name != SESSION or text_of(_column(row), row.row.cells.get(ACTIVITY)) != new.row.key
                ]
                break


def _find_jumbled_rows(own: OwnWorkbook, comparison: Comparison) -> None:
    """Leave out rows that say what other rows said: a column was sorted alone, or ids were swapped."""
    jumbled: dict[str, list[tuple[ChangedCell, str, str]]] = {}
    cells_of_others: dict[str, dict[str, str]] = {}
    for (sheet, key), cells in comparison.changed.items():
        if len(cells) < _SO_MANY_AT_ONCE:
            continue
        if sheet not in cells_of_others:
            keys = _OF_DIGEST * (2 if sheet == SESSION else 1)
            cells_of_others[sheet] = {digests[keys:]: other for other, digests in own.made_of[sheet].items()}
        first = cells[0]
        columns = [first.sheet.columns.get(path) for path in own.paths[sheet]]
        now = "".join(
            digest_of(text_of(column, first.row.cells.get(column.path)))
            for column in columns
            if column and not column.is_key
        )
        if other := cells_of_others[sheet].get(now):
            jumbled.setdefault(sheet, []).append((first, key, other))
    for sheet, rows in jumbled.items():
        if sheet == SESSION and len(rows) == 1:
            continue  # two sessions may well become alike
        for first, key, other in rows:
            del comparison.changed[sheet, key]
            comparison.remarks.append(
                (
                    f"{first.sheet.title}, row {first.row.number}",
                    f"The row of {key} says what the row of {other} said. It was left out.",
                    "Was one column sorted without the others? Undo that, or export a new workbook.",
                )
            )


def _is_like(own: OwnWorkbook, new: NewRow, key: str) -> bool:
    digests = own.digests(new.sheet.name, key)
    columns = [column for path, column in new.sheet.columns.items() if not column.is_key and path in digests]
    now = {column.path: digest_of(text_of(column, new.row.cells.get(column.path))) for column in columns}
    filled = [path for path in now if now[path] != digest_of("") or digests[path] != digest_of("")]
    return bool(filled) and sum(now[path] == digests[path] for path in filled) * 2 > len(filled)


def _column(new: NewRow) -> Column:
    return new.sheet.columns[ACTIVITY]


def _twice(sheet: OpenedSheet, row: OpenedRow, times: int) -> tuple[str, str, str]:
    what = "session" if sheet.name == SESSION else "id"
    return (
        f"{sheet.title}, row {row.number}",
        f"The {what} {row.key} is in {times} rows, so nobody can say which is right. None of them was taken.",
        "Delete the row that is wrong. For something new, leave its id empty."
        if sheet.name != SESSION
        else "Delete the row that is wrong. For a new session, leave its number empty.",
    )
