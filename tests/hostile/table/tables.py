"""I: tables that are broken, odd or meant to harm, imported by the command."""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Callable
from contextlib import nullcontext
from datetime import date
from pathlib import Path
from unittest.mock import patch

import xlsxwriter
from click.testing import Result

from fingerpost.exchange.tables.files import xlsx_table
from fingerpost.exchange.tables.files.cell_texts import LONGEST_CELL
from tests.exchange.conftest import FROME, HEADERS, MAPPING, WELLS
from tests.hostile.table.desk import Desk, same, true
from tests.hostile.table.row import REJECT, Trial, row

Cells = list[object]
Make = Callable[[Path], object]
NAMES: Cells = HEADERS.strip().split(",")
TEA: Cells = FROME.strip().split(",")
YOGA: Cells = WELLS.strip().split(",")
IDS = ["chair-yoga-wells", "tea-and-talk-frome"]
CHANGED = "put right, or the row refused"


def _import(desk: Desk, table: str | bytes | Make, form: str, mapping: str = MAPPING, *words: str) -> Result:
    (desk.folder / "map.yaml").write_text(mapping, "utf-8")
    path = desk.folder / f"table.{form}"
    if callable(table):
        table(path)
    else:
        path.write_bytes(table.encode() if isinstance(table, str) else table)
    form = "xlsx" if form == "xlsm" else form
    return desk.type("import", form, path.name, "--mapping", "map.yaml", "--all", *words)


def _ids(desk: Desk) -> list[str]:
    return sorted(path.stem for path in (desk.folder / "assets" / "activities").glob("*.yaml"))


def _is_whole(desk: Desk, ids: list[str]) -> None:
    """These records, each of them whole, and no part of another."""
    same(_ids(desk), ids, "imported")
    same([str(each.span) for each in desk.check_again().problems if each.is_error], [], "errors of what was imported")


def row_out(where: str, code: str, table: str | bytes | Make, *, form: str = "csv", ids: list[str]) -> Trial:
    """One row cannot be used, and is named; the others are imported whole."""

    def run(desk: Desk) -> None:
        result = _import(desk, table, form)
        true(f"table.{form}:{where} {code}" in result.output, result.output)
        same(result.exit_code, 1, result.output)
        _is_whole(desk, ids)

    return Trial("import", run)


def table_out(where: str, code: str, table: str | bytes | Make, *, form: str = "csv", mapping: str = MAPPING) -> Trial:
    """Nothing of the table can be used, and nothing is written."""

    def run(desk: Desk) -> None:
        result = _import(desk, table, form, mapping)
        true(f"{where} {code}" in result.output, result.output)
        same(result.exit_code, 2, result.output)
        true(not (desk.folder / "assets").exists(), "something was written")

    return Trial("import", run)


def imported(
    table: str | bytes | Make, expected: str, *, form: str = "csv", ids: list[str] | None = None, code: str = ""
) -> Trial:
    """All of it is imported, and one of the records says this."""

    def run(desk: Desk) -> None:
        result = _import(desk, table, form)
        true(code in result.output, f"no word of {code}: {result.output}")
        _is_whole(desk, IDS if ids is None else ids)
        texts = [path.read_text("utf-8") for path in (desk.folder / "assets" / "activities").glob("*.yaml")]
        true(any(expected in text for text in texts), f"{expected} is in none of: {texts}")

    return Trial("import", run)


def book(*rows: Cells, sheets: int = 1, **options: object) -> Make:
    """A workbook of these rows, on each of its sheets."""

    def make(path: Path) -> None:
        with xlsxwriter.Workbook(str(path), options) as workbook:
            style = workbook.add_format({"num_format": "dd/mm/yyyy"})
            for _ in range(sheets):
                sheet = workbook.add_worksheet()
                for number, cells in enumerate(rows):
                    for column, cell in enumerate(cells):
                        if isinstance(cell, date):
                            sheet.write_datetime(number, column, cell, style)
                        else:
                            sheet.write(number, column, cell)

    return make


def with_part(name: str, data: bytes) -> Make:
    """A good workbook, and one part more in its ZIP file."""

    def make(path: Path) -> None:
        book(NAMES, TEA)(path)
        with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr(name, data)

    return make


def many_parts(path: Path) -> None:
    book(NAMES, TEA)(path)
    with zipfile.ZipFile(path, "a") as archive:
        for number in range(200):
            archive.writestr(f"xl/media/{number}.png", b"x")


