"""A column that says how often, beside hours of the school terms, or that says the terms itself."""

from __future__ import annotations

import pytest

from fingerpost.exchange.tables.hours.opening_hours import Cell, read_cells

TUESDAY = {"days": ["tuesday"], "from": "14:00", "to": "16:00"}
IN_TERMS = {"repeats": "some-weeks", **TUESDAY, "notes": "Term time only."}
IN_HOLIDAYS = {"repeats": "some-weeks", **TUESDAY, "notes": "School holidays only."}


@pytest.mark.parametrize(
    ("often", "text", "session"),
    [
        ("Weekly", "Tuesday 2pm-4pm, term time only", IN_TERMS),
        ("Every week", "Tuesdays 2pm-4pm (school holidays only)", IN_HOLIDAYS),
        ("Weekly (term time only)", "Tuesday 2pm-4pm", IN_TERMS),
        ("Term time", "Tuesday 2pm-4pm", IN_TERMS),
        ("Weekly in term time", "Tuesday 2pm-4pm term time", IN_TERMS),
        ("Weekly, school holidays", "Tuesday 2pm-4pm", IN_HOLIDAYS),
        ("School holidays", "Tuesday 2pm-4pm, term time only", None),
        ("Weekly, not in school holidays", "Tuesday 2pm-4pm", None),
        ("Fortnightly", "Tuesday 2pm-4pm, term time only", None),
        ("Monthly in term time", "Tuesday 2pm-4pm", None),
        ("Term time", "Tue 2pm-4pm; Thu 4pm-5pm", None),  # of both, or of the last
    ],
)
def test_terms_keep_their_day_and_time_and_are_on_some_of_the_weeks(
    often: str, text: str, session: dict[str, object] | None
) -> None:
    hours = read_cells([Cell(text, None, "<Hours>")], {}, often=often)

    assert hours.sessions == [session or {"repeats": "unknown"}]
    assert hours.notes
    assert session or hours.words == f"{often}: {text}"


@pytest.mark.parametrize("text", ["Tuesday 2pm-4pm, term time only", "Tuesday 2pm-4pm (term time)"])
def test_terms_of_a_calendar_leave_no_words_over(text: str) -> None:
    hours = read_cells([Cell(text, None, "<Hours>")], {}, "somerset")

    assert (hours.sessions, hours.notes) == ([{"repeats": "weekly", **TUESDAY, "term_time": "somerset"}], [])


def test_terms_in_another_column_are_those_of_the_calendar() -> None:
    hours = read_cells([Cell("Tuesday 2pm-4pm", None, "<Hours>")], {}, "somerset", often="Weekly (term time only)")

    assert (hours.sessions, hours.notes) == ([{"repeats": "weekly", **TUESDAY, "term_time": "somerset"}], [])
