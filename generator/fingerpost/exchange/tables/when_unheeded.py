"""Columns that the mapping does not use, and that say of some rows when they are on: "Term time only" under Notes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from fingerpost.exchange.tables.asking_headings import asked_by
from fingerpost.exchange.tables.columns_unheeded import names_in
from fingerpost.exchange.tables.joins import Join
from fingerpost.exchange.tables.mapping import TableMapping
from fingerpost.exchange.tables.no_answer import says_nothing
from fingerpost.exchange.tables.table import Table
from fingerpost.language.counted import counted
from fingerpost.records.problem import Problem, Severity
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
_MOST_ROWS = 5  # that a remark names


def when_unheeded(table: Table, mapping: TableMapping, joins: Mapping[str, Join]) -> Iterator[Problem]:
    """Warn of each such column once; the words are not repeated, as they may not be for everybody."""
    if not any("sessions" in record.fields for record in mapping.records):
        return
    names = set(names_in(mapping.data))
    yield from _unheeded(table, "", names)
    for join in joins.values():
        yield from _unheeded(join.table, f"{join.name}: ", names)


def _unheeded(table: Table, before: str, names: set[str]) -> Iterator[Problem]:
    for header in table.headers:
        column = before + header
        if column in names or asked_by(header):
            continue
        cells = [(row.number, row.cells.get(header, "")[:_LONGEST]) for row in table.rows]
        asks = bool(NOT_EVERY_WEEK.search(" ".join(header.split())))  # "School holidays", with Yes below it
        saying = {
            cell
            for cell in {cell for _, cell in cells if cell}
            if NOT_EVERY_WEEK.search(cell) or (asks and not says_nothing(cell))
        }
        rows = [number for number, cell in cells if cell in saying]
        if not rows:
            continue
        numbers = ", ".join(map(str, rows[:_MOST_ROWS])) + (" and more" if len(rows) > _MOST_ROWS else "")
        which = f"row {numbers}" if len(rows) == 1 else f"rows {numbers}"
        yield Problem(
            code="when-unheeded",
            severity=Severity.WARNING,
            span=table.span(rows[0], header),
            message=f"{column} seems to say when something is or is not on, in {counted(len(rows), 'row')} ({which}). "
            "The mapping does not use that column, so they may have come in as if they were on every week.",
            hint="Look at those rows. Write what is right into the times of the list, or into the records. "
            f"If it does not matter, write in the mapping: ignore: [{column}]",
        )
