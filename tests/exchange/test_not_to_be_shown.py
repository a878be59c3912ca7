"""Rows that a column says are not to be shown: the proposed mapping skips them, and never the others."""

from __future__ import annotations

from pathlib import Path

import pytest

from fingerpost.exchange.tables.propose.draft import Answers
from fingerpost.exchange.tables.propose.proposal import propose
from fingerpost.exchange.tables.table_import import import_table
from fingerpost.reading.read import read_directory

ALL = Answers(source="Groups", licence="our own", checked_on="2026-10-01", town="Wells", contact="https://a.example/")
NAMES = ("Knit and chat", "Chess for all", "Walking football", "The lunch table", "Sing along")


def brought_in(folder: Path, heading: str, values: tuple[str, ...]) -> set[str]:
    """The names of what came in of a list in which each row has one of these values under a heading."""
    rows = [
        f"{name},Come and join us on any Tuesday in the hall,Tuesday 10am-12pm,01632 96012{number},{value}"
        for number, (name, value) in enumerate(zip(NAMES, values, strict=True))
    ]
    (folder / "groups.csv").write_text("\n".join([f"Name,Description,When,Phone,{heading}", *rows, ""]), "utf-8")
    (folder / "map.yaml").write_text(propose(folder / "groups.csv").text(ALL, {}), "utf-8")
    import_table("csv", folder / "groups.csv", folder / "map.yaml", folder / "assets")
    return {one.name for one in read_directory(folder / "assets")[0].activities.values()}


@pytest.mark.parametrize(
    "heading",
    [
        *("Show on website", "Show on the website?", "Publish on website", "On website", "Public", "Is public?"),
        *("Publish", "Published", "Listed", "Approved", "Display", "Share publicly", "OK to publish", "Show online"),
        *("Include in directory", "Can we share?", "Visible", "Live"),
    ],
)
def test_no_keeps_a_row_back(heading: str, tmp_path: Path) -> None:
    assert brought_in(tmp_path, heading, ("Yes", "No", "Yes", "Yes", "No")) == {NAMES[0], NAMES[2], NAMES[3]}


@pytest.mark.parametrize("heading", ["Archived", "Deleted", "Hidden", "Inactive", "Cancelled"])
def test_yes_keeps_a_row_back_where_it_says_so(heading: str, tmp_path: Path) -> None:
    assert brought_in(tmp_path, heading, ("Yes", "No", "No", "No", "Yes")) == {NAMES[1], NAMES[2], NAMES[3]}


@pytest.mark.parametrize("state", ["Cancelled", "Postponed", "Pending", "Not for publication", "Do not publish"])
def test_a_state_keeps_a_row_back(state: str, tmp_path: Path) -> None:
    assert brought_in(tmp_path, "Status", ("Live", "Live", state, "Live", state)) == {NAMES[0], NAMES[1], NAMES[3]}
