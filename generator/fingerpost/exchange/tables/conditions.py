"""Whether a row is as a condition says: a value, one of several, filled, empty, or compared."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from fingerpost.exchange.tables.hours.called_off import is_called_off
from fingerpost.exchange.tables.values.no_answer import says_nothing
from fingerpost.schedule.hours.dates import MONTH

Fill = Callable[[str], str]  # fills the gaps of a text

_WHETHER = ("filled", "empty")
A_DATE = "a date"  # of a condition: whatever the day is
_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
_A_DAY = (
    r"(?:\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{4}-\d\d-\d\d|"
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)? )?(?:(?:{MONTH}),? )?(?:19|20)\d\d)"
)
_DAY_BEHIND = re.compile(rf"\b[\s,;:(–—-]+(?:on )?{_A_DAY}\)?$", re.IGNORECASE)
_ONLY_A_DAY = re.compile(_A_DAY, re.IGNORECASE)
_A_MONTH = re.compile(MONTH, re.IGNORECASE)
_THOUSANDS = re.compile(r"(?<=[0-9]),(?=[0-9]{3}(?![0-9]))")


def without_day(cell: str) -> str:
    """A word without the day or the year that follows it.

    >>> without_day("Yes - 3/4/2026"), without_day("Yes (March 2026)"), without_day("Yes until 2026")
    ('Yes', 'Yes', 'Yes until')
    >>> without_day("March 2026")
    'March 2026'
    """
    word = _DAY_BEHIND.sub("", cell) if cell[-1:].isdecimal() or cell.endswith(")") else cell
    return cell if _A_MONTH.fullmatch(word) else word


def is_day_or_year(cell: str) -> bool:
    """Whether a cell is a day, a month with its year, or a year, and nothing else.

    >>> is_day_or_year("3/4/2026"), is_day_or_year("June 2025"), is_day_or_year("June")
    (True, True, False)
    """
    return _ONLY_A_DAY.fullmatch(cell) is not None


def is_as_said(
    cell: str,
    test: str | list[str] | Mapping[str, Any],
    fill: Fill,
    is_as_empty: Callable[[str], bool] = says_nothing,
) -> bool:
    """Whether one cell is as the test of a condition says; ``is_as_empty`` knows which words are as good as none."""
    if isinstance(test, str):
        if test in _WHETHER:
            return (cell != "" and not is_as_empty(cell)) is (test == "filled")
        if test == A_DATE:
            return is_day_or_year(cell)
        return cell.casefold() == fill(test).casefold()
    if isinstance(test, list):
        return any(is_as_said(cell, one, fill, is_as_empty) for one in test)
    return all(
        not any(is_as_said(each, wanted, fill, is_as_empty) for each in (cell, without_day(cell)))
        if word == "other_than"
        else _COMPARISONS[word](cell, wanted, fill)
        for word, wanted in test.items()
    )


def _contains(cell: str, wanted: Any, fill: Fill) -> bool:
    texts = [fill(str(part)).casefold() for part in (wanted if isinstance(wanted, list) else [wanted])]
    return any(text != "" and text in cell.casefold() for text in texts)


def number_in(cell: str) -> float | None:
    """The one number of a cell, with or without a sign of money; None for a cell with none, or with several.

    >>> number_in("£1,200 a year"), number_in("3 or 4")
    (1200.0, None)
    """
    numbers = _NUMBER.findall(_THOUSANDS.sub("", cell))
    return float(numbers[0]) if len(numbers) == 1 else None


def _numbers(holds: Callable[[float, float], bool]) -> Callable[[str, Any, Fill], bool]:
    def compare(cell: str, wanted: Any, _: Fill) -> bool:
        number = number_in(cell)
        return number is not None and holds(number, float(wanted))

    return compare


_COMPARISONS: dict[str, Callable[[str, Any, Fill], bool]] = {
    "contains": _contains,
    "means": lambda cell, _wanted, _: is_called_off(cell),  # the schema has one meaning
    "more_than": _numbers(lambda number, wanted: number > wanted),
    "less_than": _numbers(lambda number, wanted: number < wanted),
    "at_least": _numbers(lambda number, wanted: number >= wanted),
    "at_most": _numbers(lambda number, wanted: number <= wanted),
    "longer_than": lambda cell, wanted, _: len(cell) > float(wanted),
    "shorter_than": lambda cell, wanted, _: len(cell) < float(wanted),
}
