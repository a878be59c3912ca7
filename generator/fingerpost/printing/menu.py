"""Printed menus: a list of activities as a page or several of paper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from fingerpost.edition import addresses
from fingerpost.edition.edition import Edition
from fingerpost.edition.printed import for_paper, near_practice
from fingerpost.edition.soonest import soonest_first
from fingerpost.edition.wording.crisis import crisis_lines
from fingerpost.printing.entry import Code, Entry, code_of, entry_of
from fingerpost.records.activity import Activity
from fingerpost.records.place import Place
from fingerpost.records.vocabulary import Area

MOST = 24  # entries: more is no menu but a book, and the page has them all


@dataclass(frozen=True, slots=True, kw_only=True)
class Menu:
    """Everything that is set, in the words of the edition's language."""

    language: str
    region: str
    directory: str
    title: str
    lede: str
    printed: str  # the day, and to check before going
    foot: str
    page: str  # "Page {n} of {total}", whose gaps are filled when it is set
    entries: tuple[Entry, ...]
    more: str  # how many there are besides
    code: Code  # of the page that has them all
    help_heading: str
    help_lines: tuple[tuple[str, str], ...]  # for whom, and what to ring


def menu_of(
    edition: Edition, title: str, lede: str, address: str, activities: Sequence[Activity], area: Area | None = None
) -> Menu:
    """Gather a menu: what can be joined soonest comes first.

    Args:
        edition: The directory on its day.
        title: What the menu is of.
        lede: A sentence below it.
        address: The page that has the same list.
        activities: Those to choose from; sensitive ones are left out.
        area: The town, if it is a menu of one.
    """
    chosen = [activity for _, activity in soonest_first(edition, for_paper(edition, activities), area)]
    return menu_of_entries(
        edition, title, lede, address, [entry_of(edition, each, area) for each in chosen[:MOST]], len(chosen)
    )


def menu_of_practice(edition: Edition, place: Place) -> Menu:
    """What is in the building of a GP practice, then what is near it."""
    text = edition.language.text
    entries = []
    for km, activity in near_practice(edition, place.id):
        here = any(each.id == place.id for each in edition.places_of(activity))
        miles = edition.language.miles(km)
        distance = text("In this building.") if here else text("{miles} from here, in a straight line.", miles=miles)
        entries.append(entry_of(edition, activity, distance=distance))
    title = text("What is near {place}", place=place.name)
    lede = text("Groups and activities, the nearest first.")
    return menu_of_entries(edition, title, lede, addresses.of_place(place.id), entries, len(entries))


def menu_of_entries(
    edition: Edition, title: str, lede: str, address: str, entries: Sequence[Entry], total: int
) -> Menu:
    """A menu of entries that are in order; ``total`` counts those that are not printed too."""
    text, plural = edition.language.text, edition.language.plural
    date = edition.language.date(edition.today)
    more = total - len(entries)
    return Menu(
        language=edition.settings.languages[0],
        region=edition.settings.country,
        directory=edition.settings.title,
        title=title,
        lede=lede,
        printed=text("Printed on {date}. Times can change: check before you go.", date=date),
        foot=text("{directory}. Printed on {date}. Check before you go.", directory=edition.settings.title, date=date),
        page=edition.language.text("Page {n} of {total}", n="{n}", total="{total}"),
        entries=tuple(entries),
        more=plural("There is {n} more on this page:", "There are {n} more on this page:", more) if more else "",
        code=code_of(edition, address),
        help_heading=text("Need help right now?"),
        help_lines=tuple(
            (line.when, ". ".join(part for part in (line.link.words, line.more) if part))
            for line in crisis_lines(edition)
        ),
    )
