"""Read one sheet of an OpenDocument spreadsheet (.ods) as a table, after looking at what is in the ZIP file."""

from __future__ import annotations

import zipfile
from pathlib import Path

from fingerpost.exchange.tables.files.ods_parts import odd_sheets
from fingerpost.exchange.tables.files.ods_strikes import OdsStrikes
from fingerpost.exchange.tables.files.sheets import table_of_sheet, unreadable
from fingerpost.exchange.tables.files.table_form import check_form
from fingerpost.exchange.tables.files.xlsx_parts import NotXml, OddParts
from fingerpost.exchange.tables.files.xlsx_table import each_part
from fingerpost.exchange.tables.table import MOST_COLUMNS, Options, Table, TableError
from fingerpost.reading.shown_path import shown_path

MOST_UNPACKED = 200 * 1024 * 1024  # some 150 bytes for a cell
MOST_RATIO = 1000  # 20,000 ordinary rows, much alike, are written 94 times as long as they are packed


def read_ods(path: Path, options: Options) -> Table:
    """Read every row of one sheet; values as they are, formulas as their last result.

    Source: OpenDocument 1.3, part 3, sections 9.1 (tables) and 19.385 (values).

    Raises:
        TableError: If the workbook as a whole cannot be read, or is not safe to open.
    """
    check_form(path, "ods")
    sheets = look_inside_ods(path, shown_path(path), options.max_rows)
    return table_of_sheet(path, options, lambda name: sheets.get(name, OddParts()))


def look_inside_ods(path: Path, file: str, most_rows: int) -> dict[str, OddParts]:
    """Refuse what could exhaust the computer; give what is odd in each sheet, by its name.

    Raises:
        TableError: If the workbook is not safe to open, or damaged.
    """
    sheets: dict[str, OddParts] = {}
    strikes = OdsStrikes()

    def look(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> OddParts:
        if entry.filename.endswith((".xml", ".rdf")):
            try:
                with archive.open(entry) as part:
                    sheets.update(odd_sheets(part, most_rows, MOST_COLUMNS, strikes))
            except NotXml:
                raise TableError(unreadable(file)) from None
        return OddParts()

    each_part(path, file, (MOST_UNPACKED, MOST_RATIO), look)
    return sheets
