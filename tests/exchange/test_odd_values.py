"""Values that spreadsheets and programs leave behind: errors, noughts, halves of characters, files of another form."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest
import xlsxwriter

from fingerpost.exchange.tables.files.csv_table import read_csv
from fingerpost.exchange.tables.files.json_table import MOST_DEEP, read_json
from fingerpost.exchange.tables.files.xlsx_table import read_xlsx
from fingerpost.exchange.tables.table import MOST_COLUMNS, Options, Table, TableError
from fingerpost.exchange.tables.table_import import READERS
from fingerpost.exchange.tables.values.clean_values import clean_number
from tests.exchange.conftest import HEADERS, Desk
from tests.exchange.test_hostile_tables import refusal


@pytest.fixture(autouse=True)
def _in_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def csv_of(text: str) -> Table:
    Path("t.csv").write_text(text, "utf-8")
    return read_csv(Path("t.csv"), Options())


def json_of(text: str) -> Table:
    Path("t.json").write_text(text, "utf-8")
    return read_json(Path("t.json"), Options())


def codes(table: Table) -> list[str]:
    return [f"{problem.span} {problem.code}" for problem in table.problems]


@pytest.mark.parametrize(
    "cell",
    [
        *("#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!", "#ERROR!"),
        *("#BEZUG!", "#NV", "#VALEUR!", "#N/D", "#¿NOMBRE?", "#¡REF!", "#GETTING_DATA", "Err:502", "#####", " #N/A "),
    ],
)
def test_an_error_of_a_spreadsheet_is_left_out_and_named(cell: str) -> None:
    table = csv_of(f"town,name\nFrome,{cell}\nWells,Tea\n")

    assert codes(table) == ["t.csv:2:2 cell-error"]
    assert [row.cells["name"] for row in table.rows] == ["", "Tea"]
    assert table.problems[0].message.startswith(f"name in row 2 holds an error of the spreadsheet ({cell.strip()})")


@pytest.mark.parametrize(
    "text", ["#Frome", "#frome!", "# 1", "#1", "N/A", "Err: nobody knows", "Not #N/A", "#TeaTime?"]
)
def test_what_only_looks_like_an_error_is_kept(text: str) -> None:
    table = csv_of(f"name\n{text}\n")

    assert codes(table) == []
    assert table.rows[0].cells == {"name": text}


def test_an_error_in_a_workbook_is_named_in_the_sheet_that_is_read() -> None:
    with xlsxwriter.Workbook("t.xlsx") as book:
        for name, at in (("Other", "A2"), ("Groups", "C3")):
            sheet = book.add_worksheet(name)
            sheet.write_row("A1", ["id", "town", "name"])
            sheet.write_row("A2", [1, "Wells", "Tea"])
            sheet.write_row("A3", [2, "Frome", "Chat"])
            sheet.write_formula(at, "=VLOOKUP(1,B:B,2,0)", None, "#N/A")

    table = read_xlsx(Path("t.xlsx"), Options(sheet="Groups"))

    assert codes(table) == ["t.xlsx:3:3 cell-error"]
    assert "(#N/A)" in table.problems[0].message
    assert [row.cells["name"] for row in table.rows] == ["Tea", ""]


def test_no_record_is_called_after_an_error(desk: Desk) -> None:
    outcome = desk.run(HEADERS + "#REF!,Frome,BA11 1AA,01632 960123,10:00-12:00,\n" + desk.wells)

    assert desk.ids("activities") == ["chair-yoga-wells"]
    assert (outcome.rows_used, outcome.rows_left_out) == (1, 1)
    first = outcome.problems[0]
    assert (first.span.line, first.span.column, first.code) == (2, 1, "cell-error")


@pytest.mark.parametrize("name", ["../../x", "?!", "~/."])
def test_a_row_without_a_name_that_people_can_look_for_is_named_and_left_out(desk: Desk, name: str) -> None:
    outcome = desk.run(f"{HEADERS}{name},Frome,BA11 1AA,01632 960123,10:00-12:00,\n{desk.wells}")

    assert desk.ids("activities") == ["chair-yoga-wells"]
    assert (outcome.rows_used, outcome.rows_left_out) == (1, 1)
    first = outcome.problems[0]
    assert (first.span.file, first.span.line, first.span.column) == ("table.csv", 2, 1)
    assert first.code == "name-unclear"


def test_a_name_with_a_path_before_it_becomes_a_safe_id(desk: Desk) -> None:
    desk.run(f"{HEADERS}../../Tea and talk,Frome,BA11 1AA,01632 960123,10:00-12:00,\n")

    assert desk.ids("activities") == ["tea-and-talk-frome"]
    assert [path.name for path in desk.folder.parent.glob("*.yaml")] == []


NUMBERED = """\
source: A numbered list
key: <id>
records:
  group:
    id: <name>
    name: <name>
    summary: A group for anybody who likes company.
    kind: charity
    contact: {phone: 01632 960123}
    checked: {on: 2026-10-01, how: phone}
