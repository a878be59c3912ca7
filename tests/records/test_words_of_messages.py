"""Messages say what people write: yes and no for what is either, and characters where spaces and digits count too."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from fingerpost.writing.write import say_value
from tests.conftest import TODAY, USUAL_FILES, OpenSite

ROOT = Path(__file__).parents[2]
CHAT = USUAL_FILES["activities/chat.yaml"]
TYPED = [*(ROOT / "docs" / "handbook").glob("*.md"), *(ROOT / "assets").rglob("*.yaml"), ROOT / "README.md"]


@pytest.mark.parametrize("typed", ["perhaps", "[yes]", "2"])
def test_what_is_either_is_asked_for_as_yes_or_no(site: OpenSite, typed: str) -> None:
    problems = site({"activities/chat.yaml": f"{CHAT}sensitive: {typed}\n"}).check(TODAY).problems

    (problem,) = [each for each in problems if str(each.span).startswith("assets/activities/chat.yaml:8:")]
    assert problem.message == "Keep its location secret needs yes or no."
    assert problem.hint == "Write sensitive: yes or sensitive: no."


@pytest.mark.parametrize(
    ("summary", "message"), [("Tea 2.", "6 characters; 20 is the least"), ("1 " * 150, "299 char")]
)
def test_characters_are_counted_and_called_so(site: OpenSite, summary: str, message: str) -> None:
    text = CHAT.replace("Meet people over a cuppa in Frome.", summary.strip())

    problems = site({"activities/chat.yaml": text}).check(TODAY).problems

    assert [message in each.message for each in problems if each.is_error] == [True]


def test_what_we_write_and_show_says_yes_and_no() -> None:
    unlike = [
        f"{path.name}: {word}"
        for path in TYPED
        for word in re.findall(r"\b\w+: (?:true|false)\b", path.read_text("utf-8"))
    ]

    assert len(TYPED) > 400
    assert unlike == []
    assert (say_value(True), say_value(False)) == ("yes", "no")
