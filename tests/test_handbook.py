"""The handbook tells the truth: every command, setting and field is in it, and its records can be published."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from fingerpost.cli import COMMANDS
from fingerpost.cli.generator import mkdocs
from fingerpost.cli.reference import all_commands, commands_page
from fingerpost.publish.handbook import fields_page, handbook_nav
from fingerpost.publish.report import check_folder
from fingerpost.reading.checked_values import read_record
from fingerpost.reading.schemas import schema_of
from tests.browser.pictures import PICTURES
from tests.conftest import TODAY

ROOT = Path(__file__).parents[1]
HANDBOOK = ROOT / "docs" / "handbook"
PAGES = sorted(HANDBOOK.glob("*.md"))
WHOLE_RECORD = re.compile(r"```yaml\n# (assets/(?:activities|groups|places)/[a-z0-9-]+\.yaml)\n(.*?)```", re.DOTALL)


def whole_records() -> Iterator[tuple[str, str, str]]:
    for page in PAGES:
        for file, text in WHOLE_RECORD.findall(page.read_text("utf-8")):
            yield page.name, file, text


def options_of(command: click.Command) -> list[str]:
    return [name for each in command.params for name in each.opts if name.startswith("--")]


@pytest.mark.parametrize(("name", "command"), list(all_commands()), ids=str)
def test_every_command_is_in_the_handbook_with_every_option(name: str, command: click.Command) -> None:
    section = commands_page().partition(f"\n## {name}\n")[2].partition("\n## ")[0]

    assert section.startswith("\n```text\nUsage: ")
    assert [option for option in options_of(command) if option not in section] == []


@pytest.mark.parametrize(("name", "command"), list(all_commands()), ids=str)
def test_no_help_prints_a_sign_that_is_meant_for_the_program(name: str, command: click.Command) -> None:
    with click.Context(command, info_name=name) as context:
        printed = command.get_help(context)

    assert "Usage: fingerpost" in printed
    assert [sign for sign in ("\\", "\b", "\f", "`", "noqa") if sign in printed] == []


def test_commands_within_commands_are_found_too() -> None:
    names = {name for name, _ in all_commands()}

    assert {f"fingerpost {name}" for name in COMMANDS} <= names
    assert "fingerpost import csv" in names


@pytest.mark.parametrize("kind", ["activity", "group", "place", "directory", "calendar"])
def test_every_field_and_setting_has_an_anchor_in_the_handbook(kind: str) -> None:
    page = fields_page()

    assert [name for name in schema_of(kind)["properties"] if f"{{ #{kind}-{name} }}" not in page] == []


def test_no_two_fields_share_an_anchor() -> None:
    anchors = re.findall(r"\{ #([a-zA-Z0-9_-]+) \}", fields_page())

    assert len(anchors) > 100
    assert sorted(set(anchors)) == sorted(anchors)


def test_what_a_field_says_is_shown_as_it_is_written() -> None:
    assert r"\*\*strong\*\*" in fields_page()


def test_whole_records_in_the_handbook_can_be_published(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(ROOT / "assets", tmp_path / "assets")
    records = list(whole_records())
    for _, file, text in records:
        (tmp_path / file).write_text(text, "utf-8")
    monkeypatch.chdir(tmp_path)

    problems = check_folder(Path("assets"), today=TODAY, generator=mkdocs).problems

    assert len(records) >= 4
    files = {file for _, file, _ in records}
    assert [f"{problem.span} {problem.message}" for problem in problems if problem.span.file in files] == []


def test_the_page_of_commands_says_what_help_says() -> None:
    """Write it again with: make words."""
    assert (HANDBOOK / "commands.md").read_text("utf-8") == commands_page()


def test_every_page_has_its_place_in_the_navigation() -> None:
    listed = [
        page for entry in handbook_nav() for page in ([entry] if isinstance(entry, str) else next(iter(entry.values())))
    ]

    assert sorted(listed) == sorted({f"handbook/{page.name}" for page in PAGES} | {"handbook/fields.md"})


def test_the_first_page_leads_to_every_page() -> None:
    index = (HANDBOOK / "index.md").read_text("utf-8")

    assert [page.name for page in PAGES if page.name != "index.md" and f"]({page.name})" not in index] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_command_in_the_handbook_is_one_that_exists(page: Path) -> None:
    names = {name for name, _ in all_commands()}

    named = re.findall(r"(?:^|^\$ |`)(fingerpost [a-z]+)", page.read_text("utf-8"), re.MULTILINE)

    assert [name for name in named if name not in names] == []


def test_the_record_in_readme_is_the_one_whose_page_is_beside_it() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    file, record = re.findall(r"`(assets/activities/[a-z-]+\.yaml)`:\n\n```yaml\n(.*?)```", readme, re.DOTALL)[0]

    assert record == (ROOT / file).read_text("utf-8")
    assert f"/a/{Path(file).stem}/" in PICTURES.values()


@pytest.mark.parametrize("page", [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *PAGES], ids=lambda page: page.name)
def test_a_link_leads_to_a_file_that_is_there(page: Path) -> None:
    generated = {HANDBOOK / "fields.md"}
    links = re.findall(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)", page.read_text("utf-8"))

    assert [link for link in links if not (page.parent / link).exists() and page.parent / link not in generated] == []


def test_the_calendar_that_the_handbook_shows_is_one() -> None:
    text = (HANDBOOK / "write-a-record.md").read_text("utf-8")
    calendar = re.findall(r"```yaml\n(name: Somerset school terms\n.*?)```", text, re.DOTALL)[0]

    values = read_record("calendar", calendar.encode(), "assets/calendars/somerset.yaml")

    assert [term["name"] for term in values["terms"]] == ["Autumn 2026", "Spring 2027"]