def locked(path: Path) -> None:
    book(NAMES, TEA)(path)
    raw = bytearray(path.read_bytes())
    struct.pack_into("<H", raw, raw.rindex(b"PK\x01\x02") + 8, 1)
    path.write_bytes(raw)


def with_type(start: str) -> Make:
    def make(path: Path) -> None:
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("xl/workbook.xml", f"{start}<workbook/>")

    return make


def limited(trial: Trial, **limits: int) -> Trial:
    """The same with lower limits, so that little data is enough."""

    def run(desk: Desk) -> None:
        with patch.multiple(xlsx_table, **limits) if limits else nullcontext():
            trial.run(desk)

    return Trial(trial.where, run)


def _far(cell: str) -> Make:
    def make(path: Path) -> None:
        with xlsxwriter.Workbook(str(path)) as workbook:
            sheet = workbook.add_worksheet()
            sheet.write_row(0, 0, NAMES)
            sheet.write_row(1, 0, TEA)
            sheet.write(cell, "x")

    return make


def _twice(desk: Desk) -> None:
    _import(desk, HEADERS + FROME + WELLS, "csv")
    before = {path: path.read_bytes() for path in sorted(desk.folder.rglob("*.*")) if path.is_file()}
    result = _import(desk, HEADERS + FROME + WELLS, "csv")
    true("0 new, 0 changed" in result.output, result.output)
    same({path: path.read_bytes() for path in sorted(desk.folder.rglob("*.*")) if path.is_file()} == before, True)


def _no_guess(desk: Desk) -> None:
    mapping = MAPPING.replace("checked: {on: 2026-10-01, how: phone}", "checked: {on: <Ended>, how: phone}")
    _import(desk, HEADERS + FROME.replace(",\n", ",01/10/2026\n"), "csv", mapping.replace("skip:", "ignored:"))
    texts = [path.read_text() for path in (desk.folder / "assets").rglob("activities/*.yaml")]
    true(not any("2026-01-10" in text for text in texts), "taken for 10 January")


STOP, LEAVE = "the table refused", "the row refused"
SHORT_TABLE = MAPPING + "table: {max_rows: 9}\n"
FORMULAS = ['=HYPERLINK("http://x","y")', "=1+1", "-1+1|cmd", "@SUM(A1)"]

