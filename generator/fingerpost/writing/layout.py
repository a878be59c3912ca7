"""In which order the fields of a record are written, and which of its parts go on one line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, time
from functools import cache

from fingerpost.reading.schema_rules import is_line
from fingerpost.reading.schemas import Schema, schema_of

# Parts that read best on one line, as long as they fit on one.
ON_ONE_LINE = frozenset({"cost", "ages", "checked", "location", "capacity", "closed", "assurance"})
LINE = 100
_LISTS = (list, tuple)
_HOLDERS = (str, dict, list, tuple, Mapping)  # the plain ones first: to ask whether it is any Mapping takes longer


@dataclass(frozen=True, slots=True)
class Layout:
    """What the schema says of a part: its fields by name, in their order, and what the items of a list are like."""

    fields: Mapping[str, Layout] = field(default_factory=dict)
    order: Mapping[str, int] = field(default_factory=dict)
    items: Layout | None = None
    is_line: bool = False  # so that a line break in it becomes a space
    _orders: dict[tuple[str, ...], list[str]] = field(default_factory=dict, compare=False, repr=False)

    def of(self, name: str) -> Layout:
        """The layout of a field."""
        return self.fields.get(name, ANY)

    def in_order(self, value: Mapping[str, object]) -> list[tuple[str, object]]:
        """The fields that are filled, in the order of the schema; those it does not have come last."""
        names = tuple(value)
        order = self._orders.get(names) or self._ordered(names)
        return [
            (name, self.of(name).on_its_lines(part) if has_breaks(part) else part)
            for name in order
            if (part := value[name]) or not is_empty(part)
        ]

    def _ordered(self, names: tuple[str, ...]) -> list[str]:
        last = len(self.order)
        self._orders[names] = sorted(names, key=lambda name: self.order.get(name, last))
        return self._orders[names]

    def on_its_lines(self, value: object) -> object:
        """A text, or a list of them, with the line breaks that its field may have."""
        if isinstance(value, str):
            return " ".join(value.split()) if self.is_line else value
        if isinstance(value, list | tuple) and self.items is not None:
            return [self.items.on_its_lines(item) for item in value]
        return value


ANY = Layout()


@cache
def layout_of(kind: str) -> Layout:
    """The layout of a kind of record."""
    return _layout(schema_of(kind))


def _layout(schema: Schema) -> Layout:
    fields: Schema = schema.get("properties", {})
    for form in schema.get("oneOf", ()):  # of two forms allowed, the one that has fields
        fields = fields or form.get("properties", {})
    return Layout(
        {name: _layout(part) for name, part in fields.items()},
        {name: number for number, name in enumerate(fields)},
        _layout(schema["items"]) if isinstance(schema.get("items"), dict) else None,
        is_line(schema),
    )


def has_breaks(value: object) -> bool:
    """Whether a text, or one in a list, has a line break."""
    if value.__class__ is str:
        return "\n" in value
    return isinstance(value, _LISTS) and any(isinstance(item, str) and "\n" in item for item in value)


def plain_text(value: object) -> str:
    """A value as the characters that its file has."""
    if isinstance(value, str):
        return str(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, time):
        return value.strftime("%H:%M")
    return value.isoformat() if isinstance(value, date) else str(value)


def is_empty(value: object) -> bool:
    """Whether there is nothing to write."""
    return value is None or (isinstance(value, _HOLDERS) and len(value) == 0)


def is_block(text: str) -> bool:
    """Whether a text has lines of its own below its name; not one without a space, such as a long web address."""
    return "\n" in text or (len(text) > 2 * LINE and " " in text)


def fits(values: Iterable[object], name: str) -> bool:
    """Whether a part can be on one line with its name."""
    length = len(name)
    for value in values:
        text = value if isinstance(value, str) else plain_text(value)
        length += len(text) + 8
        if length > LINE or "\n" in text:
            return False
    return length <= LINE
