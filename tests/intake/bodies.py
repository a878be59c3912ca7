"""Texts of issues, as GitHub makes them of our form."""

from __future__ import annotations

from functools import cache
from typing import Any

import yaml

from fingerpost.intake.issue_form import render_form
from fingerpost.intake.issue_questions import forms

ADD, CHANGE, RIGHT, ENDED = (
    "Add something new",
    "Change an entry",
    "Say that an entry is still right",
    "Say that something has ended",
)
WALK = {
    "want": ADD,
    "name": "Thursday strollers",
    "summary": "A gentle walk along the lanes, with a cup of tea after.",
    "categories": "Walking group",
    "sessions": "Every Thursday, 10.30am to 12 noon\nThe Old Dairy, Cork Lane, Frome",
    "cost-kind": "Nothing, it is free",
    "join-ways": "Just turn up",
    "contact-phone": "01632 960777",
    "source": "I run the group",
}

EARLIER_WALK = {**WALK, "cost-kind": "Free", "join-ways": "Drop in"}


@cache
def blocks() -> list[dict[str, Any]]:
    """The questions of the form."""
    return [block for block in yaml.safe_load(render_form())["body"] if "id" in block]


def issue_body(answers: dict[str, str], *, agreed: bool = True) -> str:
    """The text of an issue with these answers, by the ids of the questions; every other is left empty."""
    parts = []
    for block in blocks():
        attributes = block["attributes"]
        answer = answers.get(block["id"], "_No response_")
        if block["type"] == "checkboxes":
            labels = [option["label"] for option in attributes["options"]]
            ticked = labels if block["id"] == "consent" and agreed else answers.get(block["id"], "").split(", ")
            answer = "\n".join(f"- [{'x' if label in ticked else ' '}] {label}" for label in labels)
        parts.append(f"### {attributes['label']}\n\n{answer}\n")
    return "\n".join(parts)


def earlier_body(answers: dict[str, str], *, agreed: bool = True) -> str:
    """The same of the form as it was before November 2026; the ids of its questions are their paths with dashes."""
    _, earlier = forms()
    parts = []
    for label, question in earlier.items():
        answer = answers.get(question.path.replace(".", "-"), "_No response_")
        if question.widget == "several":
            answer = "\n".join(f"- [{'x' if word in answer.split(', ') else ' '}] {word}" for word in question.options)
        elif question.path == "consent":
            answer = f"- [{'x' if agreed else ' '}] They said yes to that"
        parts.append(f"### {label}\n\n{answer}\n")
    return "\n".join(parts)
