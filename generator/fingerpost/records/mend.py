"""How people write times and dates, and what they should have typed."""

from __future__ import annotations

import re
from datetime import date

from dateutil import parser as dateutil_parser

_TIME = re.compile(r"^\s*([0-9]{1,2})(?:[:.h]?([0-9]{2}))?\s*(am|pm|a\.m\.|p\.m\.)?\s*$", re.IGNORECASE)
_DAY_FIRST = re.compile(r"^([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})$")
_YEAR_FIRST = re.compile(r"^([0-9]{4})-([0-9]{2})-([0-9]{2})$")
_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


def mend_time(value: str) -> tuple[str, str]:
    """Message and hint for a time that is not written as 09:30.

    >>> mend_time("9.30am")[1]
    'Write 09:30.'
    >>> mend_time("24:00")[1]
    'Write 00:00 and add ends_next_day: yes'
    """
    shown = value[:20]
    if value.strip() in ("24:00", "2400"):
        return "There is no 24:00 on a clock.", "Write 00:00 and add ends_next_day: yes"
    found = _TIME.match(value) if value.isascii() else None
    if found:
        hour, minute = int(found.group(1)), int(found.group(2) or 0)
        half = (found.group(3) or "").lower()[:1]
        if half == "p" and hour < 12:
            hour += 12
        if half == "a" and hour == 12:
            hour = 0
        if hour < 24 and minute < 60:
            return f"{shown} is not a time on the 24 hour clock.", f"Write {hour:02}:{minute:02}."
        return f"There is no time {shown}.", "Write times on the 24 hour clock, for example 21:00 for 9pm."
    if value.strip().lower() in ("noon", "midday"):
        return f"{shown} is not a time on the 24 hour clock.", "Write 12:00."
    return f"{shown} is not a time.", "Write times on the 24 hour clock, for example 21:00 for 9pm."


def mend_date(value: str) -> tuple[str, str]:
    """Message and hint for a date that is not a real day written year first.

    >>> mend_date("2026-02-30")[0]
    'There is no such day as 30 February 2026.'
    >>> mend_date("01/10/2026")[0]
    '01/10/2026 could be 1 October or 10 January.'
    """
    shown = value[:30]
    if year_first := _YEAR_FIRST.match(value):
        year, month, day = (int(part) for part in year_first.groups())
        name = _MONTHS[month - 1] if 1 <= month <= 12 else f"month {month}"
        return f"There is no such day as {day} {name} {year}.", "Look it up in a calendar. Write the year first."
    if day_first := _DAY_FIRST.match(value):
        day, month, year = (int(part) for part in day_first.groups())
        if day <= 12 and month <= 12 and day != month:
            one, other = f"{day} {_MONTHS[month - 1]}", f"{month} {_MONTHS[day - 1]}"
            return (
                f"{shown} could be {one} or {other}.",
                f"Write the year first: {year}-{month:02}-{day:02} is {one} {year}.",
            )
    try:
        meant = dateutil_parser.parse(value, dayfirst=True) if value.isascii() and len(value) < 40 else None
    except (ValueError, OverflowError):
        meant = None
    example = meant.date() if meant else date(2026, 10, 1)
    words = f"{example.day} {_MONTHS[example.month - 1]} {example.year}"
    return f"{shown} is not a date with the year first.", f"Write {example.isoformat()} for {words}."
