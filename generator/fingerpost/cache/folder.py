"""What a build leaves for the next one in ``.cache/fingerpost``: records, checks, and the pages of the last sites.

Everything here may be deleted at any time, and makes no difference to what is published: only to how long it takes.
docs/decisions/0009-keep-what-has-not-changed.md tells why it can be believed.
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
from fingerpost.files.written import Entry, Written
from fingerpost.records.directory import Key

FOLDER = Path(".cache") / "fingerpost"
_TAG = (
    b"Signature: 8a477f597d28d172789f06886806bc55\n"
    b"# Fingerpost keeps here what the next build may use again. It may be deleted at any time.\n"
)


class Cache:
    """The folder, and what is known of the site that is being built."""

    def __init__(self, folder: Path, site: Path) -> None:
        self.code = code_digest()
        self._folder = folder
        name = blake2b(os.fsencode(site.resolve()), digest_size=8).hexdigest()
        self._site = site.resolve()
        self._of_site = folder / f"site-{name}"

    @classmethod
    def beside(cls, assets: Path, site: Path) -> Self | None:
        """The cache of a folder of records; None where it would lead elsewhere, or what is there is not ours."""
        folder = cache_folder(assets)
        return cls(folder, site) if folder else None

    # -- records and checks --------------------------------------------------------------------------

    def records(self) -> RecordCache:
        """What was read the last time."""
        text = read_cache_file(self._folder / "records", self.code)
        try:
            return RecordCache.from_lines(text or "")
        except ValueError:
            return RecordCache()

    def keep_records(self, kept: RecordCache) -> None:
        if kept.now != kept.before:
            write_cache_file(self._folder / "records", self.code, "".join(kept.lines()))

    def settled(self, asked: str) -> dict[Key, str]:
        """The records without fault, with what each was made of, when the same was asked of the same directory."""
        text = read_cache_file(self._folder / "checks", f"{self.code} {asked}") or ""
        found: dict[Key, str] = {}
        for line in text.splitlines():
            parts = line.split("\t")
            if len(parts) == 3:
                found[parts[0], parts[1]] = parts[2]
        return found

    def keep_settled(self, asked: str, settled: Mapping[Key, str]) -> None:
        lines = (f"{kind}\t{record_id}\t{made_of}\n" for (kind, record_id), made_of in settled.items())
        write_cache_file(self._folder / "checks", f"{self.code} {asked}", "".join(lines))

    # -- pages ---------------------------------------------------------------------------------------

    @property
    def standby(self) -> Path:
        """The site before last: most of its pages are those that the next site needs."""
        return self._of_site / "before"

    @cached_property
    def before(self) -> Written:
        """The pages of the site before last."""
        return self._written("before.txt")

    @cached_property
    def last(self) -> Written:
        """The pages of the site that people read now."""
        return self._written("last.txt")

    def make_room(self) -> Path | None:
        """Where the site of now shall go; None if its pages are not known, or there is something of somebody's."""
        if not may_go(self.standby):
            self.before = {}
            return None
        if not self.before:
            shutil.rmtree(self.standby, ignore_errors=True)
        return self.standby if self.last else None

    def pages(self, new: Path) -> PageCache:
        """What may stay, when the new site is built in a folder that may begin as the site before last."""
        return PageCache(site=new, here=self.before, last=self.last, last_site=self._site)

    def keep_pages(self, written: Written) -> None:
        """Remember the pages of a site that has just taken its place; the last one is the one before now."""
        before, last = self._of_site / "before.txt", self._of_site / "last.txt"
        with suppress(OSError):
            before.unlink(missing_ok=True)
            if self.standby.is_dir() and last.is_file():
                last.replace(before)
        rows = [[address, *entry] for address, entry in written.items() if entry.made_of]
        write_cache_file(last, self.code, json.dumps(rows, separators=(",", ":")))

    def forget_before(self) -> None:
        """Leave nothing of the site before the last; the next one begins empty."""
        if may_go(self.standby):
            shutil.rmtree(self.standby, ignore_errors=True)
        with suppress(OSError):
            (self._of_site / "before.txt").unlink(missing_ok=True)

    def _written(self, name: str) -> Written:
        text = read_cache_file(self._of_site / name, self.code)
        try:
            return {address: Entry(*rest) for address, *rest in json.loads(text)} if text else {}
        except (TypeError, ValueError):
            return {}

    # -- what stands around the pages ----------------------------------------------------------------

    @property
    def frame_folder(self) -> Path:
        """Where the pages that the site generator made are kept."""
        return self._folder / "frame"

    def frame(self, made_of: str) -> str | None:
        return read_cache_file(self._folder / "frame.json", f"{self.code} {made_of}")

    def keep_frame(self, made_of: str, content: str) -> None:
        write_cache_file(self._folder / "frame.json", f"{self.code} {made_of}", content)


def cache_folder(assets: Path) -> Path | None:
    """The folder beside a folder of records, if it is ours and no link leads elsewhere."""
    folder = assets.resolve().parent / FOLDER
    if any(each.is_symlink() for each in (folder, folder.parent)) or not _tagged(folder):
        return None
    links = any(each.is_symlink() for each in folder.iterdir())
    return None if links else folder


def _tagged(folder: Path) -> bool:
    """Mark a new folder as ours, in the way that programs for copies know; say whether it is ours.

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
