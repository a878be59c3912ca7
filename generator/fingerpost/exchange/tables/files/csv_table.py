"""Read a CSV file as a table, whatever program it came from."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from fingerpost.exchange.tables.files.cell_texts import LONGEST_CELL
from fingerpost.exchange.tables.files.encodings import readings_of
from fingerpost.exchange.tables.files.separators import separator_of
from fingerpost.exchange.tables.files.table_form import check_form
from fingerpost.exchange.tables.table import Options, Table, TableError, table_of, take_headings
from fingerpost.reading.shown_path import shown_path
from fingerpost.records.problem import Problem
from fingerpost.records.span import Span

_SEPARATOR_LINE = re.compile(r"\"?sep=([,;\t|])\"?\s*", re.IGNORECASE)
UNICODE_TEXT = (b"\xff\xfe", b"\xfe\xff")  # what Excel calls "Unicode text"


def read_csv(path: Path, options: Options) -> Table:
    """Read every row; one that cannot be read becomes a problem of the table.

    Raises:
        TableError: If the file as a whole cannot be read.
    """
    file = shown_path(path)
    check_form(path, "csv")
    text = decode_table(path, file, options.encoding)
    lines = text.splitlines(keepends=True) if "\v" not in text and "\f" not in text else _lines(text)
    if sign := _SEPARATOR_LINE.fullmatch(lines[0] if lines else ""):  # for Excel, which does not show that line
        separator, lines = sign[1], lines[1:]
    else:
        separator = separator_of(lines[max(options.headings, default=1) - 1 :], file)
    rows = _rows(lines, separator, file)
    headers = take_headings(rows, options.headings)
    return table_of(file, headers, rows, options.max_rows, options.fill_down)


def decode_table(path: Path, file: str, encoding: str) -> str:
    raw = path.read_bytes()
    if raw.startswith(UNICODE_TEXT):
        encoding = "utf-16"
    elif encoding.lower().replace("_", "-") in ("utf-8", "utf8"):
        encoding = "utf-8-sig"
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        raise TableError(_wrong_encoding(raw, error, file)) from None
    except LookupError:
        raise TableError(
            Problem(
                code="encoding-unknown",
                span=Span(file),
                message=f"There is no encoding called {encoding}.",
                hint="Write encoding: utf-8, encoding: cp1252 or encoding: mac_roman in the mapping.",
            )
        ) from None


def _wrong_encoding(raw: bytes, error: UnicodeDecodeError, file: str) -> Problem:
    before = raw[: error.start]
    row = before.count(b"\n") + 1
    column = before.rpartition(b"\n")[2].count(b",") + 1
    ways = [f"encoding: {one.encoding} if it should be “{one.sample}”" for one in readings_of(raw)]
    return Problem(
        code="table-not-utf-8",
        span=Span(file, row, column),
        message=f"Row {row} of {file} is not UTF-8 (byte {error.start + 1}), so letters such as é would be lost.",
        hint=f"Save the file as CSV UTF-8. Or write under table: in the mapping {', or '.join(ways)}.",
    )


def _lines(text: str) -> list[str]:
    """Lines as the csv module means them: ``str.splitlines`` also cuts at form feeds and the like."""
    return [f"{line}\n" for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")]


def _rows(lines: Sequence[str], separator: str, file: str) -> Iterator[tuple[int, list[str]] | Problem]:
    reader = csv.reader(lines, delimiter=separator, strict=True)
    number = 0
    while True:
        number += 1
        began = reader.line_num
        try:
            yield number, next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            if reader.line_num - began > 1 or "end of data" in str(error):
                # Everything after this quote was swallowed, so which rows are whole can't be known.
                raise TableError(_open_quote(file, number, began + 1)) from None
            yield _broken_row(file, number, error)


def _open_quote(file: str, number: int, line: int) -> Problem:
    return Problem(
        code="quote-open",
        span=Span(file, number),
        message=f"A quote is opened in row {number} (line {line} of the file) and not closed as it should be.",
        hint="Look for a single quotation mark in that row, or export the table again. Nothing was imported.",
    )


def _broken_row(file: str, number: int, error: csv.Error) -> Problem:
    if "field larger" in str(error):
        return Problem(
            code="cell-too-long",
            span=Span(file, number),
            message=f"A cell in row {number} has more than {LONGEST_CELL:,} characters.",
            hint="Shorten it, or look for a quote that is opened and not closed.",
        )
    return Problem(
        code="quote-stray",
        span=Span(file, number),
        message=f"Row {number} has a quotation mark where a cell should end.",
        hint='Inside a quoted cell, write each quotation mark twice: "The ""Hub"" cafe"',
    )
