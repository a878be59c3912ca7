"""The questions of the form at ``/add/``, by kind of record, and the fields that it leaves out with the reason."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from fingerpost.intake.asked import activity, group, place
from fingerpost.intake.question import Choice, Question, Section

# In the order in which the form offers them.
SECTIONS: Mapping[str, tuple[Section, ...]] = {
    "activity": activity.SECTIONS,
    "group": group.SECTIONS,
    "place": place.SECTIONS,
}
NEW_PLACE = place.WHERE_IT_IS  # of an activity at a place that is not listed
NEW_GROUP = group.WHO_THEY_ARE  # of an activity that a group runs which is not listed
LEFT_OUT: Mapping[str, Mapping[str, str]] = {
    "activity": activity.LEFT_OUT,
    "group": group.LEFT_OUT,
    "place": place.LEFT_OUT,
}
SESSION_LEFT_OUT = activity.SESSION_LEFT_OUT


def questions_of(kind: str) -> Iterator[Question]:
    """Every question about a kind of record, in their order."""
    for section in SECTIONS[kind]:
        yield from section.questions


__all__ = [
    "LEFT_OUT",
    "NEW_GROUP",
    "NEW_PLACE",
    "SECTIONS",
    "SESSION_LEFT_OUT",
    "Choice",
    "Question",
    "Section",
    "questions_of",
]
