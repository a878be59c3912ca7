"""Places that must not be sent to a geocoder, because a build would not show them either."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from fingerpost.edition.load import Loaded, load
from fingerpost.geography.geocode import places_to_locate
from fingerpost.language.counted import counted
from fingerpost.records.directory import Directory
from fingerpost.records.place import Place

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
    """The places without a position that may be sent to a geocoder, and those that must not be."""

    directory: Directory  # as it may be shown
    places: tuple[Place, ...]  # of it, in order of id
    left_out: Mapping[str, str]  # why, by file; sensitive ones are not among them


def places_to_ask(assets: Path, *, today: date) -> PlacesToAsk:
    """Read and check the records as a build does, and leave out each place that it would not show in full.

    Raises:
        NobodyAsked: If records cannot be read or git cannot be asked, so that it is not known which are secret.
        FolderMissing, TooManyFiles, ClockWrong: As ``load`` says.
    """
    loaded = load(assets, today=today, warns=False)
    # What cannot be read may be sensitive, and may name any place.
    if faults := [problem for problem in loaded.reading_problems if problem.is_error]:
        raise NobodyAsked(
            f"{counted(len(faults), 'thing in the records has', 'things in the records have')} to be put right first.",
            "Run: fingerpost check",
        )
    for problem in loaded.problems:
        if problem.is_error and problem.code in _UNKNOWN_PAST:
            raise NobodyAsked(problem.message, problem.hint)
    unknown = places_to_locate(loaded.as_read)
    shown, left_out = loaded.edition.directory, dict(_left_out(unknown, loaded))
    return PlacesToAsk(shown, tuple(shown.places[each.id] for each in unknown if each.file not in left_out), left_out)


def _left_out(places: Iterable[Place], loaded: Loaded) -> Iterator[tuple[str, str]]:
    """The files of the places that nobody may be asked about, each with the reason."""
    edition, shown = loaded.edition, loaded.edition.directory
    with_errors = frozenset(problem.span.file for problem in loaded.errors)
    secret = {
        session.place
        for key, activity in loaded.as_read.activities.items()
        if (visible := shown.activities.get(key)) is None or edition.is_sensitive(visible)
        for session in activity.sessions
    }
    for place in places:
        visible_place = shown.places.get(place.id)
        if place.id in secret or (visible_place is not None and edition.is_sensitive(visible_place)):
            yield place.file, MAY_BE_SECRET
        elif visible_place is None:
            yield place.file, WAITS
        elif place.file in with_errors:
            yield place.file, HAS_ERRORS
