"""What somebody gets who installs Fingerpost from its wheel."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from hatchling.build import build_wheel

from fingerpost.writing.beginning import Beginning
from fingerpost.writing.new_directory import VOCABULARIES
from fingerpost.writing.own_wheel import own_wheel
from fingerpost.writing.start import start_directory

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "generator" / "fingerpost"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A freshly built wheel."""
    folder = tmp_path_factory.mktemp("wheel")
    before = Path.cwd()
    os.chdir(ROOT)  # hatchling builds the project of the current folder
    try:
        name = build_wheel(str(folder))
    finally:
        os.chdir(before)
    return folder / name


@pytest.fixture(scope="module")
def wheel_names(wheel: Path) -> set[str]:
    """The files in it."""
    with zipfile.ZipFile(wheel) as packed:
        return set(packed.namelist())


@pytest.fixture(scope="module")
def installed(wheel: Path) -> Path:
    """The wheel unpacked, as installing it does. Its folder goes before the checkout's on Python's path."""
    folder = wheel.parent / "installed"
    with zipfile.ZipFile(wheel) as packed:
        packed.extractall(folder)
    return folder


@pytest.fixture(scope="module")
def started(installed: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A directory that it has started. Nobody writes to it."""
    folder = tmp_path_factory.mktemp("started")
    done = run_installed(installed, folder, "init", "wells", "--town", "Wells")
    assert done.returncode == 0, done.stderr
    return folder / "wells"


def test_what_is_installed_makes_the_wheel_that_it_came_from(installed: Path, started: Path, tmp_path: Path) -> None:
    run_installed(installed, tmp_path, "init", "bath", "--town", "Bath")
    (first,) = (started / "packages").iterdir()
    (again,) = (tmp_path / "bath" / "packages").iterdir()

    assert first.read_bytes() == again.read_bytes() == own_wheel().data  # which was made from the checkout
    with zipfile.ZipFile(first) as packed:
        assert packed.testzip() is None
        names = set(packed.namelist())
    paths = {path.relative_to(installed).as_posix() for path in installed.rglob("*") if path.is_file()}
    assert names == {name for name in paths if "__pycache__" not in name}


def test_what_somebody_has_changed_is_not_put_into_a_directory(installed: Path, tmp_path: Path) -> None:
    shutil.copytree(installed, tmp_path / "installed")  # with what Python has compiled of it
    (tmp_path / "installed" / "fingerpost" / "records" / "slug.py").open("a").write("# mine\n")

    done = run_installed(tmp_path / "installed", tmp_path, "init", "wells")

    assert done.returncode == 2
    assert "fingerpost/records/slug.py is not as it was installed" in done.stderr
    assert not (tmp_path / "wells").exists()


def run_installed(installed: Path, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from fingerpost.cli import main; main()", *arguments]
    environ = {**os.environ, "PYTHONPATH": str(installed)}
    return subprocess.run(command, cwd=folder, env=environ, capture_output=True, text=True, check=False)


def test_the_wheel_holds_every_schema(wheel_names: set[str]) -> None:
    schemas = {f"fingerpost/schema/{path.name}" for path in (ROOT / "schema").glob("*.json")}

    assert schemas
    assert schemas <= wheel_names


def test_the_wheel_holds_the_vocabulary_that_a_new_directory_begins_with(wheel_names: set[str]) -> None:
    assert {f"fingerpost/starter/assets/vocabulary/{name}.yaml" for name in VOCABULARIES} <= wheel_names


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


def test_an_installed_fingerpost_starts_a_directory_and_builds_it(
    installed: Path, started: Path, tmp_path: Path
) -> None:
    shutil.copytree(started, tmp_path / "wells")

    built = run_installed(installed, tmp_path / "wells", "build", "--allow-empty")

    assert built.returncode == 0, built.stderr
    assert "Wells directory" in (tmp_path / "wells" / "site" / "index.html").read_text("utf-8")
    assert (tmp_path / "wells" / "site" / "handbook" / "problems" / "index.html").is_file()


def test_an_installed_fingerpost_builds_a_folder_of_nothing_but_records(
    installed: Path, started: Path, tmp_path: Path
) -> None:
    shutil.copytree(started, tmp_path / "wells")
    (tmp_path / "wells" / "mkdocs.yml").unlink()
    (tmp_path / "wells" / "docs").rename(tmp_path / "elsewhere")

    built = run_installed(installed, tmp_path / "wells", "build", "--allow-empty")

    assert built.returncode == 0, built.stderr


def test_what_init_writes_is_the_same_from_the_wheel_and_from_a_checkout(started: Path, tmp_path: Path) -> None:
    assert sorted(start_directory(tmp_path / "here", Beginning(town="Wells"), own_wheel())) == sorted(
        path.relative_to(started).as_posix() for path in started.rglob("*") if path.is_file()
    )
