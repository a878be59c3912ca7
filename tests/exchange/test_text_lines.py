"""A line for texts in a list keeps the word that a text must have, and is one to text, not to ring."""

from __future__ import annotations

from datetime import date

import pytest

from fingerpost.checks.everything import check_directory
from fingerpost.exchange.tables.values.contact_parts import contact_part
from fingerpost.reading.read import read_directory
from tests.exchange.conftest import Desk

MAPPING = """\
source: A list of ours
licence: our own
key: [<Name>]
records:
  activity:
    id: [<Name>]
    name: <Name>
    summary: Somebody listens to you, whatever it is.
    description: <About>
    sessions: {first_of: [{opening_hours: <When>}, [{repeats: unknown}]]}
    join:
      ways:
        - {when: {Phone: filled}, then: phone}
        - {when: {Email: filled}, then: email}
    contact: {phone: <Phone>, email: <Email>}
    checked: {on: 2026-10-01, how: website}
"""
EVERY_DAY = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]


@pytest.fixture
def line(desk: Desk):
    """What becomes of a row with a cell for the phone, and one for the time."""
    desk.mapping(MAPPING)

    def of(phone: str, when: str = "", about: str = "") -> dict:
        desk.run(f'Name,When,Phone,Email,About\nHeron line,{when},"{phone}",hello@example.org,"{about}"\n')
        return desk.values("activities", "heron-line")

    return of


def test_the_word_of_a_text_line_comes_in_with_its_number(line, desk: Desk) -> None:
    record = line("Text HERON to 85258")

    assert record["contact"] == {"text": "HERON to 85258", "email": "hello@example.org"}
    assert record["join"]["ways"] == ["phone", "email"]
    directory, problems = read_directory(desk.assets)
    codes = {each.code for each in check_directory(directory, today=date(2026, 11, 29))}
    assert (problems, codes & {"phone-characters", "phone-texts-only"}) == ([], set())


def test_a_number_that_takes_only_texts_is_one_for_texts(line) -> None:
    assert str(line("85258")["contact"]["text"]) == "85258"


def test_the_word_beside_a_number_to_ring_is_not_lost(line) -> None:
    contact = line("01632 960123 or text 'heron' to 85258")["contact"]

    assert (contact["phone"], contact["text"]) == ("01632 960123", "HERON to 85258")


def test_the_word_is_taken_from_a_text_about_the_same_number(line, desk: Desk) -> None:
    record = line("Text 85258", about="We listen. Text HERON to 85258 for 24/7 support. It is free.")

    assert record["contact"]["text"] == "HERON to 85258"
    assert "to: 24:00" in desk.record("activities", "heron-line")


def test_the_word_for_another_number_is_left_where_it_is(line) -> None:
    record = line("Text 85258", about="Or text HERON to 80011, which answers 24/7.")

    assert str(record["contact"]["text"]) == "85258"
    assert [session["repeats"] for session in record["sessions"]] == ["unknown"]


@pytest.mark.parametrize("phone", ["Text HERON to 85258 24/7", "85258 (24/7)", "01632 960123, 24 hours"])
def test_day_and_night_beside_a_number_is_when_it_answers(phone: str, line, desk: Desk) -> None:
    (session,) = line(phone)["sessions"]

    assert (session["days"], session["phone"]) == (EVERY_DAY, True)
    assert "to: 24:00" in desk.record("activities", "heron-line")


def test_hours_of_their_own_are_kept_beside_day_and_night(line) -> None:
    (session,) = line("01632 960123 24/7", "Tuesday 10am-12pm")["sessions"]

    assert session["days"] == ["tuesday"]


@pytest.mark.parametrize("phone", ["01632 960123, 24 hours notice", "Text us on 85258", "01632 960123"])
def test_another_cell_says_nothing_of_day_and_night_and_no_word(phone: str, line) -> None:
    record = line(phone)

    assert [session["repeats"] for session in record["sessions"]] == ["unknown"]
    assert " to " not in str(record["contact"].get("text", ""))


def test_a_cell_with_several_ways_keeps_the_word() -> None:
    cell = "Text HERON to 85258 or email hello@example.org"

    assert contact_part(cell, "phone", "GB") == "Text HERON to 85258"
    assert contact_part(cell, "email", "GB") == "hello@example.org"
    assert contact_part(cell, "name", "GB") == ""
