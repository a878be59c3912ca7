"""The form on GitHub for a group without git: the questions of ``/add/`` that can be answered in words there.

Run ``python -m fingerpost.intake.issue_form`` to print it; ``.github/ISSUE_TEMPLATE/add-or-change.yml`` is that text.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import yaml

from fingerpost.intake.question import Question, example_of
from fingerpost.intake.questions import SECTIONS

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

# Questions of /add/ that are not asked here, and why. What its form fills in for somebody has the answers to them too.
LEFT_OUT = {
    "cost.concession": "What is said of money has it in words.",
    "cost.first_visit_free": "What is said of money has it in words.",
    "who.ages.from": "Who can come says it in words.",
    "who.ages.to": "Who can come says it in words.",
    "contact.text": "One number is enough.",
    "contact.consent_on": "Asked at the end, of everybody who is named.",
    "group": "An editor joins an entry to its group: the form on the site has the list.",
    "first_visit.companion": "The steps of a first visit say it in words.",
    "access": "Many questions at once: the notes below them say it in words.",
    "getting_there.bus": "Editors know the buses.",
    "getting_there.train": "Editors know the trains.",
    "getting_there.parking": "A matter of the place, not of the group.",
    "getting_there.community_transport": "A matter of the place, not of the group.",
    "getting_there.walking": "A matter of the place, not of the group.",
    "who.for": "The list is that of a directory, which this form does not know.",
    "languages": "A long list: who can come says it in words.",
    "capacity.state": "Changes too often for an issue.",
}
# As GitHub calls a box for each way to answer; what is not here is one line.
_BOXES = {
    **dict.fromkeys(("long", "lines", "sessions", "where"), "textarea"),
    **dict.fromkeys(("one", "pick"), "dropdown"),
    "several": "checkboxes",
}
_EXAMPLES = {
    "categories": "A lunch club for older people",
    "sessions": "Every Monday, 11am to 1pm, not on bank holidays",
    "sessions.place": "The Old Dairy, Market Yard, Frome BA11 0AA",
}
RECORD = "record"  # the question that the form on the site answers for whoever sends it


class ReadableDumper(yaml.SafeDumper):
    """Writes words of several lines as they are, not as one quoted line."""


def _write_text(dumper: yaml.SafeDumper, text: str) -> yaml.Node:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)


ReadableDumper.add_representer(str, _write_text)


def questions() -> Iterator[Question]:
    """The questions about an activity that are asked here, in their order."""
    for section in SECTIONS["activity"]:
        yield from (question for question in section.questions if question.path not in LEFT_OUT)


def render_form() -> str:
    """Write the whole form as the YAML that GitHub reads."""
    form = {
        "name": "Add or change an entry",
        "description": "For groups, and for anyone who spots a mistake. No tools needed, only this form.",
        "title": "Entry: ",
        "labels": ["entry"],
        "body": [_words(INTRODUCTION), *_before(), *_about_it(), *_about_the_sender()],
    }
    text = yaml.dump(form, Dumper=ReadableDumper, sort_keys=False, allow_unicode=True, width=1000)
    return f"# Made from intake/questions.py: python -m fingerpost.intake.issue_form > this file\n{text}"


def _about_it() -> Iterator[Block]:
    """The questions, below the headings that they have at ``/add/``."""
    for section in SECTIONS["activity"]:
        if of_section := [question for question in section.questions if question.path not in LEFT_OUT]:
            yield _words("\n\n".join(filter(None, (f"## {section.heading}", section.lede))))
            yield from map(block_of, of_section)


def block_of(question: Question) -> Block:
    """One question as a block of a GitHub form."""
    attributes: Block = {"label": question.label}
    if hint := question.in_words or question.hint:
        attributes["description"] = hint
    kind = _BOXES.get(question.widget, "input")
    choices = [choice.words for choice in question.choices if choice.value]
    if kind == "dropdown":
        attributes["options"] = choices
    elif kind == "checkboxes":
        attributes["options"] = [{"label": words} for words in choices]
    elif example := _EXAMPLES.get(question.path) or example_of("activity", question.path):
        attributes["placeholder"] = example
    block: Block = {"type": kind, "id": id_of(question.path), "attributes": attributes}
    if question.path == "name":  # a change needs no more than that and what is wrong
        block["validations"] = {"required": True}
    return block


def id_of(path: str) -> str:
    """What GitHub calls the answer to a question, also in the address that fills it in."""
    return path.replace(".", "-")


def _words(text: str) -> Block:
    return {"type": "markdown", "attributes": {"value": text}}


def _before() -> Iterator[Block]:
    yield {
        "type": "dropdown",
        "id": "want",
        "attributes": {"label": "What would you like to do?", "options": list(WANTS)},
        "validations": {"required": True},
    }
    yield {
        "type": "input",
        "id": "address",
        "attributes": {
            "label": "Which entry?",
            "description": "Its web address, if it is in the directory already.",
            "placeholder": "https://directory.example.org/a/frome-talking-cafe/",
        },
    }
    yield {
        "type": "textarea",
        "id": RECORD,
        "attributes": {
            "label": "What you have written on our site",
            "description": "The form on our site fills this in with all your answers: go to the end, and send it. If "
            "you begin here, leave this empty.",
        },
    }


def _about_the_sender() -> Iterator[Block]:
    yield _words("## At the end")
    yield {
        "type": "input",
        "id": "source",
        "attributes": {
            "label": "How do you know?",
            "description": "For example: I run it, I work there, it is on their website, I went last week.",
            "placeholder": "I run the group",
        },
    }
    yield {
        "type": "checkboxes",
        "id": "consent",
        "attributes": {"label": "Before you send", "options": [{"label": CONSENT, "required": True}]},
    }


if __name__ == "__main__":
    print(render_form(), end="")
