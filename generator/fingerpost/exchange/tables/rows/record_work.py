"""What is needed to make the records of some of the rows, and what is known of those that are made."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field

from fingerpost.checks.context import Context
from fingerpost.exchange.tables.rows.record_ids import RecordKey
from fingerpost.exchange.tables.rows.record_rules import RecordRules
from fingerpost.exchange.tables.rows.row_plans import Plan, Planned, Plans
from fingerpost.exchange.tables.rows.row_reader import RowReader


@dataclass(slots=True)
class Work:
    """What is needed to make the records of some of the rows."""

    plans: Plans
    context: Context
    find_id: Callable[[str, RowReader], str]
    together: Mapping[RecordKey, list[Plan]]  # the rows of each record that several make
    here: Collection[RecordKey] = frozenset()  # records of ours, of which nothing is to be made
    secret: set[RecordKey] = field(default_factory=set)  # records that must not say where they are, so far
    unclear: set[RecordKey] = field(default_factory=set)  # those of which a person has to say whether they may

    def readers_together(self, rules: RecordRules, key: str) -> list[RowReader]:
        """The rows of a record that several make together, as they are read for it."""
        return [
            reader
            for plan in self.together.get((rules.kind, key), ())
            for other, other_key, reader, *_ in self.plans.read(plan)[1]
            if other.spec.together and (other.kind, other_key) == (rules.kind, key)
        ]

    def beside(self, rules: RecordRules, key: str) -> list[Planned]:
        """The groups and places of those rows: the record names them, so they have to be there first."""
        return [
            planned
            for plan in self.together.get((rules.kind, key), ())
            for planned in self.plans.read(plan)[1]
            if planned.rules.kind != "activity"
        ]
