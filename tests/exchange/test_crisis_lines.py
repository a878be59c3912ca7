"""Settings that a person wrote, and that name nobody to ring: an import never makes ``check`` stop at that."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import yaml

from fingerpost.checks.everything import check_directory
from fingerpost.exchange.hsds.theirs.import_hsds import Wish as HsdsWish
from fingerpost.exchange.hsds.theirs.import_hsds import import_hsds
from fingerpost.exchange.ical.theirs.import_ical import Wish as CalendarWish
from fingerpost.exchange.ical.theirs.import_ical import import_ical
from fingerpost.exchange.tables.table import TableError
from fingerpost.reading.read import read_directory
from fingerpost.records.problem import Problem
from tests.conftest import TODAY
from tests.exchange.conftest import Desk

SETTINGS = "title: Ours\nsite: https://ours.example.org/\neditors: {name: The team, email: team@ours.example.org}\n"
SERVICES = '[{"id": "1", "name": "Tea and talk", "organization": {"id": "2", "name": "Tea friends"}}]'
CALENDAR = "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Tea//EN\nEND:VCALENDAR\n"


def table(desk: Desk) -> None:
    desk.run(desk.headers + desk.frome)


def services(desk: Desk) -> None:
    path = desk.folder / "services.json"
    path.write_text(SERVICES, "utf-8")
    import_hsds(HsdsWish(source=str(path), assets=desk.assets, today=TODAY))


def calendar(desk: Desk) -> None:
    path = desk.folder / "tea.ics"
    path.write_text(CALENDAR, "utf-8")
    import_ical(CalendarWish(source=str(path), assets=desk.assets, today=TODAY))


def settings(desk: Desk, text: str) -> None:
    desk.assets.mkdir(exist_ok=True)
    (desk.assets / "directory.yaml").write_text(text, "utf-8")


def refusal(desk: Desk, bring: Callable[[Desk], None] = table) -> Problem:
    with pytest.raises(TableError) as caught:
        bring(desk)
    return caught.value.problem


@pytest.mark.parametrize("bring", [table, services, calendar])
def test_an_import_holds_before_anything_is_written(desk: Desk, bring: Callable[[Desk], None]) -> None:
    settings(desk, SETTINGS)

    problem = refusal(desk, bring)

    assert (problem.code, problem.span.file) == ("crisis-lines-missing", "assets/directory.yaml")
    assert [path.name for path in desk.assets.rglob("*")] == ["directory.yaml"]


@pytest.mark.parametrize(
    ("country", "phones"),
    [
        ("", ["999", "111", "116 123"]),
        ("nation: NIR\n", ["999", "0808 808 8000", "116 123"]),
        ("country: IE\ntimezone: Europe/Dublin\n", ["999", "116 123"]),
    ],
)
def test_what_the_import_says_to_write_is_enough(desk: Desk, country: str, phones: list[str]) -> None:
    settings(desk, SETTINGS + country)
    crisis = refusal(desk).hint.partition("crisis: ")[2].partition("] Ring")[0] + "]"
    assert [line["phone"] for line in yaml.safe_load(crisis)] == phones

    settings(desk, f"{SETTINGS}{country}crisis: {crisis}\n")
    table(desk)

    directory, problems = read_directory(desk.assets)
    assert [*problems, *(each for each in check_directory(directory, today=TODAY) if each.is_error)] == []
    assert any(category.crisis for category in directory.vocabulary.categories.values())


def test_no_number_is_guessed_for_a_country_of_which_none_is_known(desk: Desk) -> None:
    settings(desk, SETTINGS + "country: PN\ntimezone: Pacific/Pitcairn\n")

    assert 'name: Emergency services, phone: "..."}] Ring each first.' in refusal(desk).hint


def test_a_directory_with_a_vocabulary_of_its_own_is_left_to_check(desk: Desk) -> None:
    settings(desk, SETTINGS)
    vocabulary = desk.assets / "vocabulary"
    vocabulary.mkdir()
    (vocabulary / "categories.yaml").write_text("talking-cafe: {name: Talking cafes}\n", "utf-8")

    table(desk)

    assert desk.ids("activities") == ["tea-and-talk-frome"]
