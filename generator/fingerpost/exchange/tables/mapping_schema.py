"""Whether a mapping has the shape that the import relies on, explained in words: its schema says what is right."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from fingerpost.exchange.tables.mapping_words import (
    WAYS,
    Schema,
    mapping_schema,
    part_of_schema,
    way_of,
)
from fingerpost.reading.suggest import nearest
from fingerpost.records.problem import Problem
from fingerpost.records.shorten import shorten
from fingerpost.records.span import Span

Spans = Mapping[str, Span]
# What an unknown word would have been, by the title of the part it is in.
_UNKNOWN = {
    "Mapping": "part of a mapping",
    "Table": "setting of a table",
    "Records": "kind of record",
    "Comparison": "comparison",
}
# What is said of a part that is missing, where the schema's own words are not enough.
_MISSING = {
    "source": "source: says whose table this is, such as Public libraries of the UK.",
    "key": "key: names the columns that tell one row from all others, such as [<Name>, <Postcode>].",
    "records": "records: says what is made of each row: a place, a group, an activity.",
    "id": "id: and the columns its file name is made of, such as [<Name>, <Town>].",
}
_TYPES = {"object": dict, "array": list, "string": str}


def outline_faults(data: Mapping[str, Any], spans: Spans) -> Iterator[Problem]:
    """Everything that is not where a mapping has it, or not of the shape it has there."""
    yield from _faults(data, mapping_schema(), "", "the mapping", spans)


def _faults(value: Any, schema: Schema, path: str, name: str, spans: Spans) -> Iterator[Problem]:
    """What is wrong below ``path``; ``name`` is what the value is called there."""
    schema = _branch(value, part_of_schema(schema))
    wanted = schema.get("type")
    if wanted is None or not isinstance(value, _TYPES[wanted]):
        yield _unclear(name, schema, path, spans)
    elif isinstance(value, dict):
        yield from _faults_of_object(value, schema, path, name, spans)
    elif isinstance(value, list):
        if len(value) < schema.get("minItems", 0) or len(value) > schema.get("maxItems", len(value)):
            yield _unclear(name, schema, path, spans)
        for number, part in enumerate(value):
            yield from _faults(part, schema.get("items", {}), f"{path}.{number}", name, spans)
    elif "enum" in schema and value not in schema["enum"]:
        yield unknown(value, schema["enum"], _at(spans, path), "choice here")
    elif "pattern" in schema and not re.search(schema["pattern"], value):
        yield _pattern(name, schema, path, spans)


def _branch(value: Any, schema: Schema) -> Schema:
    """The one of several shapes that a value is meant to have: by its type, and by the way it names."""
    if "anyOf" not in schema:
        return schema
    about = {name: part for name, part in schema.items() if name != "anyOf"}
    way = f"#/$defs/ways/{way_of(value)}"
    if any(part.get("$ref") == way for part in schema["anyOf"]):
        return part_of_schema({"$ref": way})
    forms = [part_of_schema(part) for part in schema["anyOf"]]
    fitting = [form for form in forms if isinstance(value, _TYPES[form["type"]])]
    return {**about, **fitting[-1]} if fitting else about


def _faults_of_object(value: dict[str, Any], schema: Schema, path: str, name: str, spans: Spans) -> Iterator[Problem]:
    properties = schema.get("properties", {})
    others = schema.get("additionalProperties", False)
    for word in value if others is False else ():
        if word not in properties:
            what = f"word beside {way}" if (way := way_of(value)) else "word here"
            what = _UNKNOWN.get(schema.get("title", ""), what)
            yield unknown(word, properties, _at(spans, f"{path}.{word}:key" if path else f"{word}:key"), what)
    for word in schema.get("required", ()):
        if value.get(word) in (None, "", [], {}):
            yield _missing(word, schema, path, name, spans)
    if len(value) < schema.get("minProperties", 0):
        yield _unclear(name, schema, path, spans)
    for word, part in value.items():
        is_missing = part in (None, "") and word in schema.get("required", ())
        if (shape := properties.get(word, others)) is not False and not is_missing:
            yield from _faults(part, shape, f"{path}.{word}" if path else word, word, spans)


def _missing(word: str, schema: Schema, path: str, name: str, spans: Spans) -> Problem:
    way = next((way for way in WAYS if way in schema.get("properties", {}) and way in schema["required"]), "")
    if schema.get("title") == "Record":
        kind = path.split(".")[1]
        message, hint = f"The {kind} has no {word}.", f"Add {_MISSING[word]}"
        return mapping_problem("mapping-incomplete", _at(spans, f"{path}:key"), message, hint)
    if way:
        message, hint = f"{way} needs {word} beside it.", f"It is written so: {_example(schema)}"
    else:
        message = f"{name[:1].upper()}{name[1:]} has no {word}."
        hint = f"Add {_MISSING.get(word) or _line(word, schema)}"
    return mapping_problem("mapping-incomplete", _at(spans, path), message, hint)


def _unclear(name: str, schema: Schema, path: str, spans: Spans) -> Problem:
    if schema.get("title") in ("Condition", "Rule"):
        message, hint = "This is not a condition.", "Name a column: {Year closed: filled}"
        if schema["title"] == "Rule":
            message = "This does not say which rows are skipped."
            hint = "Write - {when: {Year closed: filled}, because: the library has closed}"
    elif schema.get("title") == "What the column must be":
        message = f"This does not say what {name} must be."
        hint = "Write a value, [one, another], filled, empty or {contains: a word}"
    else:
        message = f"What follows {name} is not written as a mapping needs it."
        hint = "Compare it with the examples in the handbook, under Import."
        if schema.get("examples"):
            hint = f"Write it like this: {_example(schema) if way_of(schema['examples'][0]) else _line(name, schema)}"
    return mapping_problem("mapping-unclear", _at(spans, path), message, hint)


def _pattern(name: str, schema: Schema, path: str, spans: Spans) -> Problem:
    example = schema["examples"][0]
    what = "a whole number" if name == "max_rows" else "a number" if example.lstrip("-").isdecimal() else "written so"
    hint = f"Write {name}: {example}"
    return mapping_problem("mapping-unclear", _at(spans, path), f"{name} is not {what}.", hint)


def _example(schema: Schema) -> str:
    return _example_text(schema["examples"][0])


def _line(name: str, schema: Schema) -> str:
    part = schema.get("properties", {}).get(name, schema)
    return f"{name}: {_example_text(part.get('examples', [''])[0])}"


def _example_text(value: Any) -> str:
    """A short value as a person types it in YAML, on one line."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{name}: {_example_text(part)}" for name, part in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_example_text, value)) + "]"
    return (
        value
        if re.fullmatch(r"[\w<][\w <>:./+=-]*", value) and ": " not in value
        else json.dumps(value, ensure_ascii=False)
    )


def mapping_problem(code: str, span: Span, message: str, hint: str) -> Problem:
    """One thing to put right in a mapping."""
    return Problem(code=code, span=span, message=message, hint=hint)


def unknown(name: str, choices: Iterable[str], span: Span, what: str) -> Problem:
    """A word that is not one of those that belong there."""
    names = list(choices)
    suggestion = nearest(name, names)
    hint = f"Write {suggestion}." if suggestion else f"Use one of: {', '.join(names)}."
    return mapping_problem("mapping-word-unknown", span, f"{shorten(name, 60)} is not a {what}.", hint)


def _at(spans: Spans, path: str) -> Span:
    return spans.get(path) or spans.get(path.rpartition(".")[0]) or spans[""]
