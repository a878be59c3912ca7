"""What GitHub runs for us: well formed, and safe with files that come from strangers."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from fingerpost import __version__
from fingerpost.writing.beginning import Beginning
from fingerpost.writing.start import guarded_files
from tests.conftest import OWN_PAGES, USUAL_FILES, OpenSite

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


def twice(node: yaml.Node) -> list[str]:
    """The keys that are in one mapping more than once: GitHub refuses the whole workflow, and YAML's readers do not."""
    if isinstance(node, yaml.MappingNode):
        keys = [key.value for key, _ in node.value]
        inside = [each for _, value in node.value for each in twice(value)]
        return [*(key for key in dict.fromkeys(keys) if keys.count(key) > 1), *inside]
    return [each for value in node.value for each in twice(value)] if isinstance(node, yaml.SequenceNode) else []


@by_name
def test_no_key_is_there_twice(path: Path) -> None:
    assert twice(yaml.compose(path.read_text(encoding="utf-8"))) == []


def test_a_key_that_is_there_twice_would_be_seen() -> None:
    assert twice(yaml.compose("jobs: {build: {steps: [{with: {depth: 2, depth: 0}}]}}")) == ["depth"]


def test_well_known_is_handed_over_with_the_site() -> None:
    steps = [
        step
        for path in WORKFLOWS
        for job in yaml.safe_load(path.read_text(encoding="utf-8"))["jobs"].values()
        for step in job["steps"]
        if "upload-pages-artifact" in step.get("uses", "")
    ]

    assert [step["with"].get("include-hidden-files") for step in steps] == [True]


def test_zizmor_finds_nothing_unsafe() -> None:
    result = run("zizmor", "--offline", "--pedantic", "--no-progress", "--color=never", GITHUB)

    assert result.returncode == 0, result.stdout + result.stderr


def test_what_init_writes_is_as_safe_and_well_formed(tmp_path: Path) -> None:
    for name, text in guarded_files(Beginning(town="Wells")).items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    workflows = sorted((tmp_path / ".github" / "workflows").glob("*.yml"))

    safe = run("zizmor", "--offline", "--pedantic", "--no-progress", "--color=never", tmp_path / ".github")
    formed = [run("check-jsonschema", "--builtin-schema", schema, *workflows) for schema in list(FORMS)[:2]]

    assert {path.stem for path in workflows} >= {"check", "intake", "publish"}
    assert [each.returncode for each in (safe, *formed)] == [0, 0, 0], safe.stdout + formed[0].stdout + formed[1].stdout
    assert "make setup" not in "".join(path.read_text("utf-8") for path in workflows)


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


def test_every_action_is_pinned_to_a_commit_and_says_its_version() -> None:
    uses = [use for path in WORKFLOWS for use in re.findall(r"uses: (.+)", path.read_text(encoding="utf-8"))]

    assert len(uses) > 10
    assert [use for use in uses if not re.fullmatch(r"[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", use)] == []


def test_a_proposed_change_meets_no_secret() -> None:
    text = (GITHUB / "workflows" / "check.yml").read_text(encoding="utf-8")

    assert "pull_request:" in text
    assert "pull_request_target" not in text
    assert "secrets." not in text


def steps_of(name: str, job: str) -> dict[str, str]:
    """The commands of a job, by the name of the step."""
    jobs = yaml.safe_load((GITHUB / "workflows" / f"{name}.yml").read_text(encoding="utf-8"))["jobs"]
    return {step["name"]: step["run"] for step in jobs[job]["steps"] if "run" in step}


