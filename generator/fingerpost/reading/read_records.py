"""The files of records become records, in several processes where there are many."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from fingerpost.cache.records import RecordCache, digest_of, to_json
from fingerpost.reading.checked_values import read_chunk
from fingerpost.reading.erased import is_erased, make_erased
from fingerpost.reading.make import make_activity, make_group, make_place
from fingerpost.reading.record_files import RecordFiles
from fingerpost.reading.schemas import shape_of
from fingerpost.reading.shown_path import shown_path
from fingerpost.reading.spans import FileSpans
from fingerpost.reading.workers import Chunk, in_workers
from fingerpost.reading.yaml_text import Unreadable, read_bytes
from fingerpost.records.directory import Record
from fingerpost.records.erased import Erased
from fingerpost.records.problem import Problem
from fingerpost.records.spans import Spans

Progress = Callable[[int, int], None]  # records done, records in all


_MAKERS: Mapping[str, Callable[[str, Mapping[str, Any], Spans], Any]] = {
    "activity": make_activity,
    "group": make_group,
    "place": make_place,
}


def make_record(kind: str, record_id: str, data: Mapping[str, Any], spans: Spans) -> Record:
    """Make a record from plain values that the schema accepts."""
    record: Record = _MAKERS[kind](record_id, data, spans)
    return record


def read_records(
    folders: Iterable[RecordFiles],
    problems: list[Problem],
    progress: Progress | None,
    jobs: int,
    cache: RecordCache | None,
    erased: list[Erased],
) -> dict[str, dict[str, Any]]:
    """Read the values, in worker processes when there are many, and make the records of them here.

    Erased records are put into ``erased`` instead.
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
