"""Columns of days that are only ticked, beside one column with the times: Mon "x", Thu "x", Time "10am - 12pm"."""

from __future__ import annotations

from collections.abc import Sequence

from fingerpost.exchange.tables.propose.column import Choice, Column
from fingerpost.exchange.tables.propose.draft import Draft
from fingerpost.exchange.tables.propose.headings import DAYS, day_in
from fingerpost.exchange.tables.propose.yaml_lines import first_of_texts, list_of, quoted

ROLE = "ticked."  # before the name of the day
_TICKS = frozenset(("x", "✓", "✔", "yes", "y", "true", "t", "1", "•", "*"))
_NO_TICKS = frozenset(("no", "n", "false", "f", "0", "-", "✗"))
_MOSTLY = 0.9
_MANY = 3  # days, so that the columns are a week


def take_ticked_days(columns: Sequence[Column], chosen: dict[str, list[Choice]], used: dict[str, Choice]) -> None:
    """Take the days that are ticked, where nothing else says on which day it is."""
    times = next((chosen[role][0].column for role in ("start", "hours") if role in chosen), None)
    if times is None or "day" in chosen or any(f"hours.{day}" in chosen for day in DAYS):
        return
    days = [
        column
        for column in columns
        if column.name not in used and column.table == times.table and day_in(column.heading)[0] and _is_ticked(column)
    ]
    if len({day_in(column.heading)[0] for column in days}) < max(_MANY, len(days)):
        return
    for column in days:
        choice = Choice(column, ROLE + day_in(column.heading)[0], 1, "it is ticked on the days")
        chosen[choice.role] = [choice]
        used[column.name] = choice


def ticked_days(draft: Draft) -> str:
    """The times of a row on each day that it ticks; "" if no columns are such days."""
    start, end = draft.gap("start"), draft.gap("end")
    times = first_of_texts([f"{start}-{end}" if start and end else "", start or draft.gap("hours")])
    days = {day: draft.all(ROLE + day)[0] for day in DAYS if draft.all(ROLE + day)}
    parts = [
        f"{day}: {{when: {{{quoted(column.name)}: {list_of(_ticks(column))}}}, then: {times}}}"
        for day, column in days.items()
    ]
    return f"{{{', '.join(parts)}}}" if parts else ""


def _ticks(column: Column) -> list[str]:
    return sorted({cell.strip().casefold() for cell in column.contents.cells} & _TICKS | {"x", "yes"})


def _is_ticked(column: Column) -> bool:
    cells = [cell.strip().casefold() for cell in column.contents.cells]
    ticked = sum(cell in _TICKS for cell in cells)
    return bool(ticked) and ticked + sum(cell in _NO_TICKS for cell in cells) >= _MOSTLY * len(cells)
