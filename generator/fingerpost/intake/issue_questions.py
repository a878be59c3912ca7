"""The questions of the form on GitHub as an issue has them: by the label, with the words of each choice.

A repository keeps the form that it was begun with, so that of earlier versions is known too.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

import yaml

from fingerpost.intake.issue_form import id_of, questions, render_form


@dataclass(frozen=True, slots=True)
class IssueQuestion:
    """One question of a form."""

    path: str  # of the field in a record, or one of the questions that are about the entry as a whole
    widget: str  # as intake/question.py has them
    options: Mapping[str, str] = field(default_factory=dict)  # the words on the form, and the value of each
    only_if: str = ""


Form = Mapping[str, IssueQuestion]  # by label, in the order of the form


@cache
def forms() -> tuple[Form, ...]:
    """The form as it is now, and as it was."""
    return dict(_now()), _EARLIER


def _now() -> Iterator[tuple[str, IssueQuestion]]:
    about = {id_of(question.path): question for question in questions()}
    for block in yaml.safe_load(render_form())["body"]:
        if "id" not in block:
            continue
        question = about.get(block["id"])
        if question is None:
            yield block["attributes"]["label"], IssueQuestion(block["id"], "text")
        else:
            options = {choice.words: choice.value for choice in question.choices if choice.value}
            yield question.label, IssueQuestion(question.path, question.widget, options, question.only_if)


def _choices(words: str) -> dict[str, str]:
    return {word: word.lower().replace(" ", "-") for word in words.split(", ")}


# Till November 2026. "sessions" held where it is as well.
_EARLIER: Form = {
    "What would you like to do?": IssueQuestion("want", "text"),
    "Which entry?": IssueQuestion("address", "text"),
    "Name": IssueQuestion("name", "text"),
    "Summary": IssueQuestion("summary", "long"),
    "Description": IssueQuestion("description", "long"),
    "What kind of thing is it?": IssueQuestion("categories", "category"),
    "When and where": IssueQuestion("sessions", "sessions"),
    "Kind of cost": IssueQuestion("cost.kind", "one", _choices("Free, Donation, Pay what you can, Fixed, Varies")),
    "More about the cost": IssueQuestion("cost.notes", "text"),
    "Who it is for": IssueQuestion("who.summary", "text"),
    "How people join": IssueQuestion(
        "join.ways",
        "several",
        _choices("Drop in, Book, Self referral, Professional referral, Membership, Phone, Email, Website"),
    ),
    "Your first visit": IssueQuestion("first_visit", "long"),
    "Getting in and taking part": IssueQuestion("access.notes", "long"),
    "Who to contact": IssueQuestion("contact.name", "text"),
    "Phone": IssueQuestion("contact.phone", "text"),
    "E-mail": IssueQuestion("contact.email", "text"),
    "Website": IssueQuestion("contact.website", "text"),
    "How do you know?": IssueQuestion("source", "text"),
    "Before you send": IssueQuestion("consent", "text"),
}
