"""Copy for the record: one fact a line, nothing that matters lost, and nothing a clinical system would lose."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from fingerpost.edition.edition import Edition
from fingerpost.edition.wording.record_text import dated_words, record_lines
from fingerpost.pages.kinds.activity import contact_of
from fingerpost.reading.read import read_directory
from tests.published import SINGERS, Publish

PLACE = """\
name: Chantry Rooms
address: [14 Pound Lane]
town: Frome
postcode: BA11 1AA
access: {step_free_entrance: yes}
"""
ELSEWHERE = "name: Market Hall\naddress: [Market Place]\ntown: Wells\npostcode: BA5 2RB\n"
TWO_PLACES = SINGERS.replace(
    "from: 14:00, to: 15:30}]",
    "from: 14:00, to: 15:30}, {place: market-hall, repeats: monthly, weeks: [first], days: [tuesday], from: 18:30}]",
)
SHORT_MONTHS = re.compile(r"\d (?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b")


def lines_of(publish: Publish, record: str, **more: str) -> tuple[str, ...]:
    files = {"activities/singers.yaml": record, "places/old-dairy.yaml": PLACE, "places/market-hall.yaml": ELSEWHERE}
    edition = publish({**files, **more}).edition
    activity = edition.directory.activities["singers"]
    return record_lines(edition, activity, contact_of(edition, activity))


def test_an_activity_is_said_one_fact_a_line(publish: Publish) -> None:
    assert lines_of(publish, SINGERS) == (
        "Everyday Singers (arts)",
        "Who: Any adult.",
        "Where: Chantry Rooms, 14 Pound Lane, Frome BA11 1AA",
        "When: Every Wednesday, 2pm to 3:30pm. Next: Wednesday 25 November 2026.",
        "Cost: Pay what you can. Most people give £3. Your first visit is free.",
        "Join: Just turn up. Or ring first.",
        "Contact: Jean (example), 01632 960144",
        "Someone will meet new people at the door. Step-free.",
        "Checked by phone 3 November 2026.",
        "https://directory.example.org/a/singers/",
    )


def test_each_place_has_its_own_times_below_it(publish: Publish) -> None:
    lines = lines_of(publish, TWO_PLACES)

    assert lines[2:6] == (
        "Where: Chantry Rooms, 14 Pound Lane, Frome BA11 1AA",
        "When: Every Wednesday, 2pm to 3:30pm. Next: Wednesday 25 November 2026.",
        "Where: Market Hall, Market Place, Wells BA5 2RB",
        "When: The 1st Tuesday of the month, 6:30pm. Next: Tuesday 1 December 2026.",
    )


@pytest.mark.parametrize(
    ("state", "words"),
    [
        ("full", "Full when last asked, 1 October 2026."),
        ("waiting-list", "Waiting list when last asked, 1 October 2026."),
        ("paused", "Stopped for now when last asked, 1 October 2026."),
        ("open", "Had room when last asked, 1 October 2026."),
    ],
)
def test_whether_there_is_room_comes_second_with_its_date(state: str, words: str, publish: Publish) -> None:
    assert lines_of(publish, SINGERS + f"capacity: {{state: {state}, as_of: 2026-10-01}}\n")[1] == words


def test_who_may_refer_and_for_whom_is_said(publish: Publish) -> None:
    referral = "{by: [gp, nurse], criteria: MRC grade 2 or more, url: https://example.org/refer}"
    record = SINGERS.replace("[drop-in, phone]", f"[professional-referral], referral: {referral}")

    lines = lines_of(publish, record)

    assert lines[2:5] == (
        "Who can refer: GPs and nurses.",
        "Criteria: MRC grade 2 or more.",
        "Referral form: https://example.org/refer",
    )


def test_the_same_words_are_not_said_twice(publish: Publish) -> None:
    record = SINGERS.replace(
        "{place: old-dairy, repeats: weekly, days: [wednesday], from: 14:00, to: 15:30}",
        "{place: old-dairy, repeats: by-arrangement}, {phone: true, repeats: by-arrangement}",
    ).replace("Any adult.", "Anyone aged 18 or over, ages: {from: 18}")

    text = "\n".join(lines_of(publish, record))

    assert "Where: Chantry Rooms, 14 Pound Lane, Frome BA11 1AA; by phone\nWhen: By arrangement.\n" in text
    assert text.count("arrangement") == 1
    assert text.count("ged 18 or over") == 1


def test_a_name_that_begins_with_an_article_has_a_small_letter_inside_a_line(publish: Publish) -> None:
    assert "Contact: the connectors, 01632 960144" in lines_of(
        publish, SINGERS.replace("Jean (example)", "The connectors")
    )


def test_nothing_is_cut(publish: Publish) -> None:
    notes = "Tea and toast are on us. Other food is at the prices of the cafe, which are on the board by the till."
    record = SINGERS.replace("first_visit_free: true", f"notes: '{notes}'")

    assert f"Cost: Pay what you can. Most people give £3. {notes}" in lines_of(publish, record)


def test_of_a_refuge_no_place_is_said(publish: Publish) -> None:
    record = SINGERS.replace("place: old-dairy, ", "area: frome, ").replace("getting_there", "sensitive: true\n#")
    areas = {"vocabulary/areas.yaml": "frome: {name: Frome, location: {lat: 51.23, lon: -2.32}}\n"}

    lines = lines_of(publish, record, **areas)

    assert "Where: not shared, to keep people safe. Ring to ask." in lines
    assert "Frome" not in "\n".join(lines)


@pytest.fixture(scope="module")
def example() -> Edition:
    directory, _ = read_directory(Path(__file__).parents[2] / "assets")
    return Edition(directory=directory, today=date(2026, 11, 23))


def test_no_record_of_the_example_repeats_itself_or_shortens_a_month(example: Edition) -> None:
    faults = []
    for activity in example.activities:
        lines = record_lines(example, activity, contact_of(example, activity))
        times = " ".join(line.partition(": ")[2] for line in lines if line.startswith("When: "))
        parts = [part for part in times.split(". ") if part]
        if len(set(lines)) < len(lines) or SHORT_MONTHS.search(" ".join(lines)) or " ..." in " ".join(lines):
            faults.append(activity.id)
        if len(example.sessions_of(activity)) == 1 and len(set(parts)) < len(parts):
            faults.append(activity.id)

    assert faults == []
    assert len(example.activities) > 200  # control


def test_each_sentence_that_goes_out_of_date_is_in_the_lines(example: Edition) -> None:
    dated = 0
    for activity in example.activities:
        text = "\n".join(record_lines(example, activity, contact_of(example, activity)))
        for each in dated_words(example, activity):
            dated += 1
            assert each.words in text, activity.id

    assert dated > 200  # control
