"""The form on GitHub for a group without git, made from the schema of an activity.

Run ``python -m fingerpost.intake.issue_form`` to print it; ``.github/ISSUE_TEMPLATE/add-or-change.yml`` is that text.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from fingerpost.reading.schemas import Schema, schema_of

Block = dict[str, Any]

WANTS = (
    "Add something new",
    "Change an entry",
    "Say that an entry is still right",
    "Say that something has ended",
)

INTRODUCTION = """\
Thank you for telling us. This takes about five minutes. One of our editors reads it, may ring or write to you, \
and puts it in the directory, usually within a week.

**Everything you write here can be read by anyone, for ever.** Give a phone number or an email address of the group, \
not your own, and nothing about anyone's health. To tell us in private, write to the address at the foot of every page.

If an entry only needs one thing put right, say what it is called and fill in that one thing.
"""

CONSENT = "The people whose names, phone numbers or email addresses I have written here said yes to that"


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One thing the form asks. What is left empty here comes from the schema."""

    path: str  # in an activity: contact.phone
    widget: str = "input"  # input, textarea, dropdown, checkboxes
    label: str = ""
    hint: str = ""
    example: str = ""
    is_required: bool = False


QUESTIONS = (
    Question(path="name", is_required=True),
    Question(path="summary", widget="textarea"),
    Question(path="description", widget="textarea", hint="Anything more that people should know."),
    Question(
        path="categories",
        label="What kind of thing is it?",
        hint="In your own words. We find the right heading.",
        example="A lunch club for older people",
    ),
    Question(
        path="sessions",
        widget="textarea",
        label="When and where",
        hint="Days, times, the place and its postcode. Say if it stops for school holidays or bank holidays.",
        example="Every Monday, 11am to 1pm, not on bank holidays\nThe Old Dairy, Market Yard, Frome BA11 0AA",
    ),
    Question(path="cost.kind", widget="dropdown", hint="Free is a cost too."),
    Question(path="cost.notes", hint="How much, for what, and whether anyone pays less."),
    Question(path="who.summary", label="Who it is for"),
    Question(path="join.ways", widget="checkboxes", label="How people join", hint="Every way that works."),
    Question(
        path="first_visit",
        widget="textarea",
        hint="What happens when somebody walks in for the first time, and who meets them.",
    ),
    Question(path="access.notes", widget="textarea", label="Getting in and taking part"),
    Question(path="contact.name", label="Who to contact"),
    Question(path="contact.phone"),
    Question(path="contact.email"),
    Question(path="contact.website"),
)


class ReadableDumper(yaml.SafeDumper):
    """Writes words of several lines as they are, not as one quoted line."""


def _write_text(dumper: yaml.SafeDumper, text: str) -> yaml.Node:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)


ReadableDumper.add_representer(str, _write_text)


def render_form() -> str:
    """Write the whole form as the YAML that GitHub reads."""
    schema = schema_of("activity")
    form = {
        "name": "Add or change an entry",
        "description": "For groups, and for anyone who spots a mistake. No tools needed, only this form.",
        "title": "Entry: ",
        "labels": ["entry"],
        "body": [
            {"type": "markdown", "attributes": {"value": INTRODUCTION}},
            _what_to_do(),
            _which_entry(),
            *(block_of(question, schema) for question in QUESTIONS),
            _who_says_so(),
            _consent(),
        ],
    }
    text = yaml.dump(form, Dumper=ReadableDumper, sort_keys=False, allow_unicode=True, width=1000)
    return f"# Made from the schema, so change that: python -m fingerpost.intake.issue_form > this file\n{text}"


def block_of(question: Question, schema: Schema) -> Block:
    """One question as a block of a GitHub form."""
    part = part_of(schema, question.path)
    attributes: Block = {
        "label": question.label or part["title"],
        "description": question.hint or part["description"],
    }
    block: Block = {"type": question.widget, "id": question.path.replace(".", "-"), "attributes": attributes}
    if question.widget == "dropdown":
        attributes["options"] = [plain(value) for value in choices(part)]
    elif question.widget == "checkboxes":
        attributes["options"] = [{"label": plain(value)} for value in choices(part)]
    else:
        attributes["placeholder"] = question.example or first_words(part)
    if question.is_required:
        block["validations"] = {"required": True}
    return block


def part_of(schema: Schema, path: str) -> Schema:
    """The part of a schema that a path such as ``contact.phone`` leads to.

    Raises:
        KeyError: If the schema has no such field: a question that nobody could use.
    """
    part = schema
    for step in path.split("."):
        part = part["properties"][step]
    return part


def choices(part: Schema) -> Iterator[str]:
    """The values that a field may have, or the items of a list."""
    yield from part.get("items", part)["enum"]


def plain(value: str) -> str:
    """Say a value of a record as words.

    >>> plain("pay-what-you-can")
    'Pay what you can'
    """
    return value.replace("-", " ").capitalize()


def first_words(part: Schema) -> str:
    """The first example of a field that is text."""
    return next(example for example in part["examples"] if isinstance(example, str))


def _what_to_do() -> Block:
    return {
        "type": "dropdown",
        "id": "want",
        "attributes": {"label": "What would you like to do?", "options": list(WANTS)},
        "validations": {"required": True},
    }


def _which_entry() -> Block:
    return {
        "type": "input",
        "id": "address",
        "attributes": {
            "label": "Which entry?",
            "description": "Its web address, if it is in the directory already.",
            "placeholder": "https://directory.example.org/a/frome-talking-cafe/",
        },
    }


def _who_says_so() -> Block:
    return {
        "type": "input",
        "id": "source",
        "attributes": {
            "label": "How do you know?",
            "description": "For example: I run it, I work there, it is on their website, I went last week.",
            "placeholder": "I run the group",
        },
    }


def _consent() -> Block:
    return {
        "type": "checkboxes",
        "id": "consent",
        "attributes": {"label": "Before you send", "options": [{"label": CONSENT, "required": True}]},
    }


if __name__ == "__main__":
    print(render_form(), end="")
