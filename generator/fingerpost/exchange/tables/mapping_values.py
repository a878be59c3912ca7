"""What a mapping says about a field, made ready once and worked out for each of very many rows."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache, partial
from typing import Any

from fingerpost.exchange.tables.conditions import is_as_said
from fingerpost.exchange.tables.hours.called_off import is_called_off
from fingerpost.exchange.tables.hours.date_remarks import why_no_date
from fingerpost.exchange.tables.hours.date_times import clean_date_time
from fingerpost.exchange.tables.hours.days_of_event import days_of_event
from fingerpost.exchange.tables.hours.first_moment import first_moment
from fingerpost.exchange.tables.hours.hours_in_words import with_words
from fingerpost.exchange.tables.hours.opening_hours import Cell, Hours, read_cells, words_alone
from fingerpost.exchange.tables.hours.year_of_list import YearOfList, dated, days_in, year_of
from fingerpost.exchange.tables.mapping_rules import Spec, as_text, columns_in, is_by_day, parts_of
from fingerpost.exchange.tables.mapping_words import way_of
from fingerpost.exchange.tables.rows.row_reader import RowReader
from fingerpost.exchange.tables.values.address_parts import address_part
from fingerpost.exchange.tables.values.clean_values import clean_date
from fingerpost.exchange.tables.values.contact_parts import contact_part, has_more_words, has_no_way
from fingerpost.exchange.tables.values.no_answer import says_nothing
from fingerpost.exchange.tables.values.text_ways import html_to_markdown, part_after, sentences_of
from fingerpost.exchange.tables.values.value_ways import read_ages, read_price, read_yes_no
from fingerpost.reading.suggest import nearest
from fingerpost.records.session import Weekday
from fingerpost.records.shorten import shorten

Value = Callable[[RowReader], Any]  # text, a list or fields; "" or nothing in it where the row has nothing to say
Text = Callable[[RowReader], str]


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
    return lambda reader: by.join(parts(reader))


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


def _date(spec: Spec) -> Value:
    text, order = text_of(spec["date"]), spec.get("written", "")
    years = YearOfList(year_of(spec), tuple(columns_in(spec["date"], {})), order)

    def date(reader: RowReader) -> str:
        if not (words := text(reader)) or says_nothing(words):
            return ""
        day, remark = clean_date(dated(words, order, years.of(words, reader.table)), order)
        if remark is not None:
            remark = why_no_date(remark, words, years, reader.table)
            reader.remark(spec["date"], remark.code, remark.message, remark.hint)
        return day or ""

    return date


def _date_time(spec: Spec) -> Value:
    text, order = text_of(spec["date_time"]), spec.get("written", "")
    years = YearOfList(year_of(spec), tuple(columns_in(spec["date_time"], {})), order)

    def date_time(reader: RowReader) -> str:
        if not (words := text(reader)) or says_nothing(words):
            return ""
        moment, remark = clean_date_time(words, order, reader.timezone, years.of(words, reader.table))
        if remark is not None:
            remark = why_no_date(remark, words, years, reader.table)
            reader.remark(spec["date_time"], remark.code, remark.message, remark.hint)
        return moment or ""

    return date_time


def _remark_called_off(words: str, spec: Spec, reader: RowReader) -> None:
    message = f"{shorten(words, 60)}: it has been called off, so it has no time."
    hint = "To leave such rows out, name the column and the word under skip: in the mapping."
    reader.remark(spec, code="hours-called-off", message=message, hint=hint)


def _keep_end(start: str, words: str, spec: Spec, reader: RowReader) -> None:
    """Keep the words of an end without a beginning, and name it; what is in place of a day is named already."""
    reader.hours.append(words)
    if not start or says_nothing(start):
        message = f"{shorten(words, 60)}: it says when it ends but not when it starts, so it was given no time."
        reader.remark(spec, code="hours-unclear", message=message, hint="Ask when it is, and fill in the cell.")


def _words_of_date(spec: Spec, reader: RowReader) -> str:
    """The words of a date beside the hours that could not be read, and has been named; "" if it names no day."""
    columns = columns_in(spec.get("on", ""), reader.own_columns)
    words = " ".join(cell for column in columns if (cell := reader.cell(column)) and not says_nothing(cell))
    order = spec["on"].get("written", "") if isinstance(spec.get("on"), dict) else ""
    return words if days_in(words, order) else ""


def _opening_hours(spec: Spec) -> Value:
    """The hours of a cell of its own for each day, or of one that has the whole week."""
    about = spec["opening_hours"]
    parts = [(Weekday(day), part) for day, part in about.items()] if is_by_day(about) else [(None, about)]
    texts = [(day, text_of(part), part) for day, part in parts]
    calendar, beside = text_of(spec.get("calendar", "")), value_of(spec.get("with", {}))
    date_on, date_until = text_of(spec.get("on", "")), text_of(spec.get("until", ""))
    years = YearOfList(year_of(spec), tuple(columns_in(spec["opening_hours"], {})))
    how_often, in_words = text_of(spec.get("often", "")), text_of(spec.get("in_words", ""))

    begins = first_moment(about)
    day_it_begins = text_of(begins) if begins else None

    def sessions(reader: RowReader) -> list[dict[str, object]]:
        start = reader.cell(next(columns_in(begins, reader.own_columns), "")) if begins else ""
        if is_called_off(start):
            _remark_called_off(start, begins, reader)
            return []
        cells = [Cell(words, day, part) for day, text, part in texts if (words := text(reader)).strip()]
        on, until = date_on(reader), date_until(reader)
        if day_it_begins and not day_it_begins(reader):
            if cells:
                _keep_end(start, f"{start}{about.get('by', ', ')}{cells[0].text}".strip(), begins, reader)
            return []
        if on and (off := next((cell for cell in cells if is_called_off(cell.text)), None)):
            _remark_called_off(off.text, off.part, reader)
            return []
        if on and until and on < until:
            days = days_of_event(cells or [Cell("", None, spec["on"])], on, until, beside(reader), calendar(reader))
            return sessions_of(reader, days)
        if on:
            cells = [replace(cell, text=f"{on} {cell.text}") for cell in cells] or [Cell(on, None, spec["on"])]
        if undated := "" if on else _words_of_date(spec, reader):
            return sessions_of(reader, words_alone(cells, undated, beside(reader)))
        often = "" if on else how_often(reader).strip()
        year = years.of(" ".join(cell.text for cell in cells), reader.table)
        read = partial(read_cells, about=beside(reader), calendar=calendar(reader), year=year, often=often)
        hours = read(cells, on=on)
        if not on and (words := in_words(reader)):
            hours = with_words(hours, cells, Cell(words, None, spec["in_words"]), read)
        return sessions_of(reader, hours)

    def sessions_of(reader: RowReader, hours: Hours) -> list[dict[str, object]]:
        for cell, note in hours.notes:
            reader.remark(cell.part, note.code, note.message, note.hint)
        if hours.words and hours.words not in reader.hours:
            reader.hours.append(hours.words)
        return hours.sessions

    return sessions


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
    "date": _date,
    "date_time": _date_time,
    "opening_hours": _opening_hours,
    "first_sentence": _read("first_sentence", lambda text: sentences_of(text)[0]),
    "other_sentences": _read("other_sentences", lambda text: sentences_of(text)[1]),
    "part_after": _part_after,
    "html": _read("html", html_to_markdown),
    "yes_no": _read("yes_no", read_yes_no),
    "price": _read("price", read_price),
    "age_range": _read("age_range", read_ages),
    "address_part": _address_part,
    "contact_part": _contact_part,
    "each": _each,
}