ROWS = [
    row("I1", "cells that a spreadsheet would run", REJECT,
        *(row_out("2:1", "cell-formula", HEADERS + f'"{text.replace(chr(34), chr(34) * 2)}",' + FROME.split(",", 1)[1]
                  + WELLS, ids=["chair-yoga-wells"]) for text in FORMULAS),
        imported(HEADERS + FROME.replace("01632 960123", "+44 1632 960123") + WELLS, "phone: 01632 960123"),
        imported(book(NAMES, TEA, YOGA), "Tea and talk", form="xlsx")),
    row("I2", "a byte order mark", CHANGED, imported(b"\xef\xbb\xbf" + (HEADERS + FROME + WELLS).encode(), "Tea")),
    row("I3", "Windows-1252", CHANGED,
        table_out("table.csv:2:1", "table-not-utf-8", HEADERS.encode() + FROME.encode().replace(b"talk", b"caf\xe9"))),
    row("I4", "a NUL", CHANGED,
        row_out("2:1", "cell-broken", HEADERS + "Tea\0" + FROME[3:] + WELLS, ids=["chair-yoga-wells"])),
    row("I5", "a quote that never ends", CHANGED,
        table_out("table.csv:3:1", "quote-open", HEADERS + FROME + '"' + WELLS)),
    row("I6", "a field over the limit", CHANGED,
        row_out("2:1", "cell-too-long", HEADERS + "x" * (LONGEST_CELL + 1) + FROME + WELLS, ids=["chair-yoga-wells"])),
    row("I7", "two columns of one name", CHANGED,
        table_out("map.yaml:21:22", "column-twice", HEADERS.replace("Ended\n", "Ended,Phone\n") + FROME)),
    row("I8", "columns missing, too many, in another order, misspelt", CHANGED,
        table_out("map.yaml:3:15", "column-unknown", (HEADERS + FROME).replace("Town", "Twon")),
        table_out("map.yaml:5:13", "column-unknown", "Name,Town\nTea,Frome\n"),
        row_out("2:7", "row-too-long", HEADERS + FROME.replace("\n", ",x\n") + WELLS, ids=["chair-yoga-wells"]),
        imported("Town,Name,Postcode,Phone,Ended,Open Tuesday,New\n"
                 "Frome,Tea and talk,BA11 1AA,01632 960123,,10:00-12:00,\n",
                 "Tea and talk", ids=["tea-and-talk-frome"])),
    row("I9", "a second sheet", CHANGED, imported(book(NAMES, TEA, YOGA, sheets=2), "Tea and talk", form="xlsx"),
        table_out("table.xlsx:1:1", "sheet-unknown", book(NAMES, TEA), form="xlsx",
                  mapping=MAPPING + "table: {sheet: Other}\n")),
    row("I10", "blank rows", CHANGED,
        imported(HEADERS + "\n,,,,,\n" + FROME + "\n" + WELLS, "Tea and talk"),
        row_out("5:1", "cell-formula", HEADERS + "\n,,,,,\n" + WELLS + "=1+1" + FROME[12:], ids=["chair-yoga-wells"]),
        imported(book(NAMES, [], TEA, [], YOGA), "Tea and talk", form="xlsx")),
    row("I11", "days as numbers, from 1900 and 1904; the month first", CHANGED,
        Trial("import", _no_guess),
        held=("tests/exchange/test_hostile_tables.py::test_i11_a_workbooks_own_dates_have_the_year_first",
              "tests/exchange/test_hostile_tables.py::test_i11_days_are_right_in_a_workbook_that_counts_from_1904",
              "tests/exchange/test_clean_values.py::test_dates")),
    row("I12", "telephone numbers as numbers", CHANGED,
        imported(book(NAMES, [*TEA[:3], 1632960123, *TEA[4:]], YOGA), "phone: 01632 960123", form="xlsx",
                 code="phone-short"),
        row_out("2:4", "phone-rounded", HEADERS + FROME.replace("01632 960123", "4.47701E+11") + WELLS,
                ids=["chair-yoga-wells"])),
    row("I13", "a cell that says TRUE", CHANGED,
        imported(book(NAMES, [True, *TEA[1:]], YOGA), "name: TRUE\n", form="xlsx",
                 ids=["chair-yoga-wells", "true-frome"])),
    row("I14", "curly quotes, hard spaces", CHANGED,
        imported(HEADERS + "\u00a0St\u00a0Mary’s\u200b tea" + FROME[12:] + WELLS, "name: St Mary’s tea\n",
                 ids=["chair-yoga-wells", "st-marys-tea-frome"])),
    row("I15", "a workbook with macros", CHANGED,
        table_out("table.xlsm:1:1", "workbook-with-macros", book(NAMES, TEA), form="xlsm"),
        table_out("table.xlsx:1:1", "workbook-with-macros", with_part("xl/vbaProject.bin", b"x"), form="xlsx")),
    row("I16", "a ZIP file made to burst (with lower limits); unsafe parts", REJECT,
        limited(table_out("table.xlsx:1:1", "workbook-too-large", with_part("xl/a.png", bytes(100_000)), form="xlsx"),
                MOST_UNPACKED=50_000),
        limited(table_out("table.xlsx:1:1", "workbook-too-large", with_part("xl/a.png", bytes(100_000)), form="xlsx"),
                MOST_RATIO=5),
        table_out("table.xlsx:1:1", "workbook-too-large", many_parts, form="xlsx"),
        table_out("table.xlsx:1:1", "workbook-not-safe", with_part("../x.xml", b"x"), form="xlsx"),
        table_out("table.xlsx:1:1", "workbook-not-safe", locked, form="xlsx")),
    row("I17", "one cell far away (with lower limits)", "used cells only",
        limited(table_out("table.xlsx:2:24", "cell-far-away", _far("X2"), form="xlsx"), MOST_COLUMNS=20),
        table_out("table.xlsx:12:1", "cell-far-away", _far("A12"), form="xlsx", mapping=SHORT_TABLE),
        short="The workbook is refused, and says where the cell is: nobody wants a cell so far away."),
    row("I18", "a document type, an entity of another file", REJECT,
        *(table_out("table.xlsx:1:1", "workbook-not-safe", with_type(start), form="xlsx") for start in (
            '<!DOCTYPE x SYSTEM "http://x/">', '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///x">]>'))),
    row("I19", "more rows than allowed (9 here)", REJECT,
        table_out("table.csv:11:1", "table-too-long", HEADERS + FROME * 10, mapping=SHORT_TABLE)),
    row("I20", "the same import twice", "nothing changes", Trial("import", _twice)),
    row("I21", "out, one cell changed by a spreadsheet, in again", "one field differs",
        later="the workbook that goes out: issue 16",
        held=("tests/exchange/test_table_import.py::test_a_changed_cell_changes_one_line_of_one_record",)),
]  # fmt: skip
