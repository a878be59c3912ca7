"""The public libraries of the United Kingdom, imported once in a run as the handbook shows it."""

from __future__ import annotations

from pathlib import Path

import pytest

from fingerpost.exchange.tables.table_import import import_table
from tests.once import built_once

ROOT = Path(__file__).parents[1]
TABLE = ROOT.parent / "shared" / "data" / "uk_libraries" / "libraries.csv"
MAPPING = ROOT / "docs" / "handbook" / "mappings" / "uk_libraries.yaml"


def imported_libraries(factory: pytest.TempPathFactory) -> Path:
    """The folder of records of the 3,752 open libraries, none with a position. Nobody writes to it."""
    if not TABLE.is_file():
        pytest.skip("the real tables are not beside this checkout")
    return built_once(factory, "libraries", lambda assets: import_table("csv", TABLE, MAPPING, assets))
