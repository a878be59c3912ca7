"""Tables that are broken, odd or meant to harm: section I of the hostile inputs."""

from __future__ import annotations

import struct
import zipfile
from datetime import date
from pathlib import Path

import pytest
import xlsxwriter

from fingerpost.exchange.tables.files import xlsx_table
from fingerpost.exchange.tables.files.cell_texts import LONGEST_CELL
from fingerpost.exchange.tables.files.csv_table import read_csv
from fingerpost.exchange.tables.files.json_table import read_json
from fingerpost.exchange.tables.files.xlsx_table import read_xlsx
from fingerpost.exchange.tables.table import Options, Table, TableError


@pytest.fixture(autouse=True)
def _in_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def csv_of(data: str | bytes, **options) -> Table:
    Path("t.csv").write_bytes(data.encode() if isinstance(data, str) else data)
    return read_csv(Path("t.csv"), Options(**options))


def workbook(*rows: list[object], name: str = "t.xlsx", sheets: int = 1) -> Path:
    with xlsxwriter.Workbook(name) as book:
        for number in range(sheets):
            sheet = book.add_worksheet()
            for row, cells in enumerate(rows):
                for column, cell in enumerate(cells):
                    if isinstance(cell, date):
                        sheet.write_datetime(row, column, cell, book.add_format({"num_format": "dd/mm/yyyy"}))
                    else:
                        sheet.write(row, column, f"{cell}{number or ''}" if isinstance(cell, str) else cell)
    return Path(name)


def refusal(read, *args: object) -> str:
    with pytest.raises(TableError) as caught:
        read(*args)
    return f"{caught.value.problem.span} {caught.value.problem.code}"


@pytest.mark.parametrize("cell", ['=HYPERLINK("http://x","y")', "=1+1", "-1+1|cmd", "@SUM(A1)", "+cmd|' /C calc'!A0"])
def test_i1_a_formula_is_refused_by_row_and_column(cell: str) -> None:
    table = csv_of('name,notes\nFrome,"' + cell.replace('"', '""') + '"\nWells,\n')

    assert [f"{problem.span} {problem.code}" for problem in table.problems] == ["t.csv:2:2 cell-formula"]
    assert [row.cells["name"] for row in table.rows] == ["Wells"]


@pytest.mark.parametrize("cell", ["+44 1632 960123", "- bring a mat", "@fromegroup", "-2.32", "+(44) 1632 960123"])
def test_i1_what_only_looks_like_a_formula_is_kept(cell: str) -> None:
    assert csv_of(f"notes\n{cell}\n").rows[0].cells == {"notes": cell}


def test_i1_a_text_made_harmless_by_an_export_is_as_it_was() -> None:
    assert csv_of("notes\n'=5 of us\n").rows[0].cells == {"notes": "=5 of us"}


def test_i2_a_byte_order_mark_is_not_part_of_the_first_header() -> None:
    assert csv_of(b"\xef\xbb\xbfname\nFrome\n").headers == ("name",)


def test_i3_a_windows_file_is_refused_where_it_is_not_utf_8() -> None:
    assert refusal(csv_of, b"name,town\nA,Frome\nB,Caf\xe9\n") == "t.csv:3:2 table-not-utf-8"


def test_i3_a_windows_file_is_read_when_the_mapping_says_so() -> None:
    assert csv_of(b"name\nCaf\xe9\n", encoding="cp1252").rows[0].cells == {"name": "Café"}


def test_i3_a_file_encoded_twice_is_corrected() -> None:
    assert csv_of("name\nReading CafÃ©\n").rows[0].cells == {"name": "Reading Café"}


def test_excels_unicode_text_is_read() -> None:
    assert csv_of("name\ttown\nA\tFrome\n".encode("utf-16")).rows[0].cells == {"name": "A", "town": "Frome"}


def test_semicolons_separate_columns_where_there_are_more_of_them() -> None:
    assert csv_of("name;cost\nA;3,50\n").rows[0].cells == {"name": "A", "cost": "3,50"}


def test_i4_a_nul_spoils_one_row() -> None:
    table = csv_of("name,town\nA\0,Frome\nB,Wells\n")

    assert [str(problem.span) for problem in table.problems] == ["t.csv:2:1"]
    assert [row.number for row in table.rows] == [3]


def test_i5_a_quote_that_is_never_closed_stops_the_import() -> None:
    assert refusal(csv_of, 'name,town\nA,Frome\n"B,Wells\nC,Street\n') == "t.csv:3:1 quote-open"


