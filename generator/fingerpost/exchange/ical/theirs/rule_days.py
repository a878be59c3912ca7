"""The days of a rule from a given day on. What came before is counted, and walked through only where months matter.

No library works out a stranger's rule here: dateutil looks for the 31st of February until the year 9999. The walk
through the months ends with the window.
Source: RFC 5545, section 3.3.10.
"""

from __future__ import annotations

from bisect import bisect_left
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count, islice, takewhile
from math import lcm

from fingerpost.exchange.ical.theirs.rules import Rule, chosen

_DAY = timedelta(days=1)


def days_of_rule(rule: Rule, last: date, first: date = date.min) -> Iterator[date]:
    """The days of the rule from a first to a last one, in order."""
    last, first = _end(rule, last), max(first, rule.starts)
    if rule.count is None:
        return _days(rule, first, last)
    return islice(_days(rule, first, last), max(rule.count - _number_before(rule, first), 0))


def last_of_count(rule: Rule, first: date, limit: date) -> date | None:
    """The last day of a rule with a count, if it is between two days."""
    first, limit = max(first, rule.starts), _end(rule, limit)
    remaining = (rule.count or 0) - _number_before(rule, first)
    if remaining < 1:
        return None
    if _comes_round(rule):
        day = rule.starts.toordinal() + _round_of(rule).day((rule.count or 0) - 1)
        return date.fromordinal(day) if day <= limit.toordinal() else None
    return next(islice(_days(rule, first, limit), remaining - 1, None), None)


def _end(rule: Rule, last: date) -> date:
    return min(last, rule.until) if rule.until else last


def _comes_round(rule: Rule) -> bool:
    return rule.freq in ("DAILY", "WEEKLY") and not (rule.months or rule.month_days) and bool(_round_of(rule).days)


def _number_before(rule: Rule, day: date) -> int:
    """How many days of the rule come before one, which is not before the first of the rule."""
    if _comes_round(rule):
        return _round_of(rule).number_before((day - rule.starts).days)
    return sum(1 for _ in _days(rule, rule.starts, day - _DAY)) if day > rule.starts else 0


def _days(rule: Rule, first: date, last: date) -> Iterator[date]:
    """The days of the rule from first to last, however many it may have; first is not before it starts."""
    if rule.freq in ("DAILY", "WEEKLY"):
        begin, most = rule.starts.toordinal(), last.toordinal()
        numbers = takewhile(
            lambda day: day <= most, (begin + each for each in _round_of(rule).since((first - rule.starts).days))
        )
        days = (date.fromordinal(number) for number in numbers)
        if rule.months:
            days = (day for day in days if day.month in rule.months)
        return (day for day in days if not rule.month_days or _is_month_day(rule, day))
    return takewhile(lambda day: day <= last, (day for day in _days_by_month(rule, first, last) if day >= first))


@dataclass(frozen=True, slots=True)
class _Round:
    """Days that come round again after so many days."""

    length: int
    days: tuple[int, ...]  # in order, from the first day of the rule, which is 0

    def number_before(self, day: int) -> int:
        rounds, rest = divmod(day, self.length)
        return rounds * len(self.days) + bisect_left(self.days, rest)

    def since(self, day: int) -> Iterator[int]:
        """Those from a day on, for ever."""
        return map(self.day, count(self.number_before(day)) if self.days else ())

    def day(self, number: int) -> int:
        """One of them; the first is 0."""
        rounds, which = divmod(number, len(self.days))
        return rounds * self.length + self.days[which]


def _round_of(rule: Rule) -> _Round:
    """How the days of a rule by the day or the week come round, whatever its months."""
    weekdays, begin = {day for _, day in rule.days}, rule.starts.weekday()
    if rule.freq == "DAILY":
        length = lcm(rule.every, 7) if weekdays else rule.every
        steps = range(0, length, rule.every)
        return _Round(length, tuple(day for day in steps if not weekdays or (begin + day) % 7 in weekdays))
    days_of_week_left = 7 - (begin - rule.week_start) % 7
    ahead = [(day - begin) % 7 for day in weekdays or {begin}]
    skipped = 7 * (rule.every - 1)
    return _Round(7 * rule.every, tuple(sorted(day if day < days_of_week_left else day + skipped for day in ahead)))


def _days_by_month(rule: Rule, first: date, last: date) -> Iterator[date]:
    """The days of whole months or years from that of a first day to that of a last one."""
    by_sort: dict[tuple[int, int], tuple[int, ...]] = {}  # there are only 28 sorts of month

    def days_in(year: int, month: int) -> Iterator[date]:
        sort = monthrange(year, month)
        if sort not in by_sort:
            by_sort[sort] = tuple(_in_month(rule, *sort))
        return (date(year, month, number) for number in by_sort[sort])

    def chosen_of(days: list[date]) -> list[date]:
        return chosen(rule.positions, days) if rule.positions else days

    if rule.freq == "YEARLY":
        months = rule.months or (rule.starts.month,)
        for year in _steps(rule.starts.year, first.year, last.year, rule.every):
            yield from chosen_of([day for month in months for day in days_in(year, month)])
        return
    begin, since, end = (day.year * 12 + day.month - 1 for day in (rule.starts, first, last))
    for number in _steps(begin, since, end, rule.every):
        if not rule.months or number % 12 + 1 in rule.months:
            yield from chosen_of(list(days_in(number // 12, number % 12 + 1)))


def _steps(begin: int, since: int, end: int, every: int) -> range:
    """The beginning and every so many days after it, from since to end."""
    return range(begin + -(-(since - begin) // every) * every, end + 1, every)


def _in_month(rule: Rule, first_weekday: int, length: int) -> Iterator[int]:
    """The days that the rule names of a month that begins with a weekday."""
    for number in range(1, length + 1):
        if rule.month_days and not {number, number - length - 1} & set(rule.month_days):
            continue
        if not rule.days:
            if rule.month_days or number == rule.starts.day:
                yield number
        elif any(
            weekday == (first_weekday + number - 1) % 7
            and which in (0, (number + 6) // 7, -((length - number) // 7 + 1))
            for which, weekday in rule.days
        ):
            yield number


def _is_month_day(rule: Rule, day: date) -> bool:
    length = monthrange(day.year, day.month)[1]
    return day.day in rule.month_days or day.day - length - 1 in rule.month_days
