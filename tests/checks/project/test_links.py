"""No link below the project is followed, by a check or by a build."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from fingerpost.cli import commands
from tests.checks.project.conftest import OpenProject

CANARY = "name: Canary of the house\n"


@pytest.fixture
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder outside the project."""
    folder = tmp_path_factory.mktemp("elsewhere")
    (folder / "private.txt").write_text(CANARY)
    (folder / "private.md").write_text(f"# Private\n\n{CANARY}")
    (folder / "activities").mkdir()
    (folder / "activities" / "canary.yaml").write_text(CANARY)
    return folder


LINKS = {
    "docs/private.txt": "private.txt",
    "docs/private.md": "private.md",
    "docs/deep/down/private.txt": "private.txt",
    "docs/more": "",
    "assets/activities": "activities",
    "assets/calendars/private.yaml": "private.txt",
    "assets/vocabulary/needs.yaml": "private.txt",
    "assets/postcodes": "",
    "assets/postcodes/index.json": "private.txt",
    "assets/basemap/tiles.json": "private.txt",
    "assets/site.css": "private.txt",
    "assets/directory.yaml": "private.txt",
    ".github/workflows": "activities",
    ".github/workflows/check.yml": "private.txt",
}


@pytest.mark.parametrize("link", LINKS)
def test_a_link_is_an_error_that_names_it_and_nothing_is_built(
    link: str, project: OpenProject, elsewhere: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    opened = project({})
    path = Path(link)
    if path.is_dir():
        shutil.rmtree(path)
    path.unlink(missing_ok=True)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.symlink_to(elsewhere / LINKS[link])

    assert f"{link}:1:1 not-a-file" in opened.problems()
    assert opened.problems().count(f"{link}:1:1 not-a-file") == 1
    assert opened.build() == 1
    assert not Path("site").exists()
    assert "Canary" not in "".join(capfd.readouterr())


def test_the_settings_of_mkdocs_may_not_be_a_link(project: OpenProject, elsewhere: Path) -> None:
    opened = project({})
    shutil.move("mkdocs.yml", elsewhere / "mkdocs.yml")
    Path("mkdocs.yml").symlink_to(elsewhere / "mkdocs.yml")

    assert "mkdocs.yml:1:1 not-a-file" in opened.problems()
    assert opened.build() == 1


def test_the_records_of_a_project_may_not_be_a_link(project: OpenProject, elsewhere: Path) -> None:
    opened = project({})
    shutil.move("assets", elsewhere / "assets")
    Path("assets").symlink_to(elsewhere / "assets")

    assert [f"{problem.span} {problem.code}" for problem in opened.check().problems] == ["assets:1:1 not-a-file"]
    assert opened.build() == 1


def test_a_second_name_of_a_file_is_an_error(project: OpenProject) -> None:
    opened = project({"docs/img/hall.txt": "The hall.\n"})
    os.link("docs/img/hall.txt", "second-name.txt")

    assert opened.problems() == ["docs/img/hall.txt:1:1 not-a-file"]


def test_a_pipe_is_an_error_and_nobody_waits_for_it(project: OpenProject) -> None:
    opened = project({})
    os.mkfifo("docs/pipe.md")

    assert opened.problems() == ["docs/pipe.md:1:1 not-a-file"]


def test_mkdocs_by_itself_copies_nothing_that_a_link_leads_to(project: OpenProject, elsewhere: Path) -> None:
    from mkdocs.__main__ import cli

    project({})
    Path("docs/private.txt").symlink_to(elsewhere / "private.txt")

    result = CliRunner().invoke(cli, ["build", "--site-dir", "site"])

    assert result.exit_code != 0
    assert not Path("site/private.txt").exists()


def test_a_whole_project_may_lie_behind_a_link(
    project: OpenProject, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    project({})
    behind = tmp_path_factory.mktemp("home") / "site"
    behind.symlink_to(tmp_path)
    monkeypatch.chdir(behind)

    result = CliRunner().invoke(commands, ["check"])
    assert (result.exit_code, result.output) == (0, "3 records: nothing to put right.\n")

    monkeypatch.chdir(behind.parent)
    result = CliRunner().invoke(commands, ["check", "--assets", "site/assets"])
    assert (result.exit_code, result.output) == (0, "3 records: nothing to put right.\n")


def test_a_folder_of_records_alone_may_be_named_by_a_link(
    project: OpenProject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    project({})
    link = tmp_path_factory.mktemp("home") / "records"
    link.symlink_to(Path("assets").resolve())

    result = CliRunner().invoke(commands, ["check", "--assets", str(link)])

    assert (result.exit_code, result.output) == (0, "3 records: nothing to put right.\n")
