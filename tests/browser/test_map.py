"""The map, by keyboard, by finger and by mouse: a page that mounts it as the finder does."""

from __future__ import annotations

import base64
import gzip
import io
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, Route, expect
from pmtiles.tile import Compression, TileType, zxy_to_tileid
from pmtiles.writer import Writer

import fingerpost
from fingerpost.geography.streets.basemap import tiles_over, unpack
from fingerpost.geography.streets.pmtiles import open_archive
from fingerpost.language import ENGLISH
from fingerpost.pages.render.policy import policy
from fingerpost.pages.shipping.map_words import map_words
from tests.browser.conftest import OpenTab
from tests.browser.kept_tabs import KeptTabs
from tests.browser.quiet import wait_until_quiet
from tests.browser.seen_by_axe import faults_by_day, faults_by_night
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

# Where the map is, and how much ground it shows.
WHERE = """[document.querySelector(".leaflet-map-pane").style.transform,
  document.querySelector(".fp-map__scale").innerText]"""

OpenPage = Callable[..., None]
OpenMap = Callable[..., Page]
GIVE = "(options) => { window.options = options; }"

# The page as it was before the map was opened.
CLOSE = """() => {
  if (document.querySelector("#map > *")) window.map.close();
  document.activeElement.blur();
  scrollTo(0, 0);
}"""

# Promises that are kept once what was put off has been done, or never will be.
NOTE_TIMERS = """() => {
  const { setTimeout, clearTimeout } = window;
  const ends = new Map();
  window.timers = [];
  window.setTimeout = (work, ...rest) => {
    const timer = setTimeout(() => {
      try {
        work();
      } finally {
        ends.get(timer)();
      }
    }, ...rest);
    window.timers.push(new Promise((done) => ends.set(timer, done)));
    return timer;
  };
  window.clearTimeout = (timer) => {
    ends.get(timer)?.();
    clearTimeout(timer);
  };
}"""


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


@pytest.fixture
def site(tmp_path: Path) -> Path:
    shutil.copytree(BROWSER, tmp_path / "b")
    return tmp_path


@pytest.fixture
def url(site: Path) -> Iterator[str]:
    with served(site) as address:
        yield address


@pytest.fixture
def show(site: Path, url: str) -> OpenPage:
    """Open the page and press its button for the map; takes what differs from the usual options.

    The clock stands still in these tests, and Leaflet's glide goes by the clock: so less motion is asked for.
    """

    def open_map(
        page: Page, *, press: bool = True, motion: str = "reduce", pictures: tuple[str, ...] = (), **changes: Any
    ) -> None:
        page.emulate_media(reduced_motion=motion)  # type: ignore[arg-type]
        write_page(site, pictures)
        page.goto(url)
        page.evaluate(GIVE, options_of(**changes))
        if press:
            press_for_the_map(page)

    return open_map


