"""Page files: what is known about each page that was written, so that a changed file can be recognised."""

from __future__ import annotations

import os
import stat
from collections.abc import Mapping
from datetime import date
from hashlib import blake2b
from typing import NamedTuple


class PageFile(NamedTuple):
    """One page as it was written. ``fingerprint`` is the digest of its inputs, "" for a page that is never cached."""

    fingerprint: str
    size_bytes: int
    changed_ns: int
    inode: int
    listed: bool  # in the sitemap
    updated: str  # an ISO date, or ""
    digest: str = ""  # of its bytes, as ``digest_of`` gives it; "" where nobody asks for it

    @property
    def updated_on(self) -> date | None:
        return date.fromisoformat(self.updated) if self.updated else None

    def is_file(self, path: str) -> bool:
        """Whether the file at a path is still the one that was written."""
        try:
            status = os.lstat(path)
        except OSError:
            return False
        same = status.st_ino == self.inode and status.st_mtime_ns == self.changed_ns
        return same and status.st_size == self.size_bytes and stat.S_ISREG(status.st_mode)


PageFiles = Mapping[str, PageFile]  # by address


def digest_of(content: bytes) -> str:
    """Digest the content of a file: enough against accidents, not against somebody who constructs a collision."""
    return blake2b(content, digest_size=8).hexdigest()