"""


@pytest.mark.parametrize(
    ("first", "next_time"), [("7", "7.0"), ("7.0", "7"), ("007", "7"), ("7", "007"), ("0", "0.00")]
)
def test_a_number_is_the_same_key_however_a_spreadsheet_writes_it(desk: Desk, first: str, next_time: str) -> None:
    desk.mapping(NUMBERED)
    desk.run(f"id,name\n{first},Tea and talk\n")
    before = desk.record("groups", "tea-and-talk")

    outcome = desk.run(f"id,name\n{next_time},Tea and talk\n")

    assert (outcome.same, outcome.new, outcome.unlisted) == (1, {}, 0)
    assert desk.ids("groups") == ["tea-and-talk"]
    assert desk.record("groups", "tea-and-talk") == before


def test_it_is_known_again_from_csv_to_a_workbook_to_json(desk: Desk) -> None:
    desk.mapping(NUMBERED)
    desk.run("id,name\n007,Tea and talk\n")
    with xlsxwriter.Workbook("own.xlsx") as book:
        book.add_worksheet().write_row("A1", ["id", "name"])
        book.worksheets()[0].write_row("A2", [7, "Tea and talk"])

    outcomes = [
        desk.run(Path("own.xlsx").read_bytes(), "xlsx"),
        desk.run('[{"id": 7.0, "name": "Tea and talk"}]', "json"),
        desk.run('[{"id": "7", "name": "Tea and talk"}]', "json"),
    ]

    assert [(outcome.same, outcome.new) for outcome in outcomes] == [(1, {})] * 3


def test_other_numbers_are_other_keys(desk: Desk) -> None:
    desk.mapping(NUMBERED)

    outcome = desk.run("id,name\n7,One\n70,Two\n7.5,Three\n7.50,Four\n1.0.0,Five\nA7,Six\nA07,Seven\n")

    assert outcome.new == {"group": 7}


def test_two_rows_of_one_number_are_said_and_not_mixed_up(desk: Desk) -> None:
    desk.mapping(NUMBERED)

    outcome = desk.run("id,name\n7,One\n007,Two\n")

    assert [f"{problem.span.line} {problem.code}" for problem in outcome.problems] == ["3 row-key"]
    assert desk.ids("groups") == ["one"]


@pytest.mark.parametrize("half", ["\\ud800", "\\udfff", "Tea \\ud83d and talk"])
def test_half_a_character_in_json_spoils_its_row_alone(half: str, desk: Desk) -> None:
    desk.mapping(NUMBERED)

    outcome = desk.run(f'[{{"id": 1, "name": "{half}"}}, {{"id": 2, "name": "Tea"}}]', "json")

    assert [f"{problem.span.line}:{problem.span.column} {problem.code}" for problem in outcome.problems] == [
        "1:2 cell-broken"
    ]
    assert desk.ids("groups") == ["tea"]


def test_half_a_character_in_a_name_of_a_column_can_be_printed() -> None:
    headers = json_of('[{"na\\ud800me": "Tea"}]').headers

    assert [header.encode() for header in headers] == ["na\N{REPLACEMENT CHARACTER}me".encode()]


def nested(deep: int) -> str:
    return "[" * deep + '"x"' + "]" * deep


@pytest.mark.parametrize(
    ("value", "code"),
    [
        *((number, "cell-no-number") for number in ("NaN", "Infinity", "-Infinity", "[1, NaN]")),
        *((nested(deep), "cell-nested") for deep in (9, 200)),
        ('{"a": ' * 9 + "1" + "}" * 9, "cell-nested"),
        ('"x", "name": "y"', "json-name-twice"),
        ('{"a": 1, "a": 2}', "json-name-twice"),
    ],
)
def test_what_no_cell_holds_spoils_its_row_alone(value: str, code: str) -> None:
    table = json_of(f'[{{"town": "Frome", "name": {value}}}, {{"town": "Wells", "name": "Tea"}}]')

    assert codes(table) == [f"t.json:1:2 {code}"]
    assert [row.cells["name"] for row in table.rows] == ["Tea"]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("null", ""),
        ("true", "true"),
        ("7.0", "7.0"),
        ("-2.50", "-2.50"),
        ("1" * 5000, "1" * 5000),
        ('["a", ["b", null]]', "a; b"),
        (nested(MOST_DEEP), "x"),
        ("1e999", "1e999"),
    ],
)
def test_other_values_are_the_text_they_are_written_as(value: str, text: str) -> None:
    assert json_of(f'[{{"name": {value}, "town": "Frome"}}]').rows[0].cells["name"] == text.strip()


@pytest.mark.parametrize("text", ["nan", "Infinity", "-inf", "1e999", "1_000", "٣", "9" * 400, "", "3,5,0"])
def test_what_is_no_plain_number_is_none(text: str) -> None:
    assert clean_number(text)[0] is None


@pytest.mark.parametrize(
    ("text", "number"), [("£3.50", 3.5), ("3,5", 3.5), ("-2.3201", -2.3201), ("1,000.00", 1000), (".5", 0.5)]
)
def test_a_plain_number_is_read(text: str, number: float) -> None:
    assert clean_number(text) == (number, None)


def write_workbook(path: Path) -> None:
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet().write_row("A1", ["name"])


def write_archive(path: Path, *names: str) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        for name in names:
            archive.writestr(name, b"x")


@pytest.mark.parametrize(
    ("form", "write", "words"),
    [
        ("csv", write_workbook, "t.csv is an Excel workbook, not a CSV file. Write: fingerpost import xlsx t.csv"),
        ("json", write_workbook, "t.json is an Excel workbook, not JSON. Write: fingerpost import xlsx t.json"),
        (
            "xlsx",
            lambda path: path.write_text("name\nTea\n"),
            "t.xlsx is a CSV file, not an Excel workbook. Write: fingerpost import csv",
        ),
        (
            "xlsx",
            lambda path: path.write_text('[{"name": "Tea"}]'),
            "t.xlsx is JSON, not an Excel workbook. Write: fingerpost import json",
        ),
        (
            "csv",
            lambda path: path.write_text(' [\n{"name": "Tea"}]'),
            "t.csv is JSON, not a CSV file. Write: fingerpost import json",
        ),
        (
            "csv",
            lambda path: path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1"),
            "t.csv is an Excel workbook of the old kind (.xls), or one with a password",
        ),
        ("csv", lambda path: path.write_text("<!DOCTYPE html><table>"), "t.csv is a web page or XML, not a CSV file."),
        ("json", lambda path: path.write_bytes(b"%PDF-1.7"), "t.json is a PDF, not JSON."),
        (
            "xlsx",
            lambda path: write_archive(path, "mimetype", "content.xml"),
            "t.xlsx is a document of LibreOffice, not an Excel workbook.",
        ),
        ("csv", lambda path: write_archive(path, "groups.csv"), "t.csv is a packed file (ZIP), not a CSV file."),
    ],
)
def test_a_file_of_another_form_is_known_and_the_command_for_it_named(form, write, words: str, desk: Desk) -> None:
    write(Path(f"t.{form}"))

    with pytest.raises(TableError) as caught:
        READERS[form](Path(f"t.{form}"), Options())
    problem = caught.value.problem
    assert problem.code == "table-other-form"
    assert f"{problem.message} {problem.hint}".startswith(words)


@pytest.mark.parametrize("header", ["[Name],Town", "{Name},Town", "Name>,Town", "PK,Town"])
def test_a_csv_file_whose_first_column_has_an_odd_name_is_one(header: str) -> None:
    assert len(csv_of(f"{header}\nTea,Frome\n").rows) == 1


def test_more_columns_than_any_table_has_are_refused() -> None:
    wide = ",".join(map(str, range(MOST_COLUMNS + 1)))

    assert refusal(csv_of, f"{wide}\n") == f"t.csv:1:{MOST_COLUMNS + 1} table-too-wide"
    assert refusal(json_of, json.dumps([{str(n): n for n in range(MOST_COLUMNS + 1)}])) == (
        f"t.json:1:{MOST_COLUMNS + 1} table-too-wide"
    )
    assert len(csv_of(f"{wide.rpartition(',')[0]}\n").headers) == MOST_COLUMNS
