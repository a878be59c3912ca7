"""The XML of a workbook, looked at before anything is read of it: how far its cells reach, and what is odd."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import IO
from xml.parsers import expat

from fingerpost.exchange.tables.files.struck_out import RichText, Run, Strikes, is_line

FAILED = "#ERROR!"  # in place of a cell that has no value, and does not say why

_PIECE = 1024 * 1024
_LONGEST_PIECES = 4  # of one tag or comment, which the parser looks through again with each piece that comes
_ERROR = re.compile(r"#[A-Z0-9_/]{1,20}[!?]?")  # in the file they are English, whatever a screen shows
_AT = re.compile(r"([A-Za-z]{1,3})([0-9]{1,7})")
# Calamine makes room for every cell between the first and the last. So many are no harm; of more, one in fifty is used.
_EMPTY_CELLS, _OF_EACH = 5_000_000, 50
_YES = ("1", "true")
# In a part that is not called XML, where a link between the parts could still find a sheet.
_SHEETS = (b"sheetData", "sheetData".encode("utf-16-le"), "sheetData".encode("utf-16-be"))


class Unsafe(Exception):
    """A part that refers to others, or has a cell at an impossible place."""


class NotXml(Exception):
    """A part that is called XML, and is not."""


class FarAway(Exception):
    """A cell far beyond the table."""

    def __init__(self, row: int, column: int, most_rows: int) -> None:
        super().__init__(f"{letters_of(column)}{row}")
        self.row, self.column, self.most_rows = row, column, most_rows


@dataclass(slots=True)
class OddParts:
    """What calamine does not say of a sheet: cells without a value for it, what is hidden, and what is struck through.

    Cells are known by row and column. Those without a value have an error such as #N/A, or a formula that nobody has
    worked out yet.
    """

    failed: dict[tuple[int, int], str] = field(default_factory=dict)  # what is in the cell, such as #N/A
    hidden: set[int] = field(default_factory=set)  # rows
    hidden_columns: set[int] = field(default_factory=set)
    struck: dict[tuple[int, int], str] = field(default_factory=dict)  # what is left of cells that are struck through
    comments: dict[tuple[int, int], str] = field(default_factory=dict)  # on cells
    has_striking_rule: bool = False  # strikes through what is in some cells, by what that is
    uses: Counter[int] = field(default_factory=Counter)  # how often cells show each text of the list that they share
    lengths: list[int] = field(default_factory=list)  # of the texts of that list, if the part is one


def odd_parts(part: IO[bytes], most_rows: int, most_columns: int, strikes: Strikes) -> OddParts:
    """Read the XML of a part as XML, because a reader may know more ways to write an attribute than an expression does.

    Args:
        part: Of the workbook.
        most_rows: That a sheet may have.
        most_columns: That a sheet may have.
        strikes: What the parts before have said of what is struck through.

    Raises:
        Unsafe: If it has a document type, without which there are no entities, or a tag without end.
        NotXml: If it is not XML.
        FarAway: If a cell is so far away that room for all before it would exhaust the computer.
    """
    parser = expat.ParserCreate()
    cells = _Cells(parser, most_rows, most_columns, strikes)
    parser.StartElementHandler = cells.take
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse
    parse(part, parser)
    cells.count_uses()
    cells.check_room()
    return cells.odd


def parse(part: IO[bytes], parser: expat.XMLParserType) -> None:
    """Read a part to its end.

    Raises:
        Unsafe: If a tag or a comment is so long that it might never end.
        NotXml: If it is not XML.
    """
    size = 0
    try:
        while piece := part.read(_PIECE):
            parser.Parse(piece)
            size += len(piece)
            if size - parser.CurrentByteIndex > _LONGEST_PIECES * _PIECE:
                raise Unsafe
        parser.Parse(b"", True)
    except (expat.ExpatError, LookupError, ValueError):  # the last two of an encoding that Python has not
        raise NotXml from None


def is_sheet(part: IO[bytes]) -> bool:
    """Whether something that is not XML has cells all the same, for a reader that does not mind."""
    before = b""
    while piece := part.read(_PIECE):
        if any(words in before + piece for words in _SHEETS):
            return True
        before = piece[-40:]
    return False


def letters_of(column: int) -> str:
    """The letters of a column, counted from 1.

    >>> letters_of(1), letters_of(28)
    ('A', 'AB')
    """
    letters = ""
    while column:
        column, number = divmod(column - 1, 26)
        letters = chr(ord("A") + number) + letters
    return letters


class _Cells:
    """The cells of a sheet as they come."""

    def __init__(self, parser: expat.XMLParserType, most_rows: int, most_columns: int, strikes: Strikes) -> None:
        self.odd = OddParts()
        self._parser = parser
        self._strikes = strikes
        self._most_rows, self._most_columns = most_rows, most_columns
        self._formula = False  # whether the last cell has one
        self._is_sheet = False  # a list of formulas to calculate has elements of these names too
        self._at_row, self._has_error = 0, False
        self._is_error = False  # whether the name of an error comes now
        self._is_shared = self._is_number = False  # whether the last cell names a shared text, and that comes now
        self._numbers: list[str] = []  # of those texts
        self._runs: list[Run] = []  # of a text in the last cell
        self._style, self._is_inline = "", False
        self._is_rule = False  # whether the rules have begun, which are after the cells
        self._row = self._column = self._count = self._last_row = self._last_column = 0

    def take(self, name: str, attributes: dict[str, str]) -> None:
        """An element of any kind."""
        self._is_number = self._is_inline = self._is_error = False
        if name == "c" or name.endswith(":c"):
            if self._is_sheet:
                self._cell(attributes)
        elif name == "f" or name.endswith(":f"):
            self._formula = True
            self.odd.failed[self._at_row, self._column] = FAILED
        elif name == "v" or name.endswith(":v"):
            if self._formula and not self._has_error:
                self.odd.failed.pop((self._at_row, self._column), None)
            self._is_number, self._is_error = self._is_shared, self._has_error
            if self._is_error:
                self._parser.CharacterDataHandler = self.read
        elif name == "si" or name.endswith(":si"):
            self._parser.CharacterDataHandler = self.read
            self.odd.lengths.append(0)
        elif name == "sheetData" or name.endswith(":sheetData"):
            self._is_sheet = True
        elif name == "row" or name.endswith(":row"):
            number = attributes.get("r", "")
            self._row = _whole(number) if number else self._row + 1
            self._column = 0
            if attributes.get("hidden") in _YES:
                self.odd.hidden.add(self._row)
        elif name == "col" or name.endswith(":col"):
            if attributes.get("hidden") in _YES:
                first, last = _whole(attributes.get("min", "")), _whole(attributes.get("max", ""))
                self.odd.hidden_columns.update(range(first, min(last, self._most_columns) + 1))
        elif self._is_sheet:
            self._in_cell(name.rpartition(":")[2], attributes)

    def _in_cell(self, kind: str, attributes: dict[str, str]) -> None:
        """A part of a text that is in its cell, and not in the list of texts; or of the rules below the cells."""
        if kind == "cfRule":
            self._is_rule = True
            self.odd.has_striking_rule |= attributes.get("dxfId", "") in self._strikes.looks
        elif self._is_rule:
            self.odd.has_striking_rule |= kind == "strike" and is_line(attributes.get("val", "1"))
        elif kind == "is":
            self._parser.CharacterDataHandler = self.read
            self._runs = []
        elif kind == "r":
            self._runs.append(Run())
        elif self._runs:
            self._runs[-1].take(kind, attributes)
            if kind == "t":
                self._is_inline = True

    def read(self, text: str) -> None:
        """Characters between two tags."""
        if self._is_number:
            self._numbers.append(text)
            if (rich := self._strikes.texts.get(text.strip())) is not None:
                at = self._at_row, self._column
                self.odd.struck[at] = rich.visible_text(in_struck_cell=at in self.odd.struck)
        elif self._is_error:
            if _ERROR.fullmatch(text):
                self.odd.failed[self._at_row, self._column] = text
        elif self._is_inline:
            self._runs[-1].text += text
            at = self._at_row, self._column
            if at in self.odd.struck or any(run.is_struck for run in self._runs):
                rich = RichText(tuple((run.text, run.is_struck) for run in self._runs))
                self.odd.struck[at] = rich.visible_text(in_struck_cell=self._style in self._strikes.styles)
        elif self.odd.lengths:
            self.odd.lengths[-1] += len(text)

    def count_uses(self) -> None:
        """Count how often each shared text is shown, once all are known."""
        for number, uses in Counter(self._numbers).items():
            if number.strip().isdecimal():
                self.odd.uses[_whole(number.strip())] += uses

    def check_room(self) -> None:
        """Refuse a sheet that is nearly empty and very wide or long."""
        room = self._last_row * self._last_column
        if room > _EMPTY_CELLS and room > self._count * _OF_EACH:
            raise FarAway(self._last_row, self._last_column, self._most_rows)

    def _cell(self, attributes: dict[str, str]) -> None:
        self._is_shared = attributes.get("t") == "s"
        if self._is_shared:
            self._parser.CharacterDataHandler = self.read
        row, column = self._row, self._column + 1
        if place := attributes.get("r"):
            match = _AT.fullmatch(place)
            if match is None:
                raise Unsafe
            row, column = int(match[2]), _column_number(match[1])
        self._column = column
        if row > self._most_rows + 1 or column > self._most_columns:
            raise FarAway(row, column, self._most_rows)
        self._count += 1
        self._last_row, self._last_column = max(row, self._last_row), max(column, self._last_column)
        self._at_row, self._formula, self._has_error = row, False, attributes.get("t") == "e"
        if self._has_error:
            self.odd.failed[row, column] = FAILED
        self._runs, self._style = [], attributes.get("s", "")
        if self._style in self._strikes.styles:
            self.odd.struck[row, column] = ""


def _column_number(letters: str) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _whole(number: str) -> int:
    if not number.isdecimal() or len(number) > 7:
        raise Unsafe
    return int(number)


def _refuse(*_: object) -> None:
    raise Unsafe
