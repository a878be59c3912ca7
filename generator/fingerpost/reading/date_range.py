"""Which days a record may name: from 1990 to ten years from today.

Any other is a typing slip. The schemas refuse days before 1990 or after 2199; how far ahead a day may be depends on
today, so the checks look at that. Without a limit, one year with a digit too many is more than a page can show and the
search files can count.
"""

from __future__ import annotations

from datetime import date

from fingerpost.records.problem import Problem
from fingerpost.records.span import Span

FIRST_YEAR = 1990  # as the pattern in the schemas has it
YEARS_AHEAD = 10


def last_day(today: date) -> date:
    """Ten years from today.

    >>> last_day(date(2028, 2, 29))
    datetime.date(2038, 2, 28)
    """
    year = min(today.year + YEARS_AHEAD, date.max.year)
    return today.replace(year=year, day=28 if (today.month, today.day) == (2, 29) else today.day)


def out_of_range(span: Span, label: str) -> Problem:
    """Say that a day is too long ago or too far ahead."""
    return Problem(
        code="date-out-of-range",
        span=span,
        message=f"{label} is a day before {FIRST_YEAR} or more than {YEARS_AHEAD} years from now.",
        hint="Look at the year: it comes first, with four digits: 2026-10-01. "
        "If there is no such day, or nobody knows it, delete the line.",
    )
