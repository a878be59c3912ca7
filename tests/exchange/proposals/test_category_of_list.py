"""The category that is offered for a whole list: one that its rows bear out, never one by chance or a sensitive one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner

from fingerpost.cli import commands
from fingerpost.exchange.tables.propose.category_of_list import categories_with_word
from fingerpost.exchange.tables.propose.proposal import propose
from fingerpost.exchange.tables.propose.vocabulary import sensitive_categories, words_of_categories

BOTH = ["Chess evening", "Tea and toast", "Bowls for all", "Painting together"]
FOOD = ["Alpha food bank", "Beta food bank", "Gamma food bank", "Delta pantry"]


def offered(folder: Path, file: str, names: Sequence[str]) -> str:
    rows = [f"{name},Come and meet others.,01632 96012{number}" for number, name in enumerate(names)]
    (folder / file).write_text("\n".join(["Name,About,Phone", *rows]), "utf-8")
    assets = folder / "assets"
    questions = propose(folder / file).questions_here(words_of_categories(assets), "", sensitive_categories(assets))
    return next(question.default for question in questions if question.about == "category")


@pytest.mark.parametrize(
    ("file", "names", "category"),
    [
        ("morning-afternoon.csv", BOTH, ""),  # not mourning
        ("personal-emails.csv", BOTH, ""),
        ("personal-emails.csv", FOOD, "food-banks"),
        ("gm_food_banks.csv", FOOD, "food-banks"),
        ("food_banks.csv", ["St Mary's", "St John's", "The Mill", "Old Dairy"], "food-banks"),
        ("refuge.csv", BOTH, ""),
        ("refuges.csv", ["North refuge", "South refuge", "West refuge", "East refuge"], ""),
    ],
)
def test_only_what_the_rows_bear_out_is_offered(tmp_path: Path, file: str, names: list[str], category: str) -> None:
    assert offered(tmp_path, file, names) == category


@pytest.mark.parametrize(
    ("word", "category"),
    [
        ("games", "games-and-cards"),
        ("drama", "writing-and-drama"),
        ("faith", "faith-groups"),
        ("toddlers", "toddler-groups"),
        ("Warm", "warm-spaces"),
    ],
)
def test_a_word_of_an_id_suggests_it(tmp_path: Path, word: str, category: str) -> None:
    assert categories_with_word(word, words_of_categories(tmp_path)) == [category]


def test_the_proposal_and_the_import_suggest_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    kinds = ["Games", "Drama", "Games", "Drama"]
    rows = [f"{name},{kind},01632 96012{at}" for at, (name, kind) in enumerate(zip(BOTH, kinds, strict=True))]
    Path("list.csv").write_text("\n".join(["Name,Type,Phone", *rows]), "utf-8")
    runner = CliRunner()
    runner.invoke(commands, ["import", "list.csv", "--no-questions"])
    text = Path("list.mapping.yaml").read_text("utf-8")
    assert "perhaps games-and-cards" in text
    for blank, answer in (("source:", "source: The list"), ("licence:", "licence: our own")):
        text = "\n".join(answer if line.startswith(blank) else line for line in text.splitlines())
    lines = ["  Published: 2026-11-20" if "Published: " in line[:14] else line for line in text.splitlines()]
    Path("list.mapping.yaml").write_text("\n".join(lines).replace("Games: uncategorised", "Games: games"), "utf-8")

    result = runner.invoke(commands, ["import", "list.csv"])

    assert result.exit_code == 2
    assert "Write games-and-cards." in result.output
