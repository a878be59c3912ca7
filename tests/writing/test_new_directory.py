"""A new directory begins with settings and a vocabulary that check has nothing against."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from fingerpost.checks import check_directory
from fingerpost.reading.read import read_directory
from fingerpost.records.settings import NATIONS
from fingerpost.writing.beginning import Beginning
from fingerpost.writing.new_directory import starter_files, write_starter


def test_a_new_directory_has_no_problem(tmp_path: Path) -> None:
    write_starter(tmp_path / "quantock-hills" / "assets")

    directory, problems = read_directory(tmp_path / "quantock-hills" / "assets")

    assert directory.settings.title == "Quantock hills"
    assert "food-banks" in directory.vocabulary.categories
    assert problems == []
    assert [problem.code for problem in check_directory(directory, today=date(2026, 11, 21))] == []


def test_what_is_there_already_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "vocabulary").mkdir()
    (tmp_path / "directory.yaml").write_text("title: Ours\n", "utf-8")

    assert write_starter(tmp_path) == []


def test_a_title_with_quotes_can_be_read_again(tmp_path: Path) -> None:
    write_starter(tmp_path, 'The "Hub" \\ cafe')

    assert read_directory(tmp_path)[0].settings.title == 'The "Hub" \\ cafe'


def test_whom_to_ring_in_danger_fits_the_nation(tmp_path: Path) -> None:
    names = {}
    for nation in NATIONS:
        assets = tmp_path / nation
        for name, text in starter_files(assets, Beginning(town="Town", nation=nation)).items():
            (assets / name).parent.mkdir(parents=True, exist_ok=True)
            (assets / name).write_text(text, "utf-8")
        directory, problems = read_directory(assets)
        assert problems == check_directory(directory, today=date(2026, 11, 21)) == []
        names[nation] = [line.name for line in directory.settings.crisis]

    # NHS 111 is no service of Northern Ireland.
    assert names["NIR"] == ["Emergency services", "Lifeline", "Samaritans"]
    assert names["SCT"] == ["Emergency services", "NHS 24", "Samaritans"]
    assert names["ENG"] == names["WLS"] == ["Emergency services", "NHS", "Samaritans"]
