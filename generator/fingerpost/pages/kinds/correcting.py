"""The page for a record that was left out because of its errors; it shows nothing of the record.

Lists that exist only while something is in them keep their pages as well. What was in them is not known, because the
record has errors, so every page is kept that could have existed with that many more records.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from fingerpost.edition import addresses
from fingerpost.edition.a_to_z import LETTERS, letter_of
from fingerpost.edition.changes import changes_of
from fingerpost.edition.crisis_pages import must_have_lines
from fingerpost.edition.edition import Edition
from fingerpost.edition.wording.contacts import mail_link
from fingerpost.pages.kinds.browse import is_worth_sorting, try_instead
from fingerpost.pages.render.listing import Tally
from fingerpost.pages.render.page import Page
from fingerpost.pages.render.paging import MOST, sheet_address
from fingerpost.records.directory import Record
from fingerpost.records.vocabulary import Area


@dataclass(frozen=True, slots=True, kw_only=True)
class _List:
    """A list that may have had more pages than it has."""

    start: str  # the address of its first page
    count: int  # how many pages it has
    most: int  # how many it may have had
    nearest: tuple[Tally, ...]  # links to similar lists


def correcting_pages(edition: Edition) -> Iterator[Page]:
    """The pages of the records that are left out, then those of the lists that they may have filled."""
    if not edition.left_out:
        return
    erased = {(record.kind, old) for record in edition.directory.erased for old in (record.id, *record.former_ids)}
    for kind, record_id in sorted((edition.left_out.records - edition.left_out.secret) | edition.left_out.former):
        if record_id not in _of_kind(edition)[kind] and (kind, record_id) not in erased:
            yield correcting_page(edition, kind, addresses.of_record(kind, record_id), ())
    for listing in _lists(edition):
        for number in range(listing.count + 1, listing.most + 1):
            yield correcting_page(edition, "browse", sheet_address(listing.start, number), listing.nearest)


def _of_kind(edition: Edition) -> Mapping[str, Mapping[str, Record]]:
    directory = edition.directory
    return {"activity": directory.activities, "group": directory.groups, "place": directory.places}


def correcting_page(edition: Edition, kind: str, address: str, nearest: tuple[Tally, ...]) -> Page:
    """The page at the address of something that may not be shown for now."""
    text = edition.language.text
    crisis = must_have_lines(edition, address)
    return Page(
        kind=kind,
        address=address,
        title=text("This page is being corrected"),
        description=text("Something here may not be right. It will be back when we know."),
        template="correcting.html",
        values={
            "near": nearest,
            "instead": try_instead(edition),
            "mail": _mail(edition, address),
            "crisis": crisis,
        },
        listed=False,
        fingerprint_parts=partial(_fingerprint_parts, nearest, crisis),
    )


def _mail(edition: Edition, address: str) -> str:
    """A mailto link to the editors that names the page; "" when they have no email address."""
    email = edition.settings.editors.email
    about = edition.language.text("A page that is being corrected")
    return mail_link(email, about, edition.absolute(address)) if email else ""


def _fingerprint_parts(nearest: tuple[Tally, ...], crisis: bool, _: object) -> Iterator[str]:
    yield repr((nearest, crisis))


def _lists(edition: Edition) -> Iterator[_List]:
    activities, groups, places = (len(edition.left_out.ids(kind)) for kind in ("activity", "group", "place"))
    text, vocabulary = edition.language.text, edition.directory.vocabulary
    letters = Counter(letter_of(activity.name) for activity in edition.activities)
    a_to_z = (Tally(edition.url(addresses.A_TO_Z), text("Everything, A to Z"), ""),)
    for letter in LETTERS:
        yield _list(addresses.of_letter(letter), letters[letter], activities, a_to_z, stays=False)
    for category in vocabulary.categories.values():
        count = len(edition.activities_by_category.get(category.id, ()))
        start, first = addresses.of_category(category.id), Tally(edition.category_url(category), category.name, "")
        yield _list(start, count, activities, (first,))
    for need in vocabulary.needs.values():
        count = len(edition.activities_by_need.get(need.id, ()))
        yield _list(addresses.of_need(need.id), count, activities, (Tally(edition.need_url(need), need.name, ""),))
    yield from _of_towns(edition, activities + edition.left_out.unplaced)
    yield _list(addresses.GROUPS, len(edition.groups), groups, a_to_z)
    yield _list(addresses.PLACES, len(edition.places), places, ())
    news = (Tally(edition.url(addresses.NEW), text("New, changed and closed"), ""),)
    # A record is at most new and changed as well.
    yield _list(addresses.NEW, sum(1 for _ in changes_of(edition)), 2 * (activities + groups + places), news)


def _of_towns(edition: Edition, more: int) -> Iterator[_List]:
    """The lists of each town, and of each need in a town that has enough to sort, or had."""
    vocabulary = edition.directory.vocabulary
    for area in vocabulary.areas.values():
        here = (Tally(edition.town_url(area), area.name, ""),)
        count = len(edition.activities_by_area.get(area.id, ()))
        yield _list(addresses.of_town(area.id), count, more, here)
        yield from _of_needs(edition, area.id, more, here, area)
    for town in sorted(edition.left_out.towns - vocabulary.areas.keys()):
        yield _list(addresses.of_town(town), 0, max(1, more), (), stays=False)
        yield _list(addresses.of_insight(town), 0, 1, (), stays=False)
        yield from _of_needs(edition, town, more, (), None)


def _of_needs(edition: Edition, town: str, more: int, nearest: tuple[Tally, ...], area: Area | None) -> Iterator[_List]:
    if not is_worth_sorting(edition, town, more):
        return
    counts: Counter[str] = Counter()
    if area is not None and is_worth_sorting(edition, town):
        counts.update(need.id for activity in edition.activities_by_area[town] for need in edition.needs_of(activity))
    for need in edition.directory.vocabulary.needs.values():
        both = (*nearest, Tally(edition.need_url(need), need.name, ""))
        yield _list(addresses.of_town(town, need.id), counts[need.id], more, both, stays=False)


def _list(start: str, count: int, more: int, nearest: tuple[Tally, ...], *, stays: bool = True) -> _List:
    """``stays``: the list has a page even when it is empty."""
    least = 1 if stays else 0
    pages, most = (max(least, -(-records // MOST)) for records in (count, count + more))
    return _List(start=start, count=pages, most=most, nearest=nearest)
