"""The contents of an OpenDocument spreadsheet, looked at before they are read: how far they reach, and what is odd."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import IO
from xml.parsers import expat

from fingerpost.exchange.tables.files.ods_strikes import OdsStrikes
from fingerpost.exchange.tables.files.xlsx_parts import FAILED, FarAway, OddParts, Unsafe, parse

# A cell or a row is written once for as many as there are alike, so a short file may have more cells than any computer.
# The library makes room for every cell from the first to the last, in all sheets, whichever is asked for.
_MOST_ROOM = 10_000_000
_MOST_FILLED = 2_500_000  # as many as _MOST_ELEMENTS lets be written one by one; each takes some 150 bytes, and a text
_MOST_FAILED = 100_000  # and as many that are struck through
_MOST_SPACES = 1_000_000  # which are written as a number, too
_MOST_TEXT = 100_000_000  # characters; the library copies the text of a cell for each that is alike
_MOST_ELEMENTS = 5_000_000  # a cell with a text has two
_CELLS = ("table-cell", "covered-table-cell")
# What an empty cell may have; of any other it is taken that it has a value.
_OF_EMPTY = {"style-name", "number-columns-repeated", "content-validation-name", "protect", "protected"}


def odd_sheets(
    part: IO[bytes], most_rows: int, most_columns: int, strikes: OdsStrikes | None = None
) -> dict[str, OddParts]:
    """Read the contents as XML; give what is odd in each sheet, by its name.

    Elements are known by the second half of their names, whatever the first: no reader sees fewer cells than this.
    ``strikes`` are the styles that another part has described.

    Raises:
        Unsafe: If there is a document type, a number that is none, or a table inside a table; if texts that are
            written once for many cells, or elements with nothing in them, might exhaust the computer.
        NotXml: If it is not XML, as where a password is needed.
        FarAway: If a cell is so far away that room for all before it might exhaust the computer.
    """
    cells = _Cells(most_rows, most_columns, strikes or OdsStrikes())
    parser = expat.ParserCreate()
    parser.StartElementHandler = cells.take
    parser.EndElementHandler = cells.leave
    parser.CharacterDataHandler = cells.read
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse
    parse(part, parser)
    return cells.odd


class _Cells:
    """The cells of all sheets as they come; rows and columns count from 1."""

    def __init__(self, most_rows: int, most_columns: int, strikes: OdsStrikes) -> None:
        self.odd: dict[str, OddParts] = {}
        self._strikes = strikes
        self._most_rows, self._most_columns = most_rows, most_columns
        self._sheet = OddParts()
        self._row = self._rows = self._column = self._columns = 0  # where the last cell begins, and how many it is
        self._last_row = self._last_column = self._room_before = self._spaces = 0
        self._elements = self._text = self._filled = 0
        self._length = 0  # of the text of the last cell
        self._described = 0  # columns of the sheet
        self._column_styles: list[tuple[int, str]] = []  # that cells without one have, each with its last column
        self._row_style = ""
        self._is_hidden = self._is_inside = self._has_strikes = False
        self._is_counted = True  # nothing is in a cell before the first
        self._comment: list[str] | None = None  # the words of the one that comes now

    def take(self, name: str, attributes: dict[str, str]) -> None:
        """An element of any kind."""
        self._elements += 1
        if self._elements > _MOST_ELEMENTS:
            raise Unsafe
        kind = name.rpartition(":")[2]
        if not self._is_inside:
            self._strikes.describe(kind, attributes)
        if kind in _CELLS:
            own = {name.rpartition(":")[2]: value for name, value in attributes.items()}
            self._cell(own)
            if self._has_strikes:
                style = own.get("style-name") or self._row_style or self._style_of_column()
                self._strikes.begin(style)
                self._sheet.has_striking_rule |= self._strikes.may_strike(style)
            if attributes.get("calcext:value-type") == "error":
                self._fail()
        elif kind == "table-row":
            own = {name.rpartition(":")[2]: value for name, value in attributes.items()}
            self._row, self._rows = self._row + self._rows, _whole(own.get("number-rows-repeated", "1"))
            self._column, self._columns = 1, 0
            self._is_hidden = own.get("visibility", "visible") != "visible"
            self._row_style = own.get("default-cell-style-name", "")
        elif kind == "table-column":
            own = {name.rpartition(":")[2]: value for name, value in attributes.items()}
            self._table_column(own)
        elif kind == "table":
            if self._is_inside:
                raise Unsafe
            self._is_inside = True
            self._has_strikes = self._strikes.are_some
            self._sheet = self.odd.setdefault(attributes.get("table:name", ""), OddParts())
            self._room_before += self._last_row * self._last_column
            self._row, self._rows, self._columns = 1, 0, 0
            self._described, self._column_styles = 0, []
            self._last_row = self._last_column = 0
        elif kind == "condition" and self._has_strikes:  # as LibreOffice writes it, below the cells
            style = next((value for name, value in attributes.items() if name.endswith(":apply-style-name")), "")
            self._sheet.has_striking_rule |= self._strikes.strike(style)
        elif not self._is_counted or kind == "s":
            if kind == "s":
                spaces = sum(_whole(value) for at, value in attributes.items() if at.endswith(":c"))
                self._spaces += spaces
                self._length += spaces
                if self._spaces > _MOST_SPACES:
                    raise Unsafe
            self._fill()
        if kind == "annotation":
            self._comment = []
        if self._has_strikes and kind not in _CELLS:
            self._strikes.take(kind, attributes)

    def leave(self, name: str) -> None:
        """The end of an element."""
        kind = name.rpartition(":")[2]
        rest = self._strikes.leave(kind) if self._has_strikes else None
        if kind == "annotation" and self._comment is not None:
            self._sheet.comments[self._row, self._column] = "".join(self._comment)
            self._comment = None
        elif kind in ("creator", "date", "date-string") and self._comment is not None:
            self._comment.clear()  # who wrote it, and when
        elif kind == "table":
            self._is_inside = False
        elif kind in _CELLS:
            if self._is_counted:
                self._text += self._length * self._rows * self._columns
                self._filled += self._rows * self._columns
            self._is_counted = True
            if self._text > _MOST_TEXT or self._filled > _MOST_FILLED:
                raise Unsafe
            if rest is not None:
                self._sheet.struck.update(dict.fromkeys(self._places(self._sheet.struck), rest))

    def read(self, text: str) -> None:
        """Characters between two tags."""
        self._length += len(text)
        if self._comment is not None:
            self._comment.append(text)
        elif self._has_strikes:
            self._strikes.read(text)

    def _cell(self, attributes: dict[str, str]) -> None:
        self._column += self._columns
        self._columns = _whole(attributes.get("number-columns-repeated", "1"))
        self._is_counted = False
        self._length = sum(map(len, attributes.values()))  # a text may be in one of them
        if not _OF_EMPTY.issuperset(attributes):
            self._fill()

    def _fail(self) -> None:
        self._sheet.failed.update(dict.fromkeys(self._places(self._sheet.failed), FAILED))

    def _places(self, others: Collection[tuple[int, int]]) -> Iterator[tuple[int, int]]:
        """Where the last cell is, written once for as many as there are alike; with others not too many."""
        if len(others) + self._rows * self._columns > _MOST_FAILED:
            raise FarAway(self._row, self._column, self._most_rows)
        rows, columns = range(self._row, self._row + self._rows), range(self._column, self._column + self._columns)
        return ((row, column) for row in rows for column in columns)

    def _table_column(self, attributes: dict[str, str]) -> None:
        first = self._described + 1
        self._described += _whole(attributes.get("number-columns-repeated", "1"))
        self._column_styles.append((self._described, attributes.get("default-cell-style-name", "")))
        if attributes.get("visibility", "visible") != "visible":
            self._sheet.hidden_columns.update(range(first, min(self._described, self._most_columns) + 1))

    def _style_of_column(self) -> str:
        return next((style for last, style in self._column_styles if self._column <= last), "")

    def _fill(self) -> None:
        """Count a cell that has something in it, and look how far it is."""
        if self._is_counted:
            return
        self._is_counted = True
        row, column = self._row + self._rows - 1, self._column + self._columns - 1
        if row > self._most_rows + 1 or column > self._most_columns:
            raise FarAway(row, column, self._most_rows)
        self._last_row, self._last_column = max(row, self._last_row), max(column, self._last_column)
        if self._room_before + self._last_row * self._last_column > _MOST_ROOM:
            raise FarAway(row, column, self._most_rows)
        if self._is_hidden:
            self._sheet.hidden.update(range(self._row, self._row + self._rows))


def _whole(number: str) -> int:
    if not (number.isascii() and number.isdecimal()) or len(number) > 7:
        raise Unsafe
    return int(number)


def _refuse(*_: object) -> None:
    raise Unsafe
