"""What somebody gets who installs Fingerpost from its wheel."""

from __future__ import annotations

import os
import zipfile
from pathlib import Path

import pytest
from hatchling.build import build_wheel

from fingerpost.records.starter import VOCABULARIES

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "generator" / "fingerpost"


@pytest.fixture(scope="module")
def wheel_names(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The files in a freshly built wheel."""
    folder = tmp_path_factory.mktemp("wheel")
    before = Path.cwd()
    os.chdir(ROOT)  # hatchling builds the project of the current folder
    try:
        name = build_wheel(str(folder))
    finally:
        os.chdir(before)
    with zipfile.ZipFile(folder / name) as wheel:
        return set(wheel.namelist())


def test_the_wheel_holds_every_schema(wheel_names: set[str]) -> None:
    schemas = {f"fingerpost/schema/{path.name}" for path in (ROOT / "schema").glob("*.json")}

    assert schemas
    assert schemas <= wheel_names


def test_the_wheel_holds_the_vocabulary_that_a_new_directory_begins_with(wheel_names: set[str]) -> None:
    assert {f"fingerpost/starter/vocabulary/{name}.yaml" for name in VOCABULARIES} <= wheel_names


@pytest.mark.parametrize("folder", ["pages/templates", "browser", "language"])
def test_the_wheel_holds_every_file_of_a_room(folder: str, wheel_names: set[str]) -> None:
    files = {
        f"fingerpost/{path.relative_to(PACKAGE).as_posix()}"
        for path in (PACKAGE / folder).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }

    assert files
    assert files <= wheel_names


def test_the_wheel_holds_neither_tests_nor_example_records(wheel_names: set[str]) -> None:
    tops = {name.split("/")[0] for name in wheel_names}

    assert "fingerpost" in tops
    assert {top for top in tops if not top.startswith("fingerpost")} == set()


def test_the_wheel_offers_the_command_and_the_plugin(wheel_names: set[str]) -> None:
    assert [name for name in wheel_names if name.endswith(".dist-info/entry_points.txt")]
