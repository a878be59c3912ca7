"""What rows say at first sight, before it is known which of them are used."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from fingerpost.exchange.tables.rows.ready_mapping import PassedOver, ReadyMapping
from fingerpost.exchange.tables.rows.record_ids import LastKeys, RecordKey, names_of, same_key
from fingerpost.exchange.tables.rows.record_rules import RecordRules, where_of, withholds
from fingerpost.exchange.tables.rows.row_reader import RowReader
from fingerpost.exchange.tables.table import Row
from fingerpost.records.problem import Problem


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


@dataclass(slots=True)
class RowLooks:
    """Looks at some rows, one after the other: this much any process can find out, without what others look at."""

    mapping: ReadyMapping
    is_named: Callable[[RecordKey], bool]  # whether a record has an id or names already, as from the last import
    last_keys: LastKeys  # those of the last import
    _keys: set[RecordKey] = field(default_factory=set)  # of the rows so far

    def look_at(self, at: int, row: Row) -> Look:
        """Look at a row, which is at this place in the table."""
        mapping = self.mapping
        reader = mapping.reader(row)
        if why := mapping.why_passed_over(reader):
            return self._skipped(at, reader, why)
        mapping.remark_on_state(reader)
        if not (key := mapping.key_of(reader)):
            return Look(at, row.number)
        records: list[LookRecord] = []
        new: list[tuple[int, RowReader]] = []  # which of those, and the row as it is read for it
        says_of_names = False
        for number, record_key, one in mapping.records_in(reader):
            rules = mapping.rules[number]
            names = None
            if self._is_first(rules.kind, record_key):
                remarks_before = len(reader.remarks)
                names = self._names(rules, record_key, one)
                says_of_names |= len(reader.remarks) > remarks_before
                new.append((len(records), one))
            is_secret = "sensitive" in rules.fields and withholds(rules, replace(one, remarks=[]))
            records.append(LookRecord(number, record_key, names, None if rules.where else (), is_secret))
        remarks = tuple(reader.remarks)
        for place, one in new:  # only now, because nothing is said of where it is
            if (rules := mapping.rules[records[place].number]).where:
                records[place] = records[place]._replace(where=tuple(where_of(rules, one).values()))
        return Look(at, row.number, same_key(key), tuple(records), remarks, says_of_names=says_of_names)

    def _skipped(self, at: int, reader: RowReader, why: PassedOver) -> Look:
        """A row of which nothing is made; what an earlier import made of it may have to be withdrawn."""
        keys = ((self.mapping.rules[number].kind, key) for number, key, _ in self.mapping.records_in(reader))
        known_keys = [(kind, self.last_keys.get((kind, same_key(key)), key)) for kind, key in keys]
        before = tuple(key for key in known_keys if self.is_named(key))
        reader.remarks.clear()  # what was to say of its other cells
        why.name_row(reader)
        return Look(at, reader.row.number, remarks=tuple(reader.remarks), skipped=why.because, passed_over=before)

    def _is_first(self, kind: str, key: str) -> bool:
        """Whether none of the rows so far names this record."""
        same = kind, same_key(key)
        is_first = same not in self._keys
        self._keys.add(same)
        return is_first

    def _names(self, rules: RecordRules, key: str, reader: RowReader) -> list[str] | None:
        """The names that the id of a record may have; None if it has one or has names already."""
        if self.is_named((rules.kind, self.last_keys.get((rules.kind, same_key(key)), key))):
            return None
        return names_of(rules.kind, key, rules.id(reader), rules.if_taken(reader))
