"""Columns with days that have no year, so that somebody who knows the list says which it is."""

from __future__ import annotations

from collections.abc import Mapping

from fingerpost.exchange.tables.hours.year_of_list import LEAVE
from fingerpost.exchange.tables.propose.column import Choice, Column
from fingerpost.schedule.hours.read import read_hours

_ROLES = ("hours", "day", "start", "start_date", "end_date")
_FEW = 0.05  # of the cells: in a list of opening hours one may have such a day, and the list be of no year
_MOST = 400  # cells that are looked at


def columns_without_year(chosen: Mapping[str, list[Choice]]) -> frozenset[str]:
    """The names of the columns with times or dates of which some have a day without its year."""
    is_in_two = "day" in chosen and "start" in chosen  # and nothing is made of the same in words
    roles = [role for role in _ROLES if role != "hours" or not is_in_two]
    columns = [choice.column for role in roles for choice in chosen.get(role, [])]
    return frozenset(column.name for column in columns if _lacks_year(column))


def _lacks_year(column: Column) -> bool:
    cells = [cell for cell in column.contents.cells if cell.strip()][:_MOST]
    lacking = sum(read_hours(cell).needs_year for cell in cells)
    return lacking > _FEW * len(cells)


def year_beside(column: str, without_year: frozenset[str], answer: str) -> str:
    """Write the year beside what a column makes, blank where nobody has said it yet; "" if it is of no use."""
    return f", year: {answer}" if column in without_year and answer != LEAVE else ""
