"""Rules of calendars: the days they fall on are those of dateutil, and what a session can say of them is the same."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from itertools import takewhile
from random import Random
from typing import Any

import pytest
from dateutil.rrule import rrulestr
from icalendar.prop import vRecur

from fingerpost.exchange.ical.theirs.rule_days import days_of_rule, last_of_count
from fingerpost.exchange.ical.theirs.rules import CODES, Rule, patterns_of, rule_of
from fingerpost.reading.make_session import make_session
from fingerpost.schedule.bits import bits_of
from fingerpost.schedule.days import days_of
from tests.thorough import many

FIRST, LAST = date(2026, 1, 1), date(2027, 12, 31)


def made_up(rng: Random) -> tuple[str, date]:
    """A rule as calendars write it, and the day it starts."""
    freq = rng.choice(["DAILY", "WEEKLY", "MONTHLY", "MONTHLY", "YEARLY"])
    parts = [f"FREQ={freq}"]
    if rng.random() < 0.4:
        parts.append(f"INTERVAL={rng.choice([2, 3, 7, 14])}")
    by_day = rng.random()
    if freq in ("MONTHLY", "YEARLY") and by_day < 0.5:
        numbers = [rng.choice(["1", "2", "-1", "-2", "5", "4"]) for _ in range(rng.randint(1, 2))]
        parts.append("BYDAY=" + ",".join(f"{number}{rng.choice(CODES)}" for number in numbers))
    elif freq in ("MONTHLY", "YEARLY") and by_day < 0.7:
        parts.append("BYMONTHDAY=" + rng.choice(["15", "1,15", "31", "-1", "13,-3"]))
    elif by_day < 0.9:
        parts.append("BYDAY=" + ",".join(rng.sample(CODES, rng.randint(1, 3))))
        if freq in ("MONTHLY", "WEEKLY") and rng.random() < 0.5:
            parts.append(f"BYSETPOS={rng.choice([1, 2, -1, -2])}")
    if freq == "YEARLY" or rng.random() < 0.2:
        parts.append("BYMONTH=" + ",".join(map(str, sorted(rng.sample(range(1, 13), rng.randint(1, 4))))))
    if freq == "WEEKLY" and rng.random() < 0.3:
        parts.append("WKST=SU")
    if rng.random() < 0.3:
        parts.append(f"COUNT={rng.randint(1, 40)}")
    return ";".join(parts), FIRST + timedelta(days=rng.randint(0, 400))


def read(text: str, starts: date) -> Rule | None:
    parts: dict[str, Any] = dict(vRecur.from_ical(text))
    return rule_of(parts, starts, None, {})


def of_dateutil(text: str, starts: date) -> list[date]:
    end = datetime.combine(LAST, time())
    return [
        at.date() for at in takewhile(lambda at: at <= end, rrulestr(text, dtstart=datetime.combine(starts, time())))
    ]


def rules() -> Iterator[tuple[str, date, Rule]]:
    rng = Random(14)
    for _ in range(many(120, 600)):
        text, starts = made_up(rng)
        if rule := read(text, starts):
            yield text, starts, rule


def test_the_days_of_a_rule_are_those_of_dateutil() -> None:
    different, without_days = [], 0
    for text, starts, rule in rules():
        days = list(days_of_rule(rule, LAST))
        without_days += not days
        if days and days != of_dateutil(text, starts):  # for a rule without days dateutil looks until the year 9999
            different.append((text, starts))

    assert different == []
    assert without_days < many(12, 60)


def test_any_place_in_a_week_is_read_where_all_readers_begin_with_the_same_week() -> None:
    rng, cases = Random(5), set[str]()
    for _ in range(many(300, 5000)):
        names, places = rng.sample(CODES, rng.randint(1, 5)), rng.sample([1, 2, 3, -1, -2, -3], rng.randint(1, 2))
        text = f"FREQ=WEEKLY;INTERVAL={rng.randint(1, 2)};WKST={rng.choice(['MO', 'SU'])}"
        text += f";BYDAY={','.join(names)};BYSETPOS={','.join(map(str, places))}"
        starts = FIRST + timedelta(days=rng.randint(0, 6))
        if rule := read(text, starts):
            cases.add(str(sorted(places)))
            assert list(days_of_rule(rule, LAST)) == of_dateutil(text, starts), (text, starts)

    assert {"[1]", "[-2]", "[-1, 1]"} <= cases
    monday, wednesday = date(2026, 1, 5), date(2026, 1, 7)
    assert read("FREQ=WEEKLY;BYDAY=MO,WE,FR;BYSETPOS=2", wednesday) is None  # the 2nd of a whole week, or of its rest
    assert read("FREQ=WEEKLY;BYDAY=MO,WE,FR;BYSETPOS=2", monday) is None  # begins on none of its days
    assert patterns_of(read("FREQ=WEEKLY;BYDAY=MO,WE,FR;BYSETPOS=1,2", monday) or pytest.fail("no rule")) == [
        {"repeats": "weekly", "days": ["monday", "wednesday"]}
    ]


def test_a_rule_that_begins_long_ago_is_the_same_from_today_on() -> None:
    different = []
    for text, starts, rule in rules():
        some = [day for day in days_of_rule(rule, LAST) if day >= date(2027, 3, 1)]
        if list(days_of_rule(rule, LAST, date(2027, 3, 1))) != some:
            different.append((text, starts))

    assert different == []


def test_so_many_days_end_on_the_same_one_however_long_ago_they_began() -> None:
    starts, limit = date(1990, 5, 2), date(2099, 1, 1)  # a Wednesday
    for rest in (
        "DAILY",
        "DAILY;INTERVAL=3",
        "DAILY;INTERVAL=2;BYDAY=WE,SA",
        "WEEKLY;INTERVAL=2;WKST=SU;BYDAY=TU,SU,FR",
    ):
        all_days = rrulestr(f"FREQ={rest};COUNT=4000", dtstart=datetime.combine(starts, time()))
        last = max(all_days).date()
        rule = read(f"FREQ={rest};COUNT=4000", starts)
        assert rule is not None
        assert last_of_count(rule, last - timedelta(days=30), limit) == last, rest
        assert last_of_count(rule, last - timedelta(days=30), last - timedelta(days=1)) is None, rest
        assert last_of_count(rule, last + timedelta(days=1), limit) is None, rest


def test_what_came_before_is_counted_and_not_walked_through() -> None:
    """A calendar may hold hundreds of rules that began in 1970."""
    steps: list[int] = []
    for rest in ("DAILY;COUNT=30000", "DAILY;INTERVAL=2;BYDAY=MO,WE;COUNT=30000", "WEEKLY;INTERVAL=3;COUNT=5000"):
        for year in (2025, 1970):
            rule = read(f"FREQ={rest}", date(year, 1, 1))
            assert rule is not None
            steps.append(0)

            def count(_frame: object, event: str, _arg: object) -> None:
                steps[-1] += event == "call"

            sys.setprofile(count)
            try:
                assert last_of_count(rule, FIRST, FIRST + timedelta(days=30)) is None
                assert list(days_of_rule(rule, FIRST + timedelta(days=30), FIRST))
            finally:
                sys.setprofile(None)

    recent, long_ago = steps[::2], steps[1::2]
    assert all(old < new + 20 for new, old in zip(recent, long_ago, strict=True)), steps


def test_what_a_session_says_of_a_rule_is_the_same_days() -> None:
    different, by_session = [], 0
    for text, _, rule in rules():
        days = list(days_of_rule(rule, LAST))
        patterns = patterns_of(rule)
        if not days or not patterns or rule.count is not None:
            continue
        together = 0
        for pattern in patterns:
            session = make_session({**pattern, "starts_on": days[0].isoformat()})
            together |= days_of(session, {}, "", FIRST, LAST).meets
        by_session += 1
        if together != bits_of(days, FIRST, LAST):
            different.append(text)

    assert different == []
    assert by_session > many(25, 125)


def test_a_rule_that_no_day_keeps_to_ends() -> None:
    for text in (
        "FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=9",
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31",
    ):
        rule = read(text, FIRST)
        assert rule is not None
        assert list(days_of_rule(rule, LAST)) == []


def test_other_ways_to_tell_days_are_no_rule_here() -> None:
    for text in (
        "FREQ=HOURLY;INTERVAL=3",
        "FREQ=YEARLY;BYYEARDAY=200",
        "FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO",
        "FREQ=YEARLY;BYDAY=20MO",
        "FREQ=DAILY;BYHOUR=9,17",
    ):
        assert read(text, FIRST) is None, text
