"""Places that must not be sent to a geocoder, because a build would not show them either."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from fingerpost.checks import check_directory, check_history, withhold_directory
from fingerpost.edition.project import read_project_records
from fingerpost.language.counted import counted
from fingerpost.records.directory import Directory
from fingerpost.records.problem import Problem

MAY_BE_SECRET = "where it is may be secret"  # noqa: S105 - a sentence
WAITS = "it is not shown until a person has confirmed it"
HAS_ERRORS = "it has something to put right first"
_UNKNOWN_PAST = frozenset(("history-unreadable", "history-short"))


class NobodyAsked(Exception):
    """It is not known which places are secret: a sentence for people, and what to do."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message, self.hint = message, hint


@dataclass(frozen=True, slots=True)
class PlacesToAsk:
    """The records, and the places among them that must not be sent to a geocoder."""

    directory: Directory
    left_out: Mapping[str, str]  # why, by id; sensitive ones are not among them


def places_to_ask(assets: Path, *, today: date) -> PlacesToAsk:
    """Read and check the records as a build does, and leave out each place that it would not show in full.

    Raises:
        NobodyAsked: If records cannot be read or git cannot be asked, so that it is not known which are secret.
        FolderMissing, TooManyFiles: As ``read_directory`` says.
    """
    directory, unreadable = read_project_records(assets)
    # What cannot be read may be sensitive, and may name any place.
    if faults := [problem for problem in unreadable if problem.is_error]:
        raise NobodyAsked(
            f"{counted(len(faults), 'thing in the records has', 'things in the records have')} to be put right first.",
            "Run: fingerpost check",
        )
    from_history = check_history(directory)
    for problem in from_history:
        if problem.is_error and problem.code in _UNKNOWN_PAST:
            raise NobodyAsked(problem.message, problem.hint)
    problems = [*check_directory(directory, today=today), *from_history]
    return PlacesToAsk(directory, dict(_left_out(directory, problems)))


def _left_out(directory: Directory, problems: list[Problem]) -> dict[str, str]:
    public = withhold_directory(directory, problems)
    with_errors = frozenset(problem.span.file for problem in problems if problem.is_error)
    reasons = {}
    for key, place in directory.places.items():
        if key not in public.places:
            reasons[key] = WAITS
        elif public.is_sensitive(public.places[key]) and not directory.is_sensitive(place):
            reasons[key] = MAY_BE_SECRET
        elif place.file in with_errors:
            reasons[key] = HAS_ERRORS
    for key, activity in directory.activities.items():
        visible = public.activities.get(key)
        if visible is None or public.is_sensitive(visible):
            reasons |= {session.place: MAY_BE_SECRET for session in activity.sessions if session.place}
    return reasons
