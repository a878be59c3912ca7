from __future__ import annotations

from datetime import date

import pytest

from fingerpost.records.calendar import Calendar, DateRange, Term
from fingerpost.schedule.terms import is_term_day, last_known_day

AUTUMN = Term(
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
    assert is_term_day(CALENDAR, date.fromisoformat(day)) is expected


def test_terms_are_known_until_the_last_day_of_the_last_term() -> None:
    assert last_known_day(CALENDAR) == date(2026, 12, 18)
    assert last_known_day(Calendar(id="empty", name="Empty")) is None
