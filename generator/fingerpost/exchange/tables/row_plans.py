"""Which records each row of a table will make, before their ids are known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from fingerpost.exchange.tables.directory_to_be import NameAndLines
from fingerpost.exchange.tables.joins import Join
from fingerpost.exchange.tables.last_import import LastImport
from fingerpost.exchange.tables.mapping import TableMapping
from fingerpost.exchange.tables.mapping_rules import ITEM, as_text
from fingerpost.exchange.tables.mapping_values import condition_of, text_of
from fingerpost.exchange.tables.packed import Packed
from fingerpost.exchange.tables.record_ids import key_in, names_of, same_key
from fingerpost.exchange.tables.record_rules import RecordRules, rules_of, where_of
from fingerpost.exchange.tables.row_reader import RowReader
from fingerpost.exchange.tables.row_remarks import no_key
from fingerpost.exchange.tables.table import Row, Table
from fingerpost.records.problem import Problem

RecordKey = tuple[str, str]  # the kind and the key


class First(NamedTuple):
    """The row that is the first to name a record that rows share, and where it says that is."""

    row: int
    where: tuple[str, ...]


class Plan(NamedTuple):
    """One row and the records it will make. Of a large table there are very many, so it holds no more than it must."""

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
    """All rows of a table, and how each is read."""

    table: Table
    mapping: TableMapping
    country: str
    joins: Mapping[str, Join]
    plans: Packed[Plan] = field(default_factory=Packed)
    names: dict[RecordKey, list[str]] = field(default_factory=dict)  # that the id of a new record may have
    skipped: Counter[str] = field(default_factory=Counter)  # rows by reason
    problems: list[Problem] = field(default_factory=list)
    # Whether one row says of the record of another that it is secret: all are then made by one process, which knows it.
    tell_secrets_together: bool = False
    _named: set[RecordKey] = field(default_factory=set)
    _shared: set[RecordKey] = field(default_factory=set)  # records that are named more than once
    # Rows that make one record together are read by each other, so what was read of them is kept.
    _kept: dict[int, tuple[RowReader, list[Planned]]] = field(default_factory=dict)
    # The mapping, made ready.
    rules: tuple[RecordRules, ...] = field(init=False)
    _columns: dict[str, Callable[[RowReader], str]] = field(init=False)
    _skip: list[tuple[Callable[[RowReader], bool], str]] = field(init=False)

    def __post_init__(self) -> None:
        """Make the mapping ready, once for all rows."""
        self.rules = tuple(map(rules_of, self.mapping.records))
        self._columns = {name: text_of(spec) for name, spec in self.mapping.columns.items()}
        self._skip = [(condition_of(rule["when"]), rule.get("because", "skipped")) for rule in self.mapping.skip]

    def add_rows(self, last: LastImport) -> None:
        """Plan every row."""
        first_rows: dict[str, int] = {}
        last_keys = {(kind, same_key(key)): key for kind, key in last}
        key_of = key_in(self.mapping.data["key"])
        for at, row in enumerate(self.table.rows):
            reader = self._reader(row)
            if reason := next((because for holds, because in self._skip if holds(reader)), ""):
                self.skipped[reason] += 1
                continue
            key = key_of(reader)
            same = same_key(key)
            if not key or same in first_rows:
                self.problems.append(no_key(self.table, row, self.mapping, first_rows.get(same)))
                continue
            first_rows[same] = row.number
            records = []
            for number, record_key, one in self._keys_in(reader):
                rules = self.rules[number]
                known_key = last_keys.setdefault((rules.kind, same_key(record_key)), record_key)
                records.append((number, known_key, "", None))
                (self._shared if (rules.kind, known_key) in self._named else self._named).add((rules.kind, known_key))
                if (rules.kind, known_key) not in last and (rules.kind, known_key) not in self.names:
                    names = names_of(rules.kind, known_key, rules.id(one), rules.if_taken(one))
                    self.names[rules.kind, known_key] = names
            self.plans.append(Plan(at, row.number, tuple(records), tuple(reader.remarks)))

    def give_ids(self, ids: Mapping[RecordKey, str]) -> None:
        """Write into each plan the ids of its records, and of those that rows share the first row that names them.

        So whoever makes the records of some rows has to look nothing up.
        """
        firsts: dict[RecordKey, First] = {}
        plans: Packed[Plan] = Packed()
        for plan in self.plans:
            keys = list(self.keys(plan))
            if any(key in self._shared and key not in firsts for key in keys):
                for one in self.read(plan)[1]:
                    key = one.rules.kind, one.key
                    if key in self._shared and key not in firsts:
                        firsts[key] = First(plan.row, tuple(where_of(one.rules, one.reader).values()))
            records = tuple(
                (each[0], key[1], ids[key], firsts.get(key)) for each, key in zip(plan.records, keys, strict=True)
            )
            plans.append(plan._replace(records=records))
        self.plans = plans
        self.tell_secrets_together = any(kind == "activity" for kind, _ in firsts) or any(
            rules.kind == "group" and "sensitive" in rules.fields for rules in self.rules
        )
        self.names.clear()
        self._named.clear()
        self._shared.clear()
        self._kept.clear()

    def read(self, plan: Plan) -> tuple[RowReader, list[Planned]]:
        """A row, and the records it will make."""
        if plan.row in self._kept:
            return self._kept[plan.row]
        reader = self._reader(self.table.rows[plan.at], list(plan.remarks))
        reader.ids = {(self.rules[number].kind, same_key(key)): record_id for number, key, record_id, _ in plan.records}
        if any(self.rules[number].spec.each for number, *_ in plan.records):
            readers = [one for _, _, one in self._keys_in(reader)]
        else:
            readers = [reader] * len(plan.records)
        planned = [
            Planned(self.rules[number], key, one, record_id, first)
            for (number, key, record_id, first), one in zip(plan.records, readers, strict=True)
        ]
        if any(one.rules.spec.together for one in planned):
            self._kept[plan.row] = reader, planned
        return reader, planned

    def _reader(self, row: Row, remarks: list[Problem] | None = None) -> RowReader:
        columns = self.mapping.columns
        row = Row(row.number, dict(row.cells.items()))  # it is asked for many cells
        return RowReader(self.table, row, columns, self._columns, self.country, remarks=remarks or [], joins=self.joins)

    def _keys_in(self, reader: RowReader) -> Iterator[tuple[int, str, RowReader]]:
        for number, rules in enumerate(self.rules):
            for one in rules.readers(reader):
                if rules.holds(one) and (key := rules.key(one)):
                    yield number, key, one

    def keys(self, plan: Plan) -> Iterator[RecordKey]:
        """The kinds and keys of a row's records."""
        for number, key, *_ in plan.records:
            yield self.mapping.records[number].kind, key

    def rows_together(self) -> dict[RecordKey, list[Plan]]:
        """The rows of each record that several rows make together, in their order."""
        together: dict[RecordKey, list[Plan]] = {}
        numbers = {number for number, spec in enumerate(self.mapping.records) if spec.together}
        for plan in self.plans if numbers else ():
            for number, key, *_ in plan.records:
                if number in numbers:
                    together.setdefault((self.mapping.records[number].kind, key), []).append(plan)
        return together

    def places(self, find_id: Callable[[str, RowReader], str]) -> Iterator[NameAndLines]:
        """What the places that come in are called, and where they are."""
        seen: set[str] = set()
        for plan in self.plans:
            for rules, key, reader, *_ in self.read(plan)[1]:
                if rules.kind == "place" and key not in seen:
                    seen.add(key)
                    own = {name: value for name, value in reader.own_values.items() if name == ITEM}
                    one = replace(reader, own_values=own, remarks=[], hours=[], find_id=find_id)
                    name, lines = (
                        rules.fields[part](one) if part in rules.fields else "" for part in ("name", "address")
                    )
                    yield as_text(name), [as_text(line) for line in (lines if isinstance(lines, list) else [lines])]

    def finder(self, ids: Mapping[RecordKey, str]) -> Callable[[str, RowReader], str]:
        """What finds the id of the place or group that belongs to a row, or to the joined row of a record."""
        alike = {(kind, same_key(key)): record_id for (kind, key), record_id in ids.items()}

        def find_id(kind: str, reader: RowReader) -> str:
            for rules in self.rules:
                if rules.kind == kind:
                    for one in rules.readers(reader)[:1]:
                        if rules.holds(one) and (key := rules.key(one)):
                            same = kind, same_key(key)
                            return reader.ids.get(same) or alike.get(same, "")
            return ""

        return find_id
