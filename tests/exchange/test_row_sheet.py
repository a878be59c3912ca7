"""Whole rows of a workbook are what XlsxWriter makes of their cells one by one."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime, time

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from fingerpost.exchange.workbook.cells import Cell
from fingerpost.exchange.workbook.row_sheet import RowSheet

ROWS: tuple[tuple[Cell, ...], ...] = (
    ("Tea & cake", '"Tea" <b>', "=1+1", None, "+44", "-", "@tea"),
    ("_x0041_ tea", "_x and _xyz_", "a\x01b", "a\x0bb", "a\tb\nc", "a\r\nb", ""),
    (" before", "behind ", "\nbefore", "Zoë, 東京 \U0001f375", "\ufffe", "&lt;", "'"),
    (1, 2.5, 1e21, 0.1 + 0.2, date(2026, 11, 30), date(1900, 2, 27), date(9999, 12, 31)),
    (None, None, None, None, None, None, "the last"),
    ("(kept in the file)", None, -3, 51.23456789012345, None, "x" * 32_767, None),
)


def workbook(*, whole_rows: bool) -> bytes:
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"constant_memory": True})
    book.set_properties({"created": datetime(2026, 11, 30)})  # noqa: DTZ001
    text, day = book.add_format({"num_format": "@"}), book.add_format({"num_format": "d mmm yyyy"})
    looks = [text, text, None, day, day, day, text]
    sheet = book.add_worksheet("Tea", RowSheet if whole_rows else Worksheet)
    sheet.set_default_row(30)
    sheet.write_string(0, 0, "Heading", text)
    for number, cells in enumerate(ROWS, start=1):
        if whole_rows:
            sheet.add_row(number, cells, looks)
            continue
        for at, cell in enumerate(cells):
            if isinstance(cell, str):
                sheet.write_string(number, at, cell, looks[at])
            elif isinstance(cell, date):
                sheet.write_datetime(number, at, datetime.combine(cell, time()), looks[at])
            elif cell is not None:
                sheet.write_number(number, at, cell, looks[at])
    sheet.autofilter(0, 0, len(ROWS), 6)
    book.close()
    return target.getvalue()


def test_a_row_has_the_bytes_of_its_cells() -> None:
    assert parts(workbook(whole_rows=True)) == parts(workbook(whole_rows=False))


def parts(book: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_a_text_that_looks_like_rich_text_is_a_text() -> None:
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"constant_memory": True})
    book.add_worksheet("Tea", RowSheet).add_row(0, ["<r>Tea</r>"], [None])
    book.close()

    with zipfile.ZipFile(target) as archive:
        assert b"&lt;r&gt;Tea&lt;/r&gt; </t>" in archive.read("xl/worksheets/sheet1.xml")
