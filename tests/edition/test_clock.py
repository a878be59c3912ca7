"""A day that cannot be today publishes nothing, and is said once."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from fingerpost.cli import commands
from fingerpost.edition.clock import ClockWrong, guard_clock, here_and_now, today
from fingerpost.reading.read import read_directory
from fingerpost.writing.new_directory import write_starter
from tests.conftest import OpenSite

CHECKED = date(2026, 10, 1)  # every record of the usual site


@pytest.mark.parametrize(
    "epoch", ["abc", "-5", "1e9", "1.5", " 1795219200", "²", "٣", "9" * 11, "9" * 400, "0", "4102444800"]
)
@pytest.mark.parametrize("command", ["check", "build", "serve"])
def test_a_source_date_that_is_no_day_of_ours_is_reported_in_one_line(
    site: OpenSite, epoch: str, command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = site({})
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)

    result = CliRunner().invoke(commands, [command])

    assert result.exit_code == 2
    assert len(result.output.splitlines()) == 2, result.output
    assert "hint: Take SOURCE_DATE_EPOCH away" in result.output
    assert not (here.assets.parent / "site").exists()


def test_an_empty_source_date_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "")

    assert today() == date.today()  # noqa: DTZ011 - as it is meant


@pytest.mark.parametrize(
    ("timezone", "day", "minute"),
    [
        ("Europe/London", date(2026, 7, 1), 30),  # summer time, while it is still 30 June in UTC
        ("America/Chicago", date(2026, 6, 30), 18 * 60 + 30),
        ("UTC", date(2026, 6, 30), 23 * 60 + 30),
    ],
)
def test_the_minute_is_the_one_at_the_place(
    timezone: str, day: date, minute: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1782862200")  # 30 June 2026, 11:30pm in UTC

    assert here_and_now(timezone) == (day, minute)
    assert today() == date(2026, 6, 30)


@pytest.mark.parametrize("day", [date(2025, 9, 30), date(2020, 1, 1), date(2036, 10, 2), date(2099, 12, 31)])
def test_a_clock_far_from_the_newest_check_is_reported_once(site: OpenSite, day: date) -> None:
    report = site({}).check(today=day)

    assert (report.exit_code, report.problems) == (2, ())
    assert "newest check of a record is of 1 October 2026" in report.failure
    assert "Set the clock" in report.hint


@pytest.mark.parametrize("day", [date(2025, 10, 1), CHECKED, date(2036, 10, 1)])
def test_a_clock_nearer_than_that_is_believed(site: OpenSite, day: date) -> None:
    assert site({}).check(today=day).failure == ""


@pytest.mark.parametrize(("how", "is_believed"), [("list", True), ("phone", False)])
def test_an_old_list_says_nothing_about_the_clock(how: str, *, is_believed: bool, tmp_path: Path) -> None:
    assets = tmp_path / "assets"
    write_starter(assets, town="Frome")
    place = f"name: The Old Dairy\nkind: hall\ntown: Frome\nchecked: {{on: 2005-10-01, how: {how}}}\n"
    (assets / "places").mkdir()
    (assets / "places/old-dairy.yaml").write_text(place, "utf-8")
    directory = read_directory(assets)[0]

    if is_believed:
        guard_clock(date(2026, 12, 1), directory)
    else:
        with pytest.raises(ClockWrong):
            guard_clock(date(2026, 12, 1), directory)


def test_one_date_that_is_mistyped_says_nothing_about_the_clock(site: OpenSite) -> None:
    here = site({"places/old-dairy.yaml": "name: The Old Dairy\nkind: hall\ntown: Frome\nchecked: {on: 2029-10-01}\n"})

    report = here.check()

    assert (report.failure, report.exit_code) == ("", 1)
    assert [problem.span.file for problem in report.problems if problem.is_error] == ["assets/places/old-dairy.yaml"]


def test_a_directory_that_was_only_begun_believes_any_clock_of_our_time(
    site: OpenSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "4102444799")  # the last second of 2099

    assert today() == date(2099, 12, 31)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "4102444800")
    with pytest.raises(ClockWrong):
        today()
