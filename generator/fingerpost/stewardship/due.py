"""What is due to be checked: the records whose day has come, the most risky first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from dateutil.relativedelta import relativedelta

from fingerpost.checks.suggest import near_ids, say_near
from fingerpost.edition import addresses
from fingerpost.edition.cached import cache_on_edition
from fingerpost.edition.edition import Edition
from fingerpost.records.activity import Activity
from fingerpost.records.directory import Record
from fingerpost.records.parts import Contact
from fingerpost.schedule.review import CheckState, check_days, due_after, periods_of

WEEK = timedelta(days=7)
A_MONTH = 30.5  # days


class State(StrEnum):
    """How late a check is. Pages say the same: see ``schedule/review.py``, which knows the days."""

    SOON = "soon"  # its day is still to come
    DUE = "due"  # for four weeks
    OVERDUE = "overdue"
    OLD = "old"  # nobody has checked it for more than a year
    NEVER = "never"


_STATES = {
    CheckState.CHECKED: State.DUE,  # it is checked for this one day more, on which it is to be checked again
    CheckState.DUE: State.DUE,
    CheckState.OVERDUE: State.OVERDUE,
    CheckState.OLD: State.OLD,
}


class NoSuchRecord(Exception):
    """No open record has that name, or two have: a sentence, and what to type."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message, self.hint = message, hint


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """A record that has to be checked."""

    record: Record
    contact: Contact  # its own, or that of its group; empty where neither may be shown
    state: State
    by: date | None  # the day it is to be checked; None if it never was
    every: int  # days from one check to the next: few where a mistake does harm
    reads: int = 0  # how often its page was read, by the counts of the owner

    @property
    def key(self) -> str:
        """As ``due --done`` takes it: "activity/frome-talking-cafe"."""
        return f"{self.record.kind}/{self.record.id}"


def due_records(edition: Edition, within: timedelta = WEEK) -> list[Due]:
    """The open records to be checked until some days from now, those to ring first at the top.

    First come those that are checked most often, because a mistake in them does most harm: help in a crisis, then
    what a category asks for (``review_every``), then the rest. Among those that are checked as often as each other,
    what is read most comes first, where the owner has given counts (``assets/reads.csv``); then the latest.
    """
    last = edition.today + within
    everything = [due for record in open_records(edition) if (due := _due(edition, record, last))]
    return sorted(
        everything,
        key=lambda due: (_harm(due), -due.reads, due.by or date.min, due.record.name, due.record.id),
    )


def due_of(edition: Edition, name: str, kind: str = "") -> Due:
    """Everything about one open record, whether or not it is due.

    Args:
        edition: The directory.
        name: Its id, or with its kind: "place/old-dairy".
        kind: Of the record, where two kinds have that id.

    Raises:
        NoSuchRecord: If there is none, or more than one.
    """
    before, _, record_id = name.rpartition("/")
    kind = kind or before
    records = list(open_records(edition))
    matches = [record for record in records if record.id == record_id and kind in ("", record.kind)]
    if not matches:
        near = near_ids(record_id, {record.id: (record.name,) for record in records if kind in ("", record.kind)})
        raise NoSuchRecord(f"There is no open record called {name}.", say_near(near, "Run: fingerpost due"))
    if len(matches) > 1:
        raise NoSuchRecord(
            f"There are {' and '.join(f'{record.kind}/{record_id}' for record in matches)}.",
            f"Say which: {matches[0].kind}/{record_id}",
        )
    due = _due(edition, matches[0], date.max)
    assert due is not None  # noqa: S101 - for the types: no day is later than the last
    return due


def state_of(edition: Edition, record: Record) -> State | None:
    """How late its check is; nothing if it is not due yet."""
    due = _due(edition, record, edition.today)
    return due.state if due else None


def open_records(edition: Edition) -> Iterator[Record]:
    """Every open record, including secret places, which have to be checked as well."""
    yield from edition.activities
    yield from edition.groups
    yield from (place for place in edition.directory.places.values() if place.closed is None)


@cache_on_edition()
def _periods(edition: Edition) -> dict[str, relativedelta]:
    return periods_of(edition.directory)


def _due(edition: Edition, record: Record, last: date) -> Due | None:
    periods = _periods(edition)
    days = check_days(record, periods)
    by = days.again if days else None
    if record.checked is None or days is None or by is None:
        state = State.NEVER
        every = (due_after(record, edition.today, periods) - edition.today).days
    elif by > last:
        return None
    else:
        state = State.SOON if by > edition.today else _STATES[days.state_on(edition.today)]
        every = (by - record.checked.on).days
    return Due(
        record=record,
        contact=_whom_to_ask(edition, record),
        state=state,
        by=by,
        every=every,
        reads=_reads(edition, record),
    )


def _harm(due: Due) -> int:
    """How often it is checked, in months of 30 days: 181 days and 184 are both half a year."""
    return round(due.every / A_MONTH)


def _reads(edition: Edition, record: Record) -> int:
    """How often it was read, at its address and at those that it had before."""
    reads = edition.directory.reads
    if not reads:
        return 0
    return sum(reads.get(addresses.of_record(record.kind, each), 0) for each in (record.id, *record.former_ids))


def _whom_to_ask(edition: Edition, record: Record) -> Contact:
    """Whom to ask whether it is right. Not the editors, to whom a page falls back: they would ring themselves."""
    group = edition.group_of(record) if isinstance(record, Activity) else None
    return record.contact or (group.contact if group else record.contact)
