"""The piece cache: what an export says of each record, so that a change of one does not make those of all again.

A file has the pieces one after the other, then a line for each record, and a last line: what it was made for, where
those lines begin, and a digest of all before it. It is larger than the records, so it is never in memory as a whole.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from hashlib import blake2b
from itertools import accumulate
from pathlib import Path
from tempfile import TemporaryFile
from types import TracebackType
from typing import BinaryIO, NamedTuple

from fingerpost.files.plain_file import open_plain

Pieces = tuple[bytes, ...]
_AT_ONCE = 1 << 20  # bytes, when the digest of a file is made
_LAST_LINE = 300  # bytes at most


class _Entry(NamedTuple):
    """Where the pieces of a record are."""

    fingerprint: str
    start: int
    sizes: tuple[int, ...]


class PieceCache:
    """Gives pieces by a key and a fingerprint of what they are made from, and makes those that it does not have.

    Within one build each is made once, even if nothing may be kept for the next. If the block ends without a problem,
    the next build has the pieces that were used.
    """

    def __init__(self, path: Path | None = None, made_for: str = "") -> None:
        """Name the file, and what it must have been made for."""
        self._path, self._made_for = path, made_for
        self._old: BinaryIO | None = None
        self._before: dict[str, _Entry] | None = None  # read when the first piece is asked for
        self._new: BinaryIO | None = None
        self._now: dict[str, _Entry] = {}
        self._size = 0
        self._digest = blake2b(digest_size=16)
        self._is_full = False  # the disk

    def __enter__(self) -> PieceCache:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if self._old is not None:
            self._old.close()
        try:
            if self._path and kind is None:
                self._save(self._path)
        except OSError:  # the next build takes longer, and that is all
            pass
        finally:
            with suppress(OSError):
                if self._new is not None:
                    self._new.close()
            with suppress(OSError):
                if self._path:
                    _beside(self._path).unlink(missing_ok=True)

    def take(self, key: str, fingerprint: str, make: Callable[[], Iterable[bytes]]) -> Pieces:
        """The pieces of a key, made from what the fingerprint says."""
        if (entry := self._now.get(key)) is not None and (again := self._pieces_in(entry)) is not None:
            return again
        if self._before is None:
            self._before = self._open_old()
        entry = self._before.get(key)
        if entry is not None and entry.fingerprint == fingerprint and self._old is not None:
            pieces = _pieces_at(self._old, entry)
        else:
            pieces = tuple(make())
        self._keep(key, fingerprint, pieces)
        return pieces

    def _pieces_in(self, entry: _Entry) -> Pieces | None:
        """What this build has made already; None once the disk is full, which may come to light only here."""
        if self._new is None or self._is_full:
            return None
        try:
            pieces = _pieces_at(self._new, entry)
            self._new.seek(self._size)
        except OSError:
            self._is_full = True
            return None
        return pieces

    def _keep(self, key: str, fingerprint: str, pieces: Pieces) -> None:
        if self._is_full:
            return
        content = b"".join(pieces)
        try:
            if self._new is None:
                self._new = _open_new(self._path)
            self._new.write(content)
        except OSError:
            self._is_full = True
            return
        self._digest.update(content)
        self._now[key] = _Entry(fingerprint, self._size, tuple(map(len, pieces)))
        self._size += len(content)

    def _open_old(self) -> dict[str, _Entry]:
        """Open the file of the last build; no entries if it is missing, damaged, or was made for something else."""
        if self._path is None:
            return {}
        try:
            self._old = os.fdopen(open_plain(self._path), "rb")
            size = self._old.seek(0, os.SEEK_END)
            self._old.seek(max(0, size - _LAST_LINE))
            line = self._old.read().rpartition(b"\n")[2]
            made_for, start, digest = line.decode().rsplit(" ", 2)
            content = size - len(line) - 1
            if made_for != self._made_for or digest != _digest_of(self._old, content):
                return {}
            self._old.seek(int(start))
            return dict(_entries(self._old.read(content - int(start)).decode()))
        except (OSError, ValueError):
            return {}

    def _save(self, path: Path) -> None:
        """Put the new file in the place of the old one, in which there may be what nobody may read any more."""
        if self._new is None or self._is_full:
            path.unlink(missing_ok=True)
            return
        rows = (
            f"{key}\t{entry.fingerprint}\t{' '.join(map(str, entry.sizes))}\n".encode()
            for key, entry in self._now.items()
        )
        lines = b"".join(rows)
        self._digest.update(lines)
        self._new.write(lines + f"\n{self._made_for} {self._size} {self._digest.hexdigest()}".encode())
        self._new.close()
        _beside(path).replace(path)


def _beside(path: Path) -> Path:
    return path.with_name(f"{path.name}.new-{os.getpid()}")


def _open_new(path: Path | None) -> BinaryIO:
    if path is None:
        return TemporaryFile("w+b")
    _beside(path).unlink(missing_ok=True)
    return _beside(path).open("x+b")


def _entries(lines: str) -> Iterator[tuple[str, _Entry]]:
    start = 0
    for line in lines.splitlines():
        key, fingerprint, numbers = line.split("\t")
        sizes = tuple(map(int, numbers.split()))
        yield key, _Entry(fingerprint, start, sizes)
        start += sum(sizes)


def _pieces_at(file: BinaryIO, entry: _Entry) -> Pieces:
    file.seek(entry.start)
    whole = file.read(sum(entry.sizes))
    return tuple(whole[end - size : end] for size, end in zip(entry.sizes, accumulate(entry.sizes), strict=True))


def _digest_of(file: BinaryIO, size: int) -> str:
    digest = blake2b(digest_size=16)
    file.seek(0)
    while size > 0 and (part := file.read(min(size, _AT_ONCE))):
        digest.update(part)
        size -= len(part)
    return digest.hexdigest()
