"""Rows whose records are begun: as far as they can be made without knowing what became of others."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any, NamedTuple

from fingerpost.exchange.tables.rows.record_data import data_of
from fingerpost.exchange.tables.rows.record_ids import RecordKey
from fingerpost.exchange.tables.rows.record_work import Work
from fingerpost.exchange.tables.rows.row_plans import Plan, Planned
from fingerpost.exchange.tables.rows.row_reader import RowReader
from fingerpost.exchange.tables.rows.row_remarks import take_remarks_since
from fingerpost.exchange.tables.usable import FirstLook, first_looks
from fingerpost.records.problem import Problem


class BegunRecord(NamedTuple):
    """A record that a row will make, as far as it can be made without knowing what became of others."""

    planned: Planned
    data: dict[str, Any] | None = None  # None: it is not begun, because another row is taken to make it
    remarks: Sequence[Problem] = ()  # of a record that rows share
    look: FirstLook | None = None


class BegunRow(NamedTuple):
    """A row whose records are begun."""

    plan: Plan
    reader: RowReader
    records: list[BegunRecord]  # in the order in which they have to be made


def begin_rows(plans: Sequence[Plan], work: Work, finished: Collection[RecordKey]) -> list[BegunRow]:
    """Begin the records of some rows that are not finished. Those of which several rows say something are left.

    Each step is done for all of them, which is quicker than all steps for each: docs/decisions/0043-large-tables.md.
    """
    rows: list[BegunRow] = []
    named: set[RecordKey] = set()
    for plan in plans:
        reader, planned = work.plans.read(plan)
        records: list[BegunRecord] = []
        for one in _in_order(planned, work, finished):
            key = one.rules.kind, one.key
            is_left = bool(work.together) or key in work.here or key in finished or key in named
            records.append(BegunRecord(one) if is_left else _begin(one, work))
            named.add(key)
        rows.append(BegunRow(plan, reader, records))
    with_data = [one for row in rows for one in row.records if one.data]
    looks = iter(first_looks([(one.planned.rules.kind, one.planned.id, one.data or {}) for one in with_data]))
    for row in rows:
        for place, (one, data, remarks, _) in enumerate(row.records):
            if data:
                row.records[place] = BegunRecord(one, data, remarks, next(looks))
    return rows


def _begin(planned: Planned, work: Work) -> BegunRecord:
    remarks = planned.reader.remarks
    remarks_before = len(remarks)
    data = data_of(planned.rules, planned.key, planned.reader, work)
    return BegunRecord(planned, data, () if planned.first is None else take_remarks_since(remarks, remarks_before))


def _in_order(own: list[Planned], work: Work, finished: Collection[RecordKey]) -> list[Planned]:
    """What a row makes, with what has to be there before it."""
    others = [
        planned
        for rules, key, *_ in own
        if rules.spec.together and (rules.kind, key) not in finished
        for planned in work.beside(rules, key)
    ]
    is_last = [planned for planned in own if planned.rules.kind == "activity"]
    return [*(planned for planned in own if planned.rules.kind != "activity"), *others, *is_last]
