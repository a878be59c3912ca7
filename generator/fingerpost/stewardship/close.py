"""Closing a record: its page stays, and says since when, why, and what to try instead."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from fingerpost.reading.gone import text_of_gone
from fingerpost.reading.layout import FOLDERS
from fingerpost.stewardship.changes import Changes
from fingerpost.stewardship.files_of_records import CannotChange, RecordFile, find_file, near_files
from fingerpost.stewardship.rename import only_kind, owner_of_former

MOST_CHARACTERS = 300  # of a reason, as the schema has it


def close(assets: Path, record_id: str, kind: str, *, on: date, reason: str, instead: Sequence[str] = ()) -> Changes:
    """Work out what to write to close a record. A file that was deleted is brought back from git.

    Args:
        assets: The folder of records.
        record_id: Its id.
        kind: activity, group or place; worked out if empty.
        on: The day it ended.
        reason: Why, in a sentence that people may read.
        instead: Ids of records of the same kind; an id that one of them had is followed.

    Raises:
        CannotChange: If there is no such record, or an alternative does not exist or is closed itself.
    """
    changes = Changes()
    file, kind = _find(assets, record_id, kind, changes)
    reason = " ".join(reason.split())
    if not reason or len(reason) > MOST_CHARACTERS:
        raise CannotChange(
            f"The reason has {len(reason)} characters, and should have 1 to {MOST_CHARACTERS}.",
            'Write a sentence that people may read: --reason "The organiser has retired."',
        )
    others = [_follow(assets, kind, other, record_id) for other in instead]
    values: dict[str, object] = {"on": on, "reason": reason}
    if others:
        values["instead"] = list(dict.fromkeys(others))
    changes.set(file, "closed", values)
    return changes


def _find(assets: Path, record_id: str, kind: str, changes: Changes) -> tuple[RecordFile, str]:
    kinds = [kind] if kind else list(FOLDERS)
    there = [each for each in kinds if find_file(assets, each, record_id)]
    if there:
        kind = only_kind(there, assets, record_id)
        file = find_file(assets, kind, record_id)
        assert file is not None  # noqa: S101 - for the types: it has just been there
        return file, kind
    for each in kinds:
        if owner := owner_of_former(assets, each, record_id):
            raise CannotChange(f"{record_id} is {owner.shown} now.", f"fingerpost close {owner.id} --reason ...")
    texts = {each: text for each in kinds if (text := text_of_gone(assets, each, record_id)) is not None}
    kind = only_kind(list(texts), assets, record_id)
    file = RecordFile(kind, record_id, assets / FOLDERS[kind] / f"{record_id}.yaml")
    try:
        changes.texts[file.path] = texts[kind].decode()
    except UnicodeDecodeError:
        raise CannotChange(f"What git has of {record_id} cannot be read.", "Write the file anew.") from None
    return file, kind


def _follow(assets: Path, kind: str, other: str, closing: str) -> str:
    file = find_file(assets, kind, other) or owner_of_former(assets, kind, other)
    if file is None:
        raise CannotChange(f"There is no {kind} called {other}.", near_files(assets, other, (kind,)))
    if file.id == closing:
        raise CannotChange(f"{closing} cannot be tried instead of itself.", "Name another, or leave --instead out.")
    if "closed" in file.values():
        raise CannotChange(f"{file.shown} is closed too.", "Name one that is still there.")
    return file.id
