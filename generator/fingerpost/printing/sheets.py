"""Every sheet that is printed, with its address."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, partial

from fingerpost.edition import addresses
from fingerpost.edition.edition import Edition
from fingerpost.edition.fingerprints import Fingerprints
from fingerpost.edition.printed import has_menu, has_poster, is_practice, near_practice
from fingerpost.printing.menu import Menu, menu_of, menu_of_practice
from fingerpost.printing.poster import Poster, poster_of_activity, poster_of_practice
from fingerpost.records.activity import Activity
from fingerpost.records.place import Place

Inputs = Callable[[Fingerprints], Iterable[str]]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One PDF. What is on it is gathered only when it is needed: a sheet with the same inputs has the same bytes."""

    address: str
    template: str  # a file of templates/, without its ending
    gather: Callable[[], Menu | Poster]  # the same for a menu and the same menu in large print
    inputs: Inputs = lambda _: ()  # everything that it depends on, but for what everything shares
    large: bool = False

    @property
    def content(self) -> Menu | Poster:
        """Everything that is set."""
        return self.gather()


def sheets_of(edition: Edition) -> Iterator[Sheet]:
    """All of them, in a fixed order."""
    yield from _towns(edition)
    yield from _needs(edition)
    yield from _practices(edition)
    for activity in edition.activities:
        if has_poster(edition, activity):
            poster = partial(poster_of_activity, edition, activity)
            yield Sheet(addresses.of_activity_poster(activity.id), "poster", poster, _all_of((activity,)))


def _towns(edition: Edition) -> Iterator[Sheet]:
    text = edition.language.text
    for area in edition.directory.vocabulary.areas.values():
        activities = edition.activities_by_area.get(area.id, ())
        if has_menu(edition, activities):
            title = text("What’s on in {town}", town=area.name)
            lede = text("Groups and activities, those that you can join soonest first.")
            menu = partial(menu_of, edition, title, lede, addresses.of_town(area.id), activities, area)
            yield from _both(addresses.of_town_menu, area.id, menu, _all_of(activities))


def _needs(edition: Edition) -> Iterator[Sheet]:
    for need in edition.directory.vocabulary.needs.values():
        activities = edition.activities_by_need.get(need.id, ())
        if has_menu(edition, activities):
            lede = need.description or edition.language.text("Those that you can join soonest come first.")
            menu = partial(menu_of, edition, need.name, lede, addresses.of_need(need.id), activities)
            yield from _both(addresses.of_need_menu, need.id, menu, _all_of(activities))


def _practices(edition: Edition) -> Iterator[Sheet]:
    for place in edition.places:
        if not is_practice(edition, place):
            continue
        inputs = partial(_of_practice, edition, place)
        if near_practice(edition, place.id):
            yield from _both(addresses.of_place_menu, place.id, partial(menu_of_practice, edition, place), inputs)
        poster = partial(poster_of_practice, edition, place)
        yield Sheet(addresses.of_place_poster(place.id), "poster", poster, inputs)


def _both(address: Callable[..., str], of: str, menu: Callable[[], Menu], inputs: Inputs) -> Iterator[Sheet]:
    gather = cache(menu)
    for large in (False, True):
        yield Sheet(address(of, large=large), "menu", gather, inputs, large)


def _all_of(activities: Iterable[Activity]) -> Inputs:
    return lambda fingerprints: fingerprints.in_full(activities)


def _of_practice(edition: Edition, place: Place, fingerprints: Fingerprints) -> Iterator[str]:
    near = near_practice(edition, place.id)
    yield f"{fingerprints.one('place', place.id)} {edition.code_of(place)} {[km for km, _ in near]}"
    yield from fingerprints.in_full(activity for _, activity in near)
    yield from fingerprints.in_full(edition.activities_by_place.get(place.id, ()))
