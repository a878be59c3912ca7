"""The cache of a preview: the pages last shown, set aside while the site is rebuilt."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Self

from fingerpost.cache.files import code_digest
from fingerpost.cache.folder import Cache
from fingerpost.cache.pages import PageCache
from fingerpost.cache.place import NoCacheFolder
from fingerpost.files.page_files import PageFiles


class PreviewCache(Cache):
    """Shares records and checks with ``fingerpost build``; the pages are its own, because their addresses differ."""

    def __init__(self, folder: Path | None, site: Path) -> None:
        super().__init__(folder, site)
        self._shown: PageFiles = {}
        self._aside = site.with_name(f"{site.name}-before")

    @classmethod
    def for_preview(cls, assets: Path, site: Path) -> Self:
        """The cache of a folder of records; where it can have no folder, only the pages are kept."""
        try:
            return cls.for_records(assets, site)
        except NoCacheFolder:
            return cls(None, site)

    def begin(self, site: Path) -> None:
        """Set the site aside before the site generator empties its folder."""
        self.code = code_digest()  # somebody may be editing a template
        shutil.rmtree(self._aside, ignore_errors=True)
        if self._shown and site.is_dir():
            site.rename(self._aside)
            site.mkdir()

    @property
    def shown(self) -> PageFiles:
        """The pages of the site that is shown."""
        return self._shown

    def pages(self, new: Path) -> PageCache:
        # Set aside only when the site generator runs; else the pages stay where they are.
        return PageCache(self._shown, self._aside if self._aside.is_dir() else new, new)

    def keep_pages(self, pages: PageFiles) -> None:
        self._shown = pages
        shutil.rmtree(self._aside, ignore_errors=True)

    def put_back(self, site: Path) -> None:
        """Bring back the site that was set aside, because there is no new one."""
        if self._aside.is_dir():
            shutil.rmtree(site, ignore_errors=True)
            self._aside.rename(site)

    def end(self) -> None:
        """Leave nothing behind."""
        shutil.rmtree(self._aside, ignore_errors=True)
