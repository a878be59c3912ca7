"""What GitHub runs for us: well formed, and safe with files that come from strangers."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

GITHUB = Path(__file__).parents[2] / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
TOOLS = Path(sys.executable).parent

FORMS = {
    "vendor.github-workflows": WORKFLOWS,
    "custom.github-workflows-require-timeout": WORKFLOWS,
    "vendor.github-issue-forms": [GITHUB / "ISSUE_TEMPLATE" / "add-or-change.yml"],
    "vendor.github-issue-config": [GITHUB / "ISSUE_TEMPLATE" / "config.yml"],
    "vendor.dependabot": [GITHUB / "dependabot.yml"],
}

by_name = pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)


def run(tool: str, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([TOOLS / tool, *arguments], capture_output=True, text=True, check=False)


@pytest.mark.parametrize("schema", FORMS)
def test_github_can_read_every_file(schema: str) -> None:
    result = run("check-jsonschema", "--builtin-schema", schema, *FORMS[schema])

    assert result.returncode == 0, result.stdout + result.stderr


def test_zizmor_finds_nothing_unsafe() -> None:
    result = run("zizmor", "--offline", "--pedantic", "--no-progress", "--color=never", GITHUB)

    assert result.returncode == 0, result.stdout + result.stderr


def test_zizmor_would_see_text_of_strangers_in_a_command(tmp_path: Path) -> None:
    workflow = tmp_path / ".github" / "workflows" / "unsafe.yml"
    workflow.parent.mkdir(parents=True)
    text = (GITHUB / "workflows" / "check.yml").read_text(encoding="utf-8")
    workflow.write_text(text.replace("run: make setup", 'run: echo "${{ github.event.pull_request.title }}"'))

    result = run("zizmor", "--offline", "--no-progress", "--color=never", tmp_path)

    assert "template-injection" in result.stdout


@by_name
def test_a_workflow_may_do_nothing_that_a_job_does_not_ask_for(path: Path) -> None:
    workflow = yaml.safe_load(path.read_text(encoding="utf-8"))

    assert workflow["permissions"] == {}
    assert all("permissions" in job for job in workflow["jobs"].values())


@by_name
def test_a_job_is_named_for_the_question_it_answers(path: Path) -> None:
    jobs = yaml.safe_load(path.read_text(encoding="utf-8"))["jobs"]

    assert [job["name"] for job in jobs.values() if not job["name"].endswith("?")] == []


@by_name
def test_every_action_is_pinned_to_a_commit_and_says_its_version(path: Path) -> None:
    uses = re.findall(r"uses: (.+)", path.read_text(encoding="utf-8"))

    assert uses
    assert [use for use in uses if not re.fullmatch(r"[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", use)] == []


def test_a_proposed_change_meets_no_secret() -> None:
    text = (GITHUB / "workflows" / "check.yml").read_text(encoding="utf-8")

    assert "pull_request:" in text
    assert "pull_request_target" not in text
    assert "secrets." not in text
