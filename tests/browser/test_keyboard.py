"""The site by keyboard alone: the skip link, the way round a page, and a focus that shows."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenTab
from tests.browser.kinds import HANDBOOK, KINDS
from tests.thorough import IS_THOROUGH

# Every night a town with many entries.
TOWN = KINDS["town"] if IS_THOROUGH else "/browse/towns/oakhill/"
PAGES = {"home": KINDS["home"], "activity": KINDS["activity"], "town": TOWN}

# Note every stop as it gets the focus: its address, and how wide the ring around it is.
NOTE = """() => {
  window.stops = [];
  addEventListener("focusin", ({ target }) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(target);
    window.stops.push([target.getAttribute("href"), outlineStyle !== "none" && outlineWidth]);
  });
}"""
IS_OUT = "document.activeElement === document.body"
MANY = 600  # more than there is to stop at on any of these pages


def walk(page: Page) -> list[tuple[str | None, str]]:
    """Press Tab from the first stop until the page has no more, as each stop looks."""
    for _ in range(MANY):
        page.keyboard.press("Tab")
        if page.evaluate(IS_OUT):
            stops: list[tuple[str | None, str]] = page.evaluate("window.stops")
            return stops
    raise AssertionError("the keyboard is trapped")


def begin(page: Page, address: str) -> None:
    """Open a page, and stop for the first time."""
    page.goto(address)
    page.evaluate(NOTE)
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the main part of this page")).to_be_focused()


def skip(page: Page) -> None:
    """Go to the main part, and on from there."""
    page.get_by_role("link", name="Skip to the main part of this page").press("Enter")
    expect(page.get_by_role("main")).to_be_focused()
    page.keyboard.press("Tab")

    expect(page.get_by_role("main").locator(":focus")).to_have_count(1)


def test_the_first_stop_skips_to_the_main_part_and_goes_on_from_there(demo_url: str, page: Page) -> None:
    begin(page, f"{demo_url}{PAGES['activity']}")
    skip(page)


@pytest.mark.parametrize("kind", PAGES)
def test_tab_leads_through_the_whole_page_and_out_of_it_and_every_stop_shows(
    kind: str, demo_url: str, page: Page
) -> None:
    begin(page, f"{demo_url}{PAGES[kind]}")
    links = page.get_by_role("navigation", name="Main").get_by_role("link")
    wanted = set(links.evaluate_all("(links) => links.map((link) => link.getAttribute('href'))"))
    last = page.get_by_role("contentinfo").get_by_role("link").last.get_attribute("href")

    stops = walk(page)

    addresses = [address for address, _ in stops]
    assert len(wanted) > 2
    assert wanted <= set(addresses)
    assert addresses[-1] == last
    assert [stop for stop in stops if stop[1] != "4px"] == []
    skip(page)


def test_the_menu_of_the_handbook_opens_and_closes_by_keyboard(demo_url: str, open_tab: OpenTab) -> None:
    page = open_tab(viewport={"width": 360, "height": 780})
    page.goto(f"{demo_url}{HANDBOOK['handbook']}")
    drawer = page.locator(".md-sidebar--primary")
    expect(drawer).not_to_be_in_viewport()
    button = page.get_by_role("button", name="Pages of the handbook")

    button.press("Enter")
    expect(drawer).to_be_in_viewport()
    page.keyboard.press("Escape")

    expect(drawer).not_to_be_in_viewport()
    expect(button).to_be_focused()
