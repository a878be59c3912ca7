"""Sheets with the columns of those of a mapping that it does not know: somebody added a town since."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from fingerpost.exchange.tables.files.sheets import sheets_of, workbook_problem
from fingerpost.exchange.tables.like_sheets import has_same_columns
from fingerpost.exchange.tables.mapping import TableMapping
from fingerpost.exchange.tables.read_tables import READERS, WORKBOOKS
from fingerpost.exchange.tables.table import Table, TableError
from fingerpost.reading.shown_path import shown_path
from fingerpost.records.problem import Problem, Severity


def new_sheets(form: str, path: Path, mapping: TableMapping, mapping_path: Path, table: Table) -> Iterator[Problem]:
    """A warning for each similar sheet that is not hidden and that the mapping nowhere mentions, even in comments."""
    options = mapping.options
    if form not in WORKBOOKS or not (options.sheet or options.sheets):
        return
    in_use = {options.sheet, *options.sheets, *(join.table for join in mapping.joins)}
    comments = [line for line in mapping_path.read_text("utf-8-sig").splitlines() if line.startswith("#")]
    for name in sheets_of(path):
        left_out = f"#   the sheet {' '.join(name.split())}: "
        if name in in_use or any(line.startswith(left_out) for line in comments):
            continue
        try:
            other = READERS[form](path, replace(options, sheet=name, sheets=()))
        except TableError:
            continue  # a title page, or a chart
        if has_same_columns(table, other):
            yield workbook_problem(
                "sheet-new",
                shown_path(path),
                f"The sheet {name} has the same columns, and nothing of it came in: the mapping does not name it.",
                "Add it to sheets: in the mapping, if all that is on it may be public.",
                severity=Severity.WARNING,
            )
