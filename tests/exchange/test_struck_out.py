"""Workbooks in which somebody struck words through, or hid a column: what no longer holds or is not for everybody."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from fingerpost.exchange.tables.files.ods_table import read_ods
from fingerpost.exchange.tables.files.xlsx_table import read_xlsx
from fingerpost.exchange.tables.propose.draft import Answers
from fingerpost.exchange.tables.propose.proposal import propose
from fingerpost.exchange.tables.report.import_report import report_of
from fingerpost.exchange.tables.report.report_texts import as_csv
from fingerpost.exchange.tables.table import Options, Table
from fingerpost.exchange.tables.table_import import import_table
from tests.ods_file import cell, row, sheet, write_ods

HEADINGS = ("Club", "When", "Address", "Phone")
CHESS = ("Chess", "Tuesdays 7pm to 9pm", "Library, Frome BA11 1BB", "01632 960102")
OLD = ("Old club", "Fridays 2pm to 4pm", "Old Dairy, Frome BA11 1CC", "01632 960103")
STRUCK_IN_CELL = "<style:style style:name='gone' style:family='table-cell'>"
STRUCK_IN_TEXT = "<style:style style:name='T1' style:family='text'>"
LINE = (
    "<style:text-properties style:text-line-through-style='solid' style:text-line-through-type='single'/></style:style>"
)
ALL = Answers(source="Our clubs", licence="our own", checked_on="2026-10-01")


def rows_of(table: Table) -> list[tuple[int, list[str]]]:
    return [(one.number, [one.cells[name].strip() for name in table.headers]) for one in table.rows]


def messages_of(table: Table) -> list[str]:
    return [f"{problem.code}: {problem.message}" for problem in table.problems]


def book(*rows: Sequence[str], more: Callable[[Worksheet, Format], object] = lambda *_: None) -> Path:
    """A workbook of one sheet. ``more`` writes into it what is struck through, in a format that is."""
    with xlsxwriter.Workbook("clubs.xlsx") as workbook:
        groups, struck = workbook.add_worksheet("Groups"), workbook.add_format({"font_strikeout": True})
        for number, texts in enumerate((HEADINGS, *rows)):
            groups.write_row(number, 0, texts)
        more(groups, struck)
    return Path("clubs.xlsx")


def ods_with(styles: str, *sheets: str) -> Path:
    """An open document with styles of its own."""
    begin = f"</office:spreadsheet></office:body><office:automatic-styles>{styles}</office:automatic-styles>"
    return write_ods(Path("clubs.ods"), f"{begin}<office:body><office:spreadsheet>", *sheets)


@pytest.fixture(autouse=True)
def at_work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_a_row_that_is_struck_through_does_not_come_in_and_is_named() -> None:
    table = read_xlsx(book(CHESS, more=lambda groups, struck: groups.write_row(2, 0, OLD, struck)), Options())

    assert rows_of(table) == [(2, list(CHESS))]
    assert messages_of(table) == [
        "rows-struck-out: 1 row of the sheet Groups is struck through, so nothing of it came in: row 3."
    ]
    assert str(table.problems[0].span) == "clubs.xlsx:3:1"


def test_what_is_struck_through_in_a_cell_is_not_read() -> None:
    def more(groups: Worksheet, struck: Format) -> None:
        groups.write_rich_string(1, 1, "Tuesdays ", struck, "6pm to 8pm ", "7pm to 9pm")
        groups.write(1, 3, "01632 960199", struck)

    table = read_xlsx(book(CHESS, more=more), Options())

    assert rows_of(table) == [(2, ["Chess", "Tuesdays 7pm to 9pm", "Library, Frome BA11 1BB", ""])]
    assert messages_of(table) == [
        "words-struck-out: 2 cells of the sheet Groups have words that are struck through. They were left out: row 2."
    ]


def test_a_run_that_is_not_struck_through_stays_in_a_cell_that_is() -> None:
    with xlsxwriter.Workbook("clubs.xlsx") as workbook:
        groups = workbook.add_worksheet("Groups")
        struck, bold = workbook.add_format({"font_strikeout": True}), workbook.add_format({"bold": True})
        groups.write_row(0, 0, HEADINGS)
        groups.write_row(1, 0, CHESS)
        groups.write_rich_string(1, 1, "Mondays 2pm ", bold, "Tuesdays 7pm to 9pm", struck)

    assert rows_of(read_xlsx(Path("clubs.xlsx"), Options())) == [(2, list(CHESS))]


@pytest.mark.parametrize("value", ["0", "false"])
def test_a_line_that_is_switched_off_strikes_nothing_through(value: str) -> None:
    path = book(CHESS, more=lambda groups, struck: groups.write_row(2, 0, OLD, struck))
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    assert parts["xl/styles.xml"].count(b"<strike/>") == 1
    parts["xl/styles.xml"] = parts["xl/styles.xml"].replace(b"<strike/>", f'<strike val="{value}"/>'.encode())
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)

    table = read_xlsx(path, Options())

    assert rows_of(table) == [(2, list(CHESS)), (3, list(OLD))]
    assert messages_of(table) == []


def test_the_name_of_a_column_stays_whatever_its_look() -> None:
    table = read_xlsx(book(CHESS, more=lambda groups, struck: groups.write(0, 3, "Phone", struck)), Options())

    assert table.headers == HEADINGS
    assert messages_of(table) == []


def test_many_rows_are_named_by_their_first() -> None:
    def more(groups: Worksheet, struck: Format) -> None:
        for number in range(2, 9):
            groups.write_row(number, 0, OLD, struck)

    message = messages_of(read_xlsx(book(CHESS, more=more), Options()))[0]

    assert message.endswith("so nothing of them came in: rows 3, 4, 5, 6, 7 and 2 more.")


def test_the_same_holds_in_an_open_document() -> None:
    gone = ' table:style-name="gone"'
    part = "Tuesdays <text:span text:style-name='T1'>6pm to 8pm </text:span>7pm to 9pm"
    styles = f"<office:automatic-styles>{STRUCK_IN_CELL}{LINE}{STRUCK_IN_TEXT}{LINE}</office:automatic-styles>"
    path = write_ods(
        Path("clubs.ods"),
        f"</office:spreadsheet></office:body>{styles}<office:body><office:spreadsheet>",
        sheet(
            row(*map(cell, HEADINGS)),
            row(cell("Chess"), cell(part), cell("Library, Frome BA11 1BB"), cell("01632 960102")),
            row(*(cell(text, more=gone) for text in OLD), more=' table:number-rows-repeated="2"'),
        ),
    )

    table = read_ods(path, Options())

    assert rows_of(table) == [(2, list(CHESS))]
    assert messages_of(table) == [
        "rows-struck-out: 2 rows of the sheet Groups are struck through, so nothing of them came in: rows 3, 4.",
        "words-struck-out: 1 cell of the sheet Groups has words that are struck through. They were left out: row 2.",
    ]


def test_a_comment_on_a_struck_cell_does_not_take_its_place() -> None:
    styles = f"<office:automatic-styles>{STRUCK_IN_CELL}{LINE}</office:automatic-styles>"
    comment = "01632 960103</text:p><office:annotation><text:p>rings his wife</text:p></office:annotation><text:p>"
    path = write_ods(
        Path("clubs.ods"),
        f"</office:spreadsheet></office:body>{styles}<office:body><office:spreadsheet>",
        sheet(
            row(*map(cell, HEADINGS)),
            row(*map(cell, CHESS[:3]), cell(comment, more=' table:style-name="gone"')),
        ),
    )

    assert rows_of(read_ods(path, Options())) == [(2, [*CHESS[:3], ""])]


def test_a_style_is_struck_through_as_the_one_it_is_made_from() -> None:
    named = f"<office:document-styles xmlns:office='o' xmlns:style='s'><office:styles>{STRUCK_IN_CELL}{LINE}"
    child = "<style:style style:name='ce1' style:family='table-cell' style:parent-style-name='gone'/>"
    path = write_ods(
        Path("clubs.ods"),
        f"</office:spreadsheet></office:body><office:automatic-styles>{child}</office:automatic-styles>"
        "<office:body><office:spreadsheet>",
        sheet(row(*map(cell, HEADINGS)), row(*(cell(text, more=' table:style-name="ce1"') for text in OLD))),
        **{"styles.xml": f"{named}</office:styles></office:document-styles>"},
    )

    assert rows_of(read_ods(path, Options())) == []


def test_the_report_of_an_import_names_what_is_struck_through() -> None:
    path = book(CHESS, more=lambda groups, struck: groups.write_row(2, 0, OLD, struck))
    path.with_suffix(".yaml").write_text(propose(path).text(ALL, {}), "utf-8")

    outcome = import_table("xlsx", path, path.with_suffix(".yaml"), Path("assets"))

    assert {file.stem for file in Path("assets/activities").iterdir()} == {"chess"}
    assert "rows-struck-out" in {problem.code for problem in outcome.problems}
    report = report_of(outcome, file="clubs.xlsx", source="clubs", assets=Path("assets"), dry_run=False, merges=())
    assert "is struck through" in as_csv(report)


@pytest.mark.parametrize("form", ["xlsx", "ods"])
def test_nothing_is_proposed_from_a_column_that_is_hidden(form: str) -> None:
    if form == "xlsx":
        path = book(CHESS, OLD, more=lambda groups, _: groups.set_column(3, 3, None, None, {"hidden": True}))
    else:
        columns = (
            '<table:table-column table:number-columns-repeated="3"/><table:table-column table:visibility="collapse"/>'
        )
        path = write_ods(Path("clubs.ods"), sheet(columns, *(row(*map(cell, one)) for one in (HEADINGS, CHESS, OLD))))

    mapping = propose(path).text(ALL, {})
    used, _, left_out = mapping.partition("Left out")

    assert "<Phone>" not in used
    assert "Phone: the workbook does not show it: look whether it is for everybody" in left_out


def test_a_hidden_column_may_number_the_rows_and_say_what_is_closed() -> None:
    rows = [("Id", "Status", *HEADINGS), ("17", "Open", *CHESS), ("18", "Closed", *OLD)]
    with xlsxwriter.Workbook("clubs.xlsx") as workbook:
        groups = workbook.add_worksheet("Groups")
        for number, texts in enumerate(rows):
            groups.write_row(number, 0, texts)
        groups.set_column(0, 1, None, None, {"hidden": True})

    mapping = propose(Path("clubs.xlsx")).text(ALL, {})

    assert "key: [<Id>]" in mapping
    assert "Status: [Closed]" in mapping


def test_a_text_that_is_in_its_cell_is_read_so_too() -> None:
    plain, struck = InlineFont(), InlineFont(strike=True)
    book = openpyxl.Workbook()
    book.active.append(HEADINGS)
    book.active.append(CHESS)
    book.active["B2"] = CellRichText("Tuesdays ", TextBlock(struck, "6pm to 8pm "), TextBlock(plain, "7pm to 9pm"))
    book.save("clubs.xlsx")

    table = read_xlsx(Path("clubs.xlsx"), Options())

    assert rows_of(table) == [(2, list(CHESS))]
    assert [problem.code for problem in table.problems] == ["words-struck-out"]


@pytest.mark.parametrize("where", ["row", "column"])
def test_in_an_open_document_a_row_or_a_column_may_have_the_line(where: str) -> None:
    style = ' table:default-cell-style-name="gone"'
    of_column, of_row = (style, "") if where == "column" else ("", style)
    columns = f'<table:table-column table:number-columns-repeated="3"/><table:table-column{of_column}/>'
    path = ods_with(
        STRUCK_IN_CELL + LINE, sheet(columns, row(*map(cell, HEADINGS)), row(*map(cell, CHESS), more=of_row))
    )

    assert rows_of(read_ods(path, Options())) == ([(2, [*CHESS[:3], ""])] if where == "column" else [])


def test_lines_stay_apart_where_a_part_of_a_cell_is_struck_through() -> None:
    part = "<text:span text:style-name='T1'>6pm </text:span>Tuesdays 7pm<text:line-break/>not in August"
    path = ods_with(STRUCK_IN_TEXT + LINE, sheet(row(*map(cell, HEADINGS)), row(cell("Chess"), cell(part))))

    assert rows_of(read_ods(path, Options())) == [(2, ["Chess", "Tuesdays 7pm\nnot in August", "", ""])]


def test_the_line_of_a_style_of_numbers_is_no_line_of_a_cell() -> None:
    line = LINE.removesuffix("</style:style>")
    number = f"<number:number-style xmlns:number='n' style:name='N1'>{line}</number:number-style>"
    plain = "<style:style style:name='gone' style:family='table-cell'/>"
    rows = (row(*(cell(text, more=' table:style-name="gone"') for text in texts)) for texts in (HEADINGS, CHESS))

    assert rows_of(read_ods(ods_with(plain + number, sheet(*rows)), Options())) == [(2, list(CHESS))]


@pytest.mark.parametrize("rule", ["formula", "cell", "text"])
def test_a_rule_that_strikes_words_through_is_named_with_its_sheet(rule: str) -> None:
    def more(groups: Worksheet, struck: Format) -> None:
        about = {
            "formula": {"type": "formula", "criteria": '=$A2="Old club"'},
            "cell": {"type": "cell", "criteria": "==", "value": '"Old club"'},
            "text": {"type": "text", "criteria": "containing", "value": "Old"},
        }[rule]
        groups.conditional_format("A2:D9", {**about, "format": struck})

    table = read_xlsx(book(CHESS, OLD, more=more), Options())

    assert rows_of(table) == [(2, list(CHESS)), (3, list(OLD))]
    assert messages_of(table) == [
        "struck-by-rule: The sheet Groups has a rule that strikes words through, by what is in a cell. It was not "
        "followed, so such rows came in."
    ]


def test_a_rule_with_another_look_is_not_named() -> None:
    with xlsxwriter.Workbook("clubs.xlsx") as workbook:
        groups, other = workbook.add_worksheet("Groups"), workbook.add_worksheet("Other")
        red, struck = workbook.add_format({"bg_color": "red"}), workbook.add_format({"font_strikeout": True})
        for number, texts in enumerate((HEADINGS, CHESS)):
            groups.write_row(number, 0, texts)
            other.write_row(number, 0, texts)
        groups.conditional_format("A2:D9", {"type": "no_blanks", "format": red})
        other.conditional_format("A2:D9", {"type": "no_blanks", "format": struck})

    both = messages_of(read_xlsx(Path("clubs.xlsx"), Options(sheets=("Groups", "Other"))))
    assert [text.partition(" has")[0] for text in both] == ["struck-by-rule: The sheet Other"]


def test_a_rule_that_newer_programmes_write_beside_the_sheet_is_named() -> None:
    path = book(CHESS)
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    more = (
        b'<extLst><ext xmlns:x14="urn:x14"><x14:conditionalFormattings><x14:conditionalFormatting><x14:cfRule '
        b'type="expression"><x14:dxf><font><strike/></font></x14:dxf></x14:cfRule></x14:conditionalFormatting>'
        b"</x14:conditionalFormattings></ext></extLst></worksheet>"
    )
    parts["xl/worksheets/sheet1.xml"] = parts["xl/worksheets/sheet1.xml"].replace(b"</worksheet>", more)
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)

    assert [text.partition(":")[0] for text in messages_of(read_xlsx(path, Options()))] == ["struck-by-rule"]


CONDITION = "calcext:condition calcext:apply-style-name='gone' calcext:value='=1'"
IN_RULES = f"<calcext:conditional-formats><calcext:conditional-format><{CONDITION}/></calcext:conditional-format>"
BY_MAP = (
    "<style:style style:name='ce1' style:family='table-cell'>"
    "<style:map style:condition='is-true-formula(1)' style:apply-style-name='gone'/></style:style>"
)


@pytest.mark.parametrize(
    ("styles", "style", "below", "are_named"),
    [
        ("", "", IN_RULES + "</calcext:conditional-formats>", True),
        (BY_MAP, "ce1", "", True),
        (BY_MAP, "", "", False),
        ("", "", IN_RULES.replace("gone", "red") + "</calcext:conditional-formats>", False),
    ],
)
def test_a_rule_of_an_open_document_that_strikes_words_through_is_named(
    styles: str, style: str, below: str, are_named: bool
) -> None:
    look = f' table:style-name="{style}"' if style else ""
    path = ods_with(
        f"{STRUCK_IN_CELL}{LINE}{styles}",
        sheet(row(*map(cell, HEADINGS)), row(*(cell(text, more=look) for text in CHESS)), below),
    )

    table = read_ods(path, Options())

    assert rows_of(table) == [(2, list(CHESS))]
    assert [text.partition(":")[0] for text in messages_of(table)] == ["struck-by-rule"] * are_named


@pytest.mark.parametrize("part", ["", "table: {sheets: [Groups]}\n"])
def test_a_row_of_which_only_the_key_is_struck_through_is_said_to_be_so(part: str) -> None:
    path = book(CHESS, more=lambda groups, struck: (groups.write_row(2, 0, OLD), groups.write(2, 0, OLD[0], struck)))
    mapping = propose(path).text(ALL, {})
    assert "table:" not in mapping
    Path("map.yaml").write_text(f"{part}{mapping}", "utf-8")

    outcome = import_table("xlsx", path, Path("map.yaml"), Path("assets"))

    problem = next(problem for problem in outcome.problems if problem.code == "row-key")
    assert problem.message == (
        f"Row 3{' of Groups' if part else ''} has nothing in the columns that tell rows apart, but for what is struck "
        "through."
    )
    assert "strike all of the row through" in problem.hint
