"""C17 and E19: no text, however it is made, holds the check up."""

from __future__ import annotations

import pytest

from tests.hostile.conftest import line

PIECES = [
    "a",
    "0",
    "1-",
    "Aa ",
    "(",
    "<a",
    "| a ",
    "a@",
    "a.",
    "Sue has ",
    "12 Aa ",
    "born on the 1 ",
    "é",
    "\\",
]
# Thousands of these would hold up other people's Markdown parsers, so that a test has no more than 200.
MARKUP = ["[", "[a](", "![", "![\\"]


@pytest.mark.parametrize("piece", PIECES)
def test_five_thousand_characters_of_it_are_looked_through(piece: str, ask) -> None:
    text = (piece * 5000)[:4950] + "\n  Sue, dementia, house, @"

    ask(line("description: |\n  " + text))  # a pattern that goes back over the text takes minutes


@pytest.mark.parametrize("piece", MARKUP)
def test_two_hundred_openings_of_links_are_looked_through(piece: str, ask) -> None:
    ask(line("description: |\n  " + piece * 200 + "\n  Sue, dementia, house, @"))
