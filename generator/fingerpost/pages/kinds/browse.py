"""The ways in that need no script: what matters to you, kinds of thing, towns, A to Z, groups, buildings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from fingerpost.edition import addresses
from fingerpost.edition.a_to_z import LETTERS, letter_of, say_letter
from fingerpost.edition.edition import Edition
from fingerpost.pages.render.listing import Listing, Tally, listing_pages
from fingerpost.pages.render.page import Page
from fingerpost.pages.render.rows import activity_row, group_row, place_row
from fingerpost.records.activity import Activity
from fingerpost.records.vocabulary import Term

AT_A_GLANCE = 5


def browse_pages(edition: Edition) -> Iterator[Page]:
    """The page that leads to all the others, then A to Z, groups and buildings."""
    text = edition.language.text
    yield Page(
        kind="browse",
        address=addresses.BROWSE,
        title=text("Everything, by what matters to you, by kind, by town, or A to Z"),
        description=text("Every group and activity in {area}, sorted in four ways.", area=area_name(edition)),
        template="browse.html",
        values={
            "total": edition.language.plural("{n} activity", "{n} activities", len(edition.activities)),
            "needs": need_tallies(edition),
            "kinds": kind_tallies(edition),
            "towns": town_tallies(edition),
            "letters": letter_tallies(edition),
            "groups": edition.language.number(len(edition.groups)),
            "places": edition.language.number(len(edition.places)),
        },
    )
    yield from _letters(edition)
    yield from _groups(edition)
    yield from _places(edition)


def area_name(edition: Edition) -> str:
    """The name of the area, for use in a sentence."""
    return edition.settings.area_name or edition.settings.title


def say_all(edition: Edition, count: int) -> str:
    """The heading of a whole list; a short one does not mention its order."""
    if count <= AT_A_GLANCE:
        return edition.language.plural("{n} activity", "{n} activities", count)
    return edition.language.plural("{n} activity, A to Z", "All {n}, A to Z", count)


def need_tallies(edition: Edition, *, only_with: bool = True) -> list[Tally]:
    """Needs in the order of their file, which is the directory's own, with how much there is for each."""
    needs = edition.directory.vocabulary.needs.values()
    return [
        tally(edition, edition.need_url(need), need.name, len(edition.activities_by_need.get(need.id, ())))
        for need in needs
        if not only_with or need.id in edition.activities_by_need
    ]


def kind_tallies(edition: Edition) -> list[Tally]:
    """The widest kinds that have something in them."""
    return [
        kind_tally(edition, kind)
        for kind in edition.directory.vocabulary.categories.values()
        if is_widest(edition, kind) and kind.id in edition.activities_by_category
    ]


def kind_tally(edition: Edition, kind: Term, inner: Iterable[Tally] = ()) -> Tally:
    """One kind with how much is in it."""
    count = len(edition.activities_by_category.get(kind.id, ()))
    return tally(edition, edition.category_url(kind), kind.name, count, inner)


def is_widest(edition: Edition, kind: Term) -> bool:
    """Whether it has no parent; an unknown parent is a Problem of its own, and must not cost a page."""
    return kind.parent not in edition.directory.vocabulary.categories


def town_tallies(edition: Edition) -> list[Tally]:
    """Towns and villages with something on, A to Z."""
    areas = edition.directory.vocabulary.areas.values()
    busy = [area for area in areas if area.id in edition.activities_by_area]
    return [
        tally(edition, edition.town_url(area), area.name, len(edition.activities_by_area[area.id]))
        for area in sorted(busy, key=lambda area: (area.name.casefold(), area.id))
    ]


def letter_tallies(edition: Edition) -> list[Tally]:
    """Letters that something begins with."""
    return [
        tally(edition, edition.url(addresses.of_letter(letter)), say_letter(letter, edition.language), len(activities))
        for letter, activities in _by_letter(edition).items()
    ]


def tally(edition: Edition, href: str, words: str, count: int, inner: Iterable[Tally] = ()) -> Tally:
    """A link with a number, written as the language writes numbers."""
    return Tally(href, words, edition.language.number(count), tuple(inner))


