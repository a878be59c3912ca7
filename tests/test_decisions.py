"""A decision keeps to a page, as decision 1 asks, so that somebody reads it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[1] / "docs" / "decisions"
NO_DECISIONS = {"figures.md", "hours.md"}
DECISIONS = sorted(path for path in FOLDER.iterdir() if path.name not in NO_DECISIONS)
LINES, CHARACTERS = 50, 120


@pytest.mark.parametrize("path", DECISIONS, ids=lambda path: path.stem)
def test_a_decision_fits_on_a_page(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()

    assert len(lines) <= LINES
    assert [line for line in lines if len(line) > CHARACTERS and not line.startswith(("|", "!["))] == []


@pytest.mark.parametrize(("number", "path"), list(enumerate(DECISIONS, 1)), ids=[path.stem for path in DECISIONS])
def test_decisions_are_numbered_in_order_and_say_their_number_and_status(number: int, path: Path) -> None:
    text = path.read_text(encoding="utf-8")

    assert re.fullmatch(rf"{number:04}-[a-z0-9-]+\.md", path.name)
    assert re.match(rf"# {number}\. \S.*\n\nStatus: accepted, \d+ [A-Z][a-z]+ \d{{4}}", text)


def test_the_first_decision_says_which_limit_this_is() -> None:
    text = (FOLDER / "0001-write-decisions-down.md").read_text(encoding="utf-8")

    assert "at most fifty lines of 120 characters" in text
    assert all(f"`{name}`" in text for name in NO_DECISIONS)
