"""What is printed: which activities may be on paper, and which lists have a menu."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from fingerpost.edition import addresses
from fingerpost.edition.cached import cache_on_edition
from fingerpost.edition.edition import Edition
from fingerpost.geography.near_index import NearIndex
from fingerpost.records.activity import Activity
from fingerpost.records.place import Place
from fingerpost.records.vocabulary import Area, Term

GP_PRACTICE = "gp-practice"  # a kind of place, as the schema has it
TALKING_CAFE = "talking-cafe"  # the category that every new directory begins with
NEAR_KM = 8  # five miles
MOST_NEAR = 24


@dataclass(frozen=True, slots=True)
class PaperLink:
    """A link to a PDF."""

    href: str
    words: str


def for_paper(edition: Edition, activities: Iterable[Activity]) -> list[Activity]:
    """Those that may be on a printed menu on a counter: nothing sensitive."""
    return [activity for activity in activities if not edition.is_sensitive(activity)]


def has_menu(edition: Edition, activities: Iterable[Activity]) -> bool:
    """Whether there is a menu of these activities in this build."""
    return edition.prints and any(not edition.is_sensitive(activity) for activity in activities)


def town_menus(edition: Edition, area: Area) -> tuple[PaperLink, ...]:
    """The menus of a town; none if nothing may be on one."""
    if not has_menu(edition, edition.activities_by_area.get(area.id, ())):
        return ()
    menus = (addresses.of_town_menu(area.id), addresses.of_town_menu(area.id, large=True))
    return _links(edition, _both(edition, area.name, *menus))


def need_menus(edition: Edition, need: Term) -> tuple[PaperLink, ...]:
    """The menus of a need."""
    if not has_menu(edition, edition.activities_by_need.get(need.id, ())):
        return ()
    menus = (addresses.of_need_menu(need.id), addresses.of_need_menu(need.id, large=True))
    return _links(edition, _both(edition, need.name, *menus))


def practice_sheets(edition: Edition, place: Place) -> tuple[PaperLink, ...]:
    """What a GP practice can print: its poster and, if anything is near, its menus."""
    if not edition.prints or not is_practice(edition, place):
        return ()
    poster = edition.language.text("Poster of {name} (PDF)", name=place.name)
    links = [(addresses.of_place_poster(place.id), poster)]
    if near_practice(edition, place.id):
        menus = (addresses.of_place_menu(place.id), addresses.of_place_menu(place.id, large=True))
        links = [*_both(edition, place.name, *menus), *links]
    return _links(edition, links)


def activity_poster(edition: Edition, activity: Activity) -> tuple[PaperLink, ...]:
    """The poster of a talking cafe."""
    if not edition.prints or not has_poster(edition, activity):
        return ()
    words = edition.language.text("Poster of {name} (PDF)", name=activity.name)
    return _links(edition, [(addresses.of_activity_poster(activity.id), words)])


def has_poster(edition: Edition, activity: Activity) -> bool:
    """Whether an activity is a talking cafe that goes on, and that anybody may know of."""
    is_cafe = any(category.id == TALKING_CAFE for category in edition.categories_of(activity))
    return is_cafe and activity.closed is None and not edition.is_over(activity) and not edition.is_sensitive(activity)


def is_practice(edition: Edition, place: Place) -> bool:
    """Whether a place is a GP practice that may be shown."""
    return place.place_kind == GP_PRACTICE and place.closed is None and not edition.is_sensitive(place)


@cache_on_edition()
def near_practice(edition: Edition, place_id: str) -> tuple[tuple[float, Activity], ...]:
    """What is near a GP practice, nearest first, with the kilometres: at most MOST_NEAR, within NEAR_KM.

    An activity in several places counts at the nearest of them. Without a position, it is what is in the building.
    """
    practice = edition.directory.places[place_id]
    places: list[tuple[float, Place]] = [(0.0, practice)]
    if practice.location is not None:
        places += [(km, place) for km, place in _places_in_use(edition).nearest(practice.location, MOST_NEAR + 1)]
    near: dict[str, tuple[float, Activity]] = {}
    for km, place in places:
        for activity in edition.activities_by_place.get(place.id, ()) if km <= NEAR_KM else ():
            if not edition.is_sensitive(activity):
                near.setdefault(activity.id, (km, activity))
    return tuple(list(near.values())[:MOST_NEAR])


@cache_on_edition()
def _places_in_use(edition: Edition) -> NearIndex[Place]:
    used = [place for place in edition.places if place.id in edition.activities_by_place]
    return NearIndex(used, lambda place: place.location)


def _both(edition: Edition, name: str, menu: str, large: str) -> list[tuple[str, str]]:
    text = edition.language.text
    return [
        (menu, text("Menu of {name} (PDF)", name=name)),
        (large, text("Menu of {name} in large print (PDF)", name=name)),
    ]


def _links(edition: Edition, sheets: Iterable[tuple[str, str]]) -> tuple[PaperLink, ...]:
    """Links to the sheets that are there: one that could not be set would be a dead link."""
    return tuple(PaperLink(edition.url(sheet), words) for sheet, words in sheets if sheet not in edition.unprinted)
