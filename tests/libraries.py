"""The public libraries of the United Kingdom, imported once in a run as the handbook shows it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from fingerpost.exchange.tables.table_import import import_table
from tests.once import built_once

ROOT = Path(__file__).parents[1]
TABLE = ROOT.parent / "shared" / "data" / "uk_libraries" / "libraries.csv"
MAPPING = ROOT / "docs" / "handbook" / "mappings" / "uk_libraries.yaml"
ROWS = "rows.json"  # beside the records


def imported_libraries(factory: pytest.TempPathFactory) -> Path:
    """The folder of records of the 3,752 open libraries, none with a position. Nobody writes to it."""
    if not TABLE.is_file():
        pytest.skip("the real tables are not beside this checkout")
    return built_once(factory, "libraries", _import)


def rows_of_libraries(assets: Path) -> tuple[int, int, int]:
    """How many rows the table has, how many became records, and how many could not."""
    rows, used, left_out = json.loads(assets.with_name(ROWS).read_text("utf-8"))
    return rows, used, left_out


def _import(assets: Path) -> None:
    outcome = import_table("csv", TABLE, MAPPING, assets)
    rows = (outcome.rows, outcome.rows_used, outcome.rows_left_out)
    assets.with_name(ROWS).write_text(json.dumps(rows), encoding="utf-8")
