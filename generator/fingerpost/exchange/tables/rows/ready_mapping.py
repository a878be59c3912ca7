"""A mapping made ready, once for all rows of its table."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import NamedTuple

from fingerpost.checks.refuge_words import says_refuge
from fingerpost.exchange.tables.files.cells import Cells
from fingerpost.exchange.tables.joins import Join
from fingerpost.exchange.tables.mapping import TableMapping
from fingerpost.exchange.tables.mapping_rules import columns_in
from fingerpost.exchange.tables.mapping_values import text_of
from fingerpost.exchange.tables.privacy.not_for_everybody import (
    BECAUSE,
    Column,
    column_that_says_so,
    columns_of_words,
    name_row,
)
from fingerpost.exchange.tables.privacy.perhaps_closed import (
    has_ended,
    hours_columns,
    name_ended_row,
    remark_where_it_says_so,
)
from fingerpost.exchange.tables.privacy.skip_rules import Skip, skips_of
from fingerpost.exchange.tables.rows.record_ids import key_in
from fingerpost.exchange.tables.rows.record_rules import RecordRules, rules_of
from fingerpost.exchange.tables.rows.row_reader import RowReader, Text
from fingerpost.exchange.tables.rows.row_states import State, states_of
from fingerpost.exchange.tables.table import Row, Table
from fingerpost.records.problem import Problem
from fingerpost.records.settings import Settings

HAS_ENDED = "its hours say that it has closed"


class PassedOver(NamedTuple):
    """Why no record is made of a row."""

    because: str
    name_row: Callable[[RowReader], None]  # in a remark, where it is not certain that it may be


@dataclass(slots=True)
class ReadyMapping:
    """What a mapping says of the rows of a table."""

    table: Table
    mapping: TableMapping
    settings: Settings
    joins: Mapping[str, Join]
    rules: tuple[RecordRules, ...] = field(init=False)  # of each kind of record, in the order of the mapping
    key_of: Text = field(init=False)  # the key of a row; "" if it has none
    _columns: dict[str, Callable[[RowReader], str]] = field(init=False)
    _skip: list[Skip] = field(init=False)
    _words: list[Column] = field(init=False)  # in which a row may say that it is not to be published
    _unused: list[str] = field(init=False)  # columns of which nothing comes into a record
    _states: list[State] = field(init=False)  # columns whose words say which rows are skipped
    _hours: list[str] = field(init=False)  # columns with the hours of a week
    _texts: list[str] = field(init=False)  # the others, but for those that the mapping ignores

    def __post_init__(self) -> None:
        """Make each part of the mapping ready."""
        own = self.mapping.columns
        named = [each.fields.get("name", "") for each in self.mapping.records if each.kind != "place"]
        names = set(columns_in(named, own))
        self.rules = tuple(rules_of(each, own, names) for each in self.mapping.records)
        self._columns = {name: text_of(spec) for name, spec in self.mapping.columns.items()}
        self.key_of = key_in(self.mapping.data["key"])
        self._skip = skips_of(self.mapping, self.table, self.joins)
        self._words = columns_of_words(self.mapping, self.table, self.joins)
        used = set(columns_in(self.mapping.data["records"], self.mapping.columns))
        self._unused = [each for each in self.table.headers if each not in used and each not in self.mapping.ignore]
        self._states = states_of(self.mapping, self.table, self.joins)
        hours = (column for each in self.mapping.records for column in hours_columns(each.fields, own))
        self._hours = [column for column in dict.fromkeys(hours) if column not in self.mapping.ignore]
        states = {state.column for state in self._states}
        self._texts = [each for each in self.table.headers if each not in states and each not in self.mapping.ignore]

    def reader(self, row: Row, remarks: list[Problem] | None = None) -> RowReader:
        """A row as the mapping reads it, with what has been remarked on it."""
        columns = self.mapping.columns
        # It is asked for many cells.
        row = Row(row.number, row.cells.opened() if isinstance(row.cells, Cells) else row.cells)
        country, timezone = self.settings.country, self.settings.timezone
        return RowReader(
            self.table, row, columns, self._columns, country, timezone, remarks=remarks or [], joins=self.joins
        )

    def records_in(self, reader: RowReader) -> Iterator[tuple[int, str, RowReader]]:
        """The records that a row names: which of the mapping's, its key, and the row as it is read for it."""
        for number, rules in enumerate(self.rules):
            for one in rules.readers(reader):
                if rules.holds(one) and (key := rules.key(one)):
                    yield number, key, one

    def why_passed_over(self, reader: RowReader) -> PassedOver | None:
        """Why no record is made of a row: a rule of the mapping, or its own words; None if some are."""
        if skip := next((skip for skip in self._skip if skip.holds(reader)), None):
            return PassedOver(skip.because, skip.name_row)
        if (column := column_that_says_so(self._words, reader)) is not None:
            return PassedOver(BECAUSE, partial(name_row, column))
        if ended := next((column for column in self._hours if has_ended(reader.cell(column))), ""):
            return PassedOver(HAS_ENDED, partial(name_ended_row, ended))
        return None

    def remark_on_state(self, reader: RowReader) -> None:
        """Name a row that comes in, though something in it says that it may be off."""
        for state in self._states:
            state.remark(reader)
        remark_where_it_says_so(self._texts, reader)

    def says_refuge(self, cells: Mapping[str, str]) -> bool:
        """Whether a row has words of a refuge where no record will have them, as in its notes."""
        return any((cell := cells.get(column)) and says_refuge(cell) for column in self._unused)
