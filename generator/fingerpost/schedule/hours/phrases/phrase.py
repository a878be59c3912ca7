"""The phrases of hours: days, hours, what applies to them, and the marks between."""

from __future__ import annotations

from dataclasses import dataclass

from fingerpost.schedule.hours.clock import Span


@dataclass(frozen=True, slots=True)
class Days:
    """Days of the week, or of the month."""

    days: tuple[int, ...] = ()  # 0 is Monday
    weeks: tuple[int, ...] = ()  # of the month; -1 is the last
    month_days: tuple[int, ...] = ()
    is_unsure: bool = False


@dataclass(frozen=True, slots=True)
class Hours:
    """A range, or a time to begin; None if it could be two."""

    span: Span | None
    text: str
    is_empty: bool = False  # 17:00-17:00, or a dash where the hours would be


@dataclass(frozen=True, slots=True)
class Fact:
    """What applies to days and hours: ``what`` is a field of a session, or a word of the grammar."""

    what: str
    value: object = True


@dataclass(frozen=True, slots=True)
class Mark:
    """What is between phrases: comma, stop, opens, closes, closed, except, also; words and hard are words not read."""

    what: str
    text: str = ""


Phrase = Days | Hours | Fact | Mark
