"""Calendars that are hostile, broken or private: what must not come in does not, and nothing is lost with it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from fingerpost.exchange.ical.theirs import import_ical as import_ical_module
from fingerpost.exchange.ical.theirs import lines
from fingerpost.exchange.ical.theirs.import_ical import Wish, import_ical
from fingerpost.exchange.tables.table import TableError
from tests.conftest import TODAY
from tests.exchange.ical.conftest import (
    TEA,
    Desk,
    calendar,
    codes,
)
from tests.published import SINGERS


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
    assert control.total.new == {"activity": 1}
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
    assert (outcome.total.new, codes(outcome)) == ({"activity": 2}, ["ical-many"])


def test_a_zone_that_changes_each_second_is_never_worked_out(desk: Desk) -> None:
    zone = (
        "BEGIN:VTIMEZONE\nTZID:Quick\nBEGIN:STANDARD\nDTSTART:20260101T000000\nTZOFFSETFROM:+0000\nTZOFFSETTO:+0000\n"
        "RRULE:FREQ=DAILY;COUNT=9\nEND:STANDARD\nEND:VTIMEZONE\n"
    )

    content = lines.read_lines(calendar(TEA, head=zone).encode())

    assert [line.partition(":")[0].partition(";")[0] for line in content.events[0].lines] == [
        *("UID", "SUMMARY", "DESCRIPTION", "DTSTART", "DTEND", "RRULE"),
    ]


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

    assert outcome.total.new == {"activity": 1}
    assert outcome.total.source == "127.0.0.1"
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


def test_an_event_that_says_that_it_is_not_to_be_published_does_not_come_in(desk: Desk) -> None:
    events = (
        "UID:a\nDTSTART:20261208T100000\nSUMMARY:Committee (not for website)",
        "UID:b\nDTSTART:20261208T100000\nSUMMARY:Supper\nDESCRIPTION:At Jo's house. Do not publish.",
        "UID:c\nDTSTART:20261208T100000\nSUMMARY:Public talk\nDESCRIPTION:Not for children. Book online.",
    )

    before = desk.read().activities.keys()

    desk.bring(calendar(*events))

    assert desk.read().activities.keys() - before == {"public-talk"}
