"""Other people's calendars become sessions, and differences later are said in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from difflib import unified_diff
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from fingerpost.checks.everything import check_directory
from fingerpost.exchange.ical.theirs import import_ical as import_ical_module
from fingerpost.exchange.ical.theirs import lines
from fingerpost.exchange.ical.theirs.events import EventReader
from fingerpost.exchange.ical.theirs.import_ical import CalendarOutcome, Wish, import_ical
from fingerpost.exchange.ical.theirs.sessions import SessionMaker
from fingerpost.exchange.ical.theirs.where import Whereabouts
from fingerpost.exchange.tables.table import TableError
from fingerpost.reading.read import read_directory
from fingerpost.records.directory import Directory
from fingerpost.writing.write import write_record
from tests.conftest import TODAY
from tests.published import SINGERS, Publish

CALENDARS = Path(__file__).parent / "calendars"
SESSION = "{place: old-dairy, repeats: weekly, days: [wednesday], from: 14:00, to: 15:30}"
SPAN_OF_RULE = "DTSTART;TZID=Europe/London:20260106T100000\nDTEND;TZID=Europe/London:20260106T120000\n"


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
    return sorted({problem.code for problem in outcome.kept.problems})


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


def test_a_weekly_series_of_google_becomes_a_session_with_what_is_moved_and_called_off(desk: Desk) -> None:
    outcome = desk.bring(CALENDARS / "google.ics", name="")

    directory = desk.read()
    tea = directory.activities["tea-and-talk"]
    assert desk.text("tea-and-talk").partition("sessions:\n")[2].partition("contact:")[0] == (
        "- place: old-dairy\n  repeats: weekly\n  days: [tuesday]\n  from: 10:30\n  to: 12:00\n"
        "  not_on: [2026-12-22, 2026-12-29, 2027-01-05, 2027-01-12]\n"
        "- place: old-dairy\n  repeats: once\n  from: 18:00\n  to: 20:00\n  starts_on: 2027-01-06\n"
    )
    assert tea.summary == "Come for a cup of tea and a talk. - Bring a friend"
    assert tea.imported is not None
    assert (tea.imported.source, tea.imported.fetched_on) == ("Frome Friends", TODAY)
    assert {"winter-fair", "weekend-away"} <= directory.activities.keys()
    assert outcome.kept.skipped == {
        "marked as private in the calendar": 1,
        "over": 1,
        "shown as busy, without a name": 1,
    }
    assert codes(outcome) == ["ical-place"]
    assert "07700" not in str(outcome.kept.problems)
    assert not any("dentist" in path.name for path in desk.assets.rglob("*"))
    assert "somebody" not in desk.text("winter-fair")  # who comes is nobody's business


def test_outlook_means_the_zone_of_windows_whole_days_and_the_second_of_all_tuesdays(desk: Desk) -> None:
    outcome = desk.bring(CALENDARS / "outlook.ics")

    activities = desk.read().activities
    garden, jumble, book = (activities[name].sessions[0] for name in ("garden-club", "jumble-day", "book-circle"))
    assert (garden.repeats, garden.weeks, garden.days, f"{garden.starts:%H:%M}") == (
        *("monthly", ("second",), ("tuesday",), "19:30"),
    )
    assert (jumble.repeats, jumble.starts_on, jumble.starts) == ("once", date(2026, 12, 3), None)
    assert (book.every, book.days, book.starts_on, f"{book.ends:%H:%M}") == (
        *(2, ("monday",), date(2026, 12, 7), "15:30"),
    )
    assert activities["garden-club"].summary == "Talks and plants, & a cup of tea."
    assert codes(outcome) == ["ical-online", "ical-place"]
    assert "teams.microsoft" not in "".join(path.read_text("utf-8") for path in desk.assets.rglob("*.yaml"))


def test_an_event_for_each_date_becomes_a_list_of_dates(desk: Desk) -> None:
    desk.bring(CALENDARS / "wordpress.ics", name="", website="")
    outcome = desk.bring(CALENDARS / "meetup.ics", name="", website="")

    activities = desk.read().activities
    (walk,) = activities["park-walk"].sessions
    assert walk.dates == (date(2026, 12, 2), date(2026, 12, 9), date(2026, 12, 16))
    assert (walk.place, f"{walk.starts:%H:%M}", f"{walk.ends:%H:%M}") == ("old-dairy", "10:00", "11:30")
    assert activities["park-walk"].imported.categories == ("Walks", "Outdoors")
    assert activities["park-walk"].contact.website == "https://park.example.org/event/park-walk/2026-12-02/"
    assert len(activities["board-games-at-the-pub"].sessions) == 2  # one does not say when it ends
    assert codes(outcome) == ["ical-place", "ical-tentative"]


SHAPES: Mapping[str, tuple[str, list[str], list[str]]] = {
    "floating": (
        "DTSTART:20260106T100000\nDTEND:20260106T120000\nRRULE:FREQ=WEEKLY",
        ["repeats: weekly", "days: [tuesday]", "from: 10:00", "to: 12:00"],
        [],
    ),
    "no end": (
        "DTSTART;TZID=Europe/London:20260106T100000\nRRULE:FREQ=WEEKLY",
        ["repeats: weekly", "days: [tuesday]", "from: 10:00"],
        [],
    ),
    "ends as it begins": (
        "DTSTART:20260106T100000\nDTEND:20260106T100000\nRRULE:FREQ=WEEKLY",
        ["repeats: weekly", "days: [tuesday]", "from: 10:00"],
        [],
    ),
    "duration": (
        "DTSTART:20260106T220000\nDURATION:PT4H\nRRULE:FREQ=WEEKLY",
        ["repeats: weekly", "days: [tuesday]", "from: 22:00", "to: 02:00", "ends_next_day: yes"],
        [],
    ),
    "all day": (
        "DTSTART;VALUE=DATE:20260106\nDTEND;VALUE=DATE:20260107\nRRULE:FREQ=WEEKLY;BYDAY=TU,TH",
        ["repeats: weekly", "days: [tuesday, thursday]"],
        [],
    ),
    "several weekdays": (
        SPAN_OF_RULE + "RRULE:FREQ=WEEKLY;BYDAY=MO,WE,FR",
        ["repeats: weekly", "days: [monday, wednesday, friday]", "from: 10:00", "to: 12:00"],
        [],
    ),
    "each working day": (
        SPAN_OF_RULE + "RRULE:FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR",
        ["repeats: weekly", "days: [monday, tuesday, wednesday, thursday, friday]", "from: 10:00", "to: 12:00"],
        [],
    ),
    "fortnightly": (
        SPAN_OF_RULE + "RRULE:FREQ=WEEKLY;INTERVAL=2",
        ["repeats: weekly", "every: 2", "days: [tuesday]", "from: 10:00", "to: 12:00", "starts_on: 2026-01-06"],
        [],
    ),
    "fourteen days": (
        SPAN_OF_RULE + "RRULE:FREQ=DAILY;INTERVAL=14",
        ["repeats: weekly", "every: 2", "days: [tuesday]", "from: 10:00", "to: 12:00", "starts_on: 2026-01-06"],
        [],
    ),
    "first and third": (
        SPAN_OF_RULE + "RRULE:FREQ=MONTHLY;BYDAY=1TU,3TU",
        ["repeats: monthly", "days: [tuesday]", "weeks: [first, third]", "from: 10:00", "to: 12:00"],
        [],
    ),
    "last": (
        SPAN_OF_RULE + "RRULE:FREQ=MONTHLY;BYDAY=-1TU",
        ["repeats: monthly", "days: [tuesday]", "weeks: [last]", "from: 10:00", "to: 12:00"],
        [],
    ),
    "two weekdays in other weeks": (
        SPAN_OF_RULE + "RRULE:FREQ=MONTHLY;BYDAY=1TU,3TH",
        [
            *("repeats: monthly", "days: [tuesday]", "weeks: [first]", "from: 10:00", "to: 12:00"),
            *("repeats: monthly", "days: [thursday]", "weeks: [third]", "from: 10:00", "to: 12:00"),
        ],
        [],
    ),
    "a day of the month": (
        SPAN_OF_RULE + "RRULE:FREQ=MONTHLY;BYMONTHDAY=6",
        ["repeats: monthly", "month_days: [6]", "from: 10:00", "to: 12:00"],
        [],
    ),
    "some months": (
        SPAN_OF_RULE + "RRULE:FREQ=YEARLY;BYMONTH=1,4;BYDAY=1TU",
        [
            *("repeats: monthly", "days: [tuesday]", "weeks: [first]", "months: [january, april]"),
            *("from: 10:00", "to: 12:00"),
        ],
        [],
    ),
    "once a year": (
        "DTSTART;VALUE=DATE:20251224\nRRULE:FREQ=YEARLY",
        ["repeats: monthly", "month_days: [24]", "months: [december]"],
        [],
    ),
    "until a moment in UTC": (
        SPAN_OF_RULE + "RRULE:FREQ=WEEKLY;UNTIL=20261215T100000Z",
        ["repeats: weekly", "days: [tuesday]", "from: 10:00", "to: 12:00", "ends_on: 2026-12-15"],
        [],
    ),
    "so many times": (
        SPAN_OF_RULE + "RRULE:FREQ=WEEKLY;COUNT=50",
        ["repeats: weekly", "days: [tuesday]", "from: 10:00", "to: 12:00", "ends_on: 2026-12-15"],
        [],
    ),
    "days more and days less": (
        SPAN_OF_RULE
        + "RRULE:FREQ=WEEKLY\nEXDATE;TZID=Europe/London:20261222T100000,20261229T100000\n"
        + "RDATE;TZID=Europe/London:20261223T100000",
        [
            *("repeats: weekly", "days: [tuesday]", "from: 10:00", "to: 12:00"),
            *("not_on: [2026-12-22, 2026-12-29]", "also_on: [2026-12-23]"),
        ],
        [],
    ),
    "a list and no rule": (
        "DTSTART;TZID=Europe/London:20261201T100000\nRDATE;TZID=Europe/London:20261208T100000,20261215T100000",
        ["repeats: dates", "dates: [2026-12-01, 2026-12-08, 2026-12-15]", "from: 10:00"],
        [],
    ),
    "in UTC, once": (
        "DTSTART:20270706T090000Z\nDTEND:20270706T103000Z",
        ["repeats: once", "from: 10:00", "to: 11:30", "starts_on: 2027-07-06"],
        [],
    ),
    "in UTC, each week": (
        "DTSTART:20260106T100000Z\nDTEND:20260106T120000Z\nRRULE:FREQ=WEEKLY",
        ["repeats: weekly", "days: [tuesday]"],
        ["ical-utc"],
    ),
    "three days": (
        "DTSTART;VALUE=DATE:20261204\nDTEND;VALUE=DATE:20261207",
        ["repeats: dates", "dates: [2026-12-04, 2026-12-05, 2026-12-06]"],
        [],
    ),
    "a night and a day": (
        "DTSTART:20261204T180000\nDTEND:20261206T100000",
        ["repeats: once", "from: 18:00", "starts_on: 2026-12-04"],
        ["ical-days"],
    ),
    "zone of nobody": (
        "DTSTART;TZID=Our own:20260106T100000\nRRULE:FREQ=WEEKLY",
        ["repeats: weekly", "days: [tuesday]", "from: 10:00"],
        ["ical-zone"],
    ),
    "zone of Paris": (
        "DTSTART;TZID=Europe/Paris:20261201T100000\nRRULE:FREQ=WEEKLY;COUNT=2",
        ["repeats: dates", "dates: [2026-12-01, 2026-12-08]", "from: 09:00"],
        ["ical-rule"],
    ),
    "the last working day": (
        SPAN_OF_RULE + "RRULE:FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;UNTIL=20270201",
        ["repeats: dates", "dates: [2026-11-30, 2026-12-31, 2027-01-29]", "from: 10:00", "to: 12:00"],
        ["ical-rule"],
    ),
    "each hour": (
        SPAN_OF_RULE + "RRULE:FREQ=HOURLY;INTERVAL=3",
        ["repeats: unknown"],
        ["ical-rule"],
    ),
    "every other week from Sunday on": (
        "DTSTART:20261213T100000\nRRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=SU,MO;WKST=SU;COUNT=4",
        ["repeats: dates", "dates: [2026-12-13, 2026-12-14, 2026-12-27, 2026-12-28]", "from: 10:00"],
        ["ical-rule"],
    ),
    "a rule that cannot be read": (
        "DTSTART:20261208T100000\nRRULE:FREQ=WEEKLY;UNTIL=20260230",
        ["repeats: once", "from: 10:00", "starts_on: 2026-12-08"],
        ["ical-rule"],
    ),
}


def test_each_shape_of_event() -> None:
    different = {name: sessions(event) for name, (event, *right) in SHAPES.items() if sessions(event) != tuple(right)}

    assert different == {}


def test_a_calendar_in_utc_that_names_its_zone_is_by_that_clock() -> None:
    event = "DTSTART:20260706T090000Z\nDTEND:20260706T103000Z\nRRULE:FREQ=WEEKLY"

    session, remarks = sessions(event, head="X-WR-TIMEZONE:Europe/London\n")

    assert (session, remarks) == (["repeats: weekly", "days: [monday]", "from: 10:00", "to: 11:30"], [])


TEA = SPAN_OF_RULE + "RRULE:FREQ=WEEKLY"
TEA_LATER = TEA.replace("T100000", "T103000").replace("T120000", "T123000")


def test_a_second_import_says_what_has_changed_and_writes_it_only_when_asked(desk: Desk) -> None:
    desk.bring(calendar(TEA))
    path = desk.assets / "activities" / "tea-and-talk.yaml"
    path.write_text(path.read_text("utf-8").replace("  to: 12:00", "  to: 12:00  # ring first"), "utf-8")
    before = path.read_text("utf-8")
    changed = calendar(TEA_LATER + "\nEXDATE;TZID=Europe/London:20261222T103000")

    same = desk.bring(calendar(TEA))
    outcome = desk.bring(changed)

    assert (same.changes, same.kept.same, same.is_all_done) == ([], 1, True)
    assert path.read_text("utf-8") == before
    assert not outcome.is_all_done
    assert outcome.changes[0].words == (
        "Tuesdays 10am to midday: the time is now 10:30am to 12:30pm. It was 10am to midday.",
        "Not on Tuesday 22 December 2026.",
    )

    done = desk.bring(changed, day=date(2026, 11, 30), update=True)

    assert done.is_all_done
    after = path.read_text("utf-8")
    assert difference(before, after) == [
        "-  from: 10:00",
        "-  to: 12:00  # ring first",
        "+  from: 10:30",
        "+  to: 12:30  # ring first",
        "+  not_on: [2026-12-22]",
        f"-  fetched_on: {TODAY}",
        "+  fetched_on: 2026-11-30",
    ]
    assert desk.bring(changed).changes == []
    desk.read()


def difference(before: str, after: str) -> list[str]:
    lines = list(unified_diff(before.splitlines(), after.splitlines(), n=0, lineterm=""))
    return [line for line in lines if not line.startswith(("---", "+++", "@@"))]


def test_a_record_written_by_hand_changes_by_one_line(desk: Desk) -> None:
    path = desk.assets / "activities" / "singers.yaml"
    before = path.read_text("utf-8")
    # 14:00 to 15:30 on Wednesdays, as the record says, but for one day and the end.
    event = "DTSTART:20260107T140000\nDTEND:20260107T160000\nRRULE:FREQ=WEEKLY\nSUMMARY:Choir"

    told = desk.bring(calendar(event), into="singers")
    desk.bring(calendar(event), into="singers", update=True)

    assert told.changes[0].words == ("Wednesdays 2pm to 3:30pm: the time is now 2pm to 4pm. It was 2pm to 3:30pm.",)
    assert [line[:1] for line in difference(before, path.read_text("utf-8"))] == ["-", "+"]
    assert desk.read().activities["singers"].imported is None


DIFFERENCES: Mapping[str, tuple[str, list[str], list[str]]] = {
    "the day is another": (
        "{repeats: weekly, days: [monday], from: 10:00, to: 12:00}",
        [TEA],
        ["Mondays 10am to midday: the days are now: Every Tuesday, 10am to midday."],
    ),
    "it ends": (
        "{repeats: weekly, days: [tuesday], from: 10:00, to: 12:00}",
        [TEA + ";UNTIL=20270330"],
        ["Tuesdays 10am to midday: the last day is Tuesday 30 March 2027."],
    ),
    "it goes on": (
        "{repeats: weekly, days: [tuesday], from: 10:00, to: 12:00, ends_on: 2026-12-15}",
        [TEA],
        ["Tuesdays 10am to midday: it goes on after its last day."],
    ),
    "one day is moved": (
        "{repeats: weekly, days: [tuesday], from: 10:00, to: 12:00}",
        [
            "UID:t@example.org\n" + TEA,
            "UID:t@example.org\nRECURRENCE-ID:20261215T100000\nDTSTART:20261216T140000\nDTEND:20261216T160000",
        ],
        [
            "Tuesdays 10am to midday: not on Tuesday 15 December 2026.",
            "New: Wednesday 16 December 2026, 2pm to 4pm.",
        ],
    ),
    "a day is on again": (
        "{repeats: weekly, days: [tuesday], from: 10:00, to: 12:00, not_on: [2026-12-15]}",
        [TEA],
        ["Tuesdays 10am to midday: also on Tuesday 15 December 2026."],
    ),
    "only in term": (
        "{repeats: weekly, days: [tuesday], from: 10:00, to: 12:00, bank_holidays: closed}",
        [TEA + "\nEXDATE:20261228T100000"],  # a Monday
        [],
    ),
    "every other week": (
        "{repeats: weekly, days: [tuesday], from: 10:00, to: 12:00}",
        [TEA + ";INTERVAL=2"],
        ["Tuesdays 10am to midday: the days are now: Every 2 weeks on Tuesday, 10am to midday, from 6 January 2026."],
    ),
    "a list of the next few": (
        "{repeats: weekly, days: [tuesday], from: 10:00}",
        [
            "DTSTART:20261124T100000\nDTEND:20261124T120000",
            "DTSTART:20261201T100000\nDTEND:20261201T120000",
            "DTSTART:20261208T100000\nDTEND:20261208T120000",
        ],
        ["Tuesdays 10am: the time is now 10am to midday. It was 10am."],
    ),
    "nobody knew when": (
        "{repeats: unknown}",
        [TEA],
        ["Now it says when: Every Tuesday, 10am to midday."],
    ),
    "one of two is not in it": (
        "{repeats: weekly, days: [tuesday], from: 10:00, to: 12:00}, {repeats: weekly, days: [friday], from: 19:00}",
        [TEA],
        ["No longer in the calendar: Every Friday, 7pm."],
    ),
}


def test_each_difference_is_said_and_can_be_written(desk: Desk) -> None:
    different: dict[str, object] = {}
    path = desk.assets / "activities" / "singers.yaml"
    for name, (session, events, words) in DIFFERENCES.items():
        path.write_text(SINGERS.replace(SESSION, session), "utf-8")
        desk.forget()
        outcome = desk.bring(calendar(*events), into="singers")
        listed = [line for change in outcome.changes for line in change.words]
        if listed != words:
            different[name] = listed
        desk.bring(calendar(*events), into="singers", update=True)
        again = desk.bring(calendar(*events), into="singers")
        left = [line for change in again.changes for line in change.words if not line.startswith("No longer")]
        if left:
            different[f"{name}, written"] = (left, path.read_text("utf-8"))

    assert [f"{name}: {each}" for name, each in different.items()] == []
    desk.read()


def test_sessions_that_a_person_has_edited_stay_but_for_overwrite(desk: Desk) -> None:
    desk.bring(calendar(TEA))
    path = desk.assets / "activities" / "tea-and-talk.yaml"
    path.write_text(path.read_text("utf-8").replace("to: 12:00", "to: 11:45"), "utf-8")
    edited = path.read_text("utf-8")

    outcome = desk.bring(calendar(TEA_LATER), update=True)

    assert path.read_text("utf-8") == edited
    assert "A person has edited the sessions" in outcome.changes[0].hint
    desk.bring(calendar(TEA_LATER), update=True, overwrite=True)
    assert "from: 10:30\n  to: 12:30\n" in path.read_text("utf-8")


def test_what_is_over_called_off_or_gone_is_said_and_nothing_is_closed(desk: Desk) -> None:
    walk = "UID:w@example.org\nSUMMARY:Walk\nDTSTART:20260107T100000\nRRULE:FREQ=WEEKLY"
    desk.bring(calendar(TEA, walk))
    before = {path: path.read_text("utf-8") for path in desk.assets.rglob("activities/*.yaml")}

    called_off = desk.bring(calendar(TEA + "\nSTATUS:CANCELLED", walk), update=True)
    over = desk.bring(calendar(TEA + ";UNTIL=20260601", walk), update=True)
    gone = desk.bring(calendar(TEA), update=True)

    assert called_off.changes[0].words == ("It is called off in the calendar.",)
    assert over.changes[0].words == ("It has no day in the calendar any more.",)
    assert "fingerpost close tea-and-talk" in over.changes[0].hint
    assert (gone.kept.gone, codes(gone)) == (1, ["ical-gone"])
    assert {path: path.read_text("utf-8") for path in before} == before


def test_a_record_that_was_deleted_here_does_not_come_back(desk: Desk) -> None:
    desk.bring(calendar(TEA))
    (desk.assets / "activities" / "tea-and-talk.yaml").unlink()

    assert desk.bring(calendar(TEA)).kept.deleted == 1
    assert not (desk.assets / "activities" / "tea-and-talk.yaml").exists()


def test_a_series_goes_on_as_the_same_record_under_another_name(desk: Desk) -> None:
    desk.bring(calendar(TEA))
    outcome = desk.bring(calendar(TEA + "\nSUMMARY:Tea\\, talk and tiles"))

    assert (outcome.kept.new, outcome.kept.same) == ({}, 1)


def test_of_a_sensitive_group_neither_place_nor_words_come_in(desk: Desk) -> None:
    groups = desk.assets / "groups"
    groups.mkdir(exist_ok=True)
    (groups / "haven.yaml").write_text(
        "name: Haven\nsummary: People who help when home is not safe.\nsensitive: yes\n"
        "contact: {phone: 01632 960123}\nchecked: {on: 2026-10-01, how: phone}\n",
        "utf-8",
    )
    event = TEA + "\nLOCATION:The Old Dairy\\, Cork Lane\\, Frome\nDESCRIPTION:Behind the old dairy\\, second door."

    desk.bring(calendar(event), group="haven")
    control = desk.bring(calendar("UID:c@example.org\n" + event + "\nSUMMARY:Open house"), name="Others")

    text = desk.text("tea-and-talk")
    assert "group: haven" in text
    assert "from: 10:00" in text
    assert "dairy" not in text.lower()
    assert control.kept.new == {"activity": 1}
    assert "place: old-dairy" in desk.text("open-house")


def test_a_sensitive_record_takes_times_and_no_place(desk: Desk) -> None:
    path = desk.assets / "activities" / "singers.yaml"
    path.write_text(SINGERS.replace("place: old-dairy, ", "") + "sensitive: yes\n", "utf-8")
    event = "DTSTART:20260107T150000\nDTEND:20260107T160000\nRRULE:FREQ=WEEKLY\nLOCATION:The Old Dairy\\, Frome"

    outcome = desk.bring(calendar(event), into="singers", update=True)

    assert outcome.changes[0].words[0].startswith("Wednesdays 2pm to 3:30pm: the time is now 3pm to 4pm.")
    assert len(outcome.changes[0].words) == 1
    assert "old-dairy" not in path.read_text("utf-8")


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "ical-unreadable"),
        (b"<!doctype html><title>Sign in</title>", "ical-unreadable"),
        (b"BEGIN:VCALENDAR\nEND:VCALENDAR\n", "ical-unreadable"),
    ],
)
def test_what_is_no_calendar_stops_the_import(desk: Desk, content: bytes, code: str) -> None:
    (desk.folder / "other.ics").write_bytes(content)

    with pytest.raises(TableError) as stopped:
        desk.bring(desk.folder / "other.ics")

    assert stopped.value.problem.code == code
    assert not (desk.assets / "imports").exists()


def test_one_damaged_event_costs_only_itself_and_limits_hold(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    damaged = (
        "DTSTART:20260230T100000",
        "SUMMARY:No day",
        "DTSTART:99991231T100000Z",
        "DTSTART:20261208T100000\nDTEND;VALUE=DATE:00000000\nDURATION:P99999999999D\nEXDATE:\nGEO:x\nSUMMARY:Whole",
        "DTSTART:20261208T100000\nSUMMARY:Long\nCATEGORIES:" + "x," * 40_000,
    )

    outcome = desk.bring(calendar(TEA, *damaged))

    assert {"tea-and-talk", "whole"} <= desk.read().activities.keys()
    assert not {"no-day", "long"} & desk.read().activities.keys()
    assert codes(outcome) == ["ical-broken"]
    monkeypatch.setattr(lines, "MOST_EVENTS", 2)
    monkeypatch.setattr(import_ical_module, "MOST_EVENTS", 2)
    outcome = desk.bring(calendar(*(f"{TEA}\nSUMMARY:Tea {number}" for number in range(4))), name="Many")
    assert (outcome.kept.new, codes(outcome)) == ({"activity": 2}, ["ical-many"])


def test_a_zone_that_changes_each_second_is_never_worked_out(desk: Desk) -> None:
    zone = (
        "BEGIN:VTIMEZONE\nTZID:Quick\nBEGIN:STANDARD\nDTSTART:20260101T000000\nTZOFFSETFROM:+0000\nTZOFFSETTO:+0000\n"
        "RRULE:FREQ=DAILY;COUNT=9\nEND:STANDARD\nEND:VTIMEZONE\n"
    )

    found = lines.read_lines(calendar(TEA, head=zone).encode())

    assert [line.partition(":")[0].partition(";")[0] for line in found.events[0].lines] == [
        *("UID", "SUMMARY", "DESCRIPTION", "DTSTART", "DTEND", "RRULE"),
    ]


def test_bytes_folded_inside_a_character_and_old_windows_text_are_read() -> None:
    folded = calendar(TEA + "\nLOCATION:Café").encode().replace(b"\xc3\xa9", b"\xc3\r\n \xa9")
    old = calendar(TEA + "\nLOCATION:Café").encode("cp1252")

    for content in (folded, old):
        assert "LOCATION:Café" in lines.read_lines(content).events[0].lines


def test_a_private_address_is_never_asked_nor_is_a_key_in_an_address_repeated(desk: Desk) -> None:
    for source, code in (
        ("http://127.0.0.1:9/private-abcdef/basic.ics", "ical-private-address"),
        ("webcal://[::1]/private-abcdef/basic.ics", "ical-private-address"),
        ("https://user:private-abcdef@example.org/x.ics", "ical-unreachable"),
        ("ftp://example.org/private-abcdef", "ical-unreachable"),
        ("file:///etc/private-abcdef", "ical-unreachable"),
    ):
        with pytest.raises(TableError) as stopped:
            import_ical(Wish(source=source, assets=desk.assets, today=TODAY))

        assert stopped.value.problem.code == code, source
        assert "private-abcdef" not in str(stopped.value.problem)


def test_a_calendar_is_fetched_and_its_address_is_in_no_record(desk: Desk) -> None:
    with serving(calendar(TEA).encode()) as address:
        outcome = desk.bring(f"{address}private-abcdef/basic.ics", private=True, name="")

    assert outcome.kept.new == {"activity": 1}
    assert outcome.kept.source == "127.0.0.1"
    assert "private-abcdef" not in "".join(path.read_text("utf-8") for path in desk.assets.rglob("*") if path.is_file())


@contextmanager
def serving(content: bytes) -> Iterator[str]:
    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: object) -> None: ...

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answer)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def test_what_sounds_like_a_refuge_comes_in_without_its_place(desk: Desk) -> None:
    event = TEA + "\nLOCATION:The Old Dairy\\, Cork Lane\\, Frome\nSUMMARY:"

    outcome = desk.bring(calendar(event + "Domestic abuse drop-in", "UID:c@example.org\n" + event + "Open house"))

    assert "dairy" not in desk.text("domestic-abuse-drop-in").lower()
    assert "place: old-dairy" in desk.text("open-house")
    assert codes(outcome) == ["ical-secret"]
