"""The fields of the schemas, and those that the form at ``/add/`` does not ask, with the reason."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from fingerpost.intake.question import Question, schema_part
from fingerpost.intake.questions import SECTIONS
from fingerpost.reading.schemas import Schema, schema_of

# Whatever the record is about.
OF_EDITORS = {
    "contact.role": "One name is enough: a role can be written as that name.",
    "checked": "The form writes the day, and that the group said so.",
    "sensitive": "Whoever keeps a place secret rings or writes instead: the form says so first.",
    "language": "Editors see which language it is in.",
    "former_ids": "Keeps old addresses alive: for editors.",
    "imported": "Written by imports.",
    "confirmed": "A person who keeps the directory confirms, never a form.",
    "kept_by": "Written by editors.",
    "since": "Written by editors.",
    "private": "Notes of editors.",
}
# A name stands for all that is in it. A change keeps what they hold.
LEFT_OUT = {
    "activity": {
        **OF_EDITORS,
        "needs": "Follow from its heading. Groups are never asked to tag their needs.",
        "support": "A word of link workers, which editors settle with the group.",
        "join.referral": "For professionals: editors ask for it where a referral is a way to join.",
        "photo": "An editor has to put a picture into docs: a link to it can be given in a message to them.",
        "capacity.as_of": "The form writes the day of the answer.",
        "assurance": "Editors write down what they have seen, not what somebody says they have.",
        "serves": "Editors settle it: whoever comes to people in several towns says so in words.",
        "closed": "An ending is a message to the editors, who ask what people could try instead.",
    },
    "group": {
        **OF_EDITORS,
        "assurance": "Editors write down what they have seen, not what somebody says they have.",
        "closed": "An ending is a message to the editors.",
        "github": "Written by editors.",
    },
    "place": {
        **OF_EDITORS,
        "location": "Looked up from the address, outside the form.",
        "ods": "The code of a GP practice, which editors look up.",
        "photo": "An editor has to put a picture into docs: a link to it can be given in a message to them.",
        "closed": "An ending is a message to the editors.",
    },
}
SESSION_LEFT_OUT = {
    "cost": "A price that differs by session: editors ask for it; a change keeps it.",
}


def questions_of(kind: str) -> Iterator[Question]:
    """Every question about a kind of record, in their order."""
    for section in SECTIONS[kind]:
        yield from section.questions


def values_of(kind: str, path: str) -> tuple[str, ...]:
    """The values that a field may have, or the items of a list; () where they are not listed."""
    part = schema_part(kind, path)
    values: list[Any] = part.get("items", part).get("enum", [])
    return tuple(str(value) for value in values)


def fields_of(kind: str) -> Iterator[str]:
    """Every field of a kind, and those inside it, as paths; lists of parts count as one field."""
    yield from _fields(schema_of(kind), "")


def _fields(part: Schema, above: str) -> Iterator[str]:
    for name, field in _with_fields(part)["properties"].items():
        inner = _with_fields(field)
        if "properties" in inner and field.get("type") != "array":
            yield from _fields(inner, f"{above}{name}.")
        else:
            yield f"{above}{name}"


def _with_fields(part: Schema) -> Schema:
    """The form of a part that has fields: a first visit may be a text or have parts."""
    return next((each for each in part.get("oneOf", ()) if "properties" in each), part)
