"""Cells with hours become sessions; what is not certain stays words, beside the record."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from typing import Any

from fingerpost.checks.session_fields import NAMES_IN_FILE, UNUSED
from fingerpost.exchange.tables.hours.beside_hours import with_words_beside
from fingerpost.exchange.tables.hours.early_hours import read_as_people_write
from fingerpost.exchange.tables.hours.hours_notes import notes_of
from fingerpost.exchange.tables.hours.how_often import with_how_often, with_terms
from fingerpost.exchange.tables.values.clean_values import ImportNote, clean_date
from fingerpost.records.session import Weekday
from fingerpost.records.shorten import shorten
from fingerpost.schedule.hours.caveats import LONGEST, REACH, note_of
from fingerpost.schedule.hours.dates import MONTH
from fingerpost.schedule.hours.read import Reading, joined
from fingerpost.schedule.hours.terms_unknown import in_some_weeks
from fingerpost.schedule.hours.text.first_and_last import first_and_last_of_many
from fingerpost.schedule.hours.text.plain import normal

LONGEST_WORDS = 2000  # as the schema has it for imported.hours
_OF_TIMES = frozenset(("hours-assumed", "hours-early", "hours-empty"))
NOT_ALL = "There may be other times. Ask."  # for visitors, where only some of the words were certain
ASK_WHEN = "Ask for the times."  # where only the days were
_IS_FIRST_DAY = re.compile(  # "Runs from 5 December", "Week commencing 6 Feb"
    r"\bw(?:ee)?k\s*(?:commencing|beginning|starting)\b|\bw/c\b"
    r"|\b(?:from|starts?|starting|begins?|beginning|commenc\w+|until|till)\s+(?:on\s+)?(?:the\s+)?"
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?)?(?:{MONTH})\b",
    re.IGNORECASE,
)
_DATE = re.compile(r"(?<!\d)\d{4}-\d\d-\d\d(?!\d)")  # as the ways date and date_time write it
_BEGINS_WITH_DATE = re.compile(rf"{_DATE.pattern}[ T]")
_MORE_OF_DAYS = re.compile(  # that it is off, or on other days too
    r"cancel|postpone|called off|\b(?:not on|no|except|provisional\w*|or|and|also|every|each|weekly|daily)\b",
    re.IGNORECASE,
)
_UNUSED = {  # fields of a session, by how it repeats
    repeats.value: frozenset(("repeats", *(NAMES_IN_FILE.get(name, name) for name in names)))
    for repeats, names in UNUSED.items()
}


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell with hours: of one day, or of any."""

    text: str
    day: Weekday | None
    part: Any  # of the mapping, which says which column it is


@dataclass(slots=True)
class Hours:
    """What the cells of one row say."""

    sessions: list[dict[str, Any]] = field(default_factory=list)
    notes: list[tuple[Cell, ImportNote]] = field(default_factory=list)
    words: str = ""  # to be kept


def read_cells(
    cells: Iterable[Cell],
    about: Mapping[str, Any],
    calendar: str = "",
    on: str = "",
    year: int | None = None,
    *,
    often: str = "",
) -> Hours:
    """Read the hours of a row.

    Where some of it cannot be read and nothing else is known, the session says that nobody has found out the times, so
    that the row keeps its place.

    Args:
        cells: Those of the row that are not empty.
        about: What is said of every session, such as its place.
        calendar: The id of the calendar that "term time" means in this table.
        on: The date that they are of, where the row says it; it is certain, whatever the time is, unless the words
            say that it is only the first.
        year: That of days written without one, where the mapping says it.
        often: What another column says of how often.
    """
    reading = _RowReading(about, calendar, year, often)
    all_cells = list(cells)
    for cell in all_cells:
        reading.add(cell)
    # The sessions of one cell are joined already.
    read = joined(reading.sessions) if len(all_cells) > 1 else reading.sessions
    sessions = [_with(session, about) for session in read]
    if reading.is_lost and not sessions:
        on = on or _only_date(all_cells)
        is_only_day = on and not any(_IS_FIRST_DAY.search(cell.text) for cell in all_cells)
        one = {"repeats": "once", "starts_on": on} if is_only_day else {"repeats": "unknown", **_period(all_cells)}
        are_alone = len(all_cells) == 1 and not on and reading.on_days != []
        sessions = [_with(session, about) for session in (reading.on_days if are_alone else [one])]
    elif reading.is_lost:
        sessions[-1] = _with(sessions[-1], {"notes": NOT_ALL})
    words = shorten(REACH.sub("…", "; ".join(reading.to_keep)), LONGEST_WORDS)
    return Hours(sessions, reading.notes, words)


