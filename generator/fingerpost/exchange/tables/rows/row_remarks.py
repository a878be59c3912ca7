"""What to report about a row from which a record, or part of one, cannot be used: each at its cell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from fingerpost.exchange.tables.joins import ROW, split_name
from fingerpost.exchange.tables.mapping import RecordSpec, TableMapping
from fingerpost.exchange.tables.mapping_check import as_gap
from fingerpost.exchange.tables.mapping_rules import below, columns_in
from fingerpost.exchange.tables.mapping_words import way_of
from fingerpost.exchange.tables.rows.row_reader import RowReader
from fingerpost.exchange.tables.table import Row, Table
from fingerpost.exchange.tables.usable import Loss
from fingerpost.exchange.tables.values.no_answer import says_nothing
from fingerpost.records.problem import Problem, Severity
from fingerpost.records.span import Span

BETWEEN_NAMES = (";", "|")  # in no name of a group that we know


def place_of_refuge(reader: RowReader, *, is_certain: bool) -> Problem:
    """The place of a row whose activity is sensitive, or may be, was left out."""
    if is_certain:
        message = "The activity of this row is sensitive, so its place was left out: its page would say where that is."
        hint = "If anybody may know that place, write a record of it."
    else:
        message = "This row may be of something whose address must stay secret, so its place was left out."
        hint = "If anybody may know where it is, write sensitive: no in the mapping, for this row, and import again."
    return Problem(
        code="sensitive-place",
        severity=Severity.WARNING,
        span=reader.table.span(reader.row.number),
        message=message,
        hint=hint,
        quote=False,
    )


def words_of_refuge(span: Span) -> Problem:
    """Words of what may be a refuge were left out, or others put in their place, as they say where it is."""
    return Problem(
        code="sensitive-words",
        severity=Severity.WARNING,
        span=span,
        message="This row may be of something whose address must stay secret, and this says where that is, so it was "
        "left out.",
        hint="If anybody may know where it is, write sensitive: no in the mapping, for this row, and import again.",
        quote=False,
    )


def does_without(problem: Problem, kind: str) -> Problem:
    """Why there is no such group or place, where the activity is kept without it."""
    message = f"{problem.message} The {kind} was left out, and the activity has none."
    return replace(problem, severity=Severity.WARNING, message=message) if problem.is_error else problem


def fault_of(loss: Loss, spans: CellSpans) -> Problem:
    """Why a row is left out. Something of it that could have been left out alone is a warning beside that."""
    problem = replace(loss.problem, span=spans[loss.path])
    if loss.path == "town" and problem.code == "missing":
        problem = replace(problem, hint=_where_to_write_a_town(spans.fields.get("town", "")))
    return problem if loss.removal is None else replace(problem, severity=Severity.WARNING)


def _where_to_write_a_town(spec: Any) -> str:
    """In the row, or in the mapping for all rows without one."""
    now = spec if isinstance(spec, str) and spec else "what is there now"
    return (
        "Write the town into that row. If all rows without one are in one town, write it into the mapping, "
        f"under place: town: {{first_of: [{now}, Frome]}}"
    )


def losses_named(loss: Loss, spans: CellSpans) -> Iterator[Problem]:
    """What a record does without: the cell, and others that say nothing without it."""
    reader = spans.reader
    columns = list(dict.fromkeys(columns_in(spans.part(loss.removal or loss.path), reader.own_columns)))
    if loss.problem.code == "missing" and not any(map(reader.cell, columns)):
        return  # nothing in the row says any of it
    message = f"{loss.problem.message} It was left out of the record."
    span = spans[loss.path]
    yield replace(loss.problem, span=span, severity=Severity.WARNING, message=message, field="")
    if loss.removal in (None, loss.path) or loss.path.startswith("sessions."):
        return
    for column in columns:
        other = reader.table.span(reader.row.number, column)
        if other != span and reader.row.cells.get(column):
            yield Problem(
                code="cell-unused",
                severity=Severity.WARNING,
                span=other,
                message=f"{column} was left out too: it says nothing without what is beside it.",
                hint="Put that right, and this comes in with it.",
            )


@dataclass(frozen=True, slots=True)
class CellSpans:
    """Points at the cell that a field was made from, where a record's own spans point at its line."""

    reader: RowReader
    fields: Mapping[str, Any]

    def __getitem__(self, path: str) -> Span:
        spec = self.part(path)
        if spec is self.fields:
            return self.reader.table.span(self.reader.row.number)
        table, row, column = self.reader.place_of(next(columns_in(spec, self.reader.own_columns), ""))
        return table.span(row.number, column)

    def part(self, path: str) -> Any:
        """What of the mapping makes a field, or the nearest part around it that is clear."""
        spec: Any = self.fields
        for step in path.removesuffix(":key").split("."):
            hours = way_of(spec) == "opening_hours"
            spec = spec["with"][step] if hours and step in spec.get("with", {}) else below(spec, step)
        return spec


