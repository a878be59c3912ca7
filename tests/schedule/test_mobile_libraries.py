"""5,482 real rules: the stops of 29 mobile library services, each with the rule its council publishes."""

from __future__ import annotations

import csv
from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from pathlib import Path

import pytest
from dateutil.rrule import rrulestr

from fingerpost.records.session import BankHolidays, Repeats, Session, Week, Weekday
from fingerpost.schedule.dates import DAYS_AHEAD, first_occurrence, occurrences
from fingerpost.schedule.days import days_of
from fingerpost.schedule.rrule import recurrence_of, rrule_of

STOPS = Path(__file__).parents[3] / "shared" / "data" / "uk_mobile_library_stops"
TODAY = date(2026, 11, 22)
LAST = TODAY + timedelta(days=DAYS_AHEAD - 1)
DAYS = dict(zip(["MO", "TU", "WE", "TH", "FR", "SA", "SU"], Weekday, strict=True))
WEEKS = dict(zip(["1", "2", "3", "4", "5", "-1"], Week, strict=True))

pytestmark = pytest.mark.skipif(
    not STOPS.is_dir(), reason="shared/data/uk_mobile_library_stops is not beside this project"
)


@dataclass(frozen=True, slots=True)
class Rule:
    """What decides the days of a stop, as its file says it."""

    frequency: str  # FREQ=WEEKLY;INTERVAL=2, FREQ=MONTHLY;BYDAY=2TU,4TU
    start: date

    @property
    def session(self) -> Session:
        """The rule as a record says it. A rule with no day in it is on the weekday of its first day."""
        parts = dict(part.split("=") for part in self.frequency.split(";"))
        codes = parts.pop("BYDAY", "").split(",") if "BYDAY" in parts else []
        repeats = Repeats(parts.pop("FREQ").lower())
        every = int(parts.pop("INTERVAL", "1"))
        assert parts == {}, f"the record model cannot say {parts}"
        return Session(
            repeats=repeats,
            every=every,
            days=tuple(dict.fromkeys(DAYS[code[-2:]] for code in codes)),
            weeks=tuple(WEEKS[code[:-2]] for code in codes),
            starts_on=self.start,
            bank_holidays=BankHolidays.OPEN,
        )


@lru_cache
def rows() -> list[dict[str, str]]:
    rows_there = []
    for path in sorted(STOPS.glob("*.csv")):
        with path.open(encoding="utf-8-sig", newline="") as table:
            rows_there += csv.DictReader(table)
    return rows_there


@lru_cache
def rules() -> Counter[Rule]:
    """Each different rule, with how many stops have it."""
    return Counter(Rule(row["frequency"], date.fromisoformat(row["start"])) for row in rows())


@lru_cache
def by_dateutil(rule: Rule) -> list[date]:
    """The days that dateutil reads out of the rule of the file itself."""
    text = rrulestr(rule.frequency, dtstart=midnight(rule.start))
    return [moment.date() for moment in text.between(midnight(TODAY), midnight(LAST), inc=True)]


def midnight(day: date) -> datetime:
    return datetime.combine(day, time())


def test_every_row_is_read_and_every_rule_fits_the_record_model() -> None:
    assert len(rows()) == 5482
    assert len({row["frequency"] for row in rows()}) == 29
    assert sum(rules().values()) == 5482
    for rule in rules():
        assert rule.session.starts_on == rule.start


def test_the_days_of_every_stop_are_those_that_dateutil_reads_out_of_its_rule() -> None:
    wrong = []
    for rule in rules():
        meeting_days = [one.day for one in occurrences(rule.session, {}, "ENG", TODAY, LAST)]
        if not meeting_days or meeting_days != by_dateutil(rule):
            wrong.append(rule)

    assert wrong == []


def test_the_next_date_of_every_stop_is_the_first_that_dateutil_gives() -> None:
    wrong = []
    for rule in rules():
        days = days_of(rule.session, {}, "ENG", TODAY, LAST)
        soonest = first_occurrence(rule.session, days, TODAY)
        if soonest is None or soonest.day != by_dateutil(rule)[0]:
            wrong.append(rule)

    assert wrong == []


def test_the_rule_written_back_gives_the_same_days() -> None:
    wrong = []
    for rule in rules():
        recurrence = recurrence_of(rule.session, {}, "ENG", TODAY, LAST)
        assert recurrence is not None
        read = [moment.date() for moment in rrulestr(recurrence.rrule, dtstart=midnight(recurrence.first))]
        if (read, recurrence.not_on, recurrence.also_on) != (by_dateutil(rule), (), ()):
            wrong.append((rule, recurrence))

    assert wrong == []


def test_the_rule_written_back_says_what_the_file_says() -> None:
    """Part by part: what we add is only what the file leaves to be understood, and an end."""
    for rule in rules():
        ours = dict(part.split("=") for part in rrule_of(rule.session, LAST).split(";"))
        theirs = dict(part.split("=") for part in rule.frequency.split(";"))
        if theirs.get("INTERVAL") == "1":
            del theirs["INTERVAL"]

        assert theirs.items() <= ours.items()
        assert set(ours) - set(theirs) <= {"BYDAY", "WKST", "UNTIL"}


def test_a_stop_whose_weekday_is_not_that_of_its_first_day_keeps_the_rule() -> None:
    """Ten rows name one weekday and begin on another: worked out by hand, they would be on the day that is named."""
    names = list(Weekday)
    odd = [row for row in rows() if names[date.fromisoformat(row["start"]).weekday()] != row["day"].lower()]

    assert len(odd) == 10
    for row in odd:
        start = date.fromisoformat(row["start"])
        every = int(row["frequency"].rpartition("=")[2])
        named = Session(days=(Weekday(row["day"].lower()),), every=every, starts_on=start)
        by_day = rrulestr(
            f"{row['frequency']};WKST=MO;BYDAY={row['day'][:2].upper()}", dtstart=midnight(start)
        ).between(midnight(TODAY), midnight(LAST), inc=True)

        dates = occurrences(named, {}, "ENG", TODAY, LAST)

        assert [one.day for one in dates] == [moment.date() for moment in by_day]
