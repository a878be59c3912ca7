"""What people can go to on a day: what the page of what is on shows, and the front page."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from fingerpost.pages.view import Going, View, is_always


def is_outing(view: View, going: Going) -> bool:
    """Whether it is something to go to: not a helpline, nor what is there all day and night, and never a refuge."""
    activity = going.activity
    return not (
        going.session.phone or is_always(going.session) or view.is_sensitive(activity) or view.is_crisis(activity)
    )


def outings(view: View, days: int) -> Mapping[date, tuple[Going, ...]]:
    """What can be gone to on each of the coming days, today first, each day in order of time."""
    return {day: tuple(each for each in going if is_outing(view, each)) for day, going in view.going_on(days).items()}


def spread(going: tuple[Going, ...], most: int) -> list[Going]:
    """So many of a day, from morning to evening rather than the first ones, and each activity once."""
    once = list({each.activity.id: each for each in reversed(going)}.values())[::-1]
    if len(once) <= most:
        return once
    return [once[number * len(once) // most] for number in range(most)]
