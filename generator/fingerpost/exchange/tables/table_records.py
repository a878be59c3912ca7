"""Rows become records, each with an id that stays."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from typing import Any

from fingerpost.checks.context import Context
from fingerpost.checks.sensitive import is_sensitive
from fingerpost.exchange.field_by_field import field_digests
from fingerpost.exchange.tables.directory_to_be import NameAndLines, forget, remember, remember_id, with_places
from fingerpost.exchange.tables.joins import Join
from fingerpost.exchange.tables.last_import import LastImport
from fingerpost.exchange.tables.long_texts import divide_summary
from fingerpost.exchange.tables.mapping import RecordSpec, TableMapping
from fingerpost.exchange.tables.mapping_rules import (
    ITEM,
    RowReader,
    as_text,
    coerce,
    columns_in,
    evaluate,
    holds,
)
from fingerpost.exchange.tables.opening_hours import LONGEST_WORDS
from fingerpost.exchange.tables.row_remarks import (
    CellSpans,
    does_without,
    fault_of,
    losses_named,
    no_key,
    place_of_refuge,
)
from fingerpost.exchange.tables.table import Table
from fingerpost.exchange.tables.usable import make_usable
from fingerpost.exchange.tables.words_found import words_that_may_be_values
from fingerpost.processes import can_fork, cores, processes
from fingerpost.reading.schemas import schema_of
from fingerpost.records.ids import check_id
from fingerpost.records.problem import Problem, Severity
from fingerpost.records.shorten import shorten
from fingerpost.records.slug import shorten_id, slug_of
from fingerpost.writing.write import write_record

# A number with noughts that a spreadsheet adds or takes away.
_WHOLE = re.compile(r"^0*([0-9]+?)(?:\.0+)?$")
Progress = Callable[[int, int], None]  # rows done, rows in all
_TELLS_APART = ("town", "postcode")
# Below this, starting a second process takes longer than it saves.
WORTH_IT = 3_000
SLICE = 1_000  # rows
LONGEST_KEY = 200  # as the schema has it for imported.id


@dataclass(frozen=True, slots=True)
class NewRecord:
    """A record of the table, ready to be written."""

    kind: str
    id: str
    key: str
    text: str
    fields: str = ""  # a digest of each field; "" where they are to be taken from the text
    row: int = 0  # that it was made of, the first of them


@dataclass(slots=True)
class TableRecords:
    """Every record of a table, and what there is to say about its rows."""

    records: list[NewRecord] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    skipped: Counter[str] = field(default_factory=Counter)  # by reason
    rows_used: int = 0
    of_shared: dict[tuple[str, str], list[Problem]] = field(default_factory=dict)  # said of records that rows share
    put_off: list[int] = field(default_factory=list)  # plans that need a record which an earlier slice may have made


@dataclass(frozen=True, slots=True)
class _First:
    """The row that a record was made of, and where that says it is."""

    row: int
    where: Mapping[str, str]


@dataclass(slots=True)
class _Plan:
    """One row and the records it will make, before their ids are known."""

    reader: RowReader
    # With the key of each, and the row as it is read for that record.
    records: list[_Planned] = field(default_factory=list)


_Planned = tuple[RecordSpec, str, RowReader]


def make_records(
    table: Table,
    mapping: TableMapping,
    last: LastImport,
    ids_in_use: Mapping[str, Collection[str]],
    context: Context,
    progress: Progress | None = None,
    joins: Mapping[str, Join] | None = None,
) -> TableRecords:
    """Make records of all rows.

    Args:
        table: The rows.
        mapping: What each row becomes; it has been checked against the table.
        last: The ids that the last import gave; a row that is still there keeps its own.
        ids_in_use: The ids on disk, by kind of record.
        context: The directory that they come into, as ``context_for_import`` gives it.
        progress: Told how many rows are done.
        joins: The other tables whose rows belong to these.
    """
    result = TableRecords()
    plans = list(_plan_rows(table, mapping, context.settings.country, result, last, joins or {}))
    ids = _give_ids(plans, last, ids_in_use)
    find_id = _finder(mapping, ids)
    context = with_places(context, lambda: _places_of(plans, find_id))
    work = _Work(plans, mapping, ids, _first_rows(plans), context, find_id, _rows_together(plans), _beside(plans))
    made: set[tuple[str, str]] = set()
    put_off: list[int] = []
    for rows_done, part in _in_slices(work, progress):
        _add(result, part, made, context)
        put_off += part.put_off
        if progress:
            progress(rows_done, len(plans))
    finished = set(made)  # copied once: a row that is put off adds to it
    for number in put_off:
        _add(result, _make_slice(work, number, number + 1, finished=finished), made, context)
    return result


def _add(result: TableRecords, part: TableRecords, made: set[tuple[str, str]], context: Context) -> None:
    """Add what a slice has made, but for records that an earlier one has made of rows that share them."""
    result.problems += part.problems
    result.rows_used += part.rows_used
    for record in part.records:
        if (record.kind, record.key) not in made:
            made.add((record.kind, record.key))
            result.records.append(record)
            result.problems += part.of_shared.get((record.kind, record.key), [])
            remember_id(record.kind, record.id, context)


@dataclass(slots=True)
class _Work:
    """What is needed to make the records of some of the rows."""

    plans: list[_Plan]
    mapping: TableMapping
    ids: Mapping[tuple[str, str], str]
    firsts: Mapping[tuple[str, str], _First]
    context: Context
    find_id: Callable[[str, RowReader], str]
    together: Mapping[tuple[str, str], list[RowReader]]
    beside: Mapping[tuple[str, str], list[_Planned]]  # groups and places of the rows that make one record together
    secret: set[tuple[str, str]] = field(default_factory=set)  # records that must not say where they are, so far


def _in_slices(work: _Work, progress: Progress | None) -> Iterator[tuple[int, TableRecords]]:
    """The records of the rows, slice by slice in their order, on every core where there are many; and the rows done."""
    count = len(work.plans)
    if count < WORTH_IT or cores() == 1 or not can_fork():
        yield count, _make_slice(work, 0, count, progress)
        return
    bounds = [(start, min(start + SLICE, count)) for start in range(0, count, SLICE)]
    with processes(cores(), _remember, (work,)) as pool:
        # fork: the rows are in memory already, and only records and problems are sent.
        for (_, stop), part in zip(bounds, pool.map(_make_remembered, bounds), strict=True):
            yield stop, part


_here: list[_Work] = []


def _remember(work: _Work) -> None:
    _here[:] = [work]


def _make_remembered(bounds: tuple[int, int]) -> TableRecords:
    return _make_slice(_here[0], *bounds)


def _make_slice(
    work: _Work,
    start: int,
    stop: int,
    progress: Progress | None = None,
    finished: set[tuple[str, str]] | None = None,
) -> TableRecords:
    result = TableRecords()
    is_first_try, finished = finished is None, set() if finished is None else finished
    first_row = work.plans[start].reader.row.number if start < stop else 0
    for number, plan in enumerate(work.plans[start:stop], start=start + 1):
        records, faults, lacking = _records_of(plan, work, finished, result.of_shared)
        is_lost = any(fault.is_error for fault in faults)
        if is_lost:
            for record in records:
                forget(record.kind, record.id, work.context)
        if is_first_try and (is_lost or lacking) and _shares_with_earlier(plan, work, first_row):
            result.put_off.append(number - 1)
            plan.reader.remarks.clear()
            continue
        result.problems += faults + plan.reader.remarks
        if not is_lost:
            result.rows_used += 1
            result.records += records
            finished |= {(spec.kind, key) for spec, key, _ in plan.records} - lacking
            finished |= {(record.kind, record.key) for record in records}
        if progress:
            progress(number, len(work.plans))
    return result


def _shares_with_earlier(plan: _Plan, work: _Work, first_row: int) -> bool:
    """Whether a row names a record that a row of an earlier slice names too, and may have made."""
    firsts = (work.firsts.get((spec.kind, key)) for spec, key, _ in plan.records)
    return any(first is not None and first.row < first_row for first in firsts)


def _first_rows(plans: Iterable[_Plan]) -> dict[tuple[str, str], _First]:
    """Of each record that rows share, the first row that names it, and where that says it is."""
    times = Counter((spec.kind, key) for plan in plans for spec, key, _ in plan.records)
    firsts: dict[tuple[str, str], _First] = {}
    for plan in plans:
        for spec, key, reader in plan.records:
            if times[spec.kind, key] > 1 and (spec.kind, key) not in firsts:
                firsts[spec.kind, key] = _First(plan.reader.row.number, _where(spec, reader))
    return firsts


def _plan_rows(
    table: Table,
    mapping: TableMapping,
    country: str,
    result: TableRecords,
    last: LastImport,
    joins: Mapping[str, Join],
) -> Iterator[_Plan]:
    first_rows: dict[str, int] = {}
    last_keys = {(kind, same_key(key)): key for kind, key in last}
    for row in table.rows:
        reader = RowReader(table, row, mapping.columns, country, joins=joins)
        if reason := _reason_to_skip(mapping, reader):
            result.skipped[reason] += 1
            continue
        key = _key_of(mapping.data["key"], reader)
        if not key or same_key(key) in first_rows:
            result.problems.append(no_key(table, row, mapping, first_rows.get(same_key(key))))
            continue
        first_rows[same_key(key)] = row.number
        plan = _Plan(reader)
        for spec in mapping.records:
            for one in reader.for_each(spec.each) if spec.each else [reader]:
                if holds(spec.only_when, one) and (record_key := _key_of(spec.key, one)):
                    record_key = last_keys.setdefault((spec.kind, same_key(record_key)), record_key)
                    plan.records.append((spec, record_key, one))
        yield plan


def _places_of(plans: Iterable[_Plan], find_id: Callable[[str, RowReader], str]) -> Iterator[NameAndLines]:
    """What the places that come in are called, and where they are. The rows are read anew: theirs goes on as it was."""
    seen: set[str] = set()
    for plan in plans:
        for spec, key, reader in plan.records:
            if spec.kind == "place" and key not in seen:
                seen.add(key)
                own = {name: value for name, value in reader.own_values.items() if name == ITEM}
                one = replace(reader, own_values=own, remarks=[], hours=[], find_id=find_id)
                lines = evaluate(spec.fields.get("address", ""), one)
                name = as_text(evaluate(spec.fields.get("name", ""), one))
                yield name, [as_text(line) for line in (lines if isinstance(lines, list) else [lines])]


def _finder(mapping: TableMapping, ids: Mapping[tuple[str, str], str]) -> Callable[[str, RowReader], str]:
    """What finds the id of the place or group that belongs to a row, or to the joined row something is made for."""
    alike = {(kind, same_key(key)): record_id for (kind, key), record_id in ids.items()}

    def find_id(kind: str, reader: RowReader) -> str:
        for spec in mapping.records:
            if spec.kind == kind:
                readers = reader.for_each(spec.each)[:1] if spec.each else [reader]
                for one in readers:
                    if holds(spec.only_when, one) and (key := _key_of(spec.key, one)):
                        return alike.get((kind, same_key(key)), "")
        return ""

    return find_id


def _rows_together(plans: Iterable[_Plan]) -> dict[tuple[str, str], list[RowReader]]:
    """The rows of each record that several rows make together, in their order."""
    together: dict[tuple[str, str], list[RowReader]] = {}
    for plan in plans:
        for spec, key, reader in plan.records:
            if spec.together:
                together.setdefault((spec.kind, key), []).append(reader)
    return together


def _beside(plans: Iterable[_Plan]) -> dict[tuple[str, str], list[_Planned]]:
    """The groups and places of those rows: the record names them, so they have to be there first."""
    beside: dict[tuple[str, str], list[_Planned]] = {}
    for plan in plans:
        for spec, key, _ in plan.records:
            if spec.together:
                others = beside.setdefault((spec.kind, key), [])
                others += [planned for planned in plan.records if planned[0].kind != "activity"]
    return beside


def _in_order(plan: _Plan, work: _Work, finished: set[tuple[str, str]]) -> list[_Planned]:
    """What a row makes, with what has to be there before it."""
    own = plan.records
    others = [
        planned
        for spec, key, _ in own
        if spec.together and (spec.kind, key) not in finished
        for planned in work.beside[spec.kind, key]
    ]
    is_last = [planned for planned in own if planned[0].kind == "activity"]
    return [*(planned for planned in own if planned[0].kind != "activity"), *others, *is_last]


def same_key(key: str) -> str:
    """A key as it is compared: 007, 7 and 7.0 are one number, whatever a spreadsheet made of it.

    >>> same_key("007 / Frome"), same_key("7.0"), same_key("1.10")
    ('7 / Frome', '7', '1.10')
    """
    return " / ".join(_WHOLE.sub(r"\1", part) for part in key.split(" / "))


def _reason_to_skip(mapping: TableMapping, reader: RowReader) -> str:
    return next((rule.get("because", "skipped") for rule in mapping.skip if holds(rule["when"], reader)), "")


def _key_of(specs: Any, reader: RowReader) -> str:
    parts = [as_text(evaluate(spec, reader)) for spec in (specs if isinstance(specs, list) else [specs])]
    key = " / ".join(part.replace("\n", " ") for part in parts if part)
    return key if len(key) <= LONGEST_KEY else f"{key[: LONGEST_KEY - 9]} {_short_digest(key)}"


def _give_ids(
    plans: Iterable[_Plan], last: LastImport, ids_in_use: Mapping[str, Collection[str]]
) -> dict[tuple[str, str], str]:
    """An id for every record: the one it had, else its names, with more of them where two would be alike."""
    candidates: dict[tuple[str, str], list[str]] = {}
    for plan in plans:
        for spec, key, reader in plan.records:
            if (spec.kind, key) not in last and (spec.kind, key) not in candidates:
                candidates[spec.kind, key] = _names(spec, key, reader)
    return choose_ids(candidates, last, ids_in_use)


def choose_ids(
    candidates: Mapping[tuple[str, str], list[str]], last: LastImport, ids_in_use: Mapping[str, Collection[str]]
) -> dict[tuple[str, str], str]:
    """The ids of the last import, and for each new record the first of its names that no other wants or has."""
    ids = {record: last_record.id for record, last_record in last.items()}
    used = {kind: set(names) for kind, names in ids_in_use.items()}
    for (kind, _), record_id in ids.items():
        used.setdefault(kind, set()).add(record_id)
    most = max(map(len, candidates.values()), default=0)
    alike = [
        Counter((kind, names[level]) for (kind, _), names in candidates.items() if level < len(names))
        for level in range(most)
    ]
    for (kind, key), names in candidates.items():
        free = used.setdefault(kind, set())
        chosen = next((n for level, n in enumerate(names) if alike[level][kind, n] == 1 and n not in free), "")
        ids[kind, key] = chosen or _numbered(names[-1], free)
        free.add(ids[kind, key])
    return ids


def _names(spec: RecordSpec, key: str, reader: RowReader) -> list[str]:
    """The id that is wanted, and the longer one for when it is taken."""
    parts = [as_text(evaluate(part, reader)) for part in spec.id]
    further = slug_of(*(as_text(evaluate(part, reader)) for part in spec.if_taken))
    short = slug_of(*_without_repeats(parts)) or f"{spec.kind}-{_short_digest(key)}"
    if check_id(short, ""):
        short = f"{short}-{spec.kind}"
    return [short, f"{shorten_id(short, 59 - len(further))}-{further}" if further else short]


def _without_repeats(parts: Iterable[str]) -> Iterator[str]:
    """Leave out a part that an earlier one says already: Frome Library, Frome is frome-library."""
    slug_so_far = ""
    for part in parts:
        slug = slug_of(part)
        if slug and f"-{slug}-" not in f"-{slug_so_far}-":
            slug_so_far = f"{slug_so_far}-{slug}"
            yield part


def _numbered(name: str, used: set[str]) -> str:
    number = 2
    while (numbered := f"{shorten_id(name, 55)}-{number}") in used:
        number += 1
    return numbered


def _short_digest(text: str) -> str:
    return blake2b(text.encode(), digest_size=4).hexdigest()


def _records_of(
    plan: _Plan, work: _Work, finished: set[tuple[str, str]], of_shared: dict[tuple[str, str], list[Problem]]
) -> tuple[list[NewRecord], list[Problem], set[tuple[str, str]]]:
    """The records of a row, what is wrong with it, and which groups and places its activity has to do without.

    Of a row of which something else cannot be used, nothing is.
    """
    mapping, context = work.mapping, work.context
    records: list[NewRecord] = []
    faults: list[Problem] = []
    lacking: dict[tuple[str, str], list[Problem]] = {}
    begun: set[tuple[str, str]] = set()  # by this row: two joined rows may make one record
    for spec, key, reader in _in_order(plan, work, finished):
        record_id = work.ids[spec.kind, key]
        first = work.firsts.get((spec.kind, key))
        is_own = reader.row.number == plan.reader.row.number
        if is_own and first is not None and first.row != plan.reader.row.number:
            faults += _disagreement(reader, spec, first)
        if (spec.kind, key) in finished or (spec.kind, key) in begun:
            continue
        begun.add((spec.kind, key))
        said_before = len(reader.remarks)
        schema = schema_of(spec.kind)
        readers = work.together.get((spec.kind, key), [reader])
        for one in readers:
            one.find_id = work.find_id
        reader.hours.clear()
        values, note = divide_summary(evaluate(spec.fields, reader), schema)
        if note is not None:
            reader.remark(spec.fields["summary"], note.code, note.message, note.hint)
        _add_from_others(values, spec, reader, readers)
        data = coerce(values, schema, "", spec.fields, reader)
        data["imported"] = _imported(mapping, key) | _words_of_hours(reader) | data.get("imported", {})
        if proposals := list(words_that_may_be_values(evaluate(spec.look_in, reader), spec.kind, data)):
            data["imported"]["proposed"] = proposals
        if spec.kind == "activity":
            data.setdefault("categories", ["uncategorised"])
        losses, record = make_usable(spec.kind, record_id, data, context)
        spans = CellSpans(reader, spec.fields)
        if record is None:
            why = [fault_of(loss, spans) for loss in losses]
            if spec.kind == "activity" or data.get("sensitive"):  # what names a refuge is one, too
                faults += why
            else:
                lacking[spec.kind, key] = why if is_own else []  # another row says it of itself
            continue
        without = {f"{kind}-unknown" for kind, _ in lacking}  # said of the group or place itself
        named = [loss for loss in losses if loss.problem.code not in without]
        reader.remarks += [problem for loss in named for problem in losses_named(loss, spans)]
        remember(record, context)
        if is_sensitive(record, context):
            work.secret.add((spec.kind, key))
        if first is not None:
            of_shared[spec.kind, key] = reader.remarks[said_before:]
            del reader.remarks[said_before:]
        text, fields = write_record(data, spec.kind), field_digests(data)
        records.append(NewRecord(spec.kind, record_id, key, text, fields, plan.reader.row.number))
    activities = {("activity", key) for spec, key, _ in plan.records if spec.kind == "activity"}
    if activities and activities <= work.secret:
        for each in [each for each in records if each.kind == "place" and ("place", each.key) not in work.secret]:
            records.remove(each)
            forget("place", each.id, context)
            lacking["place", each.key] = [place_of_refuge(plan.reader)]
    is_kept = any(each.kind == "activity" for each in records) or not finished.isdisjoint(activities)
    for (kind, _), why in lacking.items():
        faults += [does_without(problem, kind) if is_kept else problem for problem in why]
    return records, faults, set(lacking)


def _where(spec: RecordSpec, reader: RowReader) -> dict[str, str]:
    """What tells one place or group from another, as it is compared."""
    texts = {name: as_text(evaluate(spec.fields[name], reader)) for name in _TELLS_APART if name in spec.fields}
    return {name: "".join(filter(str.isalnum, text.casefold())) for name, text in texts.items()}


def _disagreement(reader: RowReader, spec: RecordSpec, first: _First) -> Iterator[Problem]:
    """Whether two rows that share a record say of it that it is in two places."""
    here = _where(spec, reader)
    names = [name for name, text in here.items() if text and first.where.get(name) and text != first.where[name]]
    if not names:
        return
    column = next(columns_in(spec.fields[names[-1]], reader.own_columns), "")
    yield Problem(
        code="rows-disagree",
        severity=Severity.ERROR if len(names) > 1 else Severity.WARNING,
        span=reader.table.span(reader.row.number, column),
        message=f"Rows {first.row} and {reader.row.number} share one {spec.kind}, but disagree about its "
        f"{' and '.join(names)}." + (f" Row {reader.row.number} was left out." if len(names) > 1 else ""),
        hint=f"If they are two, add a column such as the {names[0]} to key: of the {spec.kind} in the mapping.",
    )


def _add_from_others(values: dict[str, Any], spec: RecordSpec, reader: RowReader, readers: list[RowReader]) -> None:
    """Add to the fields of a record what the other rows with its key say of those that they bring together."""
    for name in spec.together:
        for other in readers:
            if other is reader:
                continue
            more = evaluate(spec.fields[name], other)
            reader.remarks.extend(remark for remark in other.remarks if remark not in reader.remarks)
            reader.hours.extend(words for words in other.hours if words not in reader.hours)
            before = values.get(name, [])
            parts = [*(before if isinstance(before, list) else [before]), *(more if isinstance(more, list) else [more])]
            if kept := [part for part in parts if part not in ("", {}, [])]:
                values[name] = kept


def _imported(mapping: TableMapping, key: str) -> dict[str, str]:
    about = {"source": mapping.source, "id": key, "licence": mapping.licence, "fetched_on": mapping.fetched_on}
    return {name: value for name, value in about.items() if value}


def _words_of_hours(reader: RowReader) -> dict[str, str]:
    words = "; ".join(reader.hours)
    return {"hours": shorten(words, LONGEST_WORDS)} if words else {}
