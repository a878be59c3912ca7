"""Rows become records, each with an id that stays."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Generic

from fingerpost.checks.context import Context
from fingerpost.exchange.imports.last_import import HERE, LastImport
from fingerpost.exchange.tables.directory_to_be import remember_id, with_places
from fingerpost.exchange.tables.joins import Join
from fingerpost.exchange.tables.mapping import TableMapping
from fingerpost.exchange.tables.packed import from_block, in_block
from fingerpost.exchange.tables.rows.id_finder import id_finder
from fingerpost.exchange.tables.rows.places_in_rows import places_to_come
from fingerpost.exchange.tables.rows.ready_mapping import ReadyMapping
from fingerpost.exchange.tables.rows.record_ids import LastKeys, RecordKey, choose_ids, same_key
from fingerpost.exchange.tables.rows.record_work import Work
from fingerpost.exchange.tables.rows.row_looks import Look
from fingerpost.exchange.tables.rows.row_plans import Plans
from fingerpost.exchange.tables.rows.row_records import remember_group
from fingerpost.exchange.tables.rows.row_slices import Keep, R, Slice, make_slice
from fingerpost.exchange.tables.table import Table
from fingerpost.processes import can_fork, cores, no_collector, processes
from fingerpost.records.problem import Problem

Progress = Callable[[int, int], None]  # rows done, rows in all
SLICE = 500  # rows that one process does before another has its turn


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
    ready = ReadyMapping(table, mapping, context.settings, joins or {})
    plans = Plans(ready, SLICE)
    last_keys = {(kind, same_key(key)): key for kind, key in last}
    for looks in _looks(plans, last, last_keys):
        plans.add(looks, last, last_keys)
    del last_keys
    result: TableRecords[R] = TableRecords(
        take, problems=plans.problems, skipped=plans.skipped, passed_over=plans.passed_over
    )
    ids = choose_ids(plans.names, last, ids_in_use)
    plans.give_ids(ids)
    find_id = id_finder(ready, ids)
    del ids
    context = with_places(context, lambda: places_to_come(plans, find_id))
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
        result.add(make_slice(work, keep, number, [plans.plan(number)], made_late), finished)
    made_last = set(finished)
    for number in sorted(result.waiting):
        result.add(make_slice(work, keep, number, [plans.plan(number)], made_last, may_wait=False), finished)
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
    rows = plans.mapping.table.rows

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
            yield start + len(plans), make_slice(work, keep, start, plans, finished)
        return

    def make(start: int, block: bytes) -> Slice:
        # Without the groups and places that a row of an earlier slice is the first to name. Another process makes them,
        # perhaps at this time. Whether it could is seen when the slices are put together.
        return make_slice(work, keep, start, from_block(block), set(), is_alone=False)

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
