"""The cache folder ``.cache/fingerpost``: records, checks, and the pages of the last two sites.

It may be deleted at any time. That makes no difference to what is published, only to how long a build takes.
docs/decisions/0009-keep-what-has-not-changed.md explains why it can be trusted.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Mapping
from contextlib import suppress
from functools import cached_property
from hashlib import blake2b
from pathlib import Path
from typing import Self

from fingerpost.cache.files import code_digest, read_cache_file, write_cache_file
from fingerpost.cache.pages import PageCache
from fingerpost.cache.records import RecordCache
from fingerpost.files.durable import write_whole
from fingerpost.files.mark import may_go
from fingerpost.files.page_files import PageFile, PageFiles
from fingerpost.records.directory import Key

FOLDER = Path(".cache") / "fingerpost"
_TAG = (
    b"Signature: 8a477f597d28d172789f06886806bc55\n"
    b"# Fingerpost keeps here what the next build may use again. It may be deleted at any time.\n"
)


class Cache:
    """The cache folder, and what it holds about the site that is being built."""

    def __init__(self, folder: Path, site: Path) -> None:
        self.code = code_digest()
        self._folder = folder
        name = blake2b(os.fsencode(site.resolve()), digest_size=8).hexdigest()
        self._site = site.resolve()
        self._site_folder = folder / f"site-{name}"

    @classmethod
    def for_records(cls, assets: Path, site: Path) -> Self | None:
        """The cache of a folder of records; None if a link leads elsewhere, or it is not Fingerpost's."""
        folder = cache_folder(assets)
        return cls(folder, site) if folder else None

    # -- records and checks --------------------------------------------------------------------------

    def records(self) -> RecordCache:
        """The records that the last build read."""
        text = read_cache_file(self._folder / "records", self.code)
        try:
            return RecordCache.from_lines(text or "")
        except ValueError:
            return RecordCache()

    def keep_records(self, records: RecordCache) -> None:
        if records.now != records.before:
            write_cache_file(self._folder / "records", self.code, "".join(records.lines()))

    def clean_records(self, fingerprint: str) -> dict[Key, str]:
        """The records without a fault, each with its digest, if they were checked under this fingerprint."""
        text = read_cache_file(self._folder / "checks", f"{self.code} {fingerprint}") or ""
        digests: dict[Key, str] = {}
        for line in text.splitlines():
            parts = line.split("\t")
            if len(parts) == 3:
                digests[parts[0], parts[1]] = parts[2]
        return digests

    def keep_clean_records(self, fingerprint: str, digests: Mapping[Key, str]) -> None:
        lines = (f"{kind}\t{record_id}\t{digest}\n" for (kind, record_id), digest in digests.items())
        write_cache_file(self._folder / "checks", f"{self.code} {fingerprint}", "".join(lines))

    # -- pages ---------------------------------------------------------------------------------------

    @property
    def older_site(self) -> Path:
        """The site before last, which already has most of the pages that the next site needs."""
        return self._site_folder / "before"

    @cached_property
    def older_pages(self) -> PageFiles:
        """The pages of the site before last."""
        return self._read_pages("before.txt")

    @cached_property
    def current_pages(self) -> PageFiles:
        """The pages of the published site."""
        return self._read_pages("last.txt")

    def reuse_older_site(self) -> Path | None:
        """The folder to build on; None if the published pages are not known, or somebody's files are there."""
        if not may_go(self.older_site):
            self.older_pages = {}
            return None
        if not self.older_pages:
            shutil.rmtree(self.older_site, ignore_errors=True)
        return self.older_site if self.current_pages else None

    def pages(self, new: Path) -> PageCache:
        """The pages that may be used again in ``new``, which may begin as the site before last."""
        return PageCache(site=new, in_place=self.older_pages, current_pages=self.current_pages, current_site=self._site)

    def keep_pages(self, pages: PageFiles) -> None:
        """Remember the pages of a site that has been published; the one it replaced becomes the site before last."""
        before, last = self._site_folder / "before.txt", self._site_folder / "last.txt"
        with suppress(OSError):
            before.unlink(missing_ok=True)
            if self.older_site.is_dir() and last.is_file():
                last.replace(before)
        rows = [[address, *entry] for address, entry in pages.items() if entry.fingerprint]
        write_cache_file(last, self.code, json.dumps(rows, separators=(",", ":")))

    def delete_older_site(self) -> None:
        """Delete the site before last; the next build starts from an empty folder."""
        if may_go(self.older_site):
            shutil.rmtree(self.older_site, ignore_errors=True)
        with suppress(OSError):
            (self._site_folder / "before.txt").unlink(missing_ok=True)

    def _read_pages(self, name: str) -> PageFiles:
        text = read_cache_file(self._site_folder / name, self.code)
        try:
            return {address: PageFile(*rest) for address, *rest in json.loads(text)} if text else {}
        except (TypeError, ValueError):
            return {}

    # -- the shells and editorial pages ----------------------------------------------------------------

    @property
    def frame_folder(self) -> Path:
        """Where the pages made by the site generator are kept."""
        return self._folder / "frame"

    def frame(self, fingerprint: str) -> str | None:
        return read_cache_file(self._folder / "frame.json", f"{self.code} {fingerprint}")

    def keep_frame(self, fingerprint: str, content: str) -> None:
        write_cache_file(self._folder / "frame.json", f"{self.code} {fingerprint}", content)


def cache_folder(assets: Path) -> Path | None:
    """The cache folder beside a folder of records, if it is Fingerpost's and no link leads elsewhere."""
    folder = assets.resolve().parent / FOLDER
    if any(path.is_symlink() for path in (folder, folder.parent)) or not _tagged(folder):
        return None
    links = any(path.is_symlink() for path in folder.iterdir())
    return None if links else folder


def _tagged(folder: Path) -> bool:
    """Tag a new folder as a cache, which backup programs then skip; give whether the folder is Fingerpost's.

    Source: bford.info/cachedir, Cache Directory Tagging Specification.
    """
    tag = folder / "CACHEDIR.TAG"
    try:
        if folder.is_dir() and any(folder.iterdir()):
            return not tag.is_symlink() and tag.read_bytes() == _TAG
        write_whole(tag, _TAG)
    except OSError:
        return False
    return True
