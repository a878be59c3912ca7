"""Opening hours, a cell for each day of the week, become sessions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import time
from functools import cache
from typing import Any

from fingerpost.records.session import Weekday

CLOSED = frozenset({"", "-", "–", "closed", "n/a", "n/a closed", "none", "no", "0"})

_PARTS = re.compile(r"\s*(?:[,;/&\n]|\band\b)\s*")
_TO = re.compile(r"\s*(?:-|–|—|\bto\b|\buntil\b)\s*")
# Not strptime: to it "10" is one o'clock (%H%M) and "9.3", a 9.30 that a spreadsheet cut, is three minutes past nine.
_CLOCK = re.compile(r"([0-9]{1,2})(?:[:.]?([0-9]{2}))?(?::[0-9]{2})?(am|pm)?")
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


@cache  # the same few times are in every row
def _parse_time(text: str) -> time:
    word = text.strip().casefold().replace(" ", "")
    if (special := _WORDS.get(word.removeprefix("12"))) is not None:
        return special
    clock = _CLOCK.fullmatch(word)
    if clock is None or not (clock[2] or clock[3]):  # "10 to 2": before noon or after?
        raise Unclear(text)
    hour, minute, half = int(clock[1]), int(clock[2] or 0), clock[3]
    if half and not 1 <= hour <= 12:
        raise Unclear(text)
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    try:
        return time(hour, minute)
    except ValueError as no_such_time:
        raise Unclear(text) from no_such_time
