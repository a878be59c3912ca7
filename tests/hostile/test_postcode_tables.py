"""Files of postcodes with numbers that no map has: they are left out, and the command neither stops nor waits."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from fingerpost.cli.postcodes import command

GOOD = '"BA11 1AA",10,377700,147900\n'
ONS = "pcds,doterm,lat,long\n"
GRID = "pcds,doterm,oseast1m,osnrth1m\n"
GOOD_ONS = "BA11 1AA,,51.2298,-2.3208\n"
GOOD_GRID = "BA11 1AA,,377700,147900\n"

LEFT_OUT = {
    "5,000 digits": GOOD + f'"BA11 1AB",10,{"9" * 5_000},147900\n',
    "400 digits": GOOD + f'"BA11 1AB",10,377700,{"9" * 400}\n',
    "north of everything": GOOD + '"BA11 1AB",10,377700,999999999999999\n',
    "off the grid": GOOD + '"BA11 1AB",10,999999999,999999999\n',
    "south of the grid": GOOD + '"BA11 1AB",10,377700,0\n',
    "powers": GOOD + '"BA11 1AB",10,²²,147900\n',
    "a formula": GOOD + '"=cmd|x",10,377700,147900\n',
    "NUL": GOOD + '\0\0"BA11 1AB",10,377700,147900\n',
    "not a number": ONS + GOOD_ONS + "BA11 1AB,,nan,nan\n",
    "without an end": ONS + GOOD_ONS + "BA11 1AB,,inf,-inf\n",
    "1e308": ONS + GOOD_ONS + "BA11 1AB,,1e308,1e308\n",
    "New York": ONS + GOOD_ONS + "BA11 1AB,,40.7,-74.0\n",
    "grid of 400 digits": GRID + GOOD_GRID + f"BA11 1AB,,{'9' * 400},147900\n",
    "grid below nothing": GRID + GOOD_GRID + "BA11 1AB,,-5,-5\n",
    "grid without an end": GRID + GOOD_GRID + "BA11 1AB,,377700,inf\n",
}
Make = Callable[[str], Result]


@pytest.fixture
def make(tmp_path: Path) -> Make:
    (tmp_path / "assets").mkdir()

    def run(content: str) -> Result:
        (tmp_path / "postcodes.csv").write_text(content, encoding="utf-8")
        return CliRunner().invoke(
            command, [str(tmp_path / "postcodes.csv"), "--areas", "BA11", "--assets", str(tmp_path / "assets")]
        )

    return run


@pytest.mark.parametrize("case", LEFT_OUT)
def test_a_row_that_no_map_has_is_left_out_and_reported(case: str, make: Make, tmp_path: Path) -> None:
    result = make(LEFT_OUT[case])

    assert result.exit_code == 0, result.output
    assert "Left out of the areas that were read: 1" in result.output
    table = json.loads((tmp_path / "assets" / "postcodes" / "ba11.json").read_text("utf-8"))
    assert table["units"] == "1AA"
    assert [table["lat"], table["lon"]] == [512298, -23208]


def test_a_quote_without_an_end_is_refused_and_nothing_written(make: Make, tmp_path: Path) -> None:
    result = make(GOOD + '"' + "x\n" * 100_000)

    assert result.exit_code == 2
    assert "breaks off or is damaged" in result.output
    assert not (tmp_path / "assets" / "postcodes").exists()
