"""What changes what a visitor sees is said last, nearest to where the eye is; what was put right is only counted."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from fingerpost.cli import commands

MAPPING = """\
source: A list of ours
licence: our own
key: [<Name>]
records:
  activity:
    id: [<Name>]
    name: <Name>
    summary: <About>
    sessions: {opening_hours: <When>}
    contact: {phone: <Phone>}
    checked: {on: 2026-10-01, how: list}
"""
LIST = """\
Name,About,When,Phone
Tea,Warm drinks,Some afternoons of most weeks,01632 960123
Chess,Play chess,Monday 2pm-4pm,01632 960124 and 01632 960125
Quiz,Quiz time,Monday 2pm-4pm,01632 960126
Darts,Play darts with people who like it,Closed - no longer running,01632 960127
"""
HEADING = "Look at these first: rows left out, times, places and what is private."


@pytest.fixture(autouse=True)
def _in_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("map.yaml").write_text(MAPPING, "utf-8")
    Path("list.csv").write_text(LIST, "utf-8")


def lines(*words: str) -> list[str]:
    result = CliRunner().invoke(commands, ["import", "csv", "list.csv", "--mapping", "map.yaml", *words])
    return [line for line in result.output.splitlines() if not line.startswith("  ")]


def test_what_a_visitor_would_notice_comes_last_below_a_heading() -> None:
    output = lines()

    at = output.index(HEADING)
    codes = [line.split()[1] for line in output[at + 1 :] if line.startswith("list.csv:")]
    assert codes == ["hours-unclear", "row-closed"]
    assert [line.split()[1] for line in output[:at] if line.startswith("list.csv:")] == ["phone-and-more"]


def test_what_was_put_right_is_one_line_of_each_kind() -> None:
    assert lines()[0] == "3 remarks summary-short: Summaries that were too short. Put right; add --all to see each."
    assert sum(" summary-short (warning):" in line for line in lines("--all")) == 3


def test_nothing_is_headed_where_all_is_of_one_sort() -> None:
    Path("list.csv").write_text(
        LIST.replace(" and 01632 960125", "")
        .replace("Warm drinks", "Warm drinks " * 3)
        .replace("Play chess", "Play chess with us all")
        .replace("Quiz time", "Quiz time with us all"),
        "utf-8",
    )

    assert HEADING not in lines()
    assert any("hours-unclear" in line for line in lines())
