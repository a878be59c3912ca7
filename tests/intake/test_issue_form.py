from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from fingerpost.intake.issue_form import QUESTIONS, Question, block_of, part_of, render_form
from fingerpost.reading.schemas import schema_of

FORM = Path(__file__).parents[2] / ".github" / "ISSUE_TEMPLATE" / "add-or-change.yml"


def blocks() -> dict[str, dict[str, object]]:
    return {block["id"]: block for block in yaml.safe_load(render_form())["body"] if "id" in block}


def test_the_form_on_github_is_the_one_the_schema_makes() -> None:
    assert FORM.read_text(encoding="utf-8") == render_form(), "run python -m fingerpost.intake.issue_form"


def test_a_choice_offers_every_value_of_the_schema() -> None:
    costs = part_of(schema_of("activity"), "cost.kind")["enum"]

    assert len(blocks()["cost-kind"]["attributes"]["options"]) == len(costs)  # type: ignore[index]


def test_a_question_without_words_of_its_own_uses_those_of_the_schema() -> None:
    schema = {"properties": {"tea": {"title": "Tea", "description": "How you take it.", "examples": ["Milk"]}}}

    block = block_of(Question(path="tea"), schema)

    assert block["attributes"] == {"label": "Tea", "description": "How you take it.", "placeholder": "Milk"}


def test_a_question_about_a_field_that_is_not_there_is_refused() -> None:
    with pytest.raises(KeyError):
        part_of(schema_of("activity"), "contact.fax")


def test_everything_an_entry_must_have_is_asked_for() -> None:
    asked = {question.path.split(".")[0] for question in QUESTIONS}

    # The day it was checked is the editor's to write, when it has been.
    assert set(schema_of("activity")["required"]) - asked == {"checked"}


def test_a_correction_needs_only_what_is_wrong() -> None:
    required = {name for name, block in blocks().items() if block.get("validations")}

    assert required == {"want", "name"}
