"""A new record with blanks to fill in, and above each blank what belongs there."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from datetime import date

from fingerpost.reading.schemas import Schema, schema_of
from fingerpost.writing.write import say_value, write_record

# What a person is asked first; everything else is in the handbook. A list asks for its first entry.
BLANKS: dict[str, dict[str, tuple[str, ...]]] = {
    "activity": {
        "summary": (),
        "categories": (),
        "sessions": ("place", "repeats", "days", "from", "to"),
        "contact": ("phone", "email", "website"),
        "checked": ("on", "how"),
    },
    "group": {"summary": (), "kind": (), "contact": ("phone", "email", "website"), "checked": ("on", "how")},
    "place": {"kind": (), "address": (), "town": (), "postcode": ()},
}
FILLED_IN = {"repeats": " weekly"}  # nearly always
WIDTH = 100


def blank_record(kind: str, name: str, since: date | None = None) -> str:
    """The text of a new activity, group or place called ``name``; ``since`` is the day it is listed from."""
    schema = schema_of(kind)
    parts = [
        "# Write after each colon, and delete the lines you do not need. Then run: fingerpost check\n"
        + write_record({"name": name}, kind)
    ]
    for field, inner in BLANKS[kind].items():
        needed = field in schema["required"] or any(field in form["required"] for form in schema.get("anyOf", ()))
        parts.append("".join(_lines(field, schema["properties"][field], inner, needed=needed)))
    if since is not None:
        about = _comment("Where it is among what is new. Nothing to fill in.", {}, "", example=False)
        parts.append("".join([*about, f"since: {since}\n"]))
    return "\n".join(parts)


def _lines(field: str, schema: Schema, inner: tuple[str, ...], *, needed: bool) -> Iterator[str]:
    title = schema["title"] if needed else f"{schema['title']}, if you know"
    yield from _comment(f"{title}. {_about(schema)}", schema, "", example=not inner)
    yield f"{field}:\n"
    is_list = schema.get("type") == "array"
    fields = (schema["items"] if is_list else schema).get("properties", {})
    for number, name in enumerate(inner):
        # Above the blank and not behind it: a # after words that are typed in would cut them off.
        indent = "    " if is_list and number else "  "
        yield from _comment(_about(fields[name]), fields[name], indent, example=True)
        dash = "- " if is_list and not number else ""
        yield f"{indent}{dash}{name}:{FILLED_IN.get(name, '')}\n"


def _comment(text: str, schema: Schema, indent: str, *, example: bool) -> Iterator[str]:
    whole = f"{text} For example: {say_value(schema['examples'][0])}" if example else text
    for line in textwrap.wrap(whole, WIDTH, break_long_words=False, break_on_hyphens=False):
        yield f"{indent}# {line}\n"


def _about(schema: Schema) -> str:
    """What belongs there, with the choices where there are few."""
    choices = schema.get("enum") or schema.get("items", {}).get("enum", [])
    about = str(schema["description"])
    return f"{about} One of: {', '.join(choices)}." if choices and choices[0] not in about else about
