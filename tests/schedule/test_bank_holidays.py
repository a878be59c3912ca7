"""The bank holidays of the four nations, against lists worked out here from the official rules."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from dateutil.easter import easter

from fingerpost.schedule.bank_holidays import bank_holidays

EVERYWHERE = {(1, 1), (12, 25), (12, 26)}
FIXED = {
    "ENG": EVERYWHERE,
    "WLS": EVERYWHERE,
    "SCT": EVERYWHERE | {(1, 2), (11, 30)},
    "NIR": EVERYWHERE | {(3, 17), (7, 12)},
}
DAY = timedelta(days=1)
# Proclaimed for one year: Scotland's men at the World Cup.
PROCLAIMED = {("SCT", 2026): {date(2026, 6, 15)}}


def official(nation: str, year: int) -> set[date]:
    """As the governments list them: a day at the weekend is replaced by the next weekday that is none."""
    days: set[date] = set()
    own = sorted(date(year, *day) for day in FIXED[nation])
    days |= {day for day in own if day.weekday() < 5}
    for day in own:
        instead = day
        while instead.weekday() > 4 or (instead != day and instead in days):
            instead += DAY
        days.add(instead)
    days |= {easter(year) - timedelta(days=2), monday(year, 5, 1), monday(year, 5, 25)}
    days.add(monday(year, 8, 1) if nation == "SCT" else monday(year, 8, 25))
    if nation != "SCT":
        days.add(easter(year) + DAY)
    return days | PROCLAIMED.get((nation, year), set())


def monday(year: int, month: int, first: int) -> date:
    """The first Monday from a day on: from the 25th it is the last of a month of 31 days."""
    day = date(year, month, first)
    return day + timedelta(days=-day.weekday() % 7)


@pytest.mark.parametrize("year", [2026, 2027, 2028])
@pytest.mark.parametrize("nation", FIXED)
def test_a_nation_has_the_official_days_and_the_weekend_days_beside_them(nation: str, year: int) -> None:
    at_weekends = {day for of in FIXED[nation] if (day := date(year, *of)).weekday() > 4}

    assert bank_holidays(nation, year) == official(nation, year) | at_weekends


@pytest.mark.parametrize(
    ("nation", "year", "days"),
    [("ENG", 2026, 8), ("WLS", 2027, 8), ("SCT", 2026, 10), ("SCT", 2028, 9), ("NIR", 2026, 10), ("NIR", 2028, 10)],
)
def test_the_lists_worked_out_here_are_as_long_as_the_announced_ones(nation: str, year: int, days: int) -> None:
    assert len(official(nation, year)) == days
    assert all(day.weekday() < 5 for day in official(nation, year))
