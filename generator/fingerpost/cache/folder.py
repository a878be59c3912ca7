"""The cache of a project: the values of its records, its checks, its exports, the pages of its site, and its shells.

It may be deleted at any time. That makes no difference to what is published, only to how long a build takes.
docs/decisions/0009-keep-what-has-not-changed.md explains why it can be trusted.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import Self

from fingerpost.cache.files import code_digest, read_cache_file, write_cache_file
from fingerpost.cache.pages import PageCache
from fingerpost.cache.pieces import PieceCache
from fingerpost.cache.place import cache_folder, is_tagged, open_cache_folder
from fingerpost.cache.records import RecordCache
from fingerpost.files.page_files import PageFile, PageFiles
from fingerpost.files.page_writer import path_of
from fingerpost.records.directory import Key

RECORDS, CHECKS, PAGES, SHELLS, PAST = FILES = ("records", "checks", "pages", "shells", "past")
EXPORTS = "exports"


class Cache:
    """What earlier builds have kept; nothing without a folder."""

    def __init__(self, folder: Path | None, site: Path) -> None:
        self.code = code_digest()
        self.site = site.resolve()
        self._folder = folder

    @classmethod
    def for_records(cls, assets: Path, site: Path) -> Self:
        """The cache of a folder of records.

        Raises:
            NoCacheFolder: If there can be none.
        """
        return cls(open_cache_folder(assets), site)

    # -- records and checks --------------------------------------------------------------------------

    def records(self) -> RecordCache:
        """The records that the last build read."""
        return RecordCache.from_lines(self._read(RECORDS) or "")

    def keep_records(self, records: RecordCache) -> None:
        if records.current != records.previous:
            self._write(RECORDS, "".join(records.lines()))

    def clean_records(self, fingerprint: str) -> dict[Key, str]:
        """The records without a fault, each with its digest, if they were checked under this fingerprint."""
        lines = (self._read(CHECKS, fingerprint) or "").splitlines()
        return {(kind, record_id): digest for kind, record_id, digest in (line.split("\t") for line in lines)}

    def keep_clean_records(self, fingerprint: str, digests: Mapping[Key, str]) -> None:
        lines = (f"{kind}\t{record_id}\t{digest}\n" for (kind, record_id), digest in digests.items())
        self._write(CHECKS, "".join(lines), fingerprint)

    def past(self, fingerprint: str) -> str | None:
        """What git remembers, if it was read for this commit and day."""
        return self._read(PAST, fingerprint)

    def keep_past(self, fingerprint: str, content: str) -> None:
        self._write(PAST, content, fingerprint)

    # -- pages and shells ----------------------------------------------------------------------------

    @cached_property
    def published_pages(self) -> PageFiles:
        """The pages of the published site, as they were written."""
        rows = json.loads(self._read(PAGES) or "[]")
        return {address: PageFile(*rest) for address, *rest in rows}

    def pages(self, new: Path) -> PageCache:
        """The pages that may be used again in a new site."""
        return PageCache(self.published_pages, self.site, new)

    def keep_pages(self, pages: PageFiles) -> None:
        """Remember the pages of a site that has been published."""
        site = str(self.site)
        rows = [
            [address, *entry.settled(path_of(site, address))] for address, entry in pages.items() if entry.fingerprint
        ]
        self._write(PAGES, json.dumps(rows, separators=(",", ":")))

    def shells(self, fingerprint: str) -> str | None:
        return self._read(SHELLS, fingerprint)

    def keep_shells(self, fingerprint: str, content: str) -> None:
        self._write(SHELLS, content, fingerprint)

    def pieces(self, name: str, fingerprint: str) -> PieceCache:
        """What the last build exported of each record, if it was made under this fingerprint. Each name is a file."""
        path = self._folder / f"{EXPORTS}-{name}" if self._folder else None
        return PieceCache(path, f"{self.code} {fingerprint}")

    def _read(self, name: str, fingerprint: str = "") -> str | None:
        return read_cache_file(self._folder / name, f"{self.code} {fingerprint}") if self._folder else None

    def _write(self, name: str, content: str, fingerprint: str = "") -> None:
        if self._folder:
            write_cache_file(self._folder / name, f"{self.code} {fingerprint}", content)


def delete_cache(assets: Path) -> None:
    """Delete what builds have kept for a folder of records."""
    folder = cache_folder(assets)
    if is_tagged(folder):
        for name in FILES:
            # Also what a killed build was writing.
            for path in (folder / name, *folder.glob(f"{name}.new-*"), *folder.glob(f"{EXPORTS}-*")):
                with suppress(OSError):  # a folder that cannot be written: nothing of this build is in it
                    path.unlink(missing_ok=True)
