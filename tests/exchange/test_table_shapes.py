"""Tables as people leave them: a title above, headings doubled or broken, hidden sheets and rows, signs of pages."""

from __future__ import annotations

from datetime import time
from pathlib import Path

import pytest
import xlsxwriter

from fingerpost.exchange.tables.files.csv_table import read_csv
from fingerpost.exchange.tables.files.xlsx_table import read_xlsx
from fingerpost.exchange.tables.mapping_rules import gaps_of
from fingerpost.exchange.tables.rows.record_ids import names_of
from fingerpost.exchange.tables.table import Options, Table, TableError
from tests.exchange.conftest import Desk


@pytest.fixture(autouse=True)
def _in_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def csv_of(text: str) -> Table:
    Path("t.csv").write_text(text, "utf-8")
    return read_csv(Path("t.csv"), Options())


def remarks_of(table: Table) -> list[str]:
    return [f"{problem.span.line}:{problem.span.column} {problem.code}" for problem in table.problems]


@pytest.mark.parametrize("line", ["sep=;\n", '"sep=;"\n', "SEP=; \r\n"])
def test_the_line_that_names_the_separator_is_no_row(line: str) -> None:
    table = csv_of(f"{line}Name;Town\nTea, and talk;Frome\n")

    assert table.headers == ("Name", "Town")
    assert [(row.number, row.cells["Name"]) for row in table.rows] == [(2, "Tea, and talk")]


@pytest.mark.parametrize("sign", ["|", "^", "~", "*", "¦"])
def test_another_sign_between_the_cells_is_seen_where_the_rows_agree(sign: str) -> None:
    table = csv_of(
        "".join(f"{line}\n" for line in (f"Name{sign}Town", f"Tea, and talk{sign}Frome", f"Choir{sign}Wells"))
    )

    assert [dict(row.cells) for row in table.rows] == [
        {"Name": "Tea, and talk", "Town": "Frome"},
        {"Name": "Choir", "Town": "Wells"},
    ]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Name       Town\nChoir      Wells\nTea time   Frome\n", "parted by spaces"),
        ("Name* Town*\nChoir\nSewing\n", "parted by *, and its rows are not"),
    ],
)
def test_columns_that_nothing_divides_are_refused_and_not_one_column(text: str, shown: str) -> None:
    with pytest.raises(TableError) as refused:
        csv_of(text)

    problem = refused.value.problem
    assert (problem.code, shown in problem.message) == ("table-separator", True)
    assert "save it as .xlsx, or as CSV with commas" in problem.hint


def test_a_list_of_names_alone_is_one_column() -> None:
    assert csv_of("Name\nTea and talk\nThe Old | New choir\n").headers == ("Name",)


def test_a_title_above_the_headings_is_passed_over_and_mentioned() -> None:
    table = csv_of("Warm spaces 2026,,\n,,\nName,Town,Phone\nTea,Frome,01632 960123\n")

    assert table.headers == ("Name", "Town", "Phone")
    assert [row.number for row in table.rows] == [4]
    assert remarks_of(table) == ["1:1 title-above"]
    assert table.problems[0].hint == "To be sure, delete rows 1 to 2 of the table."


@pytest.mark.parametrize("text", ["Name\nTea\nChat\n", "Name\nTea,Frome\n", "Name,Town\nTea,Frome,1\n"])
def test_the_first_row_has_the_headings_where_no_other_row_is_like_them(text: str) -> None:
    assert csv_of(text).headers[0] == "Name"


def test_a_line_break_in_a_heading_is_a_space(desk: Desk) -> None:
    table = csv_of('"Cost\n(£)",Name\n3,Tea\n')

    assert table.headers == ("Cost (£)", "Name")


def test_doubled_headings_matter_only_where_they_are_used(desk: Desk) -> None:
    table = desk.headers.replace("Ended", "Ended,Notes,Notes") + desk.frome.replace("\n", ",a,b\n")

    assert desk.run(table).rows_used == 1
    desk.mapping(desk.plain_mapping.replace("Something to do in", "<Notes> in"))
    with pytest.raises(TableError) as caught:
        desk.run(table)
    assert (caught.value.problem.code, caught.value.problem.hint) == (
        "column-twice",
        "Write <Notes (1)> for the first of them, <Notes (2)> for the second.",
    )
    desk.mapping(desk.plain_mapping.replace("Something to do in", "This has the note <Notes (2)> in"))
    desk.run(table)
    assert "summary: This has the note b in Frome" in desk.record("activities", "tea-and-talk-frome")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("<Age (<18)>", ("Age (<18)",)),
        ("<Cost (£)> a <Town>", ("Cost (£)", "Town")),
        ("<<Ages 5 -> 8>>", ("Ages 5 -> 8",)),
        ("<<Age <18>>", ("Age <18",)),
        ("<Open (>", ("Open (",)),
        ("5 < 6", ()),
    ],
)
def test_any_heading_can_be_named(text: str, names: tuple[str, ...]) -> None:
    assert gaps_of(text) == names


