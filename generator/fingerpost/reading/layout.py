"""The folders of a directory: is one missing because it has another name, is a file, or may not be read?"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from fingerpost.reading.suggest import nearest
from fingerpost.records.problem import Problem, Severity
from fingerpost.records.span import Span

FOLDERS = {"activity": "activities", "group": "groups", "place": "places"}
_OTHERS = ("calendars", "vocabulary")
_FILES = ("directory.yaml",)
_NOT_RECORDS = ("basemap", "imports", "postcodes")  # what commands write; a mapping may lie beside its import
_NAME = re.compile(rb"^name\s*:", re.MULTILINE)
_BEGINNING = 65_536  # bytes, as much as a record may have
WORDS = ("categories", "needs", "audiences", "access", "areas")

# Too different in spelling, but plainly meant.
_INTENDED = {"activity": "activities", "events": "activities", "vocabularies": "vocabulary"}


def check_layout(assets: Path, shown: str) -> Iterator[Problem]:
    """Check that each folder has the right name, is a folder, and may be read.

    A missing folder is not a fault: a directory with only activities has no others. But a folder with nearly that name
    is, because its records would be missing from the site without a message.

    Args:
        assets: The folder that holds them.
        shown: What it is called in messages.
    """
    there = _names_in(assets)
    names = (*FOLDERS.values(), *_OTHERS)
    for name in names:
        if name in there:
            yield from _usable(assets / name, f"{shown}/{name}")
    yield from _misspelt(assets, shown, there, (*names, *_FILES))
    vocabulary = assets / "vocabulary"
    yield from _misspelt(vocabulary, f"{shown}/vocabulary", _names_in(vocabulary), [f"{name}.yaml" for name in WORDS])
    yield from _left_out(assets, shown, there, (*names, *_FILES, *_NOT_RECORDS))


def _usable(folder: Path, shown: str) -> Iterator[Problem]:
    if not folder.is_dir():
        yield Problem(
            code="not-a-folder",
            span=Span(shown),
            message=f"{shown} is a file, where a folder of records should be.",
            hint=f"Give the file another name, make a folder {shown}, and put the records into it.",
            quote=False,
        )
        return
    try:
        os.scandir(folder).close()
        readable = os.access(folder, os.R_OK | os.X_OK)
        reason = "Permission denied"
    except OSError as error:
        readable, reason = False, error.strerror or "it cannot be read"
    if not readable:
        yield Problem(
            code="folder-unreadable",
            span=Span(shown),
            message=f"{shown} could not be opened: {reason}.",
            hint="Look who may read that folder and open the files in it.",
            quote=False,
        )


def _misspelt(folder: Path, shown: str, there: Sequence[str], names: Sequence[str]) -> Iterator[Problem]:
    missing = [name for name in names if name not in there]
    for name in there:
        if name in names:
            continue
        suggestion = _intended_name(name, names)
        if not suggestion or Path(suggestion).suffix != Path(name.lower()).suffix.replace(".yml", ".yaml"):
            continue
        # Beside the one that is meant, an empty folder or a file of another sort does no harm.
        if suggestion not in missing and not _holds_records(folder / name):
            continue
        yield Problem(
            code="name-misspelt",
            span=Span(f"{shown}/{name}"),
            message=f"{shown}/{name} is not read, because its name should be {suggestion}.",
            hint=f"Call it {suggestion}, in small letters."
            if suggestion in missing
            else f"Move what is in it into {shown}/{suggestion}, and delete it.",
            quote=False,
        )
    if "activities" in missing:
        for name in there:
            if name not in names and not _intended_name(name, names) and _holds_records(folder / name):
                yield Problem(
                    code="name-misspelt",
                    span=Span(f"{shown}/{name}"),
                    message=f"There is no folder {shown}/activities, and nothing reads the records in {shown}/{name}.",
                    hint="If these are the activities, call the folder activities. If not, make a folder activities.",
                    quote=False,
                )


def _left_out(assets: Path, shown: str, there: Sequence[str], names: Sequence[str]) -> Iterator[Problem]:
    """Report records that are anywhere else and so not read; if all activities are, ``_misspelt`` has done so."""
    for name in there:
        if name in names or name.startswith(".git") or _intended_name(name, names):
            continue
        inside = [assets / name / entry for entry in _names_in(assets / name)] if "activities" in there else []
        if any(map(_has_name, (assets / name, *inside))):
            yield Problem(
                code="file-ignored",
                severity=Severity.WARNING,
                span=Span(f"{shown}/{name}"),
                message=f"Nothing reads what is in {shown}/{name}.",
                hint="Move records into activities, groups or places. Move anything else out of this folder.",
                quote=False,
            )


def _intended_name(name: str, names: Sequence[str]) -> str:
    plain = name.lower().removesuffix(".yml").removesuffix(".yaml")
    by_stem = {name_of_file.removesuffix(".yaml"): name_of_file for name_of_file in names}
    suggestion = _INTENDED.get(plain) or nearest(plain, by_stem)
    return by_stem.get(suggestion, "")


def _holds_records(folder: Path) -> bool:
    return any(map(_is_record, _names_in(folder)))


def _is_record(name: str) -> bool:
    return name.lower().endswith((".yaml", ".yml"))


def _has_name(path: Path) -> bool:
    """Whether a file looks like a record: YAML, with a name."""
    if not _is_record(path.name) or path.is_symlink() or not path.is_file():
        return False
    try:
        with path.open("rb") as file:
            return _NAME.search(file.read(_BEGINNING)) is not None
    except OSError:
        return True  # nobody can know


def _names_in(folder: Path) -> list[str]:
    try:
        return sorted(os.listdir(folder))  # noqa: PTH208 - names are all that is wanted
    except OSError:
        return []
