"""Where no column names the place, the hall that an address begins with does: or each group had a place of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from fingerpost.exchange.tables.building_names import building_of
from fingerpost.exchange.tables.propose.draft import Answers
from fingerpost.exchange.tables.propose.proposal import propose
from fingerpost.exchange.tables.table_import import import_table
from fingerpost.reading.read import read_directory

ONE_CELL = """\
Group,Address,When,Phone
Chair yoga,"St Mary's Hall, Church Street, Wells, BA5 1AA",Mondays 10am-11am,01632 960101
Book group,"Wells Library, Union Street, Wells, BA5 2PU",Tuesdays 2-4pm,01632 960102
Tai chi,"Village Hall, Mill Lane, Wookey, BA5 1LW",Tuesdays 7-8pm,01632 960106
Wells Walkers,"12 Market Place, Wells, BA5 2RB",Wednesdays 10am-12pm,01632 960103
Lunch club,"St Mary's Hall, Wells, BA5 1AA",Thursdays 12-2pm,01632 960104
Film night,"Village Hall, High Street, Wedmore, BS28 4AA",Fridays 7pm-9pm,01632 960105
"""
LINES = """\
Group,Address 1,Address 2,Town,Postcode,When,Phone
Chair yoga,St Mary's Hall,Church Street,Wells,BA5 1AA,Mondays 10am-11am,01632 960101
Book group,Wells Library,Union Street,Wells,BA5 2PU,Tuesdays 2-4pm,01632 960102
Tai chi,Village Hall,Mill Lane,Wookey,BA5 1LW,Tuesdays 7-8pm,01632 960106
Wells Walkers,12 Market Place,,Wells,BA5 2RB,Wednesdays 10am-12pm,01632 960103
Lunch club,St Mary's Hall,,Wells,BA5 1AA,Thursdays 12-2pm,01632 960104
Film night,Village Hall,High Street,Wedmore,BS28 4AA,Fridays 7pm-9pm,01632 960105
"""


@pytest.mark.parametrize("rows", [ONE_CELL, LINES], ids=["in one cell", "in lines"])
def test_two_groups_at_one_hall_share_its_place(rows: str, tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text(rows, "utf-8")
    answers = Answers(source="The list", licence="our own", checked_on="2026-11-20", category="uncategorised")
    (tmp_path / "list.mapping.yaml").write_text(propose(tmp_path / "list.csv").text(answers, {}), "utf-8")

    import_table("csv", tmp_path / "list.csv", tmp_path / "list.mapping.yaml", tmp_path / "assets")

    directory, problems = read_directory(tmp_path / "assets")
    assert not [problem for problem in problems if problem.severity == "error"]
    assert {place.id: (place.name, place.town) for place in directory.places.values()} == {
        "st-marys-hall-wells": ("St Mary's Hall", "Wells"),
        "village-hall-wedmore": ("Village Hall", "Wedmore"),
        "village-hall-wookey": ("Village Hall", "Wookey"),
        "wells-library": ("Wells Library", "Wells"),
        "wells-walkers": ("Wells Walkers", "Wells"),
    }
    at = {activity.name: activity.sessions[0].place for activity in directory.activities.values()}
    assert at["Chair yoga"] == at["Lunch club"] == "st-marys-hall-wells"


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (["Glebe Hall", "Mill Lane"], "Glebe Hall"),
        (["St Peter's Church", "Mill Lane"], "St Peter's Church"),
        (["Hill Farm Children's Centre"], "Hill Farm Children's Centre"),
        (["Main Hall", "Glebe Community Centre", "Mill Lane"], "Glebe Community Centre"),
        (["Chapel Lane"], ""),
        (["Church Hill", "Glebe Hall"], ""),
        (["12 Church House"], ""),
        (["The Coach House", "Mill Lane"], ""),
        (["Mrs A Example", "Mill Lane"], ""),
        (["Main Hall"], ""),
        ([], ""),
    ],
)
def test_only_what_groups_meet_in_is_a_hall(lines: list[str], name: str) -> None:
    assert building_of(lines) == name


def test_what_has_no_address_has_no_place_though_all_are_in_one_town(tmp_path: Path) -> None:
    rows = ONE_CELL.replace(", Wells,", ",").replace(", Wookey,", ",").replace(", Wedmore,", ",")
    (tmp_path / "list.csv").write_text(f"{rows}Helpline,,Mondays 10am-4pm,01632 960107\n", "utf-8")
    answers = Answers(
        source="The list", licence="our own", checked_on="2026-11-20", category="uncategorised", town="Wells"
    )
    (tmp_path / "list.mapping.yaml").write_text(propose(tmp_path / "list.csv").text(answers, {}), "utf-8")

    import_table("csv", tmp_path / "list.csv", tmp_path / "list.mapping.yaml", tmp_path / "assets")

    directory, _ = read_directory(tmp_path / "assets")
    assert directory.activities["helpline"].sessions[0].place == ""
    assert "Helpline" not in {place.name for place in directory.places.values()}
    assert {place.town for place in directory.places.values()} == {"Wells"}
