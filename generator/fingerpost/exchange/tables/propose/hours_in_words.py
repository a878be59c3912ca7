"""A second column that says when, in words, beside hours for a machine: its "monthly" must not be lost."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from fingerpost.exchange.tables.mapping_check import as_gap
from fingerpost.exchange.tables.propose.column import Choice, Column
from fingerpost.exchange.tables.propose.headings import day_in, reason_not_shown
from fingerpost.exchange.tables.propose.yaml_lines import quoted
from fingerpost.schedule.hours.read import read_hours

ROLE = "hours_in_words"
_LOOKED_AT = 25  # rows: looking takes time
_HALF = 0.5
_MAY_BE = ("description", "summary", "")  # what else such a column may be, or nothing


def take_hours_in_words(columns: Sequence[Column], chosen: dict[str, list[Choice]], used: dict[str, Choice]) -> None:
    """Take a column in words of the same days as the hours; it may be a text for visitors as well."""
    if "hours" not in chosen or "day" in chosen:
        return
    hours = chosen["hours"][0].column
    for column in columns:
        role = used[column.name].role if column.name in used else ""
        if column.table != hours.table or role not in _MAY_BE or day_in(column.heading)[0]:
            continue
        if not reason_not_shown(column.heading) and _are_of_same_days(hours, column):
            choice = Choice(column, ROLE, 1, "it says in words when, on the same days as the hours")
            chosen[ROLE] = [choice]
            used.setdefault(column.name, choice)
            return


def in_words(chosen: Mapping[str, list[Column]]) -> str:
    """What is written beside hours of which another column has the words; "" if none has."""
    columns = chosen.get(ROLE, [])
    return f", in_words: {quoted(as_gap(columns[0].name))}" if columns else ""


def _are_of_same_days(hours: Column, column: Column) -> bool:
    """Whether most of the cells name days, and mostly those of the hours of their row."""
    if column.contents.share("with_days") < _HALF:
        return False
    pairs = [
        (one, other)
        for one, other in zip(hours.contents.first, column.contents.first, strict=True)
        if one and other and one != other
    ][:_LOOKED_AT]
    alike = [other for one, other in pairs if _days(one) and _days(one) == _days(other)]
    return bool(pairs) and len(alike) >= _HALF * len(pairs)


def _days(text: str) -> frozenset[str]:
    """The days of the week of a text, where any can be read of it."""
    sessions = read_hours(text, calendar="terms").sessions
    return frozenset(day for session in sessions for day in session.get("days", ()))
