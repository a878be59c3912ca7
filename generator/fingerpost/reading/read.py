"""A folder of files becomes a Directory, and everything that is wrong with it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from fingerpost.cache.records import RecordCache, digest_of, to_json
from fingerpost.files.records_lock import reading
from fingerpost.processes import no_collector
from fingerpost.reading.different import different_file, read_different
from fingerpost.reading.erased import check_erased, is_erased, make_erased
from fingerpost.reading.explain import explain
from fingerpost.reading.layout import FOLDERS, WORDS, check_layout
from fingerpost.reading.ledger import ledger_file, read_ledger
from fingerpost.reading.make import make_activity, make_group, make_place
from fingerpost.reading.make_settings import make_area, make_calendar, make_settings, make_term
from fingerpost.reading.own_tables import DEPRIVATION, READS, read_deprivation, read_reads
from fingerpost.reading.parse import parse
from fingerpost.reading.schemas import Shape, shape_of
from fingerpost.reading.spans import FileSpans
from fingerpost.reading.workers import Chunk, in_workers
from fingerpost.reading.yaml_text import Unreadable, decode, read_bytes, read_text
from fingerpost.records.calendar import Calendar
from fingerpost.records.directory import Directory, Record
from fingerpost.records.erased import Erased
from fingerpost.records.ids import check_id
from fingerpost.records.problem import Problem, Severity, in_file_order
from fingerpost.records.settings import Settings
from fingerpost.records.span import Span
from fingerpost.records.spans import Spans
from fingerpost.records.vocabulary import Term, Vocabulary

MAX_FILES = 1_000_000
T = TypeVar("T")
Progress = Callable[[int, int], None]  # records done, records in all

# Built in, so that an import can always be published and then sorted by a person.
UNCATEGORISED = Term(id="uncategorised", name="Not yet sorted")


class FolderMissing(Exception):
    """There is no folder of records here: a mistyped command, not a fault in a record."""


class TooManyFiles(Exception):
    """The folder holds more files than a directory may; says so in a sentence."""

    def __init__(self, count: int) -> None:
        super().__init__(f"There are {count:,} records, and a directory holds at most {MAX_FILES:,}.")


@dataclass(slots=True)
class RecordFiles:
    """The files of one kind of record, in order of id."""

    kind: str
    ids: list[str] = field(default_factory=list)
    paths: list[Path] = field(default_factory=list)


@no_collector()
def read_directory(
    assets: Path, *, progress: Progress | None = None, jobs: int = 0, cache: RecordCache | None = None
) -> tuple[Directory, list[Problem]]:
    """Read every record below a folder, in order of id.

    A file that cannot be read becomes a Problem and the rest are still read.

    Args:
        assets: The folder that holds activities, groups, places and directory.yaml.
        progress: Called after each piece of work with the number of records done.
        jobs: How many processes; 0 chooses.
        cache: What was read last time; what is read now is added to it.

    Raises:
        FolderMissing: If the folder is not there.
        TooManyFiles: If there are more files than a directory may hold.
    """
    if not assets.is_dir():
        raise FolderMissing(assets)
    with reading(assets):
        return _read_directory(assets, progress, jobs, cache)


def _read_directory(
    assets: Path, progress: Progress | None, jobs: int, cache: RecordCache | None
) -> tuple[Directory, list[Problem]]:
    problems = [*check_layout(assets, shown_path(assets / "x").rpartition("/")[0])]
    unread: set[tuple[str, str]] = set()
    settings, vocabulary, calendars = _read_shared(assets, problems, unread)
    folders = [_find_records(assets, kind, problems) for kind in FOLDERS]
    total = sum(len(folder.ids) for folder in folders)
    if total > MAX_FILES:
        raise TooManyFiles(total)
    erased: list[Erased] = []
    records = _read_records(folders, problems, progress, jobs, cache, erased)
    ledger, faults = read_ledger(assets, shown_path(ledger_file(assets)))
    problems += faults
    different, faults = read_different(assets, shown_path(different_file(assets)))
    problems += faults
    reads, faults_of_reads = read_reads(assets / READS, shown_path(assets / READS))
    deprivation, faults_of_deprivation = read_deprivation(assets / DEPRIVATION, shown_path(assets / DEPRIVATION))
    problems += (*faults_of_reads, *faults_of_deprivation)
    there = {(kind, record_id) for kind, by_id in records.items() for record_id in by_id}
    there |= {(record.kind, record.id) for record in erased}
    unread |= {(folder.kind, record_id) for folder in folders for record_id in folder.ids} - there
    return (
        Directory(
            assets=assets,
            settings=settings,
            vocabulary=vocabulary,
            calendars=calendars,
            activities=records["activity"],
            groups=records["group"],
            places=records["place"],
            ledger=ledger,
            different=different,
            reads=reads,
            deprivation=deprivation,
            erased=tuple(sorted(erased, key=lambda record: (record.kind, record.id))),
            unread=frozenset(unread),
            files_read=total,
        ),
        sorted(problems, key=in_file_order),
    )


def read_shared(assets: Path) -> Directory:
    """Read what records name: settings, vocabulary and calendars. The directory has no records."""
    unread: set[tuple[str, str]] = set()
    settings, vocabulary, calendars = _read_shared(assets, [], unread)
    return Directory(
        assets=assets, settings=settings, vocabulary=vocabulary, calendars=calendars, unread=frozenset(unread)
    )


def _read_shared(
    assets: Path, problems: list[Problem], unread: set[tuple[str, str]]
) -> tuple[Settings, Vocabulary, dict[str, Calendar]]:
    settings = _read_settings(assets, problems, unread)
    vocabulary = _read_vocabulary(assets, problems, unread)
    calendars = {}
    for record_id, path in _yaml_files(assets / "calendars", problems):
        if calendar := _read_one(path, "calendar", partial(make_calendar, record_id), problems):
            calendars[record_id] = calendar
        else:
            unread.add(("calendar", record_id))
    return settings, vocabulary, calendars


def make_record(kind: str, record_id: str, data: Mapping[str, Any], spans: Spans) -> Record:
    """A record out of plain values that the schema has passed."""
    record: Record = _MAKERS[kind](record_id, data, spans)
    return record


def read_record(kind: str, text: bytes, file: str) -> dict[str, Any]:
    """Read one record from bytes, as plain values that the schema has passed.

    Raises:
        Unreadable: With every problem found.
    """
    shape = shape_of(kind)
    return _checked_values(decode(text, file, shape.limits), file, shape, FileSpans(Path(os.devnull), file))


def shown_path(path: Path) -> str:
    """A path as a person in the current folder would type it."""
    try:
        # Not of the file itself: a link would be shown as what it leads to.
        return path.parent.resolve().relative_to(Path.cwd()).joinpath(path.name).as_posix()
    except ValueError:
        return path.as_posix()


_MAKERS: Mapping[str, Callable[[str, Mapping[str, Any], Spans], Any]] = {
    "activity": make_activity,
    "group": make_group,
    "place": make_place,
}


def _read_records(
    folders: Iterable[RecordFiles],
    problems: list[Problem],
    progress: Progress | None,
    jobs: int,
    cache: RecordCache | None,
    erased: list[Erased],
) -> dict[str, dict[str, Any]]:
    """Read the values, in worker processes when there are many, and make the records of them here.

    What is erased is put into ``erased``, and is none of them.
    """
    records: dict[str, dict[str, Any]] = {}
    for folder in folders:
        folder_shown = shown_path(folder.paths[0]).rpartition("/")[0] if folder.paths else ""
        made_records: dict[str, Any] = {}

        def take(
            record_id: str,
            data: dict[str, Any],
            spans: Spans,
            kind: str = folder.kind,
            to: dict[str, Any] = made_records,
        ) -> None:
            if is_erased(data):
                erased.append(make_erased(kind, record_id, data, spans))
            else:
                to[record_id] = _MAKERS[kind](record_id, data, spans)

        changed = folder
        if cache is not None and cache.previous:
            changed = RecordFiles(folder.kind)
            for record_id, path in zip(folder.ids, folder.paths, strict=True):
                file = f"{folder_shown}/{path.name}"
                if (data := _cached_values(cache, folder.kind, record_id, path, file)) is not None:
                    take(record_id, data, FileSpans(path, file))
                else:
                    changed.ids.append(record_id)
                    changed.paths.append(path)
        for chunk in in_workers(folder.kind, changed.ids, changed.paths, folder_shown, read_chunk, jobs):
            problems.extend(chunk.problems)
            if cache is not None:
                _keep(cache, folder.kind, chunk)
            for record_id, path, data in chunk.values:
                take(record_id, data, FileSpans(path, f"{folder_shown}/{path.name}"))
            if progress:
                progress(len(made_records), len(folder.ids))
        # In the order of ids, whichever were kept.
        records[folder.kind] = (
            made_records if changed is folder else {i: made_records[i] for i in folder.ids if i in made_records}
        )
    return records


def _cached_values(cache: RecordCache, kind: str, record_id: str, path: Path, file: str) -> dict[str, Any] | None:
    try:
        raw = read_bytes(path, file, shape_of(kind).limits)
    except Unreadable:
        return None  # reported with the others that are read again
    return cache.find(kind, record_id, digest_of(raw))


def _keep(cache: RecordCache, kind: str, chunk: Chunk) -> None:
    texts = chunk.in_json or [to_json(data) for _, _, data in chunk.values]
    for (record_id, _, _), digest, text in zip(chunk.values, chunk.digests, texts, strict=True):
        cache.keep(kind, record_id, digest, text)


def read_chunk(kind: str, ids: list[str], paths: list[Path], folder_shown: str) -> Chunk:
    """Read some files of one kind: plain values, and the problems of those that cannot be used."""
    shape = shape_of(kind)
    chunk = Chunk()
    for record_id, path in zip(ids, paths, strict=True):
        file = f"{folder_shown}/{path.name}"
        try:
            raw = read_bytes(path, file, shape.limits)
            data = _checked_values(decode(raw, file, shape.limits), file, shape, FileSpans(path, file))
            chunk.values.append((record_id, path, data))
            chunk.digests.append(digest_of(raw))
        except Unreadable as unreadable:
            chunk.problems.extend(unreadable.problems)
    return chunk


def _checked_values(text: str, file: str, shape: Shape, spans: Spans) -> dict[str, Any]:
    data = parse(text, file, shape.schema, shape.limits)
    if shape.kind in FOLDERS and is_erased(data):
        if leftovers := list(check_erased(shape.kind, data, spans)):
            raise Unreadable(*leftovers)
        return data
    if not shape.gate.is_valid(data):
        raise Unreadable(*explain(shape.kind, data, spans))
    return data


def _read_one(path: Path, kind: str, make: Callable[[dict[str, Any], Spans], T], problems: list[Problem]) -> T | None:
    shape = shape_of(kind)
    file = shown_path(path)
    spans = FileSpans(path, file)
    try:
        return make(_checked_values(read_text(path, file, shape.limits), file, shape, spans), spans)
    except Unreadable as unreadable:
        problems.extend(unreadable.problems)
        return None


def _read_settings(assets: Path, problems: list[Problem], unread: set[tuple[str, str]]) -> Settings:
    path = assets / "directory.yaml"
    if not path.exists():
        problems.append(
            Problem(
                code="settings-missing",
                span=Span(shown_path(path)),
                message="There is no directory.yaml, so the site has no name and no address.",
                hint="Start one with: fingerpost init DIR",
                quote=False,
            )
        )
        return Settings(title="Directory", site="https://directory.example.org/")
    settings = _read_one(path, "directory", make_settings, problems)
    if settings is None:
        unread.add(("settings", ""))
    return settings or Settings(title="Directory", site="https://directory.example.org/")


def _read_vocabulary(assets: Path, problems: list[Problem], unread: set[tuple[str, str]]) -> Vocabulary:
    spans: dict[str, Spans] = {}
    lists: dict[str, dict[str, Any]] = {}
    for name in WORDS:
        path = assets / "vocabulary" / f"{name}.yaml"
        if not path.exists() or path.parent.is_symlink():
            continue
        spans[name] = FileSpans(path, shown_path(path))
        make: Callable[[str, dict[str, Any]], Any] = make_area if name == "areas" else make_term
        kind = "areas" if name == "areas" else "vocabulary"
        entries = _read_one(path, kind, partial(_entries, make), problems)
        if entries is None:
            unread.add(("list", name))
        lists[name] = entries or {}
    categories = lists.get("categories", {})
    categories.setdefault(UNCATEGORISED.id, UNCATEGORISED)
    return Vocabulary(
        categories=categories,
        needs=lists.get("needs", {}),
        audiences=lists.get("audiences", {}),
        access=lists.get("access", {}),
        areas=lists.get("areas", {}),
        spans=spans,
    )


def _entries(make: Callable[[str, dict[str, Any]], Any], data: dict[str, Any], _: Spans) -> dict[str, Any]:
    return {key: make(key, entry) for key, entry in data.items()}


def _find_records(assets: Path, kind: str, problems: list[Problem]) -> RecordFiles:
    files = RecordFiles(kind)
    for record_id, path in _yaml_files(assets / FOLDERS[kind], problems):
        files.ids.append(record_id)
        files.paths.append(path)
    return files


def _yaml_files(folder: Path, problems: list[Problem]) -> list[tuple[str, Path]]:
    """The records of a folder, in order of name; whatever else lies there is mentioned or refused."""
    files: list[tuple[str, Path]] = []
    seen: dict[str, str] = {}
    if folder.is_symlink():  # which the check of the project says; nothing that it leads to may be quoted
        return files
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        return files  # not there, or mentioned by check_layout
    shown = shown_path(folder / "x").rpartition("/")[0]
    for entry in entries:
        name, file = entry.name, f"{shown}/{entry.name}"
        stem, dot, ending = name.rpartition(".")
        if name.startswith(".") or ending not in ("yaml", "yml") or not dot:
            if not name.startswith(".git"):
                problems.append(_ignored(file))
            continue
        twin = seen.setdefault(stem.lower(), name)
        if twin != name:
            problems.append(
                Problem(
                    code="id-twice",
                    span=Span(file),
                    message=f"{name} and {twin} would have the same address.",
                    hint="Rename one of them, or delete it.",
                    quote=False,
                )
            )
            continue
        if wrong := check_id(stem, file):
            problems.append(wrong)
            continue
        files.append((stem, folder / name))
    return files


def _ignored(file: str) -> Problem:
    return Problem(
        code="file-ignored",
        severity=Severity.WARNING,
        span=Span(file),
        message="This is not a record, so it is left out.",
        hint="A record is a file that ends in .yaml",
        quote=False,
    )
