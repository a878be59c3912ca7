"""The hours that a mapping takes from a row: cells of hours, and what is beside them, become sessions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

from fingerpost.exchange.tables.hours.called_off import is_called_off
from fingerpost.exchange.tables.hours.days_of_event import days_of_event
from fingerpost.exchange.tables.hours.first_moment import first_moment
from fingerpost.exchange.tables.hours.hours_in_words import with_words
from fingerpost.exchange.tables.hours.opening_hours import Cell, Hours, read_cells, words_alone
from fingerpost.exchange.tables.hours.year_of_list import YearOfList, days_in, year_of
from fingerpost.exchange.tables.mapping_rules import Spec, columns_in, is_by_day
from fingerpost.exchange.tables.rows.row_reader import RowReader, Text, Value
from fingerpost.exchange.tables.values.no_answer import says_nothing
from fingerpost.records.session import Weekday
from fingerpost.records.shorten import shorten

_SHOWN = 60  # characters of a cell


class HoursOfRow:
    """Gives the sessions of a row, from a cell of its own for each day or one that has the whole week."""

    def __init__(self, spec: Spec, text_of: Callable[[Spec], Text], value_of: Callable[[Spec], Value]) -> None:
        """Make ready what a mapping says of hours.

        Args:
            spec: ``opening_hours:`` of a mapping, with what is beside it.
            text_of: Makes a part of it ready, as a text.
            value_of: The same, as a value.
        """
        self._spec, self._about = spec, spec["opening_hours"]
        by_day = self._about.items() if is_by_day(self._about) else [(None, self._about)]
        self._texts = [(day and Weekday(day), text_of(part), part) for day, part in by_day]
        self._calendar, self._beside = text_of(spec.get("calendar", "")), value_of(spec.get("with", {}))
        self._on, self._until = text_of(spec.get("on", "")), text_of(spec.get("until", ""))
        self._often, self._in_words = text_of(spec.get("often", "")), text_of(spec.get("in_words", ""))
        self._years = YearOfList(year_of(spec), tuple(columns_in(self._about, {})))
        self._begins = first_moment(self._about)
        self._day_it_begins = text_of(self._begins) if self._begins else None

    def __call__(self, reader: RowReader) -> list[dict[str, Any]]:
        """The sessions of a row, as the schema has them; what is not certain is remarked."""
        hours = self._hours(reader)
        for cell, note in hours.notes:
            reader.remark(cell.part, note.code, note.message, note.hint)
        if hours.words and hours.words not in reader.hours:
            reader.hours.append(hours.words)
        return hours.sessions

    def _hours(self, reader: RowReader) -> Hours:
        start = reader.cell(next(columns_in(self._begins, reader.own_columns), "")) if self._begins else ""
        if is_called_off(start):
            return _called_off(start, self._begins, reader)
        cells = [Cell(words, day, part) for day, text, part in self._texts if (words := text(reader)).strip()]
        on, until = self._on(reader), self._until(reader)
        if self._day_it_begins and not self._day_it_begins(reader):
            return self._end_alone(start, cells, reader)
        if on and (off := next((cell for cell in cells if is_called_off(cell.text)), None)):
            return _called_off(off.text, off.part, reader)
        if on and until and on < until:
            cells = cells or [Cell("", None, self._spec["on"])]
            return days_of_event(cells, on, until, self._beside(reader), self._calendar(reader))
        if on:
            cells = [replace(cell, text=f"{on} {cell.text}") for cell in cells] or [Cell(on, None, self._spec["on"])]
        elif undated := self._words_of_date(reader):
            return words_alone(cells, undated, self._beside(reader))
        return self._read(cells, on, reader)

    def _read(self, cells: list[Cell], on: str, reader: RowReader) -> Hours:
        """Read the cells with what other columns say of them, which with a date is nothing."""
        read = partial(
            read_cells,
            about=self._beside(reader),
            calendar=self._calendar(reader),
            year=self._years.of(" ".join(cell.text for cell in cells), reader.table),
            often="" if on else self._often(reader).strip(),
        )
        hours = read(cells, on=on)
        if not on and (words := self._in_words(reader)):
            return with_words(hours, cells, Cell(words, None, self._spec["in_words"]), read)
        return hours

    def _end_alone(self, start: str, cells: list[Cell], reader: RowReader) -> Hours:
        """Keep the words of an end without a beginning, and name it; what is in place of a day is named already."""
        if not cells:
            return Hours()
        words = f"{start}{self._about.get('by', ', ')}{cells[0].text}".strip()
        if not start or says_nothing(start):
            message = f"{shorten(words, _SHOWN)}: it says when it ends but not when it starts, so it was given no time."
            hint = "Ask when it is, and fill in the cell."
            reader.remark(self._begins, code="hours-unclear", message=message, hint=hint)
        reader.hours.append(words)
        return Hours()

    def _words_of_date(self, reader: RowReader) -> str:
        """The words of a date beside the hours that could not be read, and has been named; "" if it names no day."""
        on = self._spec.get("on", "")
        columns = columns_in(on, reader.own_columns)
        words = " ".join(cell for column in columns if (cell := reader.cell(column)) and not says_nothing(cell))
        return words if days_in(words, on.get("written", "") if isinstance(on, dict) else "") else ""


def _called_off(words: str, spec: Spec, reader: RowReader) -> Hours:
    """No hours for what is called off, which is named."""
    message = f"{shorten(words, _SHOWN)}: it has been called off, so it has no time."
    hint = "To leave such rows out, name the column and the word under skip: in the mapping."
    reader.remark(spec, code="hours-called-off", message=message, hint=hint)
    return Hours()
