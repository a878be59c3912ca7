"""What each pull request is given, and by which rights: the steps as GitHub runs them, with a hub of our own."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
import yaml

from tests.conftest import OpenSite
from tests.github.test_intake_workflow import git
from tests.github.test_workflows import GITHUB, TOOLS, as_github_runs_it, steps_of

# Answers with what "open" holds, cut by jq in reality: here the lines that the test wrote for this question.
GH = """#!/bin/sh
printf '%s|' "$@" >> calls
echo >> calls
case "$*" in
  *.number*) cat numbers-open ;;
  *.head.sha*) cat shas-open ;;
esac
"""
SHA = "0123456789abcdef0123456789abcdef01234567"


@pytest.fixture(name="there")
def _there(tmp_path: Path) -> Path:
    gh = tmp_path / "gh"
    gh.write_text(GH)
    gh.chmod(0o755)
    return tmp_path


def ask_for_number(there: Path, numbers: str) -> str:
    (there / "numbers-open").write_text(numbers)
    command = steps_of("changes", "words")["Ask which open pull request ends with this commit"]
    output = there / "output"
    output.write_text("")
    environ = {"GITHUB_OUTPUT": str(output), "GH_REPO": "o/r", "SHA": SHA}
    result = as_github_runs_it(command, there, **environ, PATH=f"{there}:/usr/bin:/bin")
    assert result.returncode == 0, result.stderr
    return output.read_text()


def test_only_the_one_open_pull_request_that_ends_with_the_commit_is_answered(there: Path) -> None:
    assert ask_for_number(there, "12\n") == "number=12\n"
    assert ask_for_number(there, "") == ""
    assert ask_for_number(there, "12\n13\n") == ""
    assert ask_for_number(there, "12; touch ran\n") == ""
    assert "select(.head.sha == env.SHA)" in (there / "calls").read_text()


def test_the_words_are_of_the_commit_that_was_checked_and_nothing_of_it_is_run(
    site: OpenSite, there: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site({})
    (there / ".venv").symlink_to(TOOLS.parent)
    git(there, "init", "-q", "-b", "main")
    git(there, "add", "assets")
    git(there, "commit", "-qm", "Begin")
    git(there, "clone", "-q", "--bare", str(there), "hub")
    git(there, "checkout", "-q", "-b", "proposal")
    record = there / "assets" / "activities" / "chat.yaml"
    record.write_text(record.read_text().replace("to: 13:00", "to: 13:30"))
    (there / "Makefile").write_text("setup:\n\ttouch ran\n")
    git(there, "add", "assets", "Makefile")
    git(there, "commit", "-qm", "Change")
    sha = git(there, "rev-parse", "HEAD").strip()
    git(there, "push", "-q", str(there / "hub"), "HEAD:refs/pull/12/head")
    git(there, "checkout", "-q", "main")
    output = there / "output"
    command = steps_of("changes", "words")["Say what changes"]
    environ = {"REMOTE": str(there / "hub"), "NUMBER": "12", "PICTURES": "https://example.org/", "SHA": sha}
    environ |= {"GITHUB_OUTPUT": str(output), "SOURCE_DATE_EPOCH": "1795219200"}

    result = as_github_runs_it(command, there, **environ)
    later = as_github_runs_it(command, there, **{**environ, "SHA": SHA, "GITHUB_OUTPUT": str(there / "other")})

    assert result.returncode == 0, result.stderr
    assert output.read_text() == "number=12\n"
    assert "11am to 1&#58;30pm" in (there / "changes" / "summary.md").read_text("utf-8")
    assert (there / "changes" / "chat-after.svg").is_file()
    assert not (there / "ran").exists()
    assert git(there, "status", "--porcelain", "assets") == ""  # the proposal is not checked out
    assert later.returncode == 0
    assert not (there / "other").exists()
    assert "Somebody has changed the proposal meanwhile" in later.stdout


def put_pictures(there: Path, sha: str) -> subprocess.CompletedProcess[str]:
    command = steps_of("changes", "pictures")["Put the pictures on a branch of their own"]
    environ = {"GH_REPO": "o/r", "REMOTE": str(there / "hub"), "SHA": sha, "CHANGES": str(there / "changes")}
    folder = there / f"run-{sha[:4]}"
    folder.mkdir()
    (folder / "shas-open").write_text((there / "shas-open").read_text())
    return as_github_runs_it(command, folder, **environ, PATH=f"{there}:/usr/bin:/bin")


def test_the_branch_of_the_pictures_has_those_of_open_proposals_and_no_past(there: Path) -> None:
    (there / "hub").mkdir()
    git(there / "hub", "init", "-q", "--bare")
    (there / "changes").mkdir()
    (there / "changes" / "chat-after.svg").write_text("<svg/>")
    first, second, third = (str(number) * 40 for number in (1, 2, 3))

    for sha, still_open in ((first, first), (second, f"{first}\n{second}"), (third, f"{second}\n{third}")):
        (there / "shas-open").write_text(f"{still_open}\n")
        result = put_pictures(there, sha)
        assert result.returncode == 0, result.stderr

    listed = git(there / "hub", "ls-tree", "-r", "--name-only", "proposal-pictures").split()
    assert listed == [f"{second}/chat-after.svg", f"{third}/chat-after.svg"]
    assert git(there / "hub", "rev-list", "--count", "proposal-pictures").strip() == "1"


def test_without_a_picture_nothing_is_pushed(there: Path) -> None:
    (there / "changes").mkdir()
    (there / "shas-open").write_text("")

    assert put_pictures(there, SHA).returncode == 0
    assert not (there / "calls").exists()


def test_who_reads_the_proposal_writes_nothing_and_who_writes_reads_none() -> None:
    jobs = yaml.safe_load((GITHUB / "workflows" / "changes.yml").read_text("utf-8"))["jobs"]

    assert jobs["words"]["permissions"] == {"contents": "read", "pull-requests": "read"}
    assert jobs["comment"]["permissions"] == {"pull-requests": "write"}
    for name in ("pictures", "comment"):
        steps = jobs[name]["steps"]
        assert not any("fingerpost" in step.get("run", "") or "checkout@" in step.get("uses", "") for step in steps)
    # What the run of the proposal made is never taken: every artifact is of this run.
    assert not any("run-id" in step.get("with", {}) for job in jobs.values() for step in job["steps"])
