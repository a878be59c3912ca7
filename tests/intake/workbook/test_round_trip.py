"""A workbook that nobody changed changes nothing, whichever program has saved it."""

from __future__ import annotations

import re
import shutil
import subprocess
import zipfile
from datetime import time
from pathlib import Path
from random import Random

import pytest

from fingerpost.edition.load import load
from fingerpost.exchange.workbook import rows
from fingerpost.exchange.workbook.cells import IN_FILE
from fingerpost.exchange.workbook.columns import features_of
from fingerpost.exchange.workbook.format import XLSX
from fingerpost.exchange.workbook.write import workbook_of
from fingerpost.intake.workbook.compare import compare
from fingerpost.intake.workbook.opened import open_workbook
from fingerpost.publish.export_to import exported
from fingerpost.reading.read import read_shared
from tests.conftest import TODAY, OpenSite
from tests.fuzz.directories import random_directory
from tests.intake.workbook.desk import Book, Desk
from tests.publish.planted import plant
from tests.thorough import many

ROOT = Path(__file__).parents[3]
ODD = """\
# How we call it
name: "=1+1 Chess"  # a formula, some would say
summary: '+44 is where this number is from, and we play chess on Tuesdays.'
description: |
  -First line.

  @Second line.
categories: [arts,   talking-cafe]   # two
sessions:
  - {place: old-dairy, repeats: weekly, days: [tuesday], from: 10:30, to: 12:00, starts_on: 2026-01-05}

  # a gap
  - place: old-dairy
    repeats: dates
    dates: [2026-12-01, 2026-12-08]
    from: 09:05
    cost: {kind: fixed, amount: 3.50}
  - {place: old-dairy, repeats: weekly, days: [sunday], from: 00:00, to: 24:00}
cost: {kind: fixed, amount: 1200, per: session, first_visit_free: no}
who: {ages: {from: 6 weeks, to: 99}}
first_visit: {steps: ["-Knock; twice", "=Come in"]}
access: {step_free_entrance: {answer: no, note: "One step: ask"}}
contact: {phone: "01632 960124", email: hello@example.org}
checked: {on: 2026-10-01, how: phone}
"""


