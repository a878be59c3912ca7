"""The small mapping of the handbook does what the page says, and every way is on the page."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from fingerpost.exchange.tables.mapping_words import WAYS, mapping_schema

PAGE = (Path(__file__).parents[2] / "docs" / "handbook" / "import.md").read_text("utf-8")


def test_the_small_mapping_works_as_it_is(desk) -> None:
    rows = re.findall(r"^\| (Name .*|Tea .*) \|$", PAGE, re.MULTILINE)
    desk.mapping(re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)[0])

    outcome = desk.run("\n".join(row.replace(" | ", ",") for row in rows))

    assert outcome.problems == []
    assert desk.ids("places") == ["frome-hall"]
    assert desk.record("activities", "tea-and-talk-frome").count("place: frome-hall") == 2


SECTIONS = mapping_schema()["properties"]
WORDS = {*SECTIONS, *SECTIONS["table"]["properties"], *WAYS, *(word for words in WAYS.values() for word in words)}


@pytest.mark.parametrize("word", sorted(WORDS))  # in one order: two processes must agree which tests there are
def test_every_word_of_a_mapping_is_explained(word: str) -> None:
    assert re.search(rf"`[^`\n]*\b{word}\b[^`\n]*`", PAGE)
