"""A refuge may say where to ask, once somebody has confirmed that; and nothing nearer."""

from __future__ import annotations

import pytest

from tests.checks.test_each_code import activity
from tests.conftest import OpenSite

PLACES = {
    "places/hope.yaml": "name: Hope House\nkind: community-centre\ntown: Frome\naddress: [Cork Lane]\n",
    "places/home.yaml": "name: Home of Ann\nkind: other\ntown: Frome\naddress: [8 Mill Lane]\n",
}


def codes(site: OpenSite, text: str, confirmed: str = "[sensitive-place-name]") -> list[str]:
    codes_there = site(PLACES | activity(sensitive="true", description=text, confirmed=confirmed)).codes()
    return [code for code in codes_there if code.startswith("sensitive")]


@pytest.mark.parametrize(
    "text", ["Ask at Hope House.", "Ring us, or ask in *HOPE* house, any day.", "Ask at the old dairy."]
)
def test_a_public_building_may_be_named_when_it_is_confirmed(site: OpenSite, text: str) -> None:
    assert codes(site, text, "[]") == ["sensitive-place-name"]
    assert codes(site, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "We are opposite Hope House.",
        "We are in Hope House.",
        "Ask at Hope House, 8 Mill Lane.",
        "Ask at Hope House, BA11 1AA.",
        "Ask at Peace House.",
        "Ask at the home of Ann.",
        "Ask in Cork Lane.",
    ],
)
def test_nothing_nearer_may_be_said(site: OpenSite, text: str) -> None:
    assert codes(site, text) == ["sensitive-words"]


@pytest.mark.parametrize(
    "contact",
    [
        "website: https://example.org/old-dairy",
        "website: https://old-dairy.example.org/",
        "website: https://example.org/OldDairy",
        "website: https://example.org/corklane",
        "email: desk@olddairy.example.org",
        "email: peacehouse@example.org",
        "website: https://example.org/9quennellhill",
        "website: https://example.org/quennell-hill-9",
        "website: https://example.org/QuennellStreet9",
    ],
)
def test_an_address_may_name_no_place_of_the_directory(site: OpenSite, contact: str) -> None:
    peace = {"places/peace.yaml": "name: Peace House\nkind: hall\ntown: Frome\n"}
    refuge = activity(sensitive="true", contact=f"{{phone: 01632 960125, {contact}}}")

    assert "sensitive-name" in site(PLACES | peace | refuge).codes()


def test_an_id_may_name_no_place_of_the_directory(site: OpenSite) -> None:
    refuge = activity(sensitive="true")["activities/yoga.yaml"]

    assert "sensitive-name" in site(PLACES | {"activities/q-old-dairy.yaml": refuge}).codes()


@pytest.mark.parametrize("address", ["moorland-refuge", "refuge.example.org/hope", "example.org/dairy", "old-friends"])
def test_an_address_of_its_own_is_left_in_peace(site: OpenSite, address: str) -> None:
    refuge = activity(sensitive="true", contact=f"{{phone: 01632 960125, website: https://example.org/{address}}}")

    assert "sensitive-name" not in site(PLACES | refuge).codes()
