"""Calendars: what is in each, what is in none, and what stays the same until a record changes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import icalendar
import pytest

from fingerpost.exchange.formats import FORMATS
from fingerpost.exchange.ical.lines import line, text
from fingerpost.exchange.ical.zone import zone_block
from tests.conftest import TODAY
from tests.published import SINGERS, Publish

EVERYTHING = "/data/calendar.ics"
SINGERS_OWN = "/data/calendars/activities/singers.ics"
SESSION = "{place: old-dairy, repeats: weekly, days: [wednesday], from: 14:00, to: 15:30}"


def calendars(publish: Publish, files: Mapping[str, str], today: date = TODAY) -> dict[str, str]:
    """Each file, by its address, with folded lines joined again."""
    edition = publish(files, today).edition
    contents = {file.address: file.content.decode() for file in FORMATS["ical"].files(edition)}
    for content in contents.values():
        icalendar.Calendar.from_ical(content)  # it is well formed
    return {address: content.replace("\r\n ", "") for address, content in contents.items()}


def singers(publish: Publish, session: str = SESSION, more: str = "", today: date = TODAY) -> str:
    record = SINGERS.replace(SESSION, session) + more
    return calendars(publish, {"activities/singers.yaml": record}, today)[SINGERS_OWN]


def values(content: str, name: str) -> list[str]:
    return re.findall(rf"^{name}[;:](.*)\r$", content.partition("END:VTIMEZONE")[2], re.MULTILINE)


def test_a_weekly_session_is_one_event_with_a_rule_that_ends(publish: Publish) -> None:
    content = singers(publish)

    assert values(content, "DTSTART") == ["TZID=Europe/London:20260107T140000"]
    assert values(content, "DTEND") == ["TZID=Europe/London:20260107T153000"]
    assert values(content, "RRULE") == ["FREQ=WEEKLY;WKST=MO;BYDAY=WE;UNTIL=20271229T235959Z"]
    assert values(content, "SUMMARY") == ["Everyday Singers"]
    assert values(content, "LOCATION") == ["The Old Dairy\\, Cork Lane\\, Frome"]
    assert "Pay what you can." in values(content, "DESCRIPTION")[0]
    assert values(content, "URL") == ["https://directory.example.org/a/singers/"]


def test_days_off_have_their_time_with_them(publish: Publish) -> None:
    session = SESSION.replace("}", ", not_on: [2026-11-25, 2026-12-02]}")

    assert values(singers(publish, session), "EXDATE") == ["TZID=Europe/London:20261125T140000,20261202T140000"]


def test_printed_dates_are_an_event_each(publish: Publish) -> None:
    content = singers(publish, "{place: old-dairy, repeats: dates, dates: [2026-12-05, 2026-12-16], from: 19:00}")

    assert values(content, "DTSTART") == ["TZID=Europe/London:20261205T190000", "TZID=Europe/London:20261216T190000"]
    assert values(content, "UID") == [
        "singers-1-20261205@directory.example.org",
        "singers-1-20261216@directory.example.org",
    ]
    assert values(content, "RDATE") == values(content, "RRULE") == values(content, "DTEND") == []


def test_without_a_time_it_is_a_whole_day(publish: Publish) -> None:
    content = singers(publish, "{place: old-dairy, repeats: weekly, days: [wednesday], not_on: [2026-12-02]}")

    assert values(content, "DTSTART") == ["VALUE=DATE:20260107"]
    assert values(content, "EXDATE") == ["VALUE=DATE:20261202"]
    assert values(content, "RRULE")[0].endswith("UNTIL=20271229")


def test_past_midnight_it_ends_on_the_next_day(publish: Publish) -> None:
    session = SESSION.replace("from: 14:00, to: 15:30", "from: 22:00, to: 01:00, ends_next_day: yes")

    assert values(singers(publish, session), "DTEND") == ["TZID=Europe/London:20260108T010000"]


def test_the_next_day_every_byte_is_the_same(publish: Publish) -> None:
    dated = SESSION.replace("}", ", not_on: [2026-11-25], also_on: [2026-11-26]}")

    assert singers(publish, dated) == singers(publish, dated, today=TODAY + timedelta(days=14))


def test_sequence_and_stamps_move_with_the_record_and_the_year(publish: Publish) -> None:
    checked = "checked: {on: 2026-11-03, how: phone}"
    record = SINGERS.replace(checked, "checked: {on: 2026-11-10, how: phone}")
    before, after = singers(publish), calendars(publish, {"activities/singers.yaml": record})[SINGERS_OWN]
    next_year = singers(publish, today=date(2027, 1, 2))

    assert values(before, "LAST-MODIFIED") == values(before, "DTSTAMP") == ["20261103T000000Z"]
    assert values(after, "LAST-MODIFIED") == ["20261110T000000Z"]
    assert values(next_year, "LAST-MODIFIED") == ["20270101T000000Z"]
    numbers = [int(values(content, "SEQUENCE")[0]) for content in (before, after, next_year)]
    assert numbers == sorted(set(numbers))


def test_the_event_keeps_its_name_when_the_record_is_renamed(publish: Publish) -> None:
    ledger = "address,code,kind,id,since,state,target\n/a/singers/,C4F7KV,activity,singers,2026-10-01,published,\n"
    record = SINGERS + "former_ids: [singers]\n"

    before = calendars(publish, {"ledger.csv": ledger, "activities/singers.yaml": SINGERS})
    (publish().edition.directory.assets / "activities/singers.yaml").unlink()
    after = calendars(publish, {"ledger.csv": ledger, "activities/everyday-singers.yaml": record})

    assert values(before[SINGERS_OWN], "UID") == ["c4f7kv-1@directory.example.org"]
    assert values(after["/data/calendars/activities/everyday-singers.ics"], "UID") == values(before[SINGERS_OWN], "UID")
    assert values(after[SINGERS_OWN], "UID") == values(before[SINGERS_OWN], "UID")  # phones ask there for years


def test_each_town_category_group_and_activity_has_its_own(publish: Publish) -> None:
    files = calendars(publish, {"activities/singers.yaml": SINGERS})
    names = {address: sorted(values(content, "SUMMARY")) for address, content in files.items()}

    both = ["Everyday Singers", "Frome Talking Cafe"]
    assert names == {
        EVERYTHING: both,
        "/data/calendars/towns/frome.ics": both,
        "/data/calendars/categories/arts.ics": ["Everyday Singers"],
        "/data/calendars/categories/talking-cafe.ics": ["Frome Talking Cafe"],
        "/data/calendars/groups/connectors.ics": both,
        "/data/calendars/activities/chat.ics": ["Frome Talking Cafe"],
        SINGERS_OWN: ["Everyday Singers"],
    }


@pytest.mark.parametrize(
    ("session", "more"),
    [
        ("{repeats: by-arrangement, phone: yes}", ""),
        ("{repeats: unknown, place: old-dairy}", ""),
        ("{repeats: weekly, days: [wednesday], from: 14:00, phone: yes}", "sensitive: yes\n"),
    ],
)
def test_what_has_no_day_or_nobody_may_see_on_a_shared_calendar_is_in_none(
    publish: Publish, session: str, more: str
) -> None:
    files = calendars(publish, {"activities/singers.yaml": SINGERS.replace(SESSION, session) + more})

    assert SINGERS_OWN not in files
    assert not [address for address, content in files.items() if "Everyday" in content]
    assert "Talking Cafe" in files[EVERYTHING]  # the control


@pytest.mark.parametrize(
    "more", ["closed: {on: 2026-11-01}\n", "capacity: {state: paused, as_of: 2026-11-01}\n"], ids=["closed", "paused"]
)
def test_what_has_stopped_has_an_empty_calendar_that_is_still_there(publish: Publish, more: str) -> None:
    content = singers(publish, more=more)

    assert "BEGIN:VEVENT" not in content
    assert "END:VTIMEZONE" in content


def test_the_page_leads_to_the_calendar_if_there_is_a_date(publish: Publish) -> None:
    site = publish({"activities/singers.yaml": SINGERS})
    asks = publish({"activities/singers.yaml": SINGERS.replace(SESSION, "{repeats: by-arrangement, phone: yes}")})

    assert f'href="{SINGERS_OWN}"' in site.html("/a/singers/")
    assert ".ics" not in asks.html("/a/singers/")
    for address, of in (("/browse/towns/frome/", "towns/frome"), ("/browse/categories/arts/", "categories/arts")):
        assert f'href="webcal://directory.example.org/data/calendars/{of}.ics"' in site.html(address)
        assert f'href="/data/calendars/{of}.ics"' in site.html(address)
    assert "calendars/categories/arts" not in asks.html("/browse/categories/arts/")
    assert 'href="/data/calendars/groups/connectors.ics"' in site.html("/g/connectors/")


def test_long_lines_are_folded_between_characters() -> None:
    words = "Tŷ Gwyn, café; চা " * 20

    folded = line("SUMMARY", text(words))

    assert max(len(each.encode()) for each in folded.split("\r\n")) <= 75
    assert icalendar.Event.from_ical(f"BEGIN:VEVENT\r\n{folded}END:VEVENT\r\n")["SUMMARY"] == words
    assert max(map(len, line("SUMMARY", "x" * 400).split("\r\n"))) == 75


@pytest.mark.parametrize(
    ("zone", "rules"),
    [
        ("Europe/London", ["FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU", "FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU"]),
        ("America/New_York", ["FREQ=YEARLY;BYMONTH=3;BYDAY=2SU", "FREQ=YEARLY;BYMONTH=11;BYDAY=1SU"]),
        ("Australia/Sydney", ["FREQ=YEARLY;BYMONTH=4;BYDAY=1SU", "FREQ=YEARLY;BYMONTH=10;BYDAY=1SU"]),
        ("Asia/Kolkata", []),
        ("Africa/Casablanca", []),
    ],
)
def test_the_zone_block_says_what_the_clocks_do(zone: str, rules: list[str]) -> None:
    block = zone_block(zone, 2026)
    read = icalendar.Calendar.from_ical(f"BEGIN:VCALENDAR\r\n{block}END:VCALENDAR\r\n").walk("VTIMEZONE")[0].to_tz()

    assert re.findall(r"RRULE:(.*)\r", block) == rules
    for day in range(365):
        moment = datetime(2026, 1, 1, 12, tzinfo=UTC) + timedelta(days=day)
        assert moment.astimezone(read).utcoffset() == moment.astimezone(ZoneInfo(zone)).utcoffset(), moment


def test_a_practice_has_a_calendar_of_what_its_printed_menu_has(publish: Publish) -> None:
    files = {
        "places/surgery.yaml": "name: Mill Surgery\nkind: gp-practice\naddress: [Mill Lane]\ntown: Frome\n",
        "activities/singers.yaml": SINGERS.replace("place: old-dairy", "place: surgery"),
    }
    near = "/data/calendars/practices/surgery.ics"
    calendar_files = calendars(publish, files)

    assert values(calendar_files[near], "SUMMARY") == ["Everyday Singers"]
    assert "X-WR-CALNAME:Near Mill Surgery" in calendar_files[near]
    assert [address for address in calendar_files if "/practices/" in address] == [near]
    secret = {"activities/singers.yaml": files["activities/singers.yaml"].replace("place: surgery", "area: frome")}
    assert near not in calendars(publish, {**files, **secret})
