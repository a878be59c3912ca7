"""The year of days that a list writes without one, where its mapping says which."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from fingerpost.exchange.tables.table import Table
from fingerpost.schedule.hours.read import read_hours

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAMED = re.compile(
    r"\b(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(r"\b(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\b", re.IGNORECASE)
_FIRST_MONTHS, _LAST_MONTHS = frozenset((1, 2, 3)), frozenset((10, 11, 12))
_BETWEEN = frozenset((5, 6, 7, 8))  # a list of a whole year has some of these
LEAVE = "leave"  # them as words
_HAS_YEAR = re.compile(r"(?<!\d)(?:\d{4}|\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4})(?!\d)")
_FIGURES = re.compile(r"\d{1,2}([/.-])\d{1,2}")


def year_of(spec: Any) -> int | None:
    """Give the year that a way of making a value says; None where such days are to stay words."""
    year = str(spec.get("year", ""))
    return int(year) if year.isdecimal() else None


@dataclass(slots=True)
class YearOfList:
    """The year that a mapping says, for the days without one in some columns of a table."""

    year: int | None
    columns: Sequence[str]
    order: str = ""  # of day and month in figures, such as "day month year"
    _over: dict[int, bool] = field(default_factory=dict)  # by table: whether it goes over New Year

    def of(self, text: str, table: Table) -> int | None:
        """The year for a text; None where its days are to stay words.

        Of a list that runs over New Year the year is that of December. A day of its first months is then of the next
        year, if its day of the week is: without one nobody knows.
        """
        if self.year is None or _HAS_YEAR.search(text) or not self._goes_over(table):
            return self.year
        months = _months_in(text, self.order)
        if not months & _FIRST_MONTHS:
            return self.year
        return self.year + 1 if months <= _FIRST_MONTHS and _WEEKDAY.search(text) else None

    def _goes_over(self, table: Table) -> bool:
        if id(table) not in self._over:
            cells = (row.cells.get(column, "") for row in table.rows for column in self.columns)
            months = [
                (cell, its) for cell in cells if not _HAS_YEAR.search(cell) and (its := _months_in(cell, self.order))
            ]
            self._over[id(table)] = self.year is not None and _goes_over(months, self.year)
        return self._over[id(table)]


def _goes_over(cells: Sequence[tuple[str, set[int]]], year: int) -> bool:
    """Whether a list runs over New Year: by the days of the week of its first months, or else by its order.

    Args:
        cells: Those with a day, in the order of the list, each with its months.
        year: The year that the mapping says.
    """
    every = set().union(*(months for _, months in cells))
    if not (every & _FIRST_MONTHS and every & _LAST_MONTHS) or every & _BETWEEN:
        return False
    with_weekday = [cell for cell, months in cells if months <= _FIRST_MONTHS and _WEEKDAY.search(cell)]
    if with_weekday:
        return any(_is_a_day(cell, year + 1) and not _is_a_day(cell, year) for cell in with_weekday)
    first = [at for at, (_, months) in enumerate(cells) if months & _FIRST_MONTHS]
    last = [at for at, (_, months) in enumerate(cells) if months & _LAST_MONTHS]
    return max(last) < min(first)


def _is_a_day(text: str, year: int) -> bool:
    return any("starts_on" in session for session in read_hours(text, year=year).sessions)


def _months_in(text: str, order: str) -> set[int]:
    """The months that a text names beside a number: "Sat 2 January", "2/1"."""
    named = {_MONTHS.index(match[1].casefold()[:3]) + 1 for match in _NAMED.finditer(text)}
    if named or not order.endswith("year"):
        return named
    figures = _FIGURES.search(text)
    number = int(re.split(r"[/.-]", figures[0])[0 if order.startswith("month") else 1]) if figures else 0
    return {number} if 1 <= number <= len(_MONTHS) else set()


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
