"""How long a record is trusted: the day it has to be checked again, and what pages say after that."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from dateutil.relativedelta import relativedelta

from fingerpost.records.activity import Activity
from fingerpost.records.directory import Directory, Record
from fingerpost.records.session import Repeats
from fingerpost.records.vocabulary import with_above

# Used when the settings say nothing. After six months about one entry in five is wrong in ways people notice; what
# meets once a month, or by arrangement, has met less often since, and a place or a group changes less than a time does.
USUAL_PERIODS = {
    "crisis": "3 months",
    "weekly": "6 months",
    "activity": "12 months",
    "group": "12 months",
    "place": "12 months",
}
UNITS = ("day", "week", "month", "year")
# For so long a check is due, and not yet overdue: somebody has an hour a week. shared/check-state.js says the same.
DUE_FOR = timedelta(days=28)


class CheckState(StrEnum):
    """What a record is, by the day of its last check. shared/check-state.js works out the same in the browser."""

    CHECKED = "checked"
    DUE = "due"  # for four weeks
    OVERDUE = "overdue"
    OLD = "old"  # not checked for over a year, or never
    LISTED = "listed"  # never: a published list says so, and nobody has asked


@dataclass(frozen=True, slots=True)
class CheckDays:
    """The days on which a record passes from one state to the next."""

    again: date  # the last on which it counts as checked: on this day somebody is to ask again
    old: date  # the last before it counts as not recently checked

    def state_on(self, day: date) -> CheckState:
        """What the record is on a day.

        >>> days = CheckDays(date(2026, 4, 1), date(2026, 10, 1))
        >>> [str(days.state_on(date(2026, month, 2))) for month in (3, 4, 5, 10)]
        ['checked', 'due', 'overdue', 'old']
        """
        if day <= self.again:
            return CheckState.CHECKED
        if day <= self.again + DUE_FOR:
            return CheckState.DUE
        return CheckState.OVERDUE if day <= self.old else CheckState.OLD

    def next_change(self, day: date) -> date | None:
        """The last day of the state that the record has on a day; None for the last state, which stays."""
        return next((last for last in sorted((self.again, self.again + DUE_FOR, self.old)) if day <= last), None)


def parse_period(words: str) -> relativedelta:
    """Turn "6 months" into a length of time.

    Raises:
        ValueError: If the words are not a number and a unit; the schema has seen to that.
    """
    number, _, unit = words.partition(" ")
    unit = unit.strip().removesuffix("s")
    if unit not in UNITS:
        raise ValueError(words)
    return relativedelta(**{f"{unit}s": int(number)})  # type: ignore[arg-type]


def periods_of(directory: Directory) -> dict[str, relativedelta]:
    """The period of each kind, "weekly", and "category:<id>" for each category that has a rule of its own.

    Settings that say how often an activity is checked, and nothing about weekly ones, mean both.
    """
    own = dict(directory.settings.review)
    if "activity" in own:
        own.setdefault("weekly", own["activity"])
    words = USUAL_PERIODS | own
    periods = {kind: parse_period(words[kind]) for kind in USUAL_PERIODS}
    categories = directory.vocabulary.categories
    for category_id in categories:
        for term in with_above(categories, category_id):  # a community fridge is food, and is checked like food
            if rule := term.review_every or ("crisis" if term.crisis else ""):
                periods[f"category:{category_id}"] = periods["crisis"] if rule == "crisis" else parse_period(rule)
                break
    return periods


def is_checked(record: Record) -> bool:
    """Whether a person has ever checked it.

    A record from a published list has a day, but that is the day of the list.
    """
    return record.checked is not None and not record.checked.is_from_list


def next_check(record: Record, periods: dict[str, relativedelta]) -> date | None:
    """The day a record has to be checked again: by the strictest rule of its categories, or else that of its kind.

    Nothing for a record that was never checked.
    """
    return due_after(record, record.checked.on, periods) if is_checked(record) and record.checked else None


def check_days(record: Record, periods: dict[str, relativedelta]) -> CheckDays | None:
    """The days on which the state of its check changes. Nothing for a record that was never checked.

    A record that is checked once a year is also due for four weeks before it is called old.
    """
    if record.checked is None or not is_checked(record):
        return None
    again = due_after(record, record.checked.on, periods)
    return CheckDays(again, max(record.checked.on + relativedelta(years=1), again + DUE_FOR))


def rule_of_checks(record: Record) -> tuple[object, ...]:
    """What decides how often a record is checked: records that have it alike, and its day, are due on the same day."""
    if isinstance(record, Activity):
        return (record.categories, is_weekly(record))
    return (record.kind,)


def is_weekly(activity: Activity) -> bool:
    """Whether any of its sessions is every week, or every few weeks."""
    return any(session.repeats is Repeats.WEEKLY for session in activity.sessions)


def due_after(record: Record, day: date, periods: dict[str, relativedelta]) -> date:
    """The day by which a record that was checked on a day has to be checked again."""
    if isinstance(record, Activity):
        own = [periods[key] for category in record.categories if (key := f"category:{category}") in periods]
        if own:
            return min(day + period for period in own)
        if is_weekly(record):
            return day + periods["weekly"]
    return day + periods[record.kind]


def room_until(activity: Activity, day: date, periods: dict[str, relativedelta]) -> date:
    """The last day on which what somebody said about room counts: that changes sooner than where a group meets."""
    return min(due_after(activity, day, periods), day + periods["weekly"])
