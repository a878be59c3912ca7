"""Texts of issues, as GitHub makes them of our form."""

from __future__ import annotations

from functools import cache
from typing import Any

import yaml

from fingerpost.intake.issue_form import render_form

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
    "cost-kind": "Free",
    "join-ways": "Drop in",
    "contact-phone": "01632 960777",
    "source": "I run the group",
}


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
