"""Dates among the words of hours."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

FULL_MONTH = "january|february|march|april|may|june|july|august|september|october|november|december"
MONTH = f"{FULL_MONTH}|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec"
MONTH_NAMES = {name[:3]: number for number, name in enumerate(MONTH.split("|")[:12], start=1)}
_DAY_FIRST = re.compile(rf"(\d{{1,2}})(?:st|nd|rd|th)?(?: of)? ({MONTH})\.?,? (\d{{4}}|\d\d)", re.IGNORECASE)
_MONTH_FIRST = re.compile(rf"({MONTH})\.? (\d{{1,2}})(?:st|nd|rd|th)?,? (\d{{4}})", re.IGNORECASE)
_SEVERAL = re.compile(rf"(\d.*[^\d\s].*?\d)(?:st|nd|rd|th)?\s+((?:{MONTH})\s+\d{{4}})", re.IGNORECASE)
_YEAR_FIRST = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_FIGURES = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4}|\d\d)")
_DASHED = re.compile(rf"(\d{{1,2}})-({MONTH})-(\d{{4}}|\d\d)", re.IGNORECASE)
_MONTH_AND_YEAR = re.compile(rf"({MONTH})\.?,?\s+(\d{{4}})", re.IGNORECASE)
_NO_YEAR = re.compile(
    rf"(\d{{1,2}})(?:st|nd|rd|th)?(?: of)? ({MONTH})\.?|({MONTH})\.? (\d{{1,2}})(?:st|nd|rd|th)?", re.IGNORECASE
)
FIRST_YEAR, LAST_YEAR = 1990, 2199  # as the schema has it


def read_dates(text: str) -> tuple[date, ...]:
    """Read one day, or several of a month; nothing if one of them cannot be read.

    >>> read_dates("5, 12 and 19 December 2026")[-1]
    datetime.date(2026, 12, 19)
    """
    if not (several := _SEVERAL.fullmatch(text)):
        return (day,) if (day := read_date(text)) else ()
    days = [read_date(f"{number} {several[2]}") for number in re.findall(r"\d+", several[1])]
    return tuple(sorted({day for day in days if day})) if all(days) else ()


def days_of_month(text: str) -> tuple[date, date]:
    """Give the first and the last day of a month and its year.

    >>> days_of_month("the end of February 2028")
    (datetime.date(2028, 2, 1), datetime.date(2028, 2, 29))
    """
    match = _MONTH_AND_YEAR.search(text)
    if match is None:
        raise ValueError(text)
    month, year = MONTH_NAMES[match[1].casefold()[:3]], int(match[2])
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def read_date_before(text: str, last: date) -> date | None:
    """Read a day without its year, or in figures that could be two days, by the day that comes after it in a range.

    >>> read_date_before("14th November", date(2026, 3, 25)), read_date_before("5/11/2025", date(2026, 3, 25))
    (datetime.date(2025, 11, 14), datetime.date(2025, 11, 5))
    """
    words = " ".join(text.removeprefix("the ").removeprefix("The ").split())
    if match := _FIGURES.fullmatch(words):
        day, month, year = (int(part) for part in match.groups())
        years = [year + (2000 if year < 100 else 0)] if last.day > 12 else []
    elif match := _NO_YEAR.fullmatch(words):
        day, month = int(match[1] or match[4]), MONTH_NAMES[(match[2] or match[3]).casefold()[:3]]
        years = [last.year, last.year - 1]
    else:
        return None
    for year in years:
        try:
            first = date(year, month, day)
        except ValueError:
            continue
        if first < last:
            return first
    return None


def lacks_year(text: str) -> bool:
    """Whether it is a day of a month without the year.

    >>> lacks_year("the 5th of December"), lacks_year("5/12/2026")
    (True, False)
    """
    return _NO_YEAR.fullmatch(" ".join(text.removeprefix("the ").removeprefix("The ").split())) is not None


def whole_months(first: str, last: str) -> tuple[int, ...]:
    """Give the months from the first day of one to the last day of another, of every year; nothing for other days.

    >>> whole_months("October 1st", "March 31st"), whole_months("1 April", "the 15th of May")
    ((1, 2, 3, 10, 11, 12), ())
    """
    days = [_NO_YEAR.fullmatch(" ".join(text.removeprefix("the ").split())) for text in (first, last)]
    ends = [(int(day[1] or day[4]), MONTH_NAMES[(day[2] or day[3]).casefold()[:3]]) for day in days if day]
    if len(ends) < 2 or ends[0][0] != 1 or ends[1][0] not in {monthrange(year, ends[1][1])[1] for year in (2027, 2028)}:
        return ()
    begins, months = ends[0][1], (ends[1][1] - ends[0][1]) % 12 + 1
    return tuple(sorted((begins + number - 1) % 12 + 1 for number in range(months)))


def read_date(text: str) -> date | None:
    """Read a day with its year; None if the year is not written, or 4/5/2026 could be two days.

    >>> read_date("the 5th of December 2026"), read_date("5 December"), read_date("25/12/2026")
    (datetime.date(2026, 12, 5), None, datetime.date(2026, 12, 25))
    """
    words = " ".join(text.removeprefix("the ").removeprefix("The ").split())
    if match := _DAY_FIRST.fullmatch(words) or _DASHED.fullmatch(words):
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
