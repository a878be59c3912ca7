"""Comments on cells: one that says so leaves its row out, and of the others it is said that they are not read."""

from __future__ import annotations

from pathlib import Path

import pytest
import xlsxwriter

from fingerpost.exchange.tables.files.ods_table import read_ods
from fingerpost.exchange.tables.files.xlsx_table import read_xlsx
from fingerpost.exchange.tables.propose.draft import Answers
from fingerpost.exchange.tables.propose.proposal import propose
from fingerpost.exchange.tables.table import Options, Table
from fingerpost.exchange.tables.table_import import import_table
from fingerpost.reading.read import read_directory
from tests.ods_file import cell, row, sheet, write_ods

HEADINGS = ("Club", "Description", "When", "Phone")
ABOUT = "Come and join us on any Tuesday in the hall with friends."
CLUBS = [(f"Club {number}", ABOUT, "Tuesday 10am-12pm", f"01632 96012{number}") for number in range(4)]
ANSWERS = Answers(
    source="Clubs", licence="our own", checked_on="2026-10-01", town="Wells", contact="https://a.example/"
)
THREAD = "[Threaded comment]\n\nYour version of Excel allows you to read this.\n\nComment:\n    Do not publish"


@pytest.fixture(autouse=True)
def at_work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def xlsx(**comments: str) -> Path:
    """A workbook with two sheets of these clubs, and comments on cells of the second."""
    with xlsxwriter.Workbook("clubs.xlsx") as workbook:
        workbook.add_worksheet("Empty")
        clubs = workbook.add_worksheet("Clubs")
        for number, texts in enumerate((HEADINGS, *CLUBS)):
            clubs.write_row(number, 0, texts)
        for place, text in comments.items():
            clubs.write_comment(place, text)
    return Path("clubs.xlsx")


def ods(comment: str) -> Path:
    """The same in an open document, with a comment on the phone of the second club."""
    author = "<dc:creator xmlns:dc='d'>Jo</dc:creator>"
    note = f"</text:p><office:annotation>{author}<text:p>{comment}</text:p></office:annotation><text:p>"
    rows = [row(*(cell(text + (note if text == CLUBS[1][3] else "")) for text in club)) for club in CLUBS]
    return write_ods(Path("clubs.ods"), sheet(row(*map(cell, HEADINGS)), *rows))


def of_comments(table: Table) -> list[tuple[str, int]]:
    return [(problem.message, problem.span.line) for problem in table.problems if "comment" in problem.message]


@pytest.mark.parametrize("words", ["Do not publish", "Jo Smith:\nPrivate - at her home", THREAD, "Awaiting consent"])
def test_a_row_with_such_a_comment_is_left_out_and_named(words: str) -> None:
    path = xlsx(D3=words)
    Path("map.yaml").write_text(propose(path, Options(sheet="Clubs")).text(ANSWERS, {}), "utf-8")

    outcome = import_table("xlsx", path, Path("map.yaml"), Path("assets"))

    names = sorted(one.name for one in read_directory(Path("assets"))[0].activities.values())
    assert names == ["Club 0", "Club 2", "Club 3"]
    named = [problem for problem in outcome.problems if problem.code == "row-not-shown"]
    assert [problem.span.line for problem in named] == [3]
    assert "A comment on a cell of this row" in named[0].message
    assert not any("home" in problem.message for problem in outcome.problems)


def test_other_comments_are_counted_and_their_rows_come_in() -> None:
    table = read_xlsx(xlsx(D3="Rang in May", B4="Ask Jo", A1="The name"), Options(sheet="Clubs"))

    assert (len(table.rows), table.withheld) == (4, frozenset())
    assert of_comments(table) == [
        ("2 cells of the sheet Clubs have a comment, and they are not read. The first is in row 3.", 3)
    ]


def test_a_workbook_without_comments_says_nothing_of_them() -> None:
    assert of_comments(read_xlsx(xlsx(), Options(sheet="Clubs"))) == []


def test_the_comments_of_an_open_document_are_looked_at_too() -> None:
    withheld, other = read_ods(ods("Not for website"), Options()), read_ods(ods("Rang in May"), Options())

    assert (withheld.withheld, of_comments(withheld)) == (frozenset({3}), [])
    assert other.withheld == frozenset()
    assert of_comments(other)[0][1] == 3


def test_of_sheets_below_each_other_the_row_is_that_of_its_sheet() -> None:
    with xlsxwriter.Workbook("clubs.xlsx") as workbook:
        for name, at in (("North", "D2"), ("South", "D3")):
            clubs = workbook.add_worksheet(name)
            for number, texts in enumerate((HEADINGS, *CLUBS)):
                clubs.write_row(number, 0, [f"{name} {texts[0]}", *texts[1:]] if number else texts)
            clubs.write_comment(at, "Do not publish")

    table = read_xlsx(Path("clubs.xlsx"), Options(sheets=("North", "South")))

    names = [one.cells["Club"] for one in table.rows if one.number in table.withheld]
    assert names == ["North Club 0", "South Club 1"]
