"""Lists that can be browsed without a script: a heading, what to know first, and rows A to Z, 60 on a page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from markupsafe import Markup

from fingerpost.pages.letters import by_letter, letter_of, say_letter
from fingerpost.pages.page import Page
from fingerpost.pages.paging import MOST, Sheet, cut
from fingerpost.pages.view import View

Row = tuple[str, Callable[[], Markup]]  # a name, and what writes its row


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
    rows: Sequence[Row]
    heading: str  # "All 58, A to Z"
    lede: str = ""
    crisis: bool = False  # the crisis lines come first
    links: Sequence[Tally] = ()  # to narrower lists
    links_heading: str = ""
    instead: Sequence[Tally] = ()  # what to try, when there is nothing
    section: str = "find"
    template: str = "list.html"
    first_page: Mapping[str, Any] = field(default_factory=dict)  # what only the first page says


def listing_pages(view: View, listing: Listing) -> Iterator[Page]:
    """The pages of a list."""
    rows = sorted(listing.rows, key=lambda row: by_letter(row[0])) if len(listing.rows) > MOST else listing.rows
    sheets = list(cut(listing.address, rows))
    jumps = _jumps(view, sheets)
    for sheet in sheets:
        title = listing.title
        if sheet.number > 1:
            title = view.language.text("{title}, page {number}", title=title, number=sheet.number)
        yield Page(
            kind="browse",
            address=sheet.address,
            title=title,
            description=listing.description,
            template=listing.template if sheet.number == 1 else "list.html",
            values={
                "title": title,
                "listing": listing,
                "sheet": sheet,
                "jumps": jumps,
                "groups": _Groups(view, sheet),
                **(listing.first_page if sheet.number == 1 else {}),
            },
            section=listing.section,
        )


def _jumps(view: View, sheets: Sequence[Sheet[Row]]) -> tuple[tuple[str, str], ...]:
    """Where each letter begins; nothing to jump to in a list of one page."""
    if len(sheets) == 1:
        return ()
    found: dict[str, str] = {}
    for sheet in sheets:
        for name, _ in sheet.things:
            letter = letter_of(name)
            if letter not in found:
                found[letter] = f"{view.url(sheet.address)}#{_anchor(letter)}"
    return tuple((href, say_letter(letter, view.language)) for letter, href in found.items())


class _Groups:
    """The rows of a page by letter: letter, anchor and rows.

    Written when the template asks: a process that stamps every fourth page has to gather all of them first.
    """

    def __init__(self, view: View, sheet: Sheet[Row]) -> None:
        self._view = view
        self._sheet = sheet

    def __iter__(self) -> Iterator[tuple[str, str, Markup]]:
        found: dict[str, list[Markup]] = {}
        several = self._sheet.of > 1
        for name, write in self._sheet.things:
            found.setdefault(letter_of(name) if several else "", []).append(write())
        for letter, rows in found.items():
            words = say_letter(letter, self._view.language) if letter else ""
            yield words, _anchor(letter) if letter else "", Markup("\n").join(rows)


def _anchor(letter: str) -> str:
    return f"letter-{letter}"
