"""From an issue that gets its label to a pull request: the steps as GitHub runs them, with a hub of our own."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
import yaml

from tests.conftest import OpenSite
from tests.github.test_workflows import GITHUB, TOOLS, as_github_runs_it, steps_of
from tests.intake.bodies import RIGHT, WALK, issue_body
from tests.intake.type_intake import type_intake

# Writes down what it was asked, and what files held; says what may be done, and which pull requests are open.
GH = """#!/bin/sh
for word; do printf '%s|' "$word" >> calls; done
echo >> calls
case "$1 $2" in
  "api repos/o/r/collaborators/jo/permission") cat may ;;
  "pr list") cat open ;;
esac
while [ $# -gt 0 ]; do
  [ "$1" != --body-file ] || cp "$2" said
  shift
done
"""


def git(folder: Path, *words: str) -> str:
    who = ("-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "init.defaultBranch=main")
    return subprocess.run(["git", *who, *words], cwd=folder, check=True, capture_output=True, text=True).stdout


@pytest.fixture(name="there")
def _there(site: OpenSite, tmp_path: Path) -> Path:
    """A folder as a workflow has it, whose hub is beside it."""
    site({})
    (tmp_path / ".venv").symlink_to(TOOLS.parent)
    (tmp_path / ".gitignore").write_text("*\n!assets/\n!assets/**\n")
    gh = tmp_path / "gh"
    gh.write_text(GH)
    gh.chmod(0o755)
    (tmp_path / "may").write_text("write\n")
    (tmp_path / "open").write_text("")
    git(tmp_path, "init", "-q", "-b", "main")
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-qm", "Begin")
    git(tmp_path, "clone", "-q", "--bare", str(tmp_path), "hub")
    return tmp_path


def write_event(there: Path, body: str) -> Path:
    event = there / "event.json"
    event.write_text(json.dumps({"action": "labeled", "issue": {"number": 12, "title": "$(id)", "body": body}}))
    return event


def change(there: Path, body: str) -> None:
    """What the first job hands over, made in this process; one test below runs its step for real."""
    type_intake(write_event(there, body).read_bytes(), "--event", "--into", "proposal")


def propose(there: Path) -> subprocess.CompletedProcess[str]:
    git(there, "checkout", "-q", "--force", "main")
    git(there, "clean", "-qfd", "assets")
    environ = {"PROPOSAL": str(there / "proposal"), "REMOTE": str(there / "hub"), "NUMBER": "12", "BASE": "main"}
    commands = steps_of("intake", "propose")["Propose it, or say why not"]
    return as_github_runs_it(commands, there, **environ, PATH=f"{there}:/usr/bin:/bin")


def test_nothing_has_changed_becomes_a_branch_with_one_changed_line(there: Path) -> None:
    event = write_event(there, issue_body({"want": RIGHT, "name": "Frome Talking Cafe", "source": "I run it"}))
    environ = {"GITHUB_EVENT_PATH": str(event), "SOURCE_DATE_EPOCH": "1795219200"}
    run = as_github_runs_it(steps_of("intake", "change")["Make the change"], there, **environ)
    assert run.returncode == 0, run.stderr

    result = propose(there)

    assert result.returncode == 0, result.stderr
    difference = git(there / "hub", "diff", "-U0", "main", "entry/issue-12").splitlines()
    assert difference[4:] == [
        difference[4],
        "-checked: {on: 2026-10-01, how: phone}",
        "+checked: {on: 2026-11-21, how: group}",
    ]
    assert git(there / "hub", "log", "-1", "--format=%an %ae", "entry/issue-12").strip() == (
        "github-actions[bot] 41898282+github-actions[bot]@users.noreply.github.com"
    )
    calls = (there / "calls").read_text().splitlines()
    assert calls[1].startswith("pr|create|--head|entry/issue-12|--base|main|--title|Still right: Frome Talking Cafe|")
    assert calls[2] == "workflow|run|check.yml|--ref|entry/issue-12|"
    assert "Closes #12." in (there / "said").read_text()


def test_what_is_new_is_proposed_with_what_check_says(there: Path) -> None:
    change(there, issue_body(WALK))

    propose(there)

    assert git(there / "hub", "diff", "--name-status", "main", "entry/issue-12") == (
        "A\tassets/activities/thursday-strollers.yaml\n"
    )
    text = (there / "said").read_text()
    assert "**For you to decide**" in text
    assert "category&#45;to&#45;confirm" in text


def test_what_cannot_be_understood_is_answered_and_not_proposed(there: Path) -> None:
    change(there, issue_body({**WALK, "description": "### Phone number\n\n01632 960999"}))

    result = propose(there)

    assert result.returncode == 0, result.stderr
    assert (there / "calls").read_text().splitlines() == [
        f"issue|comment|12|--body-file|{there / 'proposal' / 'answer.md'}|"
    ]
    assert "is there twice" in (there / "said").read_text()
    assert git(there / "hub", "branch", "--list", "entry/*") == ""


def test_a_proposal_that_an_editor_has_worked_on_is_not_written_over(there: Path) -> None:
    (there / "open").write_text("7\n")
    change(there, issue_body(WALK))

    propose(there)

    assert "There is a proposal already: #7." in (there / "said").read_text()
    assert git(there / "hub", "branch", "--list", "entry/*") == ""


HOSTILE = '"; touch ran; $(touch ran) `touch ran` ${{ secrets.X }} @team #1'


def test_no_word_of_an_issue_is_run_and_nobody_named_in_it_is_called(there: Path) -> None:
    change(there, issue_body({**WALK, "name": HOSTILE, "summary": f"Walk with us {HOSTILE}"}))

    result = propose(there)

    assert result.returncode == 0, result.stderr
    assert "title" in {path.name for path in (there / "proposal").iterdir()}  # the control: it was proposed
    assert not list(there.rglob("ran"))
    text = (there / "said").read_text().replace("Closes #12", "")
    assert "@" not in text
    assert "#1" not in text.replace("&#", "")
    assert "&#64;&#8203;team" in text


def test_only_a_record_is_written_whatever_the_path_says(there: Path) -> None:
    change(there, issue_body(WALK))

    for path in (
        "../outside.yaml",
        "assets/activities/../x.yaml",
        ".github/workflows/check.yml",
        "assets/directory.yaml",
    ):
        (there / "proposal" / "paths").write_text(f"assets/activities/thursday-strollers.yaml\n{path}\n")
        result = propose(there)

        assert (result.returncode, "The change is to something that is no record." in result.stdout) == (1, True), path
    assert git(there / "hub", "branch", "--list", "entry/*") == ""


@pytest.mark.parametrize(("may", "code"), [("admin", 0), ("write", 0), ("read", 1), ("none", 1), ("", 1)])
def test_only_who_may_write_can_have_a_proposal_made(there: Path, may: str, code: int) -> None:
    (there / "may").write_text(may)
    command = steps_of("intake", "change")["Ask whether who gave the label may change the directory"]

    result = as_github_runs_it(command, there, GH_REPO="o/r", SENDER="jo", PATH=f"{there}:/usr/bin:/bin")

    assert result.returncode == code


def test_the_job_that_reads_the_issue_may_write_nothing() -> None:
    workflow = yaml.safe_load((GITHUB / "workflows" / "intake.yml").read_text("utf-8"))
    jobs = workflow["jobs"]

    assert jobs["change"]["permissions"] == {"contents": "read"}
    assert jobs["change"]["if"] == "github.event.label.name == 'propose'"
    assert jobs["propose"]["needs"] == "change"
    assert not any("fingerpost intake" in step.get("run", "") for step in jobs["propose"]["steps"])
