"""Kinds of thing to do, as a tree: a page for each kind, with the narrower kinds first."""

from __future__ import annotations

from collections.abc import Iterator

from fingerpost.edition import addresses
from fingerpost.edition.edition import View
from fingerpost.pages.kinds.browse import area_name, is_widest, kind_tally, say_all, try_instead
from fingerpost.pages.render.listing import Listing, Tally, listing_pages
from fingerpost.pages.render.page import Page
from fingerpost.pages.render.rows import activity_row
from fingerpost.records.vocabulary import Term


def category_pages(view: View) -> Iterator[Page]:
    """The tree, then each kind; one with nothing in it keeps its page."""
    text = view.language.text
    narrower = _narrower(view)
    title = text("Kinds of thing to do")
    widest = [_branch(view, kind, narrower) for kind in _kinds(view) if is_widest(view, kind)]
    yield Page(
        kind="browse",
        address=addresses.CATEGORIES,
        title=title,
        description=text("Groups and activities in {area} by kind.", area=area_name(view)),
        template="terms.html",
        values={
            "title": title,
            "lede": text("From the wide kinds to the narrow ones."),
            "crumbs": [(view.url(addresses.BROWSE), text("Browse"))],
            "terms": [kind for kind in widest if kind.count != view.language.number(0)],
            "empty": [kind for kind in widest if kind.count == view.language.number(0)],
            "empty_heading": text("Nothing listed yet"),
            "letters": (),
            "links_style": "fp-links--tree",
            "more": [],
        },
        section="find",
    )
    for kind in _kinds(view):
        yield from _category(view, kind, narrower.get(kind.id, []))


def _kinds(view: View) -> Iterator[Term]:
    yield from view.directory.vocabulary.categories.values()


def _narrower(view: View) -> dict[str, list[Term]]:
    """The kinds directly below each kind, A to Z."""
    found: dict[str, list[Term]] = {}
    for kind in sorted(_kinds(view), key=lambda kind: (kind.name.casefold(), kind.id)):
        if not is_widest(view, kind):
            found.setdefault(kind.parent, []).append(kind)
    return found


def _branch(view: View, kind: Term, narrower: dict[str, list[Term]]) -> Tally:
    """A wide kind with those below it: two levels, deeper ones have their own page."""
    below = [kind_tally(view, each) for each in narrower.get(kind.id, ()) if each.id in view.activities_by_category]
    return kind_tally(view, kind, below)


def _category(view: View, kind: Term, narrower: list[Term]) -> Iterator[Page]:
    text = view.language.text
    activities = view.activities_by_category.get(kind.id, ())
    parent = view.directory.vocabulary.categories.get(kind.parent)
    filled = view.activities_by_category
    crumbs = [(view.url(addresses.CATEGORIES), text("Kinds of thing to do"))]
    # Two levels at most: the kind above says more than the list of all kinds.
    if parent is not None:
        crumbs = [(view.category_url(parent), parent.name)]
    yield from listing_pages(
        view,
        Listing(
            address=addresses.of_category(kind.id),
            title=kind.name,
            description=kind.description
            or text("{kind}: groups and activities in {area}.", kind=kind.name, area=area_name(view)),
            crumbs=crumbs,
            records=activities,
            write=activity_row,
            heading=say_all(view, len(activities)),
            lede=kind.description,
            crisis=bool(kind.crisis),
            links=[kind_tally(view, each) for each in narrower],
            links_heading=text("Kinds of this"),
            instead=(*([kind_tally(view, parent)] if parent and parent.id in filled else []), *try_instead(view)),
        ),
    )
