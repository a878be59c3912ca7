"""Events that came in before, from a calendar of another name: the same file downloaded again is often "cafe (1).ics".

Each event of a calendar has a UID, which it keeps. A digest of each is kept beside what the last import remembers. That
two calendars share a few events does not make them one: a hall has those of its groups, and some programs count their
events from 1. So the names have to be the same too, and most of what came in before has to be there, or the file is
called like a second download.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from fingerpost.exchange.ical.theirs.group import Gathering
from fingerpost.exchange.imports.last_import import COLUMNS, ImportedRecord, file_of
from fingerpost.records.directory import Directory
from fingerpost.records.slug import slug_of

_UID = "uid."  # before a digest of a UID, among the digests of fields
_EVENT = "event."  # the same, of a single event that may move
_MOST = 1000  # of one activity
_MOSTLY = 0.5  # of the activities came from one other calendar, and are most of what it brought: it is that calendar
_DOWNLOADED_AGAIN = re.compile(r"(?:[ _-]*(?:\(\d+\)|copy|\d{1,2}))+$", re.IGNORECASE)  # "cafe (1)", "cafe - Copy"


class EarlierActivity(NamedTuple):
    """An activity that an import of a calendar brought."""

    source: str  # what the calendar was called then
    name: str  # of its record
    record_id: str

    def is_named(self, gathering: Gathering) -> bool:
        """Whether it is still called as it is in the calendar."""
        return self.name.casefold() == gathering.name.casefold()


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
    for path in _imports_of_others(assets, source):
        by_sign |= dict(_known_in(path, directory))
    there = {}
    for gathering in gatherings:
        uids = _uids_of(gathering)
        signs = [*gathering.keys[:-1], *uids, *([gathering.digest] if uids else [])]
        if one := next((by_sign[sign] for sign in signs if sign in by_sign), None):
            there[id(gathering)] = one
    return there


def calendar_known(
    there: Mapping[int, EarlierActivity],
    gatherings: Sequence[Gathering],
    assets: Path,
    source: str,
    directory: Directory,
) -> str:
    """The earlier name of a calendar that came in as another; "" if it is a different one."""
    ((earlier, number),) = Counter(one.source for one in there.values()).most_common(1) or [("", 0)]
    same = {id(each): one for each in gatherings if (one := there.get(id(each))) and one.source == earlier}
    named = sum(same[id(each)].is_named(each) for each in gatherings if id(each) in same)
    if number <= _MOSTLY * len(gatherings) or named < _MOSTLY * number:
        return ""
    if _without_number(source) == _without_number(earlier):
        return earlier
    brought = {
        one.record_id
        for path in _imports_of_others(assets, source)
        for _, one in _known_in(path, directory)
        if one.source == earlier
    }
    return earlier if len({one.record_id for one in same.values()}) > _MOSTLY * len(brought) else ""


def _imports_of_others(assets: Path, source: str) -> list[Path]:
    own = file_of(assets, source)
    return [path for path in sorted((assets / "imports").glob("*.csv")) if path != own]


def _without_number(source: str) -> str:
    return _DOWNLOADED_AGAIN.sub("", source.strip()).casefold()


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
        one = EarlierActivity(source, record.name if record else "", record_id)
        names = (each.partition(":")[0] for each in fields.split())
        uids = (name.partition(".")[2] for name in names if name.startswith((_UID, _EVENT)))
        for sign in filter(None, (key, digest, *uids)):
            yield sign, one


def _uids_of(gathering: Gathering) -> set[str]:
    """A digest of the UID of each event that has one."""
    uids = {event.uid for event in gathering.events if event.uid != event.name}
    return {blake2b(uid.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest() for uid in uids}
