"""OpenDocument spreadsheets: read like workbooks of Excel, and looked into before."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from fingerpost.exchange.tables.files import ods_parts, ods_table, xlsx_parts
from fingerpost.exchange.tables.files.ods_table import read_ods
from fingerpost.exchange.tables.table import Options, TableError
from tests.ods_file import cell, row, sheet, write_ods

HEADINGS = row(cell("Name"), cell("Value"))


@pytest.fixture
def ods(tmp_path: Path) -> Callable[..., Path]:
    def write(*sheets: str, **other: str) -> Path:
        return write_ods(tmp_path / "list.ods", *sheets, **other)

    return write


def read(path: Path, **options: object) -> dict[str, str]:
    return {one.cells["Name"]: one.cells["Value"] for one in read_ods(path, Options(**options)).rows}  # type: ignore[arg-type]


def fault_of(path: Path, **options: object) -> str:
    with pytest.raises(TableError) as caught:
        read_ods(path, Options(**options))  # type: ignore[arg-type]
    return caught.value.problem.code


def test_values_are_those_of_the_cells_and_not_how_they_look(ods) -> None:
    values = {
        "a text": (cell("01373 468368"), "01373 468368"),
        "letters": (cell("PT"), "PT"),
        "two lines": (cell("Tea</text:p><text:p>and cake"), "Tea\nand cake"),
        "a price": (cell("£2.50", "currency", ' office:value="2.5"'), "2.5"),
        "a date": (cell("1 Oct 26", "date", ' office:date-value="2026-10-01"'), "2026-10-01"),
        "a time": (cell("9.30", "time", ' office:time-value="PT09H30M00S"'), "09:30"),
        "midnight": (cell("24:00", "time", ' office:time-value="PT24H00M00S"'), "24:00"),
        "a round time": (cell("9:00", "time", ' office:time-value="PT9H"'), "09:00"),
        "two days": (cell("49:30", "time", ' office:time-value="P2DT1H30M"'), "49:30"),
        "an answer": (cell("WAHR", "boolean", ' office:boolean-value="true"'), "TRUE"),
        "a formula": (cell("4", "float", ' table:formula="of:=2+2" office:value="4"'), "4"),
    }

    path = ods(sheet(HEADINGS, *(row(cell(name), contents) for name, (contents, _) in values.items())))

    assert read(path) == {name: text for name, (_, text) in values.items()}


def test_a_formula_that_failed_is_said(ods) -> None:
    failed = cell("#DIV/0!", "string", ' office:string-value="" calcext:value-type="error"')

    table = read_ods(ods(sheet(HEADINGS, row(cell("Tea"), failed))), Options())

    assert [problem.code for problem in table.problems] == ["cell-error"]


def test_what_is_written_once_for_many_is_read_as_many(ods) -> None:
    many = row(cell("Tea", more=' table:number-columns-repeated="2"'), more=' table:number-rows-repeated="3"')

    table = read_ods(ods(sheet(HEADINGS, row(cell("Cake")), many, row(cell("Jam")))), Options())

    assert [(one.number, one.cells["Name"], one.cells["Value"]) for one in table.rows] == [
        (2, "Cake", ""),
        *((number, "Tea", "Tea") for number in (3, 4, 5)),
        (6, "Jam", ""),
    ]


def test_a_hidden_sheet_is_passed_over_and_a_hidden_row_is_named(ods) -> None:
    hidden = row(cell("Not for leaflets"), more=' table:visibility="collapse"')
    path = ods(
        sheet(HEADINGS, row(cell("Old")), name="Notes", style="hidden"), sheet(HEADINGS, row(cell("Tea")), hidden)
    )

    table = read_ods(path, Options())

    assert [one.cells["Name"] for one in table.rows] == ["Tea", "Not for leaflets"]
    assert [problem.code for problem in table.problems] == ["sheet-chosen", "rows-hidden"]
    assert "The first is row 3." in table.problems[1].message
    assert read(path, sheet="Notes") == {"Old": ""}


def test_empty_cells_to_the_end_of_the_sheet_are_no_cells(ods) -> None:
    rest = '<table:table-cell table:number-columns-repeated="16382"/>'
    empty = row(
        '<table:table-cell table:number-columns-repeated="16384"/>', more=' table:number-rows-repeated="1048573"'
    )

    assert read(ods(sheet(HEADINGS, row(cell("Tea"), cell("yes"), rest), empty))) == {"Tea": "yes"}


@pytest.mark.parametrize(
    ("more_rows", "code"),
    [
        (row(cell("Tea"), more=' table:number-rows-repeated="30"'), "cell-far-away"),
        (row(more=' table:number-rows-repeated="30"') + row(cell("Tea")), "cell-far-away"),
        (row('<table:table-cell table:number-columns-repeated="30"/>', cell("Tea")), "cell-far-away"),
        (row('<table:table-cell table:number-columns-repeated="30"><text:p/></table:table-cell>'), "cell-far-away"),
        (row(cell("Tea"), more=' table:number-rows-repeated="x"'), "workbook-not-safe"),
        (row(cell('a<text:s text:c="60"/>b')), "workbook-not-safe"),
        (row(cell(sheet(row(cell("a table in a table"))))), "workbook-not-safe"),
    ],
)
def test_what_would_need_more_room_than_there_is_is_refused_before_it_is_made(
    ods, monkeypatch: pytest.MonkeyPatch, more_rows: str, code: str
) -> None:
    """With limits so low that the tables here are harmless."""
    monkeypatch.setattr(ods_table, "MOST_COLUMNS", 20)
    monkeypatch.setattr(ods_parts, "_MOST_SPACES", 50)

    assert fault_of(ods(sheet(HEADINGS, more_rows)), max_rows=20) == code


def test_a_text_counts_for_each_cell_that_it_is_written_for(ods, monkeypatch: pytest.MonkeyPatch) -> None:
    """The library copies it: a kilobyte of file held gigabytes of text."""
    monkeypatch.setattr(ods_parts, "_MOST_TEXT", 300)
    seven = cell("tea and", more=' table:number-columns-repeated="2"')

    assert fault_of(ods(sheet(HEADINGS, row(seven, more=' table:number-rows-repeated="20"')))) == "workbook-not-safe"
    spaces = row(cell('a<text:s text:c="20"/>b'), more=' table:number-rows-repeated="20"')
    assert fault_of(ods(sheet(HEADINGS, spaces))) == "workbook-not-safe"
    empty = row('<table:table-cell table:style-name="ce12" table:number-columns-repeated="900">\n</table:table-cell>')
    assert read(ods(sheet(HEADINGS, row(cell("Tea"), cell("yes")), empty))) == {"Tea": "yes"}


def test_a_cell_that_is_written_once_counts_for_each_that_it_fills(ods, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file of 13 kB had ten million cells of one character, and took 1.5 GB."""
    monkeypatch.setattr(ods_parts, "_MOST_FILLED", 30)
    two = cell("x", more=' table:number-columns-repeated="2"')

    assert fault_of(ods(sheet(HEADINGS, row(two, more=' table:number-rows-repeated="20"')))) == "workbook-not-safe"
    assert fault_of(ods(sheet(HEADINGS, *[row(cell("x"), cell("y"))] * 20))) == "workbook-not-safe"
    empty = row('<table:table-cell table:number-columns-repeated="900"/>', more=' table:number-rows-repeated="20"')
    assert read(ods(sheet(HEADINGS, row(cell("Tea"), cell("yes")), empty))) == {"Tea": "yes"}


