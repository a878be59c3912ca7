from __future__ import annotations

from datetime import UTC, date, time, timedelta

import pytest

from fingerpost.schedule.clock import local_end, local_start
from fingerpost.schedule.dates import Occurrence


def at(day: str, hour: int, minute: int = 0, *, until: int | None = None, nights: int = 0) -> Occurrence:
    on = date.fromisoformat(day)
    return Occurrence(on, time(hour, minute), time(until) if until is not None else None, on + timedelta(days=nights))


@pytest.mark.parametrize(
    ("occurrence", "expected"),
    [
        (at("2026-10-24", 12), "2026-10-24T12:00:00+01:00"),  # the Saturday before the clocks go back
        (at("2026-10-25", 12), "2026-10-25T12:00:00+00:00"),
        (at("2026-10-25", 0, 30), "2026-10-25T00:30:00+01:00"),
        (at("2026-10-25", 1, 30), "2026-10-25T01:30:00+01:00"),  # comes twice: the first
        (at("2026-10-25", 2), "2026-10-25T02:00:00+00:00"),
        (at("2027-03-28", 0, 59), "2027-03-28T00:59:00+00:00"),
        (at("2027-03-28", 1, 30), "2027-03-28T02:30:00+01:00"),  # skipped: counts from before the change
        (at("2027-03-28", 2), "2027-03-28T02:00:00+01:00"),
        (at("2027-03-29", 12), "2027-03-29T12:00:00+01:00"),
    ],
)
def test_noon_is_noon_before_and_after_the_clocks_change(occurrence: Occurrence, expected: str) -> None:
    start = local_start(occurrence, "Europe/London")

    assert start is not None
    assert start.isoformat() == expected


def test_a_session_past_midnight_ends_on_the_next_day() -> None:
    end = local_end(at("2026-12-04", 22, until=6, nights=1), "Europe/London")

    assert end is not None
    assert end.isoformat() == "2026-12-05T06:00:00+00:00"


def test_the_night_the_clocks_go_back_is_an_hour_longer() -> None:
    night = at("2026-10-24", 22, until=6, nights=1)
    start, end = local_start(night, "Europe/London"), local_end(night, "Europe/London")

    assert start is not None
    assert end is not None
    assert end.astimezone(UTC) - start.astimezone(UTC) == timedelta(hours=9)


def test_a_time_that_nobody_has_said_is_no_moment() -> None:
    day = date(2026, 12, 4)

    assert local_start(Occurrence(day, None, None, day), "Europe/London") is None
    assert local_end(Occurrence(day, None, None, day), "Europe/London") is None
