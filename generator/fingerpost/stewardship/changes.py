"""Changes to several files of records that belong together: all are worked out first, then written."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from fingerpost.files.durable import write_all
from fingerpost.files.records_lock import taking_places
from fingerpost.reading.shown_path import shown_path
from fingerpost.stewardship.files_of_records import CannotChange, RecordFile, files_of
from fingerpost.writing.composed import EditError
from fingerpost.writing.edit import edit, remove


@dataclass(slots=True)
class Changes:
    """What will be in which file, and which files go."""

    texts: dict[Path, str] = field(default_factory=dict)
    removed: list[Path] = field(default_factory=list)

    def text_of(self, file: RecordFile) -> str:
        """What will be in a file, as far as is known."""
        return self.texts.get(file.path) or file.text()

    def set(self, file: RecordFile, path: str, value: object) -> None:
        """Set one field of a record; an empty list takes it away.

        Raises:
            CannotChange: If the file leaves no room for it.
        """
        text = self.text_of(file)
        try:
            self.texts[file.path] = edit(text, path, value) if value != [] else remove(text, path)
        except EditError as error:
            words = f"Write it yourself: {path}: {value}"
            raise CannotChange(f"{file.shown} could not be changed. {error}", words) from None

    def write(self, assets: Path) -> list[str]:
        """Write and delete below a folder of records; give a line about each file, for people.

        Raises:
            OSError: If a file cannot be written or deleted.
        """
        before = {path: path.exists() for path in self.texts}
        with taking_places(assets):
            write_all((path, text.encode()) for path, text in self.texts.items())
            for path in self.removed:
                path.unlink(missing_ok=True)
        lines = [f"{shown_path(path)} is {'changed' if before[path] else 'written'}." for path in sorted(self.texts)]
        return lines + [f"{shown_path(path)} is gone." for path in sorted(self.removed)]


def point_to(assets: Path, kind: str, old: str, new: str, changes: Changes) -> None:
    """Let every record that names another by its old id name it by the new one.

    Raises:
        CannotChange: If a record that seems to name it cannot be changed.
    """
    for other in ("activity", "group", "place"):
        for file in files_of(assets, other):
            if file.path in changes.removed or (kind != other and other != "activity"):
                continue
            if old not in changes.text_of(file):  # quick: nearly no record names it
                continue
            _point_to(file, kind, old, new, changes)


def _point_to(file: RecordFile, kind: str, old: str, new: str, changes: Changes) -> None:
    values = file.values()
    if file.kind == "activity" and kind == "group" and values.get("group") == old:
        changes.set(file, "group", new)
    if file.kind == "activity" and kind == "place":
        sessions = values.get("sessions")
        for number, session in enumerate(sessions if isinstance(sessions, list) else ()):
            if isinstance(session, dict) and session.get("place") == old:
                changes.set(file, f"sessions.{number}.place", new)
    instead = _instead(values)
    if file.kind == kind and old in instead:
        rest = [new if other == old else other for other in instead]
        changes.set(file, "closed.instead", [other for other in dict.fromkeys(rest) if other != file.id])


def _instead(values: dict[str, Any]) -> list[str]:
    closed = values.get("closed")
    instead = closed.get("instead") if isinstance(closed, dict) else None
    return [str(other) for other in instead] if isinstance(instead, list) else []
