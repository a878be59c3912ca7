"""A file of postcodes as published, opened with care: which kind it is, and its rows one by one."""

from __future__ import annotations

import csv
import io
import re
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO

from fingerpost.geography.postcodes import codepoint, onspd
from fingerpost.geography.postcodes.postcode_unit import SourceError, Unit

# The whole of either product is 120 to 400 files and at most 1.5 GB unpacked, and packs to a tenth. It is read
# line by line, so these limits guard the time it takes and the disk, not the memory.
MAX_FILES = 2_000
MAX_BYTES = 2 * 1024**3
MAX_RATIO = 100
MAX_LINE = 65_536  # characters; a line of either product has fewer than 600

# What Python's zipfile raises when a zip is cut off, damaged, or packed in a way it does not know.
_DAMAGED = (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, RuntimeError)


@dataclass(frozen=True, slots=True)
class Part:
    """One CSV file of a source: a postcode area, or the whole country where ``area`` is empty."""

    name: str  # "" for a file that is not in a zip
    area: str
    size_bytes: int


@dataclass(frozen=True, slots=True)
class PostcodeSource:
    """A file whose kind is known."""

    path: Path
    kind: str  # code-point | onspd
    edition: str  # "" when the file does not say
    parts: tuple[Part, ...]  # in order of name

    def parts_for(self, areas: Iterable[str]) -> tuple[Part, ...]:
        """The files to read for these postcode areas."""
        areas_to_read = set(areas)
        return tuple(part for part in self.parts if not part.area or part.area in areas_to_read)

    def read(self, part: Part, left_out: Counter[str]) -> Iterator[Unit]:
        """Yield every postcode of one file that is in use and has a position.

        What is left out is counted by its reason: "ended", "no position", "not a postcode".

        Raises:
            SourceError: If the file is cut off, or is not a CSV file of this kind.
        """
        rows = codepoint.read_rows if self.kind == "code-point" else onspd.read_rows
        try:
            with _opened(self.path, part) as stream:
                yield from rows(csv.reader(_lines(stream)), left_out)
        except (csv.Error, *_DAMAGED) as error:
            name = part.name or self.path.name
            raise SourceError(f"{name} breaks off or is damaged.", "Download the file again.") from error


def open_source(path: Path) -> PostcodeSource:
    """Look at a file and say what it is, without reading its rows.

    Raises:
        SourceError: If it is neither Code-Point Open nor the ONS Postcode Directory, or not safe to unpack.
    """
    if not path.is_file():
        raise SourceError(f"There is no file called {path}.", "Name the zip file that you have downloaded.")
    try:
        return _open_zip(path) if zipfile.is_zipfile(path) else _open_csv(path)
    except _DAMAGED as error:
        raise SourceError(f"{path.name} cannot be opened: it is damaged.", "Download the file again.") from error


def _open_zip(path: Path) -> PostcodeSource:
    with zipfile.ZipFile(path) as archive:
        members = archive.infolist()
        if len(members) > MAX_FILES:
            raise SourceError(f"{path.name} holds {len(members)} files, and at most {MAX_FILES} are read.")
        if any(member.filename.startswith(("/", "\\")) or ".." in _parts(member) for member in members):
            raise SourceError(f"{path.name} holds a file that would be unpacked outside its folder.")
        files = {member.filename: member for member in members if not member.is_dir()}
        kind, parts = "code-point", _parts_like(files, r"(?:.*/)?Data/CSV/([a-z]{1,2})\.csv")
        if not parts:
            kind, parts = "onspd", _parts_like(files, r"(?:.*/)?Data/multi_csv/ONSPD_.*_([A-Z]{1,2})\.csv")
        if not parts:
            parts = _parts_like(files, r"(?:.*/)?Data/ONSPD_[^/]*()\.csv")
        if not parts:
            raise SourceError(
                f"{path.name} is neither Code-Point Open nor the ONS Postcode Directory.",
                "Download Code-Point Open as CSV from the OS Data Hub: a zip with a folder Data/CSV.",
            )
        _check_sizes(path, [files[part.name] for part in parts])
        edition = _edition_of_metadata(archive, files) or _edition_of_name(parts[0].name) or _edition_of_name(path.name)
    return PostcodeSource(path, kind, edition, parts)


def _parts(member: zipfile.ZipInfo) -> tuple[str, ...]:
    return PurePosixPath(member.filename.replace("\\", "/")).parts


def _parts_like(files: dict[str, zipfile.ZipInfo], pattern: str) -> tuple[Part, ...]:
    matches = ((re.fullmatch(pattern, name, re.IGNORECASE), member) for name, member in sorted(files.items()))
    return tuple(Part(member.filename, match[1].upper(), member.file_size) for match, member in matches if match)


def _check_sizes(path: Path, members: list[zipfile.ZipInfo]) -> None:
    """Judge by the zip's own list; Python never unpacks more of a file than that list says."""
    if any(member.flag_bits & 0x1 for member in members):
        raise SourceError(f"{path.name} is locked with a password.", "Download it from the publisher: it has none.")
    size = sum(member.file_size for member in members)
    if size > MAX_BYTES:
        raise SourceError(f"{path.name} unpacks to {size // 1024**2} MB, and at most {MAX_BYTES // 1024**2} are read.")
    for member in members:
        if member.file_size > MAX_RATIO * max(member.compress_size, 1):
            raise SourceError(f"{member.filename} in {path.name} unpacks to more than {MAX_RATIO} times its size.")


def _open_csv(path: Path) -> PostcodeSource:
    part = Part("", "", path.stat().st_size)
    with _opened(path, part) as stream:
        try:
            first = next(csv.reader(_lines(stream)), [])
        except csv.Error:
            first = []
    if onspd.is_header(first):
        return PostcodeSource(path, "onspd", _edition_of_name(path.name), (part,))
    if codepoint.is_row(first):
        return PostcodeSource(path, "code-point", "", (part,))
    raise SourceError(
        f"{path.name} is neither Code-Point Open nor the ONS Postcode Directory.",
        "Name the zip of Code-Point Open (CSV), or the CSV file of the ONS Postcode Directory.",
    )


@contextmanager
def _opened(path: Path, part: Part) -> Iterator[IO[bytes]]:
    if not part.name:
        with path.open("rb") as stream:
            yield stream
        return
    with zipfile.ZipFile(path) as archive, archive.open(part.name) as stream:
        yield stream


def _lines(stream: IO[bytes]) -> Iterator[str]:
    """Yield lines of text; a line without an end would otherwise be read into memory whole."""
    text = io.TextIOWrapper(stream, encoding="utf-8-sig", errors="replace", newline="")
    while line := text.readline(MAX_LINE):
        if len(line) == MAX_LINE:
            raise csv.Error("a line is too long")
        yield line


def _edition_of_metadata(archive: zipfile.ZipFile, files: dict[str, zipfile.ZipInfo]) -> str:
    """Code-Point Open's Doc/metadata.txt has a line such as ``COPYRIGHT DATE: 20250801``."""
    for name, member in sorted(files.items()):
        if name.lower().endswith("doc/metadata.txt") and member.file_size <= 1024**2:
            match = re.search(r"COPYRIGHT DATE:\s*(\d{4})(\d{2})(\d{2})", archive.read(member).decode("latin-1"))
            return "-".join(match.groups()) if match else ""
    return ""


def _edition_of_name(name: str) -> str:
    """The ONS names its files ONSPD_AUG_2025_UK.csv."""
    match = re.search(r"ONSPD_([A-Z]{3})[A-Z]*_(\d{4})", name, re.IGNORECASE)
    return f"{match[1].capitalize()} {match[2]}" if match else ""
