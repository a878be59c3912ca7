"""fingerpost postcodes, as a person runs it."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from fingerpost.cli.postcodes import command
from fingerpost.geography.table import PostcodeTable


def run(*args: object) -> Result:
    return CliRunner().invoke(command, [str(arg) for arg in args])


@pytest.fixture
def assets(tmp_path: Path) -> Path:
    folder = tmp_path / "assets"
    folder.mkdir()
    return folder


def test_the_table_is_written_and_its_size_reported(code_point: Path, assets: Path) -> None:
    result = run(code_point, "--areas", "ba11, TA", "--assets", assets)

    assert result.exit_code == 0, result.output
    assert result.stdout.startswith("5 postcodes in 2 outcodes, written to ")
    assert "Left out of the areas that were read: 1 (no position)." in result.output
    assert PostcodeTable(assets / "postcodes").outcodes == ("BA11", "TA1")


def test_the_edition_can_be_named(code_point: Path, assets: Path) -> None:
    run(code_point, "--areas", "BA", "--assets", assets, "--edition", "May 2025")

    assert PostcodeTable(assets / "postcodes").attribution[0].endswith("right 2025")


@pytest.mark.parametrize(
    ("areas", "message"),
    [
        ("BA,nowhere", "nowhere is neither a postcode area nor an outcode."),
        (",", "No area is named."),
        ("BA,ZE", "codepo_gb.zip has no postcodes of ZE. Nothing was written."),
        ("BA40", "codepo_gb.zip has no postcodes of BA40. Nothing was written."),
    ],
)
def test_an_area_that_cannot_be_had_writes_nothing(code_point: Path, assets: Path, areas: str, message: str) -> None:
    result = run(code_point, "--areas", areas, "--assets", assets)

    assert (result.exit_code, result.stderr.splitlines()[0]) == (2, f"fingerpost postcodes: {message}")
    assert not (assets / "postcodes").exists()


def test_an_area_without_positions_is_not_offered(tmp_path: Path, assets: Path) -> None:
    path = tmp_path / "ONSPD.csv"
    path.write_text(
        "pcds,lat,long,doterm\nBA11 1AA,51.23,-2.32,\nJE2 3AB,99.999999,0.000000,\n",
        "utf-8",
    )

    result = run(path, "--areas", "BA,JE", "--assets", assets)

    assert result.exit_code == 2
    assert "does not say where the postcodes of JE are. Nothing was written." in result.stderr
    assert "Leave JE out of --areas." in result.stderr


def test_a_damaged_file_writes_nothing_and_shows_no_traceback(code_point: Path, assets: Path) -> None:
    data = bytearray(code_point.read_bytes())
    middle = data.index(b"Data/CSV/ba.csv") + 60
    data[middle : middle + 20] = bytes(20)
    code_point.write_bytes(data)

    result = run(code_point, "--areas", "BA", "--assets", assets)

    assert (result.exit_code, isinstance(result.exception, SystemExit)) == (2, True)
    assert "Download the file again." in result.stderr
    assert not (assets / "postcodes").exists()


def test_a_folder_that_is_not_there_is_reported(code_point: Path, tmp_path: Path) -> None:
    result = run(code_point, "--areas", "BA", "--assets", tmp_path / "nowhere")

    assert result.exit_code == 2
    assert "There is no folder called" in result.stderr


def test_help_shows_an_example() -> None:
    assert "fingerpost postcodes codepo_gb.zip --areas" in run("--help").output
