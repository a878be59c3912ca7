"""Fingerprints that show which records need no second check: those without faults that have not changed."""

from __future__ import annotations

from collections.abc import Container, Mapping
from datetime import date
from hashlib import blake2b
from pathlib import Path

from fingerpost.cache.records import RecordCache
from fingerpost.records.activity import Activity
from fingerpost.records.directory import Directory, Key, Record
from fingerpost.records.earlier import LastGood


def check_fingerprint(directory: Directory, today: date, postcodes: Path) -> str:
    """Digest everything a single-record check can depend on, except the record and its group.

    Of the other records only the ids count: a check asks whether a reference leads anywhere, not what is there.
    """
    digest = blake2b(digest_size=16)
    shared = (today, directory.settings, directory.vocabulary, directory.calendars)
    digest.update(repr(shared).encode() + repr(sorted(directory.unread)).encode())
    for records in (directory.activities, directory.groups, directory.places):
        digest.update(" ".join(records).encode() + b"\n")
    for path in sorted(postcodes.glob("*")) if postcodes.is_dir() else ():
        digest.update(path.name.encode() + (path.read_bytes() if path.is_file() else b""))
    return digest.hexdigest()


def record_digests(directory: Directory, cache: RecordCache) -> dict[Key, str]:
    """Digest each record together with its group, which may have its contact."""
    digests: dict[Key, str] = {}
    for records in _kinds(directory):
        for record in records.values():
            own = cache.digest(record.kind, record.id)
            if isinstance(record, Activity) and record.group in directory.groups:
                own += cache.digest("group", record.group)
            digests[record.kind, record.id] = own
    return digests


def clean_records(digests: Mapping[Key, str], faulty: Container[Key]) -> dict[Key, str]:
    """Choose the records that have no fault, now or when they were last checked."""
    return {key: digest for key, digest in digests.items() if key not in faulty}


def shown_fingerprints(
    original: Directory, visible: Directory, cache: RecordCache, earlier: Mapping[Key, LastGood]
) -> dict[Key, str]:
    """Digest each record as pages show it: its file, and its remaining values where something is withheld.

    Of a record that is shown as it was, the file is that ``earlier`` version.
    """
    fingerprints: dict[Key, str] = {}
    for before, after in zip(_kinds(original), _kinds(visible), strict=True):
        for record_id, record in after.items():
            version = earlier.get((record.kind, record_id))
            digest = version.blob if version else cache.digest(record.kind, record_id)
            if record is not before.get(record_id):
                digest = blake2b(f"{digest} {record!r}".encode(), digest_size=16).hexdigest()
            fingerprints[record.kind, record_id] = digest
    return fingerprints


def _kinds(directory: Directory) -> tuple[Mapping[str, Record], ...]:
    return directory.activities, directory.groups, directory.places
