"""Pages of earlier builds that may stay as they are, because all that they are made from is the same.

A page is taken only if its file is the very file that was written then: same inode, size and time of change. So what
somebody has edited in the site since is written anew.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from fingerpost.pages.write import path_of


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


@dataclass(frozen=True, slots=True)
class KeptPages:
    """What can be had from earlier builds.

    The new site may begin as the site before last (``here``), whose pages are where they belong already;
    from the last site (``last``) they are linked.
    """

    site: Path
    here: Written = field(default_factory=dict)
    last: Written = field(default_factory=dict)
    last_site: Path | None = None

    @property
    def is_empty(self) -> bool:
        """Whether every page has to be made."""
        return not self.here and not self.last

    def keep(self, address: str, made_of: str) -> Entry | None:
        """Let a page stay, or link it from the last site; None when it has to be made."""
        target = path_of(str(self.site), address)
        entry = self.here.get(address)
        if entry is not None and entry.made_of == made_of and entry.is_file(target):
            return entry
        entry = self.last.get(address)
        if entry is None or entry.made_of != made_of or self.last_site is None:
            return None
        source = path_of(str(self.last_site), address)
        return entry if entry.is_file(source) and _link(source, target) else None


def _link(source: str, target: str) -> bool:
    try:
        try:
            os.link(source, target)
        except FileNotFoundError:
            os.makedirs(os.path.dirname(target), exist_ok=True)  # noqa: PTH103, PTH120 - 10,000 times
            os.link(source, target)
        except FileExistsError:
            os.unlink(target)  # noqa: PTH108
            os.link(source, target)
    except OSError:
        return False  # a file system without links
    return True
