"""J, K and N: what goes out, what comes in from GitHub, and the addresses of others. Most is not built yet."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import yaml

from tests.hostile.conftest import GOOD
from tests.hostile.table.addresses import TOMBSTONES
from tests.hostile.table.desk import Desk, same, true
from tests.hostile.table.markup import ROWS as MARKUP_ROWS
from tests.hostile.table.row import HOLD, REJECT, WARN, Trial, row
from tests.hostile.table.site import public
from tests.hostile.table.trials import line, refused, warned

ROOT = Path(__file__).parents[3]
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
ZIZMOR = "tests/github/test_workflows.py::test_zizmor_finds_nothing_unsafe"
INTAKE, LINKS = "tests/github/test_intake_workflow.py", "a check of links: issue 16"

OTHER_CODE = ("hooks: [hooks.py]\n", "plugins: [fingerpost, {macros: {module_name: macros}}]\n")


def _no_words_of_strangers(_: Desk) -> None:
    true(WORKFLOWS, "there is no workflow")
    for path in WORKFLOWS:
        for job in yaml.safe_load(path.read_text("utf-8"))["jobs"].values():
            for step in job["steps"]:
                true("${{" not in step.get("run", ""), f"{path.name}: {step.get('run')}")


def _no_right_for_strangers(_: Desk) -> None:
    for path in WORKFLOWS:
        text = path.read_text("utf-8")
        true("pull_request_target" not in text, path.name)
        true("persist-credentials: false" in text or "checkout" not in text, path.name)


def _pinned(_: Desk) -> None:
    uses = [each for path in WORKFLOWS for each in re.findall(r"uses: (\S+)", path.read_text("utf-8"))]
    true(len(uses) > 10, "nearly no action is used")
    same([each for each in uses if not re.fullmatch(r"[\w/-]+@[0-9a-f]{40}", each)], [])
    for lock in ("requirements.lock", "requirements-dev.lock"):
        blocks = re.findall(r"^(\S+==\S+)(.*(?:\n .*)*)", (ROOT / lock).read_text("utf-8"), re.MULTILINE)
        true(len(blocks) > 10, f"{lock} is nearly empty")
        same([name for name, rest in blocks if "--hash=sha256:" not in rest], [], lock)
    true("--require-hashes" in (ROOT / "Makefile").read_text("utf-8"), "make setup asks for no hashes")


def _git(desk: Desk, *words: str) -> None:
    subprocess.run(["git", *words], cwd=desk.folder, check=True)


def _commit(desk: Desk) -> None:
    _git(desk, "add", "-A")
    _git(desk, "-c", "user.name=Somebody", "-c", "user.email=somebody@example.org", "commit", "-q", "-m", "A change")


def _refused_and_not_run(config: str, *codes: str, record: str = "") -> Trial:
    """Proposed, what goes beyond what init writes is an error with its line, and the check runs nothing of it."""

    def run(desk: Desk) -> None:
        usual = "site_name: x\ntheme: {name: material, font: false}\n"
        desk.write({})
        (desk.folder / "docs").mkdir()
        (desk.folder / "docs" / "about.md").write_text("# About\n")
        (desk.folder / "mkdocs.yml").write_text(usual + "plugins: [fingerpost]\n")
        _git(desk, "init", "-q")
        _commit(desk)
        same(desk.run("check", "--proposed", "--base", "HEAD").returncode, 0, "before anything is proposed")
        for name in ("hooks.py", "macros.py"):
            (desk.folder / name).write_text("from pathlib import Path\nPath('ran').touch()\n")
        plugins = "" if "plugins" in config else "plugins: [fingerpost]\n"
        (desk.folder / "mkdocs.yml").write_text(usual + plugins + config)
        if record:
            desk.write({record: GOOD})
        _commit(desk)
        done = desk.run("check", "--proposed", "--base", "HEAD~1", "--format", "github")
        same(done.returncode, 1, done.stdout + done.stderr)
        true("::error file=mkdocs.yml,line=" in done.stdout, done.stdout)
        same([code for code in codes if code not in done.stdout], [], done.stdout)
        true(not (desk.folder / "ran").exists(), "it ran")

    return Trial("check --proposed", run)


_JSON_LD = next(each for each in MARKUP_ROWS if each.number == "E20").trials


def _still_there(desk: Desk) -> None:
    for months in (6, 12, 18):
        true(public(desk).has(f"/a/checked-{months}/"), f"{months} months")
        true(f"/a/checked-{months}/" in public(desk).page("/browse/categories/arts/"), f"{months} months: on no list")


EXPORTS = [
    row("J1", "cells that a spreadsheet would run, going out", "harmless there",
        later="CSV: issue 14; workbooks: issue 16",
        held=("tests/exchange/test_hostile_tables.py::test_i1_a_text_made_harmless_by_an_export_is_as_it_was",)),
    row("J2", "lines and ends of events in a calendar", "escaped", later="calendars: issue 14"),
    row("J3", "times in a calendar across a clock change", "right", later="calendars: issue 14"),
    row("J4", "an end of a script in JSON-LD", "escaped", *_JSON_LD,
        held=("tests/exchange/test_schema_org.py::test_a_name_cannot_end_the_script_it_is_in",)),
    row("J5", "closed records and search engines", "not listed", *TOMBSTONES),
]  # fmt: skip
GITHUB = [
    row("K1", "commands in the title and the body of an issue", "never in a command",
        Trial("workflows", _no_words_of_strangers),
        held=(ZIZMOR, "tests/github/test_workflows.py::test_zizmor_would_see_text_of_strangers_in_a_command",
              "tests/publish/test_report.py::test_a_message_cannot_begin_a_command_of_its_own_on_github",
              f"{INTAKE}::test_no_word_of_an_issue_is_run_and_nobody_named_in_it_is_called")),
    row("K2", "a body that fakes a field", REJECT, held=(
        "tests/intake/test_hostile_submissions.py::test_every_hostile_input_comes_to_what_it_must_by_every_way_in",
        f"{INTAKE}::test_what_cannot_be_understood_is_answered_and_not_proposed")),
    row("K3", "an issue edited after it was accepted", "not taken",
        held=("tests/intake/test_issue_event.py::test_the_text_is_that_of_the_event",)),
    row("K4", "a change of records and of what builds them", REJECT,
        _refused_and_not_run(OTHER_CODE[0], "beyond-init", "proposal-mixed", record="activities/proposed.yaml"),
        held=("tests/stewardship/test_keepers.py::test_their_accounts_are_asked_about_their_entries_beside_the_editors",)),
    row("K5", "hooks or macros in mkdocs.yml", "never run",
        *(_refused_and_not_run(each, "beyond-init") for each in OTHER_CODE)),
    row("K6", "a change of 500 records", HOLD,
        held=("tests/stewardship/test_what_changes.py::test_five_hundred_records_are_counted_and_not_all_shown",),
        short="Nothing holds it back but the editor, who is told how many there are, and that it is too many at once."),
    row("K7", "workflows with rights over a stranger's files", "none", Trial("workflows", _no_right_for_strangers),
        held=("tests/github/test_workflows.py::test_a_proposed_change_meets_no_secret",)),
    row("K8", "a thousand issues", "nothing is done until an editor gives one a label",
        held=(f"{INTAKE}::test_only_who_may_write_can_have_a_proposal_made",
              f"{INTAKE}::test_the_job_that_reads_the_issue_may_write_nothing")),
    row("K9", "a form without its marks, or of 10 MB", REJECT,
        held=("tests/intake/receiver/test_service.py::test_what_is_refused_is_not_kept",)),
    row("K10", "actions and packages that are not pinned", "none", Trial("workflows", _pinned), held=(
        ZIZMOR, "tests/test_locks.py::test_every_locked_package_has_a_version_and_a_hash")),
    row("K11", "the mailbox of who sends a change", "not published",
        held=(f"{INTAKE}::test_nothing_has_changed_becomes_a_branch_with_one_changed_line",)),
]  # fmt: skip
OTHERS = [
    row("N1", "never checked", WARN, *refused("missing", line("checked:"), words="checked"),
        short="A record must say when it was checked, so one that does not is refused; nothing is taken off a site."),
    row("N2", "checked 6, 12, 18 months ago", WARN,
        *warned("overdue", *(line(f"checked: {{on: {on}}}") for on in ("2026-05-20", "2025-11-20", "2025-05-20"))),
        Trial("build", _still_there), later="what is due, as a list: issue 16"),
    row("N3", "websites that fail in every way", WARN, later=LINKS),
    row("N4", "addresses inside one's own network", REJECT, later=LINKS),
    row("N5", "500 links to one host", "one a second", later=LINKS),
]  # fmt: skip
