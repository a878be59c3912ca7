"""What groups give: how many there are, in how many places, and how many hours a week there is something to go to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from fingerpost.edition.cached import cache_on_edition
from fingerpost.edition.edition import Edition, is_always
from fingerpost.records.activity import Activity
from fingerpost.records.directory import Record
from fingerpost.records.session import Session
from fingerpost.stewardship.part_of_week import WEEKS, meetings

MINUTES = 60
A_DAY = 24 * MINUTES


@dataclass(frozen=True, slots=True, kw_only=True)
class Contribution:
    """Of one town, or of all together. What is sensitive is in no number."""

    activities: int
    groups: int
    places: int
    hours: int  # a week, on average over the coming four
    untimed: int  # sessions without a time or an end, or by arrangement: their hours are in no number
    always: int  # activities that are there day and night, whose hours are in no number either


def contribution_of(edition: Edition, activities: Iterable[Activity]) -> Contribution:
    """Count what some open activities give. What is full or has paused gives as well."""
    shown = [activity for activity in activities if not edition.is_sensitive(activity)]
    groups = {group.id for activity in shown if (group := edition.group_of(activity)) and counts(edition, group)}
    places = {place.id for activity in shown for place in edition.places_of(activity)}
    minutes = untimed = always = 0
    for activity in shown:
        if any(is_always(session) for session in activity.sessions):
            always += 1
            continue
        for session in edition.sessions_of(activity):
            length = minutes_of(session)
            if length is None:
                untimed += 1
            else:
                minutes += length * meetings(edition, session).bit_count()
    return Contribution(
        activities=len(shown),
        groups=len(groups),
        places=len(places),
        hours=round(minutes / MINUTES / WEEKS),
        untimed=untimed,
        always=always,
    )


@cache_on_edition(maxsize=4096)
def contribution_in(edition: Edition, area_id: str) -> Contribution:
    """The contribution of what meets in a town, or serves it."""
    return contribution_of(edition, edition.activities_by_area.get(area_id, ()))


def counts(edition: Edition, record: Record) -> bool:
    """Whether a record may be in a number: it is open, and nothing about where it is must stay secret."""
    return record.closed is None and not edition.is_sensitive(record)


def minutes_of(session: Session) -> int | None:
    """How long it is; None if nobody has said when it begins or ends."""
    if session.starts is None or session.ends is None:
        return None
    starts, ends = (at.hour * MINUTES + at.minute for at in (session.starts, session.ends))
    return (ends - starts) % A_DAY
