"""Columns that ask whether a row may be shown, and the words of each with which it may."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from fingerpost.exchange.tables.conditions import A_DATE, is_as_said, is_day_or_year, without_day
from fingerpost.exchange.tables.privacy.asking_headings import HeadingQuestion
from fingerpost.exchange.tables.privacy.may_be_shown import asked_of, must_not_be_shown, taken_for_shown
from fingerpost.exchange.tables.propose.column import Choice, Column
from fingerpost.exchange.tables.propose.sources import Source

_HALF = 0.5
_EXAMPLES = 6


def asked_in(column: Column) -> HeadingQuestion | None:
    """What a column asks, where that is whether a row may be shown."""
    return asked_of(column.heading, column.contents.cells)


def cells_of(column: Column, source: Source) -> Counter[str]:
    """How often each cell of a column is there, of all rows and not only of those that were looked at."""
    table = source.others[column.table] if column.table else source.table
    header = column.name.removeprefix(f"{column.table}: ") if column.table else column.name
    return Counter(row.cells.get(header, "") for row in table.rows)


def words_shown(cells: Mapping[str, int], question: HeadingQuestion) -> list[str]:
    """The words with which a row may be shown; none if most rows say something that is not clear."""
    words = taken_for_shown(cells, question)
    shown = {word.casefold() for word in words}
    clear = sum(
        rows
        for cell, rows in cells.items()
        if is_as_said(cell, words, str) or without_day(cell).casefold() in shown or must_not_be_shown(cell, question)
    )
    if not words or clear < _HALF * sum(cells.values()):
        return []
    return words if question.is_open or "" in words else [*words, ""]


def unclear_columns(chosen: Mapping[str, Sequence[Choice]], source: Source) -> list[str]:
    """The names of the columns of which a person has to say which words mean that a row may be shown."""
    columns = [choice.column for choice in chosen.get("closed", [])]
    return [
        column.name
        for column in columns
        if (question := asked_in(column)) and not words_shown(cells_of(column, source), question)
    ]


def examples(cells: Counter[str]) -> str:
    """A few words that a column has, for a person to choose from: those of one row alone may be about somebody."""
    filled = {cell: rows for cell, rows in cells.items() if cell.strip()}
    if sum(rows for cell, rows in filled.items() if is_day_or_year(cell)) > _HALF * sum(filled.values()):
        return f" Most have a date. If that is the day on which somebody agreed, write [{A_DATE}]."
    several = [word or "empty" for word, count in cells.most_common() if count > 1][:_EXAMPLES]
    return f" It has {', '.join(several)}." if several else ""
