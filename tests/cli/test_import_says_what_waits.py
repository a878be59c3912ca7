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
    assert "\n  1: This text names a person to get in touch with. (held-named-person)\n" in words
    assert "record is not shown yet" not in words
    assert words.endswith("Next: fingerpost check\n")


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


PLACES = MAPPING.replace(
    "  activity:",
    "  place:\n    key: [<Hall>]\n    id: [<Hall>]\n    name: <Hall>\n    town: Wells\n    postcode: <Postcode>\n"
    "    checked: {on: 2026-10-01, how: list}\n  activity:",
)
SETTINGS = """\
title: Hills
site: https://hills.example.org/
example: yes
country: GB
nation: ENG
timezone: Europe/London
languages: [en]
editors: {name: The team, email: hello@example.org}
crisis:
  - {when: In danger, name: Emergency services, phone: "999", for: [medical]}
  - {when: Someone to listen, name: Samaritans, phone: 116 123, for: [self]}
area: {name: Hills, outcodes: [%s]}
"""


def with_halls(folder: Path, outcodes: str, number: int) -> str:
    """What an import says of halls in BA10, BA2 and onwards, where the settings have these outcodes."""
    (folder / "assets").mkdir()
    (folder / "assets/directory.yaml").write_text(SETTINGS % outcodes, "utf-8")
    lines = ["Name,About,When,Contact,Tel,Hall,Postcode"]
    lines += [
        f"Art {n},Paint together and have some tea.,Tu 10:00-12:00,,01632 960{n},Hall {n},BA{(n % 3) * 8 + 2} 1AA"
        for n in range(101, 101 + number)
    ]
    (folder / "list.csv").write_text("\n".join(lines), "utf-8")
    (folder / "list.mapping.yaml").write_text(PLACES, "utf-8")
    return run("import", "list.csv", cwd=folder).stdout


def test_postcodes_that_the_settings_lack_are_given_to_be_written_there(tmp_path: Path) -> None:
    words = with_halls(tmp_path, "BA10", 9)

    assert "\n6 places are outside the postcodes of the area." in words
    assert "\n  under area: outcodes: [BA10, BA2, BA18]\n" in words


@pytest.mark.parametrize(("outcodes", "number"), [("BA10", 7), ("BA2, BA10, BA18", 9), ("", 9)])
def test_a_few_halls_beyond_the_area_are_left_to_the_check(outcodes: str, number: int, tmp_path: Path) -> None:
    assert "outside the postcodes" not in with_halls(tmp_path, outcodes, number)
