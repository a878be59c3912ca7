"""How an entry leaves the form: as an address, a letter or a post, and what Python makes of each."""

from __future__ import annotations

import json
import re
from pathlib import Path

import jsonschema
import yaml

from fingerpost.files.own import schema_folder
from fingerpost.intake.issue_form import render_form
from fingerpost.intake.read_submission import read_submission
from fingerpost.intake.rules import rules
from fingerpost.intake.submission import Want
from fingerpost.language import ENGLISH
from fingerpost.pages.shipping.ways_data import wants, ways_words
from fingerpost.records.slug import slug_of
from tests.conftest import USUAL_FILES, OpenSite
from tests.intake.type_intake import type_intake
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


def test_what_is_sent_is_read_as_it_was_meant(tmp_path: Path) -> None:
    inputs = tmp_path / "given.json"
    blocks = yaml.safe_load(render_form())["body"]
    inputs.write_text(
        json.dumps(
            {
                "settings": {"site": "https://directory.example.org/", "words": ways_words(ENGLISH), "wants": wants()},
                "schemas": rules()["schemas"],
                "record": RECORD,
                "questions": [block["id"] for block in blocks if "id" in block],
                "slugs": [(name, slug_of(name)) for name in NAMES],
            }
        )
    )

    texts = tmp_path / "texts.json"

    done = node(Path(__file__).parent / "ways.test.mjs", inputs, texts)

    assert done.returncode == 0, done.stdout
    assert re.search(r"^\S+ pass [1-9]", done.stdout, re.MULTILINE), "no test was run"
    new, changed, right = (
        read_submission(f"Hello,\n\n{text}\n\nAnn".encode()) for text in json.loads(texts.read_text())
    )
    assert (new.want, new.kind, new.values, new.agreed, new.remarks) == (Want.ADD, "activity", RECORD, False, ())
    assert (changed.want, changed.entry, changed.agreed) == (Want.CHANGE, "chat", True)
    assert changed.values == {**RECORD, "description": "One.\n\nTwo: #2\n- three\n"}
    assert changed.source == 'I run it: "yes" - and ``` more'
    assert (changed.place_id, changed.place) == ("old-dairy", {"name": "The Old Dairy"})
    assert (changed.group_id, changed.group) == ("strollers", {"name": "Strollers"})
    assert (right.want, right.entry, right.values) == (Want.RIGHT, "chat", {})


def test_the_schema_of_a_submission_has_all_that_the_form_sends() -> None:
    schema = json.loads((schema_folder() / "submission.schema.json").read_text("utf-8"))
    validator = jsonschema.Draft202012Validator(schema)
    right = {"want": "right", "kind": "activity", "id": "strollers", "note": "", "consent": False}

    assert list(validator.iter_errors(right)) == []
    assert list(validator.iter_errors({**right, "want": "add", "record": RECORD, "yaml": "name: x\n"})) == []
    for wrong in (
        {"id": "../x"},
        {"want": "delete"},
        {"kind": "settings"},
        {"consent": "yes"},
        {"path": "x"},
        {"place": {"id": "x"}},
    ):
        assert list(validator.iter_errors({**right, **wrong})) != [], wrong


def test_that_nothing_has_changed_moves_one_line(site: OpenSite) -> None:
    """As the form posts it; the day is today's, and everything else in the file stays."""
    file = "# Kept by Jo\n" + USUAL_FILES["activities/chat.yaml"].replace(
        "{on: 2026-10-01, how: phone}", "{on: 2026-10-01} # ring"
    )
    site({"activities/chat.yaml": file})

    result = type_intake(json.dumps({"want": "right", "kind": "activity", "id": "chat", "note": "", "consent": False}))

    assert result.exit_code == 0, result.output
    after = Path("assets/activities/chat.yaml").read_text("utf-8")
    assert after == file.replace("{on: 2026-10-01}", "{on: 2026-11-21}")


def test_what_is_still_right_is_nothing_that_is_not_there(site: OpenSite) -> None:
    site({})
    before = {path: path.read_bytes() for path in Path("assets").rglob("*.yaml")}

    for kind, name in (
        ("activity", "../chat"),
        ("settings", "chat"),
        ("activity", "nobody"),
        ("place", "chat"),
        ("activity", ""),
    ):
        result = type_intake(json.dumps({"want": "right", "kind": kind, "id": name, "note": "", "consent": False}))
        assert result.exit_code == 2, result.output

    assert {path: path.read_bytes() for path in Path("assets").rglob("*.yaml")} == before
