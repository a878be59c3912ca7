"""The directory as it will be after an import: what the checks of a record ask about it before anything is written."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from pathlib import Path

from fingerpost.checks.context import Context, context_of
from fingerpost.checks.place_names import PlaceNames
from fingerpost.reading.checked_values import read_record
from fingerpost.reading.erased import is_erased_text
from fingerpost.reading.read import read_shared
from fingerpost.reading.read_records import make_record
from fingerpost.reading.yaml_text import Unreadable
from fingerpost.records.directory import Record
from fingerpost.records.group import Group
from fingerpost.records.place import Place
from fingerpost.records.span import Span
from fingerpost.writing.beginning import Beginning
from fingerpost.writing.new_directory import starter_files

NameAndLines = tuple[str, Sequence[str]]  # of a place: its name, and the lines of its address


@dataclass(frozen=True, slots=True)
class Paths:
    """Spans whose file is the path in the record: a problem says so what it is about."""

    file: str = ""
    path: Path = Path(os.devnull)

    def __getitem__(self, path: str) -> Span:
        return Span(path)


PATHS = Paths()
_OPEN_GROUP = Group(
    id="", file="", name="", spans=PATHS
)  # for all that another process makes: docs/decisions/0043-large-tables.md


@dataclass
class KnownRecords(Mapping[str, Record]):
    """The records of one kind that an import may name: those on disk, and those it has made itself.

    None is listed, because nobody needs a suggestion for an id that a program wrote.
    """

    kind: str
    files: Mapping[str, Path]
    deleted: frozenset[str]  # ids that a person deleted: such a record is not written again
    own: dict[str, Record | None] = field(default_factory=dict)  # None: read from its file when it is asked for

    def add(self, record: Record) -> None:
        """Remember a record that will be there. Of a group it may be asked whether it says where a refuge is."""
        if record.id not in self.deleted and not self._is_erased(record.id):
            self.own[record.id] = record if self.kind == "group" else None

    def add_id(self, record_id: str) -> None:
        """Remember one that another process makes: of a group, that it is not sensitive."""
        if record_id not in self.own and record_id not in self.deleted and not self._is_erased(record_id):
            self.own[record_id] = _OPEN_GROUP if self.kind == "group" else None

    def __contains__(self, record_id: object) -> bool:
        return record_id in self.own or (record_id in self.files and not self._is_erased(str(record_id)))

    def __getitem__(self, record_id: str) -> Record:
        if record := self.own.get(record_id):
            return record
        try:
            data = read_record(self.kind, self.files[record_id].read_bytes(), record_id)
            return make_record(self.kind, record_id, data, PATHS)
        except (Unreadable, OSError):
            raise KeyError(record_id) from None

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0

    def _is_erased(self, record_id: str) -> bool:
        path = self.files.get(record_id)
        return path is not None and is_erased_text(self.kind, path.read_text("utf-8", "replace"))


def context_for_import(
    assets: Path, files: Mapping[str, Mapping[str, Path]], deleted: Collection[tuple[str, str]], today: date
) -> Context:
    """What the checks of a record need to know about the directory it goes into, which may not exist yet.

    Args:
        assets: The folder of records.
        files: The files that are there, by kind and id.
        deleted: Kind and id of what an import wrote and a person deleted.
        today: The day of the import.
    """
    if not (assets / "directory.yaml").exists() or not (assets / "vocabulary").is_dir():
        with tempfile.TemporaryDirectory() as name:
            start = Path(name)
            for file, text in starter_files(assets, Beginning()).items():
                (start / file).parent.mkdir(parents=True, exist_ok=True)
                (start / file).write_text(text, "utf-8")
            starter = read_shared(start)
        there = read_shared(assets) if assets.is_dir() else starter
        settings = there.settings if (assets / "directory.yaml").exists() else starter.settings
        vocabulary = there.vocabulary if (assets / "vocabulary").is_dir() else starter.vocabulary
        directory = replace(there, settings=settings, vocabulary=vocabulary)
    else:
        directory = read_shared(assets)
    records = {
        kind: KnownRecords(kind, files[kind], frozenset(record_id for other, record_id in deleted if other == kind))
        for kind in files
    }
    context = context_of(directory, today=today, postcodes=None)
    # Whether a record is overdue is a warning, and an import asks for errors only: the question is not asked.
    context = replace(context, records=records, assets=assets, surely_fresh=date.min)
    return with_places(context, lambda: ())


@dataclass
class _PlacesToBe(Mapping[str, Record]):
    """The places on disk and those that come in with an import. Only who checks a sensitive record asks for them."""

    records: KnownRecords
    coming: Callable[[], Iterable[NameAndLines]]

    @cached_property
    def _places(self) -> dict[str, Record]:
        places: dict[str, Record] = {}
        for record_id in self.records.files:
            with suppress(KeyError):
                places[record_id] = self.records[record_id]
        for number, (name, lines) in enumerate(self.coming()):
            place = Place(id="", file="", name=name, town="", address=tuple(lines), spans=PATHS)
            places[f" {number}"] = place
        return places

    def __getitem__(self, record_id: str) -> Record:
        return self._places[record_id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)


def with_places(context: Context, coming: Callable[[], Iterable[NameAndLines]]) -> Context:
    """The same, with the places that a sensitive record must not name: those on disk, and those that come in.

    Args:
        context: As ``context_for_import`` gives it.
        coming: Gives the name and the lines of the address of each.
    """
    records = context.records["place"]
    if not isinstance(records, KnownRecords):
        return context
    return replace(context, place_names=PlaceNames(_PlacesToBe(records, coming), context.vocabulary.areas))


def remember(record: Record, context: Context) -> None:
    """Let later records name this one."""
    records = context.records[record.kind]
    if isinstance(records, KnownRecords):
        records.add(record)


def forget(kind: str, record_id: str, context: Context) -> None:
    """Take one back that will not be there after all."""
    records = context.records[kind]
    if isinstance(records, KnownRecords):
        records.own.pop(record_id, None)


def remember_id(kind: str, record_id: str, context: Context) -> None:
    """The same for a record that another process makes, which must not be a sensitive group."""
    records = context.records[kind]
    if isinstance(records, KnownRecords):
        records.add_id(record_id)
