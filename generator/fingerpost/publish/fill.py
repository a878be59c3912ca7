"""The editorial pages name the directory without knowing it: {{ title }}, {{ editors_phone }}."""

from __future__ import annotations

import re

from fingerpost.records.settings import Settings
from fingerpost.records.suggest import nearest

_NAME = re.compile(r"\{\{ ?([a-z_]+) ?\}\}")


class NameUnknown(Exception):
    """An editorial page asks for something the settings do not have."""

    def __init__(self, name: str, line: int, meant: str) -> None:
        super().__init__(name, line, meant)
        self.name = name
        self.line = line
        self.meant = meant


def names(settings: Settings) -> dict[str, str]:
    """What an editorial page may ask for."""
    editors = settings.editors
    return {
        "title": settings.title,
        "tagline": settings.tagline,
        "area": settings.area_name or "this area",
        "site": settings.site,
        "licence": settings.licence,
        "editors_name": editors.name or "the editors",
        "editors_email": editors.email,
        "editors_phone": editors.phone.replace(" ", "\N{NO-BREAK SPACE}"),  # never cut at the end of a line
        "editors_hours": settings.editors_hours,
        "review_activity": settings.review.get("activity", "6 months"),
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
        return letter_for_letter(known[name])

    return _NAME.sub(put, markdown)


def letter_for_letter(value: str) -> str:
    """A plain text as Markdown shows it letter for letter."""
    escaped = re.sub(r"([\\`*_{}\[\]>#|])", r"\\\1", value.replace("&", "&amp;"))
    return escaped.replace("<", "&lt;")  # Python-Markdown knows no backslash before it
