"""A sheet that takes whole rows: XlsxWriter asks the same of each cell, and 10,000 activities have 375,000.

What is written is what XlsxWriter writes, which a test compares. The figures are in docs/decisions/figures.md.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, time
from functools import lru_cache
from typing import Any

from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from fingerpost.exchange.workbook.cells import Cell
from fingerpost.writing.sheet_text import sheet_text

# What may need another form in XML or in a workbook; the slower ways of XlsxWriter know which.
_PERHAPS_ODD = re.compile(r"[&<>\x00-\x08\x0b-\x1f\ufffe\uffff]|_x")
_letters = lru_cache(maxsize=1000)(xl_col_to_name)


class RowSheet(Worksheet):  # type: ignore[misc]  # XlsxWriter says nothing of its types
    """A sheet of a workbook that is written row by row (``constant_memory``)."""

    def add_row(self, number: int, cells: Sequence[Cell], looks: Sequence[Any]) -> None:
        """Write a whole row below what has been written.

        Args:
            number: Its number, counted from 0.
            cells: From the first column on; None if there is none.
            looks: The format of each; None for none.
        """
        self._check_dimensions(number, 0)
        self._check_dimensions(number, len(cells) - 1)
        self._write_single_row(number)  # what was before it
        self._write_row(number, None)
        row = number + 1
        self.fh.write(
            "".join(
                [
                    self._cell(f"{_letters(at)}{row}", cell, look)
                    for at, (cell, look) in enumerate(zip(cells, looks, strict=True))
                    if cell is not None
                ]
            )
        )
        self._xml_end_tag("row")

    def _cell(self, place: str, cell: Cell, look: Any) -> str:
        style = f' s="{look._get_xf_index()}"' if look else ""
        if not isinstance(cell, str):
            number = self._convert_date_time(datetime.combine(cell, time())) if isinstance(cell, date) else cell
            return f'<c r="{place}"{style}><v>{number:.16G}</v></c>'
        words = cell
        if _PERHAPS_ODD.search(cell):
            cell = sheet_text(cell)
            words = self._escape_data(self._escape_control_characters(cell))
        space = ' xml:space="preserve"' if cell[:1].isspace() or cell[-1:].isspace() else ""
        return f'<c r="{place}"{style} t="inlineStr"><is><t{space}>{words}</t></is></c>'
