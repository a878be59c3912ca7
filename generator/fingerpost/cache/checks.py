"""Records that were checked before and are without fault need not be asked again while nothing that matters changed."""

from __future__ import annotations

from collections.abc import Container, Mapping
from datetime import date
from hashlib import blake2b
from pathlib import Path

from fingerpost.cache.records import RecordCache
from fingerpost.records.activity import Activity
from fingerpost.records.directory import Directory, Key, Record


def check_fingerprint(directory: Directory, today: date, postcodes: Path) -> str:
    """Name all that a check of one record may ask, but for that record and its group.

    Which records there are belongs to it, not what they say: a reference is asked only whether it leads anywhere.
    """
    digest = blake2b(digest_size=16)
    shared = (today, directory.assets.as_posix(), directory.settings, directory.vocabulary, directory.calendars)
    digest.update(repr(shared).encode() + repr(sorted(directory.unread)).encode())
    for records in (directory.activities, directory.groups, directory.places):
        digest.update(" ".join(records).encode() + b"\n")
    for path in sorted(postcodes.glob("*")) if postcodes.is_dir() else ():
        digest.update(path.name.encode() + (path.read_bytes() if path.is_file() else b""))
    return digest.hexdigest()


def made_of(directory: Directory, kept: RecordCache) -> dict[Key, str]:
    """Name what each record is, with its group, which says who its people are."""
    found: dict[Key, str] = {}
    for records in _kinds(directory):
        for record in records.values():
            own = kept.digest(record.kind, record.id)
            if isinstance(record, Activity) and record.group in directory.groups:
                own += kept.digest("group", record.group)
            found[record.kind, record.id] = own
    return found


def clean_records(made_of: Mapping[Key, str], faulty: Container[Key]) -> dict[Key, str]:
    """Choose the records in which nothing was found, now or when they were asked."""
    return {key: digest for key, digest in made_of.items() if key not in faulty}


def shown_fingerprints(read: Directory, shown: Directory, kept: RecordCache) -> dict[Key, str]:
    """Name each record as pages show it: by its file, and by what it says where something is withheld."""
    found: dict[Key, str] = {}
    for before, after in zip(_kinds(read), _kinds(shown), strict=True):
        for record_id, record in after.items():
            digest = kept.digest(record.kind, record_id)
            if record is not before.get(record_id):
                digest = blake2b(f"{digest} {record!r}".encode(), digest_size=16).hexdigest()
            found[record.kind, record_id] = digest
    return found


def _kinds(directory: Directory) -> tuple[Mapping[str, Record], ...]:
    return directory.activities, directory.groups, directory.places
