"""What is known of a page that was written: whether it is still that very file, and what was in it."""

from __future__ import annotations

import os
import stat
from collections.abc import Mapping
from datetime import date
from hashlib import blake2b
from typing import NamedTuple


class Entry(NamedTuple):
    """One page as it was written. ``made_of`` is the digest of all it came from, "" for one that is never kept."""

    made_of: str
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
        """Whether the file is the one that was written then."""
        try:
            found = os.lstat(path)
        except OSError:
            return False
        same = found.st_ino == self.inode and found.st_mtime_ns == self.changed_ns
        return same and found.st_size == self.size_bytes and stat.S_ISREG(found.st_mode)


Written = Mapping[str, Entry]  # by address


def digest_of(content: bytes) -> str:
    """Tell one content of a file from another: against slips, not against somebody who looks for two that are alike."""
    return blake2b(content, digest_size=8).hexdigest()