def try_instead(edition: Edition) -> tuple[Tally, ...]:
    """Ways on from a page with nothing on it."""
    text = edition.language.text
    return (
        Tally(edition.url(addresses.NEEDS), text("What matters to you"), ""),
        Tally(edition.url(addresses.CATEGORIES), text("Kinds of activity"), ""),
        Tally(edition.url(addresses.TOWNS), text("Towns and villages"), ""),
        Tally(edition.url(addresses.WHATS_ON), text("What’s on, day by day"), ""),
    )


def _by_letter(edition: Edition) -> dict[str, list[Activity]]:
    by_letter: dict[str, list[Activity]] = {letter: [] for letter in LETTERS}
    for activity in edition.activities:
        by_letter[letter_of(activity.name)].append(activity)
    return {letter: activities for letter, activities in by_letter.items() if activities}


def _letters(edition: Edition) -> Iterator[Page]:
    text = edition.language.text
    yield Page(
        kind="browse",
        address=addresses.A_TO_Z,
        title=text("Everything, A to Z"),
        description=text("Every group and activity in {area} by its name.", area=area_name(edition)),
        template="terms.html",
        values={
            "title": text("Everything, A to Z"),
            "lede": edition.language.plural(
                "{n} activity, by name.", "{n} activities, by name.", len(edition.activities)
            ),
            "crumbs": [(edition.url(addresses.BROWSE), text("Browse"))],
            "terms": letter_tallies(edition),
            "empty": [],
            "empty_heading": "",
            "letters": (),
            "links_style": "fp-links--letters",
            "more": [
                Tally(
                    edition.url(addresses.GROUPS), text("Groups, A to Z"), edition.language.number(len(edition.groups))
                ),
                Tally(
                    edition.url(addresses.PLACES),
                    text("Buildings and places, A to Z"),
                    edition.language.number(len(edition.places)),
                ),
            ],
        },
    )
    for letter, activities in _by_letter(edition).items():
        heading = say_letter(letter, edition.language)
        title = text("Activities: {letter}", letter=heading)
        yield from listing_pages(
            edition,
            Listing(
                address=addresses.of_letter(letter),
                title=title,
                description=text(
                    "Groups and activities in {area} that begin with {letter}.", area=area_name(edition), letter=heading
                ),
                crumbs=[(edition.url(addresses.A_TO_Z), text("Everything, A to Z"))],
                records=activities,
                write=activity_row,
                heading=edition.language.plural("{n} activity", "{n} activities", len(activities)),
            ),
        )


def _groups(edition: Edition) -> Iterator[Page]:
    text = edition.language.text
    yield from listing_pages(
        edition,
        Listing(
            address=addresses.GROUPS,
            title=text("Groups, A to Z"),
            description=text("The groups in {area} and what they run.", area=area_name(edition)),
            crumbs=[(edition.url(addresses.BROWSE), text("Browse"))],
            records=edition.groups,
            write=group_row,
            heading=edition.language.plural("{n} group", "All {n} groups", len(edition.groups)),
            lede=text("The groups that run activities."),
            instead=try_instead(edition),
        ),
    )


def _places(edition: Edition) -> Iterator[Page]:
    text = edition.language.text
    yield from listing_pages(
        edition,
        Listing(
            address=addresses.PLACES,
            title=text("Buildings and places, A to Z"),
            description=text(
                "Halls, cafes, libraries and parks in {area}, and what is on there.", area=area_name(edition)
            ),
            crumbs=[(edition.url(addresses.BROWSE), text("Browse"))],
            records=edition.places,
            write=place_row,
            heading=edition.language.plural("{n} place", "All {n} places", len(edition.places)),
            lede=text("Where activities happen. Each page says how to get there and how to get in."),
            instead=try_instead(edition),
        ),
    )


# A shorter list can be read as it is. Four thousand libraries in two thousand towns made ten thousand
# pages of one need in one town, with one library on each.
_WORTH_SORTING = 20


def is_worth_sorting(edition: Edition, area_id: str, more: int = 0) -> bool:
    """Whether a town has enough on for a page of its own for each need, or would have with some more."""
    return len(edition.activities_by_area.get(area_id, ())) + more > _WORTH_SORTING