def remark_on_several_names(reader: RowReader, spec: Any, kind: str, name: str) -> None:
    """Warn of a group or place whose name has a sign that divides two names: "Age UK; Mind"."""
    sign = next((sign for sign in BETWEEN_NAMES if sign in name.strip(sign)), "")
    if not sign:
        return
    column = next(columns_in(spec, reader.own_columns), "")
    join, _ = split_name(column, reader.joins)
    each = join or f'{{split: <{column}>, at: "{sign}"}}'
    others = "" if join else f", and there <each> in place of <{column}>"
    reader.remark(
        spec,
        code="several-names",
        message=f"This may be the names of several {kind}s. One {kind} was made, with all of it as its name.",
        hint=f"If they are several, write under {kind}: in the mapping each: {each}{others}. "
        f"The activity is then {'in' if kind == 'group' else 'at'} the first.",
    )


def remark_on_place_not_there(reader: RowReader, places: RecordSpec) -> None:
    """Name what leads to a row of another table with places, where that has no such row."""
    columns = columns_in([*places.key, places.fields.get("name", "")], reader.own_columns)
    for join in dict.fromkeys(split_name(column, reader.joins)[0] for column in columns):
        near = reader.joins[join].left if join else ROW
        if near == ROW or split_name(near, reader.joins)[0] or reader.rows_of(join):
            continue
        if (cell := reader.cell(near)) and not says_nothing(cell):
            reader.remark(
                as_gap(near),
                code="place-not-there",
                message=f"{near} leads to a place that {join} does not have, so the activity has none.",
                hint=f"Add it to {join}, or correct what is written here, and import again.",
            )


def remark_on_name_called_off(reader: RowReader, spec: Any) -> None:
    """Name an event whose name says that it is off."""
    reader.remark(
        spec,
        code="hours-called-off",
        message="The name says that it is off, so it came in without a time.",
        hint="To leave such rows out, name the column and contains: with the word under skip: in the mapping.",
    )


def no_key(table: Table, row: Row, mapping: TableMapping, first: int | None) -> Problem:
    """A row without a key, or with that of the row ``first``."""
    column = next(columns_in(mapping.data["key"], mapping.columns), "")
    if first is None and row.number in table.struck:
        message, hint = (
            f"Row {table.row_name(row.number)} has nothing in the columns that tell rows apart, but for what is struck "
            "through.",
            "If it no longer holds, strike all of the row through or delete it. If it does, take the line away.",
        )
    elif first is None:
        message, hint = (
            f"Row {table.row_name(row.number)} has nothing in the columns that tell rows apart.",
            "Fill in the key of the row.",
        )
    else:
        one, other = table.row_name(row.number), table.row_name(first)
        message = f"Row {one} has the same key as row {other}, so the two cannot be told apart."
        hint = "Delete one of them, or add a column to key: in the mapping."
    return Problem(
        code="row-key", severity=Severity.ERROR, span=table.span(row.number, column), message=message, hint=hint
    )


def take_remarks_since(remarks: list[Problem], start: int) -> list[Problem]:
    """Take the last remarks out of a list: those from this place on."""
    since = remarks[start:]
    del remarks[start:]
    return since
