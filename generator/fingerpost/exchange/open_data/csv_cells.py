"""Cells of a CSV file, safe to open in a spreadsheet.

Source: RFC 4180, and owasp.org, "CSV Injection".
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

_ACTS = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet takes a cell for that begins with one of these: a formula
Cell = str | int | float | None


def safe(words: str) -> str:
    """A text that no spreadsheet takes for a formula: an apostrophe is put before it.

    >>> safe("=1+1"), safe("+44 1632 960123"), safe("Tea - and cake")
    ("'=1+1", "'+44 1632 960123", 'Tea - and cake')
    """
    return f"'{words}" if words.startswith(_ACTS) else words


def csv_file(columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """A header and its rows, in UTF-8, with the line ends that the standard asks for."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([safe(cell) if isinstance(cell, str) else cell for cell in row] for row in rows)
    return text.getvalue().encode()
