"""Every case of the list of hostile inputs comes to what it must; `python -m tests.hostile.table` prints them all."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest

from tests.hostile.table.desk import Built, Desk
from tests.hostile.table.row import Trial
from tests.hostile.table.rows import ROWS

ROOT = Path(__file__).parents[3]
LIST = ROOT.parent / "shared" / "hostile-inputs.md"
# How many cases each letter has.
CASES = {"A": 14, "B": 37, "C": 17, "D": 13, "E": 21, "F": 10, "G": 7, "H": 9, "I": 21, "J": 5, "K": 11, "L": 12}
CASES |= {"M": 7, "N": 5, "O": 5}

TRIALS = [
    pytest.param(trial, id=f"{each.number}-{number}")
    for each in ROWS
    for number, trial in enumerate(each.trials, start=1)
]


@pytest.fixture(scope="session")
def shared() -> dict[str, Built]:
    """The sites that several cases look at, each built once."""
    return {}


@pytest.mark.parametrize("trial", TRIALS)
def test_it_comes_to_what_it_must(trial: Trial, tmp_path: Path, shared: dict[str, Built]) -> None:
    trial.run(Desk(tmp_path, shared))


def test_every_case_of_the_list_is_here_once() -> None:
    numbers = [each.number for each in ROWS]

    assert numbers == [f"{letter}{number}" for letter, last in CASES.items() for number in range(1, last + 1)]
    assert len(numbers) == 194


def test_the_list_has_these_cases_and_no_other() -> None:
    if not LIST.is_file():
        pytest.skip("the list of hostile inputs is not on this computer")

    assert re.findall(r"^- \*\*([A-O]\d+)\*\*", LIST.read_text("utf-8"), re.MULTILINE) == [each.number for each in ROWS]


def test_a_case_is_run_or_held_or_waits_for_what_is_not_built() -> None:
    assert [each.number for each in ROWS if not (each.trials or each.held or each.later)] == []
    waiting = {each.number: each.later for each in ROWS if each.later}
    assert [number for number, why in waiting.items() if not re.search(r"\bissue \d+", why)] == []  # that brings it


def test_a_test_that_is_named_exists() -> None:
    names = {name.partition("::")[::2] for each in ROWS for name in each.held}

    assert len(names) > 50  # the control
    assert [f"{file}::{test}" for file, test in sorted(names) if test not in names_in(file)] == []


def test_a_test_that_does_not_exist_would_be_seen() -> None:
    assert "test_of_nothing" not in names_in("tests/hostile/table/test_table.py")


@cache
def names_in(file: str) -> set[str]:
    tree = ast.parse((ROOT / file).read_text("utf-8"))
    return {each.name for each in ast.walk(tree) if isinstance(each, ast.FunctionDef)}
