"""The rules of a schema in the form the reader needs, worked out once for each part of it."""

from __future__ import annotations

from fingerpost.reading.schemas import Schema

LONGEST_LINE = (
    120  # what may have no more characters is a name, a number or a label: it is on one line wherever it is shown
)


def is_line(schema: Schema) -> bool:
    """Whether a text has to be on one line; a text with a pattern is refused by the pattern."""
    return (
        "pattern" not in schema
        and schema.get("type") == "string"
        and schema.get("maxLength", LONGEST_LINE + 1) <= LONGEST_LINE
    )


class Form:
    """What is allowed at one place of a record.

    Where a schema allows two forms, a word or a mapping, this is the word's and ``container`` the other.
    """

    __slots__ = (
        "container",
        "fields",
        "is_closed",
        "is_free_text",
        "is_line",
        "items",
        "others",
        "properties",
        "wanted",
    )

    def __init__(self, schema: Schema) -> None:
        kind = schema.get("type")
        self.wanted = "" if kind in (None, "string") else str(kind)  # "" is text
        self.is_free_text = "enum" not in schema and "pattern" not in schema and "format" not in schema
        self.is_line = is_line(schema)
        self.properties: Schema = schema.get("properties", {})
        self.is_closed = schema.get("additionalProperties") is False
        self.others = _below(schema.get("additionalProperties"))
        self.items = _below(schema.get("items"))
        self.fields = {name: _below(field) if field else self.others for name, field in self.properties.items()}
        self.container = self


def form_of(schema: Schema) -> Form:
    """The form of a whole file, worked out once for each schema."""
    entry = _FORMS.get(id(schema))
    if entry is None or entry[0] is not schema:
        entry = _FORMS[id(schema)] = (schema, Form(schema))
    return entry[1]


def lists_of(form: Form) -> frozenset[str]:
    """The names of all fields, at any level, that hold a list."""
    names: set[str] = set()
    ahead = [form]
    while ahead:
        current = ahead.pop()
        for name, field in current.fields.items():
            if "array" in (field.wanted, field.container.wanted):
                names.add(name)
            ahead += [inner for inner in (field, field.container, field.container.items) if inner.fields]
    return frozenset(names)


_FORMS: dict[int, tuple[Schema, Form]] = {}  # with its schema, so that no other can get the same id


def _below(schema: Schema | bool | None) -> Form:
    if not isinstance(schema, dict) or not schema:
        return _ANYTHING
    forms = schema.get("oneOf", ())
    word = next((form for form in forms if not _is_container(form)), schema)
    container = next((form for form in forms if _is_container(form)), schema)
    built = Form(word)
    built.container = built if container is word else Form(container)
    return built


def _is_container(schema: Schema) -> bool:
    return schema.get("type") in ("object", "array")


_ANYTHING: Form = Form.__new__(Form)
_ANYTHING.wanted, _ANYTHING.is_free_text, _ANYTHING.is_line, _ANYTHING.is_closed = "", True, False, False
_ANYTHING.properties, _ANYTHING.fields = {}, {}
_ANYTHING.others = _ANYTHING.items = _ANYTHING.container = _ANYTHING
