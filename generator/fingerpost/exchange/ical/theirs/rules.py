"""The rule of a series, and how sessions say it. Source: RFC 5545, section 3.3.10."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from fingerpost.reading.make_session import MONTHS
from fingerpost.records.session import Week, Weekday

Data = dict[str, Any]
T = TypeVar("T", date, tuple[int, int])
CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_WEEKS = {1: Week.FIRST, 2: Week.SECOND, 3: Week.THIRD, 4: Week.FOURTH, 5: Week.FIFTH, -1: Week.LAST}
_RULE_PARTS = frozenset(("FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST", "BYDAY", "BYMONTH", "BYMONTHDAY", "BYSETPOS"))
MOST_EVERY = 52


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule whose parts are known."""

    freq: str  # DAILY, WEEKLY, MONTHLY or YEARLY
    starts: date
    every: int = 1
    days: tuple[tuple[int, int], ...] = ()  # which of the month (0: each), and the weekday from Monday, 0
    months: tuple[int, ...] = ()
    month_days: tuple[int, ...] = ()
    positions: tuple[int, ...] = ()
    week_start: int = 0
    count: int | None = None
    until: date | None = None


def rule_of(parts: Mapping[str, list[Any]], starts: date, until: date | None, clock_parts: Data) -> Rule | None:
    """The rule, or None where it has parts that tell days in another way: each hour, the 200th day of the year.

    Args:
        parts: As icalendar reads them.
        starts: The first day.
        until: The last day, by the clock of the series.
        clock_parts: What BYHOUR and BYMINUTE would have to be, to say nothing new.
    """
    named = {name: values for name, values in parts.items() if values}
    for name, value in clock_parts.items():
        if named.get(name) == [value]:
            del named[name]
    freq = str(next(iter(named.get("FREQ", ())), "")).upper()
    if not named.keys() <= _RULE_PARTS or freq not in ("DAILY", "WEEKLY", "MONTHLY", "YEARLY"):
        return None
    days = []
    for each in named.get("BYDAY", ()):
        code = str(each).upper()
        if code[-2:] not in CODES:
            return None
        days.append((int(code[:-2] or 0), CODES.index(code[-2:])))
    every, count = _number(named, "INTERVAL") or 1, _number(named, "COUNT")
    week_start = CODES.index(code) if (code := str(next(iter(named.get("WKST", ())), "MO")).upper()) in CODES else 0
    is_numbered = any(number for number, _ in days)
    if every < 1 or (is_numbered and freq in ("DAILY", "WEEKLY")) or (is_numbered and named.get("BYMONTHDAY")):
        return None
    months = tuple(sorted(_numbers(named, "BYMONTH")))
    if freq == "YEARLY" and days and not months:
        return None  # the 20th Monday of the year, or every Monday
    if freq == "YEARLY" and named.get("BYMONTHDAY") and not months:
        return None  # that day of each month
    days, positions = sorted(set(days)), _numbers(named, "BYSETPOS")
    if positions and freq == "DAILY":
        return None
    if positions and freq == "WEEKLY":  # the first, the second or the last of these days of each week
        week = sorted(days, key=lambda day: (day[1] - week_start) % 7)
        days, positions = _of_each_week(week, positions, (starts.weekday() - week_start) % 7, week_start), []
        if (0, starts.weekday()) not in days:
            return None
    return Rule(
        freq,
        starts,
        every,
        tuple(days),
        months,
        tuple(_numbers(named, "BYMONTHDAY")),
        tuple(positions),
        week_start,
        count,
        until,
    )


def _of_each_week(
    week: list[tuple[int, int]], positions: list[int], begins: int, week_start: int
) -> list[tuple[int, int]]:
    """The days at these positions of a week; [] if readers disagree about the week that it begins in.

    Some count from the day on which it begins, as dateutil does, and some from the first day of that week.
    """
    rest = [day for day in week if (day[1] - week_start) % 7 >= begins]
    every = chosen(positions, week)
    return every if chosen(positions, rest) == [day for day in every if day in rest] else []


def chosen(positions: Sequence[int], things: list[T]) -> list[T]:
    """The first, the second, the last of some: BYSETPOS."""
    return sorted({things[at - 1 if at > 0 else at] for at in positions if 0 < abs(at) <= len(things)})


def _number(named: Mapping[str, list[Any]], name: str) -> int | None:
    return next((int(value) for value in named.get(name, ())), None)


def _numbers(named: Mapping[str, list[Any]], name: str) -> list[int]:
    return [int(value) for value in named.get(name, ())]


def patterns_of(rule: Rule) -> list[Data]:
    """The rule as sessions say it, without its beginning and end; [] where none can."""
    months = {"months": [MONTHS[month - 1] for month in rule.months]} if rule.months else {}
    if rule.every > MOST_EVERY:
        return []
    if rule.freq == "DAILY":
        return _daily(rule, months)
    if rule.freq == "WEEKLY":
        days = [day for _, day in rule.days] or [rule.starts.weekday()]
        is_one_week = rule.every == 1 or rule.week_start == 0 or len(days) == 1
        return [_weekly(days, rule.every) | months] if is_one_week and not rule.month_days else []
    if rule.freq == "YEARLY":
        if rule.every > 1:
            return []
        months = months or {"months": [MONTHS[rule.starts.month - 1]]}
        if rule.positions and len(rule.months) != 1:
            return []
    return _monthly(rule, months)


def _daily(rule: Rule, months: Data) -> list[Data]:
    if rule.month_days:
        return []
    if rule.every == 1:
        days = [day for _, day in rule.days] or list(range(7))
        return [_weekly(days, 1) | months]
    if rule.every % 7 == 0 and not rule.days:
        return [_weekly([rule.starts.weekday()], rule.every // 7) | months]
    return []


def _weekly(days: list[int], every: int) -> Data:
    names = [list(Weekday)[day].value for day in sorted(set(days))]
    return {"repeats": "weekly", "days": names} | ({"every": every} if every > 1 else {})


def _monthly(rule: Rule, months: Data) -> list[Data]:
    every = {"every": rule.every} if rule.every > 1 else {}
    if rule.every > 1 and rule.months:
        return []
    if not rule.days:
        days = rule.month_days or (rule.starts.day,)
        is_usual = not rule.positions and all(1 <= day <= 31 for day in days)
        return [{"repeats": "monthly", "month_days": sorted(set(days))} | every | months] if is_usual else []
    if rule.month_days:
        return []
    if rule.positions:  # the second of all Tuesdays
        if len(rule.days) > 1 or rule.days[0][0] or not set(rule.positions) <= _WEEKS.keys():
            return []
        return [_nth([rule.days[0][1]], rule.positions) | every | months]
    if all(number == 0 for number, _ in rule.days):
        return [_weekly([day for _, day in rule.days], 1) | months] if rule.every == 1 else []
    by_weekday: dict[int, list[int]] = {}
    for number, day in rule.days:
        by_weekday.setdefault(day, []).append(number)
    if any(number not in _WEEKS for numbers in by_weekday.values() for number in numbers):
        return []
    alike: dict[tuple[int, ...], list[int]] = {}  # the weekdays that are in the same weeks
    for day, numbers in by_weekday.items():
        alike.setdefault(tuple(sorted(numbers)), []).append(day)
    return [_nth(days, numbers) | every | months for numbers, days in alike.items()]


def _nth(days: list[int], numbers: tuple[int, ...]) -> Data:
    weeks = [week.value for number, week in _WEEKS.items() if number in numbers]
    return {"repeats": "monthly", "weeks": weeks, "days": [list(Weekday)[day].value for day in sorted(days)]}
