"""A session: one regular meeting of an activity, and the words it is made of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from enum import StrEnum


class Weekday(StrEnum):
    """The days of the week; ``number`` counts from Monday, 0, as Python does."""

    MONDAY = "monday"
    TUESDAY = "tuesday"
    WEDNESDAY = "wednesday"
    THURSDAY = "thursday"
    FRIDAY = "friday"
    SATURDAY = "saturday"
    SUNDAY = "sunday"

    @property
    def number(self) -> int:
        """0 for Monday to 6 for Sunday."""
        return list(Weekday).index(self)


class Week(StrEnum):
    """Which of the weekdays of a month: "the first and third Tuesday"."""

    FIRST = "first"
    SECOND = "second"
    THIRD = "third"
    FOURTH = "fourth"
    FIFTH = "fifth"  # months without one are skipped
    LAST = "last"


class Repeats(StrEnum):
    """How a session comes round."""

    WEEKLY = "weekly"
    MONTHLY = "monthly"
    ONCE = "once"  # on starts_on
    DATES = "dates"  # on the days of a printed list
    SOME_WEEKS = "some-weeks"  # on some of its days, and nobody has found out on which
    BY_ARRANGEMENT = "by-arrangement"
    UNKNOWN = "unknown"  # it happens, and nobody has found out when


class BankHolidays(StrEnum):
    """What happens on a bank holiday of the directory's nation."""

    OPEN = "open"
    CLOSED = "closed"
    ASK = "ask"


LOW_COST = Decimal(5)  # in any currency


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What it costs. Amounts are in the currency of the directory's country."""

    kind: str  # free | donation | pay-what-you-can | fixed | varies
    amount: Decimal | None = None
    per: str = ""  # visit | session | week | month | term | year
    concession: Decimal | None = None
    first_visit_free: bool = False
    notes: str = ""

    @property
    def is_low(self) -> bool:
        """Whether it is free, a gift, or at most LOW_COST each time."""
        if self.kind != "fixed":
            return self.kind != "varies"
        if self.amount is None:
            return False
        return self.amount == 0 or (self.amount <= LOW_COST and self.per in ("", "visit", "session"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """One regular meeting of an activity, such as every Tuesday from 10:00 to 11:30.

    Times are clock times at the place, to the minute, never UTC: a lunch club that
    starts at 12:00 still starts at 12:00 after the clocks change. Exactly one of
    ``place``, ``online``, ``phone`` and ``area`` says where, or none of them.
    """

    repeats: Repeats = Repeats.WEEKLY
    every: int = 1  # 2: every other week, counted from starts_on
    days: tuple[Weekday, ...] = ()  # in week order, no repeats
    weeks: tuple[Week, ...] = ()  # monthly only, in order
    month_days: tuple[int, ...] = ()  # monthly only, in order: 1 is the first; months without a 31st are skipped
    dates: tuple[date, ...] = ()  # of repeats: dates, sorted
    months: tuple[int, ...] = ()  # of each year, in order, 1 is January; empty: all of them
    starts: time | None = None  # "from" in the record, which is a keyword here
    ends: time | None = None  # "to"; None: the group has not said
    ends_next_day: bool = False
    until_24: bool = False  # "to: 24:00": ends at 00:00 of the next day, which only day and night may say so
    starts_on: date | None = None
    ends_on: date | None = None  # the last day it may meet
    term_time: str = ""  # the id of a calendar: only on days within its terms
    school_holidays: str = ""  # the id of a calendar: only on days between its terms, and in their breaks
    bank_holidays: BankHolidays | None = None  # None: not known, shown as "ask"
    not_on: tuple[date, ...] = ()  # sorted
    also_on: tuple[date, ...] = ()  # sorted
    place: str = ""  # the id of a place
    online: str = ""  # a web address
    phone: bool = False
    area: str = ""  # the id of an area it happens in, without a place
    cost: Cost | None = None  # when it differs from the activity's
    notes: str = ""


def is_day_and_night(session: Session) -> bool:
    """Whether its days are whole: from midnight to midnight."""
    return session.ends_next_day and session.starts == session.ends == time(0)
