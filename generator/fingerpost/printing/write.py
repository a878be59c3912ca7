"""Writes the sheets that are printed, and keeps those that have not changed."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path

from fingerpost.cache.pages import PageCache
from fingerpost.edition.edition import Edition
from fingerpost.files.page_files import PageFile, digest_of
from fingerpost.files.page_writer import PageWriter
from fingerpost.printing.sheets import Sheet, sheets_of
from fingerpost.printing.typeset import CannotBeSet, data_of, typeset


@dataclass(frozen=True, slots=True)
class Printed:
    """The sheets of a build, and what could not be printed."""

    files: dict[str, PageFile]  # by address
    set_anew: int  # how many of them were set, not taken from the cache
    gaps: dict[str, str] = field(default_factory=dict)  # each text with letters that no typeface has, and those letters
    refused: tuple[tuple[str, str], ...] = ()  # the title of a sheet, and an entry that it is without
    unset: dict[str, str] = field(default_factory=dict)  # sheets of which nothing could be set: address and title


def write_sheets(edition: Edition, site: Path, cache: PageCache | None = None) -> Printed:
    """Set every sheet whose content has changed, and keep the others.

    Args:
        edition: The directory on its day.
        site: The folder to write into.
        cache: The sheets of earlier builds.
    """
    writer = PageWriter(site)
    files: dict[str, PageFile] = {}
    gaps: dict[str, str] = {}
    refused: list[tuple[str, str]] = []
    unset: dict[str, str] = {}
    set_anew = 0
    for sheet in sheets_of(edition):
        data = data_of(sheet, gaps.setdefault)
        fingerprint = _fingerprint(sheet, data, edition)
        if cache is not None and (kept := cache.keep(sheet.address, fingerprint)):
            files[sheet.address] = kept
            continue
        content, without = _set(sheet, data, edition)
        if content is None:
            unset[sheet.address] = sheet.content.title
            continue
        refused += [(sheet.content.title, name) for name in without]
        if without:
            fingerprint = ""  # so that the next build says again what is missing
        file = writer.write(sheet.address, content)
        set_anew += 1
        files[sheet.address] = PageFile(
            fingerprint, file.st_size, file.st_mtime_ns, file.st_ino, False, "", digest_of(content)
        )
    return Printed(files, set_anew, gaps, tuple(refused), unset)


def _fingerprint(sheet: Sheet, data: str, edition: Edition) -> str:
    """Digest of all that a sheet is made of, but for the program: a cache is that of one program."""
    parts = (sheet.template, str(sheet.large), edition.today.isoformat(), data)
    return blake2b("\0".join(parts).encode(), digest_size=16).hexdigest()


def _set(sheet: Sheet, data: str, edition: Edition) -> tuple[bytes | None, list[str]]:
    """Set a sheet, without what typst refuses: one entry never stops the others.

    Returns:
        The PDF, or None if nothing of it can be set, and the names of the entries that are missing.
    """
    try:
        return typeset(sheet.template, data, large=sheet.large, today=edition.today), []
    except CannotBeSet:
        content = json.loads(data)
    good, names = [], []
    for entry in content.get("entries", ()):
        try:
            typeset(sheet.template, json.dumps({**content, "entries": [entry]}), large=sheet.large, today=edition.today)
            good.append(entry)
        except CannotBeSet:
            names.append(entry["name"])
    try:
        rest = json.dumps({**content, "entries": good})
        return typeset(sheet.template, rest, large=sheet.large, today=edition.today), names
    except CannotBeSet:
        return None, []
