"""What there is to say of a cell with hours of which something is not certain."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from fingerpost.exchange.tables.hours.early_hours import is_early, note_of_early
from fingerpost.exchange.tables.values.clean_values import ImportNote
from fingerpost.records.shorten import shorten
from fingerpost.schedule.hours.caveats import REACH
from fingerpost.schedule.hours.read import Reading

_SHOWN = 60  # characters of a cell
# Why a reading is not certain, of which the first that holds is said. {words} is the cell.
_TERMS_UNKNOWN = ImportNote(
    code="hours-terms-unknown",
    message="{words} depends on school terms or holidays, and the list does not say whose.",
    hint="Write the terms into a file in assets/calendars, as the handbook says under School terms, and then "
    "calendar: with the name of the file beside opening_hours: in the mapping.",
)
_WEEKS_UNKNOWN = ImportNote(
    code="hours-weeks-unknown",
    message="{words} is not every week, and the list does not say which weeks.",
    hint="Ask. Then write starts_on with one of its dates, or the weeks of the month.",
)
_NONE = ImportNote(
    code="hours-none",
    message="{words} says no day and no time.",
    hint="Ask when it is, and write the sessions in the record.",
)
_YEAR_UNKNOWN = ImportNote(
    code="hours-year-unknown",
    message="{words} has a date without a year.",
    hint="If the whole list is for one year, write year: beside opening_hours: in the mapping.",
)
_ONLY_SOME = ImportNote(
    code="hours-unclear",
    message="Only some of {words} was read as days and times.",
    hint="Compare the sessions with imported: in the record, and write the others.",
)
_ONLY_DAYS = ImportNote(
    code="hours-unclear",
    message="{words} can be two times of day, so only the days were read.",
    hint="Ask, and type fingerpost confirm, or write am or pm in the cell.",
)
_NOT_READ = ImportNote(
    code="hours-unclear",
    message="{words} could not be read as definite days and times.",
    hint="Write the sessions in the record, or the cell like Mon-Fri 9am-5pm; Sat 10am-1pm",
)


def notes_of(text: str, reading: Reading) -> list[ImportNote]:
    """What there is to say of a cell and what was read of it; nothing where that is whole and certain."""
    words = shorten(REACH.sub("…", " ".join(text.split())), _SHOWN)
    why = _why_not_certain(reading)
    first = [] if why is None else [replace(why, message=why.message.replace("{words}", words))]
    return [*first, *_assumptions(text, words, reading)]


def _why_not_certain(reading: Reading) -> ImportNote | None:
    whys = (
        (reading.needs_calendar, _TERMS_UNKNOWN),
        (reading.needs_date, _WEEKS_UNKNOWN),
        (not reading.is_whole and reading.says_none, _NONE),
        (not reading.is_whole and reading.needs_year, _YEAR_UNKNOWN),
        (not reading.is_whole and reading.sessions, _ONLY_SOME),
        (not reading.is_whole and reading.on_days, _ONLY_DAYS),
        (not reading.is_whole, _NOT_READ),
    )
    return next((why for holds, why in whys if holds), None)


def _assumptions(text: str, words: str, reading: Reading) -> Iterator[ImportNote]:
    """What was read in one of two ways, or is not always so."""
    if any("notes" in session for session in reading.sessions):
        yield ImportNote(
            code="hours-in-notes",
            message=f"{words} is not exact, or does not always apply. "
            "The times were read, and the words are in the notes.",
            hint="Shorten the notes to what a visitor needs.",
        )
    if reading.empty and reading.sessions:
        yield ImportNote(
            code="hours-empty",
            message=f"{reading.empty[0]} ends when it starts, so it was read as closed.",
            hint="Check whether it should be longer.",
        )
    if is_early(text, reading):
        yield note_of_early(words, reading)
    if reading.assumed:
        yield ImportNote(
            code="hours-assumed",
            message=f"{words} has no am or pm. It was read as {', '.join(reading.assumed)}.",
            hint="Check that this is right.",
        )
