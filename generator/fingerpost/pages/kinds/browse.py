"""The ways in that need no script: what matters to you, kinds of thing, towns, A to Z, groups, buildings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from fingerpost.edition import addresses
from fingerpost.edition.a_to_z import LETTERS, letter_of, say_letter
from fingerpost.edition.edition import View
from fingerpost.pages.render.listing import Listing, Tally, listing_pages
from fingerpost.pages.render.page import Page
from fingerpost.pages.render.rows import activity_row, group_row, place_row
from fingerpost.records.activity import Activity
from fingerpost.records.vocabulary import Term

AT_A_GLANCE = 5


def browse_pages(view: View) -> Iterator[Page]:
    """The page that leads to all the others, then A to Z, groups and buildings."""
    text = view.language.text
    yield Page(
        kind="browse",
        address=addresses.BROWSE,
        title=text("Everything, by what matters to you, by kind, by town, or A to Z"),
        description=text("Every group and activity in {area}, sorted in four ways.", area=area_name(view)),
        template="browse.html",
        values={
            "total": view.language.plural("{n} thing to do", "{n} things to do", len(view.activities)),
            "needs": need_tallies(view),
            "kinds": kind_tallies(view),
            "towns": town_tallies(view),
            "letters": letter_tallies(view),
            "groups": view.language.number(len(view.groups)),
            "places": view.language.number(len(view.places)),
        },
        section="find",
    )
    yield from _letters(view)
    yield from _groups(view)
    yield from _places(view)


def area_name(view: View) -> str:
    """Where this is, as a sentence needs it."""
    return view.settings.area_name or view.settings.title


def say_all(view: View, count: int) -> str:
    """The heading over a whole list; one that can be seen at a glance needs no order."""
    if count <= AT_A_GLANCE:
        return view.language.plural("{n} thing to do", "{n} things to do", count)
    return view.language.plural("{n} thing, A to Z", "All {n}, A to Z", count)


def need_tallies(view: View, *, only_with: bool = True) -> list[Tally]:
    """Needs in the order of their file, which is the directory's own, with how much there is for each."""
    needs = view.directory.vocabulary.needs.values()
    return [
        tally(view, view.need_url(need), need.name, len(view.activities_by_need.get(need.id, ())))
        for need in needs
        if not only_with or need.id in view.activities_by_need
    ]


def kind_tallies(view: View) -> list[Tally]:
    """The widest kinds that have something in them."""
    return [
        kind_tally(view, kind)
        for kind in view.directory.vocabulary.categories.values()
        if is_widest(view, kind) and kind.id in view.activities_by_category
    ]


def kind_tally(view: View, kind: Term, inner: Iterable[Tally] = ()) -> Tally:
    """One kind with how much is in it."""
    count = len(view.activities_by_category.get(kind.id, ()))
    return tally(view, view.category_url(kind), kind.name, count, inner)


def is_widest(view: View, kind: Term) -> bool:
    """Whether nothing stands above it; an unknown parent is a Problem of its own, and must not lose a page."""
    return kind.parent not in view.directory.vocabulary.categories


def town_tallies(view: View) -> list[Tally]:
    """Towns and villages with something on, A to Z."""
    areas = view.directory.vocabulary.areas.values()
    found = [area for area in areas if area.id in view.activities_by_area]
    return [
        tally(view, view.town_url(area), area.name, len(view.activities_by_area[area.id]))
        for area in sorted(found, key=lambda area: (area.name.casefold(), area.id))
    ]


def letter_tallies(view: View) -> list[Tally]:
    """Letters that something begins with."""
    return [
        tally(view, view.url(addresses.of_letter(letter)), say_letter(letter, view.language), len(activities))
        for letter, activities in _by_letter(view).items()
    ]


def tally(view: View, href: str, words: str, count: int, inner: Iterable[Tally] = ()) -> Tally:
    """A link with a number, written as the language writes numbers."""
    return Tally(href, words, view.language.number(count), tuple(inner))


