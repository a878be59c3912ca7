"""What a directory still lacks before it may go public."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from fingerpost.checks.project import layout_of
from fingerpost.cli.generator import mkdocs
from fingerpost.publish.doctor import examine
from fingerpost.publish.doctor_project import missing_around
from fingerpost.publish.doctor_report import as_text
from fingerpost.publish.missing import Diagnosis
from fingerpost.records.settings import Settings
from fingerpost.writing.beginning import Beginning
from fingerpost.writing.own_wheel import Wheel
from fingerpost.writing.start import start_directory
from tests.conftest import TODAY
from tests.run import run
from tests.wheel import wheel_of_checkout

PLACE = "name: Market Hall\nkind: hall\ntown: Wells\n"
ANSWERS = Beginning(
    town="Wells",
    outcodes=("BA5",),
    site="https://wells.example.net/",
    phone="01632 960002",
    email="us@example.net",
)


@pytest.fixture(scope="module")
def wheel() -> Wheel:
    return wheel_of_checkout()


@pytest.fixture
def wells(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, wheel: Wheel) -> Path:
    """A directory for which all questions were answered, in the care of git."""
    start_directory(tmp_path, ANSWERS, wheel)
    monkeypatch.chdir(tmp_path)
    Path("assets/places/hall.yaml").write_text(PLACE, "utf-8")
    git("init", "-q", "-b", "main")
    git("remote", "add", "origin", "https://github.example.org/wells.git")
    git("add", "-A")
    git("commit", "-qm", "Begin")
    return tmp_path


def git(*words: str) -> None:
    who = ("-c", "user.name=Test", "-c", "user.email=test@example.org")
    subprocess.run(["git", *who, *words], check=True, capture_output=True)


def looked_at() -> Diagnosis:
    return examine(Path("assets"), today=TODAY, generator=mkdocs)


def around() -> set[str]:
    """What is missing around the records: for this nothing is built."""
    settings = Settings(title="Wells directory", site="https://wells.example.net/")
    return {each.name for each in missing_around(layout_of(Path("assets")), settings)}


@pytest.mark.usefixtures("wells", "short_handbook")
def test_a_directory_whose_blanks_are_filled_may_go_public() -> None:
    diagnosis = looked_at()

    assert diagnosis.is_ready, diagnosis.missing
    assert {each.name for each in diagnosis.missing} == {
        "areas",
        "code-owners",
        "pages-as-written",
        "postcodes",
        "streets",
    }
    assert "It may go public, though people will miss 3 things.\n" in as_text(diagnosis)


@pytest.mark.usefixtures("short_handbook")
def test_of_a_new_directory_each_blank_is_named_with_what_to_type(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, wheel: Wheel
) -> None:
    start_directory(tmp_path, Beginning(town="Wells"), wheel)
    monkeypatch.chdir(tmp_path)

    diagnosis = looked_at()

    must = [each.name for each in diagnosis.missing if each.need == "must"]
    assert must == ["check-failed", *["settings-placeholder"] * 3, "form-address"]
    assert {"outcodes", "git"} <= {each.name for each in diagnosis.missing}
    assert all(each.hint for each in diagnosis.missing)
    assert "It is not ready: 5 things are missing." in as_text(diagnosis)


@pytest.mark.usefixtures("wells", "short_handbook")
def test_what_a_check_finds_is_not_left_out() -> None:
    settings = Path("assets/directory.yaml")
    text = (
        settings.read_text("utf-8")
        .partition("crisis:\n")[0]
        .replace("phone:", "# phone:")
        .replace("email:", "# email:")
    )
    settings.write_text(f"{text}example: yes\n", "utf-8")
    Path("assets/places/hall.yaml").write_text(PLACE.replace("hall\n", "hal\n"), "utf-8")

    done = run("doctor", "--json", cwd=Path())

    missing = json.loads(done.stdout)["missing"]
    codes = {each["name"] for each in missing if each["need"] == "must"}
    assert done.returncode == 1
    # The starter's vocabulary has pages about danger, so that nobody is named to ring is one of the errors.
    assert codes == {"errors", "example", "editors-contact"}
    assert next(each for each in missing if each["name"] == "errors")["file"].startswith("assets/")


@pytest.mark.usefixtures("wells")
def test_what_of_people_a_public_repository_would_show_is_counted() -> None:
    def of_people() -> list[str]:
        return [each.message for each in looked_at().missing if each.name == "people-in-git"]

    assert of_people() == []
    hall = Path("assets/places/hall.yaml")
    hall.write_text(f"{PLACE}contact: {{phone: 07700 900123, email: mlewin@example.org, name: Sue Ashford}}\n", "utf-8")
    Path("assets/places/barn.yaml").write_text(
        "name: The Barn\nkind: hall\ntown: Wells\ncontact: {phone: 07700 900124}\n", "utf-8"
    )
    (message,) = of_people()
    assert "2 mobile numbers, 1 mailbox and 1 name of people who have not agreed" in message

    settings = Path("assets/directory.yaml")
    settings.write_text(f"{settings.read_text('utf-8')}project: {{allow: [private-repository]}}\n", "utf-8")
    assert of_people() == []


@pytest.mark.usefixtures("wells")
def test_towns_that_have_places_and_are_in_no_list_are_named() -> None:
    def of_towns() -> list[str]:
        return [each.message for each in looked_at().missing if each.name == "unlisted-towns"]

    assert of_towns() == []
    for number, town in enumerate(
        ("Bruton", "Castle Cary", "Ditcheat", "Evercreech", "Frome", "Gurney Slade", "Hornblotton")
    ):
        Path(f"assets/places/hall-{number}.yaml").write_text(PLACE.replace("Wells", town), "utf-8")
    (message,) = of_towns()
    assert "Bruton, Castle Cary, Ditcheat, Evercreech, Frome and 2 more" in message


def test_a_folder_that_is_not_there_cannot_be_looked_at(tmp_path: Path) -> None:
    done = run("doctor", cwd=tmp_path)

    assert (done.returncode, done.stdout) == (2, "")
    assert "fingerpost doctor: There is no folder called assets." in done.stderr


def changed(name: str, before: str, after: str) -> Callable[[], None]:
    def change() -> None:
        path = Path(name)
        text = path.read_text("utf-8")
        assert before in text
        path.write_text(text.replace(before, after), "utf-8")

    return change


WHEEL = "packages/fingerpost-0.1.0-py3-none-any.whl"
PUBLISH = ".github/workflows/publish.yml"
LACKING: dict[str, Callable[[], object]] = {
    "requirements": lambda: Path("requirements.txt").write_text("fingerpost==0.1.0\n"),
    "wheel-missing": lambda: Path(WHEEL).unlink(),
    "wheel-hash": lambda: Path(WHEEL).write_bytes(b"another"),
    "workflow-missing": lambda: Path(PUBLISH).unlink(),
    "workflow-permissions": changed(PUBLISH, "pages: write", "contents: read"),
    "label": lambda: Path(".github/workflows/label.yml").unlink(),
    "form-address": changed(
        ".github/ISSUE_TEMPLATE/config.yml", "https://wells.example.net/", "https://directory.example.org/"
    ),
    "licence": lambda: Path("LICENSE").unlink(),
    "not-committed": changed("README.md", "#", "##"),
    "not-pushed": lambda: git("remote", "remove", "origin"),
    "branch": lambda: git("switch", "-qc", "spring"),
}


@pytest.mark.usefixtures("wells")
def test_each_thing_that_is_missing_around_the_records_is_named() -> None:
    before, faults = around(), []
    for code, take_away in LACKING.items():
        take_away()
        if code not in around() - before:
            faults.append(code)
        git("remote", "remove", "origin") if code != "not-pushed" else None
        git("remote", "add", "origin", "https://github.example.org/wells.git")
        git("checkout", "-q", "--force", "main")

    assert before == {"code-owners", "pages-as-written"}
    assert faults == []
