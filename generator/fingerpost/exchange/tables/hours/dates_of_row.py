"""A date, or a date with a time, that a mapping takes from a row."""

from __future__ import annotations

from collections.abc import Callable

from fingerpost.exchange.tables.hours.date_remarks import why_no_date
from fingerpost.exchange.tables.hours.date_times import clean_date_time
from fingerpost.exchange.tables.hours.year_of_list import YearOfList, dated, year_of
from fingerpost.exchange.tables.mapping_rules import Spec, columns_in
from fingerpost.exchange.tables.rows.row_reader import RowReader, Text
from fingerpost.exchange.tables.values.clean_values import ImportNote, clean_date
from fingerpost.exchange.tables.values.no_answer import says_nothing


def date_of_row(spec: Spec, text_of: Callable[[Spec], Text]) -> Text:
    """What gives the day that a row says, the year first: 2026-10-01; "" where it says none that is certain.

    Args:
        spec: ``date:`` of a mapping, with what is beside it.
        text_of: Makes a part of a mapping ready.
    """
    order = spec.get("written", "")
    return _day_of_row("date", spec, text_of, lambda words, year, _: clean_date(dated(words, order, year), order))


def date_time_of_row(spec: Spec, text_of: Callable[[Spec], Text]) -> Text:
    """The same with a time, by the clock of the directory: 2026-10-01 19:30."""
    order = spec.get("written", "")
    return _day_of_row(
        "date_time", spec, text_of, lambda words, year, timezone: clean_date_time(words, order, timezone, year)
    )


def _day_of_row(
    way: str,
    spec: Spec,
    text_of: Callable[[Spec], Text],
    read: Callable[[str, int | None, str], tuple[str | None, ImportNote | None]],
) -> Text:
    """What reads the words of a row, with the year of the list and the time zone of the directory."""
    text = text_of(spec[way])
    years = YearOfList(year_of(spec), tuple(columns_in(spec[way], {})), spec.get("written", ""))

    def day(reader: RowReader) -> str:
        if not (words := text(reader)) or says_nothing(words):
            return ""
        result, note = read(words, years.of(words, reader.table), reader.timezone)
        if note is not None:
            note = why_no_date(note, words, years, reader.table)
            reader.remark(spec[way], note.code, note.message, note.hint)
        return result or ""

    return day
