"""Columns that a mapping does not use, and that say that something is not on every week."""

from __future__ import annotations

from pathlib import Path

import pytest

from fingerpost.exchange.imports.outcome import Outcome
from fingerpost.exchange.tables.propose.draft import Answers
from fingerpost.exchange.tables.propose.proposal import propose
from fingerpost.exchange.tables.table_import import import_table
from fingerpost.records.problem import Problem

LIMITS = [
    "Term time only",
    "First Thursday of the month only",
    "1st & 3rd Mon",
    "Closed until further notice",
    "No meetings in August",
    "Not bank holidays",
    "Alternate weeks",
    "Every other Tuesday",
    "Suspended until January",
    "Restarts 5 January",
    "Runs until 17 December",
    "Summer only",
    "Half-term break in October half term",
]
NO_LIMITS = [
    "Bring a mug",
    "Phone until 9pm",
    "Doors open 7pm",
    "Ask Jo first",
    "A long-term friend of the hall",
    "Last checked by Jo",
    "First come, first served",
    "Every week",
    "May be busy",
]


def bring(folder: Path, heading: str, cells: list[str], extra: str = "") -> tuple[Outcome, list[Problem]]:
    rows = [f'Club {n},Tuesday,10am - 12pm,"{cell}",Frome,BA11 1AA,01632 96000{n % 10}' for n, cell in enumerate(cells)]
    text = "\n".join([f"Name,Day,Time,{heading},Town,Postcode,Phone", *rows, ""])
    (folder / "list.csv").write_text(text, "utf-8")
    answers = Answers(source="The list", licence="our own", checked_on="2026-11-20", category="uncategorised")
    mapping = propose(folder / "list.csv").text(answers, {})
    (folder / "map.yaml").write_text(extra + mapping, "utf-8")
    outcome = import_table("csv", folder / "list.csv", folder / "map.yaml", folder / "assets")
    return outcome, [problem for problem in outcome.problems if problem.code == "when-unheeded"]


@pytest.mark.parametrize("words", LIMITS)
def test_words_that_limit_when_it_is_on_are_named_by_row_and_not_repeated(tmp_path: Path, words: str) -> None:
    _, problems = bring(tmp_path, "Notes", ["Bring a mug", words, "Ask Jo"])

    assert [(problem.span.line, problem.span.column) for problem in problems] == [(3, 4)]
    assert "1 row (row 3)" in problems[0].message
    assert words not in problems[0].message


def test_other_notes_are_not_named(tmp_path: Path) -> None:
    assert bring(tmp_path, "Notes", NO_LIMITS)[1] == []


def test_a_heading_that_asks_is_named_with_each_answer(tmp_path: Path) -> None:
    _, (problem,) = bring(tmp_path, "School holidays", ["Yes", "No", "", "Yes", "No", "No", "Yes", "n/a"])

    assert "6 rows (rows 2, 3, 5, 6, 7 and 1 more)" in problem.message


def test_what_is_ignored_on_purpose_or_used_is_not_named(tmp_path: Path) -> None:
    assert bring(tmp_path, "Notes", LIMITS[:3], "ignore: [Notes]\n")[1] == []
    assert bring(tmp_path, "Season", ["Summer only", "All year", "Term time only"])[1] == []
