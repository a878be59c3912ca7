"""The page cache: pages of earlier builds that are used again because their inputs have not changed.

A page is used again only if its file is the one that was written then: same inode, size and time of change. So a page
that somebody has edited since is written again.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path

from fingerpost.files.page_files import PageFile, PageFiles
from fingerpost.files.page_writer import path_of


@dataclass(frozen=True, slots=True)
class PageCache:
    """The pages that earlier builds left.

    The new site may begin as the site before last, whose pages are already in place (``in_place``). Pages of the
    published site (``current_pages``) are hard-linked.
    """

    site: Path
    in_place: PageFiles = field(default_factory=dict)
    current_pages: PageFiles = field(default_factory=dict)
    current_site: Path | None = None

    @property
    def is_empty(self) -> bool:
        """Whether every page has to be rendered."""
        return not self.in_place and not self.current_pages

    def keep(self, address: str, fingerprint: str) -> PageFile | None:
        """Keep a page that is in place, or link it from the published site; None when it has to be rendered."""
        target = path_of(str(self.site), address)
        entry = self.in_place.get(address)
        if entry is not None and entry.fingerprint == fingerprint and entry.is_file(target):
            return entry
        entry = self.current_pages.get(address)
        if entry is None or entry.fingerprint != fingerprint or self.current_site is None:
            return None
        source = path_of(str(self.current_site), address)
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
