"""How an entry leaves the form: as an address, a letter or a post, and what Python makes of each."""

from __future__ import annotations

import json
import re
from pathlib import Path

import jsonschema
import yaml

from fingerpost.files.own import schema_folder
from fingerpost.intake.issue_form import WANTS, render_form
from fingerpost.intake.rules import rules
from fingerpost.language import ENGLISH
from fingerpost.pages.shipping.ways_data import ways_words
from fingerpost.records.slug import slug_of
from tests.search.node import node

RECORD = {
    "name": "Thursday strollers",
    "summary": "An easy walk and a cup of tea for anyone.",
    "categories": ["arts"],
    "sessions": [
        {"place": "old-dairy", "repeats": "weekly", "days": ["thursday"], "from": "10:30", "to": "12:00"},
    ],
    "contact": {"phone": "01632 960125"},
    "checked": {"on": "2026-11-21", "how": "group"},
}
NAMES = (
    "St Mary's Café & Garden",
    "北京",
    "Tea + talk @ the hall",
    "Ærø øl",
    "x" * 80,
    "a b " * 40,
    "50+",
    "ＡＢＣ",
    "Łódź",
    "it’s",
)


def test_the_module_passes_its_own_tests(tmp_path: Path) -> None:
    given = tmp_path / "given.json"
    blocks = yaml.safe_load(render_form())["body"]
    given.write_text(
        json.dumps(
            {
                "settings": {"site": "https://directory.example.org/", "words": ways_words(ENGLISH)},
                "schemas": rules()["schemas"],
                "record": RECORD,
                "questions": [block["id"] for block in blocks if "id" in block],
                "wants": list(WANTS),
                "slugs": [(name, slug_of(name)) for name in NAMES],
            }
        )
    )

    done = node(Path(__file__).parent / "ways.test.mjs", given)

    assert done.returncode == 0, done.stdout
    assert re.search(r"^\S+ pass [1-9]", done.stdout, re.MULTILINE), "no test was run"


def test_the_schema_of_a_submission_has_all_that_the_form_sends() -> None:
    schema = json.loads((schema_folder() / "submission.schema.json").read_text("utf-8"))
    validator = jsonschema.Draft202012Validator(schema)
    right = {"want": "right", "kind": "activity", "id": "strollers", "note": "", "consent": False}

    assert list(validator.iter_errors(right)) == []
    assert list(validator.iter_errors({**right, "want": "add", "record": RECORD, "yaml": "name: x\n"})) == []
    for wrong in ({"id": "../x"}, {"want": "delete"}, {"kind": "settings"}, {"consent": "yes"}, {"path": "x"}):
        assert list(validator.iter_errors({**right, **wrong})) != [], wrong
