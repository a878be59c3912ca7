"""Which errors belong to single records, so that the others can be published without them."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from fingerpost.checks.withhold import without_where
from fingerpost.reading.layout import FOLDERS
from fingerpost.reading.salvage import Salvage, salvage, town_id
from fingerpost.reading.shown_path import shown_path
from fingerpost.records.activity import Activity
from fingerpost.records.directory import Directory, Key, Record
from fingerpost.records.ids import check_id
from fingerpost.records.left_out import LeftOut
from fingerpost.records.problem import Problem
from fingerpost.records.secrecy import follows_group
from fingerpost.records.vocabulary import Vocabulary, is_about_crisis, with_above

# Two files want one address, and nobody can know which of them people were sent to.
_NOT_OF_ONE = frozenset(["id-twice"])
R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Faults:
    """The errors of a directory."""

    files: Mapping[str, Key]  # of each record that has an error: its kind, and the name of the file without its ending
    others: tuple[Problem, ...]  # errors in what all records share

    @property
    def records(self) -> frozenset[Key]:
        """Those that can have an address."""
        return frozenset(key for key in self.files.values() if check_id(key[1], "") is None)


def find_faults(assets: Path, problems: Iterable[Problem]) -> Faults:
    """Tell the errors of single records from the others."""
    kinds = {shown_path(assets / folder / "x").rpartition("/")[0]: kind for kind, folder in FOLDERS.items()}
    files: dict[str, Key] = {}
    others = []
    for problem in problems:
        if not problem.is_error:
            continue
        folder, _, name = problem.span.file.rpartition("/")
        stem, _, ending = name.rpartition(".")
        if folder in kinds and ending in ("yaml", "yml") and problem.code not in _NOT_OF_ONE:
            files[problem.span.file] = (kinds[folder], stem)
        else:
            others.append(problem)
    return Faults(files, tuple(others))


def most_left_out(records: int) -> int:
    """How many records may be left out. More than that is not a slip, and somebody has to look."""
    return max(5, records // 100)


def leave_out(directory: Directory, faults: Faults) -> tuple[Directory, LeftOut]:
    """The directory without the records that have errors, and without references to them.

    A reference is taken out as ``withhold_directory`` does it: the activity is shown without its group or its place.
    """
    keys = faults.records
    entries = {key: _salvaged(directory, key, file) for file, key in faults.files.items()}
    addresses = {key: entry for key, entry in entries.items() if key in keys}
    hiding = frozenset(key for key, entry in addresses.items() if entry.may_be_secret)
    activities = _rest(directory.activities, keys)
    remaining = {key: _without_references(activity, keys, hiding) for key, activity in activities.items()}
    rest = replace(
        directory,
        activities=remaining,
        groups=_rest(directory.groups, keys),
        places=_rest(directory.places, keys),
        erased=tuple(entry for entry in directory.erased if (entry.kind, entry.id) not in keys),
        files_read=directory.files_read - len(keys),
    )
    # The page of a place that must stay secret was never there.
    secret = frozenset(key for key in hiding if key[0] == "place" and not addresses[key].is_blank)
    left_out = LeftOut(
        files=len(faults.files),
        records=keys,
        secret=secret,
        former=frozenset((key[0], former) for key in keys - secret for former in addresses[key].former_ids),
        towns=frozenset(entry.town for entry in addresses.values() if entry.town and not directory.vocabulary.areas),
        in_crisis=frozenset(
            activity
            for (kind, record_id), entry in addresses.items()
            if kind == "activity" and _may_be_about_crisis(directory.vocabulary, entry)
            for activity in (record_id, *entry.former_ids)
        ),
        pictures=frozenset(picture for entry in entries.values() for picture in entry.pictures),
        unplaced=sum(
            any(("place", session.place) in keys for session in activity.sessions) for activity in activities.values()
        ),
    )
    return rest, left_out


def _rest(records: Mapping[str, R], keys: Container[Key]) -> dict[str, R]:
    return {record_id: record for record_id, record in records.items() if (record.kind, record_id) not in keys}


def _without_references(activity: Activity, keys: Container[Key], hiding: Container[Key]) -> Activity:
    if ("group", activity.group) in keys:
        if ("group", activity.group) in hiding and follows_group(activity):
            activity = without_where(activity)
        activity = replace(activity, group="")
    if any(("place", session.place) in keys for session in activity.sessions):
        sessions = tuple(
            replace(session, place="") if ("place", session.place) in keys else session for session in activity.sessions
        )
        activity = replace(activity, sessions=sessions)
    return activity


def _salvaged(directory: Directory, key: Key, file: str) -> Salvage:
    kind, record_id = key
    records: Mapping[str, Mapping[str, Record]] = {
        "activity": directory.activities,
        "group": directory.groups,
        "place": directory.places,
    }
    record = records[kind].get(record_id)
    if record is None:
        return salvage(directory.assets / FOLDERS[kind] / file.rpartition("/")[2], kind)
    secret = directory.is_sensitive(record)
    town = directory.places[record_id].town if kind == "place" and not secret and not record.closed else ""
    about = (record.categories, record.needs) if isinstance(record, Activity) else ((), ())
    return Salvage(
        former_ids=record.former_ids,
        town=town_id(town),
        categories=about[0],
        needs=about[1],
        may_be_secret=secret,
    )


def _may_be_about_crisis(vocabulary: Vocabulary, entry: Salvage) -> bool:
    """Whether somebody in danger may come to its page, even if the slip is in its category."""
    categories, needs = vocabulary.categories, vocabulary.needs
    if not any(term.crisis for term in (*categories.values(), *needs.values())):
        return False
    if not entry.categories or not (categories.keys() >= {*entry.categories} and needs.keys() >= {*entry.needs}):
        return True
    above = {term.id: term for category in entry.categories for term in with_above(categories, category)}
    derived = (need for term in above.values() for need in term.needs)
    return any(is_about_crisis(categories, each) for each in above) or any(
        is_about_crisis(needs, need) for need in (*entry.needs, *derived)
    )
