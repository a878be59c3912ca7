"""The two worked examples of the handbook, with the real tables they were made for."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from fingerpost.checks import check_directory
from fingerpost.exchange.tables.table_import import import_table
from fingerpost.reading.read import read_directory
from tests.libraries import MAPPING, TABLE, imported_libraries, rows_of_libraries

ROOT = Path(__file__).parents[2]
MAPPINGS = ROOT / "docs" / "handbook" / "mappings"
DATA = ROOT.parent / "shared" / "data"

pytestmark = pytest.mark.skipif(not DATA.is_dir(), reason="the real tables are not beside this checkout")


def test_every_open_library_but_one_typed_twice_becomes_a_record(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    assets = imported_libraries(tmp_path_factory)

    directory, problems = read_directory(assets)
    assert rows_of_libraries(assets) == (4231, 3752, 1)
    assert problems == []
    assert len(directory.activities) == len(directory.places) == 3752
    assert directory.activities["frome-library"].sessions[0].place == "frome-library"


def test_libraries_that_are_brought_in_again_are_the_same(
    tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    assets = tmp_path / "assets"
    shutil.copytree(imported_libraries(tmp_path_factory), assets)

    assert import_table("csv", TABLE, MAPPING, assets).same == 3752 * 2 + 208


def test_every_food_bank_becomes_a_record_without_an_error(tmp_path: Path) -> None:
    table = DATA / "uk_foodbanks" / "foodbanks.json"
    outcome = import_table("json", table, MAPPINGS / "uk_foodbanks.yaml", tmp_path)
    again = import_table("json", table, MAPPINGS / "uk_foodbanks.yaml", tmp_path)

    directory, problems = read_directory(tmp_path)
    assert (outcome.rows, outcome.rows_left_out, len(directory.activities)) == (306, 0, 302)
    assert again.same == sum(outcome.new.values())
    assert [*problems, *(p for p in check_directory(directory, today=date(2026, 11, 21)) if p.is_error)] == []
