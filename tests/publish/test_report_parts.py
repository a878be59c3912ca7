"""A long report: what comes first and last, what is counted, and what somebody can ask for."""

from __future__ import annotations

import csv
import io
import json
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from fingerpost.cli import commands
from tests.checks.test_each_code import ACTIVITY, write
from tests.conftest import OpenSite

OLD = "{on: 2025-09-20}"
DAY = {"SOURCE_DATE_EPOCH": "1795219200"}


def many(warnings: int, errors: int = 1) -> dict[str, str]:
    """Activities that nobody has checked for long, and some of a group that is not there."""
    files = {}
    for number in range(warnings):
        files[f"activities/old-{number:02}.yaml"] = write(ACTIVITY | {"name": f"Old {number}", "checked": OLD})
    for number in range(errors):
        files[f"activities/wrong-{number:02}.yaml"] = write(ACTIVITY | {"name": f"Wrong {number}", "group": "nobody"})
    return files


def check(*words: str, env: Mapping[str, str] | None = None) -> Result:
    return CliRunner().invoke(commands, ["check", *words], env={**DAY, "GITHUB_STEP_SUMMARY": "", **(env or {})})


def heads(output: str) -> list[str]:
    """The first word of each line that names a place: the file, without its line."""
    return [Path(line.split(":")[0]).stem for line in output.splitlines() if line.startswith("assets/")]


def test_errors_come_first_and_last_and_warnings_are_counted(site: OpenSite) -> None:
    site(many(25))

    result = check()

    assert result.exit_code == 1
    assert heads(result.output) == ["wrong-00", "old-00", "wrong-00"]
    assert "and 24 more like it: fingerpost check --all --code overdue" in result.output
    last = result.output.splitlines()[-3:]
    assert last[0].startswith("assets/activities/wrong-00.yaml:") and "group-unknown: There is no group" in last[0]
    assert last[2] == "29 records: 1 error and 25 warnings."
    assert len(result.output.splitlines()) < 24  # of a small terminal


def test_all_shows_each_warning(site: OpenSite) -> None:
    site(many(5))

    result = check("--all")

    assert heads(result.output) == ["wrong-00", *(f"old-{number:02}" for number in range(5)), "wrong-00"]
    assert "more like it" not in result.output


def test_of_many_errors_all_are_shown_and_ten_once_more(site: OpenSite) -> None:
    site(many(1, errors=13))

    headings = heads(check().output)

    assert headings.count("wrong-12") == 1
    assert headings[:13] == [f"wrong-{number:02}" for number in range(13)]
    assert headings[-10:] == [f"wrong-{number:02}" for number in range(10)]


def test_errors_alone(site: OpenSite) -> None:
    site(many(3))

    result = check("--errors")

    assert heads(result.output) == ["wrong-00"]
    assert result.output.endswith("7 records: 1 error.\n")


def test_files_alone_and_their_exit_code(site: OpenSite) -> None:
    site(many(3))

    one = check("--only", "assets/activities/old-01.yaml")
    two = check("--only", "assets/activities/old-01.yaml", "assets/activities/wrong-00.yaml")
    fine = check("--only", "assets/groups")

    assert (one.exit_code, heads(one.output)) == (0, ["old-01"])
    assert (two.exit_code, heads(two.output)) == (1, ["wrong-00", "old-01", "wrong-00"])
    assert (fine.exit_code, fine.output) == (0, "7 records: nothing to put right in what you asked for.\n")


def test_a_file_that_is_not_there_is_no_clean_file(site: OpenSite) -> None:
    site({})

    result = check("--only", "assets/activities/chatt.yaml")

    assert result.exit_code == 2
    assert "There is no file assets/activities/chatt.yaml." in result.stderr


def test_one_code_alone_is_shown_whole(site: OpenSite) -> None:
    site(many(3))

    result = check("--code", "overdue")

    assert (result.exit_code, heads(result.output)) == (0, ["old-00", "old-01", "old-02"])


@pytest.fixture
def in_git(site: OpenSite) -> OpenSite:
    def start(files: Mapping[str, str | bytes]) -> object:
        opened = site(files)
        who = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
        for words in (["init", "-q"], ["add", "assets"], [*who, "commit", "-q", "-m", "All"]):
            subprocess.run(["git", *words], check=True)
        return opened

    return start  # type: ignore[return-value]


def test_what_was_changed_or_is_new_since_a_commit(in_git: OpenSite) -> None:
    in_git(many(4))
    path = Path("assets/activities/old-02.yaml")
    path.write_text(path.read_text().replace("Old 2", "Old two"))
    Path("assets/activities/fresh.yaml").write_text(write(ACTIVITY | {"name": "Brand new", "checked": OLD}))

    result = check("--changed-since", "HEAD", "--all")

    assert (result.exit_code, heads(result.output)) == (0, ["fresh", "old-02"])


@pytest.mark.parametrize("name", ["nowhere", "--output=x", "HEAD^{tree}"])
def test_a_commit_that_is_none_is_a_sentence(name: str, in_git: OpenSite) -> None:
    in_git({})

    result = check(f"--changed-since={name}")

    assert result.exit_code == 2
    assert f"Git knows no branch or commit called {name}." in result.stderr
    assert not Path("x").exists()


