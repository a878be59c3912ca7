"""Which files in a folder of postcodes are exactly as an earlier run wrote them, so that nobody's work is replaced."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import cached_property
from hashlib import blake2b
from pathlib import Path
from typing import Any

from fingerpost.geography.postcodes.table_texts import LICENCE_FILE, README, index_text, licence_text, readme_text
from fingerpost.geography.table import INDEX, SECTORS, file_of

ABOUT_FILE = "made.txt"
_ABOUT = "Fingerprints of what fingerpost postcodes wrote here. It replaces no file that has another."
_OUTCODE = ("format", "outcode", "scale", "lat", "lon", "units", "lats", "lons")
_SECTORS = ("format", "scale", "outcodes", "sectors")


class EarlierTable:
    """What an earlier run left in a folder, which need not be there."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @cached_property
    def fingerprints(self) -> frozenset[str]:
        """A line for each file; none if there was no earlier run, or if it was by an older Fingerpost."""
        about, *lines = _read(self._folder / ABOUT_FILE).decode("utf-8", "replace").splitlines() or [""]
        return frozenset(lines) if about == _ABOUT else frozenset()

    def wrote(self, path: Path) -> bool:
        """Whether a file of the folder is as it was written."""
        if path.name == ABOUT_FILE:
            return bool(self.fingerprints)
        data = _read(path)
        if self.fingerprints:
            return _fingerprint(path.name, data) in self.fingerprints
        try:
            return data == self._without_fingerprints(path.name, data)
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
            return False

    @cached_property
    def _index(self) -> Mapping[str, Any]:
        about: Mapping[str, Any] = json.loads(_read(self._folder / INDEX))
        return about

    def _without_fingerprints(self, name: str, data: bytes) -> bytes | None:
        """What an older Fingerpost wrote, as far as the index and the form of a file say."""
        if name in (README, LICENCE_FILE, INDEX):
            return {README: readme_text, LICENCE_FILE: licence_text, INDEX: index_text}[name](self._index).encode()
        if name != SECTORS and name not in map(file_of, self._index["outcodes"]):
            return None
        values = json.loads(data)
        if tuple(values) != (_SECTORS if name == SECTORS else _OUTCODE):
            return None
        return json.dumps(values, separators=(",", ":")).encode() + b"\n"


def fingerprints(files: Mapping[str, bytes]) -> frozenset[str]:
    """A line for each file."""
    return frozenset(_fingerprint(name, data) for name, data in files.items())


def made_text(lines: Iterable[str]) -> bytes:
    """The text of the file that lists them."""
    return "\n".join([_ABOUT, *sorted(lines), ""]).encode()


def _fingerprint(name: str, data: bytes) -> str:
    return f"{name} {blake2b(data, digest_size=16).hexdigest()}"


def _read(path: Path) -> bytes:
    """The bytes of a file, with the line ends it was written with; git gives a checkout on Windows others."""
    if path.is_symlink() or not path.is_file():
        return b""
    return path.read_bytes().replace(b"\r\n", b"\n")
