"""What an import writes: records that are new or have changed there, and never over what a person has edited here."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from fingerpost.checks.context import Context
from fingerpost.exchange.decide import decide
from fingerpost.exchange.no_longer_listed import warn_of_no_longer_listed
from fingerpost.exchange.tables.former_names import read_former_names
from fingerpost.exchange.tables.last_import import (
    HERE,
    ImportedRecord,
    LastImport,
    file_of,
    last_import_file,
    last_import_lines,
    read_last_import,
)
from fingerpost.exchange.tables.new_record import Decision, KeptRecord, NewRecord
from fingerpost.exchange.tables.privacy.discreet import discreet
from fingerpost.exchange.tables.report.same_names import SameNames
from fingerpost.exchange.tables.table import SHEET_STEP, sheet_file
from fingerpost.exchange.withdrawn import Withdrawals, withdraw
from fingerpost.files.durable import Batch, write_whole
from fingerpost.files.records_lock import taking_places
from fingerpost.reading.layout import FOLDERS
from fingerpost.reading.parse import parse
from fingerpost.reading.schemas import SHARED_LIMITS
from fingerpost.reading.yaml_text import Unreadable, read_text
from fingerpost.records.problem import Problem, in_file_order
from fingerpost.records.span import Span
from fingerpost.writing.new_directory import write_starter
from fingerpost.writing.write import save_record

Progress = Callable[[int, int], None]  # how much is done, of how much


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


@dataclass(frozen=True, slots=True)
class Before:
    """What is there before an import of a source."""

    assets: Path
    source: str
    last_import: LastImport  # what the last import wrote
    last: LastImport  # the same, with the ids that the records have now
    merged: frozenset[tuple[str, str]]  # those that a person has merged with another
    files: Mapping[str, Mapping[str, Path]]  # of the records, by kind and id
    in_use: Mapping[str, frozenset[str]]  # ids that are taken, by kind
    here: frozenset[tuple[str, str]] = frozenset()  # those that are a record of ours, or of another list

    def with_here(self, kind: str, ids: Mapping[str, str], without: Collection[str]) -> Before:
        """The same, knowing by their keys that some records are here already, and that others no longer are."""
        ours = {(kind, key): ImportedRecord(record_id, HERE) for key, record_id in ids.items()}
        theirs = {(kind, key) for key in without}
        last = {key: record for key, record in self.last.items() if key not in theirs} if theirs else self.last
        return replace(self, last={**last, **ours}, here=(self.here | ours.keys()) - theirs)

    def path_of(self, kind: str, record_id: str) -> str:
        """Where a record is, or will be."""
        if path := self.files[kind].get(record_id):
            return str(path)
        return f"{self.assets}{os.sep}{FOLDERS[kind]}{os.sep}{record_id}.yaml"


def state_before(assets: Path, source: str) -> Before:
    """Look at what is there.

    Raises:
        TableError: If the file that remembers the last import is damaged.
    """
    names = read_former_names(assets)
    last_import = read_last_import(assets, source)
    last, merged = names.follow(last_import, source)
    files = {kind: _files_in(assets / folder) for kind, folder in FOLDERS.items()}
    in_use = {kind: names.ids(kind).union(ids) for kind, ids in files.items()}
    lent = {key for key, record in last.items() if record.digest == HERE}
    missing = {key for key in lent if last[key].id not in files[key[0]]}  # it was ours, and is no more
    last = {key: record for key, record in last.items() if key not in missing}
    return Before(assets, source, last_import, last, merged - lent, files, in_use, frozenset(lent - missing))


class Keeping:
    """Decides about each record as soon as it is made, and writes it beside its place if need be.

    So the records and their texts are never all in memory together, and each process writes its own.
    """

    def __init__(
        self, before: Before, context: Context | None = None, batch: Batch | None = None, *, overwrite: bool = False
    ) -> None:
        """Name what is there and what records are checked against; without a batch nothing is written."""
        self.before, self.context, self.batch, self.overwrite = before, context, batch, overwrite

    def __call__(self, records: list[NewRecord]) -> list[KeptRecord]:
        """What becomes of the records; their texts are written, and no longer here."""
        decisions = [self._decision(record) for record in records]
        lines = self._lines(records, decisions)
        return [self._result(*each) for each in zip(records, decisions, lines, strict=True)]

    def _decision(self, record: NewRecord) -> Decision:
        before = self.before
        key = record.kind, record.key
        if key in before.here or key in before.merged:
            return Decision("here" if key in before.here else "merged")
        path = before.files[record.kind].get(record.id)
        return decide(record, path, before.last.get(key), self.context, overwrite=self.overwrite)

    def _lines(self, records: list[NewRecord], decisions: list[Decision]) -> list[str]:
        """What the next import has to know of each record; "" if nothing new."""
        lines = [""] * len(records)
        if self.batch:
            new = [
                (place, ((record.kind, record.key), decision.remembered))
                for place, (record, decision) in enumerate(zip(records, decisions, strict=True))
                if decision.remembered and decision.remembered != self.before.last.get((record.kind, record.key))
            ]
            for (place, _), line in zip(new, last_import_lines(each for _, each in new), strict=True):
                lines[place] = line
        return lines

    def _result(self, record: NewRecord, decision: Decision, line: str) -> KeptRecord:
        kind, record_id, key, _, _, row, is_uncategorised, title = record
        what, _, text, problem = decision
        writer = self.batch.write(self.before.path_of(kind, record_id), text.encode()) if text and self.batch else 0
        return KeptRecord(kind, record_id, key, row, is_uncategorised, what, writer, line, problem, title)


def batch_for(assets: Path) -> Batch:
    """What an import writes into."""
    return Batch(assets / folder for folder in FOLDERS.values())


class ImportResults:
    """What has become of records, as they come; at the end their files get their names, and the next import its memory.

    Of each record no more is held than that needs, because other processes still make more:
    docs/decisions/0043-large-tables.md.
    """

    def __init__(self, keeping: Keeping, outcome: Outcome) -> None:
        """Take what decides about the records, and what counts them."""
        self._before, self._batch, self._outcome = keeping.before, keeping.batch, outcome
        self._overwrite = keeping.overwrite
        self._ids: dict[tuple[str, int], list[str]] = {}  # of what is written, by kind and process
        self._lines: list[str] = []  # for the next import
        self._replaced: set[tuple[str, str]] = set()  # what the last import knew, and the next knows otherwise
        self._still_listed: set[tuple[str, str]] = set()  # of the last import
        self._here: set[str] = set()  # the ids of places that are here already
        self.used: dict[tuple[str, str], int] = {}  # the keys by which the list has them, and a row of each

    def add(self, records: Iterable[KeptRecord]) -> None:
        """Count records, and remember what there is to do at the end."""
        before = self._before
        for record in records:
            self._outcome.count(record)
            if record.what == "here":
                self.used[record.kind, record.key] = record.row
                self._here.add(record.id)
            if record.line:
                self._lines.append(record.line)
            if record.writer:
                self._ids.setdefault((record.kind, record.writer), []).append(record.id)
            if before.last and (key := (record.kind, record.key)) in before.last:
                self._still_listed.add(key)
                if record.line:
                    self._replaced.add(key)

    def finish(
        self, progress: Progress | None = None, *, passed_over: Collection[tuple[str, str]], today: date
    ) -> None:
        """Give what is new or has changed its place, and say so in the outcome.

        A record that a person has edited takes what nobody has edited.

        Args:
            progress: Called with how many files have their names.
            passed_over: Kind and key of records of rows that the list says are off, or not to be shown.
            today: The day that is written into what is held back for that.
        """
        before, outcome = self._before, self._outcome
        if self._batch:
            outcome.started = write_starter(before.assets)
        outcome.here = len(self._here)
        unlisted = before.last.keys() - self._still_listed - before.here
        off = unlisted.intersection(passed_over) - before.merged
        if self._batch:
            with taking_places(before.assets):
                ids = self._ids.items()
                files = [(before.path_of(kind, each), writer) for (kind, writer), some in ids for each in some]
                self._batch.place(files, progress)
                withdrawals = self._withdraw(off, today)  # only now: activities may name other places than before
                self._remember()
        else:
            withdrawals = self._withdraw(off, today)
        unlisted = {key for key in unlisted if key not in withdrawals}
        outcome.unlisted = len(unlisted)
        named = ((key[0], before.last[key].id) for key in unlisted - before.merged)
        outcome.problems += warn_of_no_longer_listed(named, before.files, before.assets)
        outcome.problems = sorted(map(discreet, outcome.problems), key=in_file_order)

    def _withdraw(self, keys: Collection[tuple[str, str]], today: date) -> Withdrawals:
        """Hold back what its list has withdrawn, and remember for the next import what was written."""
        before, outcome = self._before, self._outcome
        withdrawals = withdraw(keys, before.last, before.files, before.assets, today=today, overwrite=self._overwrite)
        for key, text in withdrawals.texts.items() if self._batch else ():
            remembered = withdrawals.remembered[key]
            write_whole(Path(before.path_of(key[0], remembered.id)), text.encode())
            self._lines += last_import_lines([(key, remembered)])
            self._replaced.add(key)
        outcome.in_last_import = len(before.last)
        outcome.withdrawn, outcome.still_public = len(withdrawals.held), len(withdrawals.still_public)
        outcome.problems += withdrawals.problems
        return withdrawals

    def _remember(self) -> None:
        before = self._before
        # Not a place that is here, and that nothing of the list is at after all.
        unused = before.here - before.last_import.keys() - self.used.keys()
        # With the id that was merged, so that it is known next time.
        records = {key: last for key, last in before.last.items() if key not in self._replaced | unused} | {
            key: before.last_import[key] for key in before.merged
        }
        if self._ids or self._lines or records != before.last_import:
            text = last_import_file([*self._lines, *last_import_lines(records.items())])
            save_record(file_of(before.assets, before.source), text)


def _files_in(folder: Path) -> dict[str, Path]:
    """The files of the records that are there, by id."""
    return {file.stem: file for ending in ("yml", "yaml") for file in folder.glob(f"*.{ending}")}


def country_of(assets: Path) -> str:
    """The country of a directory, as its settings say; GB where they say none."""
    path = assets / "directory.yaml"
    try:
        country = parse(read_text(path, path.name, SHARED_LIMITS), path.name, {}, SHARED_LIMITS).get("country", "GB")
    except Unreadable:
        return "GB"  # check tells what is wrong with the settings
    return country if isinstance(country, str) else "GB"