def differences(path: Path, assets: Path) -> tuple[list, dict, list]:
    own = open_workbook(path, features_of(read_shared(assets).vocabulary))
    comparison = compare(own)
    return comparison.new, comparison.changed, comparison.missing


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The workbook of the example."""
    path = tmp_path_factory.mktemp("example") / "directory.xlsx"
    path.write_bytes(workbook_of(load(ROOT / "assets", today=TODAY).edition))
    return path


def test_the_example_comes_back_as_it_was(example: Path, tmp_path: Path) -> None:
    again = Book.open(example).save(tmp_path / "again.xlsx")

    for path in (example, again):
        assert differences(path, ROOT / "assets") == ([], {}, [])
    assert len(Book.open(example).sheets["Activities"]) > 200


@pytest.fixture
def desk(site: OpenSite, tmp_path: Path) -> Desk:
    site({"activities/odd.yaml": ODD})
    return Desk(tmp_path)


def test_odd_values_come_back_byte_for_byte(desk: Desk) -> None:
    before, book = desk.texts(), desk.export()

    done = desk.take_back(book)

    assert (done.returncode, done.stdout) == (0, "8 rows: 0 cells changed.\n")
    assert desk.texts() == before
    assert book.row("Activities", "odd")[1] == "=1+1 Chess"


def test_a_text_that_looks_like_a_formula_is_a_text_in_the_file(desk: Desk) -> None:
    desk.export()

    with zipfile.ZipFile(desk.path) as archive:
        parts = [archive.read(name).decode() for name in archive.namelist() if "worksheets" in name]
    assert [part for part in parts if "<f>" in part] == []
    assert any("=1+1 Chess" in part for part in parts)  # the control


def test_a_text_that_looks_like_the_markup_of_a_workbook_is_a_text_in_the_file(desk: Desk, tmp_path: Path) -> None:
    chess = tmp_path / "assets" / "activities" / "odd.yaml"
    chess.write_text(ODD.replace('"=1+1 Chess"', "'<r>Chess</r>'"))
    before = desk.texts()

    book = desk.export()

    with zipfile.ZipFile(desk.path) as archive:
        assert not any(b"<r>Chess" in archive.read(name) for name in archive.namelist())
    assert desk.take_back(book).stdout == "8 rows: 0 cells changed.\n"
    assert desk.texts() == before
    assert book.row("Activities", "odd")[1].rstrip() == "<r>Chess</r>"


def test_what_spreadsheets_convert_is_the_same_value(desk: Desk) -> None:
    book, before = desk.export(), desk.texts()
    book.put("Sessions", "odd", "From", 10.5 / 24, 1.0)
    book.put("Sessions", "chat", "From", time(10, 59, 59, 999000))  # as a program that rounds keeps it
    book.put("Activities", "odd", "Who to contact: phone", 1632960124.0)
    book.put("Activities", "odd", "Cost: first visit free", False)
    book.put("Activities", "odd", "Last checked: on", 46296.0)  # 1 October 2026
    book.put("Activities", "odd", "Who it is for: ages: to", 99.0)
    book.put("Activities", "odd", "Cost: amount", "£1,200")

    done = desk.take_back(book)

    assert (done.returncode, done.stdout) == (0, "8 rows: 0 cells changed.\n")
    assert desk.texts() == before


def test_a_process_that_makes_the_rows_makes_the_same(example: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows, "WORTH_IT", 1)
    monkeypatch.setattr(rows, "SLICE", 20)

    assert workbook_of(load(ROOT / "assets", today=TODAY).edition) == example.read_bytes()


def test_what_changes_while_it_is_made_is_not_in_it(example: Path, tmp_path: Path) -> None:
    assets = tmp_path / "assets"
    shutil.copytree(ROOT / "assets", assets)
    files = exported(assets, XLSX)  # all is read and checked
    for path in (assets / "places").glob("*.yaml"):
        path.write_text(re.sub("(?m)^name: .*", "name: Nobody has checked this", path.read_text()))

    workbook = tmp_path / "directory.xlsx"
    workbook.write_bytes(next(files).content)

    assert Book.open(workbook).sheets["Places"] == Book.open(example).sheets["Places"]


@pytest.mark.parametrize("seed", range(many(1, 20)))
def test_generated_records_come_back_as_they_were(seed: int, tmp_path: Path) -> None:
    for name, content in random_directory(Random(f"workbook {seed}"), 60).items():
        path = tmp_path / "assets" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    edition = load(tmp_path / "assets", today=TODAY, jobs=1, keep_going=True).edition
    path = tmp_path / "directory.xlsx"

    path.write_bytes(workbook_of(edition))

    again = Book.open(path).save(tmp_path / "again.xlsx")
    assert len(Book.open(path).sheets["Sessions"]) > 10
    for each in (path, again):
        assert differences(each, tmp_path / "assets") == ([], {}, [])


def test_what_openpyxl_saves_comes_back_as_it_was(desk: Desk) -> None:
    openpyxl = pytest.importorskip("openpyxl", reason="openpyxl is not installed: make setup-tests")
    desk.export()

    openpyxl.load_workbook(desk.path).save(desk.path)

    assert differences(desk.path, desk.assets) == ([], {}, [])


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed: libreoffice-calc")
def test_what_libreoffice_saves_comes_back_as_it_was(desk: Desk, tmp_path: Path) -> None:
    book = desk.export()
    book.put("Sessions", "chat", "To", time(13, 30))
    edited = book.save(tmp_path / "edited.xlsx")

    for path in (desk.path, edited):
        profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
        words = ["soffice", profile, "--headless", "--convert-to", "xlsx", "--outdir", tmp_path / "saved", path]
        subprocess.run(words, check=True, capture_output=True, timeout=300)

    assert differences(tmp_path / "saved" / "directory.xlsx", desk.assets) == ([], {}, [])
    _, changed, _ = differences(tmp_path / "saved" / "edited.xlsx", desk.assets)
    assert [(key, [cell.column.title for cell in cells]) for key, cells in changed.items()] == [
        (("session", "chat 1"), ["To"])
    ]


def test_nothing_secret_is_in_a_workbook_and_all_of_it_is_still_there_after(site: OpenSite, tmp_path: Path) -> None:
    planted, desk = plant(), Desk(tmp_path)
    site(planted.files)
    before, book = desk.texts(), desk.export()
    with zipfile.ZipFile(desk.path) as archive:
        words = "".join(archive.read(name).decode("utf-8", "replace") for name in archive.namelist()).lower()

    assert {what for what, word in planted.secret.items() if word.lower() in words} == set()
    assert planted.public["a name"].lower() in words  # the control
    assert book.row("Activities", "held-fields")[book.column("Activities", "Who to contact: phone")] == IN_FILE
    book.put("Activities", "held-fields", "Who to contact: email", "")  # which takes nothing away
    book.put("Activities", "held-fields", "Summary", "People meet here and talk about wool and string.")
    done = desk.take_back(book)
    after = desk.texts()
    assert [name for name in before if before[name] != after[name]] == ["activities/held-fields.yaml"]
    assert after["activities/held-fields.yaml"] == before["activities/held-fields.yaml"].replace(
        b"People meet here and talk about wool.", b"People meet here and talk about wool and string."
    )
    assert {what for what, word in planted.secret.items() if word.lower() in done.stdout.lower()} == set()
    assert "What is kept in the file was not taken away." in done.stdout
