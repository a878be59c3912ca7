"""The crisis lines: whom to ring or text now."""

from __future__ import annotations

import re
from dataclasses import dataclass

from fingerpost.pages.contacts import Link, phone_words
from fingerpost.pages.view import View
from fingerpost.records.settings import CrisisLine
from fingerpost.records.telephone import Unclear, read_telephone

# "Text SHOUT to 85258" says what to do with a number; "Ring 0800 1111 or chat online" does not mean a text.
_TEXT = re.compile(r"\b(?:text|sms|tecst)", re.IGNORECASE)


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
    number = read_telephone(line.phone, view.settings.country)
    if isinstance(number, Unclear):
        return None
    if line.phone in line.text and (number.is_for_texts or number.is_mobile or _TEXT.search(line.text)):
        return Help(line.when, Link(number.text_href, f"{line.name}: {line.text}"), "")
    link = Link(number.href, phone_words(number))
    words = view.language.text("{name}, {phone}", name=line.name, phone=link.words) if line.name else link.words
    return Help(line.when, Link(link.href, words), line.text)
