"""What is there before an import of a source: its records, and what the last import wrote."""

from __future__ import annotations

import os
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from fingerpost.exchange.imports.former_names import read_former_names
from fingerpost.exchange.imports.last_import import (
    HERE,
    ImportedRecord,
    LastImport,
    read_last_import,
)
from fingerpost.reading.layout import FOLDERS
from fingerpost.reading.parse import parse
from fingerpost.reading.schemas import SHARED_LIMITS
from fingerpost.reading.yaml_text import Unreadable, read_text


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

    @property
    def deleted(self) -> frozenset[tuple[str, str]]:
        """Kind and id of what the last import wrote and a person has deleted: such a record is not written again."""
        last = ((kind, record.id) for (kind, _), record in self.last.items())
        return frozenset((kind, record_id) for kind, record_id in last if record_id not in self.files[kind])

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


def country_of(assets: Path) -> str:
    """The country of a directory, as its settings say; GB where they say none."""
    path = assets / "directory.yaml"
    try:
        country = parse(read_text(path, path.name, SHARED_LIMITS), path.name, {}, SHARED_LIMITS).get("country", "GB")
    except Unreadable:
        return "GB"  # check tells what is wrong with the settings
    return country if isinstance(country, str) else "GB"


def _files_in(folder: Path) -> dict[str, Path]:
    """The files of the records that are there, by id."""
    return {file.stem: file for ending in ("yml", "yaml") for file in folder.glob(f"*.{ending}")}
