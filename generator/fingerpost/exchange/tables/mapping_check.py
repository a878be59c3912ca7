"""Does a mapping fit our fields, and the columns of this table?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from fingerpost.exchange.tables.mapping import TableMapping
from fingerpost.exchange.tables.mapping_rules import WAYS, Spec, gaps_of, is_by_day, way_of
from fingerpost.exchange.tables.mapping_schema import KINDS, mapping_problem, unknown
from fingerpost.exchange.tables.table import Table
from fingerpost.reading.schemas import Schema, schema_of
from fingerpost.reading.suggest import nearest
from fingerpost.records.problem import Problem
from fingerpost.records.session import Weekday
from fingerpost.records.shorten import shorten
from fingerpost.records.span import Span

OWN_NAMES = tuple(f"{kind} id" for kind in KINDS)


def check_mapping(mapping: TableMapping, table: Table) -> Iterator[Problem]:
    """Everything in a mapping that does not fit our fields, or this table's columns."""
    columns = [*table.headers, *mapping.columns, *OWN_NAMES]
    for name in mapping.columns:
        yield from _check_spec(mapping.columns[name], None, f"columns.{name}", mapping, columns)
    for number, rule in enumerate(mapping.skip):
        yield from _check_columns(rule["when"], f"skip.{number}.when", mapping, columns)
    yield from _check_spec(mapping.data["key"], None, "key", mapping, columns)
    for record in mapping.records:
        path = f"records.{record.kind}"
        spec = mapping.data["records"][record.kind]
        yield from _check_columns(record.only_when, f"{path}.only_when", mapping, columns)
        for about in ("id", "key", "if_taken"):
            yield from _check_spec(spec.get(about, []), None, f"{path}.{about}", mapping, columns)
        yield from _check_fields(record.fields, schema_of(record.kind), path, mapping, columns)


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
    """``schema`` is that of the field; None where any text will do."""
    if isinstance(spec, str):
        for name in gaps_of(spec):
            if name not in columns:
                yield _no_column(name, mapping.spans[path], columns)
        yield from _check_constant(spec, schema, path, mapping)
    elif isinstance(spec, list):
        items = (schema or {}).get("items", schema)
        for number, part in enumerate(spec):
            yield from _check_spec(part, items, f"{path}.{number}", mapping, columns)
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
        yield from _check_spec(spec.get("with", {}), schema or {}, f"{path}.with", mapping, columns)
        return
    if way == "when":
        yield from _check_columns(spec["when"], inside, mapping, columns)
    elif way == "without":
        yield from _check_spec(spec.get("text", ""), None, f"{path}.text", mapping, columns)
    elif way == "first_of":
        yield from _check_spec(spec[way], {"items": schema} if schema is not None else None, inside, mapping, columns)
    else:
        yield from _check_spec(spec[way], None, inside, mapping, columns)
    for name in ("then", "otherwise"):
        if name in spec:
            yield from _check_spec(spec[name], schema, f"{path}.{name}", mapping, columns)
    for name, part in spec.get("in", {}).items():
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


def _no_column(name: str, span: Span, names: list[str]) -> Problem:
    if f"{name} (2)" in names:
        return mapping_problem(
            "column-twice",
            span,
            f"Several columns are called {name}, so it is not clear which one is meant.",
            f"Write {_gap(f'{name} (1)')} for the first of them, {_gap(f'{name} (2)')} for the second.",
        )
    suggestion = nearest(name, names)
    columns = shorten(", ".join(column for column in names if column not in OWN_NAMES), 300)
    return mapping_problem(
        "column-unknown",
        span,
        f"The table has no column called {name}.",
        f"Write {_gap(suggestion)}." if suggestion else f"Its columns are {columns}.",
    )


def _gap(column: str) -> str:
    """How a mapping names a column: in brackets, in two if there is one in its own name."""
    return f"<<{column}>>" if gaps_of(f"<{column}>") != (column,) else f"<{column}>"
