"""What was sent together: an entry, the new place where it happens, and the new group that runs it."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import replace
from datetime import date
from typing import Any

from fingerpost.intake.proposed_change import CHECKED_TODAY, ProposedChange, propose
from fingerpost.intake.secret_entry import is_about_a_secret
from fingerpost.intake.sift import PATHS
from fingerpost.intake.submission import NotUnderstood, Submission, Want
from fingerpost.reading.checked_values import read_record
from fingerpost.reading.read_records import make_record
from fingerpost.records.directory import Directory
from fingerpost.records.group import Group
from fingerpost.records.place import Place
from fingerpost.records.slug import slug_of

_SECRET = {
    "place": "The new place was left out: nothing may say where this is.",
    "group": "The new group was left out: nothing may say where this is, and its record might. Ask who runs it.",
}
_LEFT_OUT = {
    "place": "The new place was left out: it has no name, or may be somebody’s home, or somewhere that stays secret. "
    "Ask them where it is.",
    "group": "The new group was left out: it has no name that can be used. Ask them who runs it.",
}


def propose_all(submission: Submission, directory: Directory, today: date) -> list[ProposedChange]:
    """Work out what would be written: a new place and a new group first, where there are any, and then the entry.

    Raises:
        NotUnderstood: As ``propose`` says.
        CannotChange: As ``propose`` says.
    """
    changes: list[ProposedChange] = []
    is_secret = is_about_a_secret(submission, directory)
    for kind, values in (("place", submission.place), ("group", submission.group)):
        if not values:
            continue
        if record_id := _matching_id(kind, values, directory):
            submission = _naming(kind, record_id, submission)
            continue
        if is_secret:
            remarks = (*submission.remarks, _SECRET[kind])
            submission = replace(_naming(kind, "", submission), remarks=remarks)
            continue
        try:
            change = propose(_alone(kind, values, submission), directory, today)
        except NotUnderstood:
            remarks = (*submission.remarks, _LEFT_OUT[kind])
            submission = replace(_naming(kind, "", submission), remarks=remarks)
            continue
        # Of the entry itself it is said once more, and one who reads it twice thinks of two questions.
        decide = tuple(sentence for sentence in change.decide if sentence != CHECKED_TODAY)
        changes.append(replace(change, decide=decide))
        directory = _with(change, directory)
        submission = _naming(kind, change.id, submission)
    return [*changes, propose(submission, directory, today)]


def _alone(kind: str, values: Mapping[str, Any], submission: Submission) -> Submission:
    name = values.get("name")
    return replace(
        submission,
        want=Want.ADD,
        kind=kind,
        entry="",
        name=name if isinstance(name, str) else "",
        values=values,
        words={},
        remarks=(),
    )


def _with(change: ProposedChange, directory: Directory) -> Directory:
    """The directory with a new record, so that the entry can name it."""
    if change.has_errors:
        return directory
    new = make_record(change.kind, change.id, read_record(change.kind, change.text.encode(), ""), PATHS)
    if isinstance(new, Place):
        return replace(directory, places={**directory.places, new.id: new})
    assert isinstance(new, Group)  # noqa: S101  # its kind says so
    return replace(directory, groups={**directory.groups, new.id: new})


def _matching_id(kind: str, values: Mapping[str, Any], directory: Directory) -> str:
    """The one open record that has this name, and is in this town; "" if there is none, or it is secret."""
    records: Mapping[str, Place | Group] = directory.places if kind == "place" else directory.groups
    wanted = _identity(kind, values.get("name"), values.get("town"))
    same = [
        each.id
        for each in records.values()
        if _identity(kind, each.name, getattr(each, "town", "")) == wanted
        and each.closed is None
        and not directory.is_sensitive(each)
    ]
    return same[0] if len(same) == 1 and all(wanted) else ""


def _identity(kind: str, name: object, town: object) -> tuple[str, ...]:
    return tuple(slug_of(str(each or "")) for each in ((name, town) if kind == "place" else (name,)))


def _naming(kind: str, record_id: str, submission: Submission) -> Submission:
    """The submission with the id that its new place or group has; without a name of it if that is ""."""
    values = deepcopy(dict(submission.values))
    sessions = values.get("sessions")
    parts, own_id = [values], submission.group_id
    if kind == "place":
        parts, own_id = sessions if isinstance(sessions, list) else [], submission.place_id
    for part in parts:
        if isinstance(part, dict) and part.get(kind) == own_id:
            part[kind] = record_id
            if not record_id:
                del part[kind]
    return replace(submission, values=values)
