"""Lists that can be browsed without a script: a heading, what to know first, and rows A to Z, 60 on a page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cache, partial
from typing import Any, Protocol

from markupsafe import Markup

from fingerpost.edition.a_to_z import by_letter, letter_of, say_letter
from fingerpost.edition.edition import Edition
from fingerpost.pages.render.page import Later, Page
from fingerpost.pages.render.paging import MOST, Sheet, cut

SayRow = Callable[[Any], str]  # names what the row of a record is made from
Jumps = tuple[tuple[str, str], ...]  # address and letter


class Named(Protocol):
    """A record of any kind."""

    @property
    def name(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Tally:
    """A link with how many things stand behind it."""

    href: str
    words: str
    count: str  # "" says nothing
    inner: tuple[Tally, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """All that a list says, before it is cut into pages."""

    address: str
    title: str
    description: str  # for search engines
    crumbs: Sequence[tuple[str, str]]  # address and name; home comes first by itself
    records: Sequence[Any]  # of one kind
    write: Callable[[Edition, Any], Markup]  # the row of one of them
    heading: str  # "All 58, A to Z"
    lede: str = ""
    crisis: bool = False  # the crisis lines come first
    links: Sequence[Tally] = ()  # to narrower lists
    links_heading: str = ""
    links_style: str = "fp-links--2"
    instead: Sequence[Tally] = ()  # what to try, when there is nothing
    section: str = "find"
    template: str = "list.html"
    first_page: Callable[[], Mapping[str, Any]] | None = None  # what only the first page says, of these records
    beside: Callable[[], object] | None = None  # what it says of others as well


def listing_pages(edition: Edition, listing: Listing) -> Iterator[Page]:
    """The pages of a list."""
    records = listing.records
    if len(records) > MOST:
        records = sorted(records, key=lambda record: by_letter(record.name))
    sheets = list(cut(listing.address, records))
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
            values=Later(partial(_values, edition, listing, sheet, jumps, title)),
            made_of=partial(_made_of, edition, listing, sheet, jumps),
            section=listing.section,
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


def _made_of(
    edition: Edition, listing: Listing, sheet: Sheet[Named], jumps: Callable[[], Jumps], say_row: SayRow
) -> Iterator[str]:
    """Everything that a page of a list is made from, but for what all pages share."""
    for holder, but in ((listing, {"records", "write", "first_page", "beside"}), (sheet, {"things"})):
        yield repr([getattr(holder, each.name) for each in fields(holder) if each.name not in but])
    yield repr(jumps())
    if not sheet.total:
        yield repr(bool(edition.left_out))  # what an empty list says
    first = sheet.number == 1
    # The first page of a town chooses among all its records.
    yield from map(say_row, listing.records if first and listing.first_page else sheet.things)
    if first and listing.beside:
        yield repr(listing.beside())


def _groups(edition: Edition, listing: Listing, sheet: Sheet[Named]) -> list[tuple[str, str, Markup]]:
    """The rows of a page by letter: letter, anchor and rows; a list of one page has no letters."""
    found: dict[str, list[Markup]] = {}
    for record in sheet.things:
        found.setdefault(letter_of(record.name) if sheet.of > 1 else "", []).append(listing.write(edition, record))
    return [
        (say_letter(letter, edition.language) if letter else "", _anchor(letter), Markup("".join(rows)))  # noqa: S704  # escaped
        for letter, rows in found.items()
    ]


def _jumps(edition: Edition, sheets: Sequence[Sheet[Named]]) -> Jumps:
    """Where each letter begins; nothing to jump to in a list of one page."""
    if len(sheets) == 1:
        return ()
    found: dict[str, str] = {}
    for sheet in sheets:
        for record in sheet.things:
            letter = letter_of(record.name)
            if letter not in found:
                found[letter] = f"{edition.url(sheet.address)}#{_anchor(letter)}"
    return tuple((href, say_letter(letter, edition.language)) for letter, href in found.items())


def _anchor(letter: str) -> str:
    return f"letter-{letter}"