def test_i5_a_stray_quote_spoils_one_row() -> None:
    table = csv_of('name,town\n"The Hub" cafe,Frome\nB,Wells\n')

    assert [f"{problem.span} {problem.code}" for problem in table.problems] == ["t.csv:2:1 quote-stray"]
    assert [row.cells["name"] for row in table.rows] == ["B"]


def test_i6_a_field_without_end_spoils_one_row() -> None:
    table = csv_of(f"name\n{'x' * (LONGEST_CELL + 1)}\nB\n")

    assert [f"{problem.span} {problem.code}" for problem in table.problems] == ["t.csv:2:1 cell-too-long"]
    assert [row.cells["name"] for row in table.rows] == ["B"]


def test_i7_two_columns_of_one_name_are_told_apart() -> None:
    assert csv_of("name,phone, name\nA,1,B\n").rows[0].cells == {"name (1)": "A", "phone": "1", "name (2)": "B"}


def test_i8_a_cell_too_many_spoils_one_row() -> None:
    table = csv_of("name,town\nTea, talk,Frome\nB,Wells\n")

    assert [f"{problem.span} {problem.code}" for problem in table.problems] == ["t.csv:2:3 row-too-long"]


def test_i9_the_first_sheet_is_read_unless_another_is_named() -> None:
    path = workbook(["name"], ["Frome"], sheets=2)

    assert read_xlsx(path, Options()).rows[0].cells == {"name": "Frome"}
    assert read_xlsx(path, Options(sheet="Sheet2")).rows[0].cells == {"name1": "Frome1"}
    assert refusal(read_xlsx, path, Options(sheet="Sheet3")) == "t.xlsx:1:1 sheet-unknown"


def test_i10_blank_rows_are_passed_over_and_still_counted_in_numbers() -> None:
    assert [row.number for row in csv_of("name,town\n\n,\nFrome,\n").rows] == [4]
    assert [row.number for row in read_xlsx(workbook(["name"], [""], ["Frome"]), Options()).rows] == [3]


def test_i11_a_workbooks_own_dates_have_the_year_first() -> None:
    assert read_xlsx(workbook(["on"], [date(2026, 10, 1)]), Options()).rows[0].cells == {"on": "2026-10-01"}


def test_i11_days_are_right_in_a_workbook_that_counts_from_1904() -> None:
    with xlsxwriter.Workbook("t.xlsx", {"date_1904": True}) as book:
        sheet = book.add_worksheet()
        sheet.write("A1", "on")
        sheet.write_datetime("A2", date(2026, 10, 1), book.add_format({"num_format": "mm/dd/yyyy"}))

    assert read_xlsx(Path("t.xlsx"), Options()).rows[0].cells == {"on": "2026-10-01"}


def test_i12_a_number_in_a_workbook_has_no_decimal_point() -> None:
    assert read_xlsx(workbook(["phone"], [1632960123]), Options()).rows[0].cells == {"phone": "1632960123"}


def test_i13_a_yes_or_no_cell_is_a_word() -> None:
    assert read_xlsx(workbook(["open"], [True]), Options()).rows[0].cells == {"open": "TRUE"}


def test_i14_odd_spaces_go_and_smart_quotes_stay() -> None:
    assert csv_of("name\n\u00a0St\u00a0Mary’s\u200b  hall\u2003\n").rows[0].cells == {"name": "St Mary’s hall"}


def test_i14_what_nobody_sees_goes_and_what_writing_needs_stays() -> None:
    assert csv_of("name\nChair\u200e \ue000yo\u200dga می\u200cخواهم\n").rows[0].cells == {
        "name": "Chair yoga می\u200cخواهم"
    }


def test_i15_a_workbook_with_macros_is_refused() -> None:
    assert refusal(read_xlsx, workbook(["name"]).rename("t.xlsm"), Options()) == "t.xlsm:1:1 workbook-with-macros"


def test_i15_a_workbook_with_macros_under_another_name_is_refused() -> None:
    path = workbook(["name"], ["Frome"])
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"x")

    assert refusal(read_xlsx, path, Options()) == "t.xlsx:1:1 workbook-with-macros"


