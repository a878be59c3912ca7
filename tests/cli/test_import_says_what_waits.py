"""An import says at its end how many of its activities the site does not show yet, and why."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from fingerpost.cli import import_end
from fingerpost.cli.import_ import command
from tests.run import run

MAPPING = """\
source: Hills
licence: our own
key: [<Name>]
records:
  activity:
    id: [<Name>]
    name: <Name>
    summary: <About>
    sessions: {opening_hours: <When>}
    contact: {name: <Contact>, phone: <Tel>}
    checked: {on: 2026-10-01, how: list}
"""
ROWS = """\
Name,About,When,Contact,Tel
Art,Paint together and have some tea.,Tu 10:00-12:00,,01632 960123
Bingo,Ring Sue Ashford on 01632 960124 to come along.,Tu 10:00-12:00,,01632 960124
Choir,Sing with us. Text us on 07700 900123 before you come.,Tu 10:00-12:00,,01632 960125
Darts,Text us on 07700 900124 before you come to the first.,Tu 10:00-12:00,,01632 960126
Games,Games and tea for everybody who likes to play.,Tu 10:00-12:00,Call 07700 900125,01632 960127
"""


def imported(folder: Path, rows: str, *more: str) -> str:
    (folder / "list.csv").write_text(rows, "utf-8")
    (folder / "list.mapping.yaml").write_text(MAPPING, "utf-8")
    return run("import", "list.csv", *more, cwd=folder).stdout


def test_the_activities_that_wait_are_counted_with_the_reason(tmp_path: Path) -> None:
    words = imported(tmp_path, ROWS)

    assert "3 activities are not shown on the site yet, out of 5 of this list:\n" in words
    assert (
        "\n  2: There is a mobile number in this text, which is probably somebody's own. (held-personal-phone)\n"
        in words
    )
    assert "\n  1: This text names a person and says how to reach them. (held-named-person)\n" in words
    assert "record is not shown yet" not in words
    assert words.endswith("Next: fingerpost check --assets assets\n")


def test_of_a_very_large_directory_it_is_left_to_check(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(import_end, "_MOST_CHECKED", 4)
    monkeypatch.chdir(tmp_path)
    imported(tmp_path, ROWS)
    Path("list.csv").write_text(ROWS.replace("Paint together", "Draw together"), "utf-8")

    words = CliRunner().invoke(command, ["csv", "list.csv"]).output

    assert "What of it is not shown on the site yet, and why, is said by: fingerpost check --all\n" in words
    assert "out of 5" not in words


def test_a_name_with_a_mobile_in_it_holds_back_the_name_alone(tmp_path: Path) -> None:
    imported(tmp_path, ROWS)

    lines = run("check", "--all", cwd=tmp_path).stdout.splitlines()

    (line,) = [each for each in lines if "games.yaml" in each and "held-" in each]
    assert line.endswith("It is not shown yet.")


def test_where_all_are_shown_nothing_is_said(tmp_path: Path) -> None:
    assert "not shown on the site" not in imported(tmp_path, "".join(ROWS.splitlines(keepends=True)[:2]))
    assert "not shown on the site" not in imported(tmp_path, ROWS, "--dry-run")
