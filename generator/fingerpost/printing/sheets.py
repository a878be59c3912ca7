"""Every sheet that is printed, with its address."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from fingerpost.edition import addresses
from fingerpost.edition.edition import Edition
from fingerpost.edition.printed import has_menu, has_poster, is_practice, near_practice
from fingerpost.printing.menu import Menu, menu_of, menu_of_practice
from fingerpost.printing.poster import Poster, poster_of_activity, poster_of_practice


@dataclass(frozen=True, slots=True)
class Sheet:
    """One PDF."""

    address: str
    template: str  # a file of templates/, without its ending
    content: Menu | Poster
    large: bool = False


def sheets_of(edition: Edition) -> Iterator[Sheet]:
    """All of them, in a fixed order."""
    yield from _towns(edition)
    yield from _needs(edition)
    yield from _practices(edition)
    for activity in edition.activities:
        if has_poster(edition, activity):
            poster = poster_of_activity(edition, activity)
            yield Sheet(addresses.of_activity_poster(activity.id), "poster", poster)


def _towns(edition: Edition) -> Iterator[Sheet]:
    text = edition.language.text
    for area in edition.directory.vocabulary.areas.values():
        activities = edition.activities_by_area.get(area.id, ())
        if has_menu(edition, activities):
            title = text("What’s on in {town}", town=area.name)
            lede = text("Groups and activities, those that you can join soonest first.")
            menu = menu_of(edition, title, lede, addresses.of_town(area.id), activities, area)
            yield from _both(addresses.of_town_menu, area.id, menu)


def _needs(edition: Edition) -> Iterator[Sheet]:
    for need in edition.directory.vocabulary.needs.values():
        activities = edition.activities_by_need.get(need.id, ())
        if has_menu(edition, activities):
            lede = need.description or edition.language.text("Those that you can join soonest come first.")
            menu = menu_of(edition, need.name, lede, addresses.of_need(need.id), activities)
            yield from _both(addresses.of_need_menu, need.id, menu)


def _practices(edition: Edition) -> Iterator[Sheet]:
    for place in edition.places:
        if not is_practice(edition, place):
            continue
        if near_practice(edition, place.id):
            yield from _both(addresses.of_place_menu, place.id, menu_of_practice(edition, place))
        yield Sheet(addresses.of_place_poster(place.id), "poster", poster_of_practice(edition, place))


def _both(address: Callable[..., str], of: str, menu: Menu) -> Iterator[Sheet]:
    for large in (False, True):
        yield Sheet(address(of, large=large), "menu", menu, large)
