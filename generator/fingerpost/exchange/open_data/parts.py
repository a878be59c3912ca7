"""Long lists in several files, so that each stays within what hosts take."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

Thing = TypeVar("Thing")

# Some 2 KB each: far below the 25 MiB that Cloudflare Pages takes of a file, and what a spreadsheet opens in a moment.
MOST = 5_000


@dataclass(frozen=True, slots=True)
class Part(Generic[Thing]):
    """One file of a list; ``number`` is from 1."""

    things: Sequence[Thing]
    number: int
    of: int

    def name(self, stem: str, ending: str) -> str:
        """The name of its file: activities.csv, activities-2.csv."""
        return part_name(stem, ending, self.number)


def in_parts(things: Sequence[Thing]) -> Iterator[Part[Thing]]:
    """The parts of a list; one, even of an empty list."""
    of = _parts(len(things))
    for number in range(of):
        yield Part(things[number * MOST : (number + 1) * MOST], number + 1, of)


def part_name(stem: str, ending: str, number: int) -> str:
    """The name of a part.

    >>> part_name("activities", "csv", 1), part_name("activities", "csv", 2)
    ('activities.csv', 'activities-2.csv')
    """
    return f"{stem}.{ending}" if number == 1 else f"{stem}-{number}.{ending}"


def part_names(stem: str, ending: str, things: int) -> tuple[str, ...]:
    """The names of all parts of a list of so many entries."""
    return tuple(part_name(stem, ending, number) for number in range(1, _parts(things) + 1))


def _parts(things: int) -> int:
    return max(-(-things // MOST), 1)
