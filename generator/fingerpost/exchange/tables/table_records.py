"""Rows become records, each with an id that stays."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, NamedTuple, TypeVar

from fingerpost.checks.context import Context
from fingerpost.exchange.tables.directory_to_be import forget, remember_id, with_places
from fingerpost.exchange.tables.joins import Join
from fingerpost.exchange.tables.last_import import HERE, LastImport
from fingerpost.exchange.tables.mapping import TableMapping
from fingerpost.exchange.tables.new_record import Draft, KeptRecord, NewRecord
from fingerpost.exchange.tables.packed import from_block, in_block
from fingerpost.exchange.tables.record_ids import choose_ids, same_key
from fingerpost.exchange.tables.row_plans import LastKeys, Look, Plan, Plans, RecordKey
from fingerpost.exchange.tables.row_records import Work, begin_rows, new_records, records_of, remember_group
from fingerpost.exchange.tables.table import Table
from fingerpost.processes import can_fork, cores, no_collector, processes
from fingerpost.records.problem import Problem

Progress = Callable[[int, int], None]  # rows done, rows in all
R = TypeVar("R", NewRecord, KeptRecord)
Keep = Callable[[list[NewRecord]], list[R]]
SLICE = 500  # rows that one process does before another has its turn
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


@dataclass(slots=True)
class TableRecords(Generic[R]):
    """What becomes of the rows of a table, and what there is to say about them."""

    take: Callable[[list[R]], object]  # gets the records
    problems: list[Problem] = field(default_factory=list)
    skipped: Counter[str] = field(default_factory=Counter)  # by reason
    passed_over: set[RecordKey] = field(
        default_factory=set
    )  # of the last import, and of rows that must not be shown now
    rows_used: int = 0
    blocks: list[bytes] = field(default_factory=list)  # in blocks, the kind, id, key and row of each record
    waiting: list[int] = field(default_factory=list)  # rows to be made when all others are

    def add(self, of_slice: Slice, finished: set[RecordKey]) -> list[int]:
        """Add what became of some rows, but for records that are finished; what rows share is finished with it.

        Returns:
            Which rows have to be made again, because a record that they do without was not made, or is not enough.
        """
        put_off: list[int] = []
        without: list[int] = []
        place = 0
        for row in of_slice.rows:
            if not row.is_certain or not finished.issuperset(row.assumed):
                put_off.append(row.number)
                without += range(place, place + row.records)
            else:
                if row.waits:
                    self.waiting.append(row.number)
                else:
                    self.problems += row.problems
                    self.rows_used += row.is_used
                    self.passed_over.update(row.hidden)
                for number, key, problems in row.of_shared:
                    if key in finished:
                        without.append(place + number)
                    else:
                        finished.add(key)
                        self.problems += problems
            place += row.records
        records = from_block(of_slice.records)
        if without:
            lost = frozenset(without)
            records = [record for place, record in enumerate(records) if place not in lost]
        self.blocks.append(in_block([(record.kind, record.id, record.key, record.row) for record in records]))
        self.take(records)
        return put_off


@no_collector()
def make_records(
    table: Table,
    mapping: TableMapping,
    last: LastImport,
    ids_in_use: Mapping[str, Collection[str]],
    context: Context,
    progress: Progress | None = None,
    joins: Mapping[str, Join] | None = None,
    *,
    keep: Keep[R],
    take: Callable[[list[R]], object],
) -> TableRecords[R]:
    """Make records of all rows.

    Args:
        table: The rows.
        mapping: What each row becomes; it has been checked against the table.
        last: The ids that the last import gave; a row that is still there keeps its own.
        ids_in_use: The ids on disk, by kind of record.
        context: The directory that they come into, as ``context_for_import`` gives it.
        progress: Called with the number of rows done.
        joins: The other tables whose rows belong to these.
        keep: Gets some records as they are made, in the process that made them, and gives what is to be left of them.
        take: Gets what is left of some records, in this process, while others are still made.
    """
    plans = Plans(table, mapping, context.settings, joins or {}, SLICE)
    last_keys = {(kind, same_key(key)): key for kind, key in last}
    for looks in _looks(plans, last, last_keys):
        plans.add(looks, last, last_keys)
    del last_keys
    result: TableRecords[R] = TableRecords(
        take, problems=plans.problems, skipped=plans.skipped, passed_over=plans.passed_over
    )
    ids = choose_ids(plans.names, last, ids_in_use)
    plans.give_ids(ids)
    find_id = plans.finder(ids)
    del ids
    context = with_places(context, lambda: plans.places(find_id))
    here = frozenset(key for key, record in last.items() if record.digest == HERE)
    work = Work(plans, context, find_id, plans.rows_together(), here)
    finished: set[RecordKey] = set()
    put_off: list[int] = []
    for rows_done, slice_made in _in_slices(work, keep):
        put_off += result.add(slice_made, finished)
        if progress:
            progress(rows_done, plans.count)
    if late := sorted([*put_off, *result.waiting]):
        _remember_made(result, work, {key for number in late for key in plans.keys(plans.plan(number))})
    # What a row that waits will say of an activity that rows share goes before what a later one says.
    made_late = finished | {
        key for number in result.waiting for key in plans.keys(plans.plan(number)) if key[0] == "activity"
    }
    for number in put_off:
        result.add(_make_slice(work, keep, number, [plans.plan(number)], made_late), finished)
    made_last = set(finished)
    for number in sorted(result.waiting):
        result.add(_make_slice(work, keep, number, [plans.plan(number)], made_last, may_wait=False), finished)
    return result


def _remember_made(result: TableRecords[R], work: Work, named: set[RecordKey]) -> None:
    """Remember what other processes have made; of the groups that are named by the rows put off, what they say, too."""
    groups: dict[int, list[RecordKey]] = {}
    for block in result.blocks:
        for kind, record_id, key, row in from_block(block):
            remember_id(kind, record_id, work.context)
            if kind == "group" and (kind, key) in named:
                groups.setdefault(row, []).append((kind, key))
    for plan in work.plans if groups else ():
        for record in groups.get(plan.row, ()):
            remember_group(record, plan, work)


def _looks(plans: Plans, last: LastImport, last_keys: LastKeys) -> Iterator[list[Look]]:
    """All rows at first sight, slice by slice and on every core where there are many."""
    rows = plans.table.rows

    def look(start: int, stop: int) -> list[Look]:
        return plans.look_at(((at, rows[at]) for at in range(start, stop)), last.__contains__, last_keys)

    bounds = [(start, min(start + SLICE, len(rows))) for start in range(0, len(rows), SLICE)]
    if not _is_shared_out(len(rows)):
        yield from (look(*each) for each in bounds)
        return
    with processes(cores(), _remember, (lambda start, stop: in_block(look(start, stop)),)) as pool:
        yield from map(
            from_block, pool.map(_do_remembered, *zip(*bounds, strict=True))
        )  # as blocks, because many may wait here


def _is_shared_out(rows: int) -> bool:
    return rows > SLICE and cores() > 1 and can_fork()


def _in_slices(work: Work, keep: Keep[R]) -> Iterator[tuple[int, Slice]]:
    """What becomes of the rows, slice by slice and on every core where there are many; and how many are done."""
    count = work.plans.count
    starts = range(0, count, SLICE)
    if not _is_shared_out(count) or work.plans.tell_secrets_together:
        finished: set[RecordKey] = set()
        for start, block in zip(starts, work.plans.slices, strict=True):
            plans = from_block(block)
            yield start + len(plans), _make_slice(work, keep, start, plans, finished)
        return

    def make(start: int, block: bytes) -> Slice:
        # Without the groups and places that a row of an earlier slice is the first to name. Another process makes them,
        # perhaps at this time. Whether it could is seen when the slices are put together.
        return _make_slice(work, keep, start, from_block(block), set(), is_alone=False)

    with processes(cores(), _remember, (make,)) as pool:
        # fork: the rows are in memory already, and only what is left of the records, and problems, are sent.
        for start, slice_made in zip(starts, pool.map(_do_remembered, starts, work.plans.slices), strict=True):
            yield min(start + SLICE, count), slice_made


_here: list[Callable[..., Any]] = []


def _remember(do: Callable[..., Any]) -> None:
    _here[:] = [do]


def _do_remembered(*of_slice: Any) -> Any:
    """Do in a process what it was begun for, with a slice."""
    return _here[0](*of_slice)


def _make_slice(
    work: Work,
    keep: Keep[R],
    start: int,
    plans: list[Plan],
    finished: set[RecordKey],
    *,
    is_alone: bool = True,
    may_wait: bool = True,
) -> Slice:
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
        of_shared: dict[RecordKey, list[Problem]] = {}
        records, faults, remarks, lacking, awaited, hidden = records_of(row, work, finished, of_shared)
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
            kind = work.plans.rules[number].kind
            assumed.append((kind, key))
            remember_id(kind, record_id, work.context)
    return tuple(assumed)
