"""Columns beside a day that say how often: freq, interval, week of the month, until; as in a calendar's own rule."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from fingerpost.exchange.tables.mapping_check import as_gap
from fingerpost.exchange.tables.propose.column import Choice, Column
from fingerpost.exchange.tables.propose.headings import plain
from fingerpost.exchange.tables.propose.part_of_year import columns_of_part
from fingerpost.exchange.tables.propose.yaml_lines import quoted

_HEADINGS = {
    "frequency": re.compile(r"freq|frequency|repeats?|recurrence|how often"),
    "interval": re.compile(r"interval|every|repeat every"),
    "week_of_month": re.compile(r"weeks?|nth|week (?:of|in) (?:the )?month|which weeks?|position|set pos|ordinal"),
    "until": re.compile(r"until(?: date)?|(?:ends?|ending)(?: on| date)?|last date"),
    "begins": re.compile(r"from(?: date)?|since|begins?(?: on)?|starts?(?: on| date)?"),
}
_WEEKS = {"1": "1st", "2": "2nd", "3": "3rd", "4": "4th", "5": "5th", "-1": "last"}
_A_WEEK = re.compile(r"-1|[1-5](?:st|nd|rd|th)?|first|second|third|fourth|fifth|last", re.IGNORECASE)
_NUMBERS = re.compile(r"(?:-1|[1-5])(?: ?[,;] ?(?:-1|[1-5]))*")
_MANY = 0.8
_DATES = 0.8


def take_how_often(columns: Sequence[Column], chosen: dict[str, list[Choice]], used: dict[str, Choice]) -> None:
    """Take the columns that say how often, where another says on which day of the week."""
    if "day" not in chosen:
        return
    day = chosen["day"][0].column
    above = _above(day)
    for column in columns:
        if column.table != day.table or column.name in used or _above(column) != above:
            continue
        words = plain(column.heading.rpartition(".")[2])
        role = next((role for role, heading in _HEADINGS.items() if heading.fullmatch(words)), "")
        if role and role not in chosen and _fits(role, column):
            choice = Choice(column, role, 1, "it says how often, beside the day")
            chosen.setdefault(role, []).append(choice)
            used[column.name] = choice


def _above(column: Column) -> str:
    """What a column of JSON is in: recurrence, of recurrence.day."""
    return column.name.rpartition(".")[0]


def _fits(role: str, column: Column) -> bool:
    cells = [cell.strip() for cell in column.contents.cells if cell.strip()]
    if not cells:
        return False
    if role in ("until", "begins"):
        return column.contents.share("date") >= _DATES
    if role == "interval":
        return all(cell.isdecimal() for cell in cells)
    if role == "week_of_month":
        parts = [part.strip() for cell in cells for part in re.split(r"[,;&/]|\band\b", cell)]
        return sum(bool(_A_WEEK.fullmatch(part)) for part in parts) >= _MANY * len(parts)
    return column.contents.share("date") < _DATES


def how_often(chosen: Mapping[str, list[Column]]) -> str:
    """What is written beside hours of which other columns say how often: ", often: <Frequency>"; "" if none does."""
    often, interval, week = (
        (columns[0] if (columns := chosen.get(role)) else None) for role in ("frequency", "interval", "week_of_month")
    )
    parts = []
    if interval is not None:
        parts.append(_every(interval, often))
    elif often is not None:
        parts.append(quoted(as_gap(often.name)))
    if week is not None:
        parts.append(_weeks(week))
    if len(parts) > 1:
        parts = [f'{{joined: [{", ".join(parts)}], by: " "}}']
    parts += columns_of_part(chosen)
    words = parts[0] if len(parts) == 1 else f'{{joined: [{", ".join(parts)}], by: ", "}}'
    return f", often: {words}" if parts else ""


def _weeks(week: Column) -> str:
    """The weeks of a month in words; as they are where the column has words already."""
    gap = as_gap(week.name)
    if not all(_NUMBERS.fullmatch(cell.strip()) for cell in week.contents.cells if cell.strip()):
        return quoted(gap)
    weeks = ", ".join(f'"{number}": {word}' for number, word in _WEEKS.items())
    return f'{{look_up: {{split: {quoted(gap)}, at: [",", ";"]}}, in: {{{weeks}}}, otherwise: {quoted(f"week {gap}")}}}'


def _every(interval: Column, often: Column | None) -> str:
    """Every second week is "every 2 weeks"; with 1, what the other column says."""
    gap, name = as_gap(interval.name), quoted(interval.name)
    if often is None:
        return f'{{when: {{{name}: ["1", empty]}}, then: "", otherwise: {quoted(f"every {gap} weeks")}}}'
    units = ", ".join(
        f"{word}: {quoted(f'every {gap} {unit}')}"
        for word, unit in (("weekly", "weeks"), ("week", "weeks"), ("monthly", "months"), ("month", "months"))
    )
    other = as_gap(often.name)
    many = f"{{look_up: {quoted(other)}, in: {{{units}}}, otherwise: {quoted(f'every {gap} of {other}')}}}"
    return f'{{when: {{{name}: ["1", "0", empty]}}, then: {quoted(other)}, otherwise: {many}}}'
