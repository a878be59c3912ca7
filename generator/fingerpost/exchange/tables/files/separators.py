"""What parts the cells of a CSV file, and what to say where nothing does."""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence

from fingerpost.exchange.tables.table import TableError
from fingerpost.records.problem import Problem
from fingerpost.records.shorten import shorten
from fingerpost.records.span import Span

SEPARATORS = (",", ";", "\t")  # Excel writes ; where the comma is the decimal point
_RARE = ("|", "^", "~", "*", "¦")  # of other programs: taken only where the rows agree
_LOOKED_AT = 20  # rows
_AGREE = 0.8  # of them have as many cells as there are headings
_ALIGNED = re.compile(r"\S {2,}\S|\S\t+ *\S")
_SHOWN = 60  # characters of a line


def separator_of(lines: Sequence[str], file: str) -> str:
    """The sign between the cells.

    Args:
        lines: From the one with the headings.
        file: As it is shown.

    Raises:
        TableError: If the cells seem to be parted by spaces alone, or by a sign that does not part all rows.
    """
    header = lines[0] if lines else ""
    best = max(SEPARATORS, key=lambda separator: _cells(header, separator))
    if _cells(header, best) > 1:
        return best
    rows = [line for line in lines[1 : _LOOKED_AT + 1] if line.strip()]
    for separator in _RARE:
        many = _cells(header, separator)
        if many > 1 and sum(_cells(row, separator) == many for row in rows) >= _AGREE * len(rows):
            return separator
    aligned = sum(bool(_ALIGNED.search(row.strip())) for row in rows)
    if rows and _ALIGNED.search(header.strip()) and aligned >= _AGREE * len(rows):
        raise TableError(_problem(file, header, "spaces"))
    if sign := next((sign for sign in _RARE if _cells(header, sign) > 1), ""):
        raise TableError(_problem(file, header, sign))
    return best


def _cells(line: str, separator: str) -> int:
    return len(next(csv.reader([line], delimiter=separator), []))


def _problem(file: str, header: str, sign: str) -> Problem:
    if sign == "spaces":
        what = "Its columns are parted by spaces"
    else:
        what = f"Its headings are parted by {sign}, and its rows are not, or not into as many cells"
    return Problem(
        code="table-separator",
        span=Span(file, 1),
        message=f"The first row is one cell: {shorten(header.strip(), _SHOWN)}. {what}.",
        hint="Open it in a spreadsheet, say there what parts its columns, and save it as .xlsx, or as CSV with commas.",
    )
