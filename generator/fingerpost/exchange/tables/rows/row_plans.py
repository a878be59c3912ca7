"""Which records each row of a table will make: planned in the order of the rows, then given ids."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from fingerpost.exchange.imports.last_import import LastImport
from fingerpost.exchange.tables.packed import Packed, from_block, in_block
from fingerpost.exchange.tables.rows.ready_mapping import ReadyMapping
from fingerpost.exchange.tables.rows.record_ids import LastKeys, RecordKey, same_key
from fingerpost.exchange.tables.rows.record_rules import RecordRules, where_of
from fingerpost.exchange.tables.rows.row_looks import Look, RowLooks
from fingerpost.exchange.tables.rows.row_reader import RowReader
from fingerpost.exchange.tables.rows.row_remarks import no_key
from fingerpost.exchange.tables.table import Row
from fingerpost.records.problem import Problem

_LookedAt = tuple[int, int, tuple[tuple[int, str, tuple[str, ...] | None], ...], tuple[Problem, ...]]


class First(NamedTuple):
    """The row that is the first to name a record that rows share, and where it says that is."""

    row: int
    where: tuple[str, ...]


class Plan(NamedTuple):
    """One row and the records it will make. A large table has very many of these, so each has no more than it must."""

    at: int  # which of the table's rows
    row: int  # its number
    records: tuple[tuple[int, str, str, First | None], ...]  # which of the mapping's, its key and id, and who shares it
    remarks: tuple[Problem, ...] = ()  # made while it was planned


class Planned(NamedTuple):
    """A record that a row will make, and the row as it is read for it."""

    rules: RecordRules
    key: str
    reader: RowReader
    id: str
    first: First | None  # None: no other row names it


@dataclass(slots=True)
class Plans:
    """The plans of all rows of a table."""

    mapping: ReadyMapping
    in_slice: int = 500  # rows of which the plans are one block
    slices: list[bytes] = field(default_factory=list)  # the plans that have their ids, block by block
    count: int = 0  # of those
    names: dict[RecordKey, list[str]] = field(default_factory=dict)  # that the id of a new record may have
    skipped: Counter[str] = field(default_factory=Counter)  # rows by reason
    passed_over: set[RecordKey] = field(default_factory=set)  # records of the last import that those had made
    problems: list[Problem] = field(default_factory=list)
    secret: set[RecordKey] = field(default_factory=set)  # of which any row says that nobody may know where they are
    # Whether one row says of the record of another that it is secret: all are then made by one process, which knows it.
    tell_secrets_together: bool = False
    _named: set[RecordKey] = field(default_factory=set)
    _shared: set[RecordKey] = field(default_factory=set)  # records that are named more than once
    # Rows that make one record together are read by each other, so what was read of them is kept.
    _by_row: dict[int, tuple[RowReader, list[Planned]]] = field(default_factory=dict)
    _opened: tuple[int, list[Plan]] = (-1, [])  # the block from which a plan was asked for last
    _first_rows: dict[str, int] = field(default_factory=dict)  # of each key of a row
    _looked_at: Packed[_LookedAt] = field(default_factory=Packed)

    def look_at(
        self, rows: Iterable[tuple[int, Row]], is_named: Callable[[RecordKey], bool], last_keys: LastKeys
    ) -> list[Look]:
        """What rows say before it is known which of them are used.

        Args:
            rows: Each with its place in the table.
            is_named: Whether a record has an id or names for it already, as from the last import.
            last_keys: The keys of the last import, as they are compared.
        """
        looks = RowLooks(self.mapping, is_named, last_keys)
        return [looks.look_at(at, row) for at, row in rows]

    def add(self, looks: Iterable[Look], last: LastImport, last_keys: LastKeys) -> None:
        """Plan rows; in their order, because the first that names a record decides what it is called."""
        mapping = self.mapping
        for look in looks:
            if look.skipped:
                self.skipped[look.skipped] += 1
                self.passed_over.update(look.passed_over)
                self.problems += look.remarks
                continue
            if not look.key or look.key in self._first_rows:
                row = mapping.table.rows[look.at]
                self.problems.append(no_key(mapping.table, row, mapping.mapping, self._first_rows.get(look.key)))
                continue
            self._first_rows[look.key] = look.row
            sure = look
            if (names := self._new_names(look, last, last_keys)) is None:
                # An earlier row has named a record, or was not used after all. Look again, and know it.
                row = mapping.table.rows[look.at]
                sure = self.look_at([(look.at, row)], lambda key: key in last or key in self.names, last_keys)[0]
                names = self._new_names(sure, last, last_keys) or {}
            self.names.update(names)
            self._looked_at.append(self._plan_without_ids(sure, last_keys))

    def _new_names(self, look: Look, last: LastImport, last_keys: LastKeys) -> dict[RecordKey, list[str]] | None:
        """The names of the records that a row is the first to name; None if the look does not tell."""
        new: dict[RecordKey, list[str]] = {}
        for number, record_key, names, *_ in look.records:
            kind = self.mapping.rules[number].kind
            key = kind, last_keys.get((kind, same_key(record_key)), record_key)
            is_new = key not in last and key not in self.names and key not in new
            if is_new and names is not None:
                new[key] = names
            elif is_new or (names is not None and look.says_of_names):
                return None
        return new

    def _plan_without_ids(self, look: Look, last_keys: LastKeys) -> _LookedAt:
        """What a row makes; and remember which of it other rows name, and what of it is secret."""
        records = []
        for number, record_key, _, where, is_secret in look.records:
            kind = self.mapping.rules[number].kind
            key = kind, last_keys.setdefault((kind, same_key(record_key)), record_key)
            (self._shared if key in self._named else self._named).add(key)
            if is_secret:
                self.secret.add(key)
            records.append((number, key[1], where))
        return look.at, look.row, tuple(records), look.remarks

    def give_ids(self, ids: Mapping[RecordKey, str]) -> None:
        """Write into each plan the ids of its records, and of those that rows share the first row that names them.

        So whoever makes the records of some rows has to look nothing up.
        """
        rules = self.mapping.rules
        firsts: dict[RecordKey, First] = {}
        plans: list[Plan] = []
        for at, row, looked_at, remarks in self._looked_at:
            records = []
            for number, record_key, where in looked_at:
                key = rules[number].kind, record_key
                if key in self._shared and key not in firsts:
                    firsts[key] = First(row, self._where_of(at, number, record_key) if where is None else where)
                records.append((number, record_key, ids[key], firsts.get(key)))
            plans.append(Plan(at, row, tuple(records), remarks))
            if len(plans) == self.in_slice:
                self.slices.append(in_block(plans))
                plans.clear()
        if plans:
            self.slices.append(in_block(plans))
        self.count = len(self._looked_at)
        self.tell_secrets_together = any(kind == "activity" for kind, _ in firsts) or any(
            each.kind == "group" and "sensitive" in each.fields for each in rules
        )
        for of_planning in (self.names, self._named, self._shared, self._first_rows):
            of_planning.clear()
        self._looked_at = Packed()

    def _where_of(self, at: int, number: int, key: str) -> tuple[str, ...]:
        """Where a row says that a record is, if the row that was looked at first was not used."""
        mapping = self.mapping
        for other, other_key, one in mapping.records_in(mapping.reader(mapping.table.rows[at])):
            if other == number and same_key(other_key) == same_key(key):
                return tuple(where_of(mapping.rules[number], one).values())
        return ()

    def __iter__(self) -> Iterator[Plan]:
        for block in self.slices:
            yield from from_block(block)

    def plan(self, number: int) -> Plan:
        """One of the plans, which has its ids."""
        block = number // self.in_slice
        if block != self._opened[0]:
            self._opened = block, from_block(self.slices[block])
        return self._opened[1][number % self.in_slice]

    def read(self, plan: Plan) -> tuple[RowReader, list[Planned]]:
        """A row, and the records it will make."""
        if plan.row in self._by_row:
            return self._by_row[plan.row]
        mapping, rules = self.mapping, self.mapping.rules
        reader = mapping.reader(mapping.table.rows[plan.at], list(plan.remarks))
        reader.ids = [(rules[number].kind, key, record_id) for number, key, record_id, _ in plan.records]
        if any(rules[number].spec.each for number, *_ in plan.records):
            readers = [one for _, _, one in mapping.records_in(reader)]
        else:
            readers = [reader] * len(plan.records)
            reader.ids_of_kinds = {kind: record_id for kind, _, record_id in reversed(reader.ids)}  # of two, the first
        planned = [
            Planned(rules[number], key, one, record_id, first)
            for (number, key, record_id, first), one in zip(plan.records, readers, strict=True)
        ]
        if any(one.rules.spec.together for one in planned):
            self._by_row[plan.row] = reader, planned
        return reader, planned

    def forget_read(self, plan: Plan) -> None:
        """Read a row again the next time, without what has been remarked on it."""
        self._by_row.pop(plan.row, None)

    def keys(self, plan: Plan) -> Iterator[RecordKey]:
        """The kinds and keys of a row's records."""
        for number, key, *_ in plan.records:
            yield self.mapping.rules[number].kind, key

    def rows_together(self) -> dict[RecordKey, list[Plan]]:
        """The rows of each record that several rows make together, in their order."""
        together: dict[RecordKey, list[Plan]] = {}
        rules = self.mapping.rules
        numbers = {number for number, each in enumerate(rules) if each.spec.together}
        for plan in self if numbers else ():
            for number, key, *_ in plan.records:
                if number in numbers:
                    together.setdefault((rules[number].kind, key), []).append(plan)
        return together