def test_more_elements_than_a_table_has_are_refused(ods, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ods_parts, "_MOST_ELEMENTS", 50)

    assert read(ods(sheet(HEADINGS, row(cell("Tea"), cell("yes"))))) == {"Tea": "yes"}
    assert fault_of(ods(sheet(HEADINGS, *[row()] * 50))) == "workbook-not-safe"


def test_a_tag_that_goes_on_and_on_is_refused_and_a_long_text_is_not(ods, monkeypatch: pytest.MonkeyPatch) -> None:
    """The parser looks through a tag again with each piece that comes, so one of 100 MB took minutes."""
    monkeypatch.setattr(xlsx_parts, "_PIECE", 200)

    assert len(read(ods(sheet(HEADINGS, row(cell("Tea"), cell("so " * 1000)))))["Tea"]) > 2000
    long = {"Thumbnails/about.xml": f"<a b='{'so ' * 1000}'/>"}
    assert fault_of(ods(sheet(HEADINGS), **long)) == "workbook-not-safe"


def test_what_unpacks_to_too_much_is_refused(ods, monkeypatch: pytest.MonkeyPatch) -> None:
    long = sheet(HEADINGS, *(row(cell("Tea")) for _ in range(3000)))
    assert len(read_ods(ods(long), Options()).rows) == 3000  # more than a hundred times its size

    monkeypatch.setattr(ods_table, "MOST_UNPACKED", 100_000)

    assert fault_of(ods(long)) == "workbook-too-large"


def test_all_sheets_count_together_because_all_are_read(ods, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ods_parts, "_MOST_ROOM", 12)
    small = sheet(HEADINGS, row(cell("Tea"), cell("yes")))

    assert read(ods(small, sheet(HEADINGS, row(cell("Jam")), name="Other"))) == {"Tea": "yes"}
    assert (
        fault_of(ods(small, small, sheet(HEADINGS, row(cell("Jam")), row(cell("Tea")), name="Other")))
        == "cell-far-away"
    )


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"before": "<!DOCTYPE office:document-content>"}, "workbook-not-safe"),
        ({"content.xml": b"not XML, as behind a password"}, "workbook-unreadable"),
        ({"Basic/Standard/Module1.xml": b"<a/>"}, "workbook-with-macros"),
        ({"kind": "application/vnd.oasis.opendocument.text"}, "table-other-form"),
    ],
)
def test_what_is_no_safe_spreadsheet_is_refused(ods, change: dict[str, str], code: str) -> None:
    assert fault_of(ods(sheet(HEADINGS), **change)) == code
