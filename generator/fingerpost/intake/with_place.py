"""What was sent together: an entry, and the new place where it happens."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import replace
from datetime import date
from typing import Any

from fingerpost.intake.proposed_change import ProposedChange, propose
from fingerpost.intake.sift import PATHS
from fingerpost.intake.submission import NotUnderstood, Submission, Want
from fingerpost.reading.read import make_record, read_record
from fingerpost.records.directory import Directory
from fingerpost.records.place import Place
from fingerpost.records.slug import slug_of


def propose_all(submission: Submission, directory: Directory, today: date) -> list[ProposedChange]:
    """Work out what would be written: a new place first, where there is one, and then the entry.

    Raises:
        NotUnderstood: As ``propose`` says.
        CannotChange: As ``propose`` says.
    """
    if not submission.place:
        return [propose(submission, directory, today)]
    if known := _known(submission.place, directory):
        return [propose(_at(submission, known), directory, today)]
    name = submission.place.get("name")
    sent = replace(
        submission,
        want=Want.ADD,
        kind="place",
        entry="",
        name=name if isinstance(name, str) else "",
        values=submission.place,
        words={},
        remarks=(),
    )
    try:
        place = propose(sent, directory, today)
    except NotUnderstood:
        words = "The new place was left out: it has no name, or may be somebody’s home. Ask them where it is."
        return [propose(replace(_at(submission, ""), remarks=(*submission.remarks, words)), directory, today)]
    if not place.has_errors:
        new = make_record("place", place.id, read_record("place", place.text.encode(), ""), PATHS)
        assert isinstance(new, Place)  # noqa: S101  # its kind says so
        directory = replace(directory, places={**directory.places, place.id: new})
    return [place, propose(_at(submission, place.id), directory, today)]


def _known(place: Mapping[str, Any], directory: Directory) -> str:
    """The one open place of the directory that has this name in this town; "" if there is none, or it is secret."""
    wanted = (slug_of(str(place.get("name", ""))), slug_of(str(place.get("town", ""))))
    same = [
        each.id
        for each in directory.places.values()
        if (slug_of(each.name), slug_of(each.town)) == wanted
        and each.closed is None
        and not directory.is_sensitive(each)
    ]
    return same[0] if len(same) == 1 and all(wanted) else ""


def _at(submission: Submission, place_id: str) -> Submission:
    """The submission, with its sessions at that place; at none if it is ""."""
    values = deepcopy(dict(submission.values))
    sessions = values.get("sessions")
    for session in sessions if isinstance(sessions, list) else ():
        if isinstance(session, dict) and session.get("place") == submission.place_id:
            session["place"] = place_id
            if not place_id:
                del session["place"]
    return replace(submission, values=values)
