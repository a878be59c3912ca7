"""Which events are one activity: those of one series, and those of one name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from fingerpost.exchange.ical.theirs.events import TheirEvent
from fingerpost.exchange.imports.last_import import digest_of
from fingerpost.records.slug import is_name

LONGEST_KEY = 200  # as the schema has it for imported.id
# What calendars show of an event to those who may not see it.
_ONLY_BUSY = frozenset(("busy", "free", "tentative", "unavailable", "out of office", "private", "private appointment"))


@dataclass(slots=True)
class Gathering:
    """The events of one activity."""

    name: str
    events: list[TheirEvent] = field(default_factory=list)

    @property
    def keys(self) -> list[str]:
        """What it may have been known by at an earlier import: its series, the oldest first, and its name."""
        series = sorted((event for event in self.events if event.rule is not None), key=lambda event: event.starts.day)
        return [key[:LONGEST_KEY] for key in dict.fromkeys([*(event.uid for event in series), self.name])]

    @property
    def digest(self) -> str:
        """Short, and another one when anything has changed there that is of use here."""
        parts = (
            repr(
                (each.uid, each.starts, each.length, each.rule_words, each.also, each.but, each.instead_of, each.is_off)
            )
            + repr((each.name, each.where))
            for each in self.events
        )
        return digest_of("\n".join(sorted(parts)))


@dataclass(slots=True)
class Gatherings:
    """The activities of a calendar, and why events are in none."""

    activities: list[Gathering] = field(default_factory=list)
    skipped: Counter[str] = field(default_factory=Counter)


def gather(events: Iterable[TheirEvent], *, only: str = "", into_one: bool = False) -> Gatherings:
    """Put events together.

    Args:
        events: In order of the calendar.
        only: Words that the name of an event must have.
        into_one: Whether all of them are one activity.
    """
    gatherings = Gatherings()
    by_name: dict[str, Gathering] = {}
    events = list(events)
    private = {event.uid for event in events if event.is_private}  # a day of a private series is private too
    listed = [event for event in events if not _is_skipped(event, private, gatherings.skipped)]
    series = {event.uid: event.name for event in listed if event.rule is not None}
    for event in listed:
        # The event of one day of a series may have a name of its own: "Tea, with carols".
        name = series.get(event.uid, event.name) if event.instead_of is not None else event.name
        if only and only.casefold() not in name.casefold():
            gatherings.skipped[f"without “{only}” in the name"] += 1
            continue
        key = "" if into_one else name.casefold()
        by_name.setdefault(key, Gathering(name)).events.append(event)
    gatherings.activities = list(by_name.values())
    return gatherings


def _is_skipped(event: TheirEvent, private: set[str], skipped: Counter[str]) -> bool:
    if event.is_private or (event.instead_of is not None and event.uid in private):
        skipped["marked as private in the calendar"] += 1
    elif event.name.casefold() in _ONLY_BUSY:
        skipped["shown as busy, without a name"] += 1
    elif not is_name(event.name) and not (event.instead_of is not None and event.is_off):
        skipped["without a name that people can look for"] += 1
    else:
        return False
    return True
