"""Placeholders in editorial pages, such as {{ title }} and {{ editors_phone }}, filled from the settings."""

from __future__ import annotations

import re

from fingerpost.edition.wording.contacts import Link, email_link, phone_link
from fingerpost.reading.suggest import nearest
from fingerpost.records.settings import Settings
from fingerpost.schedule.review import USUAL_PERIODS

_NAME = re.compile(r"\{\{ ?([a-z_]+) ?\}\}")
_IN_BRACKETS = re.compile(r" ?\(\{\{ ?([a-z_]+) ?\}\}\)")


class NameUnknown(Exception):
    """An editorial page asks for something the settings do not have."""

    def __init__(self, name: str, line: int, suggestion: str) -> None:
        super().__init__(name, line, suggestion)
        self.name = name
        self.line = line
        self.suggestion = suggestion


def names(settings: Settings) -> dict[str, str]:
    """The value of every placeholder as Markdown; phone numbers and email addresses are links."""
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
        "review_weekly": settings.review.get("weekly", settings.review.get("activity", USUAL_PERIODS["weekly"])),
        "review_activity": settings.review.get("activity", USUAL_PERIODS["activity"]),
    }
    return {name: escape_markdown(value) for name, value in plain.items()} | {
        "editors_email": _link(email) if email else "",
        "editors_phone": _link(phone) if phone else escape_markdown(editors.phone),
    }


def fill(markdown: str, settings: Settings) -> str:
    """Replace the placeholders of an editorial page; nothing is evaluated.

    What is alone in its brackets, and blank in the settings, goes with them.

    Raises:
        NameUnknown: If a name is not one of ``names``.
    """
    values = names(settings)

    def value_of(match: re.Match[str]) -> str:
        name = match.group(1)
        if name not in values:
            raise NameUnknown(name, match.string.count("\n", 0, match.start()) + 1, nearest(name, values))
        return values[name]

    without_blanks = _IN_BRACKETS.sub(lambda match: "" if values.get(match[1]) == "" else match[0], markdown)
    return _NAME.sub(value_of, without_blanks)


def _link(link: Link) -> str:
    return f"[{escape_markdown(link.words)}](<{link.href}>)"


def escape_markdown(value: str) -> str:
    """Escape a plain text so that Markdown shows every character as it is."""
    escaped = re.sub(r"([\\`*_{}\[\]>#|])", r"\\\1", value.replace("&", "&amp;"))
    return escaped.replace("<", "&lt;")  # Python-Markdown knows no backslash before it
