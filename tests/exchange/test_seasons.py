"""Days without a year in the programme of a season, which runs from one year into the next."""

from __future__ import annotations

import pytest

from fingerpost.exchange.tables.hours.year_of_list import YearOfList, dated
from fingerpost.exchange.tables.table import Row, Table
from fingerpost.exchange.tables.values.clean_values import clean_date
from tests.exchange.conftest import Desk

ORDER = "day month year"
SEASON = [
    *("10 September", "8 October", "12 November", "10 December", "14 January", "11 February", "11 March", "8 April"),
    *("13 May", "10 June"),
]
AUTUMN = ["2026-09-10", "2026-10-08", "2026-11-12", "2026-12-10"]
SPRING = ["2027-01-14", "2027-02-11", "2027-03-11", "2027-04-08", "2027-05-13", "2027-06-10"]
WORDS: list[str | None] = [None] * 6


def days_of(cells: list[str], order: str = ORDER) -> list[str | None]:
    rows = [Row(number, {"Date": cell}) for number, cell in enumerate(cells, start=2)]
    table = Table("list.csv", ("Date",), rows)
    years = YearOfList(2026, ("Date",), order)
    return [clean_date(dated(cell, order, years.of(cell, table)), order)[0] for cell in cells]


@pytest.mark.parametrize(
    ("cells", "days"),
    [
        (SEASON, AUTUMN + WORDS),
        ([f"Thu {day}" for day in SEASON], AUTUMN + SPRING),
        (["8 October", "10 December", "Thu 14 January", "11 March", "8 April"], [*AUTUMN[1::2], SPRING[0], None, None]),
        ([*SEASON[:7], "1 March", *SEASON[7:]], [*AUTUMN, None, *WORDS]),  # two in the wrong order
        (["10/09", "08/10", "14/01", "08/04"], [*AUTUMN[:2], None, None]),
        (["10 September 2026", "8 October 2026", "14 January 2027", "8 April"], [*AUTUMN[:2], SPRING[0], None]),
        (["6 May", "1 July", "2 December", "6 January"], ["2026-05-06", "2026-07-01", "2026-12-02", None]),
        ([*SEASON, "24 September"], [None, *AUTUMN[1:], *WORDS, None]),  # of either year
        ([*reversed(SEASON)], [*WORDS, *reversed(AUTUMN)]),  # the last day first
        (["10 September", "8 October", "13 May", "10 June"], [*AUTUMN[:2], None, None]),
        (SEASON + SEASON + SEASON, [None] * 30),  # of nobody knows which
        # In no order: two days of the week that fit only the next year, before all that fit only this one.
        (["Thu 10 June", "Thu 14 January", "Thu 8 October", "13 May"], [SPRING[5], SPRING[0], AUTUMN[1], None]),
    ],
)
def test_a_day_after_new_year_is_of_the_next_year_or_stays_words(cells: list[str], days: list[str | None]) -> None:
    assert days_of(cells) == days


@pytest.mark.parametrize(
    "cells",
    [
        [*SEASON[4:], *SEASON[:4]],
        [*SEASON[3::-1], *SEASON[:3:-1]],  # backwards
        ["10 June", "14 January", "8 October", "11 March", "10 December"],
        ["10 January", "14 March", "10 October", "9 January", "13 March"],  # hall by hall
        ["Sat 10 October", "Sat 10 January", "14 February"],  # which fits this year
    ],
)
def test_every_day_of_another_list_is_of_the_year_that_the_mapping_says(cells: list[str]) -> None:
    assert [day and day[:4] for day in days_of(cells)] == ["2026"] * len(cells)


MAPPING = """\
source: What is on
licence: our own
key: [<Name>]
records:
  activity:
    id: [<Name>]
    name: <Name>
    summary: Something to do for anybody.
    sessions: {opening_hours: <Time>, on: {date: <Date>, written: day month year, year: 2026}}
    contact: {website: "https://a.example.net/"}
    checked: {on: 2026-10-01, how: list}
"""


@pytest.mark.parametrize(
    ("date", "message"),
    [
        (
            "14 January",
            "14 January has no year, and the list runs over New Year from 2026: it could be in either year.",
        ),
        ("Wed 14 January", "Wed 14 January is no day of 2027."),
        ("Sat 12 December to Sun 3 January", "Sat 12 December to Sun 3 January is more than one day."),
        ("Sat 12 and Sun 13 December", "Sat 12 and Sun 13 December is more than one day."),
        ("31 February 2027", "31 February 2027 is not one date."),
        ("Sun 12 December", "Sun 12 December is no day of 2026."),
    ],
)
def test_a_date_that_is_not_certain_is_named_whole_and_once_and_stays_with_its_time(
    desk: Desk, date: str, message: str
) -> None:
    desk.mapping(MAPPING)
    season = "".join(f"Talk {number},{day},7.30pm\n" for number, day in enumerate(SEASON[:4]))

    outcome = desk.run(f"Name,Date,Time\n{season}Fair,{date},10am-4pm daily\nTalk 9,Thu 11 February,7.30pm\n")

    of_row = [(problem.code, problem.message) for problem in outcome.problems if problem.span.line == 6]
    assert of_row == [("date-unclear", message)]
    record = desk.values("activities", "fair")
    assert record["sessions"] == [{"repeats": "unknown"}]  # and not on every day from 10 to 4
    assert record["imported"]["hours"] == f"{date} 10am-4pm daily"
