"""Groups without a website have a page on Facebook; a list may say whether a thing is free beside what it costs."""

from __future__ import annotations

from pathlib import Path

import pytest

from fingerpost.exchange.tables.propose.headings import roles_of
from fingerpost.exchange.tables.propose.proposal import propose
from tests.exchange.proposals.imported import imported

SITES = ["https://example.org/tea", "", "", ""]
PAGES = ["https://www.facebook.com/teaclub", "https://www.facebook.com/groups/12345", "", "https://fb.com/choir"]


def test_a_group_without_a_website_has_its_page(tmp_path: Path) -> None:
    activities = imported(tmp_path, {"Website": SITES, "Facebook page": PAGES})

    assert [one.contact.website for one in activities] == [SITES[0], PAGES[1], "", PAGES[3]]


@pytest.mark.parametrize("person", ["https://www.facebook.com/profile.php?id=1", "https://facebook.com/people/A-B/1"])
def test_pages_of_people_are_left_out(person: str, tmp_path: Path) -> None:
    activities = imported(tmp_path, {"Website": SITES, "Facebook": [*PAGES[:3], person]})

    assert [one.contact.website for one in activities] == SITES


def test_what_is_free_beside_what_others_cost(tmp_path: Path) -> None:
    activities = imported(tmp_path, {"Free": ["true", "false", "false", "true"], "Cost details": ["", "£5", "£3", ""]})

    assert [(one.cost.kind if one.cost else "") for one in activities] == ["free", "fixed", "fixed", "free"]


def test_a_heading_of_two_words_means_either(tmp_path: Path) -> None:
    rows = "Group / Community,Region / Base,Community Size,Phone\n"
    rows += "Tea Friends,Wells / Somerset,Large,01632 960100\nMill Choir,Frome / Somerset,Small,01632 960101\n"
    (tmp_path / "list.csv").write_text(rows, "utf-8")

    chosen = {choice.column.name: role for role, its in propose(tmp_path / "list.csv").chosen.items() for choice in its}

    assert chosen["Group / Community"] == "name"
    assert chosen.get("Region / Base") in ("area", "town")
    assert "Community Size" not in chosen
    assert roles_of("Group / Community")["name"] > 0.5
