"""The crisis lines: whom to ring or text now."""

from __future__ import annotations

import re
from dataclasses import dataclass

from fingerpost.edition.edition import Edition
from fingerpost.edition.wording.contacts import Link, phone_words
from fingerpost.records.settings import CrisisLine
from fingerpost.records.telephone import Unclear, read_telephone

# "Text SHOUT to 85258" says what to do with a number; "Ring 0800 1111 or chat online" does not mean a text.
_TEXT = re.compile(r"\b(?:text|sms|tecst)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Help:
    """One crisis line: for whom, whom to reach, and anything else to say."""

    when: str
    link: Link
    more: str
    kinds: tuple[str, ...] = ()  # of danger, that it is for; none: nobody has said


def crisis_lines(edition: Edition) -> tuple[Help, ...]:
    """The directory's crisis lines, in its own order."""
    return tuple(contact for line in edition.settings.crisis if (contact := _line(edition, line)))


@dataclass(frozen=True, slots=True)
class Emergency:
    """Whom to ring when a body is in danger: now, and when it is less urgent."""

    now: Link | None
    later: Link | None = None


def emergency(edition: Edition) -> Emergency:
    """The country's own numbers, where we know them; elsewhere the directory's line for it, or its first."""
    if edition.settings.country == "GB":
        return Emergency(Link("tel:999", "999"), Link("tel:111", "111"))
    lines = crisis_lines(edition)
    return Emergency(next((line.link for line in (*(line for line in lines if "medical" in line.kinds), *lines)), None))


def _line(edition: Edition, line: CrisisLine) -> Help | None:
    number = read_telephone(line.phone, edition.settings.country)
    if isinstance(number, Unclear):
        return None
    if line.phone in line.text and (number.is_for_texts or number.is_mobile or _TEXT.search(line.text)):
        return Help(line.when, Link(number.text_href, f"{line.name}: {line.text}"), "", line.kinds)
    link = Link(number.href, phone_words(number))
    words = edition.language.text("{name}, {phone}", name=line.name, phone=link.words) if line.name else link.words
    return Help(line.when, Link(link.href, words), line.text, line.kinds)
