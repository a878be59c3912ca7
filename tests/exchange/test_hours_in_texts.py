"""A description that only repeats the hours is not shown a second time; what it says besides stays."""

from __future__ import annotations

from pathlib import Path

import pytest

from fingerpost.exchange.tables.hours.hours_in_texts import without_hours
from fingerpost.exchange.tables.table_import import import_table
from fingerpost.reading.read import read_directory

TUESDAY = {"repeats": "weekly", "days": ["tuesday"], "from": "14:00", "to": "18:00", "place": "hall"}
SATURDAY = {"repeats": "weekly", "days": ["saturday"], "from": "09:00", "to": "13:00"}
FIRST = {"repeats": "monthly", "weeks": [1], "days": ["tuesday"], "from": "14:00", "to": "18:00"}


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("Tuesday: 14:00 - 18:00, Saturday: 09:00 - 13:00", ""),
        ("Tea and games.\n\nTuesdays 2pm-6pm", "Tea and games."),
        ("Tuesdays 2pm-6pm\n\nTea and games.", "Tea and games."),
        ("Tuesday: 14:00 - 18:00, Sunday: 09:00 - 13:00", "Tuesday: 14:00 - 18:00, Sunday: 09:00 - 13:00"),
        ("Tuesday: 14:00 - 17:00", "Tuesday: 14:00 - 17:00"),
        ("1st Tuesday 2pm-6pm", "1st Tuesday 2pm-6pm"),
        ("Tuesdays 2pm-6pm (term time)", "Tuesdays 2pm-6pm (term time)"),
        ("Tuesdays 2pm-6pm, with live music", "Tuesdays 2pm-6pm, with live music"),
        ("Closed", "Closed"),
        ("Tea and games.", "Tea and games."),
    ],
)
def test_a_paragraph_goes_where_the_sessions_say_all_of_it(text: str, rest: str) -> None:
    assert without_hours(text, [TUESDAY, SATURDAY]) == rest


@pytest.mark.parametrize("session", [FIRST, {"repeats": "unknown"}, {**TUESDAY, "repeats": "some-weeks"}])
def test_sessions_that_say_less_take_nothing_away(session: dict[str, object]) -> None:
    assert without_hours("Tuesdays 2pm-6pm", [session]) == "Tuesdays 2pm-6pm"


def test_the_page_of_a_row_has_its_hours_once(tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text(
        "Name,About,When,Web\nTea,Tuesdays 2pm-6pm,Tu 14:00-18:00,https://tea.example.org\n"
        "Art,Tuesdays 2pm-6pm in the hut,Tu 14:00-18:00,https://art.example.org\n",
        "utf-8",
    )
    (tmp_path / "list.mapping.yaml").write_text(
        "source: Us\nlicence: our own\nkey: [<Name>]\nrecords:\n  activity:\n    id: [<Name>]\n    name: <Name>\n"
        "    summary: <Name>. Get in touch to find out more.\n    description: <About>\n"
        "    categories: [uncategorised]\n    sessions: {opening_hours: <When>}\n    contact: {website: <Web>}\n"
        "    checked: {on: 2026-10-01, how: list}\n",
        "utf-8",
    )

    import_table("csv", tmp_path / "list.csv", tmp_path / "list.mapping.yaml", tmp_path / "assets")

    directory, _ = read_directory(tmp_path / "assets")
    assert directory.activities["tea"].description == ""
    assert directory.activities["art"].description == "Tuesdays 2pm-6pm in the hut"
