"""Read one sheet of an XLSX workbook as a table, after looking at what is in the ZIP file."""

from __future__ import annotations

import zipfile
import zlib
from collections import Counter
from collections.abc import Callable, Collection
from contextlib import suppress
from pathlib import Path, PurePosixPath

from fingerpost.exchange.tables.files.cell_comments import comments_in_xlsx
from fingerpost.exchange.tables.files.sheet_part import part_of_sheet
from fingerpost.exchange.tables.files.sheets import table_of_sheet, unreadable, workbook_problem
from fingerpost.exchange.tables.files.struck_out import Strikes
from fingerpost.exchange.tables.files.table_form import check_form
from fingerpost.exchange.tables.files.xlsx_parts import FarAway, NotXml, OddParts, Unsafe, is_sheet, odd_parts
from fingerpost.exchange.tables.table import MOST_COLUMNS, Options, Table, TableError
from fingerpost.reading.shown_path import shown_path
from fingerpost.records.problem import Problem
from fingerpost.records.span import Span

# A small ZIP file can unpack to gigabytes, and one cell in the last corner of a sheet to thousands of millions.
MOST_UNPACKED = 50 * 1024 * 1024
MOST_RATIO = 100
MOST_ENTRIES = 200
_TEXTS, _CELLS = 1, 2
MOST_TEXT = 200_000_000  # characters; a text is written once, and copied for each cell that shows it


def read_xlsx(path: Path, options: Options) -> Table:
    """Read every row of one sheet; values as they are shown, formulas as their last result.

    Raises:
        TableError: If the workbook as a whole cannot be read, or is not safe to open.
    """
    file = shown_path(path)
    if path.suffix.lower() == ".xlsm":
        raise TableError(
            workbook_problem("workbook-with-macros", file, "This workbook holds macros.", "Save it as .xlsx.")
        )
    check_form(path, "xlsx")
    odd = look_inside(path, file, options.max_rows)

    def odd_of(name: str) -> OddParts:
        part = part_of_sheet(path, name)
        of_sheet = odd.get(part, OddParts())
        of_sheet.comments = comments_in_xlsx(path, part)
        return of_sheet

    return table_of_sheet(path, options, odd_of)


def look_inside(path: Path, file: str, most_rows: int, most_unpacked: int = 0) -> dict[str, OddParts]:
    """Refuse what could exhaust the computer, from the list of contents and without unpacking it whole.

    Args:
        path: Of the file.
        file: As it is shown.
        most_rows: That a sheet may have.
        most_unpacked: Bytes that all its parts may have; 0 for as many as a table of somebody else's may.

    Returns:
        For each sheet's part, what is odd in it.
    """
    strikes = Strikes()
    odd = each_part(
        path,
        file,
        (most_unpacked or MOST_UNPACKED, MOST_RATIO),
        lambda archive, entry: _check_part(archive, entry, most_rows, strikes),
    )
    if _text_of(odd.values()) > MOST_TEXT:
        raise TableError(
            workbook_problem(
                "workbook-too-large",
                file,
                "The texts of this workbook would take more memory than is safe, because many cells show a long one.",
                "Copy the sheet into a new workbook, or save it as CSV UTF-8.",
            )
        )
    return odd


def _text_of(parts: Collection[OddParts]) -> int:
    """How many characters all cells have that show a text of the list; a text that is not there has none."""
    uses: Counter[int] = sum((part.uses for part in parts), Counter())
    texts = [part.lengths for part in parts if part.lengths]
    return max((sum(uses[at] * length for at, length in enumerate(lengths)) for lengths in texts), default=0)


def each_part(
    path: Path, file: str, most: tuple[int, int], check: Callable[[zipfile.ZipFile, zipfile.ZipInfo], OddParts]
) -> dict[str, OddParts]:
    """Look at the list of contents of a workbook, then into each part; give what is odd in it, by the part's name.

    ``most`` is how many bytes it may unpack to, and how many times its size.

    Raises:
        TableError: If the workbook is not safe to open, or ``check`` says so of a part (Unsafe, FarAway).
    """
    odd = {}
    try:
        with zipfile.ZipFile(path) as archive:
            entries = archive.infolist()
            _check_entries(entries, path.stat().st_size, file, most)
            for entry in sorted(entries, key=_turn_of):
                odd[entry.filename] = check(archive, entry)
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, RuntimeError):
        raise TableError(unreadable(file)) from None
    except Unsafe:
        raise TableError(
            workbook_problem(
                "workbook-not-safe",
                file,
                "This workbook refers to other files, or is damaged.",
                "Open it in a spreadsheet, and save it again as .xlsx.",
            )
        ) from None
    except FarAway as cell:
        raise TableError(
            Problem(
                code="cell-far-away",
                span=Span(file, cell.row, cell.column),
                message=f"There is a cell at {cell}, far beyond the table.",
                hint=f"Delete that cell, or everything below row {cell.most_rows + 1:,}. "
                "If there really are so many rows, write a larger max_rows: under table: in the mapping.",
            )
        ) from None
    return odd


def _check_entries(entries: list[zipfile.ZipInfo], size: int, file: str, most: tuple[int, int]) -> None:
    most_unpacked, most_ratio = most
    unpacked = sum(entry.file_size for entry in entries)
    if len(entries) > MOST_ENTRIES or unpacked > most_unpacked or unpacked > most_ratio * max(size, 1):
        raise TableError(
            workbook_problem(
                "workbook-too-large",
                file,
                f"This workbook unpacks to {unpacked / 1024**2:.0f} MB in {len(entries)} parts: more than is safe.",
                "Copy the sheet into a new workbook, or save it as CSV UTF-8.",
            )
        )
    for entry in entries:
        parts = PurePosixPath(entry.filename.replace("\\", "/")).parts
        if entry.flag_bits & 1 or ".." in parts or entry.filename.startswith("/"):
            raise TableError(
                workbook_problem(
                    "workbook-not-safe",
                    file,
                    "This workbook is encrypted or damaged.",
                    "Save it again without a password.",
                )
            )
        if parts and (parts[-1] == "vbaProject.bin" or parts[0] in ("Basic", "Scripts")):
            raise TableError(
                workbook_problem("workbook-with-macros", file, "This workbook holds macros.", "Save it as .xlsx.")
            )


def _turn_of(entry: zipfile.ZipInfo) -> int:
    """Styles come before the texts, and both before the cells that refer to them."""
    name = PurePosixPath(entry.filename).name
    return 0 if name.startswith("styles") else _TEXTS if name.startswith("sharedStrings") else _CELLS


def _check_part(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, most_rows: int, strikes: Strikes) -> OddParts:
    if entry.filename.endswith((".xml", ".rels")):
        with suppress(NotXml), archive.open(entry) as part:
            odd = odd_parts(part, most_rows, MOST_COLUMNS, strikes)
            if _turn_of(entry) < _CELLS:
                strikes.add(archive.read(entry))
            return odd
    with archive.open(entry) as part:
        if is_sheet(part):
            raise Unsafe
    return OddParts()
