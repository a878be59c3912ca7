"""One row becomes records."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from fingerpost.checks.context import Context
from fingerpost.checks.references import UNCATEGORISED
from fingerpost.checks.scan import scan_of
from fingerpost.checks.sensitive import is_sensitive, may_be_sensitive
from fingerpost.exchange.field_by_field import field_digests
from fingerpost.exchange.tables.address_parts import without_town
from fingerpost.exchange.tables.called_off import is_called_off_in_name
from fingerpost.exchange.tables.coded_names import is_number, name_in_words
from fingerpost.exchange.tables.directory_to_be import forget, remember
from fingerpost.exchange.tables.hours_in_texts import without_hours
from fingerpost.exchange.tables.known_towns import known_town
from fingerpost.exchange.tables.lesser_sessions import take_places_out, without_times
from fingerpost.exchange.tables.long_texts import divide_summary
from fingerpost.exchange.tables.mapping import TableMapping
from fingerpost.exchange.tables.mapping_rules import columns_in
from fingerpost.exchange.tables.may_be_secret import is_open, may_be_secret, take_whereabouts_out
from fingerpost.exchange.tables.new_record import Draft, NewRecord
from fingerpost.exchange.tables.no_place import forget_what_is_no_place
from fingerpost.exchange.tables.opening_hours import LONGEST_WORDS
from fingerpost.exchange.tables.record_rules import RecordRules, says_open, where_of, withholds
from fingerpost.exchange.tables.row_plans import First, Plan, Planned, Plans, RecordKey
from fingerpost.exchange.tables.row_reader import RowReader
from fingerpost.exchange.tables.row_remarks import (
    CellSpans,
    does_without,
    fault_of,
    losses_named,
    place_of_refuge,
    remark_on_name_called_off,
    remark_on_place_not_there,
    remark_on_several_names,
    words_of_refuge,
)
from fingerpost.exchange.tables.same_dates import with_lists_of_dates
from fingerpost.exchange.tables.same_names import title_of
from fingerpost.exchange.tables.second_values import (
    forget_other_kinds,
    forget_ways_without_contact,
    forget_words_of_name,
    remark_on_other_phones,
    without_name,
)
from fingerpost.exchange.tables.short_summaries import fill_summary
from fingerpost.exchange.tables.usable import FirstLook, first_looks, make_usable
from fingerpost.exchange.tables.words_found import words_that_may_be_values
from fingerpost.reading.schemas import schema_of
from fingerpost.records.problem import Problem, Severity
from fingerpost.records.shorten import shorten
from fingerpost.writing.write import write_record


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
    data = _data_of(planned.rules, planned.key, planned.reader, work)
    return BegunRecord(planned, data, () if planned.first is None else _remarks_since(remarks, remarks_before))


def _remarks_since(remarks: list[Problem], start: int) -> list[Problem]:
    """Take the last remarks out of a list."""
    since = remarks[start:]
    del remarks[start:]
    return since


class RowRecords(NamedTuple):
    """What becomes of a row."""

    records: list[Draft]
    faults: list[Problem]
    remarks: list[Problem]
    lacking: set[RecordKey]  # groups and places that its activity has to do without
    awaited: set[RecordKey]  # those of them that another row names, and may say more of
    hidden: set[RecordKey]  # those of them that would say where a refuge is


def records_of(
    row: BegunRow, work: Work, finished: set[RecordKey], of_shared: dict[RecordKey, list[Problem]]
) -> RowRecords:
    """The records of a row. Of one of which something but a group or place cannot be used, nothing is."""
    context, plan = work.context, row.plan
    records: list[Draft] = []
    faults: list[Problem] = []
    lacking: dict[RecordKey, list[Problem]] = {}
    awaited: set[RecordKey] = set()
    hidden: set[RecordKey] = set()
    says_refuge = work.plans.says_refuge(row.reader.row.cells) and not any(
        says_open(one.planned.rules, replace(one.planned.reader, remarks=[])) for one in row.records
    )
    tried: set[RecordKey] = set()  # by this row: two joined rows may make one record
    for (rules, key, reader, record_id, first), start, remarks, look in row.records:
        kind, spec = rules.kind, rules.spec
        is_own = reader.row.number == plan.row
        if is_own and first is not None and first.row != plan.row:
            faults += _disagreement(reader, rules, first)
        if (kind, key) in finished or (kind, key) in tried:
            continue
        tried.add((kind, key))
        if (kind, key) in work.here:  # what the list says of it is not used, so it need not be usable
            records.append(Draft(kind, record_id, key, {}, plan.row))
            if first is not None:
                of_shared[kind, key] = []
            continue
        remarks_before = len(reader.remarks)
        # Not begun: the row that was taken to make it has not.
        data = _data_of(rules, key, reader, work) if start is None else start
        reader.remarks += [remark for remark in remarks if remark not in reader.remarks]
        losses, record = make_usable(kind, record_id, data, context, look)
        spans = CellSpans(reader, spec.fields)
        if record is None:
            why = [fault_of(loss, spans) for loss in losses]
            if kind == "activity" or withholds(rules, replace(reader, remarks=[])):  # what names a refuge is one, too
                faults += why
            else:
                lacking[kind, key] = why if is_own else []  # another row says it of itself
                if first is not None:
                    awaited.add((kind, key))
            continue
        without = {f"{lost}-unknown" for lost, _ in lacking}  # said of the group or place itself
        named = [loss for loss in losses if loss.problem.code not in without]
        reader.remarks += [problem for loss in named for problem in losses_named(loss, spans)]
        is_unclear = kind != "group" and may_be_secret(record, _groups_of(row), context)
        if is_unclear or (kind != "group" and says_refuge and is_open(record, context)):
            work.unclear.add((kind, key))
            if kind == "place":
                lacking[kind, key] = [place_of_refuge(reader, is_certain=False)]
                hidden.add((kind, key))
                continue
            if take_places_out(data, _towns_of(row), context):
                reader.remarks.append(place_of_refuge(reader, is_certain=False))
                record = make_usable(kind, record_id, data, context)[1] or record
        if kind != "place" and ((kind, key) in work.unclear or may_be_sensitive(record, scan_of(record), context)):
            paths, usable_record = take_whereabouts_out(kind, record_id, data, context)
            record = usable_record or record
            reader.remarks += [words_of_refuge(spans[path]) for path in paths]
        remember(record, context)
        if is_sensitive(record, context):
            work.secret.add((kind, key))
        if first is not None:
            of_shared[kind, key] = _remarks_since(reader.remarks, remarks_before)
        records.append(Draft(kind, record_id, key, data, plan.row))
    if not any(one.planned.rules.kind == "place" for one in row.records):
        for places in [each for each in work.plans.mapping.records if each.kind == "place" and not each.each]:
            remark_on_place_not_there(row.reader, places)
    activities = {("activity", one.planned.key) for one in row.records if one.planned.rules.kind == "activity"}
    if activities and activities <= work.secret | work.unclear:
        for each in [each for each in records if each.kind == "place" and ("place", each.key) not in work.secret]:
            records.remove(each)
            forget("place", each.id, context)
            is_certain = activities <= work.secret
            lacking["place", each.key] = [place_of_refuge(row.reader, is_certain=True)] if is_certain else []
            hidden.add(("place", each.key))
    is_kept = any(each.kind == "activity" for each in records) or not finished.isdisjoint(activities)
    if any(fault.is_error for fault in faults):
        awaited.clear()  # whatever comes of those, the row is left out
    for (kind, _), why in lacking.items():
        faults += [does_without(problem, kind) if is_kept else problem for problem in why]
    return RowRecords(records, faults, row.reader.remarks, set(lacking), awaited, hidden)


def _groups_of(row: BegunRow) -> list[tuple[RecordRules, RowReader]]:
    return [(one.planned.rules, one.planned.reader) for one in row.records if one.planned.rules.kind == "group"]


def _towns_of(row: BegunRow) -> list[str]:
    """The towns of the places of a row, as they are compared."""
    places = [one.planned for one in row.records if one.planned.rules.kind == "place"]
    return [where_of(planned.rules, planned.reader).get("town", "") for planned in places]


def remember_group(group: RecordKey, plan: Plan, work: Work) -> None:
    """Know a group that another process has made of a row, as that has made it."""
    for rules, key, reader, record_id, _ in work.plans.read(plan)[1]:
        if (rules.kind, key) == group:
            _, record = make_usable(rules.kind, record_id, _data_of(rules, key, reader, work), work.context)
            if record is not None:
                remember(record, work.context)
            return


def _data_of(rules: RecordRules, key: str, reader: RowReader, work: Work) -> dict[str, Any]:
    """What a row says of a record, as the schema has it."""
    kind, spec = rules.kind, rules.spec
    readers = work.readers_together(rules, key) or [reader]
    for one in readers:
        one.find_id = work.find_id
    reader.hours.clear()
    values, note = divide_summary(rules.values(reader), schema_of(kind))
    if note is None:
        values, note = fill_summary(values, schema_of(kind))
    if note is not None:
        reader.remark(spec.fields.get("summary") or spec.fields["name"], note.code, note.message, note.hint)
    _add_from_others(values, rules, reader, readers)
    data: dict[str, Any] = rules.fit(values, reader)
    if (kind, key) in work.plans.secret:
        data["sensitive"] = True  # whichever row it is made of
    if kind == "place" and data.get("address"):
        data["address"] = without_name(data["address"], str(data.get("name", "")))
        data["address"] = without_town(data["address"], str(data.get("town", "")))
    if kind == "place":
        forget_what_is_no_place(data, reader, spec.fields.get("address", ""))
    if kind == "place" and not data.get("town"):
        _add_known_town(data, reader, spec.fields, work.context)
    if "sessions" in spec.together and data.get("sessions"):
        data["sessions"] = with_lists_of_dates(data["sessions"])
    remark_on_other_phones(reader, spec.fields.get("contact"), data.get("contact", {}))
    forget_other_kinds(reader, spec.fields.get("contact"), data.get("contact", {}))
    forget_words_of_name(reader, spec.fields.get("contact"), data.get("contact", {}))
    forget_ways_without_contact(reader, spec.fields.get("contact"), data)
    if kind == "activity" and data.get("sessions") and data.get("description"):
        _leave_hours_to_sessions(data)
    if kind == "activity" and not data.get("sessions") and not data.get("join"):
        data["sessions"] = [_unknown_times(reader)]
    if kind == "activity" and is_called_off_in_name(str(data.get("name", ""))):
        remark_on_name_called_off(reader, spec.fields["name"])
        data["sessions"] = without_times(data.get("sessions", []))
    if kind != "activity":
        remark_on_several_names(reader, spec.fields.get("name", ""), kind, str(data.get("name", "")))
    data["imported"] = _imported(work.plans.mapping, key) | _words_of_hours(reader) | data.get("imported", {})
    if proposals := list(words_that_may_be_values(rules.look_in(reader), kind, data)):
        data["imported"]["proposed"] = proposals
    if kind == "group":
        _name_of_group(data, reader, spec.fields.get("name", ""))
    if kind == "activity":
        data.setdefault("categories", [UNCATEGORISED])
    return data


def _leave_hours_to_sessions(data: dict[str, Any]) -> None:
    """A description without the hours that the page says already; none where they were all of it."""
    data["description"] = without_hours(data["description"], data["sessions"])
    if not data["description"]:
        del data["description"]


def _add_known_town(data: dict[str, Any], reader: RowReader, fields: Mapping[str, Any], context: Context) -> None:
    """The town of a place whose address names none, where a town of the directory is certain; and named so."""
    lines, postcode = data.get("address") or [], str(data.get("postcode") or "")
    if town := known_town(lines, postcode, context.vocabulary.areas):
        data["town"] = town
        data["address"] = without_town(lines, town)
        reader.remark(
            fields.get("address") or fields.get("postcode", ""),
            code="town-assumed",
            message=f"The list does not say in which town this is. It was taken to be in {town}, by its address.",
            hint="Check that this is right.",
        )


def _name_of_group(data: dict[str, Any], reader: RowReader, spec: Any) -> None:
    """A code in place of the name of a group becomes words, or nothing, and is named."""
    if is_number(str(data.get("name", ""))):
        del data["name"]
        reader.remark(
            spec,
            code="name-is-code",
            message="This is a number and not the name of a group, so no group was made.",
            hint="Name the column with their names in the mapping, or write the names in the table.",
        )
    elif code := name_in_words(data):
        reader.remark(
            spec,
            code="name-is-code",
            message=f"{code} looks like a code and not a name. The group was imported as {data['name']}.",
            hint="Is that its name? Type fingerpost confirm to put right any that are not.",
        )


def new_records(drafts: list[Draft]) -> list[NewRecord]:
    """Records with their texts. Each step is done for all, which is quicker than all steps for each."""
    texts = [write_record(draft.values, draft.kind) for draft in drafts]
    digests = [field_digests(draft.values) for draft in drafts]
    return [
        NewRecord(
            kind,
            record_id,
            key,
            text,
            fields,
            row,
            _is_uncategorised(kind, values),
            title_of(values) if kind == "activity" else "",
        )
        for (kind, record_id, key, values, row), text, fields in zip(drafts, texts, digests, strict=True)
    ]


def _unknown_times(reader: RowReader) -> dict[str, Any]:
    """When nobody can say when it is: at its place, if it has one. Pages then say "ask"."""
    reader.remark(
        "",
        code="sessions-unknown",
        message="Nothing in this row says when it is, or how people can join. Its page says to ask.",
        hint="If a column does, name it under sessions: or join: in the mapping.",
    )
    place = reader.cell("place id")
    return {**({"place": place} if place else {}), "repeats": "unknown"}


def _is_uncategorised(kind: str, values: Mapping[str, Any]) -> bool:
    return kind == "activity" and UNCATEGORISED in values.get("categories", ())


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


def _add_from_others(values: dict[str, Any], rules: RecordRules, reader: RowReader, readers: list[RowReader]) -> None:
    """Add to the fields of a record what the other rows with its key say of those that they bring together."""
    for name in rules.spec.together:
        for other in readers:
            if other is reader:
                continue
            more = rules.fields[name](other)
            reader.remarks.extend(remark for remark in other.remarks if remark not in reader.remarks)
            reader.hours.extend(words for words in other.hours if words not in reader.hours)
            before = values.get(name, [])
            parts = [*(before if isinstance(before, list) else [before]), *(more if isinstance(more, list) else [more])]
            if rest := [part for part in parts if part not in ("", {}, [])]:
                values[name] = rest


def _imported(mapping: TableMapping, key: str) -> dict[str, str]:
    about = {"source": mapping.source, "id": key, "licence": mapping.licence, "fetched_on": mapping.fetched_on}
    return {name: value for name, value in about.items() if value}


def _words_of_hours(reader: RowReader) -> dict[str, str]:
    words = "; ".join(reader.hours)
    return {"hours": shorten(words, LONGEST_WORDS)} if words else {}
