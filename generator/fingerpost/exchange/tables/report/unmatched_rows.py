"""Rows of a joined sheet or file that belong to no row of the list: they are lost, so somebody has to know."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from fingerpost.exchange.tables.joins import PARENT, Join
from fingerpost.exchange.tables.mapping import TableMapping
from fingerpost.exchange.tables.mapping_values import text_of
from fingerpost.exchange.tables.row_numbers import first_rows
from fingerpost.exchange.tables.rows.row_reader import RowReader
from fingerpost.exchange.tables.table import Table, cell_warning
from fingerpost.language.counted import counted
from fingerpost.records.problem import Problem


def warn_of_unmatched_rows(table: Table, mapping: TableMapping, joins: Mapping[str, Join]) -> Iterator[Problem]:
    """Warn once of each joined table with such rows, and name the first of them by their numbers.

    Args:
        table: The list with all of its rows, also those that are passed over: what belongs to them is not lost.
        mapping: Its own columns may be what tables are joined by.
        joins: The joined tables by name. What was inside the objects of a JSON file belongs to them.
    """
    joins_by_key = [join for join in joins.values() if join.right != PARENT]
    matched: dict[str, set[int]] = {join.name: set() for join in joins_by_key}
    made_columns = {name: text_of(spec) for name, spec in mapping.columns.items()}
    for row in table.rows if joins_by_key else ():
        reader = RowReader(table, row, mapping.columns, made_columns, joins=joins)
        for join in joins_by_key:
            matched[join.name].update(match.number for match in reader.rows_of(join.name))
    for join in joins_by_key:
        if rows := [row.number for row in join.table.rows if row.number not in matched[join.name]]:
            yield _warning(join, rows)


def _warning(join: Join, rows: list[int]) -> Problem:
    lead = "leads" if len(rows) == 1 else "lead"
    return cell_warning(
        join.table,
        rows[0],
        join.right,
        code="rows-unmatched",
        message=f"{counted(len(rows), 'row')} of {join.name} {lead} to no row of the list, so nothing of "
        f"{'it' if len(rows) == 1 else 'them'} came in: {first_rows(rows, join.table.sheets)}.",
        hint=f"Look at {join.right} there: it may be wrong, or blank, or the list may lack a row. "
        "If nothing of the list needs them, leave them.",
    )
