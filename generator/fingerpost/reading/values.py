"""The small values of a record: days, times, amounts, lists of words.

``Data`` is what the strict reader and the schema have accepted: plain dictionaries, lists, text and numbers.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time
from decimal import Decimal
from functools import lru_cache
from typing import Any

from fingerpost.records.calendar import DateRange
from fingerpost.records.parts import Location

Data = Mapping[str, Any]

# The same few days, times and words are in thousands of records.
as_date = lru_cache(maxsize=8192)(date.fromisoformat)
as_time = lru_cache(maxsize=2048)(time.fromisoformat)


def day_of(data: Data, key: str) -> date | None:
    """The day of a field, or None if it is left out."""
    return as_date(data[key]) if key in data else None


def dates_of(data: Data, key: str) -> tuple[date, ...]:
    """The days of a field, in order."""
    return tuple(sorted(as_date(day) for day in data[key])) if key in data else ()


def words_of(data: Data, key: str) -> tuple[str, ...]:
    """The words of a field, in the order of the file."""
    return tuple(data[key]) if key in data else ()


def money_of(data: Data, key: str) -> Decimal | None:
    """An amount in the directory's currency, exactly."""
    return Decimal(str(data[key])) if key in data else None


def range_of(data: Data) -> DateRange:
    """The days from one to another, both included."""
    return DateRange(as_date(data["from"]), as_date(data["to"]))


def location_of(data: Data) -> Location:
    """Where something is, and how that is known."""
    return Location(lat=data["lat"], lon=data["lon"], source=data.get("from", "by-hand"))


def postcode_of(text: str) -> str:
    """As the Post Office writes it: "ba111aa" is BA11 1AA.

    Anything that is not a postcode stays as it is, to be reported.
    """
    packed = "".join(text.split()).upper()
    return f"{packed[:-3]} {packed[-3:]}" if packed.isascii() and packed.isalnum() and 5 <= len(packed) <= 7 else text
