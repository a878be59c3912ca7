"""Fields of a record in words, for an editor who reads what was proposed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from fingerpost.edition.wording.costs import say_cost
from fingerpost.language import ENGLISH
from fingerpost.reading.make_session import make_cost, make_session
from fingerpost.reading.schemas import Schema, schema_of
from fingerpost.records.shorten import shorten
from fingerpost.schedule.words import say_session

_LONGEST = 300  # characters of one field
_WHERE = ("place", "area", "online", "notes")


def label_of(kind: str, path: str) -> str:
    """What the schema calls the field at a path: "Phone" for contact.phone.

    >>> label_of("activity", "contact.phone"), label_of("activity", "sessions.0.from")
    ('Phone', 'Sessions')
    """
    part: Any = schema_of(kind)
    label = path
    for step in path.split("."):
        fields: Schema = next(
            (each["properties"] for each in (part, *part.get("oneOf", ())) if "properties" in each), {}
        )
        if step not in fields:
            break
        part = fields[step]
        label = part.get("title", step)
    return str(label)


def say_field(kind: str, name: str, value: Any) -> str:
    """A field of a record in a line: "Contact: Phone 01632 960123"."""
    words = "; ".join(_say(kind, name, value))
    return f"{label_of(kind, name)}: {shorten(' '.join(words.split()), _LONGEST)}" if words else ""


def _say(kind: str, path: str, value: Any) -> Iterator[str]:
    if path == "sessions":
        yield from map(_say_session, value)
    elif path == "cost":
        yield say_cost(make_cost(value), ENGLISH)
    elif isinstance(value, Mapping):
        for name, part in value.items():
            words = ", ".join(_say(kind, f"{path}.{name}", part))
            yield words if len(value) == 1 else f"{label_of(kind, f'{path}.{name}')}: {words}"
    elif isinstance(value, list):
        for part in value:
            yield from _say(kind, path, part)
    elif isinstance(value, bool):
        yield "yes" if value else "no"
    else:
        yield str(value)


def _say_session(session: Mapping[str, Any]) -> str:
    when = "times that nobody has asked about" if session["repeats"] == "unknown" else ""
    when = when or say_session(make_session(session), ENGLISH)
    return ", ".join([when, *(str(session[name]) for name in _WHERE if session.get(name))])
