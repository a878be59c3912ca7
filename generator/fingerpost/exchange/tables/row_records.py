"""One row becomes records."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from fingerpost.checks.context import Context
from fingerpost.checks.references import UNCATEGORISED
from fingerpost.checks.sensitive import is_sensitive
from fingerpost.exchange.field_by_field import field_digests
from fingerpost.exchange.tables.directory_to_be import forget, remember
from fingerpost.exchange.tables.long_texts import divide_summary
from fingerpost.exchange.tables.mapping import RecordSpec, TableMapping
from fingerpost.exchange.tables.mapping_rules import RowReader, coerce, columns_in, evaluate
from fingerpost.exchange.tables.new_record import NewRecord
from fingerpost.exchange.tables.opening_hours import LONGEST_WORDS
from fingerpost.exchange.tables.row_plans import First, Plan, Planned, Plans, RecordKey, where_of
from fingerpost.exchange.tables.row_remarks import (
    CellSpans,
    does_without,
    fault_of,
    losses_named,
    place_of_refuge,
)
from fingerpost.exchange.tables.usable import make_usable
from fingerpost.exchange.tables.words_found import words_that_may_be_values
from fingerpost.reading.schemas import schema_of
from fingerpost.records.problem import Problem, Severity
from fingerpost.records.shorten import shorten
from fingerpost.writing.write import write_record


@dataclass(slots=True)
class Work:
    """What is needed to make the records of some of the rows."""

    plans: Plans
    ids: Mapping[RecordKey, str]
    firsts: Mapping[RecordKey, First]
    context: Context
    find_id: Callable[[str, RowReader], str]
    together: Mapping[RecordKey, list[Plan]]  # the rows of each record that several make
    secret: set[RecordKey] = field(default_factory=set)  # records that must not say where they are, so far

    def readers_together(self, spec: RecordSpec, key: str) -> list[RowReader]:
        """The rows of a record that several make together, as they are read for it."""
        return [
            reader
            for plan in self.together.get((spec.kind, key), ())
            for other, other_key, reader in self.plans.read(plan)[1]
            if other.together and (other.kind, other_key) == (spec.kind, key)
        ]

    def beside(self, spec: RecordSpec, key: str) -> list[Planned]:
        """The groups and places of those rows: the record names them, so they have to be there first."""
        return [
            planned
            for plan in self.together.get((spec.kind, key), ())
            for planned in self.plans.read(plan)[1]
            if planned[0].kind != "activity"
        ]


def records_of(
    plan: Plan, work: Work, finished: set[RecordKey], of_shared: dict[RecordKey, list[Problem]]
) -> tuple[list[NewRecord], list[Problem], list[Problem], set[RecordKey]]:
    """The records of a row, faults and remarks, and which groups and places its activity has to do without.

    Of a row of which something else cannot be used, nothing is.
    """
    mapping, context = work.plans.mapping, work.context
    row, planned = work.plans.read(plan)
    records: list[NewRecord] = []
    faults: list[Problem] = []
    lacking: dict[RecordKey, list[Problem]] = {}
    begun: set[RecordKey] = set()  # by this row: two joined rows may make one record
    for spec, key, reader in _in_order(planned, work, finished):
        record_id = work.ids[spec.kind, key]
        first = work.firsts.get((spec.kind, key))
        is_own = reader.row.number == plan.row.number
        if is_own and first is not None and first.row != plan.row.number:
            faults += _disagreement(reader, spec, first)
        if (spec.kind, key) in finished or (spec.kind, key) in begun:
            continue
        begun.add((spec.kind, key))
        said_before = len(reader.remarks)
        schema = schema_of(spec.kind)
        readers = work.readers_together(spec, key) or [reader]
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
        is_uncategorised = spec.kind == "activity" and UNCATEGORISED in data.get("categories", ())
        text, fields = write_record(data, spec.kind), field_digests(data)
        records.append(NewRecord(spec.kind, record_id, key, text, fields, plan.row.number, is_uncategorised))
    activities = {("activity", key) for spec, key, _ in planned if spec.kind == "activity"}
    if activities and activities <= work.secret:
        for each in [each for each in records if each.kind == "place" and ("place", each.key) not in work.secret]:
            records.remove(each)
            forget("place", each.id, context)
            lacking["place", each.key] = [place_of_refuge(row)]
    is_kept = any(each.kind == "activity" for each in records) or not finished.isdisjoint(activities)
    for (kind, _), why in lacking.items():
        faults += [does_without(problem, kind) if is_kept else problem for problem in why]
    return records, faults, row.remarks, set(lacking)


def _in_order(own: list[Planned], work: Work, finished: set[RecordKey]) -> list[Planned]:
    """What a row makes, with what has to be there before it."""
    others = [
        planned
        for spec, key, _ in own
        if spec.together and (spec.kind, key) not in finished
        for planned in work.beside(spec, key)
    ]
    is_last = [planned for planned in own if planned[0].kind == "activity"]
    return [*(planned for planned in own if planned[0].kind != "activity"), *others, *is_last]


def _disagreement(reader: RowReader, spec: RecordSpec, first: First) -> Iterator[Problem]:
    """Whether two rows that share a record say of it that it is in two places."""
    here = where_of(spec, reader)
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
