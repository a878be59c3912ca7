"""A mapping: which column of somebody else's table fills which field of ours."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from fingerpost.exchange.cells import shorten
from fingerpost.exchange.table import MOST_ROWS, Options, Table, Unusable, shown_name
from fingerpost.exchange.values import WAYS, Spec, gaps_of, way_of
from fingerpost.records.locate import spans_in
from fingerpost.records.parse import parse
from fingerpost.records.problem import Problem
from fingerpost.records.session import Weekday
from fingerpost.records.shapes import SHARED_LIMITS, Schema, schema_of
from fingerpost.records.span import Span
from fingerpost.records.suggest import nearest
from fingerpost.records.yaml_text import Unreadable, read_text

KINDS = ("group", "place", "activity")  # in this order, so that an activity can name its place and group
SECTIONS = ("source", "licence", "fetched_on", "key", "table", "columns", "skip", "records")
TABLE_SETTINGS = ("encoding", "sheet", "max_rows")
# What a kind of record has in a mapping beside its fields.
ABOUT_RECORDS = ("id", "key", "if_taken", "only_when")
OWN_NAMES = tuple(f"{kind} id" for kind in KINDS)


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordSpec:
    """How one kind of record is made of a row."""

    kind: str
    id: list[str]  # texts that are joined and become the id
    if_taken: list[str]  # further texts for an id that another record has
    key: list[str]  # what makes this record the same one at the next import
    only_when: Mapping[str, Any]
    fields: Mapping[str, Spec]


@dataclass(frozen=True, slots=True, kw_only=True)
class TableMapping:
    """A whole mapping, as read; ``check_mapping`` says what is wrong with it."""

    file: str
    source: str
    licence: str
    fetched_on: str
    options: Options
    columns: Mapping[str, Spec]
    skip: list[Mapping[str, Any]]
    records: tuple[RecordSpec, ...]
    spans: Mapping[str, Span] = field(repr=False)
    data: Mapping[str, Any] = field(repr=False)


def read_mapping(path: Path) -> TableMapping:
    """Read a mapping; every part of it has the shape that the import relies on.

    Raises:
        Unusable: If it cannot be read, or its outline is not that of a mapping.
    """
    file = shown_name(path)
    try:
        text = read_text(path, file, SHARED_LIMITS)
        data = parse(text, file, {}, SHARED_LIMITS)
    except Unreadable as error:
        raise Unusable(error.problems[0]) from None
    spans = spans_in(text, file)
    for fault in _outline_faults(data, spans):
        raise Unusable(fault)
    table = data.get("table", {})
    return TableMapping(
        file=file,
        source=data["source"],
        licence=data.get("licence", ""),
        fetched_on=data.get("fetched_on", ""),
        options=Options(
            encoding=table.get("encoding", "utf-8"),
            sheet=table.get("sheet", ""),
            max_rows=int(table.get("max_rows", MOST_ROWS)),
        ),
        columns=data.get("columns", {}),
        skip=data.get("skip", []),
        records=tuple(
            _record_spec(kind, data["records"][kind], _as_list(data["key"]))
            for kind in KINDS
            if kind in data["records"]
        ),
        spans=spans,
        data=data,
    )


def check_mapping(mapping: TableMapping, table: Table) -> Iterator[Problem]:
    """Everything in a mapping that does not fit our fields, or this table's columns."""
    known = [*table.headers, *mapping.columns, *OWN_NAMES]
    for name in mapping.columns:
        yield from _check_spec(mapping.columns[name], None, f"columns.{name}", mapping, known)
    for number, rule in enumerate(mapping.skip):
        yield from _check_columns(rule["when"], f"skip.{number}.when", mapping, known)
    yield from _check_spec(mapping.data["key"], None, "key", mapping, known)
    for record in mapping.records:
        path = f"records.{record.kind}"
        spec = mapping.data["records"][record.kind]
        yield from _check_columns(record.only_when, f"{path}.only_when", mapping, known)
        for about in ("id", "key", "if_taken"):
            yield from _check_spec(spec.get(about, []), None, f"{path}.{about}", mapping, known)
        yield from _check_fields(record.fields, schema_of(record.kind), path, mapping, known)


def _record_spec(kind: str, spec: Mapping[str, Any], row_key: list[str]) -> RecordSpec:
    return RecordSpec(
        kind=kind,
        id=_as_list(spec["id"]),
        if_taken=_as_list(spec.get("if_taken", [])),
        key=_as_list(spec.get("key", row_key)),
        only_when=spec.get("only_when", {}),
        fields={name: part for name, part in spec.items() if name not in ABOUT_RECORDS},
    )


def _as_list(value: Any) -> list[str]:
    return value if isinstance(value, list) else [value]


def _outline_faults(data: Mapping[str, Any], spans: Mapping[str, Span]) -> Iterator[Problem]:
    for name in data:
        if name not in SECTIONS:
            yield _unknown(name, SECTIONS, spans[f"{name}:key"], "part of a mapping")
    for name, why in (
        ("source", "source: says whose table this is, such as Public libraries of the UK."),
        ("key", "key: names the columns that tell one row from all others, such as [<Name>, <Postcode>]."),
        ("records", "records: says what is made of each row: a place, a group, an activity."),
    ):
        if not data.get(name):
            yield _fault("mapping-incomplete", spans[""], f"The mapping has no {name}.", f"Add {why}")
    shapes = {"table": dict, "columns": dict, "skip": list, "records": dict}
    for name, shape in shapes.items():
        if name in data and not isinstance(data[name], shape):
            yield _fault(
                "mapping-unclear",
                spans[name],
                f"{name} is not written as a mapping needs it.",
                "See the handbook, under Import.",
            )
    yield from _table_faults(data.get("table", {}), spans)
    for number, rule in enumerate(data.get("skip", [])):
        if not isinstance(rule, dict) or not isinstance(rule.get("when"), dict):
            yield _fault(
                "mapping-unclear",
                spans[f"skip.{number}"],
                "This does not say which rows are skipped.",
                "Write - {when: {Year closed: filled}, because: the library has closed}",
            )
    for kind, spec in data.get("records", {}).items():
        path = f"records.{kind}"
        if kind not in KINDS:
            yield _unknown(kind, KINDS, spans[f"{path}:key"], "kind of record")
        elif not isinstance(spec, dict) or not spec.get("id"):
            yield _fault(
                "mapping-incomplete",
                spans[f"{path}:key"],
                f"The {kind} has no id.",
                "Add id: and the columns its file name is made of, such as [<Name>, <Town>].",
            )


