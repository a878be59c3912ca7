"""Renaming a record: its file, its former ids, and every record that names it."""

from __future__ import annotations

from pathlib import Path

from fingerpost.reading.layout import FOLDERS
from fingerpost.reading.ledger import ledger_file, read_ledger
from fingerpost.reading.shown_path import shown_path
from fingerpost.records.ids import check_id
from fingerpost.records.ledger import Ledger
from fingerpost.stewardship.changes import Changes, point_to
from fingerpost.stewardship.files_of_records import (
    CannotChange,
    RecordFile,
    files_of,
    find_file,
    former_ids_of,
    near_files,
)

MOST_FORMER_IDS = 50  # as the schema has it


def rename(assets: Path, old: str, new: str, kind: str = "") -> Changes:
    """Work out what to change so that a record has a new id and its old address leads there.

    The file may have its new name already, as after ``git mv``.

    Args:
        assets: The folder of records.
        old: The id it had.
        new: The id it will have.
        kind: activity, group or place; worked out if empty.

    Raises:
        CannotChange: If the new id may not be used, or there is no such record.
    """
    check_new_id(new)
    if old == new:
        raise CannotChange(f"{new} is the id it has already.", "Give the new one after the old one.")
    kind = kind or _kind_of(assets, old, new)
    here, there = find_file(assets, kind, old), find_file(assets, kind, new)
    if here is not None and there is not None:
        raise CannotChange(
            f"{there.shown} is there already.",
            f"Choose another id. If both are about the same: fingerpost merge {old} {new}",
        )
    file = here or there
    if file is None:
        raise CannotChange(*_nowhere(assets, kind, old))
    former = former_ids_of(file.values())
    if new not in former:
        refuse_used(assets, kind, new, file)
    if here is None and old not in former:
        refuse_claimed(assets, kind, old, file)
    changes, moved = Changes(), file
    if here is not None:
        moved = RecordFile(kind, new, here.path.with_stem(new))
        changes.texts[moved.path] = here.text()
        changes.removed.append(here.path)
    set_former_ids(changes, moved, [*(other for other in former if other not in (old, new)), old])
    point_to(assets, kind, old, new, changes)
    return changes


def check_new_id(record_id: str) -> None:
    """Refuse what can be no address.

    Raises:
        CannotChange: With what is wrong.
    """
    if fault := check_id(record_id, ""):
        raise CannotChange(fault.message.replace("The name of this file", record_id), "Such as chair-yoga-frome")


def set_former_ids(changes: Changes, file: RecordFile, former: list[str]) -> None:
    """Write the former ids of a record.

    Raises:
        CannotChange: If there would be too many.
    """
    if len(former) > MOST_FORMER_IDS:
        raise CannotChange(
            f"{file.shown} would have {len(former)} former ids, and a record has at most {MOST_FORMER_IDS}.",
            "Close one of the two records instead: fingerpost close",
        )
    changes.set(file, "former_ids", former)


def refuse_used(assets: Path, kind: str, record_id: str, own: RecordFile) -> None:
    """Refuse an id that another record has had: who follows its address would be led astray.

    Raises:
        CannotChange: If the ledger or another record has it.
    """
    refuse_claimed(assets, kind, record_id, own)
    if own.id != record_id and (kind, record_id) in _ledger(assets).records:
        raise CannotChange(
            f"{record_id} was published before, and an id is never used again.", "Choose another, such as with a town."
        )


def refuse_claimed(assets: Path, kind: str, record_id: str, own: RecordFile) -> None:
    """Refuse an id that is among the former ids of another record.

    Raises:
        CannotChange: If one has it.
    """
    if (owner := owner_of_former(assets, kind, record_id)) and owner.path != own.path:
        raise CannotChange(f"{record_id} leads to {owner.shown} already.", "An id leads to one record. Choose another.")


def _kind_of(assets: Path, old: str, new: str) -> str:
    kinds = [kind for kind in FOLDERS if find_file(assets, kind, old)]
    kinds = kinds or [kind for kind in FOLDERS if find_file(assets, kind, new)]
    return only_kind(kinds or [kind for kind in FOLDERS if owner_of_former(assets, kind, old)], assets, old)


def only_kind(kinds: list[str], assets: Path, record_id: str) -> str:
    """The kind of a record, if there is no doubt about it.

    Raises:
        CannotChange: If there is none or more than one.
    """
    if not kinds:
        hint = near_files(assets, record_id)
        raise CannotChange(f"There is no record called {record_id} in {shown_path(assets)}.", hint)
    if len(kinds) > 1:
        named = " and ".join(f"{FOLDERS[kind]}/{record_id}" for kind in kinds)
        raise CannotChange(f"There are {named}.", f"Say which: --kind {kinds[0]}")
    return kinds[0]


def _nowhere(assets: Path, kind: str, old: str) -> tuple[str, str]:
    if owner := owner_of_former(assets, kind, old):
        return f"{old} has been renamed already: it is {owner.shown}.", f"fingerpost rename {owner.id} NEW-NAME"
    return f"There is no {FOLDERS[kind]}/{old}.yaml.", near_files(assets, old, (kind,))


def owner_of_former(assets: Path, kind: str, record_id: str) -> RecordFile | None:
    """The record that has an id among its former ones."""
    for file in files_of(assets, kind):
        if record_id in file.text() and record_id in former_ids_of(file.values()):
            return file
    return None


def _ledger(assets: Path) -> Ledger:
    return read_ledger(assets, shown_path(ledger_file(assets)))[0]
