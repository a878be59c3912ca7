"""Nothing has changed: a record was checked, and only the day in its file changes."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from fingerpost.reading.layout import FOLDERS
from fingerpost.stewardship.changes import Changes
from fingerpost.stewardship.files_of_records import CannotChange, find_file
from fingerpost.stewardship.rename import only_kind


def confirm_date(assets: Path, name: str, *, on: date, how: str = "", changes: Changes | None = None) -> Changes:
    """Work out what to write to say that a record was checked on a day.

    Args:
        assets: The folder of records.
        name: Its id, or with its kind if two have it: "place/old-dairy".
        on: The day.
        how: visit, phone, email, website or group; as before if empty, but no longer from a list.
        changes: What else will be written.

    Raises:
        CannotChange: If there is no such record, or it is closed.
    """
    changes = Changes() if changes is None else changes
    kind, _, record_id = name.rpartition("/")
    kinds = [each for each in ([kind] if kind in FOLDERS else FOLDERS) if find_file(assets, each, record_id)]
    kind = only_kind(kinds, assets, record_id)
    file = find_file(assets, kind, record_id)
    assert file is not None  # noqa: S101 - for the types: it has just been there
    values = file.values()
    if "closed" in values:
        raise CannotChange(f"{file.shown} is closed.", "If it has begun again, delete the line closed first.")
    checked = values.get("checked")
    if isinstance(checked, dict):
        changes.set(file, "checked.on", on)
        if how:
            changes.set(file, "checked.how", how)
        elif checked.get("how") == "list":
            changes.set(file, "checked.how", [])
    else:
        changes.set(file, "checked", {"on": on, "how": how} if how else {"on": on})
    return changes
