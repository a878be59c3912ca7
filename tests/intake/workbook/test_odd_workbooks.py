"""Workbooks of ours that somebody has made odd: nothing is taken that nobody typed, nothing exhausts the computer."""

from __future__ import annotations

import re
import zipfile

import pytest

from tests import run as in_process
from tests.intake.workbook.desk import Desk

SHEETS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
NAME = re.compile(r'(<c r="B3"[^>]*?) t="inlineStr"><is><t>Chair yoga</t></is></c>')


def take_back(
    desk: Desk, old: str | re.Pattern[str], new: str, part: str = "sheet3.xml", name: str = "back.xlsx"
) -> in_process.Done:
    """Bring the workbook in after its activities, or another part, have been written in another way."""
    desk.export()
    with zipfile.ZipFile(desk.path) as archive, zipfile.ZipFile(desk.folder / name, "w", zipfile.ZIP_DEFLATED) as odd:
        for entry in archive.infolist():
            text = archive.read(entry).decode()
            if entry.filename.endswith(part):
                text, count = re.subn(old, new, text) if isinstance(old, re.Pattern) else (text.replace(old, new), 1)
                assert count == 1
            odd.writestr(entry.filename, text)
    return in_process.run("import", "xlsx", name, "--no-questions", cwd=desk.folder)


@pytest.mark.parametrize(
    "cells",
    [
        '<row r="400002"><c r="A400002"><v>1</v></c></row>',
        '<row r="400002"><c><v>1</v></c></row>',
        "<row r='400002'><c r = 'a400002'><v>1</v></c></row>",
        f'<x:row xmlns:x="{SHEETS}" r="400002"><x:c><x:v>1</x:v></x:c></x:row>',
        '<row r="9"><c r="&#65;LM9"><v>1</v></c></row>',
        '<row r="9000"><c r="ALL9000"><v>1</v></c></row>',
    ],
    ids=["as Excel writes it", "no place", "other quotes", "a prefix", "an entity", "wide, long and empty"],
)
def test_a_cell_far_away_is_refused_however_it_is_written(desk: Desk, cells: str) -> None:
    done = take_back(desk, "</sheetData>", f"{cells}</sheetData>")

    assert (done.returncode, "cell-far-away: There is a cell at A" in done.stdout + done.stderr) == (2, True)


@pytest.mark.parametrize(
    ("part", "old", "new", "words"),
    [
        ("sheet3.xml", "<worksheet ", "<!DOCTYPE x []><worksheet ", "workbook-not-safe"),
        ("sheet3.xml", "</sheetData>", "", "workbook-not-safe"),
        ("sheet8.xml", '<c r="B1"', '<c r="B0B1"', "workbook-not-safe"),
        ("sheet8.xml", re.compile(r'<c r="C\d+".*(?=</sheetData>)'), "</row>", "workbook-unreadable"),
        ("workbook.xml.rels", "worksheets/sheet8.xml", "worksheets/none.xml", "fingerpost import: "),
    ],
    ids=["document type", "broken", "no such place", "hidden sheet cut off", "no hidden sheet"],
)
def test_a_damaged_workbook_changes_nothing(
    desk: Desk, part: str, old: str | re.Pattern[str], new: str, words: str
) -> None:
    before = desk.texts()

    done = take_back(desk, old, new, part)

    assert (done.returncode, words in done.stdout + done.stderr) == (2, True)
    assert desk.texts() == before


def test_one_that_was_saved_with_macros_says_how_to_save_it(desk: Desk) -> None:
    done = take_back(desk, "</sheetData>", "</sheetData>", name="back.xlsm")

    assert (done.returncode, "Save it as .xlsx." in done.stdout + done.stderr) == (2, True)


@pytest.mark.parametrize(
    "cell", [' t="e"><v>#N/A</v></c>', "><f>A1</f></c>", ' t="e"><f>A1/0</f><v>#DIV/0!</v></c>'], ids=str
)
def test_a_cell_without_a_result_takes_nothing_away(desk: Desk, cell: str) -> None:
    before = desk.texts()

    done = take_back(desk, NAME, rf"\1{cell}")

    assert "Activities, row 3, Name: This cell holds an error, or a formula that has no result yet." in done.stdout
    assert desk.texts() == before


def test_the_result_of_a_formula_is_its_value(desk: Desk) -> None:
    take_back(desk, NAME, r'\1 t="str"><f>A1</f><v>Yoga</v></c>')

    assert b"name: Yoga\n" in desk.texts()["activities/yoga.yaml"]


def test_a_terminal_obeys_nothing_that_is_in_a_cell(desk: Desk) -> None:
    done = take_back(desk, ">10:00<", ">_x001B_[31m\n::error::no<", "sheet4.xml")

    assert "[U+001B][31m ::error::no is not a time." in done.stdout


def test_sheets_that_we_never_write_are_not_looked_for(desk: Desk) -> None:
    done = take_back(desk, ">group<", ">../../group<", "sheet8.xml")

    assert (done.returncode, "schema" in done.stdout + done.stderr) == (0, False)
