"""C: values, and what the schema says of them."""

from __future__ import annotations

from datetime import time

from fingerpost.publish.report import render
from tests.hostile.table.desk import Desk, same, true
from tests.hostile.table.row import NORM, REJECT, WARN, Trial, row
from tests.hostile.table.site import PUBLIC, public
from tests.hostile.table.trials import (
    GOOD,
    RECORD,
    contact,
    described,
    line,
    reads,
    refused,
    refused_files,
    session,
    warned,
)

PLACE = "name: Market Hall\nkind: hall\ntown: Frome\n"
TIMES_RULE = "Refused, by one rule: 24 hours, four figures and a colon."


def _days(desk: Desk) -> None:
    output = render(desk.check({RECORD: GOOD.replace(b"tuesday", b"teusday")}), "text")
    for day in ("tuesday", "monday", "wednesday", "thursday", "friday", "saturday", "sunday"):
        true(day in output, f"{day} is not offered")


def _first_line(desk: Desk) -> None:
    report = desk.check({RECORD: GOOD.replace(b"categories: [arts]\n", b"")})
    same([(each.code, each.span.line) for each in report.problems], [("missing", 1)])


def _not_listed(desk: Desk) -> None:
    site = public(desk)
    true(site.has("/a/once-over/"), "it has no page")
    lists = [name for name, data in site.files().items() if b'href="/a/once-over/"' in data]
    same([name for name in lists if not name.startswith(("a/", "new/", "g/", "p/"))], [], "listed on")
    true('href="/a/plain/"' in site.page("/browse/categories/arts/"), PUBLIC)


ROWS = [
    row("C1", "a field misspelt", REJECT, *refused("key-unknown", line("nmae: x"), words="name")),
    row("C2", "a field that must be there is missing", REJECT, Trial("check", _first_line)),
    row("C3", "a number in quotes", REJECT,
        refused_files("wrong-type", {"places/hall.yaml": PLACE + 'location: {lat: "51.5", lon: -2.3}\n'})),
    row("C4", "teusday", REJECT, *refused("choice-unknown", GOOD.replace(b"tuesday", b"teusday"), words="tuesday"),
        Trial("check", _days)),
    row("C5", "a name of 1 letter, 500 letters, spaces, dots", REJECT,
        *refused(("too-short", "too-long", "name-unclear"), line("name: A"), line("name: " + "a" * 500),
                 line('name: "     "'), line('name: "....."'))),
    row("C6", "a name in capitals", WARN, *warned("name-shouting", line("name: CHAIR YOGA CLUB"))),
    row("C7", "a description over 5,000 letters", REJECT,
        *refused("too-long", line("description: " + "word " * 1100))),
    row("C8", "nothing behind a field", f"{REJECT}; {NORM}",
        *refused("missing", line("name:"), line("name: null"), line("name: ~")),
        *(reads(line(f"group: {text}"), lambda read: read.group, "") for text in ("", "null", "~")),
        short="A blank optional field is left out, and said nowhere: a new record has many."),
    row("C9", "an end before the start", REJECT,
        *refused("session-ends-first", session("from: 19:00, to: 09:00"))),
    row("C10", "9.30am, 9:30, 0930", REJECT,
        *refused("time-unclear", *(session(f"from: {text}") for text in ("9.30am", "9:30", "0930"))), short=TIMES_RULE),
    row("C11", "a session past midnight", REJECT,
        *refused("session-ends-first", session("from: 22:00, to: 01:00")),
        reads(session("from: 22:00, to: 01:00, ends_next_day: yes"), lambda read: read.sessions[0].ends, time(1))),
    row("C12", "a single day that is over", WARN,
        *warned("once-past", line("sessions: [{repeats: once, starts_on: 2026-01-02, from: 10:00}]")),
        Trial("build", _not_listed)),
    row("C13", "checked tomorrow", REJECT, *refused("checked-in-future", line("checked: {on: 2026-11-22}"))),
    row("C14", "clock changes and bank holidays", "right", held=(
        "tests/exchange/test_schema_org.py::test_in_summer_the_offset_is_that_of_summer_time",
        "tests/browser/test_next_dates.py::test_on_the_nights_the_clocks_change_today_is_that_sunday",
        "tests/schedule/test_dates.py::test_a_bank_holiday_is_to_be_asked_about_unless_the_group_has_said",
        "tests/schedule/test_dates.py::test_a_session_past_midnight_ends_on_the_next_day",
    )),
    row("C15", "an id with a line end", REJECT,
        *refused(("value-unclear", "id-shape"), line('group: "connectors\\n"'), line('former_ids: ["abc\\n"]'))),
    row("C16", "Arabic and wide digits in phone, postcode, time", REJECT,
        *refused("phone-characters", contact("phone: ٠١٦٣٢ ٩٦٠١٢٣"), contact("phone: ０１６３２ ９６０１２３")),
        *refused("time-unclear", session("from: １０:００"), session("from: ١٠:٠٠")),
        *(refused_files(("postcode-shape", "value-unclear"), {"places/hall.yaml": PLACE + f"postcode: {text}\n"})
          for text in ("BA１１ １AA", "BA١١ ١AA"))),
    row("C17", "text that a pattern could go back over", "quick", *(
        Trial("check", lambda desk, piece=piece: same(desk.check({RECORD: described(piece * 600)}).failure, ""))
        for piece in ("a", "1-", "Aa ", "a@", "a.", "12 Aa ", "Sue has ")),
        held=("tests/hostile/test_long_texts.py::test_five_thousand_characters_of_it_are_looked_through",)),
]  # fmt: skip
