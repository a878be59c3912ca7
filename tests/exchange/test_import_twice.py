"""The first import of a list gives what the second gives, whichever row says what all of them need."""

from __future__ import annotations

import csv
import io
import shutil

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fingerpost.exchange.tables.rows import table_records
from tests.exchange.conftest import Desk
from tests.exchange.test_after_import import errors_of
from tests.thorough import many

HEADINGS = ["Name", "Group", "About group", "Hall", "Town", "Postcode", "When", "Secret"]
TOGETHER = "    key: [<Name>]\n    together: [sessions]\n"
MAPPING = """\
source: A list of ours
key: [<Number>]
records:
  group:
    key: [<Group>]
    id: [<Group>]
    only_when: {Group: filled}
    name: {when: {About group: filled}, then: <Group>}
    summary: Friends who do things with each other each week.
    checked: {on: 2026-10-01, how: list}
  place:
    key: [<Hall>]
    id: [<Hall>]
    only_when: {Hall: filled}
    name: <Hall>
    town: <Town>
    postcode: <Postcode>
  activity:
    id: [<Name>]
    name: <Name>
    summary: Come and join in, whoever you are.
    group: <group id>
    categories: [talking-cafe]
    sensitive: <Secret>
    sessions: {first_of: [{opening_hours: <When>, with: {place: <place id>}}, [{place: <place id>, repeats: unknown}]]}
    contact: {phone: 01632 960123}
    checked: {on: 2026-10-01, how: list}
"""


def table(*rows: list[str]) -> str:
    text = io.StringIO()
    csv.writer(text).writerows([["Number", *HEADINGS], *([f"N{at}", *row] for at, row in enumerate(rows, start=1))])
    return text.getvalue()


def row(name: str, **cells: str) -> list[str]:
    by_heading = {"Name": name, **{heading.replace("_", " "): cell for heading, cell in cells.items()}}
    return [by_heading.get(heading, "") for heading in HEADINGS]


def files(desk: Desk) -> dict[str, bytes]:
    return {path.relative_to(desk.assets).as_posix(): path.read_bytes() for path in desk.assets.rglob("*.*")}


KNITTERS = row("Knitters", Hall="Mill Hall", Group="Frome friends")
COOKS = row("Cooks", Hall="Mill Hall", Town="Frome", Group="Frome friends", About_group="yes")


@pytest.mark.parametrize("rows", [[KNITTERS, COOKS], [COOKS, KNITTERS]])
def test_a_row_that_does_not_say_the_town_of_its_hall_is_at_the_hall_of_another_row(
    desk: Desk, rows: list[list[str]]
) -> None:
    desk.mapping(MAPPING)

    outcome = desk.run(table(*rows))

    assert desk.values("activities", "knitters")["sessions"] == [{"place": "mill-hall", "repeats": "unknown"}]
    assert desk.values("activities", "knitters")["group"] == "frome-friends"
    assert outcome.rows_used == 2
    assert [problem.code for problem in outcome.problems if problem.code == "missing"] == []


def test_a_hall_whose_town_no_row_says_is_left_out_and_named_at_each(desk: Desk) -> None:
    desk.mapping(MAPPING)

    outcome = desk.run(table(KNITTERS, row("Bakers", Hall="Mill Hall")))

    assert desk.values("activities", "knitters")["sessions"] == [{"repeats": "unknown"}]
    assert [problem.span.line for problem in outcome.problems if problem.code == "missing"] == [2, 2, 3]
    assert outcome.rows_used == 2


