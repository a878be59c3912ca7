"""A part of our workbook: saved as CSV, or a sheet of it copied into another, without what says what has changed."""

from __future__ import annotations

import csv
import html
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook

from fingerpost.exchange.tables.files.xlsx_table import look_inside
from fingerpost.exchange.tables.table import TableError
from fingerpost.exchange.workbook.columns import SHEETS, columns_of
from fingerpost.intake.workbook.opened import MOST_ROWS
from fingerpost.language import ENGLISH, Language

_ENOUGH_TO_KNOW, _LONGEST_HEAD = 10, 20_000  # headings of ours; characters of a first line
_MOST_OF_ODS = 1024 * 1024  # bytes
_WORDS_OF_ODS = re.compile(r">([^<>]{1,200})</text:p>")


def is_own_but_cut(path: Path, languages: Iterable[Language] = ()) -> bool:
    """Whether a file has the headings of one of our sheets, but not the hidden sheet that says what has changed.

    That is how a workbook looks that was saved as CSV, or whose sheet somebody copied into a new one.

    Args:
        path: Of the file.
        languages: In which a workbook of this site may be, beside English.
    """
    headings = [
        {column.title for column in columns_of(sheet, language=language)}
        for language in dict.fromkeys((ENGLISH, *languages))
        for sheet in SHEETS
    ]
    return any(len(set(head) & titles) >= _ENOUGH_TO_KNOW for head in _heads(path) for titles in headings)


def _heads(path: Path) -> Iterator[list[str]]:
    """The first row of each sheet, or of a table of text."""
    if path.suffix.lower() == ".xlsx":
        try:
            look_inside(path, path.name, MOST_ROWS)
            book = CalamineWorkbook.from_path(str(path))
            for name in book.sheet_names:
                yield [str(cell).strip() for cell in next(iter(book.get_sheet_by_name(name).iter_rows()), [])]
        except (CalamineError, TableError, OSError):
            return
    elif path.suffix.lower() == ".ods":
        yield _words_of_ods(path)
    elif path.suffix.lower() in (".csv", ".tsv", ".txt"):
        with path.open(encoding="utf-8-sig", errors="replace") as file:
            first = file.readline(_LONGEST_HEAD)
        yield from (next(csv.reader([first], delimiter=between), []) for between in ",;\t")


def _words_of_ods(path: Path) -> list[str]:
    """The words of the first cells, which are not made: one may say that it is there thousands of millions of times."""
    try:
        with zipfile.ZipFile(path) as archive, archive.open("content.xml") as content:
            text = content.read(_MOST_OF_ODS).decode("utf-8", "replace")
    except (zipfile.BadZipFile, zlib.error, KeyError, OSError, EOFError, NotImplementedError, RuntimeError):
        return []
    return [html.unescape(words).strip() for words in _WORDS_OF_ODS.findall(text)]
