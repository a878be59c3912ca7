"""What the last import wrote, so that the next one knows its own records and leaves people's edits alone."""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Iterable, Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from fingerpost.exchange.tables.table import TableError
from fingerpost.reading.layout import FOLDERS
from fingerpost.reading.parse import parse
from fingerpost.reading.schemas import RECORD_LIMITS
from fingerpost.reading.yaml_text import Unreadable, decode
from fingerpost.records.problem import Problem
from fingerpost.records.slug import slug_of
from fingerpost.records.span import Span

HERE = "here"  # in place of a digest: the record was here before, and is not this list's
COLUMNS = ("kind", "id", "key", "digest", "fields")


class ImportedRecord(NamedTuple):
    """One record as it was last imported; ``digest`` is that of its text then."""

    id: str
    digest: str  # "" where nobody knows what was imported: a person may have edited it since
    fields: str = ""  # as exchange/imports/field_by_field.py has them; "" where only the whole is known


LastImport = Mapping[tuple[str, str], ImportedRecord]  # by kind and the row's key


def file_of(assets: Path, source: str) -> Path:
    """Where the last import of a source is remembered: beside the records, to be committed with them."""
    return assets / "imports" / f"{slug_of(source) or 'import'}.csv"


def read_last_import(assets: Path, source: str) -> LastImport:
    """What was written last time; where that file is lost, what the records say of themselves.

    Raises:
        TableError: If the file is damaged: whoever wrote what can then not be known.
    """
    path = file_of(assets, source)
    if not path.is_file():
        return dict(_from_records(assets, source))
    try:
        header, *rows = csv.reader(io.StringIO(path.read_text("utf-8-sig"), newline=""), strict=True)
        if tuple(header) not in (COLUMNS, COLUMNS[:4]):  # before 0.1.0 fields were not kept
            raise ValueError
        if any(len(row) != len(header) for row in rows):
            raise ValueError
        records = {(kind, key): ImportedRecord(id, digest, "".join(rest)) for kind, id, key, digest, *rest in rows}
    except (ValueError, csv.Error):
        raise TableError(_damaged(path.relative_to(assets.parent).as_posix())) from None
    # An import that was cut off has written records that its file does not name: without these they would come twice.
    return dict(_from_records(assets, source, {(kind, record.id) for (kind, _), record in records.items()})) | records


def last_import_text(last: LastImport) -> str:
    """The file that remembers an import, in order of kind and id."""
    return last_import_file(last_import_lines(last.items()))


def last_import_lines(records: Iterable[tuple[tuple[str, str], ImportedRecord]]) -> list[str]:
    """The line of each record in that file."""
    lines = _Lines()
    csv.writer(lines, lineterminator="\n").writerows(
        [(kind, record.id, key, record.digest, record.fields) for (kind, key), record in records]
    )
    return lines


def last_import_file(lines: Iterable[str]) -> str:
    """The file of these lines. No sign that an id has comes before a comma, so they are in order of kind and id."""
    return "".join([f"{','.join(COLUMNS)}\n", *sorted(lines)])


class _Lines(list[str]):
    """A file for the csv module that keeps each line it writes as a text."""

    def write(self, line: str) -> None:
        """Add a line."""
        self.append(line)


def digest_of(text: str) -> str:
    """Short, but long enough that two texts of one record never share it."""
    return sha256(text.encode()).hexdigest()[:16]


def _from_records(
    assets: Path, source: str, ids: Collection[tuple[str, str]] = ()
) -> Iterator[tuple[tuple[str, str], ImportedRecord]]:
    for kind, folder in FOLDERS.items():
        for path in sorted((assets / folder).glob("*.yaml")):
            if (kind, path.stem) in ids or b"imported:" not in (raw := path.read_bytes()):
                continue
            if ids and source.encode() not in raw:  # of another list, which is not worth reading whole
                continue
            try:
                text = decode(raw, path.name, RECORD_LIMITS)
                imported = parse(text, path.name, {}, RECORD_LIMITS).get("imported", {})
            except Unreadable:
                continue
            if isinstance(imported, dict) and imported.get("source") == source and "id" in imported:
                yield (kind, imported["id"]), ImportedRecord(path.stem, "")


def _damaged(file: str) -> Problem:
    return Problem(
        code="last-import-unreadable",
        span=Span(file),
        message=f"{file} remembers what was imported last, and cannot be read.",
        hint="Take its last good version from git, or delete it. Without it, no record that differs is changed.",
    )