def test_a_heading_with_a_bracket_is_named_in_the_hint(desk: Desk) -> None:
    desk.mapping(desk.plain_mapping.replace("<Phone>", "<Phone 1>"))
    with pytest.raises(TableError) as caught:
        desk.run(desk.headers.replace("Phone", "Phone > 1") + desk.frome)
    assert caught.value.problem.hint == "Write <<Phone > 1>>."


def test_signs_of_web_pages_are_read_and_reported() -> None:
    table = csv_of("Name,Web\nSt Mary&#39;s tea &amp; talk,https://example.org/?a=1&copy=2\nCaf&amp;eacute;,R&B; &x\n")

    assert [row.cells["Name"] for row in table.rows] == ["St Mary's tea & talk", "Café"]
    assert [row.cells["Web"] for row in table.rows] == ["https://example.org/?a=1&copy=2", "R&B; &x"]
    assert remarks_of(table) == ["2:1 cell-decoded", "3:1 cell-decoded"]


def test_such_a_sign_is_not_in_the_address(desk: Desk) -> None:
    desk.run(desk.headers + desk.frome.replace("Tea and talk", "St Mary&#39;s tea"))

    assert desk.ids("activities") == ["st-marys-tea-frome"]


def test_the_first_sheet_that_is_shown_is_read_and_hidden_rows_are_counted() -> None:
    with xlsxwriter.Workbook("t.xlsx") as book:
        codes, groups = book.add_worksheet("Codes"), book.add_worksheet("Groups")
        codes.hide()
        groups.activate()
        codes.write("A1", "kind")
        for number, name in enumerate(["Name", "Tea", "Old", "Chat"]):
            groups.write(number, 0, name)
        groups.set_row(2, None, None, {"hidden": True})

    table = read_xlsx(Path("t.xlsx"), Options())

    assert [row.cells["Name"] for row in table.rows] == ["Tea", "Old", "Chat"]
    assert remarks_of(table) == ["1:1 sheet-chosen", "3:1 rows-hidden"]
    assert table.problems[0].message == "The sheet Groups was read. Codes before it is hidden."
    assert remarks_of(read_xlsx(Path("t.xlsx"), Options(sheet="Codes"))) == []


@pytest.mark.parametrize("form", ["hh:mm", "[h]:mm", "h:mm AM/PM"])
def test_midnight_at_the_end_of_a_day_is_24_hours(form: str) -> None:
    with xlsxwriter.Workbook("t.xlsx") as book:
        sheet = book.add_worksheet()
        sheet.write("A1", "Until")
        sheet.write_number("A2", 1.0, book.add_format({"num_format": form}))
        sheet.write_datetime("A3", time(18, 30), book.add_format({"num_format": form}))

    assert [row.cells["Until"] for row in read_xlsx(Path("t.xlsx"), Options()).rows] == ["24:00", "18:30"]


@pytest.mark.parametrize("groups", ["WHERE,,,CONTACT,", "WHERE,,,,"])
def test_names_of_columns_are_taken_from_below_what_puts_them_together(groups: str) -> None:
    table = csv_of(f"Our clubs 2026,,,,,\n,{groups}\nName,Venue,Town,Postcode,Phone,Email\nTea,Hall,Frome,BA11 1BB,,\n")

    assert table.headers == ("Name", "Venue", "Town", "Postcode", "Phone", "Email")
    assert [row.cells["Town"] for row in table.rows] == ["Frome"]


def test_a_row_of_the_list_is_no_row_of_names() -> None:
    table = csv_of("Our clubs 2026,,,,,\nName,Town,Phone,,,\nTea,Frome,01632 960123,10am,12pm,free\n")

    assert table.headers == ("Name", "Town", "Phone")


@pytest.mark.parametrize("venue", ["Wilton Hall " + "Greenwood Road " * 4, "Mill Hall, Norton, " * 4])
def test_a_long_venue_leaves_the_name_in_an_id_that_is_taken(venue: str) -> None:
    short, longer = names_of("activity", "key", ["Children With Voices Food Hub"], [venue])

    assert short == "children-with-voices-food-hub"
    assert longer.startswith("children-with") and len(longer) <= 60
