"""Columns that say that some rows are not to be shown, and that the mapping does not name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from fingerpost.exchange.tables.joins import Join
from fingerpost.exchange.tables.mapping import TableMapping
from fingerpost.exchange.tables.mapping_rules import gaps_of
from fingerpost.exchange.tables.may_be_shown import asked_of, must_not_be_shown
from fingerpost.exchange.tables.table import Table
from fingerpost.language.counted import counted
from fingerpost.records.problem import Problem, Severity


def columns_unheeded(table: Table, mapping: TableMapping, joins: Mapping[str, Join]) -> Iterator[Problem]:
    """Warn of each column, at the first row that says so; a mapping may be older than the column, or than this rule."""
    named = set(names_in(mapping.data))
    yield from _unheeded(table, "", named)
    for join in joins.values():
        yield from _unheeded(join.table, f"{join.name}: ", named)


def _unheeded(table: Table, before: str, named: set[str]) -> Iterator[Problem]:
    """Those of one table, of which the mapping has the names with something before them."""
    for header in table.headers:
        column = before + header
        cells = [] if column in named else [(row.number, row.cells.get(header, "")) for row in table.rows]
        if cells and (question := asked_of(header, (cell for _, cell in cells))):
            rows = [number for number, cell in cells if must_not_be_shown(cell, question)]
            if rows:
                say = "says" if len(rows) == 1 else "say"
                yield Problem(
                    code="column-unheeded",
                    severity=Severity.WARNING,
                    span=table.span(rows[0], header),
                    message=f"{counted(len(rows), 'row')} {say} under {column} that it is not to be shown or not on, "
                    "and the mapping does not name that column. They came in.",
                    hint="To leave such rows out, write under skip: in the mapping the words with which a row may be "
                    "shown: {when: {"
                    + column
                    + ": {other_than: [...]}}}. If they may all be shown: ignore: ["
                    + column
                    + "]",
                )


def names_in(part: Any) -> Iterator[str]:
    """Everything that may name a column in a mapping."""
    if isinstance(part, dict):
        for name, below in part.items():
            yield name
            yield from names_in(below)
    elif isinstance(part, list):
        for below in part:
            yield from names_in(below)
    elif isinstance(part, str):
        yield part
        yield from gaps_of(part)
