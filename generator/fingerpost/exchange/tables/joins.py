"""Other sheets, files and lists whose rows belong to the rows of a table."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from fingerpost.exchange.tables.table import Row, Table

ROW = "#row"  # the number of a row, which a list inside a JSON object remembers as its parent
PARENT = "#parent"
_SEVERAL = re.compile(r"\s*[;,|\n]\s*")
_WHOLE = re.compile(r"0*([0-9]+?)(?:\.0+)?\Z")


@dataclass(frozen=True, slots=True)
class Join:
    """A table whose rows are found by a column that both have; indexed once, so that a row costs a look-up."""

    name: str  # as gaps name it: <Locations: Town>
    table: Table
    left: str  # a column of the main table, or of a join before it: "Times: Venue"
    right: str
    rows: Mapping[str, list[Row]] = field(repr=False)

    def matches(self, keys: Iterable[str]) -> list[Row]:
        """The rows that belong to these keys, each once, in the order of the keys."""
        by_number: dict[int, Row] = {}
        for key in keys:
            rows = self.rows.get(same(key))
            parts = (same(part) for part in _SEVERAL.split(key)) if rows is None else ()
            for row in rows or [row for part in parts for row in self.rows.get(part, ())]:
                by_number.setdefault(row.number, row)
        return list(by_number.values())


def join_of(name: str, table: Table, left: str, right: str) -> Join:
    """Index a table by its column ``right``."""
    rows: dict[str, list[Row]] = {}
    for row in table.rows:
        key = str(row.number) if right == ROW else row.cells.get(right, "")
        if key:
            rows.setdefault(same(key), []).append(row)
    return Join(name, table, left, right, rows)


def joins_inside(table: Table) -> dict[str, Join]:
    """The lists that were inside the objects of a JSON file: each row knows the row it was in."""
    joins: dict[str, Join] = {}
    for name, inner in table.inside.items():
        outer = next((other for other in sorted(joins, key=len, reverse=True) if name.startswith(f"{other}.")), "")
        joins[name] = join_of(name, inner, f"{outer}: {ROW}" if outer else ROW, PARENT)
    return joins


def same(key: str) -> str:
    """A key as it is compared: 007, 7 and 7.0 are one number, and capitals do not matter."""
    key = key.strip().casefold()
    number = _WHOLE.match(key)
    return number[1] if number else key


def split_name(column: str, joins: Mapping[str, Join]) -> tuple[str, str]:
    """The join and the column that a gap names: "Locations: Town"; no join where it is a column of the table."""
    before, colon, after = column.partition(": ")
    return (before, after) if colon and before in joins else ("", column)
