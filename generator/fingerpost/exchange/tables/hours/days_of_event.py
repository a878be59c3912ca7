"""An event of several days, with its first and its last day in columns of their own and its times in words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from fingerpost.exchange.tables.hours.opening_hours import NOT_ALL, Cell, Hours, period, read_cells
from fingerpost.exchange.tables.values.clean_values import ImportNote
from fingerpost.records.shorten import shorten
from fingerpost.schedule.hours.caveats import LONGEST, REACH
from fingerpost.schedule.hours.read import read_hours
from fingerpost.schedule.hours.text.first_and_last import first_and_last

_SHOWN = 60
_A_DAY_AND_THE_NEXT = 2
_EVENING = "18:00"
_CLOCK = r"\d{1,2}(?:[:.]\d\d){0,2} ?(?:[ap]\.?m\b\.?)?|noon\b|midday\b|midnight\b"
_24_HOURS = re.compile(r"([12]\d:\d\d)(?::00)? ?(?:-|–|to|until|till) ?(0\d:\d\d)(?::00)?")  # into the night
_OF_EACH = re.compile(  # what may be meant of every day: "10am-4pm daily"; not "Sunday only"
    rf"(?:{_CLOCK}|(?:to|until|till|from|at|and|doors|open|daily|(?:each|every|both|all) days?|tb[ac])\b|\W)*",
    re.IGNORECASE,
)


def days_of_event(cells: Iterable[Cell], first: str, last: str, about: Mapping[str, Any], calendar: str = "") -> Hours:
    """Two to four days are each of them; of more, the days of the week that its times name, if they do.

    What was not read stays words, beside the record. A longer event without days of the week keeps its first and last
    day in its notes, where visitors see them.

    Args:
        cells: Those with its times.
        first: The day on which it begins, with the year first.
        last: The day on which it ends, later than the first.
        about: What is said of every session, such as its place.
        calendar: The id of the calendar that "term time" means in this table.
    """
    hours_of = list(cells)
    days = f"{first} to {last}"
    words = "; ".join(REACH.sub("…", cell.text) for cell in hours_of if cell.text)
    shown = f"{days}: {words}" if words else days
    if between := first_and_last(days):
        night = _night(hours_of, first)
        if night and len(between.days) == _A_DAY_AND_THE_NEXT:
            return Hours([_beside(night, about)], [], shown)
        if len(between.days) == _A_DAY_AND_THE_NEXT and (evening := _evening(hours_of, first)):
            note = _note(shown, "It begins in the evening, and nothing says whether it is on again the day after.")
            return Hours([_beside({**evening, "notes": NOT_ALL}, about)], [(hours_of[0], note)], shown)
        times = _times_of_each(hours_of, first)
        if night or not all(_OF_EACH.fullmatch(cell.text) for cell in hours_of):
            note = _note(shown, "Nothing that was read says on which of its days it is on.")
            return Hours([_in_notes(first, last, about)], [(hours_of[0], note)], shown)
        session = {"repeats": "dates", "dates": [day.isoformat() for day in between.days], **times}
        note = _note(shown, "Its days were read, but it is not clear which of them its times are for.")
        return Hours([_beside(session, about)], [(hours_of[0], note)] if words and not times else [], shown)
    weekly = read_cells(
        [cell for cell in hours_of if cell.text], {**about, "starts_on": first, "ends_on": last}, calendar
    )
    if any(session.get("days") for session in weekly.sessions):
        return replace(weekly, words=shown)
    note = _note(shown, "It is longer than a few days, and nothing that was read says on which it is on.")
    return Hours([_in_notes(first, last, about)], [(hours_of[0], note)], shown)


def _in_notes(first: str, last: str, about: Mapping[str, Any]) -> dict[str, Any]:
    """A session with only its first and last day certain."""
    between = period(date.fromisoformat(first), date.fromisoformat(last))
    notes = " ".join(part for part in (about.get("notes", ""), between) if part)
    return {"repeats": "unknown", **about, "notes": shorten(notes, LONGEST)}


def _night(cells: list[Cell], first: str) -> dict[str, Any]:
    """The session of the first day, where it ends in the night after it; nothing otherwise."""
    if len(cells) != 1:
        return {}
    session: dict[str, Any] = {"repeats": "once", "starts_on": first}
    if match := _24_HOURS.fullmatch(cells[0].text.strip()):
        return {**session, "from": match[1], "to": match[2], "ends_next_day": True}
    reading = read_hours(f"{first} {cells[0].text}")
    if not reading.is_whole or len(reading.sessions) != 1 or not reading.sessions[0].get("ends_next_day"):
        return {}
    return {**session, **reading.sessions[0]}


def _evening(cells: list[Cell], first: str) -> dict[str, Any]:
    """When it begins, where that is all that is said of times and it is late: the day after may be only its night."""
    if len(cells) != 1 or not cells[0].text:
        return {}
    reading = read_hours(f"{first} {cells[0].text}")
    session = reading.sessions[0] if reading.is_whole and len(reading.sessions) == 1 else {}
    is_start = session.keys() == {"repeats", "starts_on", "from"} and str(session["from"]) >= _EVENING
    return dict(session) if is_start else {}


def _times_of_each(cells: list[Cell], first: str) -> dict[str, Any]:
    """From when until when on each of its days, where that is all that is said of times; nothing otherwise."""
    if len(cells) != 1 or not cells[0].text:
        return {}
    reading = read_hours(f"{first} {cells[0].text}")
    times: list[dict[str, Any]] = [
        {name: session[name] for name in ("from", "to") if name in session} for session in reading.sessions
    ]
    is_plain = reading.is_whole and len(times) == 1 and len(times[0]) == 2 and not reading.sessions[0].get("notes")
    return times[0] if is_plain else {}


def _beside(session: dict[str, Any], about: Mapping[str, Any]) -> dict[str, Any]:
    return {**{name: value for name, value in about.items() if name not in ("starts_on", "ends_on")}, **session}


def _note(shown: str, message: str) -> ImportNote:
    return ImportNote(
        code="hours-unclear",
        message=f"{shorten(' '.join(shown.split()), _SHOWN)}: {message[:1].lower()}{message[1:]}",
        hint="Ask when it is, and write the sessions in the record.",
    )
