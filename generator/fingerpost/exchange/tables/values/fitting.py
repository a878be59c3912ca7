"""A value of a mapping becomes what the schema's field needs; what cannot be is left out, and reported."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from fingerpost.exchange.tables.mapping_rules import Spec, below
from fingerpost.exchange.tables.rows.row_reader import RowReader
from fingerpost.exchange.tables.values.clean_values import CLEANERS, Cleaned, ImportNote, clean_date, clean_number
from fingerpost.exchange.tables.values.no_answer import says_nothing
from fingerpost.exchange.tables.values.value_ways import age_of, read_yes_no
from fingerpost.reading.schemas import Schema
from fingerpost.records.shorten import shorten

_NUMBERS = (bool, int, float)


class Fitting:
    """Fits the values of one field, and of those inside it, for very many rows."""

    def __init__(self, schema: Schema, name: str, spec: Spec, any_word_in: str = "") -> None:
        """Name what the schema says of the field, what it is called, and what of the mapping makes it.

        The field in it that ``any_word_in`` names may have a word that elsewhere says there is no answer.
        """
        self._schema, self._name, self._spec = schema, name, spec
        self._forms: list[Schema] = schema.get("oneOf", [])
        self._is_list = schema.get("type") == "array"
        self._is_answer = schema.get("type") in ("string", "boolean")
        self._any_word_in = any_word_in
        self._clean = _cleaner_of(schema, name, is_any_word=name != "" and name == any_word_in)
        self.takes_any_text = self._clean is _as_it_is and not self._is_list and not self._forms
        self._below: dict[str, Fitting] = {}

    def __call__(self, value: Any, reader: RowReader) -> Any:
        """Make a value what the field needs."""
        if self._forms:
            return self._in_its_form(value, reader)
        if isinstance(value, str) and not self._is_list:
            cleaned, remark = self._clean(value, reader.country)
            if remark is not None:
                reader.remark(self._spec, remark.code, remark.message, remark.hint)
            return cleaned
        if isinstance(value, dict) and self._is_answer and "answer" in value:
            return self(value["answer"], reader)  # yes, with a note that this field has no room for
        if isinstance(value, dict):
            fitted: dict[str, Any] = {}
            for key, part in value.items():
                fitting = self._below.get(key) or self._of_field(key)
                result = part if fitting.takes_any_text and isinstance(part, str) else fitting(part, reader)
                if result or isinstance(result, _NUMBERS):
                    fitted[key] = result
            return fitted
        if self._is_list:
            items = self._of_items()
            result = [items(part, reader) for part in (value if isinstance(value, list) else [value])]
            return _without_repeats([part for part in result if part not in (None, "")])
        return value

    def _in_its_form(self, value: Any, reader: RowReader) -> Any:
        """A field that may be written in several ways."""
        type_name = "object" if isinstance(value, dict) else "array" if isinstance(value, list) else "string"
        if isinstance(value, str) and any(form.get("type") == "integer" for form in self._forms):
            # An age: a number, or words such as "6 weeks". A cell may have both ages in it.
            if not (value := age_of(value, self._name)):
                return ""
            is_words = any("pattern" in form and re.search(form["pattern"], value) for form in self._forms)
            type_name = "string" if is_words else "integer"
        if type_name not in self._below:
            form = next((form for form in self._forms if form.get("type") == type_name), self._schema | {"oneOf": []})
            self._below[type_name] = Fitting(form, self._name, self._spec)
        return self._below[type_name](value, reader)

    def _of_field(self, key: str) -> Fitting:
        if key not in self._below:
            fields = self._schema.get("properties", {})
            any_word_in = key if key == self._any_word_in else ""
            self._below[key] = Fitting(fields.get(key, {}), key, below(self._spec, key), any_word_in)
        return self._below[key]

    def _of_items(self) -> Fitting:
        if "" not in self._below:
            self._below[""] = Fitting(self._schema.get("items", {}), self._name, self._spec)
        return self._below[""]


def _cleaner_of(schema: Schema, name: str, *, is_any_word: bool) -> Callable[[str, str], Cleaned]:
    """What cleans the text of a cell for a field, for a country."""
    kind = schema.get("type")
    if kind == "boolean":
        return lambda text, _: truth_of(text, name)
    if kind == "number":
        return _of_an_answer(lambda text, _: clean_number(text))
    if kind == "integer":
        return _of_an_answer(lambda text, _: _whole_number(text))
    if schema.get("format") == "date":
        return _of_an_answer(lambda text, _: clean_date(text))
    if name in CLEANERS:
        return _of_an_answer(CLEANERS[name])
    if "enum" in schema:
        return _choice_of(schema["enum"])
    if "pattern" in schema or "maxLength" not in schema:
        return _as_it_is
    shortener = _shortener(schema["maxLength"], schema.get("title", name))
    return shortener if is_any_word else _of_an_answer(shortener)


def _of_an_answer(clean: Callable[[str, str], Cleaned]) -> Callable[[str, str], Cleaned]:
    """Leave out, without a remark, a cell in which somebody wrote that there is no answer."""
    return lambda text, country: ("", None) if says_nothing(text) else clean(text, country)


def _as_it_is(text: str, _: str) -> Cleaned:
    return text, None


def _choice_of(choices: list[str]) -> Callable[[str, str], Cleaned]:
    """What takes a choice that a list writes with capitals or spaces, as ``Community centre``; others stay as they are.

    >>> _choice_of(["community-centre", "hall"])("Community centre", "GB")
    ('community-centre', None)
    """
    by_words = {_words_of(choice): choice for choice in choices}
    return lambda text, _: (by_words.get(_words_of(text), text), None)


def _words_of(choice: str) -> str:
    return " ".join(choice.casefold().replace("-", " ").split())


def _shortener(most: int, title: str) -> Callable[[str, str], Cleaned]:
    def clean(text: str, _: str) -> Cleaned:
        if len(text) + ("\n" in text) <= most:
            return text, None
        # Of several lines, YAML keeps the end of the last one too.
        return shorten(text, most - ("\n" in text)), ImportNote(
            code="text-shortened",
            message=f"{title} had {len(text)} characters; {most} were kept.",
            hint="Write a shorter one in the record.",
        )

    return clean


def _whole_number(text: str) -> Cleaned:
    value, remark = clean_number(text)
    if value is None:
        return None, remark
    if value == int(value):
        return int(value), remark
    return None, ImportNote("number-unclear", f"{shorten(text, 60)} is not a whole number.", "Write one.")


def truth_of(text: str, name: str) -> tuple[bool | None, ImportNote | None]:
    """Yes or no; of what says neither, nothing, but that a record which may be a secret one is taken for one."""
    bare = text.strip().casefold()
    answer = read_yes_no(text)
    word = answer["answer"] if isinstance(answer, dict) else answer
    if bare in ("true", "1") or word == "yes":
        return True, None
    if bare in ("false", "0") or word == "no":
        return False, None
    if not any(map(str.isalnum, bare)) or bare in ("n/a", "na"):
        return None, None
    message = f"The mapping does not say what {shorten(text, 60)} means."
    if name == "sensitive":
        hint = "Write sensitive: no in the record if anybody may know where it is."
        return True, ImportNote("value-not-listed", f"{message} To be safe it was read as yes.", hint)
    return None, ImportNote("value-not-listed", message, "Write yes or no, or say with look_up: what it means.")


def _without_repeats(values: list[Any]) -> list[Any]:
    return [value for number, value in enumerate(values) if value not in values[:number]]
