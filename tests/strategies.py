"""Hypothesis strategies: one for each record class. A new field of a record joins its strategy."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal

from hypothesis import strategies as st

from fingerpost.records.calendar import Calendar, DateRange, SchoolTerm
from fingerpost.records.session import BankHolidays, Cost, Repeats, Session, Week, Weekday

FIRST_DAY = date(2024, 1, 1)
LAST_DAY = date(2029, 12, 31)

days = st.dates(FIRST_DAY, LAST_DAY)
times = st.builds(time, st.integers(0, 23), st.sampled_from([0, 5, 15, 30, 45]))
ids = st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,2}", fullmatch=True)
amounts = st.decimals(Decimal(0), Decimal(500), places=2)


def some_of(choices: list, *, at_least: int = 0) -> st.SearchStrategy[tuple]:
    """Some of the choices, in their own order and without repeats, as records keep them."""
    return st.sets(st.sampled_from(choices), min_size=at_least).map(
        lambda chosen: tuple(choice for choice in choices if choice in chosen)
    )


def sorted_days(at_most: int = 4) -> st.SearchStrategy[tuple[date, ...]]:
    return st.sets(days, max_size=at_most).map(lambda members: tuple(sorted(members)))


costs = st.builds(
    Cost,
    kind=st.sampled_from(["free", "donation", "pay-what-you-can", "fixed", "varies"]),
    amount=st.none() | amounts,
    per=st.sampled_from(["", "visit", "session", "week", "month", "term", "year"]),
    concession=st.none() | amounts,
    first_visit_free=st.booleans(),
    notes=st.just(""),
)

sessions = st.builds(
    Session,
    repeats=st.sampled_from(Repeats),
    every=st.sampled_from([1, 1, 1, 2, 3]),
    days=some_of(list(Weekday)),
    weeks=some_of(list(Week)),
    month_days=st.just(()) | some_of(list(range(1, 32))),
    dates=sorted_days(),
    months=st.just(()) | some_of(list(range(1, 13))),
    starts=st.none() | times,
    ends=st.none() | times,
    ends_next_day=st.booleans(),
    starts_on=st.none() | days,
    ends_on=st.none() | days,
    term_time=st.sampled_from(["", "", "somerset"]),
    school_holidays=st.sampled_from(["", "", "somerset"]),
    bank_holidays=st.none() | st.sampled_from(BankHolidays),
    not_on=sorted_days(),
    also_on=sorted_days(),
    place=st.just("") | ids,
    cost=st.none() | costs,
    notes=st.sampled_from(["", "Beginners"]),
)


@st.composite
def calendars(draw: st.DrawFn) -> Calendar:
    """Up to four terms, one after another, some with a break."""
    edges = sorted(draw(st.sets(days, min_size=0, max_size=8)))
    terms = []
    for first, last in zip(edges[::2], edges[1::2], strict=False):
        pause = DateRange(first + (last - first) / 3, first + (last - first) / 2)
        terms.append(
            SchoolTerm(name=f"From {first}", days=DateRange(first, last), breaks=draw(st.sampled_from([(), (pause,)])))
        )
    return Calendar(id="somerset", name="Somerset school terms", terms=tuple(terms))
