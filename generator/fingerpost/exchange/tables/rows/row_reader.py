"""One row of a table as a mapping reads it, and what there is to say about it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from fingerpost.exchange.tables.joins import ROW, Join, split_name
from fingerpost.exchange.tables.mapping_rules import ITEM, RECORD_IDS, Spec, columns_in
from fingerpost.exchange.tables.table import Row, Table, cell_warning
from fingerpost.records.problem import Problem


@dataclass(slots=True)
class RowReader:
    """One row, with the columns that the mapping makes itself, and what there is to say about it."""

    table: Table
    row: Row
    own_columns: Mapping[str, Spec]
    made_columns: Mapping[str, Callable[[RowReader], str]]  # the same, ready to be worked out
    country: str = "GB"
    timezone: str = "Europe/London"
    own_values: dict[str, str] = field(default_factory=dict)  # own columns worked out so far
    remarks: list[Problem] = field(default_factory=list)
    hours: list[str] = field(default_factory=list)  # the words of the hours of the record that is being made
    joins: Mapping[str, Join] = field(default_factory=dict)
    chosen: Mapping[str, Row] = field(default_factory=dict)  # of each join, the one row that something is made for
    ids: Sequence[tuple[str, str, str]] = ()  # of the row's records: kind, key and id
    ids_of_kinds: Mapping[str, str] = field(default_factory=dict)  # where the row makes one record of each rule
    find_id: Callable[[str, RowReader], str] | None = None  # the id of the record of a kind that belongs to this row

    def cell(self, name: str) -> str:
        """The text of a column of the table, of the mapping, or of a joined table: all that its rows say."""
        if (own := self.own_values.get(name)) is not None:
            return own
        if name in self.made_columns:
            self.own_values[name] = ""  # a column made of itself is empty
            self.own_values[name] = self.made_columns[name](self)
            return self.own_values[name]
        if (text := self.row.cells.get(name)) is not None:
            return text
        if name in RECORD_IDS and self.find_id:
            return self.find_id(RECORD_IDS[name], self)
        return "; ".join(self.cells(name)) if self.joins else ""

    def cells(self, name: str) -> list[str]:
        """What each row of a joined table has in a column."""
        join, column = split_name(name, self.joins)
        if not join:
            return []
        if column == ROW:
            return [str(row.number) for row in self.rows_of(join)]
        return list(dict.fromkeys(cell for row in self.rows_of(join) if (cell := row.cells.get(column, ""))))

    def rows_of(self, name: str) -> list[Row]:
        """The rows of a joined table that belong to this row."""
        if name in self.chosen:
            return [self.chosen[name]]
        join = self.joins[name]
        if split_name(join.left, self.joins)[0]:
            return join.matches(self.cells(join.left))
        key = str(self.row.number) if join.left == ROW else self.cell(join.left)
        return join.matches([key] if key else [])

    def for_rows(self, join: str) -> list[RowReader]:
        """A reader for each row of a joined table."""
        own = {ITEM: self.own_values[ITEM]} if ITEM in self.own_values else {}
        return [
            replace(self, chosen={**self.chosen, join: row}, own_values=dict(own), ids_of_kinds={})
            for row in self.rows_of(join)
        ]

    def for_parts(self, parts: Iterable[str]) -> list[RowReader]:
        """A reader for each part of a cell."""
        return [replace(self, own_values={ITEM: part}, ids_of_kinds={}) for part in parts]

    def remark(self, spec: Spec, code: str, message: str, hint: str = "") -> None:
        """Warn of a cell, only once even if two records are made from it."""
        table, row, column = self.place_of(next(columns_in(spec, self.own_columns), ""))
        warning = cell_warning(table, row.number, column, code, message, hint)
        if warning not in self.remarks:
            self.remarks.append(warning)

    def place_of(self, name: str) -> tuple[Table, Row, str]:
        """In which table and row a column is, and what it is called there."""
        join, column = split_name(name, self.joins)
        rows = self.rows_of(join) if join else []
        if not rows:
            return self.table, self.row, name
        row = next((row for row in rows if row.cells.get(column)), rows[0])
        return self.joins[join].table, row, column


Value = Callable[[RowReader], Any]  # text, a list or fields; "" or nothing in it where the row has nothing to say
Text = Callable[[RowReader], str]
