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
    found = site(PLACES | activity(sensitive="true", description=text, confirmed=confirmed)).codes()
    return [code for code in found if code.startswith("sensitive")]


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
