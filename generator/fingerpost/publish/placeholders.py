"""The editorial pages name the directory without knowing it: {{ title }}, {{ editors_phone }}."""

from __future__ import annotations

import re

from fingerpost.edition.wording.contacts import Link, email_link, phone_link
from fingerpost.reading.suggest import nearest
from fingerpost.records.settings import Settings

_NAME = re.compile(r"\{\{ ?([a-z_]+) ?\}\}")


class NameUnknown(Exception):
    """An editorial page asks for something the settings do not have."""

    def __init__(self, name: str, line: int, meant: str) -> None:
        super().__init__(name, line, meant)
        self.name = name
        self.line = line
        self.meant = meant


def names(settings: Settings) -> dict[str, str]:
    """What an editorial page may ask for, as Markdown: a number and a mailbox are links."""
    editors = settings.editors
    phone, email = phone_link(editors.phone, settings.country), email_link(editors.email)
    plain = {
        "title": settings.title,
        "tagline": settings.tagline,
        "area": settings.area_name or "this area",
        "site": settings.site,
        "licence": settings.licence,
        "editors_name": editors.name or "the editors",
        "editors_hours": settings.editors_hours,
        "review_activity": settings.review.get("activity", "6 months"),
    }
    return {name: letter_for_letter(value) for name, value in plain.items()} | {
        "editors_email": _link(email) if email else "",
        "editors_phone": _link(phone) if phone else letter_for_letter(editors.phone),
    }


def fill(markdown: str, settings: Settings) -> str:
    """Put the directory's own words into an editorial page; nothing is evaluated.

    Raises:
        NameUnknown: If a name is not one of ``names``.
    """
    known = names(settings)

    def put(found: re.Match[str]) -> str:
        name = found.group(1)
        if name not in known:
            raise NameUnknown(name, markdown.count("\n", 0, found.start()) + 1, nearest(name, known))
        return known[name]

    return _NAME.sub(put, markdown)


def _link(link: Link) -> str:
    return f"[{letter_for_letter(link.words)}](<{link.href}>)"


def letter_for_letter(value: str) -> str:
    """A plain text as Markdown shows it letter for letter."""
    escaped = re.sub(r"([\\`*_{}\[\]>#|])", r"\\\1", value.replace("&", "&amp;"))
    return escaped.replace("<", "&lt;")  # Python-Markdown knows no backslash before it
