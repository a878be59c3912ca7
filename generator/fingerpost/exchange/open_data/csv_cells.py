"""Cells of a CSV file, safe to open in a spreadsheet.

Source: RFC 4180, and owasp.org, "CSV Injection".
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from typing import Any

_ACTS = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet takes a cell for that begins with one of these: a formula
Cell = str | int | float | None


def safe(words: str) -> str:
    """A text that no spreadsheet reads as a formula: it gets an apostrophe in front.

    >>> safe("=1+1"), safe("+44 1632 960123"), safe("Tea - and cake")
    ("'=1+1", "'+44 1632 960123", 'Tea - and cake')
    """
    return f"'{words}" if words.startswith(_ACTS) else words


class _Line:
    """A file for the csv module that gives back what is written to it, as ``writerow`` then does."""

    @staticmethod
    def write(text: str) -> str:
        return text


_write = csv.writer(_Line(), lineterminator="\r\n").writerow


def csv_line(cells: Sequence[Cell]) -> bytes:
    """One row, safe to open, in UTF-8."""
    return csv_text([safe(cell) if isinstance(cell, str) else cell for cell in cells])


def csv_text(cells: Sequence[Any]) -> bytes:
    """One row with its cells as they are, and with the line end that the standard asks for."""
    text: str = _write(cells)  # what its file gives back
    return text.encode()


def csv_file(columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """A header and its rows."""
    return csv_of_lines(columns, map(csv_line, rows))


def csv_of_lines(columns: Sequence[str], lines: Iterable[bytes]) -> bytes:
    """A header, and rows that have been made already."""
    return b"".join((csv_text(columns), *lines))
