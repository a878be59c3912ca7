"""How messages say times, dates, distances and lengths of time."""

from __future__ import annotations

from datetime import date, time

from fingerpost.geography.distance import KM_PER_MILE

MONTHS = (
    "January February March April May June July August September October November December".split()  # noqa: SIM905
)


def say_time(when: time) -> str:
    """Say a time as people do.

    >>> say_time(time(9)), say_time(time(12)), say_time(time(21, 30))
    ('9am', 'midday', '9:30pm')
    """
    if (when.hour, when.minute) in ((0, 0), (12, 0)):
        return "midday" if when.hour else "midnight"
    minutes = f":{when.minute:02}" if when.minute else ""
    return f"{(when.hour - 1) % 12 + 1}{minutes}{'am' if when.hour < 12 else 'pm'}"


def say_date(day: date) -> str:
    """Say a date with its year.

    >>> say_date(date(2026, 10, 1))
    '1 October 2026'
    """
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def say_how_long(first: date, last: date) -> str:
    """Say how much time has passed, in the unit a person would use.

    >>> say_how_long(date(2025, 9, 20), date(2026, 11, 21)), say_how_long(date(2026, 11, 1), date(2026, 11, 21))
    ('14 months', '20 days')
    """
    days = (last - first).days
    months = (last.year - first.year) * 12 + last.month - first.month - (last.day < first.day)
    if months >= 36:
        return f"{months // 12} years"
    if months >= 2:
        return f"{months} months"
    return f"{days} days" if days != 1 else "1 day"


def say_miles(distance_km: float) -> str:
    """Say a distance in miles, exact enough to judge it.

    >>> say_miles(7797.2), say_miles(12.0)
    ('4,845 miles', '7 miles')
    """
    return f"{distance_km / KM_PER_MILE:,.0f} miles"
