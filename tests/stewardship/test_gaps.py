"""What there is for each need, in each town and part of the week; what nobody has said is not counted as missing."""

from __future__ import annotations

import csv
import io
import json
from datetime import date

import pytest
from click.testing import CliRunner, Result

from fingerpost.cli.gaps import command
from fingerpost.edition.load import load
from fingerpost.stewardship.barriers import AnswerCounts
from fingerpost.stewardship.gaps import Gaps, Row, answers, takes_new
from fingerpost.stewardship.insight.tables import room_rows
from tests.conftest import USUAL_FILES, OpenSite, Site

DAY = {"SOURCE_DATE_EPOCH": "1795262400"}  # 21 November 2026
TODAY = date(2026, 11, 21)


def activity(name: str, sessions: str, rest: str = "") -> str:
    return (
        f"name: {name}\nsummary: Something to do for anybody.\ncategories: [arts]\nsessions: [{sessions}]\n"
        f"contact: {{phone: 01632 960124}}\nchecked: {{on: 2026-10-01, how: phone}}\nneeds: [loneliness]\n{rest}"
    )


def on(day: str, start: str, place: str = "old-dairy") -> str:
    hour = int(start[:2]) + 1
    return f"{{place: {place}, repeats: weekly, days: [{day}], from: {start}, to: {hour:02}:00}}"


FILES = {
    "vocabulary/needs.yaml": "loneliness: {name: Company}\nfood: {name: Food}\n",
    "vocabulary/areas.yaml": "frome: {name: Frome, population: 2000}\nwells: {name: Wells}\nstreet: {name: Street}\n",
    "activities/chat.yaml": activity(
        "Chat", f"{on('monday', '10:00')}, {on('tuesday', '11:00')}", "cost: {kind: free}\n"
    ),
    "activities/sing.yaml": activity("Sing", on("friday", "19:00"), "cost: {kind: fixed, amount: 2, per: visit}\n"),
    "activities/paint.yaml": activity("Paint", on("saturday", "14:00", "hall"), "serves: [street]\n"),
    "activities/past.yaml": activity("Past", "{place: old-dairy, repeats: once, starts_on: 2026-11-01, from: 14:00}"),
    "activities/far.yaml": activity("Far", "{place: old-dairy, repeats: once, starts_on: 2027-02-01, from: 14:00}"),
    "places/old-dairy.yaml": USUAL_FILES["places/old-dairy.yaml"] + "access: {step_free_entrance: yes}\n",
    "places/hall.yaml": "name: The Hall\nkind: hall\naddress: [High Street]\ntown: Wells\n",
}


@pytest.fixture
def directory(site: OpenSite) -> Site:
    opened = site(FILES)
    assert not [problem for problem in opened.check(TODAY).problems if problem.is_error]
    return opened


def run(*arguments: str) -> Result:
    return CliRunner().invoke(command, arguments, env=DAY)


def rows(directory: Site) -> dict[tuple[str, str], Row]:
    gaps = Gaps(load(directory.assets, today=TODAY).edition)
    both = (*gaps.of_each(), *(row for term in gaps.terms for row in gaps.in_towns(term)))
    return {(row.term.id, row.area.id if row.area else ""): row for row in both}


def test_each_activity_counts_once_in_each_part_of_the_week_that_it_has(directory: Site) -> None:
    row = rows(directory)["loneliness", ""]

    assert (row.total, row.parts, row.always) == (4, (1, 0, 1, 1), 0)  # what is over counts nowhere, far ahead in none
    assert row.say_gaps() == ["Company: nothing on a weekday afternoon."]


