"""The events of a calendar as the lines they came in: without what nobody needs, and each for itself.

One damaged event then costs only itself, and the parser of a library never sees what could keep it busy: time zones
that repeat each second, pictures, alarms, the names and addresses of those who come.
Source: RFC 5545, section 3.1. Folded bytes are joined before they are read as text, because some programs fold in the
middle of a character.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

MOST_EVENTS = 5_000
LONGEST_EVENT = 64 * 1024  # characters, of the lines that are used
_NEEDED = frozenset(
    [
        *("UID", "DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE", "EXRULE", "RECURRENCE-ID", "STATUS"),
        *("CLASS", "SUMMARY", "DESCRIPTION", "X-ALT-DESC", "LOCATION", "URL", "CATEGORIES"),
        "X-MICROSOFT-CDO-ALLDAYEVENT",
    ]
)
_NAME = re.compile(r"([A-Za-z0-9-]{1,60})[;:]")
_END = re.compile(rb"\r\n|\r|\n")


@dataclass(slots=True)
class Event:
    """The lines of one event."""

    number: int  # of its first line in the file
    lines: list[str] = field(default_factory=list)
    is_long: bool = False

    @property
    def text(self) -> str:
        return "\r\n".join(["BEGIN:VEVENT", *self.lines, "END:VEVENT", ""])


@dataclass(slots=True)
class Lines:
    """What a calendar has."""

    is_calendar: bool = False
    events: list[Event] = field(default_factory=list)
    events_found: int = 0
    facts: dict[str, str] = field(default_factory=dict)  # of the calendar itself, by name: X-WR-TIMEZONE
    zones: dict[str, str] = field(default_factory=dict)  # what a time zone says that it really is, by its name


def read_lines(content: bytes) -> Lines:
    """Find the events."""
    lines = Lines()
    within: list[str] = []  # the components around a line
    zone = ""
    event = Event(0)
    for number, text in _joined(content):
        match = _NAME.match(text)
        name, value = (match[1].upper(), text.partition(":")[2].strip()) if match else ("", "")
        if name == "BEGIN":
            within.append(value.upper()[:40])
            lines.is_calendar |= within == ["VCALENDAR"]
            if within[-1] == "VEVENT" and len(within) == 2:
                event = Event(number)
        elif name == "END" and within:
            if within.pop() == "VEVENT" and len(within) == 1:
                lines.events_found += 1
                if len(lines.events) < MOST_EVENTS:
                    lines.events.append(event)
        elif within == ["VCALENDAR"] and name in ("X-WR-CALNAME", "NAME", "X-WR-TIMEZONE", "METHOD"):
            lines.facts.setdefault(name, value[:300])
        elif within == ["VCALENDAR", "VTIMEZONE"] and name in ("TZID", "X-LIC-LOCATION"):
            if name == "TZID":
                zone = value[:200]
            elif len(lines.zones) < 100:
                lines.zones[zone] = value[:200]
        elif within == ["VCALENDAR", "VEVENT"] and name in _NEEDED:
            event.lines.append(text)
            if sum(map(len, event.lines)) > LONGEST_EVENT:
                event.lines, event.is_long = [], True
    return lines


def _joined(content: bytes) -> Iterator[tuple[int, str]]:
    """Each line, joined where it was folded, with the number of its first in the file."""
    start, whole = 1, b""
    for number, line in enumerate(_END.split(content.removeprefix(b"\xef\xbb\xbf")), 1):
        if line[:1] in (b" ", b"\t"):
            whole += line[1:] if len(whole) < LONGEST_EVENT else b""
            continue
        if whole:
            yield start, _text_of(whole)
        start, whole = number, line
    if whole:
        yield start, _text_of(whole)


def _text_of(line: bytes) -> str:
    """Decode UTF-8, as the standard asks; anything else comes from old Windows programs."""
    try:
        return line.decode()
    except UnicodeDecodeError:
        return line.decode("cp1252", "replace")
