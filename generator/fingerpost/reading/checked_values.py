"""The plain values of one file that its schema accepts."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from fingerpost.cache.records import digest_of
from fingerpost.reading.erased import check_erased, is_erased
from fingerpost.reading.explain import explain
from fingerpost.reading.layout import FOLDERS
from fingerpost.reading.parse import parse
from fingerpost.reading.schemas import Shape, shape_of
from fingerpost.reading.shown_path import shown_path
from fingerpost.reading.spans import FileSpans
from fingerpost.reading.workers import Chunk
from fingerpost.reading.yaml_text import Unreadable, decode, read_bytes, read_text
from fingerpost.records.problem import Problem
from fingerpost.records.spans import Spans

T = TypeVar("T")


def read_record(kind: str, text: bytes, file: str) -> dict[str, Any]:
    """Read one record from bytes, as plain values that the schema accepts.

    Raises:
        Unreadable: With every problem found.
    """
    shape = shape_of(kind)
    return checked_values(decode(text, file, shape.limits), file, shape, FileSpans(Path(os.devnull), file))


def read_chunk(kind: str, ids: list[str], paths: list[Path], folder_shown: str) -> Chunk:
    """Read some files of one kind: plain values, and the problems of those that cannot be used."""
    shape = shape_of(kind)
    chunk = Chunk()
    for record_id, path in zip(ids, paths, strict=True):
        file = f"{folder_shown}/{path.name}"
        try:
            raw = read_bytes(path, file, shape.limits)
            data = checked_values(decode(raw, file, shape.limits), file, shape, FileSpans(path, file))
            chunk.values.append((record_id, path, data))
            chunk.digests.append(digest_of(raw))
        except Unreadable as unreadable:
            chunk.problems.extend(unreadable.problems)
    return chunk


def checked_values(text: str, file: str, shape: Shape, spans: Spans) -> dict[str, Any]:
    """The values of a file, or the note of a record that was erased.

    Raises:
        Unreadable: With every problem found.
    """
    data = parse(text, file, shape.schema, shape.limits)
    if shape.kind in FOLDERS and is_erased(data):
        if leftovers := list(check_erased(shape.kind, data, spans)):
            raise Unreadable(*leftovers)
        return data
    if not shape.gate.is_valid(data):
        raise Unreadable(*explain(shape.kind, data, spans))
    return data


def read_one(path: Path, kind: str, make: Callable[[dict[str, Any], Spans], T], problems: list[Problem]) -> T | None:
    """The values of a file of one kind; None if it cannot be used, and its problems are added to ``problems``."""
    shape = shape_of(kind)
    file = shown_path(path)
    spans = FileSpans(path, file)
    try:
        return make(checked_values(read_text(path, file, shape.limits), file, shape, spans), spans)
    except Unreadable as unreadable:
        problems.extend(unreadable.problems)
        return None
