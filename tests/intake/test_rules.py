"""What is shipped for the form in the browser is what the checks have."""

from __future__ import annotations

import json
import re

import pytest

from fingerpost.intake.rule_patterns import in_javascript, patterns
from fingerpost.intake.rule_words import rule_words, warning_codes
from fingerpost.intake.rules import UnknownKeyword, rules, rules_script, without_prose
from tests.search.node import node


def test_a_message_has_gaps_where_the_check_puts_values() -> None:
    words = rule_words()

    assert words["session-ends-first"] == [
        "{name} starts and ends at {starts}.",
        "{name} starts at {starts} but ends at {ends}.",
    ]
    assert words["phone-two"] == ["There are two numbers here, and a phone can ring only one."]
    assert "An email address has exactly one @." in words["email-unclear"]
    assert {"session-early", "held-personal-phone"} <= set(warning_codes())
    assert "session-ends-first" not in warning_codes()


def test_what_only_people_read_in_a_schema_is_left_out() -> None:
    schema = {"type": "object", "$comment": "x", "properties": {"description": {"title": "More", "description": "y"}}}

    assert without_prose(schema) == {"type": "object", "properties": {"description": {"title": "More"}}}


def test_a_keyword_that_the_browser_does_not_ask_stops_the_build() -> None:
    with pytest.raises(UnknownKeyword, match="multipleOf"):
        without_prose({"properties": {"amount": {"type": "number", "multipleOf": 0.01}}})


@pytest.mark.parametrize(
    ("python", "javascript"),
    [
        (r"(?i:at) \W{0,3}", r"(?:[Aa][Tt]) [^\p{L}\p{N}_]{0,3}"),
        (r"[\w.+-]{1,64}@", r"[\p{L}\p{N}_.+-]{1,64}@"),
        (r"[^\W\d_]+\'\-", r"\p{L}+'\-"),
        (r"[(\[{] ?at", r"[(\[{] ?at"),
        (r"[a\[&~]", r"[a\[&~]"),
    ],
)
def test_an_expression_means_the_same_in_both_languages(python: str, javascript: str) -> None:
    assert in_javascript(re.compile(python)) == (javascript, "u")


def test_every_expression_can_be_read_by_a_browser() -> None:
    script = "for (const [source, flags] of JSON.parse(process.argv[1])) new RegExp(source, flags);"

    done = node("-e", script, json.dumps(list(patterns().values())))

    assert done.returncode == 0, done.stderr


def test_the_rules_are_small_enough_for_a_phone() -> None:
    assert rules_script().decode().startswith("export const rules = {")
    assert len(rules_script()) < 60_000
    assert set(rules()) == {"schemas", "words", "severities", "patterns", "lists", "phones"}
