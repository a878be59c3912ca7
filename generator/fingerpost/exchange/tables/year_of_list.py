"""The year of days that a list writes without one, where its mapping says which."""

from __future__ import annotations

import re
from typing import Any

from fingerpost.schedule.hours.read import read_hours

LEAVE = "leave"  # them as words
_HAS_YEAR = re.compile(r"(?<!\d)(?:\d{4}|\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4})(?!\d)")
_FIGURES = re.compile(r"\d{1,2}([/.-])\d{1,2}")


def year_of(spec: Any) -> int | None:
    """Give the year that a way of making a value says; None where such days are to stay words."""
    year = str(spec.get("year", ""))
    return int(year) if year.isdecimal() else None


def dated(text: str, order: str, year: int | None) -> str:
    """Write a day with the year, where it has none; as it is where it is no day of that year.

    >>> dated("Sat 13 June", "day month year", 2026), dated("Sat 14 June", "day month year", 2026)
    ('2026-06-13', 'Sat 14 June')
    >>> dated("13/06", "day month year", 2026), dated("13/06/2025", "day month year", 2026)
    ('13/06/2026', '13/06/2025')
    """
    if year is None or _HAS_YEAR.search(text):
        return text
    if order.endswith("year") and (figures := _FIGURES.fullmatch(text.strip())):
        return f"{text.strip()}{figures[1]}{year}"
    sessions = read_hours(text, year=year).sessions
    is_day = len(sessions) == 1 and sessions[0].keys() == {"repeats", "starts_on"}
    return str(sessions[0]["starts_on"]) if is_day and sessions[0]["repeats"] == "once" else text
