"""The page cache: pages of the published site that are used again because their inputs have not changed."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from fingerpost.files.page_files import PageFile, PageFiles
from fingerpost.files.page_writer import make_folder, path_of


@dataclass(frozen=True, slots=True)
class PageCache:
    """The pages of the published site, each linked into the new one if it is still as it was written."""

    pages: PageFiles
    published: Path
    new: Path  # may be the same folder: a preview writes into the site that it shows

    @property
    def is_empty(self) -> bool:
        """Whether every page has to be rendered."""
        return not self.pages

    def fingerprint_of(self, address: str) -> str:
        """The fingerprint of a page of the published site; "" if it has none."""
        return self.pages[address].fingerprint if address in self.pages else ""

    def keep(self, address: str, fingerprint: str) -> PageFile | None:
        """Use a page again; None if it has to be rendered."""
        entry = self.pages.get(address)
        if entry is None or entry.fingerprint != fingerprint:
            return None
        source, target = path_of(str(self.published), address), path_of(str(self.new), address)
        if source == target:
            return entry if entry.is_file(source) else None
        entry = entry.at(source)
        return entry if entry is not None and _link(source, target) else None


def _link(source: str, target: str) -> bool:
    try:
        make_folder(target.rpartition("/")[0])
        os.link(source, target)
    except OSError:
        return False  # a file system without links
    return True
