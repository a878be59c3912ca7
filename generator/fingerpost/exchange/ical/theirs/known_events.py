"""Events that came in before, from a calendar of another name: the same file downloaded again is often "cafe (1).ics".

Each event of a calendar has a UID, which it keeps. A digest of each is kept beside what the last import remembers.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from fingerpost.exchange.ical.theirs.group import Gathering
from fingerpost.exchange.tables.last_import import COLUMNS, ImportedRecord, file_of
from fingerpost.records.directory import Directory
from fingerpost.records.slug import slug_of

_UID = "uid."  # before a digest of a UID, among the digests of fields
_EVENT = "event."  # the same, of a single event that may move
_MOST = 1000  # of one activity
_MOSTLY = 0.5  # of the activities came from one other calendar: it is that calendar


class EarlierActivity(NamedTuple):
    """An activity that an import of a calendar brought."""

    source: str  # what the calendar was called then
    name: str  # of its record


def with_uids(record: ImportedRecord, gathering: Gathering) -> ImportedRecord:
    """What is remembered of an activity, with its events beside the digests of fields."""
    others = [each for each in record.fields.split() if not each.startswith(_UID)]
    uids = [f"{_UID}{uid}:1" for uid in sorted(_uids_of(gathering))[:_MOST]]
    return record._replace(fields=" ".join(sorted([*others, *uids])))


def known_elsewhere(
    gatherings: Iterable[Gathering], assets: Path, source: str, directory: Directory
) -> dict[int, EarlierActivity]:
    """The activities that came in under another name than ``source``, by ``id`` of each."""
    by_sign: dict[str, EarlierActivity] = {}  # by UID, digest of one, or the digest of all that an activity says
    for path in sorted((assets / "imports").glob("*.csv")):
        if path != file_of(assets, source):
            by_sign |= dict(_known_in(path, directory))
    there = {}
    for gathering in gatherings:
        uids = _uids_of(gathering)
        signs = [*gathering.keys[:-1], *uids, *([gathering.digest] if uids else [])]
        if one := next((by_sign[sign] for sign in signs if sign in by_sign), None):
            there[id(gathering)] = one
    return there


def calendar_known(there: Mapping[int, EarlierActivity], gatherings: Sequence[Gathering]) -> str:
    """The earlier name of a calendar, if most of its activities came in under that; "" if it is a different one."""
    ((source, number),) = Counter(one.source for one in there.values()).most_common(1) or [("", 0)]
    return source if number > _MOSTLY * len(gatherings) else ""


def _known_in(path: Path, directory: Directory) -> Iterator[tuple[str, EarlierActivity]]:
    """What another import remembers of the activities that are here, if it was one of a calendar."""
    try:
        header, *rows = csv.reader(path.read_text("utf-8-sig").splitlines(), strict=True)
    except (OSError, ValueError, csv.Error):
        return  # the import of that calendar says what is wrong with it
    if tuple(header) != COLUMNS:
        return
    for row in rows:
        if len(row) != len(COLUMNS) or row[0] != "activity":
            continue
        _, record_id, key, digest, fields = row
        record = directory.activities.get(record_id)
        source = record.imported.source if record and record.imported else ""
        if not source or slug_of(source) != path.stem:
            continue
        one = EarlierActivity(source, record.name if record else "")
        names = (each.partition(":")[0] for each in fields.split())
        uids = (name.partition(".")[2] for name in names if name.startswith((_UID, _EVENT)))
        for sign in filter(None, (key, digest, *uids)):
            yield sign, one


def _uids_of(gathering: Gathering) -> set[str]:
    """A digest of the UID of each event that has one."""
    uids = {event.uid for event in gathering.events if event.uid != event.name}
    return {blake2b(uid.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest() for uid in uids}
