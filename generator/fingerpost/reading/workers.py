"""Reading many files on every core: workers send back plain values, in JSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from fingerpost.cache.records import to_json
from fingerpost.processes import can_fork, cores, processes
from fingerpost.reading.at_fault import naming_its_record
from fingerpost.records.problem import Problem

CHUNK = 500
# Below this, starting processes takes longer than it saves.
WORTH_IT = 1_500


@dataclass(slots=True)
class Chunk:
    """The result of reading some files."""

    values: list[tuple[str, Path, dict[str, Any]]] = field(default_factory=list)
    digests: list[str] = field(default_factory=list)  # of the bytes of each file that gave values
    in_json: list[str] = field(default_factory=list)  # the same values, where they came from a worker
    problems: list[Problem] = field(default_factory=list)


Read = Callable[[str, list[str], list[Path], str], Chunk]


def in_workers(
    kind: str, ids: list[str], paths: list[Path], folder_shown: str, read_chunk: Read, jobs: int = 0
) -> Iterator[Chunk]:
    """Read files of one kind in order, chunk by chunk; the order does not depend on the workers."""
    pieces = [(ids[at : at + CHUNK], paths[at : at + CHUNK]) for at in range(0, len(ids), CHUNK)]
    jobs = jobs or cores()
    if jobs == 1 or len(ids) < WORTH_IT or not can_fork():
        for some_ids, some_paths in pieces:
            yield read_chunk(kind, some_ids, some_paths, folder_shown)
        return
    # fork: the schemas and the parser are already loaded.
    with processes(jobs) as pool:
        tasks = [(read_chunk, kind, some_ids, some_paths, folder_shown) for some_ids, some_paths in pieces]
        for packed, problems in pool.map(_read_packed, tasks):
            chunk = Chunk(problems=problems)
            folder = paths[0].parent
            for record_id, name, digest, values in packed:
                chunk.values.append((record_id, folder / name, json.loads(values)))
                chunk.digests.append(digest)
                chunk.in_json.append(values)
            yield chunk


@naming_its_record
def _read_packed(
    task: tuple[Read, str, list[str], list[Path], str],
) -> tuple[list[tuple[str, str, str, str]], list[Problem]]:
    read_chunk, kind, ids, paths, folder_shown = task
    chunk = read_chunk(kind, ids, paths, folder_shown)
    rows = zip(chunk.values, chunk.digests, strict=True)
    return [(i, path.name, digest, to_json(data)) for (i, path, data), digest in rows], chunk.problems
