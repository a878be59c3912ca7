"""fingerpost import, as it is typed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from fingerpost.cli import commands

MAPPING = """\
source: A list of ours
key: [<Name>]
records:
  place:
    id: [<Name>]
    name: <Name>
    town: <Town>
"""


@pytest.fixture(autouse=True)
def _in_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("map.yaml").write_text(MAPPING, "utf-8")
    Path("halls.csv").write_text("Name,Town\nOld Dairy,Frome\nTown Hall,\n", "utf-8")


def run(*words: str) -> Result:
    return CliRunner().invoke(commands, ["import", "csv", "halls.csv", "--mapping", "map.yaml", *words])


def test_it_says_what_was_done_and_what_was_left_out() -> None:
    result = run()

    assert result.output == (
        "halls.csv:3:2 missing: Town or village of Town Hall is missing.\n"
        "  hint: Write the town into that row. If all rows without one are in one town, write it into the mapping, "
        "under place: town: {first_of: [<Town>, Frome]}\n"
        "assets had no settings yet. A starter was written: directory.yaml, vocabulary/categories.yaml, "
        "vocabulary/needs.yaml, vocabulary/audiences.yaml, vocabulary/access.yaml.\n"
        "  Open assets/directory.yaml and write your own title and address.\n"
        "2 rows: 1 used, 1 left out.\n"
        "1 new (1 place), 0 changed, 0 the same.\n"
        "Next: fingerpost check\n"
    )
    assert result.exit_code == 1


def test_the_second_time_it_says_that_nothing_changed() -> None:
    run()

    assert run().output.endswith("2 rows: 1 used, 1 left out.\n0 new, 0 changed, 1 the same.\n")


def test_a_dry_run_says_so() -> None:
    assert "Nothing was written, because of --dry-run." in run("--dry-run").output
    assert not Path("assets").exists()


def test_a_script_gets_json() -> None:
    summary = json.loads(run("--json").output)

    assert (summary["rows"], summary["used"], summary["new"]) == (2, 1, {"place": 1})
    assert [(problem["code"], problem["line"], problem["column"]) for problem in summary["problems"]] == [
        ("missing", 3, 2)
    ]


def test_a_mapping_that_does_not_fit_stops_it() -> None:
    Path("map.yaml").write_text(MAPPING.replace("<Town>", "<Twon>"), "utf-8")

    result = run()

    assert result.exit_code == 2
    assert (
        "map.yaml:7:11 column-unknown: The table has no column called Twon.\n  hint: Write <Town>.\n" in result.output
    )
    assert not Path("assets").exists()


def test_a_remark_made_often_is_shown_five_times() -> None:
    Path("halls.csv").write_text("Name,Town\n" + "".join(f"Hall {number},\n" for number in range(7)), "utf-8")

    assert "... and 2 more missing. Add --all to see every one.\n" in run().output
    assert run("--all").output.count(" missing: ") == 7
