"""Take out what must not be shown until a person has confirmed it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from fingerpost.records.activity import Activity
from fingerpost.records.directory import Directory, Record
from fingerpost.records.parts import GettingThere
from fingerpost.records.place import Place
from fingerpost.records.problem import Problem
from fingerpost.records.session import Session

HELD = "held-"
WHOLE = ""  # the path that means the whole record
WHERE = "sensitive"  # the path that means everything that says where it is
R = TypeVar("R", bound=Record)


def withheld(problems: Iterable[Problem]) -> dict[str, frozenset[str]]:
    """Gather the paths withheld in each file; a path of "" is the whole record."""
    paths_by_file: dict[str, set[str]] = {}
    for problem in problems:
        if problem.code.startswith(HELD):
            paths_by_file.setdefault(problem.span.file, set()).add(problem.field)
    return {file: frozenset(paths) for file, paths in sorted(paths_by_file.items())}


def withhold(record: R, paths: Iterable[str]) -> R | None:
    """Give the record without those fields, or None when nothing of it may be shown."""
    public: Any = record
    for path in sorted(paths):
        if path == WHOLE:
            return None
        if path == WHERE:
            public = without_where(public)
            continue
        public = _without(public, path.split("."))
    result: R = public
    return result


def without_where(record: R) -> R:
    """Give the record as if it were marked as sensitive, with no place, address or way there."""
    changes: dict[str, Any] = {"sensitive": True}
    if isinstance(record, Activity):
        changes |= {"sessions": _nowhere(record.sessions), "getting_there": GettingThere(), "photo": None}
    elif isinstance(record, Place):
        nowhere = {"address": (), "postcode": "", "location": None, "getting_there": GettingThere(), "photo": None}
        changes |= nowhere
    public: Any = replace(record, **changes)
    result: R = public
    return result


def _nowhere(sessions: tuple[Session, ...]) -> tuple[Session, ...]:
    """Give only the times. Anybody with the link of a call can join, so it is as secret as an address."""
    return tuple(replace(session, place="", area="", online="") for session in sessions)


def withhold_directory(directory: Directory, problems: Iterable[Problem]) -> Directory:
    """Give the directory as it may be shown, without a reference to a record that is not."""
    directory = _without_own_website(_hide_meetings(directory))
    paths = withheld(problems)
    if not paths:
        return directory
    groups, places = _public_records(directory.groups, paths), _public_records(directory.places, paths)
    activities = {
        key: _without_missing(activity, directory, groups, places)
        for key, activity in _public_records(directory.activities, paths).items()
    }
    return replace(directory, activities=activities, groups=groups, places=places)


def _hide_meetings(directory: Directory) -> Directory:
    """Keep where something sensitive meets from every list; asked while the group that makes it so is still known."""
    hidden = {
        key: replace(activity, sessions=_nowhere(activity.sessions), sensitive=True)
        for key, activity in directory.activities.items()
        if directory.is_sensitive(activity)
    }
    return replace(directory, activities={**directory.activities, **hidden}) if hidden else directory


def _without_own_website(directory: Directory) -> Directory:
    """Show the address of the site as no contact of a group: an import gives it to rows that have none."""
    own = _as_typed(directory.settings.site)

    def without(records: Mapping[str, R]) -> Mapping[str, R]:
        public: Any = {
            key: replace(record, contact=replace(record.contact, website=""))
            for key, record in records.items()
            if record.contact.website and _as_typed(record.contact.website) == own
        }
        return {**records, **public} if public else records

    return replace(
        directory,
        activities=without(directory.activities),
        groups=without(directory.groups),
        places=without(directory.places),
    )


def _as_typed(address: str) -> str:
    """An address without what makes no difference to where it leads."""
    plain = address.strip().lower().partition("#")[0].removeprefix("https://").removeprefix("http://")
    return plain.removeprefix("www.").rstrip("/")


def _public_records(records: Mapping[str, R], paths: Mapping[str, frozenset[str]]) -> dict[str, R]:
    public = {}
    for key, record in records.items():
        part = withhold(record, paths[record.file]) if record.file in paths else record
        if part is not None:
            public[key] = part
    return public


def _without_missing(
    activity: Activity, directory: Directory, groups: Mapping[str, object], places: Mapping[str, object]
) -> Activity:
    if activity.group in directory.groups and activity.group not in groups:
        activity = replace(activity, group="")
    if any(session.place in directory.places and session.place not in places for session in activity.sessions):
        sessions = tuple(
            replace(session, place="") if session.place in directory.places and session.place not in places else session
            for session in activity.sessions
        )
        activity = replace(activity, sessions=sessions)
    return activity


def _without(value: Any, path: list[str]) -> Any:
    """Empty the field at the end of a path, in a copy of its parent."""
    name, rest = path[0], path[1:]
    if isinstance(value, tuple):
        number = int(name)
        return (*value[:number], _without(value[number], rest), *value[number + 1 :])
    inner = getattr(value, name)
    return replace(value, **{name: _without(inner, rest) if rest else _empty(value, name, inner)})


def _empty(holder: Any, name: str, inner: Any) -> Any:
    if isinstance(inner, str | tuple | dict):
        return type(inner)()
    assert is_dataclass(holder) and any(field.name == name for field in fields(holder))  # noqa: S101
    return None
