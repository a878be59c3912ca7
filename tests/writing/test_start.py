"""A new directory for another town: whole, empty, its own, and safe on GitHub."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from fingerpost.cli.generator import mkdocs
from fingerpost.publish.build import build_site
from fingerpost.publish.report import check_folder
from fingerpost.reading.read import read_directory
from fingerpost.records.placeholders import EMAIL, PHONE, SITE
from fingerpost.writing.beginning import Beginning
from fingerpost.writing.blank import blank_record
from fingerpost.writing.own_wheel import Wheel
from fingerpost.writing.requirements import read_required, requirements_text
from fingerpost.writing.start import FolderNotEmpty, start_directory
from tests.conftest import TODAY

TOOLS = Path(sys.executable).parent


@pytest.fixture
def wells(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fingerpost_wheel: Wheel) -> Path:
    """A directory for Wells, just started."""
    monkeypatch.chdir(tmp_path)
    start_directory(Path("wells"), Beginning(town="Wells", outcodes=("BA5",)), fingerpost_wheel)
    monkeypatch.chdir(tmp_path / "wells")
    return tmp_path / "wells"


def test_a_new_directory_takes_its_name_from_the_town(wells: Path) -> None:
    directory, problems = read_directory(wells / "assets")

    assert problems == []
    assert directory.settings.title == "Wells directory"
    assert directory.settings.area_name == "Wells"
    assert [area.name for area in directory.vocabulary.areas.values()] == ["Wells"]


def test_nothing_is_said_of_the_editors_that_nobody_wrote(wells: Path) -> None:
    settings = read_directory(wells / "assets")[0].settings

    assert settings.editors_hours == ""


def test_git_is_not_offered_what_a_stopped_import_leaves(wells: Path) -> None:
    for leftover in ("assets/.1a2b3c4d-activities.part/chess.yaml", "assets/groups/.k3j2.part"):
        (wells / leftover).parent.mkdir(parents=True, exist_ok=True)
        (wells / leftover).write_text("name: Chess\n")
    subprocess.run(["git", "init", "--quiet"], check=True)

    offered = subprocess.run(
        ["git", "status", "--porcelain", "-uall", "assets"], check=True, capture_output=True, text=True
    )

    assert "assets/directory.yaml" in offered.stdout  # the control
    assert ".part" not in offered.stdout


@pytest.mark.usefixtures("short_handbook")
def test_a_new_directory_can_be_built_before_there_is_a_record(wells: Path) -> None:
    assert build_site(Path("assets"), Path("site"), generator=mkdocs, profile=False, allow_empty=True, jobs=1) == 0

    assert "Wells directory" in Path("site/index.html").read_text("utf-8")


def test_its_handbook_is_on_its_site_with_the_pictures_it_asks_for(wells: Path) -> None:
    build_site(Path("assets"), Path("site"), generator=mkdocs, profile=False, allow_empty=True, jobs=1)
    page = (wells / "site" / "handbook" / "index.html").read_text("utf-8")

    assert not (wells / "docs" / "handbook").exists()
    assert "Every field" in (wells / "site" / "handbook" / "fields" / "index.html").read_text("utf-8")

    pictures = re.findall(r'<(?:link rel="icon" href|img src)="(/[^"]+)"', page)

    assert len(pictures) >= 2
    assert [picture for picture in pictures if not (wells / "site" / picture[1:]).is_file()] == []


@pytest.mark.usefixtures("short_handbook")
def test_the_check_of_a_directory_without_records_says_how_to_write_one(wells: Path) -> None:
    assert check_folder(Path("assets"), today=TODAY, generator=mkdocs).hint.startswith(
        "Write the first with: fingerpost new"
    )


@pytest.mark.usefixtures("short_handbook")
def test_a_first_record_has_only_blanks_to_complain_of(wells: Path) -> None:
    (wells / "assets" / "places" / "old-dairy.yaml").write_text(blank_record("place", "The Old Dairy"), "utf-8")

    report = check_folder(Path("assets"), today=TODAY, generator=mkdocs)

    rest = [problem for problem in report.problems if problem.code != "settings-placeholder"]
    assert {problem.span.file for problem in rest} == {"assets/places/old-dairy.yaml"}


def test_nothing_of_the_example_directory_is_left_in_it(wells: Path) -> None:
    leftovers = {"Hills and Levels", "Mendip", "make setup", "make build", ".venv/bin"}
    texts = {path: path.read_text("utf-8") for path in wells.rglob("*") if path.is_file() and path.suffix != ".whl"}

    assert texts
    leftovers_there = {(path.name, words) for path, text in texts.items() for words in leftovers if words in text}
    assert leftovers_there == {("README.md", ".venv/bin")}  # where it says how to install


def test_it_is_built_with_the_fingerpost_that_it_was_started_with(wells: Path, fingerpost_wheel: Wheel) -> None:
    required = read_required((wells / "requirements.txt").read_text("utf-8"))

    assert required.hashes == {fingerpost_wheel.sha256}
    assert (wells / "packages" / required.file).read_bytes() == fingerpost_wheel.data


def test_every_file_that_is_installed_is_known_by_its_hash_and_by_no_address(
    wells: Path, fingerpost_wheel: Wheel
) -> None:
    text = (wells / "requirements.txt").read_text("utf-8")
    lines = [line for line in text.replace("\\\n", " ").splitlines() if line and line[0] not in "#-"]

    assert "\n--require-hashes\n" in text
    assert {line.split("==")[0] for line in lines} >= {"mkdocs", "click", "pyyaml"}
    assert [line for line in lines if "--hash=sha256:" not in line] == []
    assert "hatchling" not in text
    assert "typst==" in text
    assert "typst" not in requirements_text(fingerpost_wheel)
    for path in wells.rglob("*"):
        if path.is_file() and path.suffix != ".whl":
            assert not re.search(r"pypi|pythonhosted|://[^/\s]*(?:simple|packages)\b", path.read_text("utf-8")), path


def test_nothing_it_writes_speaks_of_frome(wells: Path) -> None:
    # Once it has its name from those who began it; the handbook, which is not in the folder, has Frome throughout.
    texts = {path: path.read_text("utf-8") for path in wells.rglob("*") if path.is_file() and path.suffix != ".whl"}

    assert [path.name for path, text in texts.items() if re.search(r"frome|\bBA11\b", text, re.IGNORECASE)] == []
    form = (wells / ".github" / "ISSUE_TEMPLATE" / "add-or-change.yml").read_text("utf-8")
    assert "The Old Dairy, Market Yard, Wells BA5 0AA" in form
    assert "/a/wells-talking-cafe/" in form


@pytest.mark.parametrize(
    ("schema", "pattern"),
    [
        ("vendor.github-workflows", "workflows/*.yml"),
        ("custom.github-workflows-require-timeout", "workflows/*.yml"),
        ("vendor.github-issue-forms", "ISSUE_TEMPLATE/add-or-change.yml"),
        ("vendor.github-issue-config", "ISSUE_TEMPLATE/config.yml"),
        ("vendor.dependabot", "dependabot.yml"),
    ],
)
def test_github_can_read_what_it_is_given(wells: Path, schema: str, pattern: str) -> None:
    files = sorted((wells / ".github").glob(pattern))

    done = subprocess.run(
        [TOOLS / "check-jsonschema", "--builtin-schema", schema, *files], capture_output=True, text=True, check=False
    )

    assert files
    assert done.returncode == 0, done.stdout + done.stderr


def test_zizmor_finds_nothing_unsafe_in_its_workflows(wells: Path) -> None:
    command = [TOOLS / "zizmor", "--offline", "--pedantic", "--no-progress", "--color=never", wells / ".github"]

    done = subprocess.run(command, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("name", "last"),
    [("check", "fingerpost check --proposed --format github"), ("publish", "fingerpost build --publish")],
)
def test_a_workflow_installs_fingerpost_and_runs_it(wells: Path, name: str, last: str) -> None:
    workflow = yaml.safe_load((wells / ".github" / "workflows" / f"{name}.yml").read_text("utf-8"))

    runs = [step["run"] for job in workflow["jobs"].values() for step in job["steps"] if "run" in step]
    assert runs[0] == "python -m pip install --requirement requirements.txt"
    assert re.search(rf"(?m)^{last}\b", runs[1])
    assert not any("make " in run or ".venv" in run for run in runs)


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path, fingerpost_wheel: Wheel) -> None:
    (tmp_path / "letter.txt").write_text("Dear Jean", "utf-8")

    with pytest.raises(FolderNotEmpty):
        start_directory(tmp_path, Beginning(), fingerpost_wheel)

    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_an_empty_repository_can_be_filled(tmp_path: Path, fingerpost_wheel: Wheel) -> None:
    (tmp_path / ".git").mkdir()

    assert "assets/directory.yaml" in start_directory(tmp_path, Beginning(title="Around Wells"), fingerpost_wheel)


@pytest.mark.usefixtures("short_handbook")
def test_a_title_with_quotes_and_colons_does_no_harm(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fingerpost_wheel: Wheel
) -> None:
    monkeypatch.chdir(tmp_path)

    start_directory(tmp_path / "hub", Beginning(title='The "Hub": tea & {talk} \\1'), fingerpost_wheel)

    assert read_directory(tmp_path / "hub" / "assets")[0].settings.title == 'The "Hub": tea & {talk} \\1'
    assert (
        build_site(
            tmp_path / "hub" / "assets", tmp_path / "site", generator=mkdocs, profile=False, allow_empty=True, jobs=1
        )
        == 0
    )


@pytest.mark.usefixtures("short_handbook")
@pytest.mark.parametrize(
    ("changed", "code"), [((), 1), (("site",), 1), (("site", "email"), 1), (("site", "email", "phone"), 0)]
)
def test_what_init_wrote_for_the_editors_to_change_is_not_published(
    changed: tuple[str, ...], code: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fingerpost_wheel: Wheel
) -> None:
    monkeypatch.chdir(tmp_path)
    start_directory(tmp_path, Beginning(town="Wells"), fingerpost_wheel)
    Path("assets/places/hall.yaml").write_text("name: Market Hall\nkind: hall\ntown: Wells\n")
    own = {"site": (SITE, "https://wells.example.net/"), "email": (EMAIL, "us@wells.example.net"), "phone": (PHONE, "")}
    settings = Path("assets/directory.yaml")
    for name in changed:
        settings.write_text(settings.read_text().replace(*own[name]))

    report = check_folder(Path("assets"), today=TODAY, generator=mkdocs)
    built = build_site(Path("assets"), Path("site"), generator=mkdocs, profile=False, allow_empty=False, jobs=1)

    placeholders = [each for each in report.problems if each.code == "settings-placeholder"]
    assert (len(placeholders), report.exit_code, built) == (3 - len(changed), 0, code)
    assert Path("site").exists() == (code == 0)
