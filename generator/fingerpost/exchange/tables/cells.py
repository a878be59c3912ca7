"""The cells of a row: a mapping of headings to texts that shares the headings with all other rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping


class Cells(Mapping[str, str]):
    """A dictionary for each row takes more memory: docs/decisions/0043-large-tables.md."""

    __slots__ = ("_at", "_texts")

    def __init__(self, at: Mapping[str, int], texts: tuple[str, ...]) -> None:
        self._at = at  # the place of each heading
        self._texts = texts  # a short row has fewer than there are headings

    def __getitem__(self, name: str) -> str:
        try:
            return self._texts[self._at[name]]
        except IndexError:
            raise KeyError(name) from None

    def __contains__(self, name: object) -> bool:
        return self._at.get(name, len(self._texts)) < len(self._texts)  # type: ignore[call-overload, no-any-return]

    def get(self, name: str, default: str | None = None) -> str | None:  # type: ignore[override]
        """The text of a column, or the other where the row has no such."""
        at = self._at.get(name)
        return default if at is None or at >= len(self._texts) else self._texts[at]

    def __iter__(self) -> Iterator[str]:
        return (name for name, at in self._at.items() if at < len(self._texts))

    def __len__(self) -> int:
        return min(len(self._at), len(self._texts))
