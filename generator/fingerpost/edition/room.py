"""Whether there is room, as far as anybody still knows."""

from __future__ import annotations

from dateutil.relativedelta import relativedelta

from fingerpost.edition.cached import cache_on_edition
from fingerpost.edition.edition import Edition
from fingerpost.records.activity import Activity
from fingerpost.records.parts import Capacity
from fingerpost.schedule.review import periods_of, room_until


def room_of(edition: Edition, activity: Activity) -> Capacity | None:
    """What somebody said about room; None once it is time to ask again, because nobody knows then."""
    capacity = activity.capacity
    return None if capacity is None or was_room_of(edition, activity) else capacity


def was_room_of(edition: Edition, activity: Activity) -> Capacity | None:
    """What somebody said about room so long ago that it no longer counts."""
    capacity = activity.capacity
    if capacity is None or room_until(activity, capacity.as_of, _periods(edition)) >= edition.today:
        return None
    return capacity


@cache_on_edition()
def _periods(edition: Edition) -> dict[str, relativedelta]:
    return periods_of(edition.directory)
