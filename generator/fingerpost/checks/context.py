"""What the checks of one record need to know about the rest of the directory."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from dateutil.relativedelta import relativedelta

from fingerpost.checks.place_names import PlaceNames
from fingerpost.geography.table import PostcodeTable
from fingerpost.reading.date_range import last_day
from fingerpost.records.calendar import Calendar
from fingerpost.records.directory import Directory, Record
from fingerpost.records.settings import Settings
from fingerpost.records.vocabulary import Vocabulary
from fingerpost.schedule.review import periods_of

# Months differ in length, so a date near the line is looked at exactly.
A_FEW_DAYS = timedelta(days=4)


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """Worked out once for a directory, because 10,000 records ask the same things."""

    today: date
    assets: Path
    settings: Settings
    vocabulary: Vocabulary
    calendars: Mapping[str, Calendar]
    records: Mapping[str, Mapping[str, Record]]  # by kind: activity, group, place; then by id
    unread: frozenset[tuple[str, str]]  # as records.directory has it
    periods: dict[str, relativedelta]  # as records.review has them
    last_day: date  # the last that a record may name
    surely_fresh: date  # whatever was checked after this day cannot be overdue, as far as the periods are known
    place_names: PlaceNames  # for what must not name one
    postcodes: PostcodeTable | None = None
    warns: bool = True  # False where nobody reads a warning that withholds nothing: the dearest are not looked for


def context_of(directory: Directory, *, today: date, postcodes: PostcodeTable | None, warns: bool = True) -> Context:
    """Gather what the checks of a record may need."""
    periods = periods_of(directory)
    periods_unread = not directory.unread.isdisjoint({("settings", ""), ("list", "categories")})
    return Context(
        today=today,
        assets=directory.assets,
        settings=directory.settings,
        vocabulary=directory.vocabulary,
        calendars=directory.calendars,
        records={"activity": directory.activities, "group": directory.groups, "place": directory.places},
        unread=directory.unread,
        periods=periods,
        last_day=last_day(today),
        surely_fresh=date.min if periods_unread else max(today - period for period in periods.values()) + A_FEW_DAYS,
        place_names=PlaceNames(directory.places, directory.vocabulary.areas),
        postcodes=postcodes,
        warns=warns,
    )
