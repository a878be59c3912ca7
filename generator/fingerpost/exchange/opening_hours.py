"""Opening hours, a cell for each day of the week, become sessions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import datetime, time
from functools import cache
from typing import Any

from fingerpost.records.session import Weekday

CLOSED = frozenset({"", "-", "–", "closed", "n/a", "n/a closed", "none", "no", "0"})

_PARTS = re.compile(r"\s*(?:[,;/&\n]|\band\b)\s*")
_TO = re.compile(r"\s*(?:-|–|—|\bto\b|\buntil\b)\s*")
_FORMS = ("%H:%M", "%H.%M", "%H%M", "%I%p", "%I:%M%p", "%I.%M%p", "%H:%M:%S")
_WORDS = {"noon": time(12), "midday": time(12), "midnight": time(0)}

Hours = tuple[str, str]  # "10:00", "13:00"


class Unclear(ValueError):
    """These are not opening hours."""


def parse_hours(text: str) -> list[Hours]:
    """Read the hours of one day.

    >>> parse_hours("10:00-13:00, 2pm to 5.30pm")
    [('10:00', '13:00'), ('14:00', '17:30')]
    >>> parse_hours("Closed")
    []

    Raises:
        Unclear: If it is neither hours nor a word for closed.
    """
    if text.strip().casefold() in CLOSED:
        return []
    return [_parse_span(part) for part in _PARTS.split(text) if part]


def sessions_of(hours_by_day: Mapping[Weekday, Iterable[Hours]]) -> list[dict[str, Any]]:
    """One session for all the days that have the same hours, in the order of the week."""
    days_by_hours: dict[Hours, list[str]] = {}
    for day in Weekday:
        for hours in hours_by_day.get(day, ()):
            days_by_hours.setdefault(hours, []).append(day.value)
    sessions: list[dict[str, Any]] = [
        {"repeats": "weekly", "days": days, "from": starts, "to": ends}
        for (starts, ends), days in days_by_hours.items()
    ]
    week = [day.value for day in Weekday]
    return sorted(sessions, key=lambda session: (week.index(session["days"][0]), session["from"]))


def _parse_span(text: str) -> Hours:
    ends = _TO.split(text.strip())
    if len(ends) != 2:
        raise Unclear(text)
    starts, stops = (_parse_time(end) for end in ends)
    if stops <= starts:
        raise Unclear(text)
    return starts.strftime("%H:%M"), stops.strftime("%H:%M")


@cache  # the same few times stand in every row
def _parse_time(text: str) -> time:
    word = text.strip().casefold().replace(" ", "")
    if word in _WORDS:
        return _WORDS[word]
    for form in _FORMS:
        try:
            return datetime.strptime(word, form).time().replace(second=0)  # noqa: DTZ007 a clock on a wall
        except ValueError:
            continue
    raise Unclear(text)
