"""Write a record as a person would: short, in the order of the schema, quotes only where they are needed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path

import yaml

from fingerpost.files.durable import write_whole
from fingerpost.writing.layout import ANY, ON_ONE_LINE, Layout, fits, is_block, is_empty, layout_of, plain_text
from fingerpost.writing.plain_lines import NotPlain, plain_lines

TEXT = "tag:yaml.org,2002:str"
_OFTEN_THE_SAME = frozenset((str, int, float, bool))  # names of fields, choices, prices


def write_record(data: Mapping[str, object], kind: str = "activity") -> str:
    """The YAML text of a record; our reader gives the same values back.

    ``data`` holds texts, numbers, dates, times, lists and mappings, in any order. Values that are None or empty are
    left out. A text of more than one line ends in a line break when it is read again.
    """
    layout = layout_of(kind)
    try:
        return plain_lines(data, layout)
    except NotPlain:
        return library_text(data, layout)


def library_text(data: Mapping[str, object], layout: Layout) -> str:
    """The same by the YAML library, which writes any value."""
    node = _mapping(data, "", layout, flow=False)
    text: str = yaml.serialize(node, Dumper=_Dumper, allow_unicode=True, width=1_000_000, indent=2)
    return text


def say_value(value: object) -> str:
    """One value as it would be typed on one line, such as [monday, friday]."""
    return _say_scalar(value) if value.__class__ in _OFTEN_THE_SAME else _say(value)


@lru_cache(maxsize=5_000, typed=True)  # typed: 1 is no yes
def _say_scalar(value: object) -> str:
    return _say(value)


def _say(value: object) -> str:
    node = _node(value, "", ANY, flow=True)
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


def _node(value: object, name: str, layout: Layout, *, flow: bool) -> yaml.Node:
    if isinstance(value, Mapping):
        return _mapping(value, name, layout, flow=flow)
    if isinstance(value, Iterable) and not isinstance(value, str):
        return _sequence(list(value), name, layout.items or ANY, flow=flow)
    return _scalar(value, flow=flow)


def _mapping(value: Mapping[str, object], name: str, layout: Layout, *, flow: bool) -> yaml.MappingNode:
    filled = layout.in_order(value)
    flow = flow or (name in ON_ONE_LINE and fits([part for _, part in filled], name))
    pairs = [(_scalar(key, flow=flow), _node(part, key, layout.of(key), flow=flow)) for key, part in filled]
    return yaml.MappingNode("tag:yaml.org,2002:map", pairs, flow_style=flow)


def _sequence(value: list[object], name: str, layout: Layout, *, flow: bool) -> yaml.SequenceNode:
    items = [part for part in value if not is_empty(part)]
    flow = flow or (not any(isinstance(part, Mapping) for part in items) and fits(items, name))
    parts = [_node(part, name, layout, flow=flow) for part in items]
    return yaml.SequenceNode("tag:yaml.org,2002:seq", parts, flow_style=flow)


def _scalar(value: object, *, flow: bool) -> yaml.ScalarNode:
    text = plain_text(value)
    style = None
    if not flow and is_block(text):
        style = "|"
        text = text.rstrip("\n") + "\n"
    elif isinstance(value, str) and text.lower() in ("", "~", "null"):  # else the reader sees nothing there
        style = "'"
    return yaml.ScalarNode(TEXT, text, style=style)
