"""Some rows become records, in one process; what is left open is seen when all rows are put together."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple, TypeVar

from fingerpost.exchange.imports.new_record import Draft, KeptRecord, NewRecord, new_records
from fingerpost.exchange.tables.directory_to_be import forget, remember_id
from fingerpost.exchange.tables.packed import in_block
from fingerpost.exchange.tables.rows.begun_rows import begin_rows
from fingerpost.exchange.tables.rows.record_ids import RecordKey
from fingerpost.exchange.tables.rows.record_work import Work
from fingerpost.exchange.tables.rows.row_plans import Plan
from fingerpost.exchange.tables.rows.row_records import records_of
from fingerpost.records.problem import Problem

R = TypeVar("R", NewRecord, KeptRecord)
Keep = Callable[[list[NewRecord]], list[R]]
TOGETHER = 32  # rows of which each step is done together


class RowResult(NamedTuple):
    """What became of one row."""

    number: int  # of its plan
    is_used: bool
    records: int  # how many it made
    problems: list[Problem]
    # Of its records that others share: which of them it is, and what there is to say of it.
    of_shared: list[tuple[int, RecordKey, list[Problem]]]
    assumed: tuple[RecordKey, ...]  # records that a row of an earlier slice was taken to have made
    is_certain: bool  # False: more has to be known of one of these than that it is there
    hidden: tuple[RecordKey, ...]  # its places that would say where a refuge is
    waits: bool  # for a group or place that another row may make: only what others share is there yet


class Slice(NamedTuple):
    """What became of some rows."""

    rows: list[RowResult]
    records: bytes  # of all of them, as ``in_block`` gives them


def make_slice(
    work: Work,
    keep: Keep[R],
    start: int,
    plans: list[Plan],
    finished: set[RecordKey],
    *,
    is_alone: bool = True,
    may_wait: bool = True,
) -> Slice:
    """Make the records of some rows.

    Args:
        work: What is needed for that.
        keep: Gets the records as they are made, and gives what is to be left of them.
        start: The place of the first row among the plans.
        plans: Of the rows.
        finished: The records that are made already; those that are made now are added.
        is_alone: Whether no other process makes records that these rows name.
        may_wait: Whether a row may be left for later, because other rows may say more of its group or place.
    """
    rows: list[RowResult] = []
    records: list[R] = []
    first_row = 0 if is_alone else plans[0].row
    step = 1 if work.together else TOGETHER  # what rows make together is made when the first of them is
    for at in range(0, len(plans), step):
        drafts: list[Draft] = []
        rows += _make_rows(start + at, plans[at : at + step], work, finished, first_row, drafts, may_wait=may_wait)
        records += keep(new_records(drafts))
    return Slice(rows, in_block(records))


def _make_rows(
    start: int,
    plans: list[Plan],
    work: Work,
    finished: set[RecordKey],
    first_row: int,
    drafts: list[Draft],
    *,
    may_wait: bool,
) -> Iterator[RowResult]:
    """Make the records of some rows, and put them into ``drafts``.

    A row that names a group or place of which it does not say enough waits, where others name it too: what those say
    may be enough. What it makes of records that it shares with others is there already, as they may need it.
    """
    assumed = [_assumed(plan, work, first_row) for plan in plans]
    finished.update(*assumed)
    for number, row in enumerate(begin_rows(plans, work, finished)):
        records, faults, remarks, lacking, awaited, hidden, of_shared = records_of(row, work, finished)
        waits = may_wait and bool(awaited)
        is_used = waits or not any(fault.is_error for fault in faults)
        named = set(work.plans.keys(row.plan))
        if waits:
            work.plans.forget_read(row.plan)
            records = [
                record for record in records if record.kind != "activity" and (record.kind, record.key) in of_shared
            ]
        if is_used:
            finished |= named - lacking
            finished |= {(record.kind, record.key) for record in records}
        else:
            for record in records:
                forget(record.kind, record.id, work.context)
            records = []
        # Whether a group says where a refuge is has to be asked of its record.
        is_certain = not any(kind == "group" for kind, _ in assumed[number]) or (
            is_used and work.secret.isdisjoint(named)
        )
        keys = [(record.kind, record.key) for record in records]
        shared = [(place, key, of_shared[key]) for place, key in enumerate(keys) if key in of_shared]
        drafts += records
        problems = faults + remarks
        yield RowResult(
            start + number, is_used, len(records), problems, shared, assumed[number], is_certain, tuple(hidden), waits
        )


def _assumed(plan: Plan, work: Work, first_row: int) -> tuple[RecordKey, ...]:
    """The records of a row that one before ``first_row`` is taken to have made."""
    assumed: list[RecordKey] = []
    for number, key, record_id, first in plan.records:
        if first is not None and first.row < first_row:
            kind = work.plans.mapping.rules[number].kind
            assumed.append((kind, key))
            remember_id(kind, record_id, work.context)
    return tuple(assumed)
