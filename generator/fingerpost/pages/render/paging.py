"""Long lists, split into pages that a slow phone can handle."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

MOST = 60  # rows on a page
ALL_NUMBERS = 9  # with more pages than this, only the ends and the neighbours are linked

Thing = TypeVar("Thing")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet(Generic[Thing]):
    """One page of a list. Numbers count from 1."""

    start: str  # the address of the list's first page
    number: int
    of: int
    things: Sequence[Thing]
    first: int  # the number of its first thing in the whole list; 0 when there are none
    total: int

    @property
    def address(self) -> str:
        return sheet_address(self.start, self.number)

    @property
    def last(self) -> int:
        return self.first + len(self.things) - 1 if self.things else 0

    @property
    def before(self) -> str:
        """The address of the page before, or ""."""
        return sheet_address(self.start, self.number - 1) if self.number > 1 else ""

    @property
    def after(self) -> str:
        """The address of the next page, or ""."""
        return sheet_address(self.start, self.number + 1) if self.number < self.of else ""

    @property
    def numbers(self) -> tuple[tuple[int, str], ...]:
        """The pages to link: number and address; 0 where some are left out."""
        if self.of <= ALL_NUMBERS:
            linked = set(range(1, self.of + 1))
        else:
            linked = {1, self.of, *range(max(1, self.number - 2), min(self.of, self.number + 2) + 1)}
        links: list[tuple[int, str]] = []
        for number in sorted(linked):
            if links and number > links[-1][0] + 1:
                links.append((0, ""))
            links.append((number, sheet_address(self.start, number)))
        return tuple(links)


def split_into_sheets(start: str, things: Sequence[Thing], most: int = MOST) -> Iterator[Sheet[Thing]]:
    """Split a list into pages; an empty list has one page, which says so."""
    of = max(1, -(-len(things) // most))
    for number in range(1, of + 1):
        at = (number - 1) * most
        part = things[at : at + most]
        yield Sheet(start=start, number=number, of=of, things=part, first=at + 1 if part else 0, total=len(things))


def sheet_address(start: str, number: int) -> str:
    """Where a page of a list is.

    >>> sheet_address("/browse/groups/", 1), sheet_address("/browse/groups/", 2)
    ('/browse/groups/', '/browse/groups/2/')
    """
    return start if number == 1 else f"{start}{number}/"
