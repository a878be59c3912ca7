"""Nothing that must stay where it is can be found in any byte of a site, in any form; what is public is found."""

from __future__ import annotations

import base64
import json
import os
import subprocess
import zlib
from collections.abc import Mapping
from contextlib import nullcontext
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from fingerpost.cli.generator import mkdocs
from fingerpost.publish.report import check_folder, render
from tests import run as in_process
from tests.conftest import TODAY, USUAL_FILES
from tests.publish.every_form import every_form, read_every_way
from tests.publish.planted import Planted, at, mark, picture, plant
from tests.short_handbook import short_handbook
from tests.thorough import IS_THOROUGH

SHELL = (
    "site_name: Town\ndocs_dir: docs\ntheme: {name: material, font: false}\nextra: {generator: false}\n"
    "plugins: [search, fingerpost: {assets: assets}]\n"
)
ERASED = "closed: {on: 2026-11-01, erased: yes}\n"


@dataclass(frozen=True)
class Built:
    """A project, and what can be read of its site."""

    folder: Path
    planted: Planted
    first: Mapping[str, str]
    second: Mapping[str, str]  # after a record was erased, one broken, and one was no longer marked as sensitive
    output: str


def run(folder: Path, *words: str, code: int = 0) -> str:
    ran = in_process.run(*words, cwd=folder, GITHUB_STEP_SUMMARY=str(folder / "summary.md"))
    assert ran.returncode == code, ran.stderr
    return ran.stdout + ran.stderr


