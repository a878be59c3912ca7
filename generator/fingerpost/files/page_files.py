"""Page files: what is known about each page that was written, so that a changed file can be recognised."""

from __future__ import annotations

import os
import stat
from collections.abc import Mapping
from datetime import date
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple, Self

from fingerpost.files.plain_file import open_plain


class PageFile(NamedTuple):
    """One page as it was written. ``fingerprint`` is the digest of its inputs, "" for a page that is never cached."""

    fingerprint: str
    size_bytes: int
    changed_ns: int
    inode: int
    listed: bool  # in the sitemap
    updated: str  # an ISO date, or ""
    digest: str  # of its bytes, as ``digest_of`` gives it

    @classmethod
    def of(
        cls, status: os.stat_result, fingerprint: str, content: bytes, *, listed: bool = False, updated: str = ""
    ) -> Self:
        """A page that has just been written."""
        digest = digest_of(content)
        return cls(fingerprint, status.st_size, status.st_mtime_ns, status.st_ino, listed, updated, digest)

    @property
    def updated_on(self) -> date | None:
        return date.fromisoformat(self.updated) if self.updated else None

    def is_file(self, path: str) -> bool:
        """Whether the file at a path is the very one that was written; its bytes are not read."""
        try:
            status = os.lstat(path)
        except OSError:
            return False
        same = status.st_ino == self.inode and status.st_mtime_ns == self.changed_ns
        return same and status.st_size == self.size_bytes and stat.S_ISREG(status.st_mode)

    def at(self, path: str) -> Self | None:
        """The page at a path, if that has the bytes that were written; a copy has another inode and time."""
        try:
            descriptor = open_plain(Path(path))
            try:
                status = os.fstat(descriptor)
                if not stat.S_ISREG(status.st_mode) or status.st_size != self.size_bytes:
                    return None
                content = os.read(descriptor, self.size_bytes)
            finally:
                os.close(descriptor)
        except OSError:
            return None
        if digest_of(content) != self.digest:
            return None
        return self._replace(changed_ns=status.st_mtime_ns, inode=status.st_ino)


PageFiles = Mapping[str, PageFile]  # by address


def digest_of(content: bytes) -> str:
    """Digest the content of a file, as 32 hexadecimal digits."""
    return blake2b(content, digest_size=16).hexdigest()
