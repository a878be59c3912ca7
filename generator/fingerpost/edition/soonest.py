"""The order in which somebody would choose among activities: what one can join soonest comes first."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, time
from enum import IntEnum

from fingerpost.edition.card import sessions_to_join_in
from fingerpost.edition.edition import Edition, is_always
from fingerpost.edition.wording.joining import NEXT_COURSE, state_of
from fingerpost.records.activity import Activity
from fingerpost.records.vocabulary import Area

_Key = tuple[int, date, time, str, str]


class Turn(IntEnum):
    """What comes before what, whatever its date."""

    ALWAYS = 0  # there day and night
    DATED = 1
    UNDATED = 2  # by arrangement, or nobody knows when
    NO_ROOM = 3  # full, with a waiting list, or stopped for now


def soonest_first(
    edition: Edition, activities: Iterable[Activity], area: Area | None = None
) -> list[tuple[Turn, Activity]]:
    """Activities with their turns, in order; in a town, by the sessions that are there."""
    keyed = [(_key(edition, activity, area), activity) for activity in activities]
    keyed.sort(key=lambda pair: pair[0])
    return [(Turn(key[0]), activity) for key, activity in keyed]


def _key(edition: Edition, activity: Activity, area: Area | None) -> _Key:
    sessions = sessions_to_join_in(edition, activity, area)
    dated = edition.earliest(activity, sessions)
    day, starts = (dated.occurrence.day, dated.occurrence.starts) if dated else (date.max, None)
    if state_of(edition, activity) not in ("", NEXT_COURSE):
        turn = Turn.NO_ROOM
    elif any(is_always(session) for session in sessions):
        turn, day, starts = Turn.ALWAYS, date.min, None
    else:
        turn = Turn.DATED if dated else Turn.UNDATED
    return turn, day, starts or time.max, activity.name.casefold(), activity.id
