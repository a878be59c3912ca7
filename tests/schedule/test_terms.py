from __future__ import annotations

from datetime import date

import pytest

from fingerpost.records.calendar import Calendar, DateRange, SchoolTerm
from fingerpost.schedule.terms import term_bits

AUTUMN = SchoolTerm(
    name="Autumn 2026",
    days=DateRange(date(2026, 9, 3), date(2026, 12, 18)),
    breaks=(DateRange(date(2026, 10, 26), date(2026, 10, 30)),),
)
CALENDAR = Calendar(id="somerset", name="Somerset school terms", terms=(AUTUMN,))


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2026-09-02", False),
        ("2026-09-03", True),
        ("2026-10-25", True),
        ("2026-10-26", False),
        ("2026-10-30", False),
        ("2026-10-31", True),
        ("2026-12-18", True),
        ("2026-12-19", False),
    ],
)
def test_first_and_last_days_of_terms_and_breaks_count(day: str, expected: bool) -> None:
    on = date.fromisoformat(day)

    assert term_bits(CALENDAR, on, on) == int(expected)
