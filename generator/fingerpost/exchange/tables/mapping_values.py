"""What a mapping says about a field, made ready once and worked out for each of very many rows."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from fingerpost.exchange.tables.conditions import is_as_said
from fingerpost.exchange.tables.hours.dates_of_row import date_of_row, date_time_of_row
from fingerpost.exchange.tables.hours.hours_of_row import HoursOfRow
from fingerpost.exchange.tables.mapping_rules import Spec, as_text, parts_of
from fingerpost.exchange.tables.mapping_words import way_of
from fingerpost.exchange.tables.rows.row_reader import RowReader, Text, Value
from fingerpost.exchange.tables.values.address_parts import address_part
from fingerpost.exchange.tables.values.contact_parts import contact_part, has_more_words, has_no_way
from fingerpost.exchange.tables.values.description_links import description_link
from fingerpost.exchange.tables.values.no_answer import says_nothing
from fingerpost.exchange.tables.values.price_in_words import price_in_words
from fingerpost.exchange.tables.values.text_ways import html_to_markdown, part_after, sentences_of
from fingerpost.exchange.tables.values.value_ways import read_ages, read_yes_no
from fingerpost.reading.suggest import nearest
from fingerpost.records.shorten import shorten

_STOPS = frozenset(".!?…:;")  # at the end of a text


def value_of(spec: Spec) -> Value:
    """What works out a value for a row."""
    if isinstance(spec, str):
        return _filled(spec)
    if isinstance(spec, list):
        return _list(spec)
    return _MAKERS[way](spec) if (way := way_of(spec)) else _fields(spec)


def text_of(spec: Spec) -> Text:
    """The same, as text for a gap."""
    if isinstance(spec, str):
        return _filled(spec)
    value = value_of(spec)
    return lambda reader: as_text(value(reader))


def condition_of(
    condition: Mapping[str, Any], is_as_empty: Callable[[str], bool] = says_nothing
) -> Callable[[RowReader], bool]:
    """What says whether every column of a condition is as it says."""
    tests = list(condition.items())
    return lambda reader: all(
        is_as_said(reader.cell(column), test, lambda text: _filled(text)(reader), is_as_empty) for column, test in tests
    )


def readers_of(spec: Spec) -> Callable[[RowReader], list[RowReader]]:
    """What gives a reader for each row of a joined table, or for each part of a cell."""
    value = value_of(spec)

    def readers(reader: RowReader) -> list[RowReader]:
        if isinstance(spec, str) and spec in reader.joins:
            return reader.for_rows(spec)
        return reader.for_parts(as_text(part) for part in _as_list(value(reader)) if part)

    return readers


@cache
def _filled(text: str) -> Text:
    """A text with its gaps filled; nothing if one of them is empty."""
    literals, names = parts_of(text)
    if not names:
        return lambda _: text
    first, *others = literals
    if len(names) == 1 and not first and not others[0]:
        name = names[0]
        return lambda reader: reader.cell(name)

    def fill(reader: RowReader) -> str:
        cells = [reader.cell(name) for name in names]
        if not all(cells):
            return ""
        return "".join([first, *(part for pair in zip(cells, others, strict=True) for part in pair)])

    return fill


def _fields(spec: Mapping[str, Spec]) -> Value:
    fields = [(name, value_of(part)) for name, part in spec.items()]
    return lambda reader: {name: result for name, value in fields if (result := value(reader))}


def _list(specs: list[Spec]) -> Callable[[RowReader], list[Any]]:
    values = [value_of(spec) for spec in specs]
    return lambda reader: list(_flattened([value(reader) for value in values]))


def _flattened(parts: Iterable[Any]) -> Iterator[Any]:
    for value in parts:
        if isinstance(value, list):
            yield from value
        elif value:
            yield value


def _as_list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _first_of(spec: Spec) -> Value:
    values = [value_of(part) for part in spec["first_of"]]

    def is_an_answer(answer: Any) -> bool:
        return bool(answer) and not (isinstance(answer, str) and says_nothing(answer))

    return lambda reader: next((answer for value in values if is_an_answer(answer := value(reader))), "")


def _joined(spec: Spec) -> Value:
    parts, by = _list(spec["joined"]), str(spec.get("by", ", "))
    if by[:1] != ".":
        return lambda reader: by.join(parts(reader))
    after_stop = by[1:]  # so that a sentence that has its stop gets no second one

    def join(reader: RowReader) -> str:
        texts = parts(reader)
        ends = [after_stop if text[-1:] in _STOPS else by for text in texts[:-1]]
        return "".join(text + end for text, end in zip(texts, [*ends, ""], strict=bool(texts)))

    return join


def _split(spec: Spec) -> Value:
    text, marks = text_of(spec["split"]), re.compile("|".join(map(re.escape, _as_list(spec.get("at", ";")))))
    return lambda reader: [bare for part in marks.split(text(reader)) if (bare := part.strip())]


def _look_up(spec: Spec) -> Value:
    key_of = value_of(spec["look_up"])
    table = {str(name).casefold(): value_of(part) for name, part in spec["in"].items()}
    otherwise = value_of(spec["otherwise"]) if "otherwise" in spec else None

    def look_up_one(part: str, reader: RowReader) -> Any:
        if value := table.get(part.casefold(), otherwise):
            return value(reader)
        _remark_unlisted(part, spec, reader)
        return ""

    def look_up(reader: RowReader) -> Any:
        value = key_of(reader)
        entries = [look_up_one(part, reader) for part in _as_list(value) if part]
        if isinstance(value, list):
            return [part for entry in entries for part in _as_list(entry) if part not in ("", {})]
        return entries[0] if entries else ""

    return look_up


def _remark_unlisted(value: str, spec: Spec, reader: RowReader) -> None:
    suggestion = nearest(value, spec["in"])
    reader.remark(
        spec["look_up"],
        code="value-not-listed",
        message=f"The mapping does not say what {shorten(value, 60)} means.",
        hint=f"It knows {suggestion}." if suggestion else "Add it under in: in the mapping, or say otherwise:.",
    )


def _when(spec: Spec) -> Value:
    holds, then, otherwise = (
        condition_of(spec["when"]),
        value_of(spec.get("then", "")),
        value_of(spec.get("otherwise", "")),
    )
    return lambda reader: then(reader) if holds(reader) else otherwise(reader)


def _without(spec: Spec) -> Value:
    whole = text_of(spec["text"])
    patterns = [re.compile(rf"(?<!\w){re.escape(words)}(?!\w)") for words in spec["without"]]

    def without(reader: RowReader) -> str:
        text = whole(reader)
        for pattern in patterns:
            text = pattern.sub("", text)
        return " ".join(text.split()).strip(" ,")

    return without


def _part_after(spec: Spec) -> Value:
    text, headings = text_of(spec["of"]), _as_list(spec["part_after"])
    return lambda reader: part_after(text(reader), headings)


def _address_part(spec: Spec) -> Value:
    text, part = text_of(spec["of"]), spec["address_part"]
    return lambda reader: address_part(text(reader), part)


def _contact_part(spec: Spec) -> Value:
    text, part = text_of(spec["of"]), spec["contact_part"]

    def read(reader: RowReader) -> str:
        cell = text(reader)
        if has_more_words(cell, reader.country):
            message = "Words beside how to get in touch are in this cell. They are on no page."
            hint = "Write what a visitor needs into a column of its own, such as how to book."
            reader.remark(spec["of"], code="contact-words", message=message, hint=hint)
        elif part != "name" and has_no_way(cell, reader.country):
            message = "There is no phone number, email address or web address in this cell."
            hint = "Write one into the cell, or ask the group for one."
            reader.remark(spec["of"], code="contact-words", message=message, hint=hint)
        return contact_part(cell, part, reader.country)

    return read


def _each(spec: Spec) -> Value:
    readers, value = readers_of(spec["each"]), value_of(spec["make"])
    return lambda reader: list(_flattened([value(one) for one in readers(reader)]))


def _link(spec: Spec) -> Value:
    address, words = text_of(spec["link"]), text_of(spec["shown_as"])
    return lambda reader: description_link(address(reader), words(reader))


def _price(spec: Spec) -> Value:
    amount, words = text_of(spec["price"]), _list(_as_list(spec.get("in_words", [])))
    return lambda reader: price_in_words(amount(reader), [as_text(part) for part in words(reader)])


def _read(way: str, read: Callable[[str], Any]) -> Callable[[Spec], Value]:
    """A way that reads the text of a cell."""

    def make(spec: Spec) -> Value:
        text = text_of(spec[way])
        return lambda reader: read(text(reader))

    return make


_MAKERS: dict[str, Callable[[Spec], Value]] = {
    "first_of": _first_of,
    "joined": _joined,
    "split": _split,
    "look_up": _look_up,
    "when": _when,
    "without": _without,
    "date": lambda spec: date_of_row(spec, text_of),
    "date_time": lambda spec: date_time_of_row(spec, text_of),
    "opening_hours": lambda spec: HoursOfRow(spec, text_of, value_of),
    "first_sentence": _read("first_sentence", lambda text: sentences_of(text)[0]),
    "other_sentences": _read("other_sentences", lambda text: sentences_of(text)[1]),
    "part_after": _part_after,
    "link": _link,
    "html": _read("html", html_to_markdown),
    "yes_no": _read("yes_no", read_yes_no),
    "price": _price,
    "age_range": _read("age_range", read_ages),
    "address_part": _address_part,
    "contact_part": _contact_part,
    "each": _each,
}