def try_instead(view: View) -> tuple[Tally, ...]:
    """Ways on from a page with nothing on it."""
    text = view.language.text
    return (
        Tally(view.url(addresses.NEEDS), text("What matters to you"), ""),
        Tally(view.url(addresses.CATEGORIES), text("Kinds of thing to do"), ""),
        Tally(view.url(addresses.TOWNS), text("Towns and villages"), ""),
        Tally(view.url(addresses.WHATS_ON), text("What’s on, day by day"), ""),
    )


def _by_letter(view: View) -> dict[str, list[Activity]]:
    found: dict[str, list[Activity]] = {letter: [] for letter in LETTERS}
    for activity in view.activities:
        found[letter_of(activity.name)].append(activity)
    return {letter: activities for letter, activities in found.items() if activities}


def _letters(view: View) -> Iterator[Page]:
    text = view.language.text
    yield Page(
        kind="browse",
        address=addresses.A_TO_Z,
        title=text("Everything, A to Z"),
        description=text("Every group and activity in {area} by its name.", area=area_name(view)),
        template="terms.html",
        values={
            "title": text("Everything, A to Z"),
            "lede": view.language.plural(
                "{n} thing to do, by name.", "{n} things to do, by name.", len(view.activities)
            ),
            "crumbs": [(view.url(addresses.BROWSE), text("Browse"))],
            "terms": letter_tallies(view),
            "empty": [],
            "empty_heading": "",
            "letters": (),
            "links_style": "fp-links--letters",
            "more": [
                Tally(view.url(addresses.GROUPS), text("Groups, A to Z"), view.language.number(len(view.groups))),
                Tally(
                    view.url(addresses.PLACES),
                    text("Buildings and places, A to Z"),
                    view.language.number(len(view.places)),
                ),
            ],
        },
        section="find",
    )
    for letter, activities in _by_letter(view).items():
        said = say_letter(letter, view.language)
        title = text("Things to do: {letter}", letter=said)
        yield from listing_pages(
            view,
            Listing(
                address=addresses.of_letter(letter),
                title=title,
                description=text(
                    "Groups and activities in {area} that begin with {letter}.", area=area_name(view), letter=said
                ),
                crumbs=[(view.url(addresses.A_TO_Z), text("Everything, A to Z"))],
                records=activities,
                write=activity_row,
                heading=view.language.plural("{n} thing to do", "{n} things to do", len(activities)),
            ),
        )


def _groups(view: View) -> Iterator[Page]:
    text = view.language.text
    yield from listing_pages(
        view,
        Listing(
            address=addresses.GROUPS,
            title=text("Groups, A to Z"),
            description=text("The groups in {area} and what they run.", area=area_name(view)),
            crumbs=[(view.url(addresses.BROWSE), text("Browse"))],
            records=view.groups,
            write=group_row,
            heading=view.language.plural("{n} group", "All {n} groups", len(view.groups)),
            lede=text("The people who run things."),
            instead=try_instead(view),
        ),
    )


def _places(view: View) -> Iterator[Page]:
    text = view.language.text
    yield from listing_pages(
        view,
        Listing(
            address=addresses.PLACES,
            title=text("Buildings and places, A to Z"),
            description=text(
                "Halls, cafes, libraries and parks in {area}, and what is on there.", area=area_name(view)
            ),
            crumbs=[(view.url(addresses.BROWSE), text("Browse"))],
            records=view.places,
            write=place_row,
            heading=view.language.plural("{n} place", "All {n} places", len(view.places)),
            lede=text("Where things happen. Each page says how to get there and how to get in."),
            instead=try_instead(view),
            section="places",
        ),
    )


# A shorter list can be read as it is. Four thousand libraries in two thousand towns made ten thousand
# pages of one need in one town, with one library on each.
_WORTH_SORTING = 20


def is_worth_sorting(view: View, area_id: str, more: int = 0) -> bool:
    """Whether a town has enough on for a page of its own for each need, or would have with some more."""
    return len(view.activities_by_area.get(area_id, ())) + more > _WORTH_SORTING
