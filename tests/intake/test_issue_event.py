"""The event of an issue, as GitHub hands it to a workflow."""

from __future__ import annotations

import json

import pytest

from fingerpost.intake.issue_event import LARGEST_EVENT, read_event
from fingerpost.intake.submission import NotUnderstood


def test_the_text_is_that_of_the_event() -> None:
    event = {
        "action": "labeled",
        "issue": {"number": 12, "body": "as it was", "title": "x"},
        "label": {"name": "propose"},
    }

    assert read_event(json.dumps(event).encode()) == (12, b"as it was")


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\xff",
        b"[]",
        b'{"issue": []}',
        b'{"issue": {"number": "12; x", "body": ""}}',
        b'{"issue": {"number": true, "body": ""}}',
        b'{"issue": {"number": 1, "body": ["x"]}}',
        b"[" * 200 + b"]" * 200,
        b" " * (LARGEST_EVENT + 1),
    ],
)
def test_what_is_no_event_is_refused(raw: bytes) -> None:
    with pytest.raises(NotUnderstood):
        read_event(raw)


def test_half_a_character_pair_does_not_stop_it() -> None:
    assert read_event(b'{"issue": {"number": 1, "body": "a\\ud800"}}') == (1, b"a?")