@dataclass(slots=True)
class _RowReading:
    """What is read of the cells of a row, one after the other."""

    about: Mapping[str, Any]
    calendar: str
    year: int | None
    often: str
    sessions: list[dict[str, Any]] = field(default_factory=list)
    on_days: list[dict[str, Any]] = field(default_factory=list)  # where only the hours can be two things
    notes: list[tuple[Cell, ImportNote]] = field(default_factory=list)
    to_keep: list[str] = field(default_factory=list)
    is_lost: bool = False  # whether some of it could not be read

    def add(self, cell: Cell) -> None:
        """Read one more cell."""
        read = partial(read_as_people_write, day=cell.day, calendar=self.calendar, year=self.year)
        often, text = with_terms(self.often, cell.text, read)
        cell, reading, is_plain = self._with_how_often(replace(cell, text=text), often, read)
        notes = notes_of(cell.text, reading if self.year is None else replace(reading, needs_year=False))
        self.notes += [(cell, note) for note in notes]
        if is_plain:
            read_it = partial(read_as_people_write, text, day=cell.day, year=self.year)
            reading = in_some_weeks(reading, read_it)
        beside = None
        if all(note.code in _OF_TIMES for note in notes):  # of others the cell is named already, with all its words
            reading, beside = with_words_beside(cell.text, reading)
            self.notes += [(cell, beside)] if beside else []
        self.sessions += reading.sessions
        self.is_lost |= not reading.is_whole
        self.on_days += [{**session, "notes": f"{note_of(cell.text)} {ASK_WHEN}"} for session in reading.on_days]
        if cell.day is None or notes or beside or reading.words:
            self.to_keep.append(f"{cell.day.title()}: {cell.text}" if cell.day else cell.text)

    def _with_how_often(self, cell: Cell, often: str, read: Callable[[str], Reading]) -> tuple[Cell, Reading, bool]:
        """A cell with what another column says of how often, and whether that adds nothing."""
        days = tuple(str(self.about.get(name) or "") for name in ("starts_on", "ends_on"))
        plain = read(cell.text)
        certain = with_how_often(often, cell.text, days, read) if often else plain
        if certain is None:
            cell = replace(cell, text=f"{often}: {cell.text}")  # kept so, and named so
        elif certain != plain:
            cell = replace(cell, text=f"{often} {cell.text}")  # the words that it was read of
        reading = certain or Reading(not_read=(cell.text,))
        if reading.needs_date and days[0] and not often:  # every second week, and another column says from when
            dated = read(f"{cell.text} from {days[0]}")
            reading = dated if dated.is_whole else reading
        return cell, reading, certain == plain


def words_alone(cells: Iterable[Cell], date_words: str, about: Mapping[str, Any]) -> Hours:
    """The hours of a row whose date could not be read: they are of that day, so nothing is read of them without it.

    They get no remark, because the date has one.
    """
    words = REACH.sub("…", " ".join([date_words, *(cell.text for cell in cells)]))
    return Hours([_with({"repeats": "unknown"}, about)], words=shorten(words, LONGEST_WORDS))


def _only_date(cells: list[Cell]) -> str:
    """The date that a cell begins with, where it says nothing else of days: only its times could not be read."""
    if len(cells) != 1 or not _BEGINS_WITH_DATE.match(cells[0].text) or _MORE_OF_DAYS.search(cells[0].text):
        return ""
    dates = set(_DATE.findall(cells[0].text))
    first, _ = clean_date(cells[0].text[:10], "")
    return first if first and len(dates) == 1 else ""


def _period(cells: list[Cell]) -> dict[str, str]:
    """From when until when a thing of several weeks is, for its notes: that much is certain."""
    days = first_and_last_of_many(normal(cells[0].text)) if len(cells) == 1 else None
    return {"notes": period(*days)} if days else {}


def period(first: date, last: date) -> str:
    """From when until when, in a sentence, each day as people write it: 4 October 2026."""
    return f"From {first.day} {first:%B %Y} to {last.day} {last:%B %Y}."


def _with(session: dict[str, Any], about: Mapping[str, Any]) -> dict[str, Any]:
    """Add what applies to every session to one of them, if its way of repeating can use it."""
    unused = _UNUSED[session["repeats"]]
    if "every" in session:
        unused |= {"starts_on"}  # weeks are counted from a day that fits, or from none
    notes = [words for words in (about.get("notes"), session.get("notes")) if words]
    both = {"notes": shorten(" ".join(notes), LONGEST)} if len(notes) > 1 else {}
    return {**{name: value for name, value in about.items() if name not in unused}, **session, **both}
