"""Columns of states (Active, Closed, Seasonal): which words say that a row is on, and which rows are to be named."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from fingerpost.exchange.tables.hours.called_off import is_off, is_on
from fingerpost.exchange.tables.joins import Join, split_name
from fingerpost.exchange.tables.mapping import TableMapping
from fingerpost.exchange.tables.mapping_check import as_gap
from fingerpost.exchange.tables.privacy.may_be_shown import different
from fingerpost.exchange.tables.privacy.withheld_words import is_withheld
from fingerpost.exchange.tables.rows.row_reader import RowReader
from fingerpost.exchange.tables.table import Table
from fingerpost.exchange.tables.values.no_answer import says_nothing

_USUAL = 0.2  # of the rows have a word that is no exception
_HALF = 0.5


@dataclass(frozen=True, slots=True)
class State:
    """A column whose words say which rows are skipped."""

    column: str
    words: frozenset[str] | None  # with which a row is on, in small letters; None: it is not known of all

    def remark(self, reader: RowReader) -> None:
        """Name a row that is not skipped, though its state does not say that it is on."""
        cell = reader.cell(self.column)
        if is_off(cell):
            message = f"{self.column} seems to say that it is off, in words that skip: does not name. It came in."
        elif self.words is None or says_nothing(cell) or is_on(cell) or cell.strip().casefold() in {"", *self.words}:
            return
        else:
            message = f"{self.column} does not clearly say whether it is on. It came in."
        reader.remark(  # without the cell: it may say why, or of whom
            as_gap(self.column),
            code="row-may-be-off",
            message=message,
            hint="If such rows are not for everybody, add the word beside the others under skip: in the mapping. "
            "If they are on, add it to keep: there.",
        )


def is_status(heading: str) -> bool:
    """Whether a heading says that a state is below it: "Status", "Group status"."""
    return heading.casefold().rstrip(" ?:").endswith("status")


def words_on(cells: Iterable[str]) -> list[str]:
    """The words of a column of states with which a row is on: such as say so, and what many rows have."""
    count = Counter(cell for cell in cells if cell.strip())
    return different(
        word
        for word, rows in count.most_common()
        if is_on(word)
        or (rows >= _USUAL * count.total() and rows > 1 and not (is_off(word) or is_not_to_be_shown(word)))
    )


def is_not_to_be_shown(word: str) -> bool:
    """Whether a state says that a row is not for everybody: "Restricted", "Awaiting permission"."""
    return is_withheld(word, is_note=True)


def states_of(mapping: TableMapping, table: Table, joins: Mapping[str, Join]) -> list[State]:
    """The columns whose words say which rows are skipped, by the rules of ``skip``."""
    states = []
    for rule in mapping.skip:
        for column, test in rule["when"].items():
            if test not in ("filled", "empty") and isinstance(test, str | list):
                keep = rule.get("keep")
                words = keep if keep is not None else _usual_words(column, table, joins)
                states.append(State(column, None if words is None else frozenset(map(str.casefold, words))))
    return states


def _usual_words(column: str, table: Table, joins: Mapping[str, Join]) -> list[str] | None:
    """The same of a mapping that does not say it, of a column called Status in which most rows are plainly on."""
    if not is_status(split_name(column, joins)[1]):
        return None
    cells = list(_cells_of(column, table, joins))
    on = sum(map(is_on, cells))
    return words_on(cells) if on and on >= _HALF * len(cells) else None


def _cells_of(column: str, table: Table, joins: Mapping[str, Join]) -> Iterator[str]:
    join, header = split_name(column, joins)
    for row in joins[join].table.rows if join else table.rows:
        if cell := row.cells.get(header, "").strip():
            yield cell
