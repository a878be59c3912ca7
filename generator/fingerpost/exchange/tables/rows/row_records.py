"""One row becomes records."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, NamedTuple

from fingerpost.checks.scan import scan_of
from fingerpost.checks.sensitive import is_sensitive, may_be_sensitive
from fingerpost.exchange.imports.new_record import Draft
from fingerpost.exchange.tables.directory_to_be import forget, remember
from fingerpost.exchange.tables.hours.lesser_sessions import take_places_out
from fingerpost.exchange.tables.mapping_rules import columns_in
from fingerpost.exchange.tables.privacy.may_be_secret import is_open, may_be_secret, take_whereabouts_out
from fingerpost.exchange.tables.rows.begun_rows import BegunRecord, BegunRow
from fingerpost.exchange.tables.rows.record_data import data_of
from fingerpost.exchange.tables.rows.record_ids import RecordKey
from fingerpost.exchange.tables.rows.record_rules import RecordRules, says_open, where_of, withholds
from fingerpost.exchange.tables.rows.record_work import Work
from fingerpost.exchange.tables.rows.row_plans import First, Plan, Planned
from fingerpost.exchange.tables.rows.row_reader import RowReader
from fingerpost.exchange.tables.rows.row_remarks import (
    CellSpans,
    does_without,
    fault_of,
    losses_named,
    place_of_refuge,
    remark_on_place_not_there,
    take_remarks_since,
    words_of_refuge,
)
from fingerpost.exchange.tables.usable import Loss, make_usable
from fingerpost.exchange.tables.values.words_of_places import forget_words
from fingerpost.records.directory import Record
from fingerpost.records.problem import Problem, Severity


class RowRecords(NamedTuple):
    """What becomes of a row."""

    records: list[Draft]
    faults: list[Problem]
    remarks: list[Problem]
    lacking: set[RecordKey]  # groups and places that its activity has to do without
    awaited: set[RecordKey]  # those of them that another row names, and may say more of
    hidden: set[RecordKey]  # those of them that would say where a refuge is
    of_shared: dict[RecordKey, list[Problem]]  # what there is to say of each that rows share


def records_of(row: BegunRow, work: Work, finished: set[RecordKey]) -> RowRecords:
    """The records of a row. Of one of which something but a group or place cannot be used, nothing is."""
    making = _RowMaking(row, work, finished)
    for one in row.records:
        making.make(one)
    return making.end()


def remember_group(group: RecordKey, plan: Plan, work: Work) -> None:
    """Know a group that another process has made of a row, as that has made it."""
    for rules, key, reader, record_id, _ in work.plans.read(plan)[1]:
        if (rules.kind, key) == group:
            _, record = make_usable(rules.kind, record_id, data_of(rules, key, reader, work), work.context)
            if record is not None:
                remember(record, work.context)
            return


class _RowMaking:
    """Makes the records of one row, one after the other, and remembers what that is for the row as a whole."""

    def __init__(self, row: BegunRow, work: Work, finished: set[RecordKey]) -> None:
        self.row, self.work, self.context, self.finished = row, work, work.context, finished
        self.records: list[Draft] = []
        self.faults: list[Problem] = []
        self.lacking: dict[RecordKey, list[Problem]] = {}  # and why
        self.awaited: set[RecordKey] = set()
        self.hidden: set[RecordKey] = set()
        self.of_shared: dict[RecordKey, list[Problem]] = {}
        self.tried: set[RecordKey] = set()  # by this row: two joined rows may make one record
        self.says_refuge = work.plans.mapping.says_refuge(row.reader.row.cells) and not any(
            says_open(one.planned.rules, replace(one.planned.reader, remarks=[])) for one in row.records
        )

    def make(self, one: BegunRecord) -> None:
        """Make one record, unless it is made already or is not to be."""
        rules, key, reader, record_id, first = one.planned
        this = rules.kind, key
        if self._is_own(reader) and first is not None and first.row != self.row.plan.row:
            self.faults += _disagreement(reader, rules, first)
        if this in self.finished or this in self.tried:
            return
        self.tried.add(this)
        if this in self.work.here:  # what the list says of it is not used, so it need not be usable
            self._add(one.planned, {}, [])
            return
        remarks_before = len(reader.remarks)
        # Not one: the row that was taken to make it has not.
        data = data_of(rules, key, reader, self.work) if one.data is None else one.data
        reader.remarks += [remark for remark in one.remarks if remark not in reader.remarks]
        losses, record = make_usable(rules.kind, record_id, data, self.context, one.look)
        spans = CellSpans(reader, rules.spec.fields)
        if record is None:
            self._do_without(one.planned, [fault_of(loss, spans) for loss in losses])
            return
        self._remark_on(losses, spans)
        record = self._without_whereabouts(one.planned, data, record, spans)
        if record is None:
            return
        remember(record, self.context)
        if is_sensitive(record, self.context):
            self.work.secret.add(this)
        self._add(one.planned, data, take_remarks_since(reader.remarks, remarks_before) if first is not None else [])

    def _is_own(self, reader: RowReader) -> bool:
        """Whether a record is read of this row, and not of another that makes it together with this."""
        return reader.row.number == self.row.plan.row

    def _add(self, planned: Planned, data: Mapping[str, Any], remarks: list[Problem]) -> None:
        """Take a record that is made, with what there is to say of it if rows share it."""
        rules, key, _, record_id, first = planned
        if first is not None:
            self.of_shared[rules.kind, key] = remarks
        self.records.append(Draft(rules.kind, record_id, key, data, self.row.plan.row))

    def _do_without(self, planned: Planned, why: list[Problem]) -> None:
        """A record that cannot be made: the row is left out with an activity, and kept without a group or place."""
        rules, key, reader, _, first = planned
        if rules.kind == "activity" or withholds(rules, replace(reader, remarks=[])):  # what names a refuge is one, too
            self.faults += why
            return
        self.lacking[rules.kind, key] = why if self._is_own(reader) else []  # another row says it of itself
        if first is not None:
            self.awaited.add((rules.kind, key))

    def _remark_on(self, losses: list[Loss], spans: CellSpans) -> None:
        without = {f"{kind}-unknown" for kind, _ in self.lacking}  # said of the group or place itself
        named = [loss for loss in losses if loss.problem.code not in without]
        spans.reader.remarks += [problem for loss in named for problem in losses_named(loss, spans)]

    def _without_whereabouts(
        self, planned: Planned, data: dict[str, Any], record: Record, spans: CellSpans
    ) -> Record | None:
        """What may be of a refuge does not say where that is; None for a place, which would say nothing else."""
        rules, key, reader, record_id, _ = planned
        kind, context = rules.kind, self.context
        is_unclear = kind != "group" and may_be_secret(record, self._groups(), context)
        if is_unclear or (kind != "group" and self.says_refuge and is_open(record, context)):
            self.work.unclear.add((kind, key))
            if kind == "place":
                self._hide(key, [place_of_refuge(reader, is_certain=False)])
                return None
            if take_places_out(data, self._towns(), context):
                reader.remarks.append(place_of_refuge(reader, is_certain=False))
                record = make_usable(kind, record_id, data, context)[1] or record
        is_secret = (kind, key) in self.work.unclear or may_be_sensitive(record, scan_of(record), context)
        if kind == "activity" and (is_secret or is_sensitive(record, context)) and forget_words(data):
            record = make_usable(kind, record_id, data, context)[1] or record
        if kind != "place" and is_secret:
            paths, usable_record = take_whereabouts_out(kind, record_id, data, context)
            record = usable_record or record
            reader.remarks += [words_of_refuge(spans[path]) for path in paths]
        return record

    def _hide(self, key: str, why: list[Problem]) -> None:
        """Do without a place that would say where a refuge is."""
        self.lacking["place", key] = why
        self.hidden.add(("place", key))

    def _groups(self) -> list[tuple[RecordRules, RowReader]]:
        """What the row says of the groups that it makes."""
        planned = (one.planned for one in self.row.records)
        return [(each.rules, each.reader) for each in planned if each.rules.kind == "group"]

    def _towns(self) -> list[str]:
        """The towns of the places of the row, as they are compared."""
        places = [one.planned for one in self.row.records if one.planned.rules.kind == "place"]
        return [where_of(planned.rules, planned.reader).get("town", "") for planned in places]

    def end(self) -> RowRecords:
        """What becomes of the row, when each of its records is made or cannot be."""
        self._remark_on_places_not_there()
        activities = {("activity", one.planned.key) for one in self.row.records if one.planned.rules.kind == "activity"}
        if activities and activities <= self.work.secret | self.work.unclear:
            self._hide_places(is_certain=activities <= self.work.secret)
        is_kept = any(each.kind == "activity" for each in self.records) or not self.finished.isdisjoint(activities)
        if any(fault.is_error for fault in self.faults):
            self.awaited.clear()  # whatever comes of those, the row is left out
        for (kind, _), why in self.lacking.items():
            self.faults += [does_without(problem, kind) if is_kept else problem for problem in why]
        return RowRecords(
            self.records,
            self.faults,
            self.row.reader.remarks,
            set(self.lacking),
            self.awaited,
            self.hidden,
            self.of_shared,
        )

    def _remark_on_places_not_there(self) -> None:
        if any(one.planned.rules.kind == "place" for one in self.row.records):
            return
        for spec in self.work.plans.mapping.mapping.records:
            if spec.kind == "place" and not spec.each:
                remark_on_place_not_there(self.row.reader, spec)

    def _hide_places(self, *, is_certain: bool) -> None:
        """Take back the places of a row whose activities are all sensitive, or may be."""
        for each in [each for each in self.records if each.kind == "place"]:
            if ("place", each.key) not in self.work.secret:
                self.records.remove(each)
                forget("place", each.id, self.context)
                self._hide(each.key, [place_of_refuge(self.row.reader, is_certain=True)] if is_certain else [])


def _disagreement(reader: RowReader, rules: RecordRules, first: First) -> Iterator[Problem]:
    """Whether two rows that share a record say of it that it is in two places."""
    here = where_of(rules, reader).items()
    names = [name for (name, text), there in zip(here, first.where, strict=True) if text and there and text != there]
    if not names:
        return
    column = next(columns_in(rules.spec.fields[names[-1]], reader.own_columns), "")
    this, other = reader.table.row_name(reader.row.number), reader.table.row_name(first.row)
    yield Problem(
        code="rows-disagree",
        severity=Severity.ERROR if len(names) > 1 else Severity.WARNING,
        span=reader.table.span(reader.row.number, column),
        message=f"Rows {other} and {this} share one {rules.kind}, but disagree about its "
        f"{' and '.join(names)}." + (f" Row {this} was left out." if len(names) > 1 else ""),
        hint=f"If they are two, add a column such as the {names[0]} to key: of the {rules.kind} in the mapping.",
    )
