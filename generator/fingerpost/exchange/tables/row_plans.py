"""Which records each row of a table will make, before their ids are known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from fingerpost.checks.refuge_words import says_refuge
from fingerpost.exchange.tables.cells import Cells
from fingerpost.exchange.tables.directory_to_be import NameAndLines
from fingerpost.exchange.tables.joins import Join
from fingerpost.exchange.tables.last_import import LastImport
from fingerpost.exchange.tables.mapping import RecordSpec, TableMapping
from fingerpost.exchange.tables.mapping_rules import ITEM, as_text, columns_in
from fingerpost.exchange.tables.mapping_values import Text, text_of
from fingerpost.exchange.tables.not_for_everybody import (
    BECAUSE,
    Column,
    column_that_says_so,
    columns_of_words,
    name_row,
)
from fingerpost.exchange.tables.packed import Packed, from_block, in_block
from fingerpost.exchange.tables.perhaps_closed import remark_where_it_says_so
from fingerpost.exchange.tables.record_ids import key_in, names_of, same_key
from fingerpost.exchange.tables.record_rules import RecordRules, rules_of, where_of, withholds
from fingerpost.exchange.tables.row_reader import RowReader
from fingerpost.exchange.tables.row_remarks import no_key
from fingerpost.exchange.tables.row_states import State, states_of
from fingerpost.exchange.tables.skip_rules import Skip, skips_of
from fingerpost.exchange.tables.table import Row, Table
from fingerpost.records.problem import Problem
from fingerpost.records.settings import Settings
from fingerpost.records.span import Span

RecordKey = tuple[str, str]  # the kind and the key


LastKeys = dict[RecordKey, str]  # of records, by kind and ``same_key``


class LookRecord(NamedTuple):
    """A record that a row names, at first sight."""

    number: int  # which of the mapping's
    key: str
    names: list[str] | None  # that its id may have; None: an earlier row or the last import has named it
    where: tuple[str, ...] | None  # as ``where_of`` has it; None: an earlier row names it
    is_secret: bool = False  # whether this row says of it, or may mean, that nobody may know where it is


class Look(NamedTuple):
    """A row at first sight."""

    at: int  # which of the table's rows
    row: int  # its number
    key: str = ""  # as it is compared
    records: tuple[LookRecord, ...] = ()
    remarks: tuple[Problem, ...] = ()
    skipped: str = ""  # why it is
    says_of_names: bool = False  # whether something was remarked while names were made
    passed_over: tuple[RecordKey, ...] = ()  # of a row that is skipped: what an earlier import has made of it


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


class PlaceInRow(NamedTuple):
    """What a row says about a place, before anybody knows what becomes of it."""

    key: str
    name: str
    postcode: str
    row: int
    span: Span
    is_withheld: bool  # whether the list says that nobody may know where it is, or may mean so


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
    settings: Settings
    joins: Mapping[str, Join]
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
    # The mapping, made ready.
    rules: tuple[RecordRules, ...] = field(init=False)
    _columns: dict[str, Callable[[RowReader], str]] = field(init=False)
    _key_of: Text = field(init=False)
    _skip: list[Skip] = field(init=False)
    _words: list[Column] = field(init=False)  # in which a row may say that it is not to be published
    _unused: list[str] = field(init=False)  # columns of which nothing comes into a record
    _states: list[State] = field(init=False)  # columns whose words say which rows are skipped
    _texts: list[str] = field(init=False)  # the others, but for those that the mapping ignores

    def __post_init__(self) -> None:
        """Make the mapping ready, once for all rows."""
        self.rules = tuple(map(rules_of, self.mapping.records))
        self._columns = {name: text_of(spec) for name, spec in self.mapping.columns.items()}
        self._key_of = key_in(self.mapping.data["key"])
        self._skip = skips_of(self.mapping, self.table, self.joins)
        self._words = columns_of_words(self.mapping, self.table, self.joins)
        used = set(columns_in(self.mapping.data["records"], self.mapping.columns))
        self._unused = [each for each in self.table.headers if each not in used and each not in self.mapping.ignore]
        self._states = states_of(self.mapping, self.table, self.joins)
        states = {state.column for state in self._states}
        self._texts = [each for each in self.table.headers if each not in states and each not in self.mapping.ignore]

    def look_at(
        self, rows: Iterable[tuple[int, Row]], is_named: Callable[[RecordKey], bool], last_keys: LastKeys
    ) -> list[Look]:
        """What rows say before it is known which of them are used: this much any process can find out.

        Args:
            rows: Each with its place in the table.
            is_named: Whether a record has an id or names for it already, as from the last import.
            last_keys: The keys of the last import, as they are compared.
        """
        looks: list[Look] = []
        keys: set[RecordKey] = set()
        for at, row in rows:
            reader = self._reader(row)
            if skip := next((skip for skip in self._skip if skip.holds(reader)), None):
                before = self._made_before(reader, is_named, last_keys)
                reader.remarks.clear()  # what was to say of its other cells
                skip.name_row(reader)
                looks.append(
                    Look(at, row.number, remarks=tuple(reader.remarks), skipped=skip.because, passed_over=before)
                )
                continue
            if (column := column_that_says_so(self._words, reader)) is not None:
                before = self._made_before(reader, is_named, last_keys)
                reader.remarks.clear()
                name_row(column, reader)
                looks.append(Look(at, row.number, remarks=tuple(reader.remarks), skipped=BECAUSE, passed_over=before))
                continue
            for state in self._states:
                state.remark(reader)
            remark_where_it_says_so(self._texts, reader)
            if not (key := self._key_of(reader)):
                looks.append(Look(at, row.number))
                continue
            records: list[LookRecord] = []
            wheres: list[tuple[int, RowReader]] = []
            remarks_of_names = 0
            for number, record_key, one in self._keys_in(reader):
                rules = self.rules[number]
                same = rules.kind, same_key(record_key)
                names: list[str] | None = None
                if same not in keys:
                    keys.add(same)
                    if not is_named((rules.kind, last_keys.get(same, record_key))):
                        remarks_before = len(reader.remarks)
                        names = names_of(rules.kind, record_key, rules.id(one), rules.if_taken(one))
                        remarks_of_names += len(reader.remarks) - remarks_before
                    if rules.where:
                        wheres.append((len(records), one))
                is_secret = "sensitive" in rules.fields and withholds(rules, replace(one, remarks=[]))
                records.append(LookRecord(number, record_key, names, None if rules.where else (), is_secret))
            remarks = tuple(reader.remarks)
            for place, one in wheres:  # only now, because nothing is said of it
                where = tuple(where_of(self.rules[records[place].number], one).values())
                records[place] = records[place]._replace(where=where)
            looks.append(
                Look(at, row.number, same_key(key), tuple(records), remarks, says_of_names=remarks_of_names > 0)
            )
        return looks

    def _made_before(
        self, reader: RowReader, is_named: Callable[[RecordKey], bool], last_keys: LastKeys
    ) -> tuple[RecordKey, ...]:
        keys = ((self.rules[number].kind, key) for number, key, _ in self._keys_in(reader))
        known_keys = (((kind, last_keys.get((kind, same_key(key)), key))) for kind, key in keys)
        return tuple(key for key in known_keys if is_named(key))

    def add(self, looks: Iterable[Look], last: LastImport, last_keys: LastKeys) -> None:
        """Plan rows; in their order, because the first that names a record decides what it is called."""
        for look in looks:
            if look.skipped:
                self.skipped[look.skipped] += 1
                self.passed_over.update(look.passed_over)
                self.problems += look.remarks
                continue
            if not look.key or look.key in self._first_rows:
                row = self.table.rows[look.at]
                self.problems.append(no_key(self.table, row, self.mapping, self._first_rows.get(look.key)))
                continue
            self._first_rows[look.key] = look.row
            sure = look
            if (names := self._new_names(look, last, last_keys)) is None:
                # An earlier row has named a record, or was not used after all. Look again, and know it.
                row = self.table.rows[look.at]
                sure = self.look_at([(look.at, row)], lambda key: key in last or key in self.names, last_keys)[0]
                names = self._new_names(sure, last, last_keys) or {}
            self.names.update(names)
            records = []
            for number, record_key, _, where, is_secret in sure.records:
                kind = self.rules[number].kind
                key = kind, last_keys.setdefault((kind, same_key(record_key)), record_key)
                (self._shared if key in self._named else self._named).add(key)
                if is_secret:
                    self.secret.add(key)
                records.append((number, key[1], where))
            self._looked_at.append((sure.at, sure.row, tuple(records), sure.remarks))

    def _new_names(self, look: Look, last: LastImport, last_keys: LastKeys) -> dict[RecordKey, list[str]] | None:
        """The names of the records that a row is the first to name; None if the look does not tell."""
        new: dict[RecordKey, list[str]] = {}
        for number, record_key, names, *_ in look.records:
            kind = self.rules[number].kind
            key = kind, last_keys.get((kind, same_key(record_key)), record_key)
            is_new = key not in last and key not in self.names and key not in new
            if is_new and names is not None:
                new[key] = names
            elif is_new or (names is not None and look.says_of_names):
                return None
        return new

    def give_ids(self, ids: Mapping[RecordKey, str]) -> None:
        """Write into each plan the ids of its records, and of those that rows share the first row that names them.

        So whoever makes the records of some rows has to look nothing up.
        """
        firsts: dict[RecordKey, First] = {}
        plans: list[Plan] = []
        for at, row, looked_at, remarks in self._looked_at:
            records = []
            for number, record_key, where in looked_at:
                key = self.rules[number].kind, record_key
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
            rules.kind == "group" and "sensitive" in rules.fields for rules in self.rules
        )
        for done in (self.names, self._named, self._shared, self._first_rows):
            done.clear()
        self._looked_at = Packed()

    def __iter__(self) -> Iterator[Plan]:
        for block in self.slices:
            yield from from_block(block)

    def plan(self, number: int) -> Plan:
        """One of the plans, which has its ids."""
        block = number // self.in_slice
        if block != self._opened[0]:
            self._opened = block, from_block(self.slices[block])
        return self._opened[1][number % self.in_slice]

    def _where_of(self, at: int, number: int, key: str) -> tuple[str, ...]:
        """Where a row says that a record is, if the row that was looked at first was not used."""
        for other, other_key, one in self._keys_in(self._reader(self.table.rows[at])):
            if other == number and same_key(other_key) == same_key(key):
                return tuple(where_of(self.rules[number], one).values())
        return ()

    def read(self, plan: Plan) -> tuple[RowReader, list[Planned]]:
        """A row, and the records it will make."""
        if plan.row in self._by_row:
            return self._by_row[plan.row]
        reader = self._reader(self.table.rows[plan.at], list(plan.remarks))
        reader.ids = [(self.rules[number].kind, key, record_id) for number, key, record_id, _ in plan.records]
        if any(self.rules[number].spec.each for number, *_ in plan.records):
            readers = [one for _, _, one in self._keys_in(reader)]
        else:
            readers = [reader] * len(plan.records)
            reader.ids_of_kinds = {kind: record_id for kind, _, record_id in reversed(reader.ids)}  # of two, the first
        planned = [
            Planned(self.rules[number], key, one, record_id, first)
            for (number, key, record_id, first), one in zip(plan.records, readers, strict=True)
        ]
        if any(one.rules.spec.together for one in planned):
            self._by_row[plan.row] = reader, planned
        return reader, planned

    def says_refuge(self, cells: Mapping[str, str]) -> bool:
        """Whether a row has words of a refuge where no record will have them, as in its notes."""
        return any((cell := cells.get(column)) and says_refuge(cell) for column in self._unused)

    def forget_read(self, plan: Plan) -> None:
        """Read a row again the next time, without what has been remarked on it."""
        self._by_row.pop(plan.row, None)

    def _reader(self, row: Row, remarks: list[Problem] | None = None) -> RowReader:
        columns = self.mapping.columns
        # It is asked for many cells.
        row = Row(row.number, row.cells.opened() if isinstance(row.cells, Cells) else row.cells)
        country, timezone = self.settings.country, self.settings.timezone
        return RowReader(
            self.table, row, columns, self._columns, country, timezone, remarks=remarks or [], joins=self.joins
        )

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
        for plan in self if numbers else ():
            for number, key, *_ in plan.records:
                if number in numbers:
                    together.setdefault((self.mapping.records[number].kind, key), []).append(plan)
        return together

    def places_in_rows(self) -> Iterator[PlaceInRow]:
        """The places that rows name, where the mapping says what they are called and their postcodes, or are secret."""
        naming = [
            rules
            for rules in self.rules
            if rules.kind == "place" and ({"name", "postcode"} <= rules.fields.keys() or "sensitive" in rules.fields)
        ]
        for row in self.table.rows if naming else ():
            reader = self._reader(row)
            if any(skip.holds(reader) for skip in self._skip) or (column_that_says_so(self._words, reader) is not None):
                continue
            for rules in naming:
                for one in rules.readers(reader):
                    if rules.holds(one) and (key := rules.key(one)):
                        name, postcode = (
                            as_text(rules.fields[part](one)) if part in rules.fields else ""
                            for part in ("name", "postcode")
                        )
                        column = next(columns_in(rules.spec.fields.get("name", ""), one.own_columns), "")
                        table, at, column = one.place_of(column)
                        span = table.span(at.number, column)
                        yield PlaceInRow(key, name, postcode, row.number, span, withholds(rules, one))

    def places(self, find_id: Callable[[str, RowReader], str]) -> Iterator[NameAndLines]:
        """What the places that come in are called, and where they are."""
        keys: set[str] = set()
        for plan in self:
            for rules, key, reader, *_ in self.read(plan)[1]:
                if rules.kind == "place" and key not in keys:
                    keys.add(key)
                    own = {name: value for name, value in reader.own_values.items() if name == ITEM}
                    one = replace(reader, own_values=own, remarks=[], hours=[], find_id=find_id)
                    name, lines = (
                        rules.fields[part](one) if part in rules.fields else "" for part in ("name", "address")
                    )
                    yield as_text(name), [as_text(line) for line in (lines if isinstance(lines, list) else [lines])]

    def finder(self, ids: Mapping[RecordKey, str]) -> Callable[[str, RowReader], str]:
        """What finds the id of the place or group that belongs to a row, or to the joined row of a record."""
        # The record of a joined row, or of a part of a cell, may be one that another row makes.
        is_of_row = not self.joins and not any(rules.spec.each or self._names_part(rules.spec) for rules in self.rules)
        alike = {} if is_of_row else {(kind, same_key(key)): record_id for (kind, key), record_id in ids.items()}

        def find_id(kind: str, reader: RowReader) -> str:
            if record_id := reader.ids_of_kinds.get(kind):
                return record_id
            for rules in self.rules:
                if rules.kind == kind:
                    for one in rules.readers(reader)[:1]:
                        if rules.holds(one) and (key := rules.key(one)):
                            same = same_key(key)
                            own = (each for other, its, each in reader.ids if other == kind and same_key(its) == same)
                            return next(own, "") or alike.get((kind, same), "")
            return ""

        return find_id

    def _names_part(self, spec: RecordSpec) -> bool:
        """Whether which record it is depends on the part of a cell that something is made for."""
        return ITEM in columns_in([*spec.key, *(f"<{name}>" for name in spec.only_when)], self.mapping.columns)
