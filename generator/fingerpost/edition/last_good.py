"""The last good version of a record that has an error: the last commit in which it passes every check.

Nothing comes back that somebody may just have hidden: a record that may have become secret, is erased or says that it
has closed is left out, whatever else is wrong with it.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from fingerpost.checks import Faults, find_faults
from fingerpost.reading.checked_values import read_record
from fingerpost.reading.erased import is_erased, is_erased_text
from fingerpost.reading.layout import FOLDERS
from fingerpost.reading.make import make_activity, make_group, make_place
from fingerpost.reading.salvage import salvage, top_level
from fingerpost.reading.schemas import shape_of
from fingerpost.reading.spans import FileSpans
from fingerpost.reading.suggest import nearest
from fingerpost.reading.versions import EarlierVersion, earlier_versions
from fingerpost.reading.yaml_text import Unreadable
from fingerpost.records.activity import Activity
from fingerpost.records.directory import Directory, Key, Record
from fingerpost.records.earlier import LastGood
from fingerpost.records.group import Group
from fingerpost.records.problem import Problem

Check = Callable[[Directory], list[Problem]]
_HIDE = ("closed", "sensitive")
_MAKERS: Mapping[str, Callable[..., Record]] = {"activity": make_activity, "group": make_group, "place": make_place}


@dataclass(frozen=True, slots=True, kw_only=True)
class Rescue:
    """A directory in which some records are as they were, and what it leaves to be left out."""

    directory: Directory
    problems: list[Problem]  # of the directory with those versions; errors of the others are among them
    faults: Faults  # without the records that are shown as they were
    records: Mapping[Key, LastGood] = field(default_factory=dict)
    folder: tempfile.TemporaryDirectory[str] | None = None  # holds the texts, for as long as messages may point at them


def take_last_good(directory: Directory, problems: list[Problem], faults: Faults, check: Check) -> Rescue:
    """Replace each record that has an error by its last version that has none, if there is one.

    Args:
        directory: As read.
        problems: Its problems.
        faults: Its errors; only those of single records are looked at.
        check: Runs every check of a directory.
    """
    nothing = Rescue(directory=directory, problems=problems, faults=faults)
    candidates = {
        key: versions
        for file, key in faults.files.items()
        if key in faults.records and not _may_be_hidden(directory, key, file)
        for versions in [_versions(directory.assets, key, file)]
    }
    files = {key: file for file, key in faults.files.items()}
    folder = tempfile.TemporaryDirectory(prefix="fingerpost-")
    chosen: dict[Key, tuple[Record, LastGood]] = {}
    turn: dict[Key, tuple[Record, LastGood]] = {}
    waiting = set(candidates)
    while waiting:
        for key in sorted(waiting):
            if (version := _next(candidates[key], key, files[key], Path(folder.name))) is None:
                waiting.discard(key)
                turn.pop(key, None)
            else:
                turn[key] = version
        tried = chosen | turn
        now = check(_with(directory, {key: record for key, (record, _) in tried.items()}))
        bad = find_faults(directory.assets, now).records
        chosen = {key: version for key, version in tried.items() if key not in bad}
        waiting = {key for key in waiting if key in bad}
    if not chosen:
        return nothing
    rescued = _with(directory, {key: record for key, (record, _) in chosen.items()})
    now = check(rescued)
    new_faults = find_faults(directory.assets, now)
    if new_faults.others:
        return nothing  # a former id of the new version is missing in the old one, or the like
    rest = {file: key for file, key in faults.files.items() if key not in chosen}
    return Rescue(
        directory=rescued,
        problems=now,
        faults=Faults({**rest, **new_faults.files}, ()),
        records={key: last_good for key, (_, last_good) in chosen.items()},
        folder=folder,
    )


def _may_be_hidden(directory: Directory, key: Key, file: str) -> bool:
    """Whether the new version may be there to hide something."""
    kind, record_id = key
    path = directory.assets / FOLDERS[kind] / file.rpartition("/")[2]
    try:
        text = path.read_bytes().decode("utf-8-sig", "replace")
    except OSError:
        return True
    record = _records(directory)[kind].get(record_id)
    is_secret = record is not None and directory.is_sensitive(record)
    names = {name for name, _ in top_level(text)}
    slips = names - shape_of(kind).schema["properties"].keys()
    hides = not names.isdisjoint(_HIDE) or any(nearest(name, _HIDE) for name in slips)
    is_withdrawn = re.search(r"\bwithdrawn['\"]?[ \t]*:", text) is not None  # by the list that it came from
    return is_secret or hides or is_withdrawn or salvage(path, kind).may_be_secret or is_erased_text(kind, text)


def _records(directory: Directory) -> Mapping[str, Mapping[str, Record]]:
    return {"activity": directory.activities, "group": directory.groups, "place": directory.places}


def _versions(assets: Path, key: Key, file: str) -> Iterator[EarlierVersion]:
    return earlier_versions(assets, f"{FOLDERS[key[0]]}/{file.rpartition('/')[2]}")


def _next(versions: Iterator[EarlierVersion], key: Key, file: str, folder: Path) -> tuple[Record, LastGood] | None:
    """The next older version that the schema passes."""
    kind, record_id = key
    for version in versions:
        try:
            values = read_record(kind, version.text, file)
        except Unreadable:
            continue
        if is_erased(values):
            return None
        # The checks that read a file must see this text, and not the one with the error.
        path = folder / f"{kind}-{record_id}-{version.blob}.yaml"
        path.write_bytes(version.text)
        return _MAKERS[kind](record_id, values, FileSpans(path, file)), LastGood(version.on, version.blob)
    return None


def _with(directory: Directory, records: Mapping[Key, Record]) -> Directory:
    """The directory with some records replaced or added, in order of id."""
    activities = {**directory.activities, **{r.id: r for r in records.values() if isinstance(r, Activity)}}
    groups = {**directory.groups, **{r.id: r for r in records.values() if isinstance(r, Group)}}
    places = {
        **directory.places,
        **{r.id: r for r in records.values() if not isinstance(r, Activity | Group)},
    }
    return replace(
        directory,
        activities=dict(sorted(activities.items())),
        groups=dict(sorted(groups.items())),
        places=dict(sorted(places.items())),
        unread=directory.unread - records.keys(),
    )
