"""Merging two records about the same thing: one goes, and its addresses lead to the other."""

from __future__ import annotations

from pathlib import Path

from fingerpost.reading.gone import text_of_gone
from fingerpost.reading.layout import FOLDERS
from fingerpost.stewardship.changes import Changes, point_to
from fingerpost.stewardship.files_of_records import (
    CannotChange,
    RecordFile,
    find_file,
    former_ids_of,
    near_files,
    values_of,
)
from fingerpost.stewardship.rename import only_kind, owner_of_former, set_former_ids


def merge(assets: Path, record_id: str, into: str, kind: str = "") -> Changes:
    """Work out what to write so that the addresses of one record lead to another.

    The file of the first may be deleted already: git knows then which ids it had before.

    Args:
        assets: The folder of records.
        record_id: The record that goes.
        into: The one that stays. It is not changed, but for its former ids.
        kind: activity, group or place; worked out if empty.

    Raises:
        CannotChange: If one of them is not there, or they are the same.
    """
    if not kind:
        here = [each for each in FOLDERS if find_file(assets, each, record_id)]
        kind = only_kind(here or [each for each in FOLDERS if find_file(assets, each, into)], assets, into)
    here_file, into_file = find_file(assets, kind, record_id), find_file(assets, kind, into)
    if into_file is None:
        owner = owner_of_former(assets, kind, into)
        hint = (
            f"It is {owner.shown} now: fingerpost merge {record_id} {owner.id}"
            if owner
            else near_files(assets, into, (kind,))
        )
        raise CannotChange(f"There is no {FOLDERS[kind]}/{into}.yaml.", hint)
    if record_id == into:
        raise CannotChange("A record cannot be merged into itself.", "Name two records.")
    if (owner := owner_of_former(assets, kind, record_id)) is not None:
        raise CannotChange(f"{record_id} leads to {owner.shown} already.", "")
    if "closed" in into_file.values():
        raise CannotChange(f"{into_file.shown} is closed.", f"Close both: fingerpost close {record_id} --reason ...")
    former = former_ids_of(into_file.values())
    former += [old for old in (*_former_ids(assets, kind, record_id, here_file), record_id) if old != into]
    changes = Changes()
    set_former_ids(changes, into_file, list(dict.fromkeys(former)))
    if here_file is not None:
        changes.removed.append(here_file.path)
    point_to(assets, kind, record_id, into, changes)
    return changes


def _former_ids(assets: Path, kind: str, record_id: str, file: RecordFile | None) -> list[str]:
    if file is not None:
        return former_ids_of(file.values())
    text = text_of_gone(assets, kind, record_id)
    if text is None:
        raise CannotChange(f"There is no {FOLDERS[kind]}/{record_id}.yaml.", near_files(assets, record_id, (kind,)))
    return former_ids_of(values_of(text, f"{FOLDERS[kind]}/{record_id}.yaml"))
