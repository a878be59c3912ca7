"""What an entry does not say yet, in plain words for its group: each thing with what it would be good for."""

from __future__ import annotations

from collections.abc import Mapping

from fingerpost.edition.completeness import missing_from
from fingerpost.edition.edition import Edition
from fingerpost.language import mark
from fingerpost.records.activity import Activity
from fingerpost.records.group import Group

# Each says what would help, and whom.
ADVICE: Mapping[str, str] = {
    "when": mark("The days and times would help everybody who wants to come."),
    "cost": mark("What it costs, or that it is free, would help people who count their money."),
    "who": mark("A line on who comes, or that anyone can, would help people who worry that they would not fit in."),
    "join": mark("How to join, or that people can just turn up, would help those who do not like to ask."),
    "reach": mark("A telephone number or an email address would help people who have a question first."),
    "first-visit": mark("A first visit, step by step, would help people who are nervous."),
    "access": mark("Answers about steps, toilets and chairs would help people who cannot take them for granted."),
    "way-there": mark("The bus stop or where to park would help people who come from further away."),
    "description": mark("A few more sentences would help people to picture it."),
}
GROUP_ADVICE: Mapping[str, str] = {
    "reach": mark("A telephone number or an email address would help people who have a question first."),
    "description": mark("A few more sentences would help people to know who you are."),
}


def say_what_would_help(edition: Edition, record: Activity | Group) -> list[str]:
    """Say what is missing, in sentences for the group: "A first visit, step by step, would help people who …"."""
    text = edition.language.text
    if isinstance(record, Activity):
        return [text(ADVICE[part]) for part in missing_from(edition, record)]
    answers = {"reach": bool(record.contact), "description": bool(record.description)}
    return [text(words) for part, words in GROUP_ADVICE.items() if not answers[part]]
