"""The year of days that a list writes without one, where its mapping says which."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from fingerpost.exchange.tables.table import Table
from fingerpost.schedule.hours.read import read_hours

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAMED = re.compile(
    r"\b(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(r"\b(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\b", re.IGNORECASE)
_MONTH = rf"(?:{'|'.join(_MONTHS)})[a-z]*"
_DAY_AND_MONTH = re.compile(rf"(?<![\d:.])(\d{{1,2}})(?:st|nd|rd|th)? +(?:of +)?({_MONTH})\b", re.IGNORECASE)
_MONTH_AND_DAY = re.compile(rf"\b({_MONTH}) +(\d{{1,2}})(?:st|nd|rd|th)?(?![\d:.]|[ap]m\b)", re.IGNORECASE)
_FIRST_MONTHS, _LAST_MONTHS = frozenset((1, 2, 3, 4)), frozenset((9, 10, 11, 12))
_BETWEEN = frozenset((5, 6, 7, 8))  # a list of a whole year has some of these
_SEVERAL = 2  # days of the week that fit the next year: one alone may be a slip
_A_SEASON = 3  # days at least, of a list of several seasons
LEAVE = "leave"  # them as words
_HAS_YEAR = re.compile(r"(?<!\d)(?:\d{4}|\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4})(?!\d)")
_LONGEST = 31  # days of a month
_YEAR_FIRST = re.compile(r"(?<!\d)\d{4}[/.-](\d{1,2})[/.-](\d{1,2})(?!\d)")
_FIGURES = re.compile(r"\d{1,2}([/.-])\d{1,2}")


def year_of(spec: Any) -> int | None:
    """Give the year that a way of making a value says; None if such days are to stay words."""
    year = str(spec.get("year", ""))
    return int(year) if year.isdecimal() else None


_Day = tuple[int, int]  # a month and a day
_Cell = tuple[str, "Days"]


class Days(NamedTuple):
    """The first and the last day that a text may mean, without their year."""

    first: _Day
    last: _Day


class _Season(NamedTuple):
    """A list that runs over New Year."""

    begins: _Day | None  # earlier days are of the next year; None: it runs over several, so nobody knows
    ends: _Day = (0, 0)  # in the next year: what is between the two may be of either


@dataclass(slots=True)
class YearOfList:
    """The year that a mapping says, for the days without one in some columns of a table."""

    year: int | None
    columns: Sequence[str]
    order: str = ""  # of day and month in figures, such as "day month year"
    _seasons: dict[int, _Season | None] = field(default_factory=dict)  # by table

    def of(self, text: str, table: Table) -> int | None:
        """The year for a text; None if its days are to stay words.

        Of a list that runs over New Year the year is that of its beginning. A day before that is then of the next
        year, if its day of the week is: without one nobody knows.
        """
        if self.year is None or _HAS_YEAR.search(text) or (season := self._season(table)) is None:
            return self.year
        if (days := days_in(text, self.order)) is None:
            return self.year
        if (
            season.begins is None
            or days.first < season.begins <= days.last
            or season.begins <= days.first <= season.ends
        ):
            return None
        if days.first >= season.begins:
            return self.year
        return self.year + 1 if _WEEKDAY.search(text) else None

    def _season(self, table: Table) -> _Season | None:
        if id(table) not in self._seasons:
            cells = (row.cells.get(column, "") for row in table.rows for column in self.columns)
            days = [(cell, its) for cell in cells if (its := days_in(cell, self.order))]
            self._seasons[id(table)] = None if self.year is None else _season_of(days, self.year)
        return self._seasons[id(table)]


def _season_of(cells: Sequence[_Cell], year: int) -> _Season | None:
    """How a list runs over New Year, where it does: by its order, or by the days of the week of its first months.

    Args:
        cells: Those with a day, in the order of the list.
        year: The year that the mapping says.
    """
    at = _new_year_in(cells)
    backwards = cells[::-1]  # the last day first
    if at is None and len(cells) >= 2 * _A_SEASON and len(_drops(backwards)) == 1:
        at, cells = _new_year_in(backwards), backwards
    if at is None:
        return _by_weekdays(cells, year)
    if at == 0:
        return _Season(None)
    days = [its.first for _, its in cells]
    after = [cell for cell, _ in cells[at:] if _WEEKDAY.search(cell) and not _HAS_YEAR.search(cell)]
    of_next = sum(_is_only_of(cell, year + 1, year) for cell in after)
    is_over = not after or of_next >= max(1, sum(_is_only_of(cell, year, year + 1) for cell in after))
    return _Season(min(days[:at]), max(days[at:])) if is_over else None


def _new_year_in(cells: Sequence[_Cell]) -> int | None:
    """Which of the days of a list is the first of the next year, by their order; 0 where there are several such.

    None where nothing says so: one is where autumn is followed by the first months, and no day after that is as late
    as the first day of the list; or a little later, where all others follow each other.
    """
    days, drops = [its.first for _, its in cells], _drops(cells)
    falls = [at for at in drops if days[at - 1][0] in _LAST_MONTHS and days[at][0] in _FIRST_MONTHS]
    if len(drops) == 1 and not falls and len(days) > _A_SEASON and days[drops[0] - 1][0] in _LAST_MONTHS:
        falls = drops  # "8 October, 13 May": nothing in the winter
    if len(falls) > 1 and falls == drops and len(days) >= _A_SEASON * (len(falls) + 1):
        return 0
    if len(falls) != 1:
        return None
    begins, ends = min(days[: falls[0]]), max(days[falls[0] :])
    is_longer = falls == drops and begins[0] == ends[0] in _LAST_MONTHS and len(days) >= 2 * _A_SEASON
    return falls[0] if ends < begins or is_longer else None


def _drops(cells: Sequence[_Cell]) -> list[int]:
    """Which days of a list are earlier in the year than the one before."""
    return [at for at in range(1, len(cells)) if cells[at][1].first < cells[at - 1][1].first]


def _by_weekdays(cells: Sequence[_Cell], year: int) -> _Season | None:
    """Whether the first months of a list in another order are of the next year."""
    months = {day[0] for cell, days in cells for day in days if not _HAS_YEAR.search(cell)}
    if not (months & _FIRST_MONTHS and months & _LAST_MONTHS):
        return None
    named = [
        (days, _is_a_day(cell, year), _is_a_day(cell, year + 1))
        for cell, days in cells
        if _WEEKDAY.search(cell) and not _HAS_YEAR.search(cell)
    ]
    of_next = [days.last for days, is_this, is_next in named if is_next and not is_this]
    if not months & _BETWEEN:
        is_over = any(day[0] in _FIRST_MONTHS for day in of_next)
        return _Season((min(months & _LAST_MONTHS), 1)) if is_over else None
    of_this = [days.first for days, is_this, is_next in named if is_this and not is_next]
    if len(of_next) >= _SEVERAL and of_this and max(of_next) < min(of_this):
        return _Season(min(of_this))
    return None


def _is_only_of(text: str, year: int, other: int) -> bool:
    return _is_a_day(text, year) and not _is_a_day(text, other)


def _is_a_day(text: str, year: int) -> bool:
    return any("starts_on" in session for session in read_hours(text, year=year).sessions)


def has_year(text: str) -> bool:
    """Whether a text writes a year itself."""
    return bool(_HAS_YEAR.search(text))


def days_in(text: str, order: str) -> Days | None:
    """The days that a text names without their year: "Sat 2 January", "June 13th", "2/1"; a month is all its days."""
    if iso := _YEAR_FIRST.search(text):
        return Days((int(iso[1]), int(iso[2])), (int(iso[1]), int(iso[2])))
    pairs = [(match[2], match[1]) for match in _DAY_AND_MONTH.finditer(text)]
    pairs = pairs or [(match[1], match[2]) for match in _MONTH_AND_DAY.finditer(text)]
    days = [(_number_of(month), int(day)) for month, day in pairs]
    if not days and order.endswith("year") and (figures := _FIGURES.search(text)):
        one, two = map(int, re.split(r"[/.-]", figures[0]))
        days = [(one, two) if order.startswith("month") else (two, one)]
    if days := [day for day in days if 1 <= day[0] <= len(_MONTHS) and 1 <= day[1] <= _LONGEST]:
        return Days(min(days), max(days))
    named = [_number_of(match[1]) for match in _NAMED.finditer(text)]
    return Days((min(named), 1), (max(named), _LONGEST)) if named else None


def _number_of(month: str) -> int:
    return _MONTHS.index(month.casefold()[:3]) + 1


def dated(text: str, order: str, year: int | None) -> str:
    """Add the year to a day that has none; unchanged if there is no such day in that year.

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
