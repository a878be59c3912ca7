"""Write the workbook: sheets that spreadsheets open without a question, with lists to choose from and words of help."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from itertools import chain, islice, zip_longest
from typing import Any

import xlsxwriter
from xlsxwriter.utility import quote_sheetname, xl_col_to_name

from fingerpost.edition.edition import Edition
from fingerpost.exchange.export import Values
from fingerpost.exchange.workbook.cells import IN_FILE
from fingerpost.exchange.workbook.choice_words import say, words_in, words_of
from fingerpost.exchange.workbook.columns import SHEETS, Column, Form, columns_of, features_of, title_of_sheet
from fingerpost.exchange.workbook.guide import guide
from fingerpost.exchange.workbook.lists import Choices, list_name, lists_of
from fingerpost.exchange.workbook.overview import overview
from fingerpost.exchange.workbook.row_sheet import RowSheet
from fingerpost.exchange.workbook.rows import Row, rows_of
from fingerpost.language import Language
from fingerpost.language.mark import mark
from fingerpost.processes import no_collector
from fingerpost.writing.sheet_text import sheet_text

MARK = "fingerpost workbook"  # in the first cell of the hidden sheet
VERSION = 2
HIDDEN = "_fingerpost"
_OTHERS = (mark("Read me"), mark("For trustees"), mark("Lists"))
ROWS_MORE = 500  # rows below the last that have help and lists too, for what is new
BETWEEN_ROWS = "|"  # in a cell of the hidden sheet
_PACKED = 30_000  # characters: a cell holds 32,767
_LAST_ROW = 1_048_575  # of any sheet, counted from 0


@dataclass(frozen=True, slots=True)
class _Formats:
    """What the cells look like."""

    head: Any
    text: Any
    wrapped: Any
    day: Any
    money: Any
    plain: Any
    in_file: Any
    title: Any
    bold: Any
    count: Any


@no_collector()
def workbook_of(edition: Edition, values: Values | None = None) -> bytes:
    """The directory as a workbook; the same bytes each time on one day."""
    target = io.BytesIO()
    # Row by row, so that ten thousand records need not be in memory as cells; texts never as formulas or links.
    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    book = xlsxwriter.Workbook(target, options)
    book.set_properties({"title": edition.settings.title, "created": datetime.combine(edition.today, time())})
    formats = _formats(book)
    titles, (read_me, for_trustees, of_lists) = _titles_of_sheets(edition.language)
    first_sheet, figures = book.add_worksheet(read_me), book.add_worksheet(for_trustees)
    vocabulary, words = edition.directory.vocabulary, words_of(edition.language)
    columns = {sheet: columns_of(sheet, features_of(vocabulary), edition.language) for sheet in SHEETS}
    lists = lists_of(edition, columns, words)
    quoted = quote_sheetname(of_lists)
    names = {
        name: f"={quoted}!${xl_col_to_name(at)}$2:${xl_col_to_name(at)}${len(choices.values) + 1}"
        for at, (name, choices) in enumerate(lists.items())
    }
    sheets = {
        sheet: Sheet(book.add_worksheet(titles[sheet], RowSheet), columns[sheet], formats, words) for sheet in SHEETS
    }
    rows = rows_of(edition, values)
    first = list(islice(rows, 1))  # from now on another process makes rows
    _write_guide(first_sheet, list(guide(edition.language, titles)), formats)
    _write_overview(figures, edition, formats)
    _write_lists(book.add_worksheet(of_lists, RowSheet), list(lists.values()), formats)
    for row in chain(first, rows):
        sheets[row.sheet].add(row)
    for each in sheets.values():
        each.finish(names)
    _write_hidden(book.add_worksheet(HIDDEN), edition, sheets, titles, words)
    book.worksheets()[2].activate()
    book.close()
    return target.getvalue()


def _titles_of_sheets(language: Language) -> tuple[Mapping[str, str], Sequence[str]]:
    """In the language of the site, unless two sheets would have one name then; those of records, and the others."""
    titles = {sheet: title_of_sheet(words, language) for sheet, words in SHEETS.items()}
    others = [title_of_sheet(words, language) for words in _OTHERS]
    all_titles = [*(title.casefold() for title in (*titles.values(), *others)), HIDDEN]
    return (titles, others) if len(set(all_titles)) == len(all_titles) else (SHEETS, _OTHERS)


def _formats(book: Any) -> _Formats:
    text = {"num_format": "@", "valign": "top"}
    head = {**text, "bold": True, "bg_color": "#DCE6F1", "text_wrap": True}
    return _Formats(
        head=book.add_format(head),
        text=book.add_format(text),
        wrapped=book.add_format({**text, "text_wrap": True}),
        day=book.add_format({"num_format": "d mmm yyyy", "valign": "top", "align": "left"}),
        money=book.add_format({"num_format": "0.00", "valign": "top"}),
        plain=book.add_format({"num_format": "General", "valign": "top"}),
        in_file=book.add_format({**text, "font_color": "#595959", "italic": True}),
        title=book.add_format({"bold": True, "font_size": 14}),
        bold=book.add_format({"bold": True, "bottom": 1}),
        count=book.add_format({"bold": True, "bottom": 1, "align": "right"}),
    )


def _format_of(column: Column, formats: _Formats) -> Any:
    if column.form is Form.DATE:
        return formats.day
    if column.form is Form.MONEY:
        return formats.money
    if not column.is_text:
        return formats.plain
    return formats.wrapped if column.width > 40 else formats.text


class Sheet:
    """A sheet of records or sessions, to which rows are added one by one."""

    def __init__(self, sheet: Any, columns: Sequence[Column], formats: _Formats, words: Mapping[str, str]) -> None:
        """Write the headings."""
        self.columns = columns
        self.digests: list[tuple[str, str]] = []  # the key of each row, and the digests of its cells
        self._sheet, self._in_file, self._words = sheet, formats.in_file, words
        self._by_value = [words_in(column, words) for column in columns]
        self._looks = [_format_of(column, formats) for column in columns]
        for at, column in enumerate(columns):
            sheet.set_column(at, at, column.width, self._looks[at])
        sheet.freeze_panes(1, 2)
        sheet.set_default_row(30)
        sheet.set_row(0, 48)
        sheet.set_landscape()
        sheet.repeat_rows(0)
        sheet.repeat_columns(0, 1)
        for at, column in enumerate(columns):
            _write_text(sheet, 0, at, column.title, formats.head)

    def add(self, row: Row) -> None:
        """Write a row below the last."""
        self.digests.append((row.key, row.digests))
        number = len(self.digests)
        cells, looks = row.cells, self._looks
        if self._words:
            cells = [
                self._words.get(IN_FILE, IN_FILE) if cell == IN_FILE else say(column, cell, by_value)
                for column, cell, by_value in zip(self.columns, cells, self._by_value, strict=True)
            ]
        if IN_FILE in row.cells:
            looks = [self._in_file if cell == IN_FILE else look for cell, look in zip(row.cells, looks, strict=True)]
        self._sheet.add_row(number, cells, looks)

    def finish(self, names: Mapping[str, str]) -> None:
        """Add what depends on how many rows there are: what may be chosen, from the lists of these names."""
        last = min(len(self.digests) + ROWS_MORE, _LAST_ROW)
        for at, column in enumerate(self.columns):
            self._sheet.data_validation(1, at, last, at, _validation(column, names))
        self._sheet.autofilter(0, 0, max(len(self.digests), 1), len(self.columns) - 1)


def _write_text(sheet: Any, row: int, at: int, words: str, look: Any = None) -> None:
    """Write a text, also where it begins with = + - or @."""
    sheet.write_string(row, at, sheet_text(words), look)


def _validation(column: Column, names: Mapping[str, str]) -> dict[str, Any]:
    """Words beside the cell and, where there is a list, what may be chosen. Nothing that is typed is refused.

    The import says what does not fit, with what to type, and several values of a list can be in one cell.
    """
    name = list_name(column)
    shown = {"input_title": column.title[:32], "input_message": column.help, "show_error": False, "ignore_blank": True}
    if name in names:
        return {"validate": "list", "source": names[name], **shown}
    return {"validate": "any", **shown}


def _write_lists(sheet: Any, lists: Sequence[Choices], formats: _Formats) -> None:
    sheet.set_column(0, len(lists) - 1, 26, formats.text)
    sheet.freeze_panes(1, 0)
    for at, choices in enumerate(lists):
        _write_text(sheet, 0, at, choices.title[:1].upper() + choices.title[1:], formats.head)
    looks = [formats.text] * len(lists)
    for number, words in enumerate(zip_longest(*(choices.values for choices in lists)), start=1):
        sheet.add_row(number, words, looks)


def _write_hidden(
    sheet: Any, edition: Edition, sheets: Mapping[str, Sheet], titles: Mapping[str, str], words: Mapping[str, str]
) -> None:
    """What the workbook was made from: its columns, its words for choices, and a digest of each cell of each row."""
    lines: list[tuple[str, ...]] = [(MARK, str(VERSION), edition.today.isoformat(), edition.settings.title)]
    for name, title in titles.items():
        lines.append(("sheet", name, title))
        lines += [("column", name, column.title, column.path) for column in sheets[name].columns]
    lines += [("word", value, word) for value, word in words.items()]
    lines += [("rows", name, some) for name in SHEETS for some in _packed(sheets[name].digests)]
    for number, line in enumerate(lines):
        for at, cell in enumerate(line):
            _write_text(sheet, number, at, cell)
    sheet.hide()


def _packed(digests: Sequence[tuple[str, str]]) -> Iterator[str]:
    """Many rows in a cell, because a cell costs more than what is in it: "digests key|digests key"."""
    some: list[str] = []
    length = 0
    for key, of_row in digests:
        row = f"{of_row} {key}"
        if some and length + len(row) > _PACKED:
            yield BETWEEN_ROWS.join(some)
            some, length = [], 0
        some.append(row)
        length += len(row) + 1
    if some:
        yield BETWEEN_ROWS.join(some)


def _write_guide(sheet: Any, lines: Sequence[str], formats: _Formats) -> None:
    sheet.hide_gridlines(2)
    sheet.set_column(0, 0, 80)
    sheet.fit_to_pages(1, 0)
    for number, line in enumerate(lines):
        sheet.set_row(number, 24 if not number else 15 * -(-len(line) // 84) + 6)
        _write_text(sheet, number, 0, line, formats.title if not number else formats.wrapped)


def _write_overview(sheet: Any, edition: Edition, formats: _Formats) -> None:
    sheet.hide_gridlines(2)
    sheet.set_column(0, 0, 46)
    sheet.set_column(1, 1, 14)
    sheet.set_row(0, 22)
    number = 0
    for table in overview(edition):
        _write_text(sheet, number, 0, table.title, formats.title if not number else formats.bold)
        if table.head:
            _write_text(sheet, number, 1, table.head, formats.count)
        number += 1
        for words, count in table.lines:
            _write_text(sheet, number, 0, words)
            if count is not None:
                sheet.write_number(number, 1, count)
            number += 1
        number += 1
    sheet.fit_to_pages(1, 0)
