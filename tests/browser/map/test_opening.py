"""The map when it is opened and closed: what is loaded, what cannot be, and what is left behind."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pmtiles.tile import TileType

from tests.browser.conftest import OpenTab
from tests.browser.map.conftest import OpenMap, OpenPage
from tests.browser.map.tiles import streets_of, write_basemap
from tests.browser.quiet import wait_until_quiet

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