def test_what_takes_nobody_new_is_not_counted(site: OpenSite) -> None:
    course = "{{place: old-dairy, repeats: weekly, days: [tuesday], from: 18:00, starts_on: {}, ends_on: {}}}"
    under_way, to_come = course.format("2026-11-03", "2026-12-01"), course.format("2027-01-05", "2027-02-02")
    full, paused = (f"capacity: {{state: {state}, as_of: 2026-11-01}}\n" for state in ("full", "paused"))
    more = {
        "full": activity("Full", on("monday", "14:00"), full),
        "paused": activity("Paused", on("monday", "14:00"), paused),
        "course": activity("Course", under_way, full),
        "next-course": activity("Next course", f"{under_way}, {to_come}", full),
    }

    now = rows(site({**FILES, **{f"activities/{name}.yaml": text for name, text in more.items()}}))

    names = {one.name for one in now["loneliness", ""].activities}
    assert names == {"Chat", "Far", "Next course", "Paint", "Sing"}
    assert now["loneliness", ""].parts == (1, 0, 1, 1)  # the next course begins in January
    assert now["loneliness", "frome"].total == 4


@pytest.mark.parametrize(
    ("as_of", "is_counted", "rooms"),
    [
        ("2026-05-22", False, {"Full": 1, "Not known": 4}),
        ("2026-05-20", True, {"Full": 0, "Not known": 5}),  # six months ago: nobody knows any more
    ],
)
def test_what_was_full_is_left_out_as_long_as_somebody_knows_it(
    site: OpenSite, as_of: str, is_counted: bool, rooms: dict[str, int]
) -> None:
    text = activity("Full", on("monday", "14:00"), f"capacity: {{state: full, as_of: {as_of}}}\n")
    edition = load(site({**FILES, "activities/full.yaml": text}).assets, today=TODAY).edition

    assert takes_new(edition, edition.directory.activities["full"]) == is_counted
    assert {words: number for words, number in room_rows(edition) if words in rooms} == rooms


def test_a_town_has_what_meets_in_it_and_what_serves_it(directory: Site) -> None:
    table = rows(directory)

    assert [(area, row.total, row.per_thousand) for (need, area), row in table.items() if need == "loneliness"][1:] == [
        ("frome", 3, 1.5),
        ("street", 1, None),
        ("wells", 1, None),
    ]
    assert table["food", "street"].say_gaps() == ["Food: nothing in Street."]
    assert table["loneliness", "wells"].parts == (0, 0, 0, 1)


def test_what_nobody_has_said_is_neither_yes_nor_no(directory: Site) -> None:
    edition = load(directory.assets, today=TODAY).edition
    counts = dict(answers(edition, Gaps(edition).offered()))

    assert counts == {
        "free": AnswerCounts(yes=1, no=1, unknown=2),
        "step_free": AnswerCounts(yes=3, no=0, unknown=1),
        "evenings": AnswerCounts(yes=2, no=1, unknown=1),  # nobody knows when "far" is on in these four weeks
        "languages": AnswerCounts(yes=0, no=0, unknown=4),
        "bus": AnswerCounts(yes=0, no=0, unknown=4),
    }


def test_it_is_printed_for_people_for_spreadsheets_and_for_programs(directory: Site) -> None:
    assert directory.assets.is_dir()
    words, sheet, report = run("--town", "Street"), run("--csv"), run("--need", "loneliness", "--json")

    assert "  Food: nothing in Street.\n" in words.output
    lines = list(csv.DictReader(io.StringIO(sheet.output)))
    assert [(line["id"], line["activities"], line["free_unknown"]) for line in lines] == [
        ("loneliness", "4", "2"),
        ("food", "0", "0"),
    ]
    assert [(each["town"], each["weekend"]) for each in json.loads(report.output)] == [
        ("frome", 0),
        ("street", 1),
        ("wells", 1),
    ]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--need", "loneliness", "--category", "arts"), "Leave one of them out"),
        (("--town", "wels"), "Did you mean wells?"),
        (("--need", "x"), "assets/vocabulary/needs.yaml"),
    ],
)
def test_what_cannot_be_is_answered_with_what_to_type(directory: Site, arguments: tuple[str, ...], words: str) -> None:
    result = run(*arguments)

    assert (result.exit_code, words in result.output) == (2, True), (result.output, directory)
