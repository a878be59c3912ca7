"""The schemas: found, resolved and compiled once for each kind of file."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import jsonschema_rs

from fingerpost.files.own import schema_folder

Schema = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one file may hold, so that nobody can stop the build with it."""

    size_bytes: int
    nodes: int
    keys: int  # in one mapping
    depth: int = 8


RECORD_LIMITS = Limits(size_bytes=64 * 1024, nodes=2_000, keys=200)
SHARED_LIMITS = Limits(size_bytes=1024 * 1024, nodes=50_000, keys=10_000)
# Ways to make a value go inside each other, below the record and the field.
MAPPING_LIMITS = Limits(size_bytes=1024 * 1024, nodes=50_000, keys=10_000, depth=20)


@dataclass(frozen=True, slots=True)
class Shape:
    """What one kind of file must look like."""

    kind: str  # activity, group, place, vocabulary, areas, calendar, directory
    schema: Schema  # without any $ref: everything is where it is used
    gate: jsonschema_rs.Draft202012Validator  # fast: says only whether
    limits: Limits


@cache
def schema_of(kind: str) -> Schema:
    """Read the schema of a kind of file, with every reference replaced by what it refers to."""
    file, _, part = ("vocabulary", "", "areas") if kind == "areas" else (kind, "", "")
    root = _read(file)
    resolved: Schema = _resolve(root["$defs"][part] if part else root, file)
    return resolved


@cache
def shape_of(kind: str) -> Shape:
    """Compile the shape of a kind of file."""
    schema = schema_of(kind)
    gate = jsonschema_rs.Draft202012Validator(schema, validate_formats=True)
    limits = RECORD_LIMITS if kind in ("activity", "group", "place") else SHARED_LIMITS
    return Shape(kind=kind, schema=schema, gate=gate, limits=limits)


@cache
def _read(file: str) -> Schema:
    schema: Schema = json.loads((schema_folder() / f"{file}.schema.json").read_text("utf-8"))
    return schema


def _resolve(node: Any, file: str) -> Any:
    """Replace each ``$ref``; what is beside it (a title of its own) wins."""
    if isinstance(node, list):
        return [_resolve(item, file) for item in node]
    if not isinstance(node, Mapping):
        return node
    if "$ref" not in node:
        return {key: _resolve(value, file) for key, value in node.items() if key != "$defs"}
    target_file, _, pointer = str(node["$ref"]).partition("#")
    target_file = target_file.removesuffix(".schema.json") or file
    target: Any = _read(target_file)
    for step in pointer.strip("/").split("/"):
        target = target[step]
    beside = {key: value for key, value in node.items() if key != "$ref"}
    return {**_resolve(target, target_file), **_resolve(beside, file)}
