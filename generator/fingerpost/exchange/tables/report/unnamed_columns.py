"""The columns of a list, and of the tables joined to it, that the mapping does not name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from fingerpost.exchange.tables.joins import Join
from fingerpost.exchange.tables.mapping import TableMapping
from fingerpost.exchange.tables.mapping_rules import gaps_of
from fingerpost.exchange.tables.table import Table


class UnnamedColumn(NamedTuple):
    """A column that the mapping does not name."""

    table: Table
    header: str  # as the table has it
    name: str  # as the mapping would name it: of a joined table with the name of the join before it

    def cells(self) -> list[tuple[int, str]]:
        """Its cells, each with the number of its row."""
        return [(row.number, row.cells.get(self.header, "")) for row in self.table.rows]


def unnamed_columns(table: Table, mapping: TableMapping, joins: Mapping[str, Join]) -> Iterator[UnnamedColumn]:
    """The columns that the mapping neither uses nor ignores, those of the list first."""
    names = set(_names_in(mapping.data))
    yield from _unnamed(table, "", names)
    for join in joins.values():
        yield from _unnamed(join.table, f"{join.name}: ", names)


def _unnamed(table: Table, before: str, names: set[str]) -> Iterator[UnnamedColumn]:
    for header in table.headers:
        if (name := before + header) not in names:
            yield UnnamedColumn(table, header, name)


def _names_in(part: Any) -> Iterator[str]:
    """Everything that may name a column in a mapping."""
    if isinstance(part, dict):
        for name, below in part.items():
            yield name
            yield from _names_in(below)
    elif isinstance(part, list):
        for below in part:
            yield from _names_in(below)
    elif isinstance(part, str):
        yield part
        yield from gaps_of(part)