def test_without_git_it_says_so(site: OpenSite) -> None:
    site({})

    result = check("--changed-since", "HEAD")

    assert result.exit_code == 2
    assert "Git does not look after this folder" in result.stderr


def test_a_table_has_a_line_for_each_problem(site: OpenSite) -> None:
    site(many(3))

    rows = list(csv.DictReader(io.StringIO(check("--format", "csv").stdout)))

    assert [row["code"] for row in rows] == ["overdue"] * 3 + ["group-unknown"]
    assert list(rows[0]) == ["severity", "code", "file", "line", "column", "message", "hint"]
    assert (rows[3]["severity"], rows[3]["file"], rows[3]["line"]) == ("error", "assets/activities/wrong-00.yaml", "7")
    assert check("--format", "csv").exit_code == 1


@pytest.mark.parametrize("start", ["=", "+", "-", "@"])
def test_a_spreadsheet_works_nothing_out(start: str, site: OpenSite) -> None:
    site({"activities/x.yaml": write(ACTIVITY | {"name": "Old", "group": f"'{start}SUM(A1)'"})})

    (row,) = csv.DictReader(io.StringIO(check("--format", "csv").stdout))

    assert row["message"].startswith(f"'{start}SUM(A1)")


def test_github_gets_what_changed_and_then_errors_elsewhere(
    in_git: OpenSite,
) -> None:
    in_git(many(4, errors=2))
    for name in ("old-03", "wrong-01"):
        path = Path(f"assets/activities/{name}.yaml")
        path.write_text(path.read_text() + "since: 2026-01-01\n")

    lines = check("--format", "github", "--changed-since", "HEAD").output.splitlines()

    files = [line.partition("file=assets/activities/")[2].partition(".yaml")[0] for line in lines[:3]]
    assert files == ["wrong-01", "wrong-00", "old-03"]
    assert ["3 " in line and "shows them" in line for line in lines[4:]] == [True]


def test_the_summary_on_github_has_what_does_not_fit_beside_the_lines(site: OpenSite, tmp_path: Path) -> None:
    site(many(12, errors=11))
    summary = tmp_path / "summary.md"

    check("--format", "github", env={"GITHUB_STEP_SUMMARY": str(summary)})

    text = summary.read_text().replace("&#45;", "-").replace("&#46;", ".")
    assert [name in text for name in ("wrong-10.", "old-10.", "old-11.")] == [True, True, True]
    assert [name in text for name in ("wrong-09.", "old-09.")] == [False, False]


def test_the_summary_is_not_touched_when_all_fits(site: OpenSite, tmp_path: Path) -> None:
    site(many(10, errors=10))
    summary = tmp_path / "summary.md"

    check("--format", "github", env={"GITHUB_STEP_SUMMARY": str(summary)})

    assert not summary.exists()


def test_a_private_line_is_not_quoted_for_another_fault_when_only_that_is_asked_for(site: OpenSite) -> None:
    line = "Ann <b>was</b> born on 4 May 1950 in Frome."
    site({"activities/x.yaml": write(ACTIVITY | {"summary": line})})

    shown = check("--code", "html-in-text").output

    assert "html-in-text" in shown
    assert "1950" not in shown
    assert "birth-date" in check().output  # it is there, and was only not asked for


def test_json_keeps_its_shape_when_a_part_is_asked_for(site: OpenSite) -> None:
    site(many(3))

    answer = json.loads(check("--errors", "--format", "json").output)

    assert list(answer) == ["records", "problems"]
    assert (answer["records"], [each["code"] for each in answer["problems"]]) == (7, ["group-unknown"])


def test_one_of_each_is_said_in_the_singular(site: OpenSite) -> None:
    site({"activities/x.yaml": write(ACTIVITY | {"checked": OLD, "group": "nobody"})})

    assert check().output.endswith("4 records: 1 error and 1 warning.\n")


@pytest.mark.usefixtures("short_handbook")
def test_a_build_of_one_page_and_an_import_of_one_row_say_so(site: OpenSite) -> None:
    opened = site({"activities/chat.yaml": write(ACTIVITY | {"checked": OLD})})
    for folder in ("groups", "places"):
        for path in (opened.assets / folder).glob("*.yaml"):
            path.unlink()
    Path("map.yaml").write_text(
        "source: Ours\nkey: [<Name>]\nrecords: {place: {id: [<Name>], name: <Name>, town: <Town>}}\n"
    )
    Path("halls.csv").write_text("Name,Town\nMarket Hall,Frome\n")

    built = CliRunner().invoke(commands, ["build"], env=DAY)
    brought = CliRunner().invoke(commands, ["import", "csv", "halls.csv", "--mapping", "map.yaml", "--dry-run"])

    assert "1 record became " in built.output and "1 warning: fingerpost check shows it." in built.output
    assert "1 row: 1 used, 0 left out." in brought.output
