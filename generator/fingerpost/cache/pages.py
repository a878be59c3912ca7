"""Pages of earlier builds that may stay as they are, because all that they are made from is the same.

A page is taken only if its file is the very file that was written then: same inode, size and time of change. So what
somebody has edited in the site since is written anew.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path

from fingerpost.files.page_writer import path_of
from fingerpost.files.written import Entry, Written


@dataclass(frozen=True, slots=True)
class PageCache:
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
        if not entry.is_file(source):
            return None
        return entry if source == target or _link(source, target) else None


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
