"""What a cell of hours says beside days and times is on the record, and named in the report: nothing is lost unsaid."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fingerpost.exchange.tables.hours.beside_hours import ADDS_NOTHING
from fingerpost.exchange.tables.hours.opening_hours import Cell, Hours, read_cells
from fingerpost.exchange.tables.report.import_report import report_of
from fingerpost.records.session import Weekday
from fingerpost.schedule.hours.read import read_hours
from tests.exchange.conftest import Desk
from tests.thorough import many


def read(text: str, day: Weekday | None = None) -> Hours:
    return read_cells([Cell(text, day, None)], {})


def codes(hours: Hours) -> list[str]:
    return [note.code for _, note in hours.notes]


@pytest.mark.parametrize(
    "text",
    [
        "Monday evenings",
        "Tuesday afternoons",
        "Tues 10am-11am (babies), 11.15am-12.15pm (toddlers)",
        "Mon 10am-11am beginners, 11am-12pm improvers",
        "Weds 7pm-9pm in the village hall",
        "Mon-Fri 9am-5pm (reception)",
        "Sundays 10.30am Holy Communion",
    ],
)
def test_words_beside_days_and_times_are_in_the_notes_and_named(text: str) -> None:
    hours = read(text)

    assert hours.sessions
    assert {session["notes"] for session in hours.sessions} == {f"In their words: {text}"}
    assert hours.words == text
    is_time_of_day = any(word in text for word in ("evening", "afternoon"))  # which the reader of hours names itself
    assert codes(hours) == ["hours-in-notes" if is_time_of_day else "hours-words"]


@pytest.mark.parametrize("text", ["Tuesdays 10am to 12pm", "Open Mon 9am-5pm", "We meet every Monday 7.30pm"])
def test_days_and_times_alone_have_no_notes(text: str) -> None:
    hours = read(text)

    assert [session.get("notes", "") for session in hours.sessions] == [""]
    assert codes(hours) == []


def test_the_words_in_the_column_of_a_day_are_kept_too() -> None:
    hours = read("10am-12pm (babies)", Weekday.TUESDAY)

    assert hours.sessions[0]["notes"] == "In their words: 10am-12pm (babies)"
    assert hours.words == "Tuesday: 10am-12pm (babies)"
    assert codes(hours) == ["hours-words"]


@pytest.mark.parametrize("text", ["Mon 10am-12pm, ring Jean first", "Mon 10am-12pm, tel 01632 960123"])
def test_whom_to_ask_is_not_put_on_a_page(text: str) -> None:
    hours = read(text)

    assert "notes" not in hours.sessions[0]
    assert (codes(hours), "960123" in hours.words) == (["hours-words"], False)


def test_the_words_come_into_the_record_and_the_report(desk: Desk) -> None:
    desk.mapping(
        desk.plain_mapping.replace("opening_hours: {tuesday: <Open Tuesday>}", "opening_hours: <Open Tuesday>")
    )

    outcome = desk.run(desk.headers + desk.frome.replace("10:00-12:00", "Mon 10am-12pm (babies)"))

    record: dict[str, Any] = yaml.safe_load(desk.record("activities", "tea-and-talk-frome"))
    assert record["sessions"][0]["notes"] == "In their words: Mon 10am-12pm (babies)"
    assert record["imported"]["hours"] == "Mon 10am-12pm (babies)"
    report = report_of(outcome, file="table.csv", source="A list", assets=desk.assets, dry_run=False, merges=[])
    assert [(kind.code, kind.title) for kind in report.kinds("doubt")] == [
        ("hours-words", "Hours with more words than days and times")
    ]


WORDS = """Monday Tues Weds. evenings mornings 10am-12pm 7.30pm 2pm to 4pm (babies) beginners tea, Hall term every
second fortnightly first of the month by with Jean closed August not on Choir practice; & 11"""
texts = st.lists(st.sampled_from(WORDS.split()), min_size=1, max_size=7).map(" ".join)


@settings(max_examples=many(150, 3000), suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(text=texts, day=st.sampled_from([None, Weekday.MONDAY]))
def test_no_word_of_a_cell_is_lost_without_being_kept_and_named(text: str, day: Weekday | None) -> None:
    hours, reading = read(text, day), read_hours(text, day=day)

    other_words = [word for word in reading.words if word.casefold() not in ADDS_NOTHING]
    if other_words or reading.not_read:
        assert hours.notes or reading.is_closed
        assert set(text.split()) <= {*hours.words.split(), *hours.words.removeprefix("Monday: ").split()}
