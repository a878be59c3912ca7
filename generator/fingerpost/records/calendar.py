"""A calendar of terms, such as a county's school terms."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from fingerpost.records.spans import Spans


@dataclass(frozen=True, slots=True)
class DateRange:
    """Both days included."""

    first: date
    last: date

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last


@dataclass(frozen=True, slots=True, kw_only=True)
class SchoolTerm:
    """One term, without its breaks."""

    name: str
    days: DateRange
    breaks: tuple[DateRange, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """Terms in order of date; a day outside every term, or in a break, is not term time."""

    id: str
    name: str
    source: str = ""
    terms: tuple[SchoolTerm, ...] = ()
    spans: Spans | None = field(default=None, compare=False, repr=False)