@pytest.fixture(scope="module")
def kept_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a page that stays: whoever needs files of their own gives them a folder of their own."""
    folder = tmp_path_factory.mktemp("map")
    shutil.copytree(BROWSER, folder / "b")
    write_page(folder)
    return folder


@pytest.fixture
def own_streets(kept_site: Path, tmp_path: Path) -> Path:
    """A folder for streets, beside the page that stays."""
    return kept_site / tmp_path.name


def streets_of(folder: Path) -> dict[str, str]:
    return {"streets": "self", "tiles": f"/{folder.name}/tiles.json"}


@pytest.fixture(scope="module")
def kept_page(kept_tabs: KeptTabs, kept_site: Path) -> Iterator[Page]:
    """A tab that stays at the page: to open it costs four times as much as to open the map in it."""
    with served(kept_site) as address:
        tab = kept_tabs.take(reduced_motion="reduce")
        tab.goto(address)
        yield tab
        kept_tabs.give_back(tab, reduced_motion="reduce")


@pytest.fixture
def open_map(
    kept_page: Page, kept_tabs: KeptTabs, watched: Callable[[Page], Page], request: pytest.FixtureRequest
) -> Iterator[OpenMap]:
    """Press the button for the map, as ``show`` does, in a tab where it was closed by the test before."""
    failed = request.session.testsfailed

    def open_one(*, motion: str = "reduce", is_watched: bool = True, **changes: Any) -> Page:
        tab = watched(kept_page) if is_watched else kept_page
        if motion != "reduce":
            tab.emulate_media(reduced_motion=motion)  # type: ignore[arg-type]
        tab.evaluate(GIVE, options_of(**changes))
        press_for_the_map(tab)
        return tab

    yield open_one
    kept_tabs.restore(kept_page, reduced_motion="reduce")
    if request.session.testsfailed > failed:
        kept_page.reload()
    else:
        kept_page.evaluate(CLOSE)


def frome(page: Page) -> Locator:
    return page.get_by_role("button", name="5 activities near Frome, zoom in")


def test_a_crowd_of_places_is_a_button_that_says_how_many_and_where(open_map: OpenMap) -> None:
    page = open_map()

    expect(frome(page)).to_be_visible()
    expect(page.get_by_role("button", name="Wells Museum club 1, at Wells Museum")).to_be_visible()


def test_pressing_a_crowd_shows_its_places_and_keeps_the_focus_among_them(open_map: OpenMap) -> None:
    page = open_map()
    frome(page).focus()

    page.keyboard.press("Enter")

    expect(page.get_by_role("button", name="3 activities at Old Dairy, show them")).to_be_visible()
    expect(page.locator(".fp-pin:focus")).to_have_count(1)
    assert page.locator(".fp-pin:focus").inner_text() in page.locator(".fp-map__ground").inner_text()


def test_after_a_crowd_is_pressed_it_is_said_how_much_is_in_view(open_map: OpenMap) -> None:
    page = open_map()

    frome(page).press("Enter")

    expect(page.get_by_role("status")).to_have_text("5 of 6 activities are in this part of the map.")


def test_a_place_opens_a_list_of_links_and_closing_it_gives_the_focus_back(open_map: OpenMap) -> None:
    page = open_map()
    frome(page).press("Enter")
    page.get_by_role("button", name="3 activities at Old Dairy, show them").press("Enter")
    heading = page.get_by_role("heading", name="3 activities at Old Dairy")
    expect(heading).to_be_focused()
    expect(page.get_by_role("region", name="Old Dairy").get_by_role("link")).to_have_count(3)

    page.keyboard.press("Escape")

    expect(heading).to_have_count(0)
    expect(page.get_by_role("button", name="3 activities at Old Dairy, show them")).to_be_focused()


def test_only_pins_in_view_can_be_reached_by_the_tab_key(open_map: OpenMap) -> None:
    page = open_map()
    expect(page.locator(".fp-pin")).to_have_count(2)

    frome(page).press("Enter")

    expect(page.locator(".fp-pin", has_text="Wells")).to_have_count(0)


def test_neighbours_who_can_never_part_open_one_list(open_map: OpenMap) -> None:
    page = open_map(points=points([("Hall", 51.2310, -2.3218, 1), ("Porch", 51.23105, -2.3218, 2)]))
    button = page.get_by_role("button", name="3 activities near Frome, show them")

    button.press("Enter")

    expect(page.get_by_role("heading", name="3 activities near Frome")).to_be_focused()
    expect(page.locator("#map").get_by_role("link", name="club")).to_have_count(3)


def test_what_is_left_when_the_focus_moves_on_gives_it_to_the_crowd_it_joins(open_map: OpenMap) -> None:
    page = open_map()
    frome(page).press("Enter")
    page.get_by_role("button", name="3 activities at Old Dairy, show them").focus()

    for _ in range(4):
        page.keyboard.press("-")

    expect(page.locator(".fp-pin:focus")).to_have_accessible_name(re.compile("near Frome, zoom in"))


def test_the_map_moves_by_arrow_keys_from_any_pin(open_map: OpenMap) -> None:
    page = open_map()
    expect(page.locator(".fp-pin", has_text="Wells")).to_have_count(1)
    frome(page).focus()

    for _ in range(3):
        page.keyboard.press("ArrowRight")

    expect(page.locator(".fp-pin", has_text="Wells")).to_have_count(0)


@pytest.mark.parametrize("name", ["Zoom in", "Zoom out", "Move left", "Move right", "Move up", "Move down"])
def test_every_move_has_a_button_large_enough_for_a_thumb(name: str, open_map: OpenMap) -> None:
    page = open_map()
    button = page.get_by_role("button", name=name, exact=True)
    before = page.evaluate(WHERE)

    button.click()

    assert page.evaluate(WHERE) != before
    box = button.bounding_box()
    assert box is not None
    assert min(box["width"], box["height"]) >= 44


def test_show_all_of_it_brings_every_activity_back(open_map: OpenMap) -> None:
    page = open_map()
    frome(page).press("Enter")
    expect(page.get_by_role("status")).to_have_text(re.compile("^5 of 6"))

    page.get_by_role("button", name="Show all of it").click()

    expect(page.get_by_role("status")).to_have_text("6 of 6 activities are in this part of the map.")


def test_the_first_tab_leads_past_the_map_and_leaves_the_address_alone(open_map: OpenMap) -> None:
    page = open_map()
    page.get_by_role("button", name="Map").focus()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip the map")).to_be_focused()

    page.keyboard.press("Enter")
    page.keyboard.press("Tab")

    expect(page.get_by_role("link", name="After the map")).to_be_focused()
    assert "#" not in page.url


def test_the_wheel_scrolls_the_page_until_the_map_is_chosen(kept_page: Page, open_map: OpenMap) -> None:
    kept_page.set_viewport_size({"width": 900, "height": 500})
    page = open_map()
    before = page.evaluate(WHERE)
    page.mouse.move(*middle(page))
    scrolled = page.evaluate("scrollY")
    page.mouse.wheel(0, 60)
    page.wait_for_function("(y) => scrollY > y", arg=scrolled)
    assert page.evaluate(WHERE) == before

    page.mouse.click(*middle(page))
    page.mouse.wheel(0, 400)

    page.wait_for_function(f"(before) => {WHERE}[1] !== before", arg=before[1])


def test_one_finger_scrolls_the_page_and_two_are_left_to_the_map(phone_page: Page, show: OpenPage) -> None:
    show(phone_page)

    touch = phone_page.locator(".fp-map__ground").evaluate("(ground) => getComputedStyle(ground).touchAction")

    assert touch == "pan-x pan-y"


def test_nothing_is_cut_off_at_400_percent(kept_page: Page, open_map: OpenMap) -> None:
    kept_page.set_viewport_size({"width": 320, "height": 256})
    small = open_map()

    assert small.evaluate("document.documentElement.scrollWidth") == 320
    box = small.locator(".fp-map__ground").bounding_box()
    assert box is not None
    assert box["height"] <= 256


def test_with_less_motion_asked_for_the_map_is_there_at_once(open_map: OpenMap) -> None:
    page = open_map()

    page.get_by_role("button", name="Move left").click()

    assert page.locator(".leaflet-pan-anim, .leaflet-zoom-anim").count() == 0


def test_otherwise_it_glides(open_map: OpenMap) -> None:
    page = open_map(motion="no-preference")

    page.get_by_role("button", name="Move left").click()

    expect(page.locator(".leaflet-pan-anim")).to_have_count(1)


def test_the_focus_is_kept_while_the_map_glides_into_a_crowd(open_map: OpenMap) -> None:
    page = open_map(motion="no-preference")

    frome(page).press("Enter")

    expect(page.locator(".fp-pin:focus")).to_have_count(1)
    expect(page.get_by_role("status")).to_have_text(re.compile("^5 of 6"))


def test_axe_finds_nothing_wrong_by_day_and_by_night(open_tab: OpenTab, show: OpenPage) -> None:
    tab = open_tab(color_scheme="light")
    show(tab)
    frome(tab).press("Enter")
    tab.get_by_role("button", name="3 activities at Old Dairy, show them").press("Enter")
    expect(tab.get_by_role("heading", name="3 activities at Old Dairy")).to_be_focused()

    assert [*faults_by_day(tab), *faults_by_night(tab)] == []


def test_nothing_is_loaded_before_the_map_is_asked_for(page: Page, show: OpenPage, url: str) -> None:
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    show(page, press=False)
    wait_until_quiet(page)
    early = [address for address in requests if "/vendor/" in address or "/b/map/" in address]

    show(page)

    assert early == []
    assert {address.partition("/b/")[0] for address in requests if "/vendor/" in address} == {url}


def test_when_the_map_cannot_be_loaded_the_list_is_pointed_to(open_tab: OpenTab, show: OpenPage) -> None:
    unlucky = open_tab()
    unlucky.route("**/supercluster*", lambda route: route.abort())

    show(unlucky, press=False)
    unlucky.get_by_role("button", name="Map").click()

    expect(unlucky.get_by_role("status")).to_have_text("The map could not be loaded. The list below has every place.")


def test_the_towns_are_drawn_even_if_the_coast_is_not(open_tab: OpenTab, show: OpenPage) -> None:
    unlucky = open_tab()
    unlucky.route("**/outline.json", lambda route: route.abort())

    show(unlucky)

    expect(unlucky.get_by_text("Nunney", exact=True)).to_be_visible()


def test_a_name_cannot_become_html(open_map: OpenMap) -> None:
    bad = "<img src=x onerror=alert(1)>"
    page = open_map(points=[points()[0] | {"name": bad, "place": bad}])

    page.get_by_role("button", name=f"{bad}, at {bad}").press("Enter")

    expect(page.get_by_role("link", name=bad)).to_be_visible()
    expect(page.locator("#map img")).to_have_count(0)


def test_new_filters_change_the_pins(open_map: OpenMap) -> None:
    page = open_map()

    page.evaluate("(points) => window.map.setPoints(points)", points([PLACES[3]]))

    expect(page.locator(".fp-pin")).to_have_count(1)
    expect(page.get_by_role("status")).to_have_text("1 of 1 activities is in this part of the map.")


def test_with_nothing_to_show_the_map_says_so(open_map: OpenMap) -> None:
    page = open_map(points=[])

    expect(page.get_by_role("status")).to_have_text("None of these has a place on the map.")


def test_a_map_that_is_closed_while_the_window_changes_says_nothing_more(open_map: OpenMap) -> None:
    page = open_map()
    page.evaluate(NOTE_TIMERS)

    page.set_viewport_size({"width": 700, "height": 600})
    page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    page.evaluate("window.map.close()")

    assert page.evaluate("Promise.all(window.timers)")  # Leaflet has one; a fault by then is one of the page


# Answers of the server wait until they are let go: then those of the coast and of streets come to a map that has gone.
HOLD_ANSWERS = """() => {
  const { fetch } = window;
  const waiting = [];
  let tell;
  window.twoAreHeld = new Promise((done) => { tell = done; });
  window.fetch = async (...request) => {
    const answer = await fetch(...request);
    await new Promise((go) => {
      waiting.push(go);
      if (waiting.length === 2) tell();
    });
    return answer;
  };
  window.letGo = async () => {
    window.fetch = fetch;
    for (const go of waiting) go();
    await new Promise((done) => window.setTimeout(done)); // what follows an answer has run by then
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  };
}"""


@pytest.mark.parametrize("kind", [TileType.MVT, TileType.PNG])
def test_what_comes_after_a_map_is_closed_is_not_drawn(
    kind: TileType, kept_page: Page, open_map: OpenMap, own_streets: Path
) -> None:
    write_basemap(own_streets, kind=kind)
    kept_page.evaluate(HOLD_ANSWERS)
    page = open_map(basemap=streets_of(own_streets))
    page.evaluate("window.twoAreHeld")  # the coast, and the list of the streets

    page.evaluate("window.map.close()")
    page.evaluate("window.letGo()")

    expect(page.locator("#map > *")).to_have_count(0)  # a fault by then is one of the page


def test_a_closed_map_leaves_nothing_behind(open_map: OpenMap) -> None:
    page = open_map()

    page.evaluate("window.map.close()")

    expect(page.locator("#map > *")).to_have_count(0)


PROVIDER = {
    "streets": "url",
    "url": "https://tiles.example.org/{z}/{x}/{y}.png",
    "host": "tiles.example.org",
    "attribution": "© OpenStreetMap contributors, Maps (example)",
}
PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="
)


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


def test_names_on_the_drawn_ground_can_be_read(open_map: OpenMap) -> None:
    page = open_map()
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        name = page.locator(".fp-map__name span", has_text="Nunney")
        ground = page.locator(".fp-map__ground")
        expect(name).to_be_visible()

        colours = [
            name.evaluate("(name) => getComputedStyle(name).color"),
            ground.evaluate("(ground) => getComputedStyle(ground).backgroundColor"),
        ]

        assert contrast(*colours) >= 7, scheme


def test_streets_of_our_own_may_be_pictures(open_map: OpenMap, own_streets: Path) -> None:
    write_basemap(own_streets, kind=TileType.PNG)

    page = open_map(basemap=streets_of(own_streets))

    expect(page.locator("img.leaflet-tile-loaded").first).to_be_visible()


def test_without_the_promised_streets_the_drawn_ground_stays(open_map: OpenMap) -> None:
    page = open_map(basemap={"streets": "self", "tiles": "/basemap/tiles.json"})

    expect(page.get_by_text("Nunney", exact=True)).to_be_visible()


# Whether a road has been painted: a canvas of one colour has only its background.
IS_DRAWN = """() => [...document.querySelectorAll("canvas.leaflet-tile")].some((canvas) => {
  if (!canvas.width) return false;
  const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  return new Set(new Uint32Array(data.buffer)).size > 1;
})"""


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


def write_basemap(folder: Path, kind: TileType = TileType.MVT, tile: bytes = b"") -> None:
    """Write an archive of the area and unpack it, as ``fingerpost basemap`` does."""
    bounds = (51.15, -2.75, 51.28, -2.25)
    tile, zooms = tile or (PIXEL if kind is TileType.PNG else gzip.compress(road_tile())), (6, 12)
    packed = Compression.NONE if kind is TileType.PNG else Compression.GZIP
    stream = io.BytesIO()
    writer = Writer(stream)
    for each in sorted(tiles_over(bounds, zooms), key=lambda each: zxy_to_tileid(*each)):
        writer.write_tile(zxy_to_tileid(*each), tile)
    layers = [{"id": name} for name in ("earth", "roads", "water")]
    credit = '<a href="https://protomaps.com">Protomaps</a> © <a href="https://openstreetmap.org">OpenStreetMap</a>'
    header = {"tile_type": kind, "tile_compression": packed}
    writer.finalize(header, {"vector_layers": layers, "attribution": credit})
    unpack(open_archive(stream, "map.pmtiles"), bounds, max_zoom=12, folder=folder)


def road_tile() -> bytes:
    """A vector tile with a main road from corner to corner."""
    move, line = 1 << 3 | 1, 1 << 3 | 2
    return vector_tile("roads", 2, (move, 0, 0, line, 4096 * 2, 4096 * 2), {"kind": "major_road"})


def town_tile() -> bytes:
    """A vector tile with the name of a town in its middle."""
    return vector_tile("places", 1, (1 << 3 | 1, 4096, 4096), {"kind": "locality", "name": "Nunney"})


def vector_tile(layer: str, geometry: int, path: tuple[int, ...], tags: dict[str, str]) -> bytes:
    """A tile with one feature. Source: Mapbox Vector Tile 2.1, sections 4.1 to 4.4."""

    def field(number: int, value: bytes | int) -> bytes:
        if isinstance(value, int):
            return varint(number << 3) + varint(value)
        return varint(number << 3 | 2) + varint(len(value)) + value

    def varint(number: int) -> bytes:
        low, rest = number & 0x7F, number >> 7
        return bytes([low | 0x80]) + varint(rest) if rest else bytes([low])

    numbers = bytes(each for number in range(len(tags)) for each in (number, number))
    feature = field(2, numbers) + field(3, geometry) + field(4, b"".join(map(varint, path)))
    whole = field(15, 2) + field(1, layer.encode()) + field(2, feature) + field(5, 4096)
    whole += b"".join(field(3, name.encode()) for name in tags)
    whole += b"".join(field(4, field(1, value.encode())) for value in tags.values())
    return field(3, whole)


def contrast(one: str, other: str) -> float:
    """The contrast of two colours as browsers write them, "rgb(1, 2, 3)". Source: WCAG 2.2, contrast ratio."""

    def light(colour: str) -> float:
        parts = [int(part) / 255 for part in re.findall(r"\d+", colour)[:3]]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2] + 0.05

    lights = sorted((light(one), light(other)))
    return lights[1] / lights[0]


def middle(page: Page, *, down: int = 0) -> tuple[float, float]:
    box = page.locator(".fp-map__ground").bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2 + down
