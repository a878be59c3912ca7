"""Columns beside a day that say how often: freq, interval, week of the month, until; as in a calendar's own rule."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from fingerpost.exchange.tables.mapping_check import as_gap
from fingerpost.exchange.tables.propose.column import Choice, Column
from fingerpost.exchange.tables.propose.headings import plain
from fingerpost.exchange.tables.propose.yaml_lines import list_of, quoted

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
_WEEKLY = ("weekly", "week", "every week", "each week")
_PLAIN = ("weekly", "monthly", "fortnightly")
_SEVERAL = (
    '{contains: [",", ";", "&", "/", "+", "\\n", " and ", " then "]}'  # the word before would be of the first only
)
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


def words_before(chosen: Mapping[str, list[Column]]) -> list[str]:
    """The parts of a mapping that say how often, to be read before the day: "monthly", "2nd"."""
    often, interval, week = (
        (columns[0] if (columns := chosen.get(role)) else None) for role in ("frequency", "interval", "week_of_month")
    )
    parts = []
    if interval is not None:
        parts.append(_every(interval, often))
    elif often is not None:
        parts.append(_unless_weekly(often))
    if week is not None:
        parts.append(_weeks(week))
    return parts


def with_frequency(often: Column, hours: Column, words: str) -> str:
    """Hours, with "monthly" or "fortnightly" before them where a column says just that: or a Saturday would be each.

    All else, such as "Quarterly", is read alone, without the day: that is on no day, rather than on every one.
    """
    name, times, alone = quoted(often.name), quoted(hours.name), quoted(as_gap(often.name))
    weekly, monthly, fortnightly = (list_of(_cells_with(often, word)) for word in _PLAIN)
    otherwise = alone
    for word, cells in (("Fortnightly", fortnightly), ("Monthly", monthly)):
        before = f'{{joined: [{word}, {words}], by: " "}}'
        otherwise = f"{{when: {{{name}: {cells}}}, then: {before}, otherwise: {otherwise}}}"
    several = f"{{when: {{{name}: {weekly[:-1]}, empty]}}, then: {words}, otherwise: {{when: {{{times}: {_SEVERAL}}}, "
    own = f"{{when: {{{name}: {monthly}, {times}: {{contains: month}}}}, then: {words}, otherwise: "
    return f"{own}{several}then: {alone}, otherwise: {otherwise}}}}}}}"


def _cells_with(often: Column, word: str) -> list[str]:
    """The word, and the cells that say nothing else: "Monthly activities"."""
    plainly = re.compile(
        rf"{word}(?: (?:activit(?:y|ies)|events?|groups?|classes|sessions?|meetings?))?", re.IGNORECASE
    )
    others = [cell for cell in often.contents.values if plainly.fullmatch(cell.strip()) and cell.casefold() != word]
    return [word.title(), *others]


def _unless_weekly(often: Column) -> str:
    """What a column says of how often; nothing where it is each week, as the day alone says that."""
    gap = quoted(as_gap(often.name))
    weekly = [cell for cell in often.contents.values if plain(cell) in _WEEKLY]
    return f'{{when: {{{quoted(often.name)}: {list_of(weekly)}}}, then: "", otherwise: {gap}}}' if weekly else gap


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
    return f'{{when: {{{name}: ["1", "0", empty]}}, then: {_unless_weekly(often)}, otherwise: {many}}}'
