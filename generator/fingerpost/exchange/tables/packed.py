"""A list of very many things that takes little memory: docs/decisions/0043-large-tables.md."""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TypeVar, overload

T = TypeVar("T")
BLOCK = 1_000


def in_block(items: list[T]) -> bytes:
    """Things as one object."""
    return pickle.dumps(items, pickle.HIGHEST_PROTOCOL)


def from_block(block: bytes) -> list[Any]:
    """The things in a block."""
    items: list[Any] = pickle.loads(block)  # noqa: S301 which this program has written itself
    return items


class Packed(Sequence[T]):
    """A thousand things are one object, which a process that starts as a copy of this one need not copy to read.

    Made for going from the first to the last. Whoever takes one here and one there has a whole block opened for each.
    """

    def __init__(self, items: Iterable[T] = ()) -> None:
        """Begin with some items, or with none."""
        self._blocks: list[bytes] = []
        self._last: list[T] = []  # those that do not fill a block yet
        self._opened: tuple[int, list[T]] = (-1, [])
        for item in items:
            self.append(item)

    def append(self, item: T) -> None:
        """Add one at the end."""
        self._last.append(item)
        if len(self._last) == BLOCK:
            self._blocks.append(in_block(self._last))
            self._last = []

    def __len__(self) -> int:
        return len(self._blocks) * BLOCK + len(self._last)

    def __iter__(self) -> Iterator[T]:
        for block in self._blocks:
            yield from from_block(block)
        yield from self._last

    @overload
    def __getitem__(self, at: int) -> T: ...
    @overload
    def __getitem__(self, at: slice) -> list[T]: ...
    def __getitem__(self, at: int | slice) -> T | list[T]:
        if isinstance(at, slice):
            return [self[one] for one in range(*at.indices(len(self)))]
        number, place = divmod(range(len(self))[at], BLOCK)
        if number == len(self._blocks):
            return self._last[place]
        if number != self._opened[0]:
            self._opened = number, from_block(self._blocks[number])
        return self._opened[1][place]
