"""Words that are struck through in an OpenDocument spreadsheet."""

from __future__ import annotations

from collections.abc import Mapping

_PLACES = ("table-cell", "covered-table-cell")
_SPACES = {"line-break": "\n", "tab": "\t"}
_MOST_STYLES = 10_000


class OdsStrikes:
    """Which styles strike words through, and what is left of a cell with such words.

    Source: OpenDocument 1.3, part 3, sections 16.2 (styles), 16.3 (their rules), 20.380 (text-line-through-style) and
    6.1 (text).
    """

    def __init__(self) -> None:
        self._own: dict[str, bool] = {}  # styles that say so themselves, or say the contrary
        self._parents: dict[str, str] = {}
        self._by_rule: dict[str, set[str]] = {}  # of a style, those that its cells may have instead
        self._style = ""  # the one whose look is being described
        self._runs: list[bool | None] = []  # of what the text is in, from the cell inwards; None: in a comment on it
        self._rest: list[str] = []
        self._is_struck = False  # whether anything in the cell is
        self._paragraphs = 0

    @property
    def are_some(self) -> bool:
        """Whether anything can be struck through."""
        return True in self._own.values()

    def describe(self, kind: str, attributes: Mapping[str, str]) -> None:
        """An element of the styles."""
        if kind == "style" and len(self._parents) < _MOST_STYLES:
            self._style = attributes.get("style:name", "")
            self._parents[self._style] = attributes.get("style:parent-style-name", "")
        elif kind.endswith("-style"):  # of numbers, dates and lists, and those of all: none that a cell names
            self._style = ""
        elif not self._style:
            return
        elif kind == "map":
            self._by_rule.setdefault(self._style, set()).add(attributes.get("style:apply-style-name", ""))
        elif kind == "text-properties" and (line := attributes.get("style:text-line-through-style")):
            self._own[self._style] = line != "none"

    def strike(self, style: str) -> bool:
        """Whether a style that a rule gives to cells strikes words through."""
        return self._strikes(style)

    def may_strike(self, style: str) -> bool:
        """Whether a rule may strike through what is in a cell with this style."""
        return any(self._strikes(other) for name in self._line_of(style) for other in self._by_rule.get(name, ()))

    def begin(self, style: str) -> None:
        """A cell with a style begins."""
        self._runs, self._rest, self._paragraphs = [self._strikes(style)], [], 0
        self._is_struck = False

    def take(self, kind: str, attributes: Mapping[str, str]) -> None:
        """An element in a cell."""
        if not self._runs:
            return
        around = self._runs[-1]
        style = attributes.get("text:style-name", "") if kind == "span" else ""
        is_comment = around is None or kind == "annotation"
        self._runs.append(None if is_comment else self._strikes(style) if self._says(style) else around)
        if is_comment:
            return
        if kind == "p":
            self._paragraphs += 1
            self._rest += ["\n"] if self._paragraphs > 1 else []
        elif kind == "s":
            self.read(" " * min(int(attributes.get("text:c", "1")), 1000))
        elif kind in _SPACES:
            self.read(_SPACES[kind])

    def read(self, text: str) -> None:
        """Characters in a cell."""
        if self._runs and self._runs[-1]:
            self._is_struck = self._is_struck or bool(text.strip())
        elif self._runs and self._runs[-1] is not None:
            self._rest.append(text)

    def leave(self, kind: str) -> str | None:
        """An element ends; of a cell in which something is struck through, what is left."""
        if self._runs:
            self._runs.pop()
        return "".join(self._rest).strip() if kind in _PLACES and self._is_struck else None

    def _says(self, style: str) -> bool:
        return any(name in self._own for name in self._line_of(style))

    def _strikes(self, style: str) -> bool:
        return next((self._own[name] for name in self._line_of(style) if name in self._own), False)

    def _line_of(self, style: str) -> list[str]:
        """A style, the one it is made from, and so on; at most ten."""
        line: list[str] = []
        while style and style not in line and len(line) < 10:
            line.append(style)
            style = self._parents.get(style, "")
        return line