def as_github_runs_it(commands: str, folder: Path, **environ: str) -> subprocess.CompletedProcess[str]:
    """Source: GitHub's documentation, "Workflow syntax", jobs.<job_id>.steps[*].shell."""
    script = folder / "step.sh"
    script.write_text(commands, encoding="utf-8")
    return subprocess.run(
        ["bash", "-e", script], cwd=folder, env={**os.environ, **environ}, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize(
    ("files", "ends", "code"),
    [
        ({}, 0, "0"),
        ({"activities/bad.yaml": "name: <b>Chat</b>: tea\n"}, 0, "3"),
        ({"directory.yaml": "title: [\n"}, 1, "1"),
    ],
)
def test_a_record_with_an_error_does_not_stop_a_night(
    site: OpenSite, tmp_path: Path, files: dict[str, str], ends: int, code: str
) -> None:
    site({**OWN_PAGES, **files})
    (tmp_path / ".venv").symlink_to(TOOLS.parent)
    output, summary = tmp_path / "output", tmp_path / "summary"
    environ = {"GITHUB_OUTPUT": str(output), "GITHUB_STEP_SUMMARY": str(summary), "SOURCE_DATE_EPOCH": "1795219200"}

    result = as_github_runs_it(steps_of("publish", "build")["Build the site"], tmp_path, **environ)

    assert result.returncode == ends, result.stderr
    assert output.read_text("utf-8") == f"code={code}\n"
    assert (tmp_path / "site" / "a" / "chat" / "index.html").is_file() == (ends == 0)
    assert summary.is_file() == (code != "0")
    if code == "3":
        assert "1 record was left out. Its page says that it is being corrected." in result.stderr
        assert "assets/activities/bad.yaml:1:" in result.stderr
        assert "bad&#46;yaml" in summary.read_text("utf-8")
        assert "<b>" not in summary.read_text("utf-8")
        assert "This page is being corrected" in (tmp_path / "site" / "a" / "bad" / "index.html").read_text("utf-8")


@pytest.mark.parametrize(("code", "ends"), [("0", 0), ("3", 1)])
def test_somebody_hears_of_a_record_that_was_left_out(tmp_path: Path, code: str, ends: int) -> None:
    (command,) = steps_of("publish", "whole").values()

    assert as_github_runs_it(command, tmp_path, CODE=code).returncode == ends


def test_what_was_left_out_is_reported_after_the_site_is_there() -> None:
    jobs = yaml.safe_load((GITHUB / "workflows" / "publish.yml").read_text(encoding="utf-8"))["jobs"]

    assert "deploy" in jobs["whole"]["needs"]
    assert jobs["deploy"]["needs"] == "build"


def test_a_proposed_change_is_not_let_by_with_an_error() -> None:
    assert "build --publish" in (GITHUB / "workflows" / "publish.yml").read_text(encoding="utf-8")  # the control
    assert not {"--publish", "--keep-going"} & set((GITHUB / "workflows" / "check.yml").read_text("utf-8").split())


GH = """#!/bin/sh
echo "$*" >> calls
[ "$1 $2" != "issue list" ] || cat number
"""


@pytest.mark.parametrize(
    ("number", "due", "calls"),
    [
        ("", "to check", ["issue create --title To check this week --label due --body-file due.md"]),
        ("", "", []),
        ("7", "to check", ["issue edit 7 --body-file due.md", "issue reopen 7"]),
        ("7", "", ["issue close 7"]),
    ],
)
def test_what_is_due_is_in_one_issue(tmp_path: Path, number: str, due: str, calls: list[str]) -> None:
    (tmp_path / "number").write_text(number)
    (tmp_path / "due.md").write_text(due)
    gh = tmp_path / "gh"
    gh.write_text(GH)
    gh.chmod(0o755)
    path = f"{tmp_path}{os.pathsep}{os.environ['PATH']}"

    result = as_github_runs_it(steps_of("due", "due")["Write it into the issue"], tmp_path, PATH=path)

    assert result.returncode == 0, result.stderr
    assert (tmp_path / "calls").read_text().splitlines()[2:] == calls


GH_WITH_ISSUES = """#!/bin/sh
case "$1 $2" in
  "label create") ;;
  "issue list") cat number 2> /dev/null || true ;;
  "issue create") echo 1 >> number; echo open > state; cp due.md issue ;;
  "issue edit") [ -f number ] && cp due.md issue ;;
  "issue reopen") echo open > state ;;
  "issue close") echo closed > state ;;
  *) exit 1 ;;
esac
"""


def test_from_week_to_week_it_stays_one_issue_also_when_somebody_has_closed_it(tmp_path: Path) -> None:
    (tmp_path / "gh").write_text(GH_WITH_ISSUES)
    (tmp_path / "gh").chmod(0o755)
    path = f"{tmp_path}{os.pathsep}{os.environ['PATH']}"
    step = steps_of("due", "due")["Write it into the issue"]
    weeks = [("1 to check", "open"), ("2 to check", "open"), ("closed by hand", "open"), ("", "closed"), ("3", "open")]

    for due, state in weeks:
        (tmp_path / "due.md").write_text(due)
        if due == "closed by hand":
            (tmp_path / "state").write_text("closed")
        result = as_github_runs_it(step, tmp_path, PATH=path)
        assert result.returncode == 0, result.stderr
        assert (tmp_path / "number").read_text() == "1\n"
        assert (tmp_path / "state").read_text().strip() == state, due
        assert not due or (tmp_path / "issue").read_text() == due


def test_broken_links_are_in_the_same_issue(site: OpenSite, tmp_path: Path) -> None:
    chat = USUAL_FILES["activities/chat.yaml"].replace("01632 960124", "01632 960124, website: https://x.example.org/")
    site({"activities/chat.yaml": chat})
    (tmp_path / ".venv").symlink_to(TOOLS.parent)
    row = {"result": "failed", "why": "Gone.", "failures": ["2026-10-01", "2026-10-08", "2026-11-15"]}
    (tmp_path / "links.json").write_text(json.dumps({"links": {"https://x.example.org/": row}}))
    command = steps_of("due", "due")["List what is due, and which links are broken"]

    result = as_github_runs_it(command, tmp_path, SOURCE_DATE_EPOCH="1795219200")

    assert result.returncode == 0, result.stderr
    issue = (tmp_path / "due.md").read_text("utf-8")
    assert "1 to check" in issue
    assert "\n## Links\n\n**Broken: 3 failures or more, over two weeks**" in issue
    assert "[Frome Talking Cafe](https://directory.example.org/a/chat/)" in issue


def test_the_ledger_is_committed_beside_what_others_have_pushed_meanwhile(tmp_path: Path) -> None:
    def git(folder: Path, *words: str) -> str:
        who = ("-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "init.defaultBranch=main")
        return subprocess.run(["git", *who, *words], cwd=folder, check=True, capture_output=True, text=True).stdout

    hub, ours, theirs = (tmp_path / name for name in ("hub", "ours", "theirs"))
    for folder in (hub, ours):
        folder.mkdir()
    git(hub, "init", "-q", "--bare", "-b", "main")
    git(ours, "init", "-q", "-b", "main")
    (ours / "assets").mkdir()
    (ours / "assets" / "record").write_text("one")
    git(ours, "add", "-A")
    git(ours, "commit", "-qm", "Begin")
    git(ours, "push", "-q", str(hub), "main")
    git(tmp_path, "clone", "-q", str(hub), str(theirs))
    (theirs / "assets" / "record").write_text("two")
    git(theirs, "commit", "-qam", "Meanwhile")
    git(theirs, "push", "-q", "origin", "main")
    (ours / "assets" / "ledger.csv").write_text("address\n")
    (command,) = steps_of("publish", "ledger").values()

    for _ in range(2):  # the second time there is nothing to commit
        result = as_github_runs_it(command, ours, REMOTE=str(hub), BRANCH="main")
        assert result.returncode == 0, result.stderr

    assert git(hub, "show", "main:assets/ledger.csv") == "address\n"
    assert git(hub, "show", "main:assets/record") == "two"
    assert git(hub, "rev-list", "--count", "main").strip() == "3"


@pytest.mark.parametrize(
    ("tag", "changelog", "words"),
    [
        ("v{number}", "## {number} - 1 December 2026\n", ""),
        ("v9.9.9", "## {number} - 1 December 2026\n", "is not that one"),
        ("v{number}", "## Unreleased\n", "CHANGELOG.md has no part for"),
    ],
)
def test_a_release_has_the_number_of_its_tag_and_a_part_of_the_changelog(
    tag: str, changelog: str, words: str, tmp_path: Path
) -> None:
    (tmp_path / ".venv").symlink_to(TOOLS.parent)
    (tmp_path / "pyproject.toml").write_text(f'version = "{__version__}"\n')
    (tmp_path / "CHANGELOG.md").write_text(changelog.format(number=__version__))
    command = steps_of("release", "build")["Compare the number with the tag"]

    done = as_github_runs_it(command, tmp_path, TAG=tag.format(number=__version__))

    assert (done.returncode, words in done.stdout) == (int(bool(words)), True), done.stderr


def test_what_publishes_a_release_is_known_by_its_hash(tmp_path: Path) -> None:
    shutil.copyfile(GITHUB.parent / "requirements-dev.lock", tmp_path / "requirements-dev.lock")
    take, install = steps_of("release", "index")["Get uv, and nothing else"].splitlines()

    as_github_runs_it(take, tmp_path)

    text = (tmp_path / "uv.txt").read_text("utf-8")
    assert re.findall(r"(?m)^[\w-]+==", text) == ["uv=="]
    assert text.count("--hash=sha256:") > 5
    assert "--require-hashes" in install


def test_only_the_job_that_publishes_can_show_the_index_who_it_is_and_a_person_lets_it_pass() -> None:
    jobs = yaml.safe_load((GITHUB / "workflows" / "release.yml").read_text("utf-8"))["jobs"]

    assert jobs["index"]["environment"] == "index"
    assert {name for name, job in jobs.items() if job["permissions"].get("id-token")} == {"attest", "index"}
    assert {name for name, job in jobs.items() if job["permissions"].get("contents") == "write"} == {"release"}
    # What is published was made before, and installed where nothing else was.
    assert all("build" in job["needs"] for name, job in jobs.items() if name != "build")
