"""What a mapping says about one field, worked out for one row."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

from fingerpost.exchange.tables.clean_values import CLEANERS, ImportNote, clean_date, clean_number
from fingerpost.exchange.tables.conditions import is_as_said
from fingerpost.exchange.tables.joins import ROW, Join, split_name
from fingerpost.exchange.tables.mapping_words import KINDS, way_of
from fingerpost.exchange.tables.opening_hours import Cell, read_cells
from fingerpost.exchange.tables.table import Row, Table, cell_warning
from fingerpost.exchange.tables.text_ways import html_to_markdown, part_after, sentences_of
from fingerpost.exchange.tables.value_ways import address_part, age_of, read_ages, read_price, read_yes_no
from fingerpost.reading.schemas import Schema
from fingerpost.reading.suggest import nearest
from fingerpost.records.problem import Problem
from fingerpost.records.session import Weekday
from fingerpost.records.shorten import shorten

# <Town>; <Age (<18)> with brackets inside round ones; and <<Ages 5 -> 8>> for any other name with one in it.
_GAP = re.compile(r"<<([^\n]+?)>>|<((?:[^<>\n()]|\([^()\n]*\))+)>|<([^<>\n]+)>")
Spec = Any  # a text with gaps, a list of specs, a way of making a value, or fields that are specs


ITEM = "each"  # the gap <each>: the part of a cell that something is being made for
RECORD_IDS = {f"{kind} id": kind for kind in KINDS}


@dataclass(slots=True)
class RowReader:
    """One row, with the columns that the mapping makes itself, and what there is to say about it."""

    table: Table
    row: Row
    own_columns: Mapping[str, Spec]
    country: str = "GB"
    own_values: dict[str, str] = field(default_factory=dict)  # own columns worked out so far
    remarks: list[Problem] = field(default_factory=list)
    hours: list[str] = field(default_factory=list)  # the words of the hours of the record that is being made
    joins: Mapping[str, Join] = field(default_factory=dict)
    chosen: Mapping[str, Row] = field(default_factory=dict)  # of each join, the one row that something is made for
    find_id: Callable[[str, RowReader], str] | None = None  # the id of the record of a kind that belongs to this row

    def cell(self, name: str) -> str:
        """The text of a column of the table, of the mapping, or of a joined table: all that its rows say."""
        if name in self.own_values:
            return self.own_values[name]
        if name in self.own_columns:
            self.own_values[name] = ""  # a column made of itself is empty
            self.own_values[name] = as_text(evaluate(self.own_columns[name], self))
            return self.own_values[name]
        if name in self.row.cells:
            return self.row.cells[name]
        if name in RECORD_IDS and self.find_id:
            return self.find_id(RECORD_IDS[name], self)
        return "; ".join(self.cells(name)) if self.joins else ""

    def cells(self, name: str) -> list[str]:
        """What each row of a joined table has in a column."""
        join, column = split_name(name, self.joins)
        if not join:
            return []
        if column == ROW:
            return [str(row.number) for row in self.rows_of(join)]
        return list(dict.fromkeys(cell for row in self.rows_of(join) if (cell := row.cells.get(column, ""))))

    def rows_of(self, name: str) -> list[Row]:
        """The rows of a joined table that belong to this row."""
        if name in self.chosen:
            return [self.chosen[name]]
        join = self.joins[name]
        if split_name(join.left, self.joins)[0]:
            return join.matches(self.cells(join.left))
        key = str(self.row.number) if join.left == ROW else self.cell(join.left)
        return join.matches([key] if key else [])

    def for_each(self, spec: Spec) -> list[RowReader]:
        """A reader for each row of a joined table, or for each part of a cell."""
        if isinstance(spec, str) and spec in self.joins:
            own = {ITEM: self.own_values[ITEM]} if ITEM in self.own_values else {}
            return [
                replace(self, chosen={**self.chosen, spec: row}, own_values=dict(own)) for row in self.rows_of(spec)
            ]
        parts = evaluate(spec, self)
        parts = parts if isinstance(parts, list) else [parts]
        return [replace(self, own_values={ITEM: as_text(part)}) for part in parts if part not in ("", {}, [])]

    def remark(self, spec: Spec, code: str, message: str, hint: str = "") -> None:
        """Warn of a cell; once, though two records may be made of it."""
        table, row, column = self.place_of(next(columns_in(spec, self.own_columns), ""))
        warning = cell_warning(table, row.number, column, code, message, hint)
        if warning not in self.remarks:
            self.remarks.append(warning)

    def place_of(self, name: str) -> tuple[Table, Row, str]:
        """In which table and row a column is, and what it is called there."""
        join, column = split_name(name, self.joins)
        rows = self.rows_of(join) if join else []
        if not rows:
            return self.table, self.row, name
        row = next((row for row in rows if row.cells.get(column)), rows[0])
        return self.joins[join].table, row, column


def evaluate(spec: Spec, reader: RowReader) -> Any:
    """Text, a list or fields; "" or nothing in it where the row has nothing to say."""
    if isinstance(spec, str):
        return _fill(spec, reader)
    if isinstance(spec, list):
        return list(_flattened(spec, reader))
    way = way_of(spec)
    if not way:
        return {name: value for name, part in spec.items() if (value := evaluate(part, reader)) not in ("", [], {})}
    return _MAKERS[way](spec, reader)


def coerce(value: Any, schema: Schema, name: str, spec: Spec, reader: RowReader) -> Any:
    """Make a value what the schema's field needs; what cannot be is left out, and reported."""
    if "oneOf" in schema:
        type_name = "object" if isinstance(value, dict) else "array" if isinstance(value, list) else "string"
        forms = schema["oneOf"]
        if type_name == "string" and isinstance(value, str) and any(form.get("type") == "integer" for form in forms):
            # An age: a number, or words such as "6 weeks". A cell may have both ages in it.
            if not (value := age_of(value, name)):
                return ""
            is_words = any("pattern" in form and re.search(form["pattern"], value) for form in forms)
            type_name = "string" if is_words else "integer"
        schema = next((form for form in forms if form.get("type") == type_name), schema)
    if isinstance(value, dict) and "answer" in value and schema.get("type") in ("string", "boolean"):
        value = value["answer"]  # yes, with a note that this field has no room for
    if isinstance(value, dict):
        fields = schema.get("properties", {})
        parts = {key: coerce(part, fields.get(key, {}), key, below(spec, key), reader) for key, part in value.items()}
        return {key: part for key, part in parts.items() if part not in (None, "", [], {})}
    if schema.get("type") == "array":
        values = value if isinstance(value, list) else [value]
        items = [coerce(part, schema.get("items", {}), name, spec, reader) for part in values]
        return _without_repeats([part for part in items if part not in (None, "")])
    if not isinstance(value, str):
        return value
    cleaned, remark = _clean(value, schema, name, reader.country)
    if remark is not None:
        reader.remark(spec, remark.code, remark.message, remark.hint)
    return cleaned


