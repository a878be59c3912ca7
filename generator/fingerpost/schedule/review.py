"""How long a record stays fresh: the day it is to be checked again."""

from __future__ import annotations

from datetime import date

from dateutil.relativedelta import relativedelta

from fingerpost.records.activity import Activity
from fingerpost.records.directory import Directory, Record

# Used when the settings say nothing. Six months: after that, about one entry in five is wrong in ways people notice.
USUAL_PERIODS = {"crisis": "3 months", "activity": "6 months", "group": "12 months", "place": "12 months"}
UNITS = ("day", "week", "month", "year")


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
    """The period of each kind, and "category:<id>" for each category that has a rule of its own."""
    words = USUAL_PERIODS | dict(directory.settings.review)
    periods = {kind: parse_period(words[kind]) for kind in USUAL_PERIODS}
    for category in directory.vocabulary.categories.values():
        if category.review_every:
            periods[f"category:{category.id}"] = parse_period(category.review_every)
        elif category.crisis:
            periods[f"category:{category.id}"] = periods["crisis"]
    return periods


def next_check(record: Record, periods: dict[str, relativedelta]) -> date | None:
    """The day a record is to be checked again: by the strictest rule of its categories, or else that of its kind.

    Nothing for a record that was never checked.
    """
    return None if record.checked is None else due_after(record, record.checked.on, periods)


def due_after(record: Record, day: date, periods: dict[str, relativedelta]) -> date:
    """The day by which something that was asked about a record on a day has to be asked again."""
    if isinstance(record, Activity):
        own = [periods[key] for category in record.categories if (key := f"category:{category}") in periods]
        if own:
            return min(day + period for period in own)
    return day + periods[record.kind]
