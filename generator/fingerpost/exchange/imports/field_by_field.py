"""A record that a person has edited takes from a new edition of its list the fields that nobody has edited.

Only a digest of each field is kept from the last import: enough to see who has changed what.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from zlib import crc32

from fingerpost.reading.parse import parse
from fingerpost.reading.schemas import RECORD_LIMITS
from fingerpost.reading.yaml_text import Unreadable
from fingerpost.writing.composed import EditError
from fingerpost.writing.edit import edit, remove
from fingerpost.writing.layout import is_empty, plain_text

# Parts whose fields mean something each by itself. Half of a cost, a session or a position would be another one.
_IN_PARTS = frozenset({"contact", "who", "join", "getting_there", "access", "imported"})
# Former ids are given here, never in a list; and what an import says of itself is nobody's to edit.
_NOT_COMPARED = frozenset({"former_ids"})
_HOLDERS = (dict, list, tuple, Mapping)
_LISTS = (list, tuple)
_MAPPING = (dict, Mapping)  # nearly all are dict, and that is quicker to ask
_in_quotes = json.encoder.encode_basestring_ascii


@dataclass(frozen=True, slots=True)
class FieldMerge:
    """The text of a record with what is new, and which fields were taken or left."""

    text: str
    updates: list[str] = field(default_factory=list)  # paths
    conflicts: list[str] = field(default_factory=list)  # changed on both sides: as a person wrote them


def field_digests(values: Mapping[str, Any]) -> str:
    """A short digest for each field of a record, as a table of imports keeps them.

    >>> field_digests({"name": "Tea", "contact": {"phone": "01632 960123"}})
    'contact.phone:762a5e61 name:b6cb9152'
    """
    return " ".join(sorted([f"{path}:{_digest(value)}" for path, value in _leaves(values)]))


def digests_of_text(text: str) -> str:
    """The same, for a record that has been written; "" for one that cannot be read."""
    try:
        return field_digests(parse(text, "", {}, RECORD_LIMITS))
    except Unreadable:
        return ""


def merge_fields(present: str, new: str, last: str) -> FieldMerge | None:
    """Bring what is new into the text of a record that a person has edited.

    Args:
        present: The file, as it is here.
        new: The record, as the list makes it now.
        last: The digests of its fields at the last import.

    Returns:
        None where the fields of the last import are not known, or the file cannot be read or changed.
    """
    before = dict(pair.rsplit(":", 1) for pair in last.split(" ") if ":" in pair)
    if not before:
        return None
    try:
        here, there = (dict(_leaves(parse(text, "", {}, RECORD_LIMITS))) for text in (present, new))
        text, updates, conflicts = present, [], []
        for path in dict.fromkeys((*there, *before)):
            now = _digest(there[path]) if path in there else None
            mine = _digest(here[path]) if path in here else None
            if now == before.get(path) or now == mine:
                continue
            if mine != before.get(path):
                if not (path == "checked" and mine and _is_of_list(there.get(path))):  # somebody has asked since
                    conflicts.append(path)
                continue
            text = edit(text, path, _plain(there[path])) if path in there else remove(text, path)
            updates.append(path)
        return FieldMerge(text, updates, conflicts)
    except (Unreadable, EditError):
        return None


def _is_of_list(checked: object) -> bool:
    return isinstance(checked, _MAPPING) and checked.get("how") == "list"


def with_conflicts(new: str, last: str, conflicts: list[str]) -> str:
    """The digests to keep: today's, or the earlier ones of fields that both have changed, to report them again."""
    before = dict(pair.rsplit(":", 1) for pair in last.split(" ") if ":" in pair)
    now = dict(pair.rsplit(":", 1) for pair in new.split(" ") if ":" in pair)
    for path in conflicts:
        now.pop(path, None)
        if path in before:
            now[path] = before[path]
    return " ".join(sorted(f"{path}:{digest}" for path, digest in now.items()))


def _leaves(values: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for name, value in values.items():
        if name in _NOT_COMPARED or (not value and is_empty(value)):
            continue
        if name in _IN_PARTS and isinstance(value, _MAPPING):
            for part, inner in value.items():
                if inner or not is_empty(inner):
                    yield f"{name}.{part}", inner
        else:
            yield name, value


def _digest(value: object) -> str:
    if isinstance(value, str):
        text = value.strip("\n")
    else:
        text = _as_json(value) if isinstance(value, _HOLDERS) else _plain(value)
    return f"{crc32(text.encode('utf-8', 'surrogatepass')):08x}"


def _as_json(value: object) -> str:
    """The JSON of ``_plain`` with its keys in order. The library would walk through the value a second time."""
    if isinstance(value, str):
        return _in_quotes(value.strip("\n"))
    if isinstance(value, _LISTS):
        return f"[{', '.join(map(_as_json, value))}]"
    if isinstance(value, _MAPPING):
        parts = {str(name): part for name, part in value.items() if part or not is_empty(part)}
        return f"{{{', '.join([f'{_in_quotes(name)}: {_as_json(parts[name])}' for name in sorted(parts)])}}}"
    return _in_quotes(_plain(value))


def _plain(value: object) -> Any:
    """A value as text, the same whether it was read or has yet to be written."""
    if isinstance(value, str):
        return value.strip("\n")
    if isinstance(value, _MAPPING):
        return {str(name): _plain(part) for name, part in value.items() if part or not is_empty(part)}
    if isinstance(value, list | tuple):
        return [_plain(part) for part in value]
    return plain_text(value).strip("\n")
