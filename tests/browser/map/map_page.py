"""A page that mounts the map as the finder does, and what is on it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page, expect

from fingerpost.language import ENGLISH
from fingerpost.pages.render.policy import policy
from fingerpost.pages.shipping.map_words import map_words

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
<link rel=stylesheet href=/b/css/fingerpost.css>
<script type=module src=/mount.js></script></head><body class=fp-page><main class="fp-wrap fp-main"><h1>Find</h1>
<button type=button id=show class=fp-btn>Map</button><h2>Results</h2><h3>On a map</h3><div id=map></div>
<p><a href=/>After the map</a></p></main></body></html>
"""
MOUNT = """\
import { openMap } from "/b/js/map.js";
document.querySelector("#show").addEventListener("click", async () => {
  window.map = await openMap(document.querySelector("#map"), window.options);
});
"""


GIVE = "(options) => { window.options = options; }"


def points(places: list[tuple[str, float, float, int]] = PLACES) -> list[dict[str, Any]]:
    return [
        {"id": f"{name}-{n}", "name": f"{name} club {n}", "address": f"/a/{n}/", "place": name, "lat": lat, "lon": lon}
        for name, lat, lon, many in places
        for n in range(1, many + 1)
    ]


def options_of(**changes: Any) -> dict[str, Any]:
    return {
        "points": points(),
        "areas": AREAS,
        "basemap": {"streets": "none"},
        "words": map_words(ENGLISH),
        **changes,
    }


def write_page(folder: Path, pictures: tuple[str, ...] = ()) -> None:
    (folder / "mount.js").write_text(MOUNT)
    (folder / "index.html").write_text(PAGE.format(policy=policy(pictures=pictures)))


def press_for_the_map(page: Page) -> None:
    page.locator("#show").click()
    expect(page.get_by_role("group", name="Move the map")).to_be_visible()


def frome(page: Page) -> Locator:
    return page.get_by_role("button", name="5 activities near Frome, zoom in")
