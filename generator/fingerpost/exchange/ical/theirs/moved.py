"""Which single events a calendar has brought into a record, so that one that has moved is taken off its old day.

Only what the calendar itself wrote is marked, beside the digests of the last import: never a day that was there
before, nor one that a person has added since. Only an event that is still in the calendar, on another day, counts as
moved: what is missing may be in the part of a download that was cut off, or be what could not be read.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from hashlib import blake2b
from typing import Any

from fingerpost.exchange.ical.theirs.events import TheirEvent

Data = Mapping[str, Any]
Marks = dict[str, str]  # by a digest of the event's UID: the day, and the time if there is one, such as 2026-12-12T1930
_BEFORE = "event."  # the name of a mark among the digests of fields


def marks_of(events: Sequence[TheirEvent], here: str) -> Marks:
    """The time of each single event, by the clock of the directory; without those that have other words too."""
    times = Counter(event.uid for event in events)
    marks: Marks = {}
    for event in events:
        is_single = event.rule is None and event.instead_of is None and not event.also and not event.but
        is_certain = not (event.is_off or event.is_tentative or event.is_private)
        if times[event.uid] == 1 and event.uid != event.name and is_single and is_certain:
            local = event.starts.in_zone(here)
            at = f"T{local.at:%H%M}" if local.at else ""
            marks[blake2b(event.uid.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()] = f"{local.day}{at}"
    return marks


def days_once(sessions: Iterable[Data]) -> set[str]:
    """When sessions are that are once, as marks have it."""
    return {when for session in sessions if (when := day_once(session))}


def day_once(session: Data) -> str:
    """When a session is that is once; "" for any other."""
    if session.get("repeats") != "once" or not session.get("starts_on"):
        return ""
    return f"{session['starts_on']}" + (f"T{str(session['from']).replace(':', '')}" if session.get("from") else "")


def moved_from(before: Marks, now: Marks, theirs: Iterable[Data]) -> frozenset[str]:
    """The old days of those that have moved to a day that was read."""
    there = days_once(theirs) | {day for session in theirs for day in session.get("dates", ())}
    moved = {when for uid, when in before.items() if now.get(uid, when) != when and {now[uid], now[uid][:10]} & there}
    return frozenset(moved - set(now.values()))


def new_marks(before: Marks, now: Marks, old: Iterable[Data], new: Iterable[Data]) -> Marks:
    """The marks to keep: those that still apply, and those just written."""
    were_there, are_there = days_once(old), days_once(new)
    return {
        uid: when
        for uid, when in now.items()
        if when in are_there and (before.get(uid) == when or when not in were_there)
    }


def marks_in(fields: str) -> Marks:
    """Those that are kept beside the digests of fields."""
    pairs = (pair.partition(":") for pair in fields.split(" ") if pair.startswith(_BEFORE))
    return {name.removeprefix(_BEFORE): when for name, _, when in pairs}


def with_marks(digests: str, marks: Marks) -> str:
    """Digests of fields, with marks beside them."""
    return " ".join(sorted([*digests.split(), *(f"{_BEFORE}{uid}:{when}" for uid, when in marks.items())]))
