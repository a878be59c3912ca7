"""Warns where a column that the mapping does not name limits when rows are on: "Term time only" under Notes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from fingerpost.exchange.tables.mapping import TableMapping
from fingerpost.exchange.tables.privacy.asking_headings import asked_by
from fingerpost.exchange.tables.report.unnamed_columns import UnnamedColumn
from fingerpost.exchange.tables.row_numbers import first_rows
from fingerpost.exchange.tables.table import cell_warning
from fingerpost.exchange.tables.values.no_answer import says_nothing
from fingerpost.language.counted import counted
from fingerpost.records.problem import Problem
from fingerpost.schedule.hours.dates import MONTH

_DAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?s?"
_ORDINAL = r"(?:1st|2nd|3rd|4th|5th|first|second|third|fourth|fifth|last)"
_DATE = rf"(?:\d{{1,2}}(?:st|nd|rd|th)?(?: of)? (?:{MONTH})|\d{{1,2}}/\d{{1,2}}|(?:{MONTH}))"
_NOT = r"(?:not|no (?:meetings?|sessions?|class(?:es)?|clubs?)|closed|except|breaks?)"
NOT_EVERY_WEEK = re.compile(
    r"\b(?:"
    r"term[ -]?times?|in term\b|school (?:terms?|holidays?)|half[ -]terms?|seasonal|"
    rf"fortnight(?:ly)?|(?:alternate|every (?:other|second|2nd|third|3rd|4|four)) (?:weeks?|{_DAY})|bi-?weekly|"
    rf"{_ORDINAL}(?: ?(?:&|and|,|/) ?{_ORDINAL})* {_DAY}|"
    r"(?:of|in) (?:the|each|every) month|monthly|(?:once|twice) a month|"
    r"(?:summer|winter|spring|autumn)(?: months)? only|"
    rf"{_NOT} (?:(?:in|on|during|for|over) )?(?:the )?(?:{MONTH}|bank holidays?|christmas|easter|summer)|"
    r"(?:closed|suspended|cancelled|postponed|paused|on hold|not (?:running|meeting)) (?:until|till|for now|at present|"
    r"at the moment|due to|because)|until further notice|"
    rf"(?:re-?)?(?:starts?|starting|opens?|begins?|returns?|resum\w+)(?: (?:again|back))? (?:on |in |from )?{_DATE}|"
    rf"(?:until|till|finish(?:es|ed)? (?:on|in)|ends? (?:on|in)|ended) (?:the )?(?:{_DATE}|end of)"
    r")\b",
    re.IGNORECASE,
)
_LONGEST = 300  # characters of a cell that are looked at


def warn_of_limits(columns: Iterable[UnnamedColumn], mapping: TableMapping) -> Iterator[Problem]:
    """Warn of each such column once; the words are not repeated, as they may not be for everybody."""
    if not any("sessions" in record.fields for record in mapping.records):
        return
    for column in columns:
        if not asked_by(column.header) and (rows := _rows_with_limits(column)):
            yield _warning(column, rows)


def _rows_with_limits(column: UnnamedColumn) -> list[int]:
    """The numbers of the rows of which a column says that they are not on every week."""
    cells = [(number, cell[:_LONGEST]) for number, cell in column.cells()]
    asks = bool(NOT_EVERY_WEEK.search(" ".join(column.header.split())))  # "School holidays", with Yes below it
    limits = {
        cell
        for cell in {cell for _, cell in cells if cell}
        if NOT_EVERY_WEEK.search(cell) or (asks and not says_nothing(cell))
    }
    return [number for number, cell in cells if cell in limits]


def _warning(column: UnnamedColumn, rows: list[int]) -> Problem:
    count, which = counted(len(rows), "row"), first_rows(rows, column.table.sheets)
    return cell_warning(
        column.table,
        rows[0],
        column.header,
        code="when-unheeded",
        message=f"{column.name} seems to say when something is or is not on, in {count} ({which}). "
        "The mapping does not use that column, so they may have come in as if they were on every week.",
        hint="Look at those rows. Write what is right into the times of the list, or into the records. "
        f"If it does not matter, write in the mapping: ignore: [{column.name}]",
    )
