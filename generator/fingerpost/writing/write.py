"""Write a record as a person would: short, in the order of the schema, quotes only where they are needed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, time
from pathlib import Path

import yaml

from fingerpost.files.durable import write_whole
from fingerpost.reading.schemas import Schema, schema_of

# Parts that read best on one line, as long as they fit on one.
ON_ONE_LINE = frozenset({"cost", "ages", "checked", "location", "capacity", "closed", "assurance"})
LINE = 100

TEXT = "tag:yaml.org,2002:str"
Scalar = str | bool | int | float | date | time


def write_record(data: Mapping[str, object], kind: str = "activity") -> str:
    """Give the YAML text of a record; our reader gives the same values back.

    ``data`` holds texts, numbers, dates, times, lists and mappings, in any order. What is None or empty
    is left out. A text of more than one line ends in a line break when it is read again.
    """
    node = _mapping(data, "", schema_of(kind), flow=False)
    text: str = yaml.serialize(node, Dumper=_Dumper, allow_unicode=True, width=1_000_000, indent=2)
    return text


def say_value(value: object) -> str:
    """One value as it would be typed on one line, such as [monday, friday]."""
    node = _node(value, "", {}, flow=True)
    text: str = yaml.serialize(node, Dumper=_Dumper, allow_unicode=True, width=1_000_000)
    return text.removesuffix("\n").removesuffix("\n...")


def save_record(path: Path, text: str) -> bool:
    """Write a file whole or not at all; a file that already says the same is not touched.

    Returns:
        Whether the file was written.
    """
    data = text.encode()
    if path.is_file() and not path.is_symlink() and path.read_bytes() == data:
        return False
    write_whole(path, data)
    return True


class _Dumper(getattr(yaml, "CBaseDumper", yaml.BaseDumper)):  # type: ignore[misc]
    """Without YAML 1.1's guesses, so 10:30, NO and 01632 stay plain: our reader keeps them as text too."""


def _node(value: object, name: str, schema: Schema, *, flow: bool) -> yaml.Node:
    if isinstance(value, Mapping):
        return _mapping(value, name, schema, flow=flow)
    if isinstance(value, Iterable) and not isinstance(value, str):
        return _sequence(list(value), name, schema.get("items", {}), flow=flow)
    return _scalar(value, flow=flow)


def _mapping(value: Mapping[str, object], name: str, schema: Schema, *, flow: bool) -> yaml.MappingNode:
    fields = _fields_of(schema)
    order = {field: number for number, field in enumerate(fields)}
    filled = {key: part for key, part in value.items() if not _is_empty(part)}
    filled = {key: filled[key] for key in sorted(filled, key=lambda key: order.get(key, len(order)))}
    flow = flow or (name in ON_ONE_LINE and _fits(filled.values(), name))
    pairs = [
        (_scalar(key, flow=flow), _node(part, key, fields.get(key, {}), flow=flow)) for key, part in filled.items()
    ]
    return yaml.MappingNode("tag:yaml.org,2002:map", pairs, flow_style=flow)


def _sequence(value: list[object], name: str, schema: Schema, *, flow: bool) -> yaml.SequenceNode:
    items = [part for part in value if not _is_empty(part)]
    flow = flow or (not any(isinstance(part, Mapping) for part in items) and _fits(items, name))
    parts = [_node(part, name, schema, flow=flow) for part in items]
    return yaml.SequenceNode("tag:yaml.org,2002:seq", parts, flow_style=flow)


def _fields_of(schema: Schema) -> Schema:
    """The fields of a part in the order of the schema; of two forms allowed, the one that has fields."""
    fields: Schema = schema.get("properties", {})
    for form in schema.get("oneOf", ()):
        fields = fields or form.get("properties", {})
    return fields


def _scalar(value: object, *, flow: bool) -> yaml.ScalarNode:
    text = plain_text(value)
    style = None
    if not flow and ("\n" in text or len(text) > 2 * LINE):
        style = "|"
        text = text.rstrip("\n") + "\n"
    elif isinstance(value, str) and text.lower() in ("", "~", "null"):  # else the reader sees nothing there
        style = "'"
    return yaml.ScalarNode(TEXT, text, style=style)


def plain_text(value: object) -> str:
    """A value as the characters that its file has."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, time):
        return value.strftime("%H:%M")
    return value.isoformat() if isinstance(value, date) else str(value)


def _is_empty(value: object) -> bool:
    return value is None or (isinstance(value, str | Mapping | list | tuple) and len(value) == 0)


def _fits(values: Iterable[object], name: str) -> bool:
    texts = [plain_text(value) for value in values]
    return sum(len(text) + 8 for text in texts) + len(name) <= LINE and not any("\n" in text for text in texts)
