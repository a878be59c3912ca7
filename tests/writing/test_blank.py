"""A new record tells what belongs in each blank, and check points at the blanks and nothing else."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from fingerpost.checks import check_directory
from fingerpost.reading.layout import FOLDERS
from fingerpost.reading.read import read_directory
from fingerpost.records.problem import Problem
from fingerpost.writing.blank import blank_record
from fingerpost.writing.new_directory import write_starter
from fingerpost.writing.write import save_record

ANSWERS = {
    "summary:": "summary: Gentle stretches sitting on a chair, for anyone.",
    "categories:": "categories: [chair-exercise]",
    "place:": "place: old-dairy",
    "days:": "days: [tuesday]",
    "from:": "from: 10:30",
    "phone:": "phone: 01632 960123",
    "on:": "on: 2026-10-01",
    "how:": "how: phone",
    "town:": "town: Frome",
}


def problems_of(assets: Path) -> list[Problem]:
    directory, problems = read_directory(assets)
    return [*problems, *check_directory(directory, today=date(2026, 11, 21))]


def fill(line: str) -> str:
    blank = line.strip().removeprefix("- ")
    return line.replace(blank, ANSWERS.get(blank, blank)) if blank else line


@pytest.mark.parametrize("kind", ["activity", "group", "place"])
def test_every_problem_of_a_new_record_points_at_a_blank(tmp_path: Path, kind: str) -> None:
    write_starter(tmp_path)
    text = blank_record(kind, "Chair yoga")
    save_record(tmp_path / FOLDERS[kind] / "chair-yoga.yaml", text)

    # What the settings of a new directory lack is another matter.
    problems = [problem for problem in problems_of(tmp_path) if problem.span.file.endswith("chair-yoga.yaml")]

    lines = text.splitlines()
    assert problems
    assert {lines[problem.span.line - 1].strip().endswith(":") for problem in problems} == {True}


def test_filling_in_the_blanks_is_all_that_it_takes(tmp_path: Path) -> None:
    write_starter(tmp_path)
    for kind, record_id in (("activity", "chair-yoga"), ("group", "chair-yoga"), ("place", "old-dairy")):
        filled = [fill(line) for line in blank_record(kind, "Chair yoga").splitlines()]
        save_record(tmp_path / FOLDERS[kind] / f"{record_id}.yaml", "\n".join(filled) + "\n")

    assert [problem for problem in problems_of(tmp_path) if problem.is_error] == []


def test_a_name_that_needs_quotes_gets_them(tmp_path: Path) -> None:
    assert "\nname: 'Tea: and talk #1'\n" in blank_record("activity", "Tea: and talk #1")
