"""The crisis lines: whom to ring or text now."""

from __future__ import annotations

from dataclasses import dataclass

from fingerpost.pages.contacts import Link, phone_link
from fingerpost.pages.view import View
from fingerpost.records.settings import CrisisLine


@dataclass(frozen=True, slots=True)
class Help:
    """One line: for whom, whom to reach, and what else there is to say."""

    when: str
    link: Link
    more: str


def crisis_lines(view: View) -> tuple[Help, ...]:
    """The directory's crisis lines, in its own order."""
    return tuple(found for line in view.settings.crisis if (found := _line(view, line)))


def _line(view: View, line: CrisisLine) -> Help | None:
    link = phone_link(line.phone)
    if link is None:
        return None
    if line.phone and line.phone in line.text:  # a number that takes only texts
        return Help(line.when, Link(link.href.replace("tel:", "sms:"), f"{line.name}: {line.text}"), "")
    words = view.language.text("{name}, {phone}", name=line.name, phone=link.words) if line.name else link.words
    return Help(line.when, Link(link.href, words), line.text)
