"""What an import writes: records that are new or have changed there, and never over what a person has edited here."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from fingerpost.checks.context import Context
from fingerpost.exchange.decide import decide
from fingerpost.exchange.tables.discreet import discreet
from fingerpost.exchange.tables.former_names import read_former_names
from fingerpost.exchange.tables.last_import import (
    HERE,
    ImportedRecord,
    LastImport,
    file_of,
    last_import_text,
    read_last_import,
)
from fingerpost.exchange.tables.new_record import Decision, NewRecord
from fingerpost.files.durable import Batch
from fingerpost.files.records_lock import taking_places
from fingerpost.reading.layout import FOLDERS
from fingerpost.reading.parse import parse
from fingerpost.reading.schemas import SHARED_LIMITS
from fingerpost.reading.yaml_text import Unreadable, read_text
from fingerpost.records.problem import Problem, in_file_order
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
    gone: int = 0  # in the last import, no longer in the table: kept
    started: list[str] = field(default_factory=list)  # files of a new directory
    problems: list[Problem] = field(default_factory=list)
    uncategorised: int = 0  # records whose category a person must choose
    # For the report: what the table is called, its columns, and which record was made of which row.
    file: str = ""
    source: str = ""
    headers: tuple[str, ...] = ()
    made_of_rows: dict[int, str] = field(default_factory=dict)

    def describe(
        self, file: str, source: str, headers: tuple[str, ...], records: Iterable[NewRecord]
    ) -> Iterator[NewRecord]:
        """Give the records, and say meanwhile what a report needs to know beside the sums."""
        self.file, self.source, self.headers = file, source, headers
        for record in records:
            self.made_of_rows[record.row] = f"{FOLDERS[record.kind]}/{record.id}.yaml"
            self.uncategorised += record.is_uncategorised
            yield record

    def count(self, kind: str, decision: Decision) -> None:
        """Count what becomes of a record."""
        if decision.what == "new":
            self.new[kind] = self.new.get(kind, 0) + 1
        else:
            setattr(self, decision.what, getattr(self, decision.what) + 1)
        if decision.problem:
            self.problems.append(decision.problem)

    @property
    def rows_left_out(self) -> int:
        """Rows that could not be used."""
        return self.rows - self.rows_used - sum(self.skipped.values())


@dataclass(frozen=True, slots=True)
class Before:
    """What is there before an import of a source."""

    assets: Path
    source: str
    written: LastImport  # what the last import wrote
    last: LastImport  # the same, with the ids that the records have now
    merged: frozenset[tuple[str, str]]  # those that a person has merged with another
    files: Mapping[str, Mapping[str, Path]]  # of the records, by kind and id
    in_use: Mapping[str, frozenset[str]]  # ids that are taken, by kind
    here: frozenset[tuple[str, str]] = frozenset()  # those that are a record of ours, or of another list

    def with_here(self, kind: str, ids: Mapping[str, str]) -> Before:
        """The same, knowing by their keys that some records are here already."""
        found = {(kind, key): ImportedRecord(record_id, HERE) for key, record_id in ids.items()}
        return replace(self, last={**self.last, **found}, here=self.here | found.keys())

    def path_of(self, record: NewRecord) -> str:
        """Where a record is, or will be."""
        if path := self.files[record.kind].get(record.id):
            return str(path)
        return f"{self.assets}{os.sep}{FOLDERS[record.kind]}{os.sep}{record.id}.yaml"


def state_before(assets: Path, source: str) -> Before:
    """Look at what is there.

    Raises:
        TableError: If the file that remembers the last import is damaged.
    """
    names = read_former_names(assets)
    written = read_last_import(assets, source)
    last, merged = names.follow(written, source)
    files = {kind: _files_in(assets / folder) for kind, folder in FOLDERS.items()}
    in_use = {kind: names.ids(kind).union(ids) for kind, ids in files.items()}
    lent = {key for key, record in last.items() if record.digest == HERE}
    gone = {key for key in lent if last[key].id not in files[key[0]]}  # it was ours, and is no more
    last = {key: record for key, record in last.items() if key not in gone}
    return Before(assets, source, written, last, merged - lent, files, in_use, frozenset(lent - gone))


class Keeping:
    """Decides about each record as soon as it is made, and has what is to be written beside its place.

    Then neither the records nor their texts need to be in memory together, and each process writes its own.
    """

    def __init__(
        self, before: Before, context: Context | None = None, batch: Batch | None = None, *, overwrite: bool = False
    ) -> None:
        """Name what is there and what records are checked against; without a batch nothing is written."""
        self.before, self.context, self.batch, self.overwrite = before, context, batch, overwrite

    def __call__(self, records: list[NewRecord]) -> list[NewRecord]:
        """The records with what becomes of them, and without their texts."""
        return [self._written(record) for record in [self._decided(record) for record in records]]

    def _decided(self, record: NewRecord) -> NewRecord:
        before = self.before
        key = record.kind, record.key
        if key in before.merged or key in before.here or record.decision:
            return record
        path = before.files[record.kind].get(record.id)
        decision = decide(record, path, before.last.get(key), self.context, overwrite=self.overwrite)
        return NewRecord(record.kind, record.id, record.key, "", "", record.row, record.is_uncategorised, decision)

    def _written(self, record: NewRecord) -> NewRecord:
        decision = record.decision
        if not decision or not decision.text or not self.batch:
            return record
        writer = self.batch.write(self.before.path_of(record), decision.text.encode())
        decision = Decision(decision.what, decision.remembered, "", writer, decision.problem)
        return record._replace(decision=decision)


def batch_for(assets: Path) -> Batch:
    """What an import writes into."""
    return Batch(assets / folder for folder in FOLDERS.values())


def keep_records(
    made: Iterable[NewRecord],
    keeping: Keeping,
    outcome: Outcome,
    *,
    progress: Progress | None = None,
) -> None:
    """Give what is new or has changed its place, and say so in the outcome.

    A record that a person has edited takes what nobody has edited.
    """
    before, batch = keeping.before, keeping.batch
    if batch:
        outcome.started = write_starter(before.assets)
    files: list[tuple[Path | str, int]] = []
    now = dict(before.last)
    seen: set[tuple[str, str]] = set()
    for one in made:
        (record,) = keeping([one])
        seen.add((record.kind, record.key))
        if record.decision is None:
            is_here = (record.kind, record.key) in before.here
            outcome.here += is_here
            outcome.merged += not is_here
            continue
        outcome.count(record.kind, record.decision)
        if record.decision.remembered:
            now[record.kind, record.key] = record.decision.remembered
        if record.decision.writer:
            files.append((before.path_of(record), record.decision.writer))
    outcome.gone = len(before.last.keys() - seen - before.here)
    # With the id that was merged, so that it is known next time.
    now |= {key: before.written[key] for key in before.merged}
    outcome.problems = sorted(map(discreet, outcome.problems), key=in_file_order)
    if batch:
        with taking_places(before.assets):
            batch.place(files, progress)
            if now != before.written or files:
                save_record(file_of(before.assets, before.source), last_import_text(now))


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
