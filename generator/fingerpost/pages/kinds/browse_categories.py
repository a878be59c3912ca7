"""Kinds of activity, as a tree: a page for each kind, with the narrower kinds first."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from fingerpost.edition import addresses
from fingerpost.edition.edition import Edition
from fingerpost.pages.kinds.browse import area_name, is_widest, kind_tally, say_all, try_instead
from fingerpost.pages.kinds.coming import first_page
from fingerpost.pages.render.listing import Listing, Tally, listing_pages
from fingerpost.pages.render.page import Page
from fingerpost.pages.render.rows import activity_row
from fingerpost.records.vocabulary import Term, is_about_crisis


def category_pages(edition: Edition) -> Iterator[Page]:
    """The tree, then a page for each kind, even if nothing is in it."""
    text = edition.language.text
    narrower = _narrower(edition)
    title = text("Kinds of activity")
    widest = [_branch(edition, kind, narrower) for kind in _kinds(edition) if is_widest(edition, kind)]
    yield Page(
        kind="browse",
        address=addresses.CATEGORIES,
        title=title,
        description=text("Groups and activities in {area} by kind.", area=area_name(edition)),
        template="terms.html",
        values={
            "title": title,
            "lede": text("From broad kinds to narrower ones."),
            "crumbs": [(edition.url(addresses.BROWSE), text("Browse"))],
            "terms": [kind for kind in widest if kind.count != edition.language.number(0)],
            "empty": [kind for kind in widest if kind.count == edition.language.number(0)],
            "empty_heading": text("Nothing listed yet"),
            "letters": (),
            "links_style": "fp-links--tree",
            "more": [],
        },
    )
    for kind in _kinds(edition):
        yield from _category(edition, kind, narrower.get(kind.id, []))


def _kinds(edition: Edition) -> Iterator[Term]:
    yield from edition.directory.vocabulary.categories.values()


def _narrower(edition: Edition) -> dict[str, list[Term]]:
    """The kinds directly below each kind, A to Z."""
    narrower: dict[str, list[Term]] = {}
    for kind in sorted(_kinds(edition), key=lambda kind: (kind.name.casefold(), kind.id)):
        if not is_widest(edition, kind):
            narrower.setdefault(kind.parent, []).append(kind)
    return narrower


def _branch(edition: Edition, kind: Term, narrower: dict[str, list[Term]]) -> Tally:
    """A wide kind with those below it: two levels, deeper ones have their own page."""
    below = [
        kind_tally(edition, child) for child in narrower.get(kind.id, ()) if child.id in edition.activities_by_category
    ]
    return kind_tally(edition, kind, below)


def _category(edition: Edition, kind: Term, narrower: list[Term]) -> Iterator[Page]:
    text = edition.language.text
    activities = edition.activities_by_category.get(kind.id, ())
    parent = edition.directory.vocabulary.categories.get(kind.parent)
    filled = edition.activities_by_category
    crumbs = [(edition.url(addresses.CATEGORIES), text("Kinds of activity"))]
    # Two levels at most: the kind above says more than the list of all kinds.
    if parent is not None:
        crumbs = [(edition.category_url(parent), parent.name)]
    yield from listing_pages(
        edition,
        Listing(
            address=addresses.of_category(kind.id),
            title=kind.name,
            description=kind.description
            or text("{kind}: groups and activities in {area}.", kind=kind.name, area=area_name(edition)),
            crumbs=crumbs,
            records=activities,
            write=activity_row,
            heading=say_all(edition, len(activities)),
            lede=kind.description,
            crisis=is_about_crisis(edition.directory.vocabulary.categories, kind.id),
            links=[kind_tally(edition, child) for child in narrower],
            links_heading=text("Kinds of this"),
            instead=(*([kind_tally(edition, parent)] if parent and parent.id in filled else []), *try_instead(edition)),
            template="coming.html",
            first_page=partial(first_page, edition, activities, kind, "category"),
        ),
    )
