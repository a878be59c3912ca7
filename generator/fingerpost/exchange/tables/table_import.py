"""Import a table: all rows are checked first, then the files are written; doing it twice changes nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from fingerpost.edition.clock import today
from fingerpost.exchange.tables.former_names import read_former_names, with_former_ids, without_former_ids
from fingerpost.exchange.tables.last_import import (
    ImportedRecord,
    LastImport,
    digest_of,
    file_of,
    last_import_text,
    read_last_import,
)
from fingerpost.exchange.tables.mapping import read_mapping
from fingerpost.exchange.tables.mapping_check import check_mapping
from fingerpost.exchange.tables.read_tables import READERS, read_joins
from fingerpost.exchange.tables.table import TableError
from fingerpost.exchange.tables.table_records import NewRecord, make_records
from fingerpost.exchange.tables.usable import context_for_import
from fingerpost.files.durable import write_all
from fingerpost.reading.erased import is_erased_text
from fingerpost.reading.layout import FOLDERS
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

    @property
    def rows_left_out(self) -> int:
        """Rows that could not be used."""
        return self.rows - self.rows_used - sum(self.skipped.values())


def import_table(
    form: str,
    path: Path,
    mapping_path: Path,
    assets: Path,
    *,
    dry_run: bool = False,
    overwrite: bool = False,
    progress: Progress | None = None,
) -> Outcome:
    """Write the records of a table below ``assets``.

    A record that a person has edited since the last import is only replaced with ``overwrite``; nothing is deleted.

    Raises:
        TableError: If the table or the mapping as a whole cannot be used. Nothing was written then.
    """
    mapping = read_mapping(mapping_path)
    table = READERS[form](path, mapping.options)
    joins = read_joins(form, path, mapping, table)
    faults = sorted(check_mapping(mapping, table, joins), key=in_file_order)
    if faults:
        raise MappingError(faults)
    names = read_former_names(assets)
    before = read_last_import(assets, mapping.source)
    last, merged = names.follow(before, mapping.source)
    files = {kind: _files_in(assets / folder) for kind, folder in FOLDERS.items()}
    in_use = {kind: names.ids(kind).union(ids) for kind, ids in files.items()}
    gone = {(kind, record.id) for (kind, _), record in last.items() if record.id not in files[kind]}
    context = context_for_import(assets, files, () if overwrite else gone, today())
    result = make_records(table, mapping, last, in_use, context, progress, joins)
    outcome = Outcome(rows=table.rows_found, rows_used=result.rows_used, skipped=dict(result.skipped))
    outcome.problems = table.problems + [p for join in joins.values() for p in join.table.problems] + result.problems
    outcome.merged = sum((record.kind, record.key) in merged for record in result.records)
    records = [record for record in result.records if (record.kind, record.key) not in merged]
    to_write, now = _compare(records, last, files, assets, outcome, overwrite=overwrite)
    outcome.gone -= outcome.merged
    now = {**now, **{key: before[key] for key in merged}}  # with the id that was merged, so that it is known next time
    outcome.problems.sort(key=in_file_order)
    if not dry_run:
        outcome.started = write_starter(assets)
        write_all((_path_of(assets, files, record), record.text.encode()) for record in to_write)
        if progress:
            progress(len(to_write), len(to_write))
        if now != before or to_write:
            save_record(file_of(assets, mapping.source), last_import_text(now))
    return outcome


class MappingError(TableError):
    """The mapping names columns or fields that are not there; ``problems`` has them all."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(problems[0])
        self.problems = problems


def _compare(
    records: list[NewRecord],
    last: LastImport,
    files: Mapping[str, Mapping[str, Path]],
    assets: Path,
    outcome: Outcome,
    *,
    overwrite: bool,
) -> tuple[list[NewRecord], LastImport]:
    to_write: list[NewRecord] = []
    now = dict(last)
    for record in records:
        digest = digest_of(record.text)
        before = last.get((record.kind, record.key))
        exists = record.id in files[record.kind]
        path = _path_of(assets, files, record)
        present = path.read_text("utf-8", "replace") if exists else ""
        if exists and is_erased_text(record.kind, present):
            outcome.erased += 1
            continue
        if before is None:
            outcome.new[record.kind] = outcome.new.get(record.kind, 0) + 1
        elif not exists and not overwrite:
            outcome.deleted += 1
            continue
        elif before.digest == digest and not overwrite:
            outcome.same += 1
            continue
        elif exists and without_former_ids(present) == record.text:
            outcome.same += 1
            now[record.kind, record.key] = ImportedRecord(record.id, digest)
            continue
        elif exists and not overwrite and digest_of(without_former_ids(present)) != before.digest:
            outcome.edited += 1
            outcome.problems.append(_edited_since(record, path))
            continue
        else:
            outcome.changed += 1
        to_write.append(replace(record, text=with_former_ids(record.text, present)))
        now[record.kind, record.key] = ImportedRecord(record.id, digest)
    outcome.gone = len(last.keys() - {(record.kind, record.key) for record in records})
    return to_write, now


def _files_in(folder: Path) -> dict[str, Path]:
    """The files of the records that are there, by id."""
    return {file.stem: file for ending in ("yml", "yaml") for file in folder.glob(f"*.{ending}")}


def _path_of(assets: Path, files: Mapping[str, Mapping[str, Path]], record: NewRecord) -> Path:
    return files[record.kind].get(record.id, assets / FOLDERS[record.kind] / f"{record.id}.yaml")


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
