"""The words of a mapping, read from its schema: each way to make a value, and what may be beside it."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from fingerpost.files.own import schema_folder

Schema = dict[str, Any]


@cache
def mapping_schema() -> Schema:
    """The schema of a mapping, with its references: values are inside values, without end."""
    schema: Schema = json.loads((schema_folder() / "mapping.schema.json").read_text("utf-8"))
    return schema


def part_of_schema(part: Schema) -> Schema:
    """What a part of the schema refers to; what is beside the reference (a title of its own) wins."""
    while "$ref" in part:
        target: Any = mapping_schema()
        for step in part["$ref"].removeprefix("#/").split("/"):
            target = target[step]
        part = {**target, **{name: value for name, value in part.items() if name != "$ref"}}
    return part


# Each way of making a value, and the words that may be beside it.
WAYS: dict[str, frozenset[str]] = {
    name: frozenset(way["properties"]) - {name} for name, way in mapping_schema()["$defs"]["ways"].items()
}
# What a kind of record has in a mapping beside its fields.
ABOUT_RECORDS = tuple(name for name in mapping_schema()["$defs"]["record"]["properties"] if name != "imported")
KINDS = ("group", "place", "activity")  # in this order, so that an activity can name its place and group


def way_of(spec: Any) -> str:
    """Which way of making a value this is; "" for plain fields."""
    if not isinstance(spec, dict) or WAYS.keys().isdisjoint(spec):
        return ""
    return next(way for way in WAYS if way in spec)
