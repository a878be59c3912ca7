"""Whether a mapping has the shape that the import relies on, checked before anything is read from it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from fingerpost.exchange.tables.mapping_rules import WAYS, way_of
from fingerpost.reading.suggest import nearest
from fingerpost.records.problem import Problem
from fingerpost.records.span import Span

KINDS = ("group", "place", "activity")  # in this order, so that an activity can name its place and group
SECTIONS = ("source", "licence", "fetched_on", "key", "table", "columns", "skip", "records")
TABLE_SETTINGS = ("encoding", "sheet", "max_rows")

_SECTION_SHAPES = {"table": dict, "columns": dict, "skip": list, "records": dict}
_TEXTS = ("source", "licence", "fetched_on")
# What must follow each word of a way, and what must be beside it.
_WORD_SHAPES: dict[str, type | tuple[type, ...]] = {
    "first_of": list,
    "joined": list,
    "without": list,
    "when": dict,
    "opening_hours": (dict, str),
    "calendar": str,
    "in": dict,
    "with": dict,
    "by": str,
    "written": str,
    "at": (str, list),
}
_NEEDED = {"look_up": "in", "without": "text"}

Spans = Mapping[str, Span]


def outline_faults(data: Mapping[str, Any], spans: Spans) -> Iterator[Problem]:
    """Everything that is not where a mapping has it, or not of the shape it has there."""
    for name in data:
        if name not in SECTIONS:
            yield unknown(name, SECTIONS, _at(spans, f"{name}:key"), "part of a mapping")
    for name, why in (
        ("source", "source: says whose table this is, such as Public libraries of the UK."),
        ("key", "key: names the columns that tell one row from all others, such as [<Name>, <Postcode>]."),
        ("records", "records: says what is made of each row: a place, a group, an activity."),
    ):
        if not data.get(name):
            yield mapping_problem("mapping-incomplete", _at(spans, ""), f"The mapping has no {name}.", f"Add {why}")
    for name, value in data.items():
        shape = str if name in _TEXTS else _SECTION_SHAPES.get(name, object)
        if not isinstance(value, shape):
            yield _unclear(name, _at(spans, name))
            return
    yield from _table_faults(data.get("table", {}), spans)
    yield from _shape_faults(data["key"], "key", spans)
    for name, spec in data.get("columns", {}).items():
        yield from _shape_faults(spec, f"columns.{name}", spans)
    for number, rule in enumerate(data.get("skip", [])):
        yield from _skip_faults(rule, f"skip.{number}", spans)
    for kind, spec in data["records"].items():
        yield from _record_faults(kind, spec, f"records.{kind}", spans)


def _table_faults(table: Mapping[str, Any], spans: Spans) -> Iterator[Problem]:
    for name, value in table.items():
        if name not in TABLE_SETTINGS:
            yield unknown(name, TABLE_SETTINGS, _at(spans, f"table.{name}:key"), "setting of a table")
        elif not isinstance(value, str):
            yield _unclear(name, _at(spans, f"table.{name}"))
        elif name == "max_rows" and not (value.isascii() and value.isdecimal() and len(value) < 10):
            message = "max_rows is not a whole number."
            yield mapping_problem("mapping-unclear", _at(spans, "table.max_rows"), message, "Write max_rows: 100000")


def _skip_faults(rule: Any, path: str, spans: Spans) -> Iterator[Problem]:
    if not isinstance(rule, dict) or "when" not in rule or not isinstance(rule.get("because", ""), str):
        yield mapping_problem(
            "mapping-unclear",
            _at(spans, path),
            "This does not say which rows are skipped.",
            "Write - {when: {Year closed: filled}, because: the library has closed}",
        )
    else:
        yield from _condition_faults(rule["when"], f"{path}.when", spans)


def _record_faults(kind: str, spec: Any, path: str, spans: Spans) -> Iterator[Problem]:
    if kind not in KINDS:
        yield unknown(kind, KINDS, _at(spans, f"{path}:key"), "kind of record")
    elif not isinstance(spec, dict) or not spec.get("id"):
        hint = "Add id: and the columns its file name is made of, such as [<Name>, <Town>]."
        yield mapping_problem("mapping-incomplete", _at(spans, f"{path}:key"), f"The {kind} has no id.", hint)
    else:
        for name, part in spec.items():
            if name == "only_when":
                yield from _condition_faults(part, f"{path}.only_when", spans)
            else:
                yield from _shape_faults(part, f"{path}.{name}", spans)
        if isinstance(spec.get("imported", {}), str | list):
            yield _unclear("imported", _at(spans, f"{path}.imported"))


def _shape_faults(spec: Any, path: str, spans: Spans) -> Iterator[Problem]:
    if isinstance(spec, list):
        for number, part in enumerate(spec):
            yield from _shape_faults(part, f"{path}.{number}", spans)
    elif isinstance(spec, dict):
        way = way_of(spec)
        if way and (beside := _NEEDED.get(way)) and beside not in spec:
            yield mapping_problem(
                "mapping-incomplete",
                _at(spans, path),
                f"{way} needs {beside} beside it.",
                "See the handbook, under Import.",
            )
        for name, part in spec.items():
            below = f"{path}.{name}"
            if way and not isinstance(part, _WORD_SHAPES.get(name, object)):
                yield _unclear(name, _at(spans, below))
            elif way and name == "when":
                yield from _condition_faults(part, below, spans)
            elif way and name in WAYS[way] | {way} and name in ("without", "at"):
                if not all(isinstance(word, str) for word in part):
                    yield _unclear(name, _at(spans, below))
            else:
                yield from _shape_faults(part, below, spans)


def _condition_faults(condition: Any, path: str, spans: Spans) -> Iterator[Problem]:
    if not isinstance(condition, dict) or not condition:
        yield mapping_problem(
            "mapping-unclear", _at(spans, path), "This is not a condition.", "Name a column: {Year closed: filled}"
        )
        return
    for column, test in condition.items():
        choices = test.get("contains") if isinstance(test, dict) and set(test) == {"contains"} else test
        if not (isinstance(choices, str) or (isinstance(choices, list) and all(isinstance(c, str) for c in choices))):
            yield mapping_problem(
                "mapping-unclear",
                _at(spans, f"{path}.{column}"),
                f"This does not say what {column} must be.",
                "Write a value, [one, another], filled, empty or {contains: a word}",
            )


def mapping_problem(code: str, span: Span, message: str, hint: str) -> Problem:
    """One thing to put right in a mapping."""
    return Problem(code=code, span=span, message=message, hint=hint)


def unknown(name: str, choices: Iterable[str], span: Span, what: str) -> Problem:
    """A word that is not one of those that belong there."""
    names = list(choices)
    suggestion = nearest(name, names)
    hint = f"Write {suggestion}." if suggestion else f"Use one of: {', '.join(names)}."
    return mapping_problem("mapping-word-unknown", span, f"{name} is not a {what}.", hint)


def _unclear(name: str, span: Span) -> Problem:
    hint = "Compare it with the examples in the handbook, under Import."
    return mapping_problem("mapping-unclear", span, f"What follows {name} is not written as a mapping needs it.", hint)


def _at(spans: Spans, path: str) -> Span:
    return spans.get(path) or spans[""]
