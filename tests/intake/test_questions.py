"""The form asks every field that a group can know, and says of each other why not."""

from __future__ import annotations

import pytest

from fingerpost.intake.question import longest
from fingerpost.intake.questions import SECTIONS
from fingerpost.reading.schemas import schema_of
from tests.intake.form_fields import LEFT_OUT, SESSION_LEFT_OUT, fields_of, questions_of, values_of

KINDS = tuple(SECTIONS)
# What is answered by days and times, and by where it is: pages/templates/add/sessions.html and where.html.
SESSION_ASKED = {
    *(
        "place",
        "online",
        "phone",
        "area",
        "repeats",
        "every",
        "days",
        "weeks",
        "month_days",
        "dates",
        "months",
        "from",
        "to",
    ),
    *(
        "ends_next_day",
        "starts_on",
        "ends_on",
        "term_time",
        "school_holidays",
        "bank_holidays",
        "not_on",
        "also_on",
        "notes",
    ),
}
PARTS_OF_A_FIELD = {"access", "sessions.place"}  # questions about several fields at once


def is_left_out(kind: str, field: str) -> bool:
    return any(field == name or field.startswith(f"{name}.") for name in LEFT_OUT[kind])


@pytest.mark.parametrize("kind", KINDS)
def test_each_field_is_asked_or_left_out_with_a_reason(kind: str) -> None:
    paths = [question.path for question in questions_of(kind)]
    fields = set(fields_of(kind))

    assert {field for field in fields if field not in paths and not is_left_out(kind, field)} == set()
    assert [path for path in paths if is_left_out(kind, path)] == []
    assert set(paths) - fields - PARTS_OF_A_FIELD == set()
    assert len(paths) == len(set(paths))
    gone = [
        name for name in LEFT_OUT[kind] if not any(field == name or field.startswith(f"{name}.") for field in fields)
    ]
    assert gone == [], "a field that no longer exists"
    assert all(reason.endswith(".") for reason in LEFT_OUT[kind].values())


def test_each_field_of_a_session_is_asked_or_left_out() -> None:
    fields = set(schema_of("activity")["properties"]["sessions"]["items"]["properties"])

    assert fields == SESSION_ASKED | set(SESSION_LEFT_OUT)


@pytest.mark.parametrize("kind", KINDS)
def test_what_must_be_there_must_be_answered(kind: str) -> None:
    required = set(schema_of(kind)["required"]) - {"checked", "contact"}  # written by the form; and one way of several

    assert required <= {question.path for question in questions_of(kind) if question.must}


@pytest.mark.parametrize("kind", KINDS)
def test_each_value_of_a_list_can_be_chosen_in_words(kind: str) -> None:
    for question in questions_of(kind):
        values = [choice.value for choice in question.choices if choice.value]
        assert not values or sorted(values) == sorted(values_of(kind, question.path)), question.path


def test_a_limit_is_that_of_the_schema() -> None:
    assert longest("activity", "summary") == 200
    assert longest("activity", "first_visit.met_by") == 200
    assert longest("place", "address") == 0
