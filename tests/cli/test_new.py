"""fingerpost new, as it is typed."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from fingerpost.cli import commands
from tests.run import MORNING


@pytest.fixture(autouse=True)
def _in_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def run(*words: str) -> Result:
    return CliRunner().invoke(commands, ["new", *words], env={"SOURCE_DATE_EPOCH": MORNING})


def test_it_names_the_file_after_the_activity_and_says_what_is_next() -> None:
    result = run("activity", "Chair yoga & tea")

    assert result.output == (
        "assets/activities/chair-yoga-and-tea.yaml is written.\n"
        "Next: open it, fill in the blanks, then run\n"
        "  fingerpost check\n"
    )
    text = Path("assets/activities/chair-yoga-and-tea.yaml").read_text("utf-8")
    assert "\nname: Chair yoga & tea\n" in text
    assert text.endswith("\nsince: 2026-11-21\n")


def test_it_never_replaces_a_record() -> None:
    run("place", "Old Dairy")
    Path("assets/places/old-dairy.yaml").write_text("name: Mine\n", "utf-8")

    result = run("place", "Old Dairy")

    assert result.exit_code == 2
    assert "assets/places/old-dairy.yaml is there already." in result.output
    assert Path("assets/places/old-dairy.yaml").read_text("utf-8") == "name: Mine\n"


def test_it_puts_no_second_record_beside_one_with_the_shorter_ending() -> None:
    Path("assets/places").mkdir(parents=True)
    Path("assets/places/old-dairy.yml").write_text("name: The Old Dairy\n")

    result = run("place", "Old Dairy")

    assert result.exit_code == 2
    assert "assets/places/old-dairy.yml is there already." in result.output
    assert not Path("assets/places/old-dairy.yaml").exists()


def test_a_name_without_latin_letters_needs_an_id() -> None:
    assert "--id chair-yoga" in run("group", "Дом").output
    assert run("group", "Дом", "--id", "dom").exit_code == 0
    assert "\nname: Дом\n" in Path("assets/groups/dom.yaml").read_text("utf-8")


@pytest.mark.parametrize("record_id", ["../outside", "con", "map", "Chair", "a--b", "x" * 61])
def test_an_id_that_cannot_be_an_address_is_refused(record_id: str) -> None:
    result = run("activity", "Chair yoga", "--id", record_id)

    assert result.exit_code == 2
    assert not Path("assets").exists()


def test_what_nobody_can_see_is_left_out_of_the_name_and_reported() -> None:
    result = run("activity", "Chair\u200b yoga\u202e")

    assert (
        "There was a zero width space (U+200B) in the name, which nobody can see. It was left out.\n" in result.output
    )
    assert "\nname: Chair yoga\n" in Path("assets/activities/chair-yoga.yaml").read_text("utf-8")


def test_its_examples_are_of_the_town_of_the_settings() -> None:
    Path("assets").mkdir()
    Path("assets/directory.yaml").write_text(
        "title: Ours\nsite: https://example.net/\narea: {name: Ulverston, outcodes: [LA12]}\n"
    )
    run("place", "Frome Hall")

    text = Path("assets/places/frome-hall.yaml").read_text("utf-8")
    assert "name: Frome Hall\n" in text
    assert "For example: Ulverston" in text
    assert "For example: LA12 1AA" in text
    assert text.count("Frome") == 1
