"""Fields of a record in words, for an editor who reads what was proposed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from fingerpost.edition.wording.costs import say_cost
from fingerpost.edition.wording.joining import WAYS
from fingerpost.language import ENGLISH
from fingerpost.reading.make_session import make_cost, make_session
from fingerpost.reading.schemas import Schema, schema_of
from fingerpost.records.directory import Directory
from fingerpost.records.shorten import shorten
from fingerpost.schedule.words import say_session

_LONGEST = 300  # characters of one field
_HOW = {
    "group": "the group said so",
    "website": "on their website",
    "phone": "by phone",
    "email": "by email",
    "visit": "by a visit",
    "list": "not checked: from a list",
}
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


def say_field(kind: str, name: str, value: Any, directory: Directory) -> str:
    """A field of a record in a line: "Who to contact: 01632 960123"."""
    words = "; ".join(_say(kind, name, value, directory))
    return f"{label_of(kind, name)}: {shorten(' '.join(words.split()), _LONGEST)}" if words else ""


def _say(kind: str, path: str, value: Any, directory: Directory) -> Iterator[str]:
    if path == "sessions":
        yield from (_say_session(session, directory) for session in value)
    elif path == "cost":
        yield say_cost(make_cost(value), ENGLISH)
    elif path == "checked":
        yield _say_checked(value)
    elif isinstance(value, Mapping):
        for name, part in value.items():
            words = ", ".join(_say(kind, f"{path}.{name}", part, directory))
            yield words if len(value) == 1 else f"{label_of(kind, f'{path}.{name}')}: {words}"
    elif isinstance(value, list):
        for part in value:
            yield from _say(kind, path, part, directory)
    elif isinstance(value, bool):
        yield "yes" if value else "no"
    else:
        yield _called(path, str(value), directory)


def _called(path: str, value: str, directory: Directory) -> str:
    """What people call something that the record names by its id."""
    if path == "join.ways":
        return ENGLISH.text(WAYS.get(value, value)).rstrip(".")
    vocabulary = directory.vocabulary
    named: Mapping[str, Mapping[str, Any]] = {
        "group": directory.groups,
        "place": directory.places,
        "area": vocabulary.areas,
        "serves": vocabulary.areas,
        "categories": vocabulary.categories,
        "needs": vocabulary.needs,
        "who.for": vocabulary.audiences,
    }
    record = named.get(path, {}).get(value)
    is_secret = path == "place" and record is not None and directory.is_sensitive(record)
    return value if record is None or is_secret else str(record.name)


def _say_checked(checked: Mapping[str, Any]) -> str:
    try:
        day = ENGLISH.date(date.fromisoformat(str(checked.get("on"))), weekday=False)
    except ValueError:  # the record has an error, which check names
        day = str(checked.get("on", ""))
    how = str(checked.get("how", ""))
    return f"{day} ({_HOW.get(how, how)})" if how else day


def _say_session(session: Mapping[str, Any], directory: Directory) -> str:
    when = "times that nobody has asked about" if session["repeats"] == "unknown" else ""
    when = when or say_session(make_session(session), ENGLISH)
    where = (_called(name, str(session[name]), directory) for name in _WHERE if session.get(name))
    return ", ".join([when, *where])
