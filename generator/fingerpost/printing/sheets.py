"""Every sheet that is printed, with its address."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from fingerpost.edition import addresses
from fingerpost.edition.edition import Edition
from fingerpost.edition.printed import has_menu
from fingerpost.printing.menu import Menu, menu_of


@dataclass(frozen=True, slots=True)
class Sheet:
    """One PDF."""

    address: str
    template: str  # a file of templates/, without its ending
    content: Menu
    large: bool = False


def sheets_of(edition: Edition) -> Iterator[Sheet]:
    """All of them, in a fixed order."""
    yield from _towns(edition)


def _towns(edition: Edition) -> Iterator[Sheet]:
    for area in edition.directory.vocabulary.areas.values():
        activities = edition.activities_by_area.get(area.id, ())
        if has_menu(edition, activities):
            title = edition.language.text("What’s on in {town}", town=area.name)
            lede = edition.language.text("Groups and activities, those that you can join soonest first.")
            menu = menu_of(edition, title, lede, addresses.of_town(area.id), activities, area)
            for large in (False, True):
                yield Sheet(addresses.of_town_menu(area.id, large=large), "menu", menu, large)