def test_rows_far_from_the_one_that_says_the_town_are_at_their_hall_too(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.mapping(MAPPING)
    rows = table(KNITTERS, row("Bakers"), row("Painters", Hall="Mill Hall"), COOKS, row("Walkers", Hall="Mill Hall"))
    alone = desk.run(rows)
    files_alone = files(desk)
    shutil.rmtree(desk.assets)
    monkeypatch.setattr(table_records, "SLICE", 1)
    monkeypatch.setattr(table_records, "cores", lambda: 2)

    outcome = desk.run(rows)

    for name in ("knitters", "painters", "walkers"):
        assert desk.values("activities", name)["sessions"] == [{"place": "mill-hall", "repeats": "unknown"}]
    assert files(desk) == files_alone
    assert outcome.problems == alone.problems


def test_a_club_of_several_rows_is_at_the_hall_whose_town_is_said_elsewhere(desk: Desk) -> None:
    desk.mapping(MAPPING.replace("  activity:\n", f"  activity:\n{TOGETHER}"))
    rows = table(
        row("Knitters", Hall="Mill Hall", When="Tues 10am-12pm"),
        row("Knitters", Hall="Old Dairy", Town="Frome", When="Thurs 2pm-4pm"),
        row("Cooks", Hall="Mill Hall", Town="Frome"),
    )

    desk.run(rows)
    once = files(desk)
    again = desk.run(rows)

    assert [one["place"] for one in desk.values("activities", "knitters")["sessions"]] == ["mill-hall", "old-dairy"]
    assert (files(desk), again.new, again.changed) == (once, {}, 0)


cells = st.fixed_dictionaries(
    {
        "Name": st.sampled_from(["Knitters", "Cooks", "Bakers", "Walkers", "Painters"]),
        "Group": st.sampled_from(["", "Frome friends", "Age well"]),
        "About_group": st.sampled_from(["", "yes"]),
        "Hall": st.sampled_from(["", "Mill Hall", "Old Dairy"]),
        "Town": st.sampled_from(["", "", "Frome", "Wells"]),
        "Postcode": st.sampled_from(["", "BA11 1AA", "BA5 2AA"]),
        "When": st.sampled_from(["", "Tues 10am-12pm", "Thurs 2pm-4pm", "10"]),
        "Secret": st.sampled_from(["", "", "", "yes", "no"]),
    }
)


@pytest.mark.parametrize("together", ["", TOGETHER], ids=["alone", "together"])
@settings(max_examples=many(60, 1000), suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(rows=st.lists(cells.map(lambda by_heading: row(by_heading.pop("Name"), **by_heading)), min_size=1, max_size=6))
def test_to_import_twice_is_to_import_once(desk: Desk, together: str, rows: list[list[str]]) -> None:
    shutil.rmtree(desk.assets, ignore_errors=True)
    desk.mapping(MAPPING.replace("  activity:\n", f"  activity:\n{together}"))

    first = desk.run(table(*rows))
    once = files(desk)
    second = desk.run(table(*rows))

    assert (second.new, second.changed, second.unlisted) == ({}, 0, 0)
    assert files(desk) == once
    assert second.rows_used == first.rows_used
    assert errors_of(desk) == []


OPEN_ROW = row("Knitters", Hall="Mill Hall", Town="Frome", Group="Age well", About_group="yes")
SECRET_ROW = row("Knitters", Hall="Rose Court", Town="Frome", Group="Age well", About_group="yes", Secret="yes")


@pytest.mark.parametrize("rows", [[OPEN_ROW, SECRET_ROW], [SECRET_ROW, OPEN_ROW]])
def test_an_activity_of_several_rows_is_secret_if_any_of_them_says_so(desk: Desk, rows: list[list[str]]) -> None:
    desk.mapping(MAPPING.replace("  activity:\n", f"  activity:\n{TOGETHER}"))

    desk.run(table(*rows))

    assert desk.values("activities", "knitters")["sensitive"] is True
    assert "place" not in str(desk.values("activities", "knitters")["sessions"])
    assert errors_of(desk) == []


@pytest.mark.parametrize("slice_of", [1, 500])
@pytest.mark.parametrize("is_first", [True, False])
def test_a_group_of_several_rows_is_secret_if_any_of_them_says_so(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, *, slice_of: int, is_first: bool
) -> None:
    monkeypatch.setattr(table_records, "SLICE", slice_of)
    monkeypatch.setattr(table_records, "cores", lambda: 2)
    of_group = MAPPING.replace("    sensitive: <Secret>\n", "").replace(
        "    key: [<Group>]\n", "    key: [<Group>]\n    sensitive: <Secret>\n"
    )
    desk.mapping(of_group)
    rows = [row("Bakers", Hall="Old Dairy", Town="Frome"), OPEN_ROW, ["House", *SECRET_ROW[1:]]]

    desk.run(table(*(rows if is_first else rows[::-1])))

    assert desk.values("groups", "age-well")["sensitive"] is True
    assert desk.ids("places") == ["old-dairy"]
    assert errors_of(desk) == []
