"""What an import writes: records that are new or have changed there, and never over what a person has edited here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from fingerpost.checks.context import Context
from fingerpost.checks.references import UNCATEGORISED
from fingerpost.exchange.field_by_field import digests_of_text, merge_fields, with_left
from fingerpost.exchange.tables.discreet import discreet
from fingerpost.exchange.tables.former_names import read_former_names, with_former_ids, without_former_ids
from fingerpost.exchange.tables.last_import import (
    ImportedRecord,
    LastImport,
    digest_of,
    file_of,
    last_import_text,
    read_last_import,
)
from fingerpost.exchange.tables.table_records import NewRecord
from fingerpost.exchange.tables.usable import make_usable
from fingerpost.files.durable import write_all
from fingerpost.reading.erased import is_erased_text
from fingerpost.reading.layout import FOLDERS
from fingerpost.reading.parse import parse
from fingerpost.reading.read import read_record
from fingerpost.reading.schemas import SHARED_LIMITS
from fingerpost.reading.yaml_text import Unreadable, read_text
from fingerpost.records.problem import Problem, Severity, in_file_order
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

    def describe(self, file: str, source: str, headers: tuple[str, ...], records: Iterable[NewRecord]) -> None:
        """Say what a report needs to know beside the sums."""
        self.file, self.source, self.headers = file, source, headers
        for record in records:
            self.made_of_rows[record.row] = f"{FOLDERS[record.kind]}/{record.id}.yaml"
            self.uncategorised += record.kind == "activity" and UNCATEGORISED in record.text

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

    def path_of(self, record: NewRecord) -> Path:
        """Where a record is, or will be."""
        new = self.assets / FOLDERS[record.kind] / f"{record.id}.yaml"
        return self.files[record.kind].get(record.id, new)


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
    return Before(assets, source, written, last, merged, files, in_use)


def keep_records(
    made: list[NewRecord],
    before: Before,
    outcome: Outcome,
    *,
    dry_run: bool = False,
    overwrite: bool = False,
    progress: Progress | None = None,
    context: Context | None = None,
) -> None:
    """Write what is new or has changed, and say so in the outcome.

    A record that a person has edited takes what nobody has edited; ``context`` is what that is checked against.
    """
    assets, merged = before.assets, before.merged
    outcome.merged = sum((record.kind, record.key) in merged for record in made)
    records = [record for record in made if (record.kind, record.key) not in merged]
    to_write, now = _compare(records, before, outcome, context, overwrite=overwrite)
    outcome.gone -= outcome.merged
    # With the id that was merged, so that it is known next time.
    now = {**now, **{key: before.written[key] for key in merged}}
    outcome.problems = sorted(map(discreet, outcome.problems), key=in_file_order)
    if not dry_run:
        outcome.started = write_starter(assets)
        write_all((before.path_of(record), record.text.encode()) for record in to_write)
        if progress:
            progress(len(to_write), len(to_write))
        if now != before.written or to_write:
            save_record(file_of(assets, before.source), last_import_text(now))


def _compare(
    records: list[NewRecord], before: Before, outcome: Outcome, context: Context | None, *, overwrite: bool
) -> tuple[list[NewRecord], LastImport]:
    to_write: list[NewRecord] = []
    now = dict(before.last)
    for record in records:
        digest = digest_of(record.text)
        last = before.last.get((record.kind, record.key))
        exists = record.id in before.files[record.kind]
        path = before.path_of(record)
        present = path.read_text("utf-8", "replace") if exists else ""
        if exists and is_erased_text(record.kind, present):
            outcome.erased += 1
            if last is not None:  # digests of short values, such as a number, could be guessed back
                now[record.kind, record.key] = replace(last, digest="", fields="")
            continue
        if last is None:
            outcome.new[record.kind] = outcome.new.get(record.kind, 0) + 1
        elif not exists and not overwrite:
            outcome.deleted += 1
            continue
        elif last.digest == digest and not overwrite:
            outcome.same += 1
            if record.fields and not last.fields:  # of an import before fields were kept
                now[record.kind, record.key] = replace(last, fields=record.fields)
            continue
        elif exists and without_former_ids(present) == record.text:
            outcome.same += 1
            now[record.kind, record.key] = ImportedRecord(record.id, digest, _fields_of(record))
            continue
        elif exists and not overwrite and digest_of(without_former_ids(present)) != last.digest:
            merge = merge_fields(present, record.text, last.fields)
            if merge is None or not _is_usable(record, merge.text, context):
                outcome.edited += 1
                outcome.problems.append(_edited_since(record, path))
                continue
            if merge.left:
                outcome.problems.append(_fields_edited(record, path, merge.left))
            kept = with_left(_fields_of(record), last.fields, merge.left)
            now[record.kind, record.key] = ImportedRecord(record.id, last.digest if merge.left else digest, kept)
            if merge.taken:
                outcome.changed += 1
                to_write.append(replace(record, text=merge.text))
            else:
                outcome.edited += 1
            continue
        else:
            outcome.changed += 1
        to_write.append(replace(record, text=with_former_ids(record.text, present)))
        now[record.kind, record.key] = ImportedRecord(record.id, digest, _fields_of(record))
    outcome.gone = len(before.last.keys() - {(record.kind, record.key) for record in records})
    return to_write, now


def _files_in(folder: Path) -> dict[str, Path]:
    """The files of the records that are there, by id."""
    return {file.stem: file for ending in ("yml", "yaml") for file in folder.glob(f"*.{ending}")}


def _edited_since(record: NewRecord, path: Path) -> Problem:
    file = path.as_posix()
    return Problem(
        code="import-edited-since",
        severity=Severity.WARNING,
        span=Span(file),
        message=f"Both the table and a person have changed {record.id} since the last import. It was left as it is.",
        hint="Compare it with the table. To take the table's version of all such records, add --overwrite",
        quote=False,
    )


def _fields_edited(record: NewRecord, path: Path, fields: list[str]) -> Problem:
    names = " and ".join([", ".join(fields[:-1]), fields[-1]] if len(fields) > 1 else fields)
    return Problem(
        code="import-field-edited",
        severity=Severity.WARNING,
        span=Span(path.as_posix()),
        message=f"Both the table and a person have changed {names} of {record.id}. What the person wrote was left.",
        hint="Compare it with the table. To take the table's version of all such records, add --overwrite",
        quote=False,
    )


def _fields_of(record: NewRecord) -> str:
    return record.fields or digests_of_text(record.text)


def _is_usable(record: NewRecord, text: str, context: Context | None) -> bool:
    """Whether what came of two versions is still a record without an error."""
    try:
        data = read_record(record.kind, text.encode(), record.id)
    except Unreadable:
        return False
    return context is None or not make_usable(record.kind, record.id, data, context)[0]


def country_of(assets: Path) -> str:
    """The country of a directory, as its settings say; GB where they say none."""
    path = assets / "directory.yaml"
    try:
        country = parse(read_text(path, path.name, SHARED_LIMITS), path.name, {}, SHARED_LIMITS).get("country", "GB")
    except Unreadable:
        return "GB"  # check tells what is wrong with the settings
    return country if isinstance(country, str) else "GB"
