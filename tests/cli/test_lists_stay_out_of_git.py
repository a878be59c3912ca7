"""A list of the office, and the pages that show its cells, do not get into the repository that everybody can read."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from fingerpost.checks.project import layout_of
from fingerpost.checks.project.allowed import Terms
from fingerpost.checks.project.lists_in_git import check_lists_in_git
from fingerpost.records.settings import Settings
from fingerpost.writing.beginning import Beginning
from fingerpost.writing.project_texts import IGNORED
from fingerpost.writing.start import start_directory
from fingerpost.writing.upgrade import plan_upgrade
from tests.run import run
from tests.wheel import wheel_of_checkout

ROOT = Path(__file__).parents[2]
LIST = "Name,About,Town,Phone\nBingo,Numbers and tea for all.,Wells,01632 960123\n"
BEFORE = "/site/\n/.venv/\n__pycache__/\n/own/\n"  # as a directory may have it that began earlier


def git(*words: str) -> str:
    who = ("-c", "user.name=Test", "-c", "user.email=test@example.org")
    return subprocess.run(["git", *who, *words], check=True, capture_output=True, text=True).stdout


def in_git() -> set[str]:
    """What a first commit takes, as doctor says how to make it."""
    git("init", "-q", "-b", "main")
    git("add", "--all")
    git("commit", "-qm", "Begin")
    return set(git("ls-files").splitlines())


def faults(*allowed: str) -> dict[str, str]:
    terms = Terms(allow=frozenset(allowed))
    return {each.span.file: each.hint for each in check_lists_in_git(layout_of(Path("assets")), terms)}


@pytest.fixture
def wells(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    start_directory(tmp_path, Beginning(town="Wells"), wheel_of_checkout())
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_what_the_handbook_says_leaves_no_list_and_no_page_in_git(wells: Path) -> None:
    Path("lists").mkdir()
    Path("lists/groups.csv").write_text(LIST, "utf-8")
    Path("groups.csv").write_text(LIST, "utf-8")
    run("import", "groups.csv", "--no-questions", cwd=wells)
    answered = Path("groups.mapping.yaml").read_text("utf-8").replace("source:  ", "source: Us  ")
    answered = answered.replace("licence:  ", "licence: our own  ").replace("Published:  ", "Published: 2026-10-01  ")
    Path("groups.mapping.yaml").write_text(answered, "utf-8")
    page = run("import", "groups.csv", "--dry-run", "--html", "look.html", cwd=wells)
    assert "look.html shows the records as cards" in page.stdout, page.stdout
    run("import", "groups.csv", "--report", "report.csv", "--report", "report.txt", cwd=wells)
    assert Path("report.txt").is_file() and Path("report.csv").is_file()

    tracked = in_git()

    assert {"groups.mapping.yaml", "requirements.txt", "assets/directory.yaml", "mkdocs.yml"} <= tracked
    assert not {name for name in tracked if name.startswith(("lists/", "look", "report", "groups.csv"))}
    assert faults() == {}


def test_the_source_of_fingerpost_has_no_list_and_no_such_page_in_git() -> None:
    layout = layout_of(ROOT / "assets")

    assert layout.top == ROOT  # so that its templates are looked at
    assert [each.span.file for each in check_lists_in_git(layout, Terms())] == []


def test_a_list_that_everybody_may_read_is_allowed_by_name_and_a_site_that_was_built_is_public(wells: Path) -> None:
    Path(".gitignore").unlink()
    Path("site/data").mkdir(parents=True)
    for name in ("libraries.csv", "groups.csv", "site/data/groups.csv"):
        Path(name).write_text(LIST, "utf-8")
        Path(f"{Path(name).stem}.mapping.yaml").write_text("source: Us\n", "utf-8")
    in_git()
    assert faults().keys() == {"libraries.csv", "groups.csv", "site/data/groups.csv"}

    Path("site/.fingerpost").write_text("", "utf-8")

    assert faults("list:libraries.csv").keys() == {"groups.csv"}
    assert 'project: {allow: ["list:groups.csv"]}' in faults()["groups.csv"]


def test_a_new_directory_keeps_lists_out_before_anything_is_imported(wells: Path) -> None:
    Path("lists/older").mkdir(parents=True)
    for name in ("lists/older/groups.csv", "groups.xlsx", "groups.json", "look.html"):
        Path(name).write_text(LIST, "utf-8")

    assert not {name for name in in_git() if name.startswith(("lists", "groups", "look"))}


def test_an_import_adds_it_to_a_directory_that_began_earlier(wells: Path) -> None:
    Path(".gitignore").write_text(BEFORE, "utf-8", newline="")
    Path("from office").mkdir()
    Path("from office/groups [1].csv").write_text(LIST, "utf-8")

    words = run("import", "from office/groups [1].csv", "--no-questions", cwd=wells).stdout

    assert "from office/groups [1].csv: kept out of git" in words
    assert Path(".gitignore").read_text("utf-8").startswith(BEFORE)
    assert not {name for name in in_git() if name.startswith("from")}
    again = run("import", "from office/groups [1].csv", "--no-questions", cwd=wells).stdout
    assert "kept out of git" not in again


@pytest.mark.parametrize(("option", "name"), [("--html", "monday/calls.html"), ("--xlsx", "monday/calls.xlsx")])
def test_a_list_of_whom_to_ring_stays_out_whatever_it_is_called(wells: Path, option: str, name: str) -> None:
    Path("monday").mkdir()

    words = run("due", option, name, "--within", "1 month", cwd=wells).stderr

    assert f"{name}: kept out of git by .gitignore from now on" in words
    assert Path(name).is_file()
    assert name not in in_git()


def test_after_it_an_upgrade_sees_what_init_writes(wells: Path) -> None:
    Path(".gitignore").write_text(IGNORED.partition("# Lists")[0], "utf-8", newline="")
    Path("groups.csv").write_text(LIST, "utf-8")

    run("import", "groups.csv", "--no-questions", cwd=wells)

    assert Path(".gitignore").read_text("utf-8") == IGNORED
    assert ".gitignore" not in plan_upgrade(wells, Settings(title="Wells", site=""), wheel_of_checkout()).edited


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("groups.csv", LIST),
        ("office/groups.xlsx", LIST),
        ("assets/groups.csv", LIST),
        ("anything.xlsx", LIST),
        ("lists/anything.csv", LIST),
        ("look.html", "<!doctype html>\n<title>What groups.xlsx would become</title>"),
        ("notes/report.html", "<!doctype html>\n<title>Import of groups.xlsx</title>"),
        ("report.csv", "row,column,what,record,message,what to do,code\n2,Phone,,,,,\n"),
        ("to-ring.html", "<!doctype html>\n<title>To check: Wells, 1 October 2026</title>"),
    ],
)
def test_what_is_in_git_already_stops_the_check_with_what_to_type(name: str, text: str, wells: Path) -> None:
    Path(".gitignore").write_text(BEFORE, "utf-8")
    Path("groups.mapping.yaml").write_text("source: Us\n", "utf-8")
    Path(name).parent.mkdir(exist_ok=True)
    Path(name).write_text(text, "utf-8")
    in_git()

    assert list(faults()) == [name]
    assert f"git rm --cached {name}. " in faults()[name]
    git("rm", "--cached", name)
    assert faults() == {}


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("docs/groups.csv", LIST),
        ("assets/imports/groups.csv", "kind,id,key,digest,fields\n"),
        ("assets/ledger.csv", "address,code,kind,id,since,state,target\n"),
        ("theme/error.html", "<!doctype html>\n<title>Not here</title>"),
        ("package.json", "{}"),
        ("robots.txt", "User-agent: *\n"),
    ],
)
def test_other_files_are_left_in_peace(name: str, text: str, wells: Path) -> None:
    Path(".gitignore").write_text(BEFORE, "utf-8")
    Path("groups.mapping.yaml").write_text("source: Us\n", "utf-8")
    Path(name).parent.mkdir(exist_ok=True)
    Path(name).write_text(text, "utf-8")

    assert name in in_git()
    assert faults() == {}
