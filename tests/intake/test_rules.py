"""What is shipped for the form in the browser is what the checks have."""

from __future__ import annotations

import json
import re
from gettext import NullTranslations

import pytest

from fingerpost.intake.rule_patterns import in_javascript, patterns
from fingerpost.intake.rules import UnknownKeyword, rules, rules_script, without_prose
from fingerpost.language import ENGLISH, Language
from fingerpost.language.catalogue import TEMPLATE
from fingerpost.language.check_messages import check_messages, field_titles, warning_codes
from tests.intake.browser_rules import HERE
from tests.intake.rule_cases import ACTIVITY
from tests.search.node import node


def test_a_message_has_gaps_where_the_check_puts_values() -> None:
    words = check_messages()

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
    assert len(rules_script()) < 80_000  # 19 kB on the way, once somebody has filled in the form
    assert set(rules()) == {"schemas", "words", "said", "severities", "patterns", "lists", "phones", "longestLine"}


class Shouted(NullTranslations):
    """A language in which everything is in capitals, but for the gaps."""

    def gettext(self, message: str) -> str:
        return re.sub(r"(\{\w+\})|(.)", lambda match: match[1] or match[2].upper(), message)


def test_a_fault_is_said_in_the_language_of_the_site() -> None:
    shouted = Language("en", ENGLISH.locale, Shouted())
    rules_in_it = json.loads(rules_script(shouted).decode().removeprefix("export const rules = ").rstrip(";\n"))

    question = {
        "rules": rules_in_it,
        "context": {"today": "2026-11-21"},
        "cases": [{"kind": "activity", "record": {**ACTIVITY, "summary": "x" * 201}}],
    }
    done = node(HERE / "problems.mjs", text=json.dumps(question))
    messages = [problem["message"] for problem in json.loads(done.stdout)[0]]

    assert messages == ["SUMMARY HAS 201 CHARACTERS; 200 IS THE MOST."]


def test_the_catalogue_has_what_the_form_says_of_a_fault() -> None:
    template = TEMPLATE.read_text("utf-8")

    assert 'msgid "{label} has {length} character{1}; {limit} is the least."' in template
    assert 'msgid "Summary"' in template
    assert "Summary" in field_titles()
