"""Rows become records, each with an id that stays."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field

from fingerpost.checks.context import Context
from fingerpost.exchange.tables.directory_to_be import forget, remember_id, with_places
from fingerpost.exchange.tables.joins import Join
from fingerpost.exchange.tables.last_import import LastImport
from fingerpost.exchange.tables.mapping import TableMapping
from fingerpost.exchange.tables.new_record import NewRecord
from fingerpost.exchange.tables.record_ids import choose_ids
from fingerpost.exchange.tables.row_plans import Plan, Plans, RecordKey
from fingerpost.exchange.tables.row_records import Work, records_of
from fingerpost.exchange.tables.table import Table
from fingerpost.processes import can_fork, cores, no_collector, processes
from fingerpost.records.problem import Problem

Progress = Callable[[int, int], None]  # rows done, rows in all
Keep = Callable[[NewRecord], NewRecord]
SLICE = 1_000  # rows that one process does before another has its turn


@dataclass(slots=True)
class TableRecords:
    """Every record of a table, and what there is to say about its rows."""

    records: list[NewRecord] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    skipped: Counter[str] = field(default_factory=Counter)  # by reason
    rows_used: int = 0
    of_shared: dict[RecordKey, list[Problem]] = field(default_factory=dict)  # said of records that rows share
    put_off: list[int] = field(default_factory=list)  # plans that need a record which an earlier slice may have made


@no_collector()
def make_records(
    table: Table,
    mapping: TableMapping,
    last: LastImport,
    ids_in_use: Mapping[str, Collection[str]],
    context: Context,
    progress: Progress | None = None,
    joins: Mapping[str, Join] | None = None,
    keep: Keep | None = None,
) -> TableRecords:
    """Make records of all rows.

    Args:
        table: The rows.
        mapping: What each row becomes; it has been checked against the table.
        last: The ids that the last import gave; a row that is still there keeps its own.
        ids_in_use: The ids on disk, by kind of record.
        context: The directory that they come into, as ``context_for_import`` gives it.
        progress: Called with the number of rows done.
        joins: The other tables whose rows belong to these.
        keep: Gets each record as it is made, in the process that made it, and gives what is to be left of it.
    """
    plans = Plans(table, mapping, context.settings.country, joins or {})
    plans.add_rows(last)
    result = TableRecords(problems=plans.problems, skipped=plans.skipped)
    ids = choose_ids(plans.names, last, ids_in_use)
    plans.names.clear()
    find_id = plans.finder(ids)
    context = with_places(context, lambda: plans.places(find_id))
    work = Work(plans, ids, plans.first_rows(), context, find_id, plans.rows_together())
    finished: set[RecordKey] = set()
    put_off: list[int] = []
    for rows_done, part in _in_slices(work, keep, progress):
        _add(result, part, finished, context)
        put_off += part.put_off
        if progress:
            progress(rows_done, len(plans.plans))
    for number in put_off:
        _add(result, _make_slice(work, number, number + 1, keep, finished=finished), finished, context, is_late=True)
    return result


def _add(
    result: TableRecords, part: TableRecords, finished: set[RecordKey], context: Context, *, is_late: bool = False
) -> None:
    """Add what a slice has made, but for records that an earlier one has made of rows that share them.

    A late slice knows what is finished, and adds to it itself.
    """
    result.problems += part.problems
    result.rows_used += part.rows_used
    for record in part.records:
        if is_late or (record.kind, record.key) not in finished:
            finished.add((record.kind, record.key))
            result.records.append(record)
            result.problems += part.of_shared.get((record.kind, record.key), [])
            remember_id(record.kind, record.id, context)


def _in_slices(work: Work, keep: Keep | None, progress: Progress | None) -> Iterator[tuple[int, TableRecords]]:
    """The records of the rows, slice by slice in their order, on every core where there are many; and the rows done."""
    count = len(work.plans.plans)
    if count <= SLICE or cores() == 1 or not can_fork():
        yield count, _make_slice(work, 0, count, keep, progress)
        return
    bounds = [(start, min(start + SLICE, count)) for start in range(0, count, SLICE)]
    with processes(cores(), _remember, (work, keep)) as pool:
        # fork: the rows are in memory already, and only what is left of the records, and problems, are sent.
        for (_, stop), part in zip(bounds, pool.map(_make_remembered, bounds), strict=True):
            yield stop, part


_here: list[tuple[Work, Keep | None]] = []


def _remember(work: Work, keep: Keep | None) -> None:
    _here[:] = [(work, keep)]


def _make_remembered(bounds: tuple[int, int]) -> TableRecords:
    work, keep = _here[0]
    return _make_slice(work, *bounds, keep)


def _make_slice(
    work: Work,
    start: int,
    stop: int,
    keep: Keep | None = None,
    progress: Progress | None = None,
    finished: set[RecordKey] | None = None,
) -> TableRecords:
    result, plans = TableRecords(), work.plans
    is_first_try, finished = finished is None, set() if finished is None else finished
    first_row = plans.plans[start].row.number if start < stop else 0
    for number, plan in enumerate(plans.plans[start:stop], start=start + 1):
        records, faults, remarks, lacking = records_of(plan, work, finished, result.of_shared)
        is_lost = any(fault.is_error for fault in faults)
        if is_lost:
            for record in records:
                forget(record.kind, record.id, work.context)
        if is_first_try and (is_lost or lacking) and _shares_with_earlier(plan, work, first_row):
            result.put_off.append(number - 1)
            remarks.clear()
            continue
        result.problems += faults + remarks
        if not is_lost:
            result.rows_used += 1
            result.records += map(keep, records) if keep else records
            finished |= set(plans.keys(plan)) - lacking
            finished |= {(record.kind, record.key) for record in records}
        if progress:
            progress(number, len(plans.plans))
    return result


def _shares_with_earlier(plan: Plan, work: Work, first_row: int) -> bool:
    """Whether a row names a record that a row of an earlier slice names too, and may have made."""
    firsts = (work.firsts.get(key) for key in work.plans.keys(plan))
    return any(first is not None and first.row < first_row for first in firsts)