@pytest.mark.parametrize(("limit", "lowered"), [("MOST_UNPACKED", 50_000), ("MOST_RATIO", 5)])
def test_i16_a_workbook_that_unpacks_to_too_much_is_refused(
    limit: str, lowered: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = workbook(["name"], ["Frome"])
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/media/image.png", bytes(100_000))
    assert len(read_xlsx(path, Options()).rows) == 1  # within the limits as they are
    monkeypatch.setattr(xlsx_table, limit, lowered)

    assert refusal(read_xlsx, path, Options()) == "t.xlsx:1:1 workbook-too-large"


def test_a_text_that_many_cells_share_counts_for_each(monkeypatch: pytest.MonkeyPatch) -> None:
    """The library copies it: 16 kB of file held 200 MB of text."""
    with xlsxwriter.Workbook("list.xlsx") as book:
        sheet = book.add_worksheet()
        for number in range(20):
            sheet.write_row(number, 0, ["Tea and cake", "Ten times", f"Once {number}"])
    monkeypatch.setattr(xlsx_table, "MOST_TEXT", 600)
    assert len(read_xlsx(Path("list.xlsx"), Options()).rows) == 19

    monkeypatch.setattr(xlsx_table, "MOST_TEXT", 500)

    assert refusal(read_xlsx, Path("list.xlsx"), Options()) == "list.xlsx:1:1 workbook-too-large"


def test_i16_a_workbook_of_too_many_parts_is_refused() -> None:
    path = workbook(["name"], ["Frome"])
    with zipfile.ZipFile(path, "a") as archive:
        for number in range(200):
            archive.writestr(f"xl/media/{number}.png", b"x")

    assert refusal(read_xlsx, path, Options()) == "t.xlsx:1:1 workbook-too-large"


def test_i16_a_part_that_would_leave_its_folder_is_refused() -> None:
    path = workbook(["name"], ["Frome"])
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("../x.xml", b"x")

    assert refusal(read_xlsx, path, Options()) == "t.xlsx:1:1 workbook-not-safe"


def test_i16_an_encrypted_part_is_refused() -> None:
    path = workbook(["name"], ["Frome"])
    raw = bytearray(path.read_bytes())
    entry = raw.rindex(b"PK\x01\x02")
    struct.pack_into("<H", raw, entry + 8, 1)
    path.write_bytes(raw)

    assert refusal(read_xlsx, path, Options()) == "t.xlsx:1:1 workbook-not-safe"


@pytest.mark.parametrize(("cell", "where"), [("A12", "12:1"), ("X1", "1:24")])
def test_i17_a_cell_far_beyond_the_table_is_named(cell: str, where: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx_table, "MOST_COLUMNS", 20)
    with xlsxwriter.Workbook("t.xlsx") as book:
        sheet = book.add_worksheet()
        sheet.write("A1", "name")
        sheet.write(cell, "x")

    assert refusal(read_xlsx, Path("t.xlsx"), Options(max_rows=9)) == f"t.xlsx:{where} cell-far-away"


@pytest.mark.parametrize("start", ['<!DOCTYPE x SYSTEM "http://x/">', '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///x">]>'])
def test_i18_a_document_type_is_refused(start: str) -> None:
    with zipfile.ZipFile("t.xlsx", "w") as archive:
        archive.writestr("xl/workbook.xml", f"{start}<workbook/>")

    assert refusal(read_xlsx, Path("t.xlsx"), Options()) == "t.xlsx:1:1 workbook-not-safe"


def test_a_file_that_is_no_workbook_is_refused() -> None:
    Path("t.xlsx").write_bytes(b"PK\x03\x04 and nothing more")

    assert refusal(read_xlsx, Path("t.xlsx"), Options()) == "t.xlsx:1:1 workbook-unreadable"


def test_i19_more_rows_than_allowed_are_refused() -> None:
    text = "name\n" + "Frome\n" * 4

    assert refusal(lambda: csv_of(text, max_rows=3)) == "t.csv:5:1 table-too-long"
    assert len(csv_of(text, max_rows=4).rows) == 4


def test_a_table_without_headers_is_refused() -> None:
    assert refusal(csv_of, "") == "t.csv:1:1 table-empty"


def test_a_json_list_of_objects_is_a_table() -> None:
    Path("t.json").write_text('[{"name": "A", "lat": 51.5, "tags": ["x", "y"]}, {"name": "B", "open": null}]', "utf-8")

    table = read_json(Path("t.json"), Options())

    assert table.headers == ("name", "lat", "tags", "open")
    assert [row.cells for row in table.rows] == [
        {"name": "A", "lat": "51.5", "tags": "x; y", "open": ""},
        {"name": "B", "lat": "", "tags": "", "open": ""},
    ]


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ('{"name": "A"}', "1:1"),
        ("[1, 2]", "1:1"),
        ("[" * 200, "1:201"),
        ("[" * 200 + "]" * 200, "1:1"),
        ("name,town", "1:1"),
        ('[{"name": "A"},\n {"name": 007}]', "2:12"),
    ],
)
def test_other_json_is_refused_where_it_ceases_to_be_json(text: str, where: str) -> None:
    Path("t.json").write_text(text, "utf-8")

    assert refusal(read_json, Path("t.json"), Options()) == f"t.json:{where} json-not-a-table"
