"""Dates among the words of hours."""

from __future__ import annotations

import re
from datetime import date

MONTH = (
    "january|february|march|april|may|june|july|august|september|october|november|december"
    "|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec"
)
MONTH_NAMES = {name[:3]: number for number, name in enumerate(MONTH.split("|")[:12], start=1)}
_DAY_FIRST = re.compile(rf"(\d{{1,2}})(?:st|nd|rd|th)?(?: of)? ({MONTH})\.?,? (\d{{4}}|\d\d)", re.IGNORECASE)
_MONTH_FIRST = re.compile(rf"({MONTH})\.? (\d{{1,2}})(?:st|nd|rd|th)?,? (\d{{4}})", re.IGNORECASE)
_SEVERAL = re.compile(rf"(\d.*[^\d\s].*?\d)(?:st|nd|rd|th)?\s+((?:{MONTH})\s+\d{{4}})", re.IGNORECASE)
_YEAR_FIRST = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_FIGURES = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})")
FIRST_YEAR, LAST_YEAR = 1990, 2199  # as the schema has it


def read_dates(text: str) -> tuple[date, ...]:
    """Read one day, or several of a month; nothing where one of them cannot be read.

    >>> read_dates("5, 12 and 19 December 2026")[-1]
    datetime.date(2026, 12, 19)
    """
    if not (several := _SEVERAL.fullmatch(text)):
        return (day,) if (day := read_date(text)) else ()
    days = [read_date(f"{number} {several[2]}") for number in re.findall(r"\d+", several[1])]
    return tuple(sorted({day for day in days if day})) if all(days) else ()


def read_date(text: str) -> date | None:
    """Read a day with its year; None where the year is not written, or 4/5/2026 could be two days.

    >>> read_date("the 5th of December 2026"), read_date("5 December"), read_date("25/12/2026")
    (datetime.date(2026, 12, 5), None, datetime.date(2026, 12, 25))
    """
    words = " ".join(text.removeprefix("the ").removeprefix("The ").split())
    if match := _DAY_FIRST.fullmatch(words):
        day, month, year = int(match[1]), MONTH_NAMES[match[2].casefold()[:3]], int(match[3])
    elif match := _MONTH_FIRST.fullmatch(words):
        day, month, year = int(match[2]), MONTH_NAMES[match[1].casefold()[:3]], int(match[3])
    elif match := _YEAR_FIRST.fullmatch(words):
        year, month, day = (int(part) for part in match.groups())
    elif match := _FIGURES.fullmatch(words):
        day, month, year = (int(part) for part in match.groups())
        if month != day and day <= 12:
            return None
    else:
        return None
    year += 2000 if year < 100 else 0
    try:
        return date(year, month, day) if FIRST_YEAR <= year <= LAST_YEAR else None
    except ValueError:
        return None
