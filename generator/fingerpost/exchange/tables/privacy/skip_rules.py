"""Which rows of a table are passed over, and which of those are named, as it is not clear that they may be shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from fingerpost.exchange.tables.conditions import is_as_said
from fingerpost.exchange.tables.joins import Join, split_name
from fingerpost.exchange.tables.mapping import TableMapping
from fingerpost.exchange.tables.mapping_check import as_gap
from fingerpost.exchange.tables.mapping_rules import columns_in
from fingerpost.exchange.tables.mapping_values import condition_of
from fingerpost.exchange.tables.privacy.asking_headings import HeadingQuestion, asked_by
from fingerpost.exchange.tables.privacy.may_be_shown import asked_of, may_be_shown, must_not_be_shown
from fingerpost.exchange.tables.rows.row_reader import RowReader
from fingerpost.exchange.tables.table import Table
from fingerpost.exchange.tables.values.no_answer import says_none

_HALF = 0.5


@dataclass(frozen=True, slots=True)
class Skip:
    """A rule of ``skip``, made ready."""

    holds: Callable[[RowReader], bool]
    because: str
    column: str = ""  # that asks whether a row may be shown; "": none, so no row is named
    question: HeadingQuestion | None = None

    def name_row(self, reader: RowReader) -> None:
        """Name a row that is passed over, unless its cell says in a word that it is not to be shown."""
        if not self.column or (self.question and must_not_be_shown(reader.cell(self.column), self.question)):
            return
        reader.remark(  # without the cell: it may say why, or of whom
            as_gap(self.column),
            code="row-not-shown",
            message=f"{self.column} does not clearly say that this may be shown, so the row was left out.",
            hint="If it may, write so there, or add the word to other_than: in the mapping. What an earlier import "
            "made of it is held back too.",
        )


def skips_of(mapping: TableMapping, table: Table, joins: Mapping[str, Join]) -> list[Skip]:
    """The rules of a mapping in their order, and after them what they say nothing of.

    A rule that names the words with which a row is skipped says nothing of others: where the column asks whether a row
    may be shown, a row is then passed over, too, unless it clearly may.
    """
    skips = [
        Skip(condition_of(rule["when"], says_none), rule.get("because", "skipped"), *_named_by(rule, joins))
        for rule in mapping.skip  # a row that has ended, nobody knows when, has ended
    ]
    return [*skips, *_others(mapping, table, joins)]


def _named_by(rule: Mapping[str, Any], joins: Mapping[str, Join]) -> tuple[str, HeadingQuestion | None]:
    """The column of a rule that leaves out all but some words, and what it asks."""
    for column, test in rule["when"].items():
        if isinstance(test, dict) and "other_than" in test:
            return column, asked_by(split_name(column, joins)[1])
    return "", None


def _others(mapping: TableMapping, table: Table, joins: Mapping[str, Join]) -> Iterator[Skip]:
    used = columns_in(mapping.data["records"], mapping.columns)  # such as for what is sensitive: the mapping heeds it
    earlier = {*mapping.columns, *used}
    rules: dict[str, list[Mapping[str, Any]]] = {}
    for rule in mapping.skip:
        for column, test in rule["when"].items():
            rules.setdefault(column, []).append(rule)
            if len(rule["when"]) > 1 or (isinstance(test, dict) and test.keys() != {"contains"}):
                earlier.add(column)  # it says something else of some of the rows
    for column in [column for column in rules if column not in earlier]:
        cells = _cells_of(column, table, joins)
        question = asked_of(split_name(column, joins)[1], cells)
        tests = [rule["when"][column] for rule in rules[column]]
        if question and not ("filled" in tests and not question.is_open):
            others = [cell for cell in cells if not any(is_as_said(cell, test, str, says_none) for test in tests)]
            yield Skip(_unclear(column, question, others), rules[column][0].get("because", "skipped"), column, question)


def _cells_of(column: str, table: Table, joins: Mapping[str, Join]) -> list[str]:
    join, header = split_name(column, joins)
    rows = joins[join].table.rows if join else table.rows
    return [row.cells.get(header, "") for row in rows]


def _unclear(column: str, question: HeadingQuestion, cells: list[str]) -> Callable[[RowReader], bool]:
    """Whether a cell does not clearly say that its row may be shown, in the words that most of these have."""
    often = Counter(cell.strip().casefold() for cell in cells).most_common(1)
    usual = {word for word, count in often if count >= _HALF * len(cells) and not must_not_be_shown(word, question)}

    def holds(reader: RowReader) -> bool:
        cell = reader.cell(column)
        return not may_be_shown(cell, question) and cell.strip().casefold() not in usual

    return holds