def commit(folder: Path) -> None:
    who = {f"GIT_{role}_{what}": "a@example.org" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    for words in (["init", "-q", "-b", "main"], ["add", "assets"], ["commit", "-q", "-m", "a change"]):
        subprocess.run(["git", *words], cwd=folder, env={**os.environ, **who}, check=True)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Each night with the whole handbook, which has no word of a record and half of all that is to be read."""
    with nullcontext() if IS_THOROUGH else short_handbook():
        return build(tmp_path_factory)


def build(tmp_path_factory: pytest.TempPathFactory) -> Built:
    folder = tmp_path_factory.mktemp("town")
    planted = plant()
    files = {**USUAL_FILES, **planted.files}
    files |= {f"activities/{name}.yaml": _gone(planted, name) for name in ("erased", "broken")}
    files["activities/was-secret.yaml"] = _gone(planted, "was-secret", "sensitive: true\n")
    for name, text in files.items():
        _write(folder / "assets" / name, text)
    _write(
        folder / "docs" / "about.md",
        "# About\n\n"
        f"<!-- {planted.hide('a comment in a page')} -->\n\nWe are {planted.show('a word in a page')}.\n\n"
        "![A spot](spot.png)\n",
    )
    (folder / "docs" / "spot.png").write_bytes(picture(planted.hide("a note in a picture")))
    _write(folder / "mkdocs.yml", SHELL)
    commit(folder)
    output = run(folder, "build")
    first = every_form(folder / "site")
    _write(folder / "assets/activities/erased.yaml", ERASED)
    _write(folder / "assets/activities/broken.yaml", _gone(planted, "broken") + "\tnothing: [\n")
    _write(
        folder / "assets/activities/was-secret.yaml",
        _gone(planted, "was-secret", f"description: We are at {planted.hide('where a refuge is')}.\n"),
    )
    hidden = _gone(planted, "hidden", "sensitive: true\nphoto: {file: door.png, shows: Our door}\n")
    _write(folder / "assets/activities/hidden.yaml", hidden)
    (folder / "docs" / "door.png").write_bytes(picture("a door"))
    output += run(folder, "build", "--keep-going", code=3)
    return Built(folder, planted, first, every_form(folder / "site"), output)


def _gone(planted: Planted, name: str, more: str = "") -> str:
    where = "sessions: [{repeats: by-arrangement, phone: yes}]\n" if "sensitive" in more else at("open")
    return (
        f"name: {mark(f'{name}: a name')}\nsummary: People {mark(f'{name}: a summary')} here.\ncategories: [arts]\n"
        f"{where}contact: {{phone: 01632 960130}}\nchecked: {{on: 2026-10-01, how: phone}}\n{more}"
    )


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def leaks(forms: Mapping[str, str], sought: Mapping[str, str]) -> dict[str, list[str]]:
    """Which files hold which of the words that are sought, by what it is."""
    hits = {what: [name for name, text in forms.items() if holds(text, word.lower())] for what, word in sought.items()}
    return {what: names for what, names in hits.items() if names}


@cache  # most files are the same in two builds, and the largest in all
def holds(text: str, word: str) -> bool:
    return word in text


GONE = {f"{name}: {what}": mark(f"{name}: {what}") for name in ("erased", "broken") for what in ("a name", "a summary")}
WAS_SECRET = {what: mark(f"was-secret: {what}") for what in ("a name", "a summary")}


def test_no_secret_is_in_any_file(built: Built) -> None:
    assert leaks(built.first, built.planted.secret) == {}
    assert leaks(built.second, built.planted.secret) == {}


def test_what_is_public_is_found_where_a_secret_would_be(built: Built) -> None:
    hits = leaks(built.second, built.planted.public)

    assert hits.keys() == built.planted.public.keys()
    assert "search/words.json" in hits["a description"]  # packed words
    assert {"search/cards/0.json", "api/hsds/services/index.html", "data/hsds.zip"} <= set(hits["a summary"])
    assert {"search/columns/spots.json", "search/cards/0.json"} <= set(hits["a position"])  # packed numbers
    assert "a/open/index.html" in hits["a number"]
    assert "about/index.html" in hits["a word in a page"]
    data = {f"data/activities.{ending}" for ending in ("csv", "json", "jsonl")}
    assert {"data/activities.geojson", "data/calendar.ics", "data/places.csv", *data} <= set(hits["a street"])


def test_what_is_erased_broken_or_was_sensitive_leaves_the_site(built: Built) -> None:
    assert leaks(built.first, GONE).keys() == GONE.keys()
    assert leaks(built.first, WAS_SECRET).keys() == WAS_SECRET.keys()

    assert leaks(built.second, GONE | WAS_SECRET) == {}


def test_the_picture_of_a_door_that_is_secret_is_not_copied(built: Built) -> None:
    assert (built.folder / "docs" / "door.png").is_file()
    assert {"door.png", "spot.png"} & set(built.second) == {"spot.png"}


def test_no_secret_is_in_what_find_answers(built: Built) -> None:
    answer = run(built.folder, "find", "people", "--json")

    assert json.loads(answer)["total"] > 2
    assert built.planted.public["a name"] in answer
    assert leaks({"find": read_every_way("", answer.encode())}, built.planted.secret) == {}


def test_no_held_value_is_in_what_check_says(built: Built, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(built.folder)
    report = check_folder(Path("assets"), today=TODAY, generator=mkdocs)

    forms = {form: render(report, form) for form in ("text", "json", "github")}

    assert all("held-personal-phone" in text for text in forms.values())
    assert "nothing: [" in forms["text"]  # another line is quoted
    assert leaks({form: read_every_way("", text.encode()) for form, text in forms.items()}, built.planted.secret) == {}


def test_no_held_value_is_in_the_log_or_the_summary_of_a_build(built: Built) -> None:
    summary = (built.folder / "summary.md").read_text("utf-8")

    assert "broken.yaml" in read_every_way("summary", summary.encode())
    assert leaks({"log": built.output, "summary": read_every_way("", summary.encode())}, built.planted.secret) == {}


@pytest.mark.parametrize(
    "hidden",
    [
        "zorkamit".encode("utf-16-le"),
        b"z&#111;rk&#x61;mit",
        b"%7A%6Frkamit",
        rb"z\u006frkamit",
        base64.b64encode(b"say zorkamit twice"),
        b"x" + base64.b64encode(b"say zorkamit twice"),
        zlib.compress(b"zorkamit"),
        b"timakroz",
        b'{"words": "0zorkadam\\n5mit"}',
    ],
    ids=["utf-16", "html", "percent", "json", "base64", "base64-within", "packed", "reversed", "front-coded"],
)
def test_every_form_of_a_word_is_seen(hidden: bytes) -> None:
    assert b"zorkamit" not in hidden
    assert "zorkamit" in read_every_way("", hidden)


@pytest.mark.parametrize("text", ["01632 960 127", "+44 (0)1632 960127", "0-1-6-3-2-9-6-0-1-2-7", "721069 23610"])
def test_every_form_of_a_number_is_seen(text: str) -> None:
    assert "1632960127" in read_every_way("", text.encode())


def test_notes_in_a_picture_are_seen() -> None:
    assert read_every_way("", picture("zorkamit")).count("zorkamit") >= 2
