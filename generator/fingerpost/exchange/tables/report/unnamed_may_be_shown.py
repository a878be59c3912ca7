"""Warns where a column that the mapping does not name says that some rows are not to be shown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from fingerpost.exchange.tables.privacy.may_be_shown import asked_of, must_not_be_shown
from fingerpost.exchange.tables.report.unnamed_columns import UnnamedColumn
from fingerpost.exchange.tables.table import cell_warning
from fingerpost.language.counted import counted
from fingerpost.records.problem import Problem


def warn_of_rows_not_to_be_shown(columns: Iterable[UnnamedColumn]) -> Iterator[Problem]:
    """Warn of each column, at the first row that says so; a mapping may be older than the column, or than this rule."""
    for column in columns:
        cells = column.cells()
        question = asked_of(column.header, (cell for _, cell in cells))
        rows = [number for number, cell in cells if must_not_be_shown(cell, question)] if question else []
        if rows:
            yield _warning(column, rows)


def _warning(column: UnnamedColumn, rows: list[int]) -> Problem:
    say = "says" if len(rows) == 1 else "say"
    name = column.name
    return cell_warning(
        column.table,
        rows[0],
        column.header,
        code="column-unheeded",
        message=f"{counted(len(rows), 'row')} {say} under {name} that it is not to be shown or not on, "
        "and the mapping does not name that column. They came in.",
        hint="To leave such rows out, write under skip: in the mapping the words with which a row may be "
        f"shown: {{when: {{{name}: {{other_than: [...]}}}}}}. If they may all be shown: ignore: [{name}]",
    )
