"""Other people's calendars become sessions, whatever shape their events have."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from fingerpost.exchange.ical.theirs import lines
from tests.conftest import TODAY
from tests.exchange.ical.conftest import (
    CALENDARS,
    SPAN_OF_RULE,
    TEA,
    Desk,
    calendar,
    codes,
    sessions,
)


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
    assert outcome.total.skipped == {
        "marked as private in the calendar": 1,
        "over": 1,
        "shown as busy, without a name": 1,
    }
    assert codes(outcome) == ["ical-place"]
    assert "07700" not in str(outcome.total.problems)
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


def test_bytes_folded_inside_a_character_and_old_windows_text_are_read() -> None:
    folded = calendar(TEA + "\nLOCATION:Café").encode().replace(b"\xc3\xa9", b"\xc3\r\n \xa9")
    old = calendar(TEA + "\nLOCATION:Café").encode("cp1252")

    for content in (folded, old):
        assert "LOCATION:Café" in lines.read_lines(content).events[0].lines
