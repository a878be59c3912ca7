"""What somebody proposes is judged by what is allowed without the proposal. Each case is a real repository."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from fingerpost.cli import commands
from fingerpost.edition.project import checked_project
from fingerpost.publish.proposal_checks import proposed_project
from fingerpost.reading.proposal import read_proposal
from fingerpost.reading.read import read_directory
from fingerpost.writing.beginning import Beginning
from fingerpost.writing.start import guarded_files
from tests.checks.project.conftest import CONFIG, OpenProject
from tests.wheel import wheel_of_checkout

SETTINGS = "title: Hills\nsite: https://directory.example.org/\n"
HOOKS = {"mkdocs.yml": CONFIG + "hooks: [tidy.py]\n"}
ALLOWED = {"assets/directory.yaml": SETTINGS + "project: {allow: [hooks]}\n"}
RECORD = {"assets/places/old-dairy.yaml": "name: The Old Dairy\naddress: {street: 2 Mill Lane, town: Shepton Mallet}\n"}
REFUSED = f"error mkdocs.yml:{CONFIG.count(chr(10)) + 1}:1 beyond-init"
CHECK = guarded_files(Beginning())[".github/workflows/check.yml"]


def git(*words: str) -> str:
    clean = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    who = {"GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@example.org", "GIT_CONFIG_GLOBAL": os.devnull}
    who |= {"GIT_COMMITTER_NAME": "A", "GIT_COMMITTER_EMAIL": "a@example.org", "GIT_CONFIG_SYSTEM": os.devnull}
    done = subprocess.run(["git", *words], env=clean | who, check=True, capture_output=True, text=True)
    return done.stdout.strip()


def commit(files: Mapping[str, str]) -> None:
    for name, text in files.items():
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(text, encoding="utf-8")
    git("add", "-A")
    git("commit", "-q", "--allow-empty", "-m", "a change")


def check(*options: str) -> Result:
    return CliRunner().invoke(commands, ["check", *options])


def codes_of(base: str = "") -> list[str]:
    """Severity, place and code of what a check of the proposal finds before it makes the pages."""
    directory, _ = read_directory(Path("assets"))
    project = proposed_project(Path("assets"), directory, read_proposal(Path(), base))
    return sorted(f"{each.severity.value} {each.span} {each.code}" for each in project.problems)


Propose = Callable[..., None]


@pytest.fixture
def propose(project: OpenProject) -> Propose:
    """Commit one state to main, as ``origin`` has it, and others to a branch."""

    def write(before: Mapping[str, str], change: Mapping[str, str], *more: Mapping[str, str]) -> None:
        project({"assets/directory.yaml": SETTINGS, "tidy.py": "", **before})
        git("init", "-q", "-b", "main")
        commit({})
        git("update-ref", "refs/remotes/origin/main", "HEAD")
        git("checkout", "-q", "-b", "proposal")
        for files in (change, *more):
            commit(files)

    return write


def as_github_merges_it() -> None:
    """Leave the working tree as actions/checkout does for a proposal: a merge, whose first parent is main."""
    git("checkout", "-q", "--detach", "main")
    git("merge", "-q", "--no-ff", "-m", "Merge", "proposal")
    git("update-ref", "refs/remotes/pull/7/merge", "HEAD")
    git("update-ref", "-d", "refs/remotes/origin/main")


def test_what_goes_beyond_is_an_error_in_a_proposal_and_a_warning_at_home(propose: Propose) -> None:
    propose({}, HOOKS)

    assert [check("--proposed").exit_code, check().exit_code] == [1, 0]
    assert "beyond-init: mkdocs.yml asks for hooks" in check("--proposed").stdout


def test_a_proposal_cannot_allow_itself_anything(propose: Propose) -> None:
    propose({}, HOOKS, ALLOWED)

    directory, _ = read_directory(Path("assets"))
    assert checked_project(Path("assets"), directory).problems == []  # the settings that it brings would allow it
    assert codes_of() == [REFUSED]


def test_what_was_allowed_before_may_be_proposed(propose: Propose) -> None:
    propose(ALLOWED, HOOKS)

    assert codes_of() == []


def test_a_list_that_only_grows_may_be_proposed_alone(propose: Propose) -> None:
    propose({}, ALLOWED)

    assert codes_of() == []


def test_a_script_that_the_proposal_allows_itself_is_refused(propose: Propose) -> None:
    allowed = SETTINGS + "project: {allow: ['file:js/tabs.js']}\n"
    propose({}, {"docs/js/tabs.js": "let tab;\n", "assets/directory.yaml": allowed})

    assert check().exit_code == 0
    assert "docs-file: js/tabs.js" in check("--proposed").stdout


def test_the_base_is_what_github_merged_it_with(propose: Propose) -> None:
    propose({}, HOOKS, ALLOWED)
    git("checkout", "-q", "--detach", "main")  # as actions/checkout leaves a proposal
    git("merge", "-q", "--no-ff", "-m", "Merge", "proposal")
    git("update-ref", "refs/remotes/pull/7/merge", "HEAD")
    git("update-ref", "-d", "refs/remotes/origin/main")

    assert codes_of() == [REFUSED]


def test_a_merge_of_the_proposers_own_is_no_base(propose: Propose) -> None:
    propose({}, HOOKS | ALLOWED)
    git("checkout", "-q", "-b", "side", "main")
    commit({"README.md": "# Hills\n"})
    git("checkout", "-q", "proposal")
    git("merge", "-q", "--no-ff", "-m", "Merge", "side")  # whose first parent allows all that it asks for
    git("checkout", "-q", "--detach")

    assert codes_of() == [REFUSED]


def test_a_base_that_is_named_is_used(propose: Propose) -> None:
    propose({}, ALLOWED, HOOKS)

    assert [codes_of("HEAD^1"), codes_of("main")] == [[], [REFUSED]]


def test_what_the_base_allows_today_counts_also_for_a_branch_that_began_before(propose: Propose) -> None:
    propose(ALLOWED, HOOKS)
    git("checkout", "-q", "main")
    commit({"assets/directory.yaml": SETTINGS})
    git("checkout", "-q", "proposal")

    assert codes_of("main") == [REFUSED]


OTHERS: dict[str, str] = {
    "mkdocs.yml": CONFIG + "strict: true\n",
    ".github/workflows/check.yml": CHECK,
    "schema/activity.schema.json": "{}\n",
    "theme/main.html": "<p>\n",
    "docs/css/own.css": "a {}\n",
    "tidy.py": "pass\n",
    "requirements.txt": "fingerpost==9\n",
    "CODEOWNERS": "* @your-town/keepers\n",
    **ALLOWED,
}


@pytest.mark.parametrize("name", OTHERS)
def test_records_and_what_makes_the_site_are_proposed_apart(name: str, propose: Propose) -> None:
    propose({}, RECORD, {name: OTHERS[name]})

    assert f"error {name}:1:1 proposal-mixed" in codes_of()
    assert "proposal-mixed" not in str(codes_of("HEAD^1"))  # without the record


def test_what_is_said_of_both_together(propose: Propose) -> None:
    propose({}, RECORD, OTHERS)

    assert (
        "proposal-mixed: This proposal changes records, and also .github/workflows/check.yml and 8 more files like it."
        in check("--proposed").stdout
    )


def test_records_words_pictures_and_settings_go_together(propose: Propose) -> None:
    propose({}, RECORD, {"docs/about.md": "# About\n", "README.md": "#\n", "assets/directory.yaml": SETTINGS + "#\n"})

    assert codes_of() == []


def test_a_part_of_the_site_that_is_deleted_beside_a_record_is_seen(propose: Propose) -> None:
    propose({}, RECORD)
    Path("tidy.py").unlink()
    commit({})

    assert codes_of() == ["error tidy.py:1:1 proposal-mixed"]


def test_the_settings_of_before_can_let_them_go_together(propose: Propose) -> None:
    propose({"assets/directory.yaml": SETTINGS + "project: {allow: [with-records]}\n"}, RECORD, {"tidy.py": "pass\n"})

    assert codes_of() == []


def test_a_directory_in_a_folder_of_a_repository_is_judged_by_its_own_settings(
    project: OpenProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    project({"assets/directory.yaml": SETTINGS, "tidy.py": ""})
    Path("wells").mkdir()
    for name in ("assets", "docs", "mkdocs.yml", "tidy.py"):
        Path(name).rename(f"wells/{name}")
    git("init", "-q", "-b", "main")
    commit({"assets/directory.yaml": ALLOWED["assets/directory.yaml"]})  # of another directory
    git("branch", "before")
    for files in (RECORD | {"docs/times.txt": "Open daily\n"}, HOOKS):
        commit({f"wells/{name}": text for name, text in files.items()})
    monkeypatch.chdir("wells")

    assert codes_of("before") == ["error mkdocs.yml:1:1 proposal-mixed", REFUSED]


WORKFLOW = ".github/workflows/check.yml"


def test_a_workflow_that_is_not_as_init_writes_it_is_an_error(propose: Propose) -> None:
    propose({WORKFLOW: CHECK}, {WORKFLOW: CHECK.replace("contents: read", "contents: write")})

    line = CHECK[: CHECK.index("contents: read")].count("\n") + 1
    assert codes_of() == [f"error {WORKFLOW}:{line}:1 beyond-init"]


@pytest.mark.parametrize("name", [".github", WORKFLOW])
def test_a_workflow_that_is_allowed_by_name_is_not_spoken_of(name: str, propose: Propose) -> None:
    settings = {"assets/directory.yaml": SETTINGS + f"project: {{allow: [{name}]}}\n"}
    propose(settings, {WORKFLOW: CHECK.replace("contents: read", "contents: write")})

    assert codes_of() == []


def test_other_versions_of_what_a_workflow_runs_are_a_warning(propose: Propose) -> None:
    pin = CHECK.partition("actions/checkout@")[2][:40]
    propose({WORKFLOW: CHECK}, {WORKFLOW: CHECK.replace(pin, "0" * 40)})

    line = CHECK[: CHECK.index(pin)].count("\n") + 1
    assert codes_of() == [f"warning {WORKFLOW}:{line}:1 beyond-init"]


def test_what_init_writes_for_github_is_left_in_peace(propose: Propose) -> None:
    propose({WORKFLOW: "name: old\n"}, guarded_files(Beginning(), wheel_of_checkout()))

    assert codes_of() == []


def test_who_is_asked_to_look_cannot_be_deleted_by_a_proposal(propose: Propose) -> None:
    propose({".github/CODEOWNERS": guarded_files(Beginning())[".github/CODEOWNERS"]}, {})
    Path(".github/CODEOWNERS").unlink()
    commit({})

    assert codes_of() == ["error .github/CODEOWNERS:1:1 beyond-init"]


NO_BASE = {
    "no repository": "This folder is not in the care of git, so nobody can say what is proposed.",
    "no branch": "There is no branch here to compare the proposal with.",
    "no such branch": "Git knows no branch or commit called nowhere.",
    "an option": "Git knows no branch or commit called --all.",
    "only the newest": "Only the newest commit is here, so there is nothing to compare the proposal with.",
    "no git": "There is no git here, which knows what is proposed.",
}


@pytest.mark.parametrize("case", NO_BASE)
def test_without_a_base_it_is_one_line_and_what_to_type(
    case: str, project: OpenProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    project({"assets/directory.yaml": SETTINGS})
    if case != "no repository":
        git("init", "-q", "-b", "main")
        commit({})
    if case == "only the newest":
        git("update-ref", "refs/remotes/pull/7/merge", "HEAD")
    if case == "no git":
        monkeypatch.setenv("PATH", str(Path("nowhere").resolve()))
        assert shutil.which("git") is None
    base = {"no such branch": ["--base", "nowhere"], "an option": ["--base=--all"]}.get(case, [])

    result = check("--proposed", *base)

    assert (result.exit_code, result.stdout) == (2, "")
    first, second = result.stderr.splitlines()
    assert first == f"fingerpost check: {NO_BASE[case]}"
    assert second.startswith("  hint: ")


LEDGER = "address,code,kind,id,since,state,target\n"
LINES = [f"/a/{name}/,,activity,{name},2026-10-01,published,\n" for name in ("chat", "tea")]


def test_a_proposal_takes_no_line_out_of_the_ledger(propose: Propose) -> None:
    propose({"assets/ledger.csv": LEDGER + "".join(LINES)}, {"assets/ledger.csv": LEDGER + LINES[1]})

    assert "error assets/ledger.csv:1:1 ledger-line-gone" in codes_of()


def test_a_proposal_may_add_a_line_to_the_ledger_and_say_that_one_has_moved(propose: Propose) -> None:
    moved = LINES[0].replace("published,", "moved,/a/tea/")
    propose({"assets/ledger.csv": LEDGER + LINES[0]}, {"assets/ledger.csv": LEDGER + moved + LINES[1]})

    assert not [each for each in codes_of() if "ledger" in each]