def holds(condition: Mapping[str, Any], reader: RowReader) -> bool:
    """Whether every column of a condition is as it says."""
    return all(
        is_as_said(reader.cell(column), test, lambda text: _fill(text, reader)) for column, test in condition.items()
    )


def columns_in(spec: Spec, own_columns: Mapping[str, Spec]) -> Iterator[str]:
    """Every column of the table that a value is made of, the first named first."""
    if isinstance(spec, str):
        for name in gaps_of(spec):
            if name in own_columns:
                others = {key: part for key, part in own_columns.items() if key != name}
                yield from columns_in(own_columns[name], others)
            else:
                yield name
    elif isinstance(spec, list):
        for part in spec:
            yield from columns_in(part, own_columns)
    elif isinstance(spec, dict):
        if "when" in spec:
            yield from spec["when"]
        for name, part in spec.items():
            if name not in ("when", "in", "at", "by", "written", "part_after", "address_part"):
                yield from columns_in(part, own_columns)


@cache
def gaps_of(text: str) -> tuple[str, ...]:
    """The columns named in a text: "<Town>" in "A library in <Town>."."""
    return tuple(_name_of(gap) for gap in _GAP.finditer(text))


def _name_of(gap: re.Match[str]) -> str:
    return gap[gap.lastindex or 0]


