"""A folder of files becomes a Directory, and everything that is wrong with it."""

from __future__ import annotations

from pathlib import Path

from fingerpost.cache.records import RecordCache
from fingerpost.files.records_lock import reading
from fingerpost.processes import no_collector
from fingerpost.reading.different import different_file, read_different
from fingerpost.reading.layout import FOLDERS, check_layout
from fingerpost.reading.ledger import ledger_file, read_ledger
from fingerpost.reading.own_tables import DEPRIVATION, READS, read_deprivation, read_reads
from fingerpost.reading.read_records import Progress, read_records
from fingerpost.reading.record_files import find_records
from fingerpost.reading.shared_lists import read_shared_parts
from fingerpost.reading.shown_path import shown_path
from fingerpost.records.directory import Directory
from fingerpost.records.erased import Erased
from fingerpost.records.problem import Problem, in_file_order

MAX_FILES = 1_000_000


class FolderMissing(Exception):
    """There is no folder of records here: a mistyped command, not a fault in a record."""


class TooManyFiles(Exception):
    """The folder holds more files than a directory may; says so in a sentence."""

    def __init__(self, count: int) -> None:
        super().__init__(f"There are {count:,} records, and a directory holds at most {MAX_FILES:,}.")


@no_collector()
def read_directory(
    assets: Path, *, progress: Progress | None = None, jobs: int = 0, cache: RecordCache | None = None
) -> tuple[Directory, list[Problem]]:
    """Read every record below a folder, in order of id.

    A file that cannot be read becomes a Problem and the rest are still read.

    Args:
        assets: The folder that holds activities, groups, places and directory.yaml.
        progress: Called after each piece of work with the number of records done.
        jobs: How many processes; 0 chooses.
        cache: What was read last time; what is read now is added to it.

    Raises:
        FolderMissing: If the folder is not there.
        TooManyFiles: If there are more files than a directory may hold.
    """
    if not assets.is_dir():
        raise FolderMissing(assets)
    with reading(assets):
        return _read_directory(assets, progress, jobs, cache)


def _read_directory(
    assets: Path, progress: Progress | None, jobs: int, cache: RecordCache | None
) -> tuple[Directory, list[Problem]]:
    problems = [*check_layout(assets, shown_path(assets / "x").rpartition("/")[0])]
    unread: set[tuple[str, str]] = set()
    settings, vocabulary, calendars = read_shared_parts(assets, problems, unread)
    folders = [find_records(assets, kind, problems) for kind in FOLDERS]
    total = sum(len(folder.ids) for folder in folders)
    if total > MAX_FILES:
        raise TooManyFiles(total)
    erased: list[Erased] = []
    records = read_records(folders, problems, progress, jobs, cache, erased)
    ledger, faults = read_ledger(assets, shown_path(ledger_file(assets)))
    problems += faults
    different, faults = read_different(assets, shown_path(different_file(assets)))
    problems += faults
    reads, faults_of_reads = read_reads(assets / READS, shown_path(assets / READS))
    deprivation, faults_of_deprivation = read_deprivation(assets / DEPRIVATION, shown_path(assets / DEPRIVATION))
    problems += (*faults_of_reads, *faults_of_deprivation)
    there = {(kind, record_id) for kind, by_id in records.items() for record_id in by_id}
    there |= {(record.kind, record.id) for record in erased}
    unread |= {(folder.kind, record_id) for folder in folders for record_id in folder.ids} - there
    return (
        Directory(
            assets=assets,
            settings=settings,
            vocabulary=vocabulary,
            calendars=calendars,
            activities=records["activity"],
            groups=records["group"],
            places=records["place"],
            ledger=ledger,
            different=different,
            reads=reads,
            deprivation=deprivation,
            erased=tuple(sorted(erased, key=lambda record: (record.kind, record.id))),
            unread=frozenset(unread),
            files_read=total,
        ),
        sorted(problems, key=in_file_order),
    )


def read_shared(assets: Path) -> Directory:
    """Read what records name: settings, vocabulary and calendars. The directory has no records."""
    unread: set[tuple[str, str]] = set()
    settings, vocabulary, calendars = read_shared_parts(assets, [], unread)
    return Directory(
        assets=assets, settings=settings, vocabulary=vocabulary, calendars=calendars, unread=frozenset(unread)
    )
