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
    touched_ns: int  # when anything of the file was last changed (ctime), which nobody can set; 0 is not known

    @classmethod
    def of(
        cls, status: os.stat_result, fingerprint: str, content: bytes, *, listed: bool = False, updated: str = ""
    ) -> Self:
        """A page that has just been written."""
        digest = digest_of(content)
        size, changed, inode = status.st_size, status.st_mtime_ns, status.st_ino
        return cls(fingerprint, size, changed, inode, listed, updated, digest, _touched(status))

    @property
    def updated_on(self) -> date | None:
        return date.fromisoformat(self.updated) if self.updated else None

    def is_file(self, path: str) -> bool:
        """Whether the file at a path is the very one that was written; its bytes are not read."""
        return self._is_at(path) is not None

    def is_same(self, status: os.stat_result) -> bool:
        """The same, for what the system knows about a file."""
        same = status.st_ino == self.inode and status.st_mtime_ns == self.changed_ns
        return same and status.st_size == self.size_bytes and stat.S_ISREG(status.st_mode)

    def _is_at(self, path: str) -> os.stat_result | None:
        try:
            status = os.lstat(path)
        except OSError:
            return None
        return status if self.is_same(status) else None

    def settled(self, path: str) -> Self:
        """The same, once no link to the file comes or goes any more, because each touches it."""
        if self.touched_ns or (status := self._is_at(path)) is None:
            return self
        return self._replace(touched_ns=_touched(status))

    def at(self, path: str) -> Self | None:
        """The page at a path, if that has the bytes that were written, to be linked to.

        It is read, unless nobody can have changed it. A copy has another inode and time.
        """
        if self.touched_ns and (status := self._is_at(path)) is not None and _touched(status) == self.touched_ns:
            return self._replace(touched_ns=0)
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
        return self._replace(changed_ns=status.st_mtime_ns, inode=status.st_ino, touched_ns=0)


PageFiles = Mapping[str, PageFile]  # by address


def _touched(status: os.stat_result) -> int:
    return 0 if os.name == "nt" else status.st_ctime_ns  # on Windows, when it was made


def digest_of(content: bytes) -> str:
    """Digest the content of a file, as 32 hexadecimal digits."""
    return blake2b(content, digest_size=16).hexdigest()
