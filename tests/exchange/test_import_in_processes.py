"""Rows that share a group or a place, and are far from each other in a large table."""

from __future__ import annotations

import pytest

from fingerpost.exchange.tables import table_records
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


def test_a_place_that_its_first_row_could_not_make_is_made_by_a_later_one_in_another_process(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(table_records, "SLICE", 1)
    monkeypatch.setattr(table_records, "cores", lambda: 2)
    desk.mapping(
        REFUGES.replace("summary: <About>,\n     contact: {phone: 01632 960100}, sensitive: <Refuge>", "summary: A")
    )
    names = ("Tea", "Knit", "Chat")
    rows = "".join(f"{name},,Mill Hall,Frome,,,{ABOUT},\n" for name in names)

    outcome = desk.run(f"{REFUGE_HEADINGS}Walk,,Mill Hall,Frome,,,,\n{rows}")

    assert (outcome.rows_used, outcome.new) == (3, {"place": 1, "activity": 3})
    for name in names:
        assert desk.values("activities", name.lower())["sessions"] == [{"place": "mill-hall", "repeats": "unknown"}]
