"""The files of records in their folders, whether or not they can be read: for commands that change them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fingerpost.checks.suggest import near_ids, say_near
from fingerpost.reading.layout import FOLDERS
from fingerpost.reading.parse import parse
from fingerpost.reading.schemas import RECORD_LIMITS
from fingerpost.reading.shown_path import shown_path
from fingerpost.reading.yaml_text import Unreadable, decode


class CannotChange(Exception):
    """Nothing was changed: a sentence for people, and what to type."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message, self.hint = message, hint


@dataclass(frozen=True, slots=True)
class RecordFile:
    """One file."""

    kind: str
    id: str
    path: Path

    @property
    def shown(self) -> str:
        return shown_path(self.path)

    def text(self) -> str:
        """What is in it.

        Raises:
            CannotChange: If it cannot be read.
        """
        try:
            if self.path.is_symlink():
                raise OSError
            return self.path.read_bytes().decode()  # not read_text, which would change the line ends
        except (OSError, UnicodeDecodeError):
            raise CannotChange(f"{self.shown} cannot be read.", "Run: fingerpost check") from None

    def values(self) -> dict[str, Any]:
        """What its text says.

        Raises:
            CannotChange: If it is no YAML that a record may be written in.
        """
        return values_of(self.text().encode(), self.shown)


def values_of(text: bytes, shown: str) -> dict[str, Any]:
    """What the text of a record says.

    Raises:
        CannotChange: If it is no YAML that a record may be written in.
    """
    try:
        return parse(decode(text, shown, RECORD_LIMITS), shown, {}, RECORD_LIMITS)
    except Unreadable:
        raise CannotChange(f"{shown} has an error, so it cannot be changed.", "Run: fingerpost check") from None


def find_file(assets: Path, kind: str, record_id: str) -> RecordFile | None:
    """The file of a record, by its id."""
    paths = (assets / FOLDERS[kind] / f"{record_id}.{ending}" for ending in ("yaml", "yml"))
    return next((RecordFile(kind, record_id, path) for path in paths if path.is_file()), None)


def files_of(assets: Path, kind: str) -> Iterator[RecordFile]:
    """All files of a kind, in order of id."""
    folder = assets / FOLDERS[kind]
    for path in sorted(folder.iterdir()) if folder.is_dir() and not folder.is_symlink() else ():
        if path.suffix in (".yaml", ".yml") and path.is_file() and not path.is_symlink():
            yield RecordFile(kind, path.stem, path)


def near_files(assets: Path, record_id: str, kinds: Iterable[str] = FOLDERS) -> str:
    """The hint for an id that no record has: those that may be meant."""
    files = {file.id: () for kind in kinds for file in files_of(assets, kind)}
    folders = ", ".join(FOLDERS[kind] for kind in kinds)
    return say_near(near_ids(record_id, files), f"Give the name of its file without .yaml: look into {folders}.")


def former_ids_of(values: dict[str, Any]) -> list[str]:
    """The former ids that a record gives."""
    former = values.get("former_ids")
    return [str(old) for old in former] if isinstance(former, list) else []
