"""The map, by keyboard, by finger and by mouse: a page that mounts it as the finder does."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

import fingerpost
from fingerpost.language import ENGLISH
from fingerpost.pages.map_words import map_words
from fingerpost.pages.policy import policy
from tests.browser.conftest import OpenContext
from tests.browser.site import served

BROWSER = Path(fingerpost.__file__).parent / "browser"

AREAS = [
    {"name": "Frome", "lat": 51.2310, "lon": -2.3218, "population": 28600},
    {"name": "Wells", "lat": 51.2086, "lon": -2.6472, "population": 11100},
    {"name": "Nunney", "lat": 51.2092, "lon": -2.3785, "population": 0},
]
PLACES = [  # name, where, how many things happen there
    ("Old Dairy", 51.2310, -2.3218, 3),
    ("Frome Library", 51.2330, -2.3190, 1),
    ("Cheese Field", 51.2290, -2.3150, 1),
    ("Wells Museum", 51.2100, -2.6430, 1),
]
PAGE = """\
<!doctype html><html lang=en-GB><head><meta charset=utf-8><title>Map</title>
<meta name=viewport content="width=device-width, initial-scale=1"><meta name=color-scheme content="light dark">
<meta http-equiv=Content-Security-Policy content="{policy}">
<link rel=stylesheet href=/b/css/tokens.css><link rel=stylesheet href=/b/css/components.css>
<script type=module src=/mount.js></script></head><body class=fp-page><main class="fp-wrap fp-main"><h1>Find</h1>
<button type=button id=show class=fp-btn>Map</button><h2>Results</h2><h3>On a map</h3><div id=map></div>
<p><a href=/>After the map</a></p></main></body></html>
"""
MOUNT = """\
import { openMap } from "/b/js/map.js";
const options = await (await fetch("/options.json")).json();
document.querySelector("#show").addEventListener("click", async () => {
  window.map = await openMap(document.querySelector("#map"), options);
});
"""

OpenPage = Callable[..., None]


def points(places: list[tuple[str, float, float, int]] = PLACES) -> list[dict[str, Any]]:
    return [
        {"id": f"{name}-{n}", "name": f"{name} club {n}", "address": f"/a/{n}/", "place": name, "lat": lat, "lon": lon}
        for name, lat, lon, many in places
        for n in range(1, many + 1)
    ]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    shutil.copytree(BROWSER, tmp_path / "b")
    (tmp_path / "mount.js").write_text(MOUNT)
    return tmp_path


@pytest.fixture
def url(site: Path) -> Iterator[str]:
    with served(site) as address:
        yield address


@pytest.fixture
def show(site: Path, url: str) -> OpenPage:
    """Open the page and press its button for the map; takes what differs from the usual options."""

    def open_map(page: Page, *, pictures: tuple[str, ...] = (), **changes: Any) -> None:
        options = {
            "points": points(),
            "areas": AREAS,
            "basemap": {"streets": "none"},
            "words": map_words(ENGLISH),
            **changes,
        }
        (site / "options.json").write_text(json.dumps(options))
        (site / "index.html").write_text(PAGE.format(policy=policy(pictures=pictures)))
        page.goto(url)
        page.get_by_role("button", name="Map").click()
        expect(page.get_by_role("group", name="Move the map")).to_be_visible()

    return open_map


def frome(page: Page) -> Locator:
    return page.get_by_role("button", name="5 activities near Frome, zoom in")


def test_a_crowd_of_places_is_a_button_that_says_how_many_and_where(page: Page, show: OpenPage) -> None:
    show(page)

    expect(frome(page)).to_be_visible()
    expect(page.get_by_role("button", name="Wells Museum club 1, at Wells Museum")).to_be_visible()


def test_pressing_a_crowd_shows_its_places_and_keeps_the_focus_among_them(page: Page, show: OpenPage) -> None:
    show(page)
    frome(page).focus()

    page.keyboard.press("Enter")

    expect(page.get_by_role("button", name="3 activities at Old Dairy, show them")).to_be_visible()
    expect(page.locator(".fp-pin:focus")).to_have_count(1)
    assert page.locator(".fp-pin:focus").inner_text() in page.locator(".fp-map__ground").inner_text()


def test_after_a_crowd_is_pressed_it_is_said_how_much_is_in_view(page: Page, show: OpenPage) -> None:
    show(page)

    frome(page).press("Enter")

    expect(page.get_by_role("status")).to_have_text("5 of 6 activities are in this part of the map.")


def test_a_place_opens_a_list_of_links_and_closing_it_gives_the_focus_back(page: Page, show: OpenPage) -> None:
    show(page)
    frome(page).press("Enter")
    page.get_by_role("button", name="3 activities at Old Dairy, show them").press("Enter")
    heading = page.get_by_role("heading", name="3 activities at Old Dairy")
    expect(heading).to_be_focused()
    expect(page.get_by_role("region", name="Old Dairy").get_by_role("link")).to_have_count(3)

    page.keyboard.press("Escape")

    expect(heading).to_have_count(0)
    expect(page.get_by_role("button", name="3 activities at Old Dairy, show them")).to_be_focused()


def test_only_pins_in_view_can_be_reached_by_the_tab_key(page: Page, show: OpenPage) -> None:
    show(page)
    expect(page.locator(".fp-pin")).to_have_count(2)

    frome(page).press("Enter")

    expect(page.locator(".fp-pin", has_text="Wells")).to_have_count(0)


def test_neighbours_who_can_never_part_open_one_list(page: Page, show: OpenPage) -> None:
    show(page, points=points([("Hall", 51.2310, -2.3218, 1), ("Porch", 51.23105, -2.3218, 2)]))
    button = page.get_by_role("button", name="3 activities near Frome, show them")

    button.press("Enter")

    expect(page.get_by_role("heading", name="3 activities near Frome")).to_be_focused()
    expect(page.locator("#map").get_by_role("link", name="club")).to_have_count(3)
