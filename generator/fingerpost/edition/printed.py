"""What is printed: which activities may be on paper, and which lists have a menu."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from fingerpost.edition import addresses
from fingerpost.edition.edition import Edition
from fingerpost.records.activity import Activity
from fingerpost.records.vocabulary import Area


@dataclass(frozen=True, slots=True)
class PaperLink:
    """A link to a PDF."""

    href: str
    words: str


def for_paper(edition: Edition, activities: Iterable[Activity]) -> list[Activity]:
    """Those that may be on a printed menu, which lies on a counter: nothing sensitive."""
    return [activity for activity in activities if not edition.is_sensitive(activity)]


def has_menu(edition: Edition, activities: Iterable[Activity]) -> bool:
    """Whether there is a menu of these activities in this build."""
    return edition.prints and any(not edition.is_sensitive(activity) for activity in activities)


def town_menus(edition: Edition, area: Area) -> tuple[PaperLink, ...]:
    """The menus of a town; none where nothing may be on one."""
    if not has_menu(edition, edition.activities_by_area.get(area.id, ())):
        return ()
    text = edition.language.text
    return (
        PaperLink(edition.url(addresses.of_town_menu(area.id)), text("Menu of {town} (PDF)", town=area.name)),
        PaperLink(
            edition.url(addresses.of_town_menu(area.id, large=True)),
            text("Menu of {town} in large print (PDF)", town=area.name),
        ),
    )
