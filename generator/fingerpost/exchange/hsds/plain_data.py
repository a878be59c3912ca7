"""What a record says, as it would be in its file, for the parts that another format has no field for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, fields
from datetime import date, time
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import Any

from fingerpost.reading.make_session import MONTHS
from fingerpost.records.parts import Age, Answer, Imported
from fingerpost.records.session import Session

# Fields whose name in a file is a word of Python, or was taken.
_IN_A_FILE = {
    "starts": "from",
    "ends": "to",
    "youngest": "from",
    "oldest": "to",
    "audiences": "for",
    "source": "from",
    "place_kind": "kind",
    "group_kind": "kind",
}
_OF_THE_MODEL = frozenset(("until_24", "spans"))


def plain_data(value: Any) -> Any:
    """A part of a record in the words of its file; whatever is unknown, or the default, is left out."""
    kind = value.__class__
    if kind is str or kind is int or kind is bool or kind is float or value is None:
        return value
    if kind is tuple or kind is list:
        return [plain_data(part) for part in value]
    if (write := _WAYS.get(kind)) is not None:
        return write(value)
    if isinstance(value, StrEnum):
        return value.value
    return _of_part(value)


def _number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


_WAYS: Mapping[type, Callable[[Any], Any]] = {
    Decimal: _number,
    time: lambda value: f"{value:%H:%M}",
    date: date.isoformat,
    Age: lambda value: value.number if value.unit == "years" else f"{value.number} {value.unit}",
    Answer: lambda value: {"answer": value.answer, "note": value.note} if value.note else value.answer,
    dict: lambda value: {key: plain_data(part) for key, part in value.items()},
}


def _of_part(part: Any) -> dict[str, Any]:
    data = {}
    for name, in_file, default in _fields_of(part.__class__):
        inner = getattr(part, name)
        if inner is not default and inner != default and inner not in (None, "", (), {}):
            data[in_file] = plain_data(inner)
    if isinstance(part, Session):
        data["repeats"] = part.repeats.value
        if part.months:
            data["months"] = [MONTHS[month - 1] for month in part.months]
        if part.until_24:
            data["to"] = "24:00"
            data.pop("ends_next_day", None)
    return data


@cache
def _fields_of(kind: Any) -> tuple[tuple[str, str, Any], ...]:
    return tuple(
        (field.name, field.name if kind is Imported else _IN_A_FILE.get(field.name, field.name), _default_of(field))
        for field in fields(kind)
        if field.name not in _OF_THE_MODEL
    )


def _default_of(field: Field[Any]) -> Any:
    return field.default if field.default is not MISSING else None
