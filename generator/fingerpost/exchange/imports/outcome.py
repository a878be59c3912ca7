"""What an import did, or would do: counted as its records come."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from fingerpost.exchange.imports.new_names import NewName
from fingerpost.exchange.imports.new_record import KeptRecord
from fingerpost.exchange.tables.report.same_names import SameNames
from fingerpost.exchange.tables.table import SHEET_STEP, sheet_file
from fingerpost.reading.layout import FOLDERS
from fingerpost.records.problem import Problem
from fingerpost.records.span import Span


@dataclass(slots=True)
class Outcome:
    """What an import did, or would do."""

    rows: int = 0
    rows_used: int = 0
    skipped: dict[str, int] = field(default_factory=dict)  # rows by reason
    new: dict[str, int] = field(default_factory=dict)  # records by kind
    changed: int = 0
    same: int = 0
    edited: int = 0  # changed in the table, but a person has edited the record: left alone
    deleted: int = 0  # a person has deleted the record: not written again
    merged: int = 0  # a person has merged it with another record: left alone
    here: int = 0  # a place that the directory has already, of its own or of another list: left alone
    erased: int = 0  # somebody asked to forget it: never written again
    unlisted: int = 0  # in the last import, no longer in the table: kept
    new_names: list[NewName] = field(default_factory=list)  # of those, what may be in it under a new name
    withdrawn: int = 0  # of rows that are passed over now: held back here too
    in_last_import: int = 0  # records that the last import knew
    still_public: int = 0  # the same, but a person has edited the record: left as it is
    started: list[str] = field(default_factory=list)  # files of a new directory
    problems: list[Problem] = field(default_factory=list)
    uncategorised: int = 0  # records whose category a person must choose
    # For the report: what the table is called, its columns, and which record was made of which row.
    file: str = ""
    source: str = ""
    headers: tuple[str, ...] = ()
    sheets: tuple[str, ...] = ()  # that were read below each other
    made_of_rows: dict[int, str] = field(default_factory=dict)
    names: SameNames = field(default_factory=SameNames)  # of its activities

    def describe(self, records: Iterable[KeptRecord]) -> None:
        """Remember what a report needs to know of records beside the sums."""
        for record in records:
            self.made_of_rows[record.row] = f"{FOLDERS[record.kind]}/{record.id}.yaml"
            self.uncategorised += record.is_uncategorised
            if record.title:
                self.names.add(record.title, record.row)

    def count(self, record: KeptRecord) -> None:
        """Count what becomes of a record."""
        if record.what == "here":
            pass  # several may be one place: who keeps them knows
        elif record.what == "new":
            self.new[record.kind] = self.new.get(record.kind, 0) + 1
        else:
            setattr(self, record.what, getattr(self, record.what) + 1)
        if record.problem:
            self.problems.append(record.problem)

    def row_of(self, span: Span) -> int | None:
        """The number of the row that a place in the table is in; None if it is in another file."""
        if span.file == self.file:
            return span.line
        files = [sheet_file(self.file, sheet) for sheet in self.sheets]
        return files.index(span.file) * SHEET_STEP + span.line if span.file in files else None

    @property
    def rows_left_out(self) -> int:
        """Rows that could not be used."""
        return self.rows - self.rows_used - sum(self.skipped.values())
