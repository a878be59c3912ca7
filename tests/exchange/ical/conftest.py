"""Calendars of others, and a directory that they come into."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from fingerpost.checks.everything import check_directory
from fingerpost.exchange.ical.theirs import lines
from fingerpost.exchange.ical.theirs.events import EventReader
from fingerpost.exchange.ical.theirs.import_ical import CalendarOutcome, Wish, import_ical
from fingerpost.exchange.ical.theirs.sessions import SessionMaker
from fingerpost.exchange.ical.theirs.where import Whereabouts
from fingerpost.reading.read import read_directory
from fingerpost.records.directory import Directory
from fingerpost.writing.write import write_record
from tests.conftest import TODAY
from tests.published import SINGERS, Publish

CALENDARS = Path(__file__).parent / "calendars"
SESSION = "{place: old-dairy, repeats: weekly, days: [wednesday], from: 14:00, to: 15:30}"
SPAN_OF_RULE = "DTSTART;TZID=Europe/London:20260106T100000\nDTEND;TZID=Europe/London:20260106T120000\n"
TEA = SPAN_OF_RULE + "RRULE:FREQ=WEEKLY"
TEA_LATER = TEA.replace("T100000", "T103000").replace("T120000", "T123000")


def calendar(*events: str, head: str = "") -> str:
    """A calendar of events, each with a name and words of its own."""
    blocks = []
    for number, event in enumerate(events):
        uid = "" if "UID:" in event else f"UID:{number}@example.org\n"
        name = "" if "SUMMARY:" in event else "SUMMARY:Tea and talk\n"
        words = "" if "DESCRIPTION:" in event else "DESCRIPTION:Come for a cup of tea and a talk.\n"
        blocks.append(f"BEGIN:VEVENT\n{uid}{name}{words}{event.strip()}\nEND:VEVENT\n")
    return f"BEGIN:VCALENDAR\nVERSION:2.0\n{head}{''.join(blocks)}END:VCALENDAR\n"


class Desk:
    """A directory, and calendars to bring into it."""

    def __init__(self, folder: Path, assets: Path) -> None:
        self.folder, self.assets = folder, assets

    def bring(self, text: str | Path, *, day: date = TODAY, **wish: Any) -> CalendarOutcome:
        source = text
        if isinstance(text, str) and not text.startswith("http"):
            source = self.folder / "calendar.ics"
            source.write_text(text, "utf-8")
        wish = {"website": "https://example.org/tea", "name": "Tea Friends"} | wish
        return import_ical(Wish(source=str(source), assets=self.assets, today=day, **wish))

    def read(self) -> Directory:
        directory, problems = read_directory(self.assets)
        assert problems == []
        assert [problem for problem in check_directory(directory, today=TODAY) if problem.is_error] == []
        return directory

    def forget(self) -> None:
        """As if nothing had been imported before."""
        for path in (self.assets / "imports").glob("*.csv"):
            path.unlink()

    def text(self, record_id: str) -> str:
        return (self.assets / "activities" / f"{record_id}.yaml").read_text("utf-8")


def codes(outcome: CalendarOutcome) -> list[str]:
    return sorted({problem.code for problem in outcome.total.problems})


def sessions(*events: str, head: str = "") -> tuple[list[str], list[str]]:
    """The lines of the sessions that events become, and the codes of what is said."""
    content = lines.read_lines(calendar(*events, head=head).encode())
    read = EventReader(content, "calendar.ics", "Europe/London").read()
    table = SessionMaker("Europe/London", TODAY, Whereabouts(None).of).make(read.events)
    text = write_record({"sessions": table.sessions}, "activity").removeprefix("sessions:\n")
    problems = {problem.code for problem in (*read.problems, *table.problems)}
    return [line.strip(" -") for line in text.splitlines()], sorted(problems)


@pytest.fixture
def desk(tmp_path: Path, publish: Publish) -> Desk:
    assets = publish({"activities/singers.yaml": SINGERS}).edition.directory.assets
    return Desk(tmp_path, assets)
