"""Words that are struck out in a workbook: whoever strikes them out means that they are no longer true."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from xml.etree import ElementTree

from fingerpost.exchange.tables.row_numbers import first_rows
from fingerpost.exchange.tables.table import Table, cell_warning
from fingerpost.language.counted import counted
from fingerpost.records.problem import Problem

Cells = Mapping[tuple[int, int], str]  # what is left of a cell, by row and column, both from 1
_ESCAPED = re.compile("_x([0-9A-F]{4})_")
_OFF = ("0", "false", "off")
_RICH = b"rPr"
_NAMES = (b"strike", "strike".encode("utf-16-le"), "strike".encode("utf-16-be"))


@dataclass(frozen=True, slots=True)
class RichText:
    """A text in several runs, each with whether it is struck through; None: as its cell is."""

    runs: tuple[tuple[str, bool | None], ...]

    @property
    def is_rich(self) -> bool:
        """Whether a part of it has a look of its own, with or without a line through it."""
        return any(is_struck is not None for _, is_struck in self.runs)

    def visible_text(self, *, in_struck_cell: bool = False) -> str:
        """What is not struck through."""
        return "".join(
            text for text, is_struck in self.runs if not (in_struck_cell if is_struck is None else is_struck)
        )


@dataclass(slots=True)
class Run:
    """A part of a text with a look of its own, as its elements come."""

    text: str = ""
    is_struck: bool | None = None

    def take(self, kind: str, attributes: Mapping[str, str]) -> None:
        """An element in it."""
        if kind == "rPr":
            self.is_struck = False
        elif kind == "strike":
            self.is_struck = is_line(attributes.get("val", "1"))


@dataclass(slots=True)
class Strikes:
    """What an XLSX workbook strikes through: by the number of a cell's style, and in texts by their number."""

    styles: frozenset[str] = frozenset()
    looks: frozenset[str] = frozenset()  # the same of those that a rule gives to some cells
    texts: Mapping[str, RichText] = field(default_factory=dict)

    def add(self, part: bytes) -> None:
        """Read the part that has the styles, then the one that has the texts; others say nothing.

        Call it for parts without document types only: then the XML has no entities to unfold.
        Source: ECMA-376, part 1, sections 18.4 (texts) and 18.8 (styles; 18.8.14 those of rules).
        """
        if not any(name in part for name in _NAMES) and not (self.styles and _RICH in part):
            return
        root = ElementTree.fromstring(part)  # noqa: S314
        kind = root.tag.rpartition("}")[2]
        if kind == "styleSheet":
            self.styles = frozenset(_struck_styles(root))
            looks = enumerate(root.iterfind("{*}dxfs/{*}dxf"))
            self.looks = frozenset(str(at) for at, look in looks if any(map(_is_struck, look.iterfind("{*}font"))))
        elif kind == "sst":
            texts = ((str(number), _rich_text(entry)) for number, entry in enumerate(root.iterfind("{*}si")))
            self.texts = {number: text for number, text in texts if text.is_rich}


def _struck_styles(root: ElementTree.Element) -> Iterator[str]:
    fonts = [_is_struck(font) for font in root.iterfind("{*}fonts/{*}font")]
    for number, style in enumerate(root.iterfind("{*}cellXfs/{*}xf")):
        font = style.get("fontId", "0")
        if font.isdecimal() and int(font) < len(fonts) and fonts[int(font)]:
            yield str(number)


def _rich_text(entry: ElementTree.Element) -> RichText:
    runs: list[tuple[str, bool | None]] = []
    for run in entry.iterfind("{*}r"):
        look = run.find("{*}rPr")
        text = "".join(part.text or "" for part in run.iterfind("{*}t"))
        text = _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)
        runs.append((text, None if look is None else _is_struck(look)))
    return RichText(tuple(runs))


def _is_struck(look: ElementTree.Element) -> bool:
    strike = look.find("{*}strike")
    return strike is not None and is_line(strike.get("val", "1"))


def is_line(value: str) -> bool:
    """Whether a look with a line has it switched on."""
    return value.lower() not in _OFF


class StruckOut:
    """Takes what is struck through out of the rows of a sheet, and says where it was."""

    def __init__(self, cells: Cells) -> None:
        """Name what is left of the cells in which something is struck through."""
        self._cells = cells
        self._rows: list[int] = []  # of which nothing is left
        self._in_cells: list[tuple[int, int]] = []  # of other rows

    def taken_out(self, rows: Iterator[tuple[int, list[str]]]) -> Iterator[tuple[int, list[str]]]:
        """The rows with what is left of them; a row with nothing left is blank."""
        for number, texts in rows:
            clean = [self._cells.get((number, at), text) for at, text in enumerate(texts, start=1)]
            struck = [at for at, (text, rest) in enumerate(zip(texts, clean, strict=True), start=1) if text != rest]
            if struck and not any(text.strip() for text in clean):
                self._rows.append(number)
            else:
                self._in_cells += [(number, at) for at in struck]
            yield number, clean

    @property
    def rows_in_part(self) -> frozenset[int]:
        """The rows from which something was taken out, and in which something is left."""
        return frozenset(row for row, _ in self._in_cells)

    def problems(self, table: Table, sheet: str) -> Iterator[Problem]:
        """A warning for the rows, and one for the cells."""
        if rows := self._rows:
            are, them = ("is", "it") if len(rows) == 1 else ("are", "them")
            yield cell_warning(
                table,
                rows[0],
                "",
                code="rows-struck-out",
                message=f"{counted(len(rows), 'row')} of the sheet {sheet} {are} struck through, so nothing of {them} "
                f"came in: {first_rows(rows)}.",
                hint="If one of them still holds, take the line through it away in the spreadsheet, and import again.",
            )
        if cells := self._in_cells:
            row, column = cells[0]
            yield cell_warning(
                table,
                row,
                table.header_at(column),
                code="words-struck-out",
                message=f"{counted(len(cells), 'cell')} of the sheet {sheet} {'has' if len(cells) == 1 else 'have'} "
                f"words that are struck through. They were left out: {first_rows(sorted({row for row, _ in cells}))}.",
                hint="Look whether what is left is right. To have such words after all, take the line through them "
                "away in the spreadsheet, and import again.",
            )


def struck_by_rule(table: Table, sheet: str) -> Problem:
    """A warning that a rule of a sheet strikes words through, which is not read: it would have to be worked out."""
    return cell_warning(
        table,
        1,
        "",
        code="struck-by-rule",
        message=f"The sheet {sheet} has a rule that strikes words through, by what is in a cell. It was not followed, "
        "so such rows came in.",
        hint="Look in the spreadsheet at what has a line through it. To leave those rows out, write under skip: in the "
        "mapping what the rule goes by, such as {Status: [Closed]}.",
    )
