"""The files of records in their folders, whatever else is there."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path

from fingerpost.reading.layout import FOLDERS
from fingerpost.reading.shown_path import shown_path
from fingerpost.records.ids import check_id
from fingerpost.records.problem import Problem, Severity
from fingerpost.records.span import Span


@dataclass(slots=True)
class RecordFiles:
    """The files of one kind of record, in order of id."""

    kind: str
    ids: list[str] = field(default_factory=list)
    paths: list[Path] = field(default_factory=list)


def find_records(assets: Path, kind: str, problems: list[Problem]) -> RecordFiles:
    """The files of one kind of record; problems with their names are added to ``problems``."""
    files = RecordFiles(kind)
    for record_id, path in yaml_files(assets / FOLDERS[kind], problems):
        files.ids.append(record_id)
        files.paths.append(path)
    return files


def yaml_files(folder: Path, problems: list[Problem]) -> list[tuple[str, Path]]:
    """The records of a folder, in order of name; anything else there is mentioned or refused."""
    files: list[tuple[str, Path]] = []
    names: dict[str, str] = {}
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
        twin = names.setdefault(stem.lower(), name)
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
