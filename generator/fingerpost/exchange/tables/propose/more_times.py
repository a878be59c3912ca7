"""A second column of times: "AM" and "PM", "Morning" and "Evening", "Day 2" and "Time 2", and a day left over."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from fingerpost.exchange.tables.mapping_check import as_gap
from fingerpost.exchange.tables.propose.column import Choice, Column
from fingerpost.exchange.tables.propose.fit import part_of_day
from fingerpost.exchange.tables.propose.headings import DAYS, day_in, plain
from fingerpost.exchange.tables.propose.yaml_lines import first_of_texts
from fingerpost.schedule.hours.dates import MONTH

ROLE = "more_times"
TIMES_OF_DATES = "times_of_dates"
PART_OF_DAY = re.compile(r"am|pm|mornings?|lunch ?times?|afternoons?|evenings?")
_NUMBER = re.compile(r"[1-4]|1st|2nd|3rd|secondary|first|second|third|other|another|additional|alternative|extra|again")
_FILLERS = frozenset(("of", "the", "session", "sessions", "slot", "in"))
_KINDS = {
    "times": re.compile(r"(?:(?:opening|meeting|start) )?(?:times?|hours)"),
    "start": re.compile(r"(?:re)?(?:starts?|opens?|opening|from|begins?)(?: (?:time|at))?|time (?:from|start)"),
    "end": re.compile(r"(?:ends?|closes?|closing|finish(?:es)?|to|until)(?: (?:time|at))?|time (?:to|end)"),
    "day": re.compile(r"(?:meeting )?days?(?: week)?|week ?day"),
}
_MAIN = ("day", "hours", "start", "end")
_CLOCK = re.compile(  # "9-5" too, and not "5-7 December"
    r"\d ?[ap]\.?m\b|\d[:.]\d\d\b|\b(?:noon|midday)\b|"
    rf"\b\d{{1,2}} ?(?:-|–|to) ?\d{{1,2}}\b(?!(?:st|nd|rd|th)?(?: of)? ?(?:{MONTH}))",
    re.IGNORECASE,
)
_FEW = 0.2
_HALF = 0.5
_MANY = 3  # days with hours, so that the others beside them are of the same week


class Slot(NamedTuple):
    """What a heading says beside day, time, start or end."""

    part: str  # am, evening ...; "" if it names no part of the day
    number: str  # 2, second ...; "" if it counts nothing


def take_more_times(columns: Sequence[Column], chosen: dict[str, list[Choice]], used: dict[str, Choice]) -> None:
    """Take the columns with other times of the same things, and the hours of the days that are left over."""
    _take_days_left(columns, chosen, used)
    if "day" not in chosen:
        _take_times_of_dates(columns, chosen, used)
        return
    day = chosen["day"][0].column
    main = {slot for role in _MAIN for one in chosen.get(role, [])[:1] if (slot := slot_of(one.column.heading)[0])}
    has_times = any(role in chosen for role in ("hours", "start"))
    others = [column for column in columns if column.name not in used and column.table == day.table]
    for slot in dict.fromkeys(slot_of(column.heading)[0] for column in others):
        group = [column for column in others if slot_of(column.heading)[0] == slot and slot_of(column.heading)[1]]
        kinds = {slot_of(column.heading)[1] for column in group}
        if slot is None or slot in main or (not has_times and not slot.part) or not kinds & {"times", "start"}:
            continue
        for column in group:
            if slot_of(column.heading)[1] == "day" or _has_times(column, slot):
                choice = Choice(column, ROLE, 1, "other times are in it")
                chosen.setdefault(ROLE, []).append(choice)
                used[column.name] = choice


def slot_of(heading: str) -> tuple[Slot | None, str]:
    """Which time of several a heading is of, and which part of it: times, start, end or day; "" if it is none.

    >>> slot_of("PM start"), slot_of("Second day")
    ((Slot(part='pm', number=''), 'start'), (Slot(part='', number='second'), 'day'))
    """
    words = plain(heading).split()
    part = next((word for word in words if PART_OF_DAY.fullmatch(word)), "")
    number = next((word for word in words if _NUMBER.fullmatch(word)), "2" if "reopens" in words else "")
    rest = " ".join(word for word in words if word not in {part, number} | _FILLERS)
    kind = next((kind for kind, pattern in _KINDS.items() if pattern.fullmatch(rest)), "")
    if not rest and part:
        kind = "times"
    return (Slot(part, "2" if number == "again" else number), kind) if kind and (part or number) else (None, "")


def texts_of_times(columns: Iterable[Column], day: str) -> list[str]:
    """What is written of each other time: the gap of its day or that of all, its part of the day, and its times."""
    groups: dict[Slot, dict[str, Column]] = {}
    for column in columns:
        slot, kind = slot_of(column.heading)
        if slot:
            groups.setdefault(slot, {})[kind] = column
    texts = []
    for slot, group in groups.items():
        gaps = {kind: as_gap(column.name) for kind, column in group.items()}
        beginning = " ".join(filter(None, (gaps.get("day", day), slot.part)))
        times = [f"{gaps['start']}-{gaps['end']}"] if "start" in gaps and "end" in gaps else []
        times += [gaps[kind] for kind in ("start", "times") if kind in gaps]
        texts.append(first_of_texts([f"{beginning} {one}" for one in times]))
    return texts


def part_in(column: Column) -> str:
    """The part of the day that a heading names, to be written before its times: "PM start" is "pm"."""
    slot, _ = slot_of(column.heading)
    return slot.part if slot else ""


def _take_times_of_dates(columns: Sequence[Column], chosen: dict[str, list[Choice]], used: dict[str, Choice]) -> None:
    """Take the column of times, where that of the hours names dates in words and no times: "5 and 12 December 2026"."""
    if "hours" not in chosen or "start" in chosen:
        return
    dates = chosen["hours"][0].column
    if sum(bool(_CLOCK.search(cell)) for cell in dates.contents.cells) >= _FEW * len(dates.contents.cells):
        return
    for column in columns:
        is_other = column.name not in used and column.table == dates.table
        if is_other and _KINDS["times"].fullmatch(plain(column.heading)) and _has_times(column, Slot("", "")):
            choice = Choice(column, TIMES_OF_DATES, 1, "times are in it")
            chosen[TIMES_OF_DATES] = [choice]
            used[column.name] = choice
            return


def _has_times(column: Column, slot: Slot) -> bool:
    contents, share = column.contents, column.contents.share
    are_numbers = share("number") if slot.part else 0.0  # of which the heading says the half of the day
    return share("times") + share("time") + are_numbers >= _HALF or contents.hours_of_a_day >= _HALF


def _take_days_left(columns: Sequence[Column], chosen: dict[str, list[Choice]], used: dict[str, Choice]) -> None:
    """Take Saturday with "1st only, 10am" below it, where the other days of the week have columns of hours."""
    days = [choice.column for day in DAYS for choice in chosen.get(f"hours.{day}", [])]
    for column in columns:
        day, part = day_in(column.heading)
        alike = [other for other in days if part_of_day(other) == part and other.table == column.table]
        if column.name in used or not day or not column.contents.filled or len(alike) < _MANY:
            continue
        if not any(day_in(other.heading)[0] == day for other in alike):
            choice = Choice(column, f"hours.{day}", 1, "it is one of the days of a week")
            chosen.setdefault(f"hours.{day}", []).append(choice)
            used[column.name] = choice
