"""Which records each row of a table will make, before their ids are known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from fingerpost.exchange.tables.directory_to_be import NameAndLines
from fingerpost.exchange.tables.joins import Join
from fingerpost.exchange.tables.last_import import LastImport
from fingerpost.exchange.tables.mapping import TableMapping
from fingerpost.exchange.tables.mapping_rules import ITEM, as_text
from fingerpost.exchange.tables.mapping_values import condition_of, text_of
from fingerpost.exchange.tables.record_ids import key_in, names_of, same_key
from fingerpost.exchange.tables.record_rules import RecordRules, rules_of, where_of
from fingerpost.exchange.tables.row_reader import RowReader
from fingerpost.exchange.tables.row_remarks import no_key
from fingerpost.exchange.tables.table import Row, Table
from fingerpost.records.problem import Problem

RecordKey = tuple[str, str]  # the kind and the key
Planned = tuple[RecordRules, str, RowReader]  # with its key, and the row as it is read for that record


@dataclass(frozen=True, slots=True)
class Plan:
    """One row and the records it will make. Of a large table there are very many, so it holds no more than it must."""

    row: Row
    records: tuple[tuple[int, str], ...]  # which of the mapping's, and its key
    remarks: tuple[Problem, ...] = ()  # made while it was planned


@dataclass(frozen=True, slots=True)
class First:
    """The row that a record was made of, and where that says it is."""

    row: int
    where: Mapping[str, str]


@dataclass(slots=True)
class Plans:
    """All rows of a table, and how each is read."""

    table: Table
    mapping: TableMapping
    country: str
    joins: Mapping[str, Join]
    plans: list[Plan] = field(default_factory=list)
    names: dict[RecordKey, list[str]] = field(default_factory=dict)  # that the id of a new record may have
    skipped: Counter[str] = field(default_factory=Counter)  # rows by reason
    problems: list[Problem] = field(default_factory=list)
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
        for row in self.table.rows:
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
                records.append((number, known_key))
                if (rules.kind, known_key) not in last and (rules.kind, known_key) not in self.names:
                    names = names_of(rules.kind, known_key, rules.id(one), rules.if_taken(one))
                    self.names[rules.kind, known_key] = names
            self.plans.append(Plan(row, tuple(records), tuple(reader.remarks)))

    def read(self, plan: Plan) -> tuple[RowReader, list[Planned]]:
        """A row, and the records it will make."""
        if plan.row.number in self._kept:
            return self._kept[plan.row.number]
        reader = self._reader(plan.row, list(plan.remarks))
        if any(self.rules[number].spec.each for number, _ in plan.records):
            readers = [one for _, _, one in self._keys_in(reader)]
        else:
            readers = [reader] * len(plan.records)
        planned = [(self.rules[number], key, one) for (number, key), one in zip(plan.records, readers, strict=True)]
        if any(rules.spec.together for rules, _, _ in planned):
            self._kept[plan.row.number] = reader, planned
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
        for number, key in plan.records:
            yield self.mapping.records[number].kind, key

    def first_rows(self) -> dict[RecordKey, First]:
        """Of each record that rows share, the first row that names it, and where that says it is."""
        times = Counter(key for plan in self.plans for key in self.keys(plan))
        firsts: dict[RecordKey, First] = {}
        for plan in self.plans:
            if not any(times[key] > 1 and key not in firsts for key in self.keys(plan)):
                continue
            for rules, key, reader in self.read(plan)[1]:
                if times[rules.kind, key] > 1 and (rules.kind, key) not in firsts:
                    firsts[rules.kind, key] = First(plan.row.number, where_of(rules, reader))
        return firsts

    def rows_together(self) -> dict[RecordKey, list[Plan]]:
        """The rows of each record that several rows make together, in their order."""
        together: dict[RecordKey, list[Plan]] = {}
        numbers = {number for number, spec in enumerate(self.mapping.records) if spec.together}
        for plan in self.plans if numbers else ():
            for number, key in plan.records:
                if number in numbers:
                    together.setdefault((self.mapping.records[number].kind, key), []).append(plan)
        return together

    def places(self, find_id: Callable[[str, RowReader], str]) -> Iterator[NameAndLines]:
        """What the places that come in are called, and where they are."""
        seen: set[str] = set()
        for plan in self.plans:
            for rules, key, reader in self.read(plan)[1]:
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
                            return alike.get((kind, same_key(key)), "")
            return ""

        return find_id
