"""A description that only repeats the hours, "Tuesday: 14:00 - 18:00", which the page has with the next dates."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from fingerpost.schedule.hours.read import read_hours

_LONGEST = 400  # characters: more is a text about something else
_LOST = frozenset(("unknown", "by-arrangement", "some-weeks"))
_DAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?s?|daily|weekdays?|weekends?"
_OTHERS = (
    r"am|pm|a\.m|p\.m|noon|midday|midnight|and|to|till?|until|from|between|every|each|open(?:ing)?|hours|times?|closed"
)
_OF_MONTH = r"first|second|third|fourth|last|\d(?:st|nd|rd|th)|of|the|month"
# Nothing but such words: to read each text of a long list for what it may say would take as long as the rest.
_MAY_BE_HOURS = re.compile(
    rf"(?=.*\d)(?:\b(?:{_DAY}|{_OTHERS}|{_OF_MONTH})\b|\d++(?:am|pm)?|[\W_]++)++", re.IGNORECASE | re.DOTALL
)


def without_hours(text: str, sessions: Iterable[Mapping[str, Any]]) -> str:
    r"""A text without the paragraphs that say when it is, and nothing that the sessions of the record do not say.

    >>> session = {"repeats": "weekly", "days": ["tuesday"], "from": "14:00", "to": "18:00"}
    >>> without_hours("Tea and games.\n\nTuesday: 14:00 - 18:00", [session])
    'Tea and games.'
    >>> without_hours("Tuesday: 14:00 - 19:00", [session]), without_hours("Tuesdays 2pm to 6pm, in turns", [session])
    ('Tuesday: 14:00 - 19:00', 'Tuesdays 2pm to 6pm, in turns')
    """
    rules = _rules(sessions)
    rest = [paragraph for paragraph in text.split("\n\n") if not _only_says(paragraph.strip(), rules)]
    return "\n\n".join(rest)


def _only_says(paragraph: str, rules: frozenset[tuple[tuple[str, str], ...]]) -> bool:
    """Whether it is made of days and times alone, and they are those of the rules."""
    if not rules or len(paragraph) > _LONGEST or not _MAY_BE_HOURS.fullmatch(paragraph):
        return False
    reading = read_hours(paragraph)
    is_plain = reading.is_whole and not (reading.words or reading.assumed or reading.needs_date)
    if not is_plain or any(session.get("notes") for session in reading.sessions):
        return False
    these = _rules(reading.sessions)
    return bool(these) and these <= rules


def _rules(sessions: Iterable[Mapping[str, Any]]) -> frozenset[tuple[tuple[str, str], ...]]:
    """Each day of each session with all that limits it; none where a session does not say when it is."""
    rules: set[tuple[tuple[str, str], ...]] = set()
    for session in sessions:
        if session.get("repeats") in _LOST:
            return frozenset()
        limits = {name: str(value) for name, value in session.items() if name not in ("days", "place", "notes")}
        days = session.get("days") or [""]
        rules |= {tuple(sorted({**limits, "day": day}.items())) for day in days}
    return frozenset(rules)
