"""What keeps people away, and what groups have said about it. What nobody has said is "not known", never "no"."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from fingerpost.edition.edition import Edition
from fingerpost.records.activity import Activity
from fingerpost.stewardship.part_of_week import EVENING, parts_of_session

STEP_FREE = "step_free_entrance"
FREE = ("free", "donation", "pay-what-you-can")


@dataclass(frozen=True, slots=True)
class AnswerCounts:
    """How many say yes and how many say no; of the rest nobody knows, and nothing is counted as missing."""

    yes: int
    no: int
    unknown: int


def is_free(_: Edition, activity: Activity) -> bool | None:
    """Whether somebody can come without money."""
    return None if activity.cost is None else activity.cost.kind in FREE or activity.cost.amount == 0


def is_step_free(edition: Edition, activity: Activity) -> bool | None:
    """What the activity says, or else whether one of its places is: at another it may not be."""
    own = activity.access.get(STEP_FREE)
    answers = [own] if own else [place.access.get(STEP_FREE) for place in edition.places_of(activity)]
    words = {answer.answer for answer in answers if answer is not None}
    return True if "yes" in words else False if "no" in words else None


def is_out_of_work(edition: Edition, activity: Activity) -> bool | None:
    """Whether somebody who works in the day can come: on an evening, or at the weekend."""
    sessions = edition.sessions_of(activity)
    parts = {part for session in sessions for part in parts_of_session(edition, session)}
    if any(part and (part.endswith("evening") or part == "weekend") for part in parts):
        return True
    if any(session.starts is not None and session.starts >= EVENING for session in sessions):
        return True  # after the coming four weeks
    return False if parts and None not in parts else None


def is_in_other_languages(edition: Edition, activity: Activity) -> bool | None:
    """Whether it is held in a language beside the directory's own, sign languages among them."""
    if not activity.languages:
        return None
    return any(language not in edition.settings.languages[:1] for language in activity.languages)


def is_by_bus(edition: Edition, activity: Activity) -> bool | None:
    """Whether it, or one of its places, says how to come by bus. Nobody writes that there is no bus."""
    ways = (activity.getting_there, *(place.getting_there for place in edition.places_of(activity)))
    return True if any(way.bus for way in ways) else None


BARRIERS: Mapping[str, Callable[[Edition, Activity], bool | None]] = {
    "free": is_free,
    "step_free": is_step_free,
    "evenings": is_out_of_work,
    "languages": is_in_other_languages,
    "bus": is_by_bus,
}


def count_known(answers: Iterable[bool | None]) -> AnswerCounts:
    """Count the answers of each kind."""
    every = list(answers)
    return AnswerCounts(every.count(True), every.count(False), every.count(None))
