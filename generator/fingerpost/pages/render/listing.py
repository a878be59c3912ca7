"""Lists that can be browsed without a script: a heading, what to know first, and rows A to Z, 60 on a page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cache, partial
from typing import Any, Protocol

from markupsafe import Markup

from fingerpost.edition.a_to_z import by_letter, letter_of, say_letter
from fingerpost.edition.edition import Edition
from fingerpost.pages.render.page import LazyValues, Page
from fingerpost.pages.render.paging import MOST, Sheet, split_into_sheets

SayRow = Callable[[Any], str]  # gives the fingerprint of the row of a record
Jumps = tuple[tuple[str, str], ...]  # address and letter


class Named(Protocol):
    """A record of any kind."""

    @property
    def name(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Tally:
    """A link with the number of things behind it."""

    href: str
    words: str
    count: str  # "" says nothing
    inner: tuple[Tally, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """All that a list says, before it is split into pages."""

    address: str
    title: str
    description: str  # for search engines
    crumbs: Sequence[tuple[str, str]]  # address and name; the home page is added in front
    records: Sequence[Any]  # of one kind
    write: Callable[[Edition, Any], Markup]  # the row of one of them
    heading: str  # "All 58, A to Z"
    lede: str = ""
    crisis: bool = False  # the crisis lines come first
    links: Sequence[Tally] = ()  # to narrower lists
    links_heading: str = ""
    links_style: str = "fp-links--2"
    instead: Sequence[Tally] = ()  # what to try, when there is nothing
    template: str = "list.html"
    first_page: Callable[[], Mapping[str, Any]] | None = None  # what only the first page says about these records
    also_uses: Callable[[], object] | None = None  # whatever else the first page depends on


def listing_pages(edition: Edition, listing: Listing) -> Iterator[Page]:
    """The pages of a list."""
    records = listing.records
    if len(records) > MOST:
        records = sorted(records, key=lambda record: by_letter(record.name))
    sheets = list(split_into_sheets(listing.address, records))
    jumps = cache(partial(_jumps, edition, sheets))  # once, and only if a page needs them
    for sheet in sheets:
        title, description = listing.title, listing.description
        if sheet.number > 1:
            title = edition.language.text("{title}, page {number}", title=title, number=sheet.number)
            description = edition.language.text("{words} Page {number}.", words=description, number=sheet.number)
        yield Page(
            kind="browse",
            address=sheet.address,
            title=title,
            description=description,
            template=listing.template if sheet.number == 1 else "list.html",
            values=LazyValues(partial(_values, edition, listing, sheet, jumps, title)),
            fingerprint_parts=partial(_fingerprint_parts, edition, listing, sheet, jumps),
        )


def _values(
    edition: Edition, listing: Listing, sheet: Sheet[Named], jumps: Callable[[], Jumps], title: str
) -> dict[str, Any]:
    return {
        "title": title,
        "listing": listing,
        "sheet": sheet,
        "jumps": jumps(),
        "groups": _groups(edition, listing, sheet),
        "number": edition.language.number,
        "correcting": bool(edition.left_out),
        **(listing.first_page() if listing.first_page and sheet.number == 1 else {}),
    }


def _fingerprint_parts(
    edition: Edition, listing: Listing, sheet: Sheet[Named], jumps: Callable[[], Jumps], say_row: SayRow
) -> Iterator[str]:
    """Everything that a page of a list depends on, except what all pages share."""
    for holder, omitted in ((listing, {"records", "write", "first_page", "also_uses"}), (sheet, {"things"})):
        yield repr([getattr(holder, attribute.name) for attribute in fields(holder) if attribute.name not in omitted])
    yield repr(jumps())
    if not sheet.total:
        yield repr(bool(edition.left_out))  # what an empty list says
    first = sheet.number == 1
    # The first page of a town selects from all its records.
    yield from map(say_row, listing.records if first and listing.first_page else sheet.things)
    if first and listing.also_uses:
        yield repr(listing.also_uses())


def _groups(edition: Edition, listing: Listing, sheet: Sheet[Named]) -> list[tuple[str, str, Markup]]:
    """The rows of a page by letter: letter, anchor and rows; a list of one page has no letters."""
    rows_by_letter: dict[str, list[Markup]] = {}
    for record in sheet.things:
        rows_by_letter.setdefault(letter_of(record.name) if sheet.of > 1 else "", []).append(
            listing.write(edition, record)
        )
    return [
        (say_letter(letter, edition.language) if letter else "", _anchor(letter), Markup("".join(rows)))  # noqa: S704  # escaped
        for letter, rows in rows_by_letter.items()
    ]


def _jumps(edition: Edition, sheets: Sequence[Sheet[Named]]) -> Jumps:
    """Where each letter begins; nothing to jump to in a list of one page."""
    if len(sheets) == 1:
        return ()
    addresses: dict[str, str] = {}
    for sheet in sheets:
        for record in sheet.things:
            letter = letter_of(record.name)
            if letter not in addresses:
                addresses[letter] = f"{edition.url(sheet.address)}#{_anchor(letter)}"
    return tuple((href, say_letter(letter, edition.language)) for letter, href in addresses.items())


def _anchor(letter: str) -> str:
    return f"letter-{letter}"