def below(spec: Spec, step: str) -> Spec:
    """The part of a spec that makes one field, or all of it where that is not clear."""
    return spec[step] if isinstance(spec, dict) and step in spec and not way_of(spec) else spec


def as_text(value: Any) -> str:
    """A value for a gap."""
    return ", ".join(value) if isinstance(value, list) else str(value or "")


def _fill(text: str, reader: RowReader) -> str:
    literals, names = _parts_of(text)
    if not names:
        return text
    cells = [reader.cell(name) for name in names]
    if not all(cells):
        return ""
    return "".join([literals[0], *(part for pair in zip(cells, literals[1:], strict=True) for part in pair)])


@cache
def _parts_of(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What a text has around its gaps, and the names in them: "A library in <Town>." is ("A library in ", ".")."""
    literals, at = [], 0
    for gap in _GAP.finditer(text):
        literals.append(text[at : gap.start()])
        at = gap.end()
    return (*literals, text[at:]), gaps_of(text)


def _flattened(specs: list[Spec], reader: RowReader) -> Iterator[Any]:
    return _flattened_values([evaluate(spec, reader) for spec in specs])


def _first_of(spec: Spec, reader: RowReader) -> Any:
    return next((value for part in spec["first_of"] if (value := evaluate(part, reader)) not in ("", [], {})), "")


def _joined(spec: Spec, reader: RowReader) -> str:
    return str(spec.get("by", ", ")).join(_flattened(spec["joined"], reader))


def _split(spec: Spec, reader: RowReader) -> list[str]:
    marks = spec.get("at", ";")
    pattern = "|".join(re.escape(mark) for mark in (marks if isinstance(marks, list) else [marks]))
    return [part.strip() for part in re.split(pattern, as_text(evaluate(spec["split"], reader))) if part.strip()]


def _look_up(spec: Spec, reader: RowReader) -> Any:
    value = evaluate(spec["look_up"], reader)
    values = [_look_up_one(part, spec, reader) for part in (value if isinstance(value, list) else [value]) if part]
    flat = [
        part for entry in values for part in (entry if isinstance(entry, list) else [entry]) if part not in ("", {})
    ]
    return flat if isinstance(value, list) else (values[0] if values else "")


def _look_up_one(value: str, spec: Spec, reader: RowReader) -> Any:
    table = {str(name).casefold(): part for name, part in spec["in"].items()}
    if value.casefold() in table:
        return evaluate(table[value.casefold()], reader)
    if "otherwise" in spec:
        return evaluate(spec["otherwise"], reader)
    suggestion = nearest(value, spec["in"])
    reader.remark(
        spec["look_up"],
        code="value-not-listed",
        message=f"The mapping does not say what {shorten(value, 60)} means.",
        hint=f"It knows {suggestion}." if suggestion else "Add it under in: in the mapping, or say otherwise:.",
    )
    return ""


def _when(spec: Spec, reader: RowReader) -> Any:
    chosen = spec.get("then", "") if holds(spec["when"], reader) else spec.get("otherwise", "")
    return evaluate(chosen, reader)


def _without(spec: Spec, reader: RowReader) -> str:
    text = as_text(evaluate(spec["text"], reader))
    for words in spec["without"]:
        text = re.sub(rf"(?<!\w){re.escape(words)}(?!\w)", "", text)
    return " ".join(text.split()).strip(" ,")


def _date(spec: Spec, reader: RowReader) -> str:
    text = as_text(evaluate(spec["date"], reader))
    value, remark = clean_date(text, spec.get("written", "")) if text else ("", None)
    if remark is not None:
        reader.remark(spec["date"], remark.code, remark.message, remark.hint)
    return value or ""


def _opening_hours(spec: Spec, reader: RowReader) -> list[dict[str, object]]:
    """The hours of a cell of its own for each day, or of one that has the whole week."""
    about = spec["opening_hours"]
    parts = [(Weekday(day), part) for day, part in about.items()] if is_by_day(about) else [(None, about)]
    texts = [(day, as_text(evaluate(part, reader)), part) for day, part in parts]
    cells = [Cell(text, day, part) for day, text, part in texts if text.strip()]
    calendar = as_text(evaluate(spec.get("calendar", ""), reader))
    hours = read_cells(cells, evaluate(spec.get("with", {}), reader), calendar)
    for cell, note in hours.notes:
        reader.remark(cell.part, note.code, note.message, note.hint)
    if hours.words and hours.words not in reader.hours:
        reader.hours.append(hours.words)
    return hours.sessions


def is_by_day(hours: Spec) -> bool:
    """Whether a mapping has a column for each day."""
    return isinstance(hours, dict) and not way_of(hours)


def _clean(text: str, schema: Schema, name: str, country: str) -> tuple[Any, ImportNote | None]:
    kind = schema.get("type")
    if kind in ("number", "integer"):
        value, remark = clean_number(text)
        if kind == "integer" and value is not None:
            if value == int(value):
                return int(value), remark
            return None, ImportNote("number-unclear", f"{shorten(text, 60)} is not a whole number.", "Write one.")
        return value, remark
    if kind == "boolean":
        return _truth(text, name)
    if schema.get("format") == "date":
        return clean_date(text)
    if name in CLEANERS:
        return CLEANERS[name](text, country)
    if "enum" not in schema and "pattern" not in schema and len(text) > (most := schema.get("maxLength", len(text))):
        return shorten(text, most), ImportNote(
            code="text-shortened",
            message=f"{schema.get('title', name)} had {len(text)} characters; {most} were kept.",
            hint="Write a shorter one in the record.",
        )
    return text, None


def _truth(text: str, name: str) -> tuple[bool | None, ImportNote | None]:
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


def _first_sentence(spec: Spec, reader: RowReader) -> str:
    return sentences_of(as_text(evaluate(spec["first_sentence"], reader)))[0]


def _other_sentences(spec: Spec, reader: RowReader) -> str:
    return sentences_of(as_text(evaluate(spec["other_sentences"], reader)))[1]


def _part_after(spec: Spec, reader: RowReader) -> str:
    headings = spec["part_after"]
    text = as_text(evaluate(spec["of"], reader))
    return part_after(text, headings if isinstance(headings, list) else [headings])


def _each(spec: Spec, reader: RowReader) -> list[Any]:
    made = [evaluate(spec["make"], one) for one in reader.for_each(spec["each"])]
    return list(_flattened_values(made))


def _flattened_values(values: list[Any]) -> Iterator[Any]:
    for value in values:
        if isinstance(value, list):
            yield from value
        elif value not in ("", {}):
            yield value


_MAKERS: dict[str, Callable[[Spec, RowReader], Any]] = {
    "first_of": _first_of,
    "joined": _joined,
    "split": _split,
    "look_up": _look_up,
    "when": _when,
    "without": _without,
    "date": _date,
    "opening_hours": _opening_hours,
    "first_sentence": _first_sentence,
    "other_sentences": _other_sentences,
    "part_after": _part_after,
    "html": lambda spec, reader: html_to_markdown(as_text(evaluate(spec["html"], reader))),
    "yes_no": lambda spec, reader: read_yes_no(as_text(evaluate(spec["yes_no"], reader))),
    "price": lambda spec, reader: read_price(as_text(evaluate(spec["price"], reader))),
    "age_range": lambda spec, reader: read_ages(as_text(evaluate(spec["age_range"], reader))),
    "address_part": lambda spec, reader: address_part(as_text(evaluate(spec["of"], reader)), spec["address_part"]),
    "each": _each,
}
