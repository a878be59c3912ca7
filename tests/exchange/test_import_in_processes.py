"""Rows that share a group or a place, and are far from each other in a large table."""

from __future__ import annotations

import csv
import shutil

import pytest

from fingerpost.exchange.tables.rows import table_records
from tests.exchange.conftest import Desk
from tests.exchange.test_after_import import ABOUT, REFUGE_HEADINGS, REFUGES, errors_of


def test_a_row_far_from_the_one_that_says_its_group_is_a_refuge_names_no_place(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(table_records, "SLICE", 1)
    monkeypatch.setattr(table_records, "cores", lambda: 2)
    desk.mapping(REFUGES)

    desk.run(f"{REFUGE_HEADINGS}Aid,Haven,,,,yes,{ABOUT},\nTea,,,,,,{ABOUT},\nNight,Haven,Old Court,Frome,,,{ABOUT},\n")

    assert errors_of(desk) == []
    assert desk.values("activities", "night")["group"] == "haven"
    assert "place" not in str(desk.values("activities", "night"))
    assert not (desk.assets / "places" / "old-court.yaml").exists()


@pytest.mark.parametrize("rows_together", [1, 10])
def test_a_place_that_its_first_row_could_not_make_is_made_by_a_later_one(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, rows_together: int
) -> None:
    monkeypatch.setattr(table_records, "SLICE", rows_together)
    monkeypatch.setattr(table_records, "cores", lambda: 2)
    desk.mapping(
        REFUGES.replace("summary: <About>,\n     contact: {phone: 01632 960100}, sensitive: <Refuge>", "summary: A")
    )
    names = ("Tea", "Knit", "Chat")
    rows = "".join(f"{name},,Mill Hall,Frome,,,{ABOUT},\n" for name in names)

    outcome = desk.run(f"{REFUGE_HEADINGS}Walk,,Mill Hall,Frome,,,The key safe code is 4711.,\n{rows}")

    assert (outcome.rows_used, outcome.new) == (3, {"place": 1, "activity": 3})
    for name in names:
        assert desk.values("activities", name.lower())["sessions"] == [{"place": "mill-hall", "repeats": "unknown"}]


def test_a_refuge_does_not_lead_to_a_group_far_from_it_that_says_where_it_is(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.mapping(
        REFUGES.replace("summary: <About>,", "summary: <More>,").replace(" sensitive: <Refuge>, checked", " checked")
    )
    rows = (
        f"{REFUGE_HEADINGS}Tea,Haven,,,,,{ABOUT},We meet at 3 Cork Lane in Frome.\nKnit,,,,,,{ABOUT},\n"
        f"Night,Haven,,,,yes,{ABOUT},\n"
    )
    alone = desk.run(rows)
    files = {path.name: path.read_bytes() for path in desk.assets.rglob("*.yaml")}
    shutil.rmtree(desk.assets)
    monkeypatch.setattr(table_records, "SLICE", 1)
    monkeypatch.setattr(table_records, "cores", lambda: 2)

    outcome = desk.run(rows)

    assert errors_of(desk) == []
    assert desk.values("activities", "tea")["group"] == "haven"
    assert "group" not in desk.values("activities", "night")
    assert {path.name: path.read_bytes() for path in desk.assets.rglob("*.yaml")} == files
    assert outcome.problems == alone.problems


@pytest.mark.parametrize("rows_together", [1, 3])
def test_a_row_that_is_not_used_names_nothing_for_those_after_it(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, rows_together: int
) -> None:
    monkeypatch.setattr(table_records, "SLICE", rows_together)
    monkeypatch.setattr(table_records, "cores", lambda: 2)
    desk.mapping(REFUGES.replace(" sensitive: <Refuge>, checked", " checked"))

    rows = (
        f"{REFUGE_HEADINGS}Tea,,,,,,{ABOUT},\nTea,Haven,Mill Hall,Wells,,,{ABOUT},\n"
        f"Knit,Haven,Mill Hall,Frome,,,{ABOUT},\nWalk,Haven,Mill Hall,Street,,,{ABOUT},\n"
    )

    outcome, again = desk.run(rows), desk.run(rows)

    assert outcome.new == {"activity": 3, "group": 1, "place": 1}
    assert again.same == 5
    assert desk.values("activities", "knit")["group"] == "haven"
    for problems in (outcome.problems, again.problems):
        messages = [problem.message for problem in problems]
        assert "Row 3 has the same key as row 2, so the two cannot be told apart." in messages
        assert "Rows 4 and 5 share one place, but disagree about its town." in messages


def test_what_the_next_import_has_to_know_is_in_order_whoever_made_the_records(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.mapping(REFUGES)
    rows = f"{REFUGE_HEADINGS}" + "".join(
        f'"{name}",,"Hall, {name}",Frome,,,{ABOUT},\n' for name in ("Walk 10", "Tea, and talk", "Walk", "Art")
    )
    desk.run(rows)
    (file,) = (desk.assets / "imports").iterdir()
    alone = file.read_text("utf-8")
    shutil.rmtree(desk.assets)
    monkeypatch.setattr(table_records, "SLICE", 1)
    monkeypatch.setattr(table_records, "cores", lambda: 2)

    desk.run(rows)

    lines = list(csv.reader(alone.splitlines()))[1:]
    assert len(lines) == 8
    assert lines == sorted(lines)
    assert file.read_text("utf-8") == alone
