"""The cells of a row: a mapping of headings to texts that takes little memory."""

from __future__ import annotations

from collections.abc import ItemsView, Iterator, Mapping, Sequence

_BETWEEN = "\x1f"  # the unit separator, which no cell has: what nobody sees is taken out of it


def in_one(texts: Sequence[str]) -> str | None:
    """The texts of a row as one; a short row has fewer than there are headings, or none."""
    return _BETWEEN.join(texts) if texts else None


class Cells(Mapping[str, str]):
    """One text for the whole row, and headings that all rows share: docs/decisions/0043-large-tables.md.

    To read more than a cell or two of a row, open it.
    """

    __slots__ = ("_names", "_row")

    def __init__(self, names: Sequence[str], row: str | None) -> None:
        """Name the headings, and the row as ``in_one`` gives it."""
        self._names = names
        self._row = row

    def opened(self) -> dict[str, str]:
        """All cells, as a dictionary."""
        return {} if self._row is None else dict(zip(self._names, self._row.split(_BETWEEN), strict=False))

    def __getitem__(self, name: str) -> str:
        return self.opened()[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self.opened())

    def __len__(self) -> int:
        return len(self.opened())

    def items(self) -> ItemsView[str, str]:
        """The headings with their texts."""
        return self.opened().items()
