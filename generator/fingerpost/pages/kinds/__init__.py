"""The kinds of page, one module for each: records in, ``Page``s out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import islice

from fingerpost.edition.edition import Edition
from fingerpost.pages.kinds.activity import activity_page
from fingerpost.pages.kinds.add import add_pages
from fingerpost.pages.kinds.browse import browse_pages
from fingerpost.pages.kinds.browse_categories import category_pages
from fingerpost.pages.kinds.browse_needs import need_pages
from fingerpost.pages.kinds.browse_towns import town_pages
from fingerpost.pages.kinds.codes import code_pages
from fingerpost.pages.kinds.correcting import correcting_pages
from fingerpost.pages.kinds.data import data_pages
from fingerpost.pages.kinds.erased import erased_pages
from fingerpost.pages.kinds.find import find_pages
from fingerpost.pages.kinds.go import go_pages
from fingerpost.pages.kinds.group import group_page
from fingerpost.pages.kinds.home import home_pages
from fingerpost.pages.kinds.insight import insight_pages
from fingerpost.pages.kinds.kept_pages import with_kept_pages
from fingerpost.pages.kinds.lost import lost_pages
from fingerpost.pages.kinds.menu import menu_pages
from fingerpost.pages.kinds.moved import moved_pages
from fingerpost.pages.kinds.new import new_pages
from fingerpost.pages.kinds.partners import partner_pages
from fingerpost.pages.kinds.place import place_page
from fingerpost.pages.kinds.whats_on import whats_on_pages
from fingerpost.pages.render.page import Page
from fingerpost.records.activity import Activity
from fingerpost.records.directory import Record
from fingerpost.records.group import Group

# Each makes all its pages; a new kind of page joins here.
KINDS: tuple[Callable[[Edition], Iterator[Page]], ...] = (
    home_pages,
    find_pages,
    whats_on_pages,
    menu_pages,
    new_pages,
    data_pages,
    insight_pages,
    add_pages,
    partner_pages,
    browse_pages,
    need_pages,
    category_pages,
    town_pages,
    moved_pages,
    correcting_pages,
    erased_pages,
    code_pages,
    go_pages,
    lost_pages,
)


def records_of(edition: Edition, part: int, parts: int) -> Iterator[Record]:
    """The records that have a page, dealt out like cards: every ``parts``-th of a kind, beginning with ``part``."""
    directory = edition.directory
    yield from islice(directory.activities.values(), part, None, parts)
    yield from islice(directory.groups.values(), part, None, parts)
    places = (place for place in directory.places.values() if edition.has_page(place))
    yield from islice(places, part, None, parts)


def page_of(edition: Edition, record: Record) -> Page:
    """The page of one record."""
    page = _page_of(edition, record)
    version = edition.last_good.get((record.kind, record.id))
    return replace(page, as_it_was_on=version.on) if version else page


def _page_of(edition: Edition, record: Record) -> Page:
    if isinstance(record, Activity):
        return activity_page(edition, record)
    return group_page(edition, record) if isinstance(record, Group) else place_page(edition, record)


def other_pages(edition: Edition, part: int, parts: int) -> Iterator[Page]:
    """All other pages, dealt out in the same way."""
    everything = (page for kind in KINDS for page in kind(edition))
    yield from islice(with_kept_pages(edition, everything), part, None, parts)
