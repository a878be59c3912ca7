"""Hours of a machine on a clock of twelve hours: ``Tu 08:30-12:00,01:15-02:45``, where nothing begins at 1:15am."""

from __future__ import annotations

import re
from datetime import time

from fingerpost.checks.session_times import EARLIEST
from fingerpost.exchange.tables.values.clean_values import ImportNote
from fingerpost.records.session import Weekday
from fingerpost.schedule.hours.read import Reading, read_hours

_OFTEN_IN_WORDS = time(5)  # what begins before it is read as words would be; a pool may open at 5:30
_DAYS = {day.value[:2].title(): day.value.title() for day in Weekday}
_DAYS |= {"PH off": "Closed on bank holidays", "PH closed": "Closed on bank holidays"}
_DAY = re.compile(rf"\b(?:{'|'.join(_DAYS)})\b")
_SAYS_AM = re.compile(r"\d ?a\.?m\b", re.IGNORECASE)


def read_as_people_write(text: str, *, day: Weekday | None, calendar: str = "", year: int | None = None) -> Reading:
    """Read hours, and those of a machine by the rule for words where they begin in the small hours.

    >>> read_as_people_write("Tu 08:30-12:00,01:15-02:45", day=None).assumed
    ('13:15-14:45',)
    """
    reading = read_hours(text, day=day, calendar=calendar, year=year)
    if not any(start < _OFTEN_IN_WORDS for start in _small_hours(reading)) or not _DAY.search(text):
        return reading
    words = _DAY.sub(lambda match: _DAYS[match[0]], text)
    as_words = read_hours(words, day=day, calendar=calendar, year=year)
    is_alike = as_words.is_whole and not as_words.words and len(as_words.sessions) == len(reading.sessions)
    return as_words if is_alike and not _small_hours(as_words) else reading


def is_early(text: str, reading: Reading) -> bool:
    """Whether it begins when hardly anything does, and does not say am."""
    return bool(_small_hours(reading)) and not _SAYS_AM.search(text)


def note_of_early(shown: str, reading: Reading) -> ImportNote:
    """What is said of a cell that is early: somebody may have meant the afternoon."""
    start = min(_small_hours(reading))
    return ImportNote(
        code="hours-early",
        message=f"{shown} begins at {start:%H:%M}, when hardly anything does.",
        hint=f"Ask. If it is in the afternoon or evening, write {start.hour + 12}:{start:%M} in the list.",
    )


def _small_hours(reading: Reading) -> list[time]:
    """When it begins, where that is after midnight and before the morning."""
    starts = [time.fromisoformat(session["from"]) for session in reading.sessions if "from" in session]
    return [start for start in starts if time(0) < start < EARLIEST]
