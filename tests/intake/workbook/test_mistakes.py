"""What people do to a workbook without meaning to: it is said, and no record is worse for it."""

from __future__ import annotations

from datetime import date

import openpyxl
import pytest

from fingerpost.exchange.workbook.cells import value_of
from fingerpost.exchange.workbook.columns import Column, columns_of
from fingerpost.exchange.workbook.typed import Unclear
from tests.cli.test_import_questions import terminal
from tests.intake.workbook.desk import YOGA, Desk


def _column(sheet: str, path: str) -> Column:
    return next(column for column in columns_of(sheet) if column.path == path)


@pytest.mark.parametrize(
    ("sheet", "path", "cell", "value"),
    [
        ("group", "checked.on", "28/11/2026", "2026-11-28"),
        ("group", "checked.on", "28th November 2026", "2026-11-28"),
        ("group", "checked.on", "2026/11/28", "2026-11-28"),
        ("group", "name", "The Long\nTable ", "The Long Table"),
        ("group", "description", "One.\n\nTwo.", "One.\n\nTwo."),
        ("session", "from", "7pm", "19:00"),
    ],
)
def test_what_can_mean_one_thing_only_is_taken(sheet: str, path: str, cell: str, value: str) -> None:
    assert value_of(_column(sheet, path), cell) == value


@pytest.mark.parametrize(
    ("path", "cell", "hint"),
    [
        ("starts_on", "1/2/2026", "Write the year first: 2026-02-01"),
        ("starts_on", "1 2 2026", "Write"),
        ("starts_on", "28/11/26", "Write 2026-11-28"),
        ("from", "7.15", "Write 07:15, or 19:15"),
        ("from", "19:00-20:00", "the second into To"),
        ("from", "half past 7", "24 hour clock"),
    ],
)
def test_what_could_mean_two_is_asked_about(path: str, cell: str, hint: str) -> None:
    with pytest.raises(Unclear) as unclear:
        value_of(_column("session", path), cell)

    assert hint in unclear.value.hint


def test_mistakes_are_said_by_name_and_no_record_is_changed(desk: Desk) -> None:
    before, book = desk.texts(), desk.export()
    yoga, chat = book.row("Activities", "yoga")[1], book.row("Activities", "chat")[1]
    book.put("Activities", "yoga", "Name", chat)  # one column sorted alone
    book.put("Activities", "chat", "Name", yoga)
    book.put("Places", "old-dairy", "Town or village", "Wells")
    book.sheets["Places"][0][book.column("Places", "Town or village")] = "Town"
    book.put("Groups", "connectors", "Kept by", "The conectors")
    book.add("Activities", Id="Total", Name="12")
    book.add("Activities", Name="Board Games", Group="Nobody at all")

    done = desk.take_back(book)

    assert [
        line for line in done.stdout.splitlines() if not line.startswith("  hint") and "Board Games is" not in line
    ] == [
        "Places: The workbook had no column called Town, so nothing was taken from it.",
        "Activities, row 4: Total cannot be an id, which is part of a web address. The row was left out.",
        "Activities, row 5, Group: There is no group called Nobody at all. The row was left out.",
        "Activities: 2 rows have the name of another record now, as if one column had been sorted without the others. "
        "Nothing of these rows was taken.",
        "Groups, row 2, Kept by: There is no group called The conectors.",
        "9 rows: 0 cells changed.",
    ]
    assert "write Town or village over it again" in done.stdout
    assert desk.texts() == before


def test_what_a_merge_has_swallowed_is_not_taken_for_empty(desk: Desk) -> None:
    before = desk.texts()
    desk.export()
    whole = openpyxl.load_workbook(desk.path)
    sheet = whole["Activities"]
    at = [cell.value for cell in sheet[1]].index("Categories") + 1
    sheet.merge_cells(start_row=2, end_row=3, start_column=at, end_column=at)
    whole["Groups"].title = "Organisations"
    back = desk.folder / "merged.xlsx"
    whole.save(back)

    done = desk.take_file(back)

    assert done.stdout.splitlines()[0] == "Activities, rows 2 to 3: Cells are merged here. Only the first was taken."
    assert "Organisations" not in done.stdout  # a sheet is known by its headings too
    assert "0 cells changed." in done.stdout
    assert desk.texts() == before


def test_a_sheet_saved_as_csv_is_not_taken_for_a_new_list(desk: Desk) -> None:
    book = desk.export()
    (desk.folder / "saved.csv").write_text(";".join(book.sheets["Activities"][0]) + "\n", "utf-8")
    del book.sheets["_fingerpost"]
    cut = book.save(desk.folder / "cut.xlsx")

    for file in (cut, desk.folder / "saved.csv"):
        done = desk.take_file(file)

        assert (done.returncode, "Save the whole workbook as .xlsx" in done.stderr) == (2, True)
        assert list(desk.folder.glob("*.mapping.yaml")) == []


def test_a_second_import_finds_all_of_it_done(desk: Desk) -> None:
    book = desk.export()
    book.put("Sessions", "yoga", "To", "12 noon", 2.0)
    book.delete("Sessions", "yoga", 1.0)
    book.add("Activities", Name="Tea", Summary="Tea for anybody, with cake.", Categories="Talking cafes")
    row = book.sheets["Activities"][-1]
    row[book.column("Activities", "Who to contact: phone")] = "01632 960140"
    row[book.column("Activities", "Last checked: on")] = date(2026, 11, 20)
    book.add("Sessions", Activity="Tea", Place="old-dairy", Repeats="weekly", Days="Friday", From="2pm")
    with terminal("y\n"):
        first = desk.take_back(book)
    before = desk.texts()

    with terminal(""):
        second = desk.take_back(book)

    assert "1 cell changed, 1 new activity, 1 session removed." in first.stdout, first.stdout + first.stderr
    assert (second.returncode, second.stdout) == (0, "8 rows: 0 cells changed.\n")
    assert desk.texts() == before


def test_many_rows_that_are_gone_are_one_sentence(desk: Desk) -> None:
    desk.workbook = None
    for number in range(12):
        (desk.assets / f"activities/yoga-{number}.yaml").write_text(YOGA.replace("Chair yoga", f"Yoga {number}"))
    book = desk.export()
    book.sheets["Activities"][1:] = [row for row in book.sheets["Activities"][1:] if "yoga-" not in row[0]]

    done = desk.take_back(book)

    assert "Activities: 12 rows are not in the workbook any more: yoga-0, yoga-1, yoga-10 and more." in done.stdout
