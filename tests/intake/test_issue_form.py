"""The form on GitHub is made of the questions of /add/, and an issue of it, or of an earlier one, can be read."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from fingerpost.intake.issue_form import LEFT_OUT, block_of, questions, render_form
from fingerpost.intake.read_submission import read_submission
from fingerpost.intake.submission import Want
from fingerpost.reading.schemas import schema_of
from tests.intake.bodies import ADD, CHANGE, EARLIER_WALK, WALK, earlier_body, issue_body
from tests.intake.form_fields import questions_of, values_of

FORM = Path(__file__).parents[2] / ".github" / "ISSUE_TEMPLATE" / "add-or-change.yml"


def blocks() -> dict[str, dict[str, Any]]:
    return {block["id"]: block for block in yaml.safe_load(render_form())["body"] if "id" in block}


def test_the_form_on_github_is_the_one_that_the_questions_make() -> None:
    assert FORM.read_text(encoding="utf-8") == render_form(), "run python -m fingerpost.intake.issue_form"


def test_each_question_of_the_site_is_asked_there_or_left_out_with_a_reason() -> None:
    paths = [question.path for question in questions_of("activity")]

    assert [question.path for question in questions()] == [path for path in paths if path not in LEFT_OUT]
    assert set(LEFT_OUT) <= set(paths), "a question that is not asked any more"
    assert all(reason.endswith(".") for reason in LEFT_OUT.values())


def test_a_question_has_the_words_of_the_site() -> None:
    for question in questions():
        attributes = blocks()[question.path.replace(".", "-")]["attributes"]
        assert attributes["label"] == question.label
        if question.choices:
            offered = [each if isinstance(each, str) else each["label"] for each in attributes["options"]]
            assert offered == [choice.words for choice in question.choices if choice.value]
            assert len(offered) == len(values_of("activity", question.path))
        assert block_of(question) == blocks()[question.path.replace(".", "-")]


def test_github_takes_no_two_questions_with_one_label() -> None:
    labels = [block["attributes"]["label"] for block in blocks().values()]

    assert len(labels) == len(set(labels))


def test_everything_an_entry_must_have_is_asked_for() -> None:
    names = {question.path.split(".")[0] for question in questions()}

    # The day it was checked is the editor's to write, when it has been.
    assert set(schema_of("activity")["required"]) - names == {"checked"}


def test_a_correction_needs_only_what_is_wrong() -> None:
    required = {name for name, block in blocks().items() if block.get("validations")}

    assert required == {"want", "name"}


def test_an_issue_of_the_earlier_form_says_what_one_of_todays_says() -> None:
    now, earlier = (
        read_submission(text.encode())
        for text in (
            issue_body({**WALK, "first_visit-bring": "Boots", "access-notes": "A stile"}),
            earlier_body({**EARLIER_WALK, "first_visit": "Boots", "access-notes": "A stile"}),
        )
    )

    assert now.values == {**earlier.values, "first_visit": {"bring": "Boots"}}
    assert now.values["cost"] == {"kind": "free"}
    assert now.values["join"] == {"ways": ["drop-in"]}
    assert (now.want, now.words, now.source, now.agreed) == (
        earlier.want,
        earlier.words,
        earlier.source,
        earlier.agreed,
    )


def test_each_answer_is_read_as_its_question_asks() -> None:
    answers = {
        **WALK,
        "cost-kind": "A set price",
        "cost-amount": "£ 3.50",
        "cost-per": "Each time",
        "sessions": "Every Thursday, 10.30am to 12 noon",
        "sessions-place": "The Old Dairy",
        "first_visit-steps": "Come in.\n\n  Sit down.",
    }

    sent = read_submission(issue_body(answers).encode())

    assert sent.values["cost"] == {"kind": "fixed", "amount": 3.5, "per": "session"}
    assert sent.values["first_visit"] == {"steps": ["Come in.", "Sit down."]}
    assert sent.words["sessions"] == "Every Thursday, 10.30am to 12 noon\nThe Old Dairy"
    assert sent.remarks == ()


def test_an_answer_that_goes_with_no_other_is_left_out_and_the_editor_hears_of_it() -> None:
    free = read_submission(issue_body({**WALK, "cost-amount": "3"}).encode())
    odd = read_submission(issue_body({**WALK, "cost-kind": "A set price", "cost-amount": "three"}).encode())
    change = read_submission(issue_body({"want": CHANGE, "name": "Chat", "cost-amount": "3"}).encode())

    assert free.values["cost"] == {"kind": "free"}
    assert "does not go with the answer before it" in free.remarks[0]
    assert odd.values["cost"] == {"kind": "fixed"}
    assert "none of the answers" in odd.remarks[0]
    assert (change.values["cost"], change.remarks) == ({"amount": 3}, ())


RECORD = "record:\n  name: Thursday strollers\n  who: {summary: All}\n"
FILLED_IN = f"```yaml\nwant: add\nkind: activity\nid: x\nconsent: yes\n{RECORD}```"


def test_what_the_form_of_the_site_filled_in_is_the_whole_and_more_is_pointed_out() -> None:
    answers = {"want": ADD, "name": "Thursday strollers", "record": FILLED_IN}

    whole = read_submission(issue_body(answers).encode())
    more = read_submission(
        issue_body({**answers, "contact-phone": "01632 960777", "name": "Friday strollers"}).encode()
    )
    pasted = read_submission(earlier_body({"want": ADD, "name": "x", "description": FILLED_IN}).encode())
    unticked = read_submission(issue_body(answers, agreed=False).encode())

    assert (whole.want, whole.values, whole.agreed, whole.remarks) == (
        Want.ADD,
        {"name": "Thursday strollers", "who": {"summary": "All"}},
        True,
        (),
    )
    assert more.values == pasted.values == whole.values
    assert more.remarks == (
        "Below what our form filled in, they wrote more: Name, Who to contact. Look at it in the issue.",
    )
    assert unticked.agreed is False


def test_what_somebody_else_wrote_into_the_box_of_the_form_is_not_read() -> None:
    sent = read_submission(issue_body({**WALK, "record": "Dear editors"}).encode())

    assert "It was not read." in sent.remarks[0]
    assert sent.values["name"] == "Thursday strollers"
