"""The strict YAML of records: text in, plain values out, typed by the schema and never by guessing.

YAML 1.1 reads 10:30 as the number 630, NO as false and 01373 468368 without its zero. Here every
value stays text, unless the schema asks for a number or a yes-or-no. What a record never needs is
refused: anchors, aliases, tags, directives, second documents.

The values are built straight from the parser's events. Nothing recurses, so deep nesting, which can
end the process in PyYAML's own loader, is refused at the ninth level.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from fingerpost.reading import yaml_problems as refusals
from fingerpost.reading.one_line import on_several_lines
from fingerpost.reading.schema_rules import Form, form_of, lists_of
from fingerpost.reading.schemas import Limits, Schema
from fingerpost.reading.syntax import explain_syntax
from fingerpost.reading.yaml_text import Unreadable
from fingerpost.records.characters import find_fault
from fingerpost.records.problem import Problem

# The C parser is eight times faster; the pure one gives the same events where libyaml is missing.
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_INTEGER = re.compile(r"[+-]?[0-9]{1,18}\Z")
_NUMBER = re.compile(r"[+-]?([0-9]{1,18}(\.[0-9]{0,18})?|\.[0-9]{1,18})\Z")
_BOOLEANS = {"true": True, "yes": True, "false": False, "no": False}


def parse(text: str, file: str, schema: Schema, limits: Limits) -> dict[str, Any]:
    """Read one record as plain dictionaries, lists, text, numbers and booleans.

    A blank value is left out, so that a blank optional field counts as no field.

    Raises:
        Unreadable: With every problem found in this text, at least one.
    """
    if text.startswith("%"):
        raise Unreadable(refusals.directive(file))
    builder = _Builder(text, file, schema, limits)
    try:
        # Inside the guard too: the pure parser looks at the first characters when it is made.
        builder.take_all(_Loader(text).get_event)
    except yaml.YAMLError as error:
        raise Unreadable(*builder.problems, explain_syntax(error, text, file, lists_of(form_of(schema)))) from None
    return builder.finish()


class _Open:
    """A mapping or a list that has begun but not ended."""

    __slots__ = ("form", "is_map", "key", "key_lines", "value")

    def __init__(self, form: Form, *, is_map: bool) -> None:
        self.value: Any = {} if is_map else []
        self.form = form
        self.is_map = is_map
        self.key: str | None = None
        self.key_lines: dict[str, int] = {}

    def put(self, value: Any) -> None:
        """Take the next value; None if it was left blank."""
        if self.is_map:
            if value is not None or self._is_tail():
                self.value[self.key] = value
            self.key = None
        elif value is not None:
            self.value.append(value)

    def _is_tail(self) -> bool:
        """Whether a blank field is really the tail of a text, so that the schema must refuse it.

        In ``{notes: Daytime choir, with tea}`` the comma ends the note, and "with tea" would be lost.
        """
        key = self.key or ""
        return key not in self.form.properties and (" " in key or self.form.is_closed)


class _Builder:
    """Puts the events together."""

    def __init__(self, text: str, file: str, schema: Schema, limits: Limits) -> None:
        self.text = text
        self.file = file
        self.form = form_of(schema)
        self.limits = limits
        self.problems: list[Problem] = []
        self.root: Any = None
        self.stack: list[_Open] = []
        self.nodes = 0
        self.documents = 0
        self.has_hash = " #" in text

    def take_all(self, next_event: Callable[[], Any]) -> None:
        """Take the events to the end of the text.

        Ten thousand records are a million events, nearly all of them keys and values of a mapping:
        those are dealt with here, without a call for each.
        """
        stack = self.stack
        while (event := next_event()).__class__ is not StreamEndEvent:
            kind = event.__class__
            if kind is ScalarEvent:
                self.nodes += 1
                if event.anchor is not None or event.tag is not None or self.nodes > self.limits.nodes:
                    self._refuse(event)
                top = stack[-1] if stack else None
                if top is None:
                    self.root = self._value(event, self.form)
                elif not top.is_map:
                    if (value := self._value(event, top.form.items)) is not None:
                        top.value.append(value)
                elif (key := top.key) is None:
                    _take_key(top, event, self.file, self.problems, self.limits)
                else:
                    value = self._value(event, top.form.fields.get(key, top.form.others))
                    if value is None:
                        top.put(None)
                    else:
                        top.value[key] = value
                        top.key = None
            elif kind is MappingStartEvent:
                self._begin(event, is_map=True)
            elif kind is SequenceStartEvent:
                self._begin(event, is_map=False)
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                value = stack.pop().value
                if stack:
                    stack[-1].put(value)
                else:
                    self.root = value
            elif kind is AliasEvent:
                raise Unreadable(refusals.special(event, self.file, self.text, lists_of(self.form)))
            elif kind is DocumentStartEvent:
                self._document(event)

    def finish(self) -> dict[str, Any]:
        """The record, or every problem.

        Raises:
            Unreadable: If there is any problem, or no record.
        """
        if self.root is None:
            self.problems.append(refusals.empty(self.file))
        elif not isinstance(self.root, dict):
            self.problems.append(refusals.no_fields(self.file))
        if self.problems:
            raise Unreadable(*self.problems)
        whole: dict[str, Any] = self.root
        return whole

    def _value(self, event: Any, form: Form) -> Any:
        """The value of a word, typed by the schema; None if it is blank."""
        value = event.value
        if event.style:
            if event.style == '"' and (fault := find_fault(value)) is not None:
                self.problems.append(refusals.hidden_character(event, self.file, fault))
            if form.is_line and "\n" in value:
                value = value.strip("\n ")
                if "\n" in value:
                    self.problems.append(on_several_lines(event, self.file, len(value.split("\n"))))
            return value or None
        if not value or value == "~" or value == "null":
            return None
        if form.wanted:
            return _convert(value, form.wanted)
        # Without quotes, a # would cut it.
        if self.has_hash and form.is_free_text and (cut := refusals.cut_by_hash(self.text, event)):
            self.problems.append(refusals.hash_in_text(self.text, event, self.file, cut))
        return value

    def _begin(self, event: Any, *, is_map: bool) -> None:
        self.nodes += 1
        if event.anchor is not None or event.tag is not None or self.nodes > self.limits.nodes:
            self._refuse(event)
        top = self.stack[-1] if self.stack else None
        if top is not None and top.is_map and top.key is None:
            raise Unreadable(refusals.key_not_a_word(event, self.file))
        if len(self.stack) >= self.limits.depth:
            raise Unreadable(refusals.too_deep(event, self.file, self.limits.depth))
        self.stack.append(_Open(self._form_of_next(), is_map=is_map))

    def _document(self, event: Any) -> None:
        self.documents += 1
        if self.documents > 1:
            raise Unreadable(refusals.second_record(event, self.file))

    def _refuse(self, event: Any) -> None:
        """A value that is not allowed here.

        Raises:
            Unreadable: Always.
        """
        if event.anchor is not None or event.tag is not None:
            raise Unreadable(refusals.special(event, self.file, self.text, lists_of(self.form)))
        raise Unreadable(refusals.too_many_values(event, self.file, self.limits.nodes))

    def _form_of_next(self) -> Form:
        """The form of the mapping or list that comes next."""
        if not self.stack:
            return self.form
        top = self.stack[-1]
        form = top.form.fields.get(top.key or "", top.form.others) if top.is_map else top.form.items
        return form.container


def _convert(value: str, wanted: str) -> Any:
    """A plain word as the schema wants it, or unchanged when it is not that."""
    if wanted == "number" and _NUMBER.match(value):
        return float(value)
    if wanted == "integer" and _INTEGER.match(value):
        return int(value)
    if wanted == "boolean":
        return _BOOLEANS.get(value.lower(), value)
    return value


def _take_key(top: _Open, event: Any, file: str, problems: list[Problem], limits: Limits) -> None:
    key = event.value
    if event.style == '"' and (fault := find_fault(key)) is not None:
        problems.append(refusals.hidden_character(event, file, fault))
    if not key:
        raise Unreadable(refusals.key_empty(event, file))
    if key == "<<":
        raise Unreadable(refusals.key_merge(event, file))
    if key in top.key_lines:
        problems.append(refusals.key_twice(event, file, top.key_lines[key]))
    top.key_lines[key] = event.start_mark.line + 1
    if len(top.key_lines) > limits.keys:
        raise Unreadable(refusals.too_many_keys(event, file, limits.keys))
    top.key = key
