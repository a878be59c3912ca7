"""JSON as exports write it: short, in UTF-8, with a line end."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

_ANSWERS = frozenset((bool, int, float))  # whatever they are
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False)


def json_text(value: Any) -> str:
    """A value in one line, without spaces between its parts."""
    return _ENCODER.encode(value)


def as_json(value: Any) -> bytes:
    """Bytes of a value, without spaces between its parts."""
    return json_text(value).encode() + b"\n"


def without_gaps(values: Mapping[str, Any]) -> dict[str, Any]:
    """Leave out what nobody has said: None, and empty texts, lists and mappings. 0 and False are answers.

    >>> without_gaps({"name": "Choir", "cost": None, "ages": {}, "amount": 0, "free": False})
    {'name': 'Choir', 'amount': 0, 'free': False}
    """
    return {name: value for name, value in values.items() if value or value.__class__ in _ANSWERS}
