"""Plain values that have passed the schema become sessions and costs."""

from __future__ import annotations

from functools import lru_cache

from fingerpost.reading.values import Data, as_time, dates_of, day_of, money_of
from fingerpost.records.session import BankHolidays, Cost, Repeats, Session, Week, Weekday

MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)


@lru_cache(maxsize=1024)
def _weekdays(days: tuple[str, ...]) -> tuple[Weekday, ...]:
    return tuple(day for day in Weekday if day.value in days)


@lru_cache(maxsize=1024)
def _weeks(weeks: tuple[str, ...]) -> tuple[Week, ...]:
    return tuple(week for week in Week if week.value in weeks)


@lru_cache(maxsize=1024)
def _months(months: tuple[str, ...]) -> tuple[int, ...]:
    return tuple(number for number, name in enumerate(MONTHS, 1) if name in months)


def make_session(data: Data) -> Session:
    """A session out of what its file says."""
    until_24 = data.get("to") == "24:00"
    return Session(
        repeats=Repeats(data["repeats"]),
        every=data.get("every", 1),
        days=_weekdays(tuple(data.get("days", ()))),
        weeks=_weeks(tuple(data.get("weeks", ()))),
        month_days=tuple(sorted(data.get("month_days", ()))),
        dates=dates_of(data, "dates"),
        months=_months(tuple(data.get("months", ()))),
        starts=as_time(data["from"]) if "from" in data else None,
        ends=as_time("00:00" if until_24 else data["to"]) if "to" in data else None,
        ends_next_day=until_24 or data.get("ends_next_day", False),
        until_24=until_24,
        starts_on=day_of(data, "starts_on"),
        ends_on=day_of(data, "ends_on"),
        term_time=data.get("term_time", ""),
        school_holidays=data.get("school_holidays", ""),
        bank_holidays=BankHolidays(data["bank_holidays"]) if "bank_holidays" in data else None,
        not_on=dates_of(data, "not_on"),
        also_on=dates_of(data, "also_on"),
        place=data.get("place", ""),
        online=data.get("online", ""),
        phone=data.get("phone", False),
        area=data.get("area", ""),
        cost=make_cost(data["cost"]) if "cost" in data else None,
        notes=data.get("notes", ""),
    )


def make_cost(data: Data) -> Cost:
    """A cost; amounts become exact decimals."""
    return Cost(
        kind=data["kind"],
        amount=money_of(data, "amount"),
        per=data.get("per", ""),
        concession=money_of(data, "concession"),
        first_visit_free=data.get("first_visit_free", False),
        notes=data.get("notes", ""),
    )
