"""Names of 60 characters without a space, wherever a directory may have one, in the narrowest window that must work."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenTab
from tests.browser.kinds import does_not_fit, look_at, open_folds
from tests.browser.site import build_records, served
from tests.thorough import IS_THOROUGH

SHOP = "https://www.example.org/" + "long-address-" * 9 + "end"
MAIL = "lunchclubsofthehillsandlevelsandmoors" + "@" + "communitygroupsandactivities.example.org"


def long(start: str) -> str:
    """A word of 60 characters, as in Welsh, in German, or with underscores."""
    return (start + "clubofthehillsandlevelsandmoorsandvillagesandtownsroundabout")[:60]


def records() -> dict[str, str]:
    files = {
        "directory.yaml": f"title: {long('Directory')}\nsite: https://directory.example.org/\n"
        f"area: {{name: {long('Area')}}}\nexample: yes\n"
        f"editors: {{name: {long('Editors')}, email: {MAIL}, phone: 01632 960001}}\n"
        f"crisis: [{{name: {long('Line')}, phone: 116 123, text: {long('Words')}}}]\n",
        "vocabulary/categories.yaml": f"arts: {{name: {long('Arts')}, needs: [company]}}\n"
        f"singing: {{name: {long('Singing')}, parent: arts}}\n",
        "vocabulary/needs.yaml": f"company: {{name: {long('Company')}, words: [lonely], featured: yes}}\n",
        "vocabulary/audiences.yaml": f"carers: {{name: {long('Carers')}}}\n",
        "vocabulary/areas.yaml": f"frome: {{name: {long('Frome')}, location: {{lat: 51.23, lon: -2.32}}}}\n",
        "vocabulary/access.yaml": f"step_free_entrance: {{name: {long('Step')}}}\n",
        "groups/group.yaml": f"name: {long('Group')}\nsummary: {long('Summary')}\nkind: charity\n"
        f"contact: {{name: {long('Keeper')}, phone: 01632 960123, email: {MAIL}, website: {json.dumps(SHOP)}}}\n"
        "checked: {on: 2026-10-01}\nformer_ids: [old-group]\n",
        "places/hall.yaml": f"name: {long('Hall')}\nkind: hall\naddress: [{long('Street')}]\ntown: {long('Frome')}\n"
        "location: {lat: 51.23, lon: -2.32, from: by-hand}\n"
        f"access: {{step_free_entrance: yes, notes: {long('Ramp')}}}\ngetting_there: {{bus: {long('Bus')}}}\n",
        "activities/closed.yaml": f"name: {long('Closed')}\nsummary: {long('Summary')}\ncategories: [arts]\n"
        f"join: {{ways: [drop-in]}}\ncontact: {{email: {MAIL}}}\nchecked: {{on: 2026-10-01}}\n"
        f"closed: {{on: 2026-11-01, reason: {long('Why')}, instead: [club-1]}}\n",
    }
    for number, day in enumerate(["monday", "tuesday", "wednesday"]):
        files[f"activities/club-{number}.yaml"] = (
            f"name: {long(f'Club{number}')}\nsummary: {long('Summary')}\ndescription: {long('About')}\ngroup: group\n"
            f"categories: [singing]\nsessions: [{{place: hall, repeats: weekly, days: [{day}], from: 10:00, "
            f"notes: {long('Room')}}}]\ncost: {{kind: fixed, amount: 3, notes: {long('Cost')}}}\n"
            f"who: {{summary: {long('Who')}, for: [carers]}}\njoin: {{ways: [drop-in], steps: {long('Steps')}}}\n"
            f"first_visit: {{met_by: {long('Jean')}, steps: [{long('Door')}]}}\nsince: 2026-11-01\n"
            f"contact: {{name: {long('Keeper')}, phone: 01632 960124, email: {MAIL}, website: {json.dumps(SHOP)}}}\n"
            "checked: {on: 2026-10-01, how: phone}\n"
        )
    return files


@pytest.fixture(scope="module")
def long_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with served(build_records(tmp_path_factory.mktemp("long"), records())) as address:
        yield address


ADDRESSES = [
    *("/", "/a/club-0/", "/a/closed/", "/g/group/", "/p/hall/", "/whats-on/", "/new/", "/find/"),
    *("/browse/", "/browse/needs/", "/browse/needs/company/", "/browse/categories/", "/browse/towns/"),
    *("/browse/towns/frome/", "/browse/a-to-z/", "/no-such-page/", "/for-professionals/"),
]
if IS_THOROUGH:  # each has no part that none of those has: kinds.ALIKE
    ADDRESSES += [
        *("/g/old-group/", "/browse/categories/singing/", "/browse/towns/frome/company/", "/browse/a-to-z/c/"),
        *("/browse/groups/", "/browse/places/", "/for-groups/"),
    ]


def test_no_page_is_wider_than_the_narrowest_window(long_url: str, open_tab: OpenTab) -> None:
    page = open_tab(viewport={"width": 320, "height": 640})
    wide = {}
    for address in ADDRESSES:
        look_at(page, long_url + address)
        if wrong := does_not_fit(page):
            wide[address] = wrong

    assert wide == {}


def test_the_results_and_what_is_chosen_fit_as_well(long_url: str, open_tab: OpenTab) -> None:
    page = open_tab(viewport={"width": 320, "height": 640})
    page.goto(f"{long_url}/find/#q=singing&category=singing&audience=carers&near=frome")
    expect(page.locator("[data-fp-list] .fp-card").first).to_be_visible()
    open_folds(page)

    assert does_not_fit(page) == []
