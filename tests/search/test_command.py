"""fingerpost find, on the search files of the example directory."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from fingerpost.cli.find import command


@pytest.fixture(autouse=True)
def _a_monday(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795424400")  # 23 November 2026, 9am


def find(site: Path, *arguments: str) -> Result:
    return CliRunner().invoke(command, [*arguments, "--site-dir", str(site)])


def find_json(site: Path, *arguments: str) -> dict[str, Any]:
    result = find(site, *arguments, "--json")
    assert result.exit_code == 0, result.output
    reply: dict[str, Any] = json.loads(result.output)
    return reply


def test_json_has_the_shape_that_scripts_rely_on(example: Path) -> None:
    reply = find_json(example, "bereavment", "--near", "BA11 1AA", "--limit", "1")

    assert (reply["query"], reply["understood"]) == ("bereavment", "bereavement")
    assert list(reply["results"][0]) == ["id", "kind", "name", "address", "distance_km", "next", "check"]
    assert reply["total"] > 1
    assert len(reply["results"]) == 1


def test_a_result_says_where_and_when(example: Path) -> None:
    reply = find_json(example, "frome", "talking", "cafe", "--near", "Frome", "--day", "monday", "--limit", "1")

    assert reply["results"][0] == {
        "id": "frome-talking-cafe",
        "kind": "activity",
        "name": "Frome Talking Cafe",
        "address": "/a/frome-talking-cafe/",
        "distance_km": reply["results"][0]["distance_km"],
        "next": "2026-11-23T11:00",
        "check": "checked",
    }
    assert 0 <= reply["results"][0]["distance_km"] < 2


@pytest.mark.parametrize(("within", "km"), [("5", 5), ("5km", 5), ("3 miles", 4.83), ("3mi", 4.83)])
def test_within_keeps_to_a_distance(example: Path, within: str, km: float) -> None:
    reply = find_json(example, "walk", "--near", "BA5", "--within", within, "--limit", "500")

    away = [each["distance_km"] for each in reply["results"] if each["distance_km"] is not None]
    assert away
    assert max(away) <= round(km, 1)


def test_days_together_are_one_option(example: Path) -> None:
    assert (
        find_json(example, "walk", "--day", "Weekends")["results"]
        == find_json(example, "walk at the weekend")["results"]
    )


@pytest.mark.parametrize("day", ["fri", "Friday", "FRIDAYS"])
def test_a_day_may_be_shortened(example: Path, day: str) -> None:
    assert find_json(example, "--day", day)["total"] == find_json(example, "--day", "friday")["total"] > 0


def test_a_town_in_the_words_is_where_within_counts_from(example: Path) -> None:
    reply = find_json(example, "lunch frome", "--within", "5")

    assert reply["results"]
    assert all(each["distance_km"] is None or each["distance_km"] <= 5 for each in reply["results"])


def test_results_are_in_columns(example: Path) -> None:
    lines = find(example, "talking cafe", "--near", "Frome", "--limit", "4").output.splitlines()
    rows = [line for line in lines if "/a/" in line]

    assert len(rows) == 4
    assert len({row.index("/a/") for row in rows}) == 1


def test_what_there_would_be_without_a_filter_is_reported(example: Path) -> None:
    output = find(example, "knitting", "--near", "Frome", "--within", "5", "--day", "saturday").output

    assert "Nothing found.\n" in output
    assert "Without --day: " in output


def test_filters_work_without_words(example: Path) -> None:
    reply = find_json(example, "--category", "talking-cafe", "--day", "Friday")

    assert reply["total"] > 0
    assert {each["kind"] for each in reply["results"]} == {"activity"}


def test_nothing_found_is_an_answer_and_not_a_fault_of_the_program(example: Path) -> None:
    reply = find_json(example, "qqqqqq")

    assert (reply["total"], reply["results"]) == (0, [])
    assert find(example, "qqqqqq").exit_code == 1


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--near", "Atlantis"], "Nobody here knows where Atlantis is."),
        (["--category", "talking-caf"], "Did you mean talking-cafe?"),
        (["--need", "lonelyness"], "Did you mean loneliness?"),
        (["--within", "far"], "far is not a distance."),
        (["--within", "-1"], "-1 is not a distance."),
        (["--within", "nan"], "nan is not a distance."),
        (["--day", "someday"], "someday is not a day."),
        (["--day", "satruday"], "Write saturday."),
        (["--day", "t"], "Write one of monday, tuesday"),
        (["--within", "5"], "Say from where --within counts."),
    ],
)
def test_what_cannot_be_understood_is_reported(example: Path, arguments: list[str], words: str) -> None:
    result = find(example, "tea", *arguments)

    assert result.exit_code == 2
    assert words in result.output


def test_a_folder_without_a_site_is_reported(tmp_path: Path) -> None:
    result = find(tmp_path, "tea")

    assert result.exit_code == 2
    assert "Build the site first: fingerpost build" in result.output


def test_somebody_in_danger_is_told_whom_to_ring_first(example: Path) -> None:
    assert find(example, "overdose").output.startswith("In danger now? Ring 999.")


def test_a_corrected_slip_is_said(example: Path) -> None:
    assert "Showing results for bereavement." in find(example, "bereavment").output


AFTER_THE_CAFE = "1795440600"  # the same Monday, 1:30pm: the cafe was from 11am to 1pm


@pytest.mark.parametrize("near", ["BAll 1BE", "BA1I 1BE", "BA11 IBE"])
def test_what_a_postcode_was_read_as_is_said(example: Path, near: str) -> None:
    assert f"Took {near} to mean BA11 1BE." in find(example, "lunch", "--near", near).output
    assert "Showing results for lunch BA11 1BE." in find(example, f"lunch {near}").output
    assert "Took" not in find(example, "lunch", "--near", "ba111be").output


def test_what_is_over_today_counts_from_its_next_time(example: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cafe = ("frome talking cafe", "--near", "Frome", "--day", "monday", "--limit", "1")
    assert find_json(example, *cafe)["results"][0]["next"] == "2026-11-23T11:00"
    assert "today, 11am" in find(example, *cafe).output

    monkeypatch.setenv("SOURCE_DATE_EPOCH", AFTER_THE_CAFE)

    assert find_json(example, *cafe)["results"][0]["next"] == "2026-11-30T11:00"
    assert "today" not in find(example, *cafe).output


def test_a_clock_that_cannot_be_right_ends_in_one_sentence(example: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "noon")

    result = find(example, "cafe")

    assert (result.exit_code, result.output.splitlines()[0]) == (
        2,
        "fingerpost find: SOURCE_DATE_EPOCH is set, but not to a number.",
    )


def test_a_damaged_table_of_postcodes_is_a_sentence(example: Path, tmp_path: Path) -> None:
    shutil.copytree(example / "search", tmp_path / "search")
    damaged = tmp_path / "search" / "postcodes" / "ba11.json"
    damaged.write_bytes(damaged.read_bytes()[:-20])

    result = find(tmp_path, "coffee", "--near", "BA11 1AA")

    assert result.exit_code == 2, result.exception
    assert "The postcodes of the search in" in result.stderr
    assert "hint: Build the site again: fingerpost build" in result.stderr