def _table_faults(table: Mapping[str, str], spans: Mapping[str, Span]) -> Iterator[Problem]:
    for name, value in table.items():
        if name not in TABLE_SETTINGS:
            yield _unknown(name, TABLE_SETTINGS, spans[f"table.{name}:key"], "setting of a table")
        elif name == "max_rows" and not (isinstance(value, str) and value.isdecimal()):
            yield _fault(
                "mapping-unclear", spans["table.max_rows"], "max_rows is not a whole number.", "Write max_rows: 100000"
            )


def _check_fields(
    fields: Mapping[str, Spec], schema: Schema, path: str, mapping: TableMapping, known: list[str]
) -> Iterator[Problem]:
    forms = [schema, *schema.get("oneOf", ())]
    names = {name: part for form in forms for name, part in form.get("properties", {}).items()}
    others = next((form["additionalProperties"] for form in forms if form.get("additionalProperties")), None)
    for name, spec in fields.items():
        if name not in names and others is None:
            yield _unknown(name, list(names), mapping.spans[f"{path}.{name}:key"], "field")
        else:
            yield from _check_spec(spec, names.get(name, others), f"{path}.{name}", mapping, known)


def _check_spec(
    spec: Spec, schema: Schema | None, path: str, mapping: TableMapping, known: list[str]
) -> Iterator[Problem]:
    """``schema`` is that of the field; None where any text will do."""
    if isinstance(spec, str):
        for name in gaps_of(spec):
            if name not in known:
                yield _no_column(name, mapping.spans[path], known)
        yield from _check_constant(spec, schema, path, mapping)
    elif isinstance(spec, list):
        items = (schema or {}).get("items", schema)
        for number, part in enumerate(spec):
            yield from _check_spec(part, items, f"{path}.{number}", mapping, known)
    elif way := way_of(spec):
        yield from _check_way(way, spec, schema, path, mapping, known)
    elif schema is None:
        yield _unknown(next(iter(spec), ""), list(WAYS), mapping.spans[path], "way to make a value")
    else:
        yield from _check_fields(spec, schema.get("items", schema), path, mapping, known)


def _check_way(
    way: str, spec: Spec, schema: Schema | None, path: str, mapping: TableMapping, known: list[str]
) -> Iterator[Problem]:
    allowed = {way, *WAYS[way]}
    for name in spec:
        if name not in allowed:
            yield _unknown(name, sorted(allowed), mapping.spans[f"{path}.{name}:key"], f"word beside {way}")
    inside = f"{path}.{way}"
    if way == "opening_hours":
        for day in spec[way]:
            if day not in list(Weekday):
                yield _unknown(day, [each.value for each in Weekday], mapping.spans[f"{inside}.{day}:key"], "day")
            yield from _check_spec(spec[way][day], None, f"{inside}.{day}", mapping, known)
        yield from _check_spec(spec.get("with", {}), schema or {}, f"{path}.with", mapping, known)
        return
    if way == "when":
        yield from _check_columns(spec["when"], inside, mapping, known)
    elif way == "without":
        yield from _check_spec(spec.get("text", ""), None, f"{path}.text", mapping, known)
    elif way == "first_of":
        yield from _check_spec(spec[way], {"items": schema} if schema is not None else None, inside, mapping, known)
    else:
        yield from _check_spec(spec[way], None, inside, mapping, known)
    for name in ("then", "otherwise"):
        if name in spec:
            yield from _check_spec(spec[name], schema, f"{path}.{name}", mapping, known)
    for name, part in spec.get("in", {}).items():
        yield from _check_spec(part, (schema or {}).get("items", schema), f"{path}.in.{name}", mapping, known)


def _check_constant(text: str, schema: Schema | None, path: str, mapping: TableMapping) -> Iterator[Problem]:
    choices = (schema or {}).get("enum", [])
    if choices and not gaps_of(text) and text not in choices:
        yield _unknown(text, choices, mapping.spans[path], "choice here")


def _check_columns(
    condition: Mapping[str, Any], path: str, mapping: TableMapping, known: list[str]
) -> Iterator[Problem]:
    for name in condition:
        if name not in known:
            yield _no_column(name, mapping.spans[f"{path}.{name}:key"], known)


def _no_column(name: str, span: Span, known: list[str]) -> Problem:
    meant = nearest(name, known)
    columns = shorten(", ".join(column for column in known if column not in OWN_NAMES), 300)
    return _fault(
        "column-unknown",
        span,
        f"The table has no column called {name}.",
        f"Write <{meant}>." if meant else f"Its columns are {columns}.",
    )


def _unknown(name: str, choices: Any, span: Span, what: str) -> Problem:
    meant = nearest(name, choices)
    hint = f"Write {meant}." if meant else f"Use one of: {', '.join(choices)}."
    return _fault("mapping-word-unknown", span, f"{name} is not a {what}.", hint)


def _fault(code: str, span: Span, message: str, hint: str) -> Problem:
    return Problem(code=code, span=span, message=message, hint=hint)
