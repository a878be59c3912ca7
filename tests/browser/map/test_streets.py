"""Streets below the pins: those of a provider after a yes, and those of our own, whole or damaged."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect
from pmtiles.tile import TileType

from fingerpost.language import ENGLISH
from fingerpost.pages.shipping.map_words import map_words
from tests.browser.conftest import OpenTab
from tests.browser.map.conftest import OpenMap, OpenPage
from tests.browser.map.map_page import frome
from tests.browser.map.tiles import PIXEL, streets_of, town_tile, write_basemap
from tests.browser.quiet import wait_until_quiet

PROVIDER = {
    "streets": "url",
    "url": "https://tiles.example.org/{z}/{x}/{y}.png",
    "host": "tiles.example.org",
    "attribution": "© OpenStreetMap contributors, Maps (example)",
}

# Whether a road has been painted: a canvas of one colour has only its background.
IS_DRAWN = """() => [...document.querySelectorAll("canvas.leaflet-tile")].some((canvas) => {
  if (!canvas.width) return false;
  const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  return new Set(new Uint32Array(data.buffer)).size > 1;
})"""


def test_a_provider_is_asked_for_streets_only_after_a_yes(page: Page, show: OpenPage) -> None:
    requests: list[str] = []

    def give(route: Route) -> None:
        requests.append(route.request.url)
        route.fulfill(body=PIXEL, content_type="image/png")

    page.route("https://tiles.example.org/**", give)
    show(page, basemap=PROVIDER, pictures=("https://tiles.example.org",))
    expect(page.get_by_text("Show streets from tiles.example.org?")).to_be_visible()
    page.get_by_role("button", name="Zoom out", exact=True).click()
    assert requests == []

    page.get_by_role("button", name="Show streets").click()

    expect(page.locator("img.leaflet-tile-loaded").first).to_be_visible()
    expect(page.get_by_role("link", name="OpenStreetMap")).to_have_attribute(
        "href", "https://www.openstreetmap.org/copyright"
    )
    expect(page.get_by_role("status")).to_have_text("The map now shows streets.")
    expect(page.get_by_role("button", name="Show streets")).to_have_count(0)
    assert requests


def test_streets_of_our_own_are_drawn_from_plain_files(open_map: OpenMap, own_streets: Path) -> None:
    write_basemap(own_streets)

    page = open_map(basemap=streets_of(own_streets))

    expect(page.locator("canvas.leaflet-tile-loaded").first).to_be_visible()
    page.wait_for_function(IS_DRAWN)
    expect(page.get_by_text("Protomaps © OpenStreetMap")).to_be_visible()
    expect(page.locator(".fp-map__name")).to_have_count(0)  # the streets bring names of their own


# The highest contrast (WCAG 2.2) of a dot on the streets with the land, which most of them are: that of a name.
BEST_CONTRAST = """() => Math.max(...[...document.querySelectorAll("canvas.leaflet-tile")].map((canvas) => {
  const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  const dots = new Map();
  for (const dot of new Uint32Array(data.buffer)) dots.set(dot, (dots.get(dot) ?? 0) + 1); // red is the lowest byte
  const light = (dot) => [dot & 255, (dot >> 8) & 255, (dot >> 16) & 255].map((part) => part / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
    .reduce((sum, part, index) => sum + part * [0.2126, 0.7152, 0.0722][index], 0.05);
  const [[land]] = [...dots].sort(([, one], [, other]) => other - one);
  const ratios = [...dots.keys()].map((dot) => light(dot) / light(land));
  return Math.max(...ratios.map((ratio) => Math.max(ratio, 1 / ratio)));
}))"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_names_on_streets_of_our_own_can_be_read(scheme: str, open_tab: OpenTab, show: OpenPage, site: Path) -> None:
    page = open_tab(color_scheme=scheme, device_scale_factor=3)  # so that a stroke has whole dots
    write_basemap(site / "basemap", tile=gzip.compress(town_tile()))

    show(page, basemap={"streets": "self", "tiles": "/basemap/tiles.json"})

    page.wait_for_function(IS_DRAWN)
    assert page.evaluate(BEST_CONTRAST) >= 7


def test_streets_of_our_own_may_be_pictures(open_map: OpenMap, own_streets: Path) -> None:
    write_basemap(own_streets, kind=TileType.PNG)

    page = open_map(basemap=streets_of(own_streets))

    expect(page.locator("img.leaflet-tile-loaded").first).to_be_visible()


def test_without_the_promised_streets_the_drawn_ground_stays(open_map: OpenMap) -> None:
    page = open_map(basemap={"streets": "self", "tiles": "/basemap/tiles.json"})

    expect(page.get_by_text("Nunney", exact=True)).to_be_visible()


DAMAGED_TILES = {
    "cut off": lambda tile: tile[: len(tile) // 2],
    "a page": lambda _: b"<!doctype html><h1>Not found</h1>" * 20,
    "one number without an end": lambda _: b"\xff" * 200,
    "a length beyond the end": lambda _: b"\x1a\xff\xff\xff\xff\x07",
    "a billion points": lambda tile: tile.replace(b"\x12", b"\x22\xff\xff\xff\xff\x07", 1),
    "zeros": lambda _: bytes(10_000),
}


@pytest.mark.parametrize("damage", DAMAGED_TILES)
def test_damaged_streets_leave_the_pins_in_use(
    damage: str, kept_page: Page, open_map: OpenMap, own_streets: Path
) -> None:
    faults: list[str] = []
    kept_page.on("pageerror", lambda error: faults.append(str(error)))
    write_basemap(own_streets)
    for path in own_streets.rglob("*.mvt"):
        path.write_bytes(DAMAGED_TILES[damage](path.read_bytes()))

    page = open_map(basemap=streets_of(own_streets), is_watched=False)  # what is damaged is on the console too
    wait_until_quiet(page)
    frome(page).click()

    expect(page.get_by_role("button", name="3 activities at Old Dairy, show them")).to_be_visible()
    assert faults == []


@pytest.mark.parametrize("content", ["", "null", "[]", "{}", '{"bounds": 5}', '{"bounds": [null, null, null, null]}'])
def test_a_damaged_list_of_streets_leaves_the_drawn_ground(content: str, open_map: OpenMap, own_streets: Path) -> None:
    write_basemap(own_streets)
    (own_streets / "tiles.json").write_text(content)

    page = open_map(basemap=streets_of(own_streets))

    expect(page.locator(".fp-map__says")).to_have_text(map_words(ENGLISH)["streetsFailed"])
    expect(page.locator(".fp-map__name").first).to_be_attached()
    expect(frome(page)).to_be_visible()
