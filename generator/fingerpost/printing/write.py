"""Writes the sheets that are printed, and keeps those that have not changed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from operator import attrgetter
from pathlib import Path

from fingerpost.cache.pages import PageCache
from fingerpost.edition.edition import Edition
from fingerpost.edition.fingerprints import Fingerprints
from fingerpost.files.page_files import PageFile, digest_of
from fingerpost.files.page_writer import PageWriter
from fingerpost.printing.sheets import Sheet, sheets_of
from fingerpost.printing.typeset import CannotBeSet, data_of, typeset


@dataclass(frozen=True, slots=True)
class SheetReuse:
    """The fingerprints of sheets, and the sheets of the last build."""

    fingerprints: Fingerprints
    pages: PageCache


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenSheet:
    """What became of a sheet."""

    number: int  # in the order of all
    address: str
    title: str = ""
    file: PageFile | None = None  # None: nothing of it could be set
    gaps: dict[str, str] = field(default_factory=dict)  # each text with letters that no typeface has, and those letters
    refused: tuple[str, ...] = ()  # the entries that it is without


@dataclass(frozen=True, slots=True)
class Printed:
    """The sheets of a build, and what could not be printed."""

    sheets: tuple[WrittenSheet, ...]

    @classmethod
    def together(cls, parts: Iterable[Printed]) -> Printed:
        """What several processes have written, in the order of the sheets."""
        return cls(tuple(sorted((sheet for part in parts for sheet in part.sheets), key=attrgetter("number"))))

    @property
    def files(self) -> dict[str, PageFile]:
        """The PDFs by address."""
        return {sheet.address: sheet.file for sheet in self.sheets if sheet.file is not None}

    @property
    def gaps(self) -> dict[str, str]:
        """Each text with letters that no typeface has, and those letters."""
        return {text: letters for sheet in self.sheets for text, letters in sheet.gaps.items()}

    @property
    def refused(self) -> tuple[tuple[str, str], ...]:
        """The title of a sheet, and an entry that it is without."""
        return tuple((sheet.title, name) for sheet in self.sheets if sheet.file for name in sheet.refused)

    @property
    def unset(self) -> dict[str, str]:
        """The sheets that could not be set: address and title."""
        return {sheet.address: sheet.title for sheet in self.sheets if sheet.file is None}


def write_sheets(edition: Edition, site: Path, reuse: SheetReuse | None, numbers: Iterator[int]) -> Printed:
    """Set every sheet whose content has changed, and keep the others.

    Args:
        edition: The directory on its day.
        site: The folder to write into.
        reuse: The sheets of the last build.
        numbers: Which of the sheets, where several processes share them. A menu and the same menu in large print have
            one number.
    """
    writer = PageWriter(site)
    results: list[WrittenSheet] = []
    mine = next(numbers)
    for number, (_, sheets) in enumerate(groupby(sheets_of(edition), key=attrgetter("gather"))):
        if number == mine:
            results += [_write(sheet, number, edition, writer, reuse) for sheet in sheets]
            mine = next(numbers)
    return Printed(tuple(results))


def _write(sheet: Sheet, number: int, edition: Edition, writer: PageWriter, reuse: SheetReuse | None) -> WrittenSheet:
    """Write a sheet, or keep it, because its inputs are the same or, failing that, because the content to set is.

    So after a change of one record only the menus that the record may be on are gathered again, and of those only the
    ones that show what has changed are set, which takes longest.
    """
    inputs, before = "", ""
    if reuse is not None:
        inputs = reuse.fingerprints.of(sheet.address, sheet.template, *sheet.inputs(reuse.fingerprints))
        before = reuse.pages.fingerprint_of(sheet.address)
        if before.startswith(inputs) and (same_file := reuse.pages.keep(sheet.address, before)):
            return WrittenSheet(number=number, address=sheet.address, file=same_file)
    gaps: dict[str, str] = {}
    data = data_of(sheet, gaps.setdefault)
    # Without the inputs where a letter is missing, so that the next build says so again.
    made_of = _data_digest(sheet, data, edition)
    fingerprint = f"{'' if gaps else inputs} {made_of}"
    if reuse and before.endswith(made_of) and (same_file := reuse.pages.keep(sheet.address, before)):
        same_file = same_file._replace(fingerprint=fingerprint)
        return WrittenSheet(number=number, address=sheet.address, file=same_file, gaps=gaps)
    title = sheet.content.title
    content, refused = _set(sheet, data, edition)
    if content is None:
        return WrittenSheet(number=number, address=sheet.address, title=title, gaps=gaps)
    status = writer.write(sheet.address, content)
    # Without any where an entry is missing, for the same reason.
    file = PageFile.of(status, "" if refused else fingerprint, content)
    return WrittenSheet(number=number, address=sheet.address, title=title, file=file, gaps=gaps, refused=tuple(refused))


def _data_digest(sheet: Sheet, data: str, edition: Edition) -> str:
    """Digest of all that is set, but for the program: a cache is that of one program."""
    parts = (sheet.template, str(sheet.large), edition.today.isoformat(), data)
    return digest_of("\0".join(parts).encode())


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
