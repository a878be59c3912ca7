"""Does a mapping fit our fields, and the columns of this table?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from fingerpost.exchange.tables.joins import Join
from fingerpost.exchange.tables.mapping import JoinSpec, RecordSpec, TableMapping
from fingerpost.exchange.tables.mapping_rules import ITEM, RECORD_IDS, Spec, gaps_of, is_by_day
from fingerpost.exchange.tables.mapping_schema import mapping_problem, unknown
from fingerpost.exchange.tables.mapping_words import WAYS, way_of
from fingerpost.exchange.tables.table import Table
from fingerpost.reading.schemas import Schema, schema_of
from fingerpost.reading.suggest import nearest
from fingerpost.records.problem import Problem
from fingerpost.records.session import Weekday
from fingerpost.records.shorten import shorten
from fingerpost.records.span import Span

# Words beside a way whose value goes into the field itself.
_FOR_THE_FIELD = ("then", "otherwise", "make", "with")
# Words beside a way, or the way itself, that are no values: choices and plain words.
_NO_VALUES = ("in", "at", "by", "written", "year", "part_after", "address_part", "contact_part")


def check_mapping(mapping: TableMapping, table: Table, joins: Mapping[str, Join] | None = None) -> Iterator[Problem]:
    """Everything in a mapping that does not fit our fields, or the columns of this table and of those joined to it."""
    joins = joins or {}
    columns = [*table.headers, *mapping.columns, *RECORD_IDS, ITEM]
    columns += [f"{name}: {header}" for name, join in joins.items() for header in join.table.headers]
    for name in mapping.columns:
        yield from _check_spec(mapping.columns[name], None, f"columns.{name}", mapping, columns)
    for number, rule in enumerate(mapping.skip):
        yield from _check_columns(rule["when"], f"skip.{number}.when", mapping, columns)
    for number, name in enumerate(mapping.ignore):
        if name not in columns:
            yield _no_column(name, mapping.spans[f"ignore.{number}"], columns)
    for number, name in enumerate(mapping.options.fill_down):
        if name not in table.headers:
            yield _no_column(name, mapping.spans[f"table.fill_down.{number}"], list(table.headers))
    for spec in mapping.joins:
        yield from _check_join(spec, joins, mapping, columns)
    yield from _check_spec(mapping.data["key"], None, "key", mapping, columns)
    for record in mapping.records:
        yield from _check_columns(record.only_when, f"{record.path}.only_when", mapping, columns)
        for about, part in (("id", record.id), ("key", record.key), ("if_taken", record.if_taken)):
            if f"{record.path}.{about}" in mapping.spans:
                yield from _check_spec(part, None, f"{record.path}.{about}", mapping, columns)
        yield from _check_record(record, joins, mapping, columns)
        yield from _check_fields(record.fields, schema_of(record.kind), record.path, mapping, columns)


def _check_join(
    spec: JoinSpec, joins: Mapping[str, Join], mapping: TableMapping, columns: list[str]
) -> Iterator[Problem]:
    at = mapping.spans[f"{spec.path}.where"]
    if spec.left not in columns:
        yield _no_column(spec.left, at, columns)
    others = joins[spec.name].table.headers
    if spec.right not in others:
        yield _no_column(spec.right, at, list(others), f"{spec.table}")


def _check_record(
    record: RecordSpec, joins: Mapping[str, Join], mapping: TableMapping, columns: list[str]
) -> Iterator[Problem]:
    for number, field in enumerate(record.together):
        if field not in record.fields:
            yield unknown(field, list(record.fields), mapping.spans[f"{record.path}.together.{number}"], "field here")
    if record.each:
        yield from _check_each(record.each, f"{record.path}.each", mapping, columns)
    if isinstance(record.each, str) and record.each and f"{record.path}.key" not in mapping.spans:
        yield mapping_problem(
            "mapping-incomplete",
            mapping.spans[f"{record.path}.each"],
            f"Each row of {record.each} makes a record of its own, and nothing says which is which.",
            f"Add key: beside each:, with a column that tells them apart, such as <{_a_column(record.each, joins)}>.",
        )
    if record.look_in:
        yield from _check_spec(record.look_in, None, f"{record.path}.look_in", mapping, columns)


def _a_column(name: str, joins: Mapping[str, Join]) -> str:
    return f"{name}: {joins[name].table.headers[0]}" if name in joins else f"{name}: ID"


def _check_each(each: Spec, path: str, mapping: TableMapping, columns: list[str]) -> Iterator[Problem]:
    """What something is made for each of: a joined table by its name, or a list."""
    names = list(dict.fromkeys(name.partition(": ")[0] for name in columns if ": " in name))
    if not isinstance(each, str):
        yield from _check_spec(each, None, path, mapping, columns)
    elif not gaps_of(each) and each not in names:
        yield unknown(each, names or ["a join"], mapping.spans[path], "table that is joined here")


def _check_fields(
    fields: Mapping[str, Spec], schema: Schema, path: str, mapping: TableMapping, columns: list[str]
) -> Iterator[Problem]:
    forms = [schema, *schema.get("oneOf", ())]
    names = {name: part for form in forms for name, part in form.get("properties", {}).items()}
    others = next((form["additionalProperties"] for form in forms if form.get("additionalProperties")), None)
    for name, spec in fields.items():
        if name not in names and others is None:
            yield unknown(name, list(names), mapping.spans[f"{path}.{name}:key"], "field")
        else:
            yield from _check_spec(spec, names.get(name, others), f"{path}.{name}", mapping, columns)


def _check_spec(
    spec: Spec, schema: Schema | None, path: str, mapping: TableMapping, columns: list[str]
) -> Iterator[Problem]:
    """``schema`` is that of the field; None if any text will do."""
    if isinstance(spec, str):
        for name in gaps_of(spec):
            if name not in columns:
                yield _no_column(name, mapping.spans[path], columns)
        yield from _check_constant(spec, schema, path, mapping)
    elif isinstance(spec, list):
        items = (schema or {}).get("items", schema)
        for number, part in enumerate(spec):
            below = f"{path}.{number}"
            yield from _check_spec(part, items, below if below in mapping.spans else path, mapping, columns)
    elif way := way_of(spec):
        yield from _check_way(way, spec, schema, path, mapping, columns)
    elif schema is None:
        yield unknown(next(iter(spec), ""), list(WAYS), mapping.spans[path], "way to make a value")
    else:
        yield from _check_fields(spec, schema.get("items", schema), path, mapping, columns)


def _check_way(
    way: str, spec: Spec, schema: Schema | None, path: str, mapping: TableMapping, columns: list[str]
) -> Iterator[Problem]:
    allowed = {way, *WAYS[way]}
    for name in spec:
        if name not in allowed:
            yield unknown(name, sorted(allowed), mapping.spans[f"{path}.{name}:key"], f"word beside {way}")
    inside = f"{path}.{way}"
    if way == "opening_hours":
        if not is_by_day(spec[way]):
            yield from _check_spec(spec[way], None, inside, mapping, columns)
        for day in spec[way] if is_by_day(spec[way]) else ():
            if day not in list(Weekday):
                yield unknown(day, [weekday.value for weekday in Weekday], mapping.spans[f"{inside}.{day}:key"], "day")
            yield from _check_spec(spec[way][day], None, f"{inside}.{day}", mapping, columns)
        yield from _check_spec(spec.get("calendar", ""), None, f"{path}.calendar", mapping, columns)
        for name in ("on", "until", "often", "in_words"):
            yield from _check_spec(spec.get(name, ""), None, f"{path}.{name}", mapping, columns)
        yield from _check_spec(spec.get("with", {}), schema or {}, f"{path}.with", mapping, columns)
        return
    for name, part in spec.items():
        if name in _NO_VALUES or name not in allowed or (name == way and way == "without"):
            continue
        if name == "when":
            yield from _check_columns(part, inside, mapping, columns)
        elif name == "each":
            yield from _check_each(part, inside, mapping, columns)
        elif name == "first_of":
            yield from _check_spec(part, {"items": schema} if schema is not None else None, inside, mapping, columns)
        else:
            shape = schema if name in _FOR_THE_FIELD else None
            shape = (schema or {}).get("items", schema) if name == "make" else shape
            yield from _check_spec(part, shape, f"{path}.{name}", mapping, columns)
    for name, part in spec.get("in", {}).items() if way == "look_up" else ():
        yield from _check_spec(part, (schema or {}).get("items", schema), f"{path}.in.{name}", mapping, columns)


def _check_constant(text: str, schema: Schema | None, path: str, mapping: TableMapping) -> Iterator[Problem]:
    choices = (schema or {}).get("enum", [])
    if choices and not gaps_of(text) and text not in choices:
        yield unknown(text, choices, mapping.spans[path], "choice here")


def _check_columns(
    condition: Mapping[str, Any], path: str, mapping: TableMapping, columns: list[str]
) -> Iterator[Problem]:
    for name in condition:
        if name not in columns:
            yield _no_column(name, mapping.spans[f"{path}.{name}:key"], columns)


def _no_column(name: str, span: Span, names: list[str], table: str = "The table") -> Problem:
    if f"{name} (2)" in names:
        return mapping_problem(
            "column-twice",
            span,
            f"Several columns are called {name}, so it is not clear which one is meant.",
            f"Write {as_gap(f'{name} (1)')} for the first of them, {as_gap(f'{name} (2)')} for the second.",
        )
    suggestion = nearest(name, names)
    columns = shorten(", ".join(column for column in names if column not in (*RECORD_IDS, ITEM)), 300)
    return mapping_problem(
        "column-unknown",
        span,
        f"{table} has no column called {name}.",
        f"Write {as_gap(suggestion)}." if suggestion else f"Its columns are {columns}.",
    )


def as_gap(column: str) -> str:
    """How a mapping names a column: in brackets, in two if there is one in its own name."""
    return f"<<{column}>>" if gaps_of(f"<{column}>") != (column,) else f"<{column}>"
