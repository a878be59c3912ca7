"""The site by keyboard alone: the skip link, the way round a page, and a focus that shows."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenTab
from tests.browser.kinds import HANDBOOK, KINDS

PAGES = ["home", "activity", "town"]

FOCUSED = """() => {
  const here = document.activeElement;
  const { outlineStyle, outlineWidth } = getComputedStyle(here);
  return { tag: here.tagName, address: here.getAttribute("href"), ring: outlineStyle !== "none" && outlineWidth };
}"""
MANY = 600  # more than there is to stop at on any of these pages


def walk(page: Page) -> list[dict[str, Any]]:
    """Press Tab from the top until the page has no more to stop at, as each stop looks."""
    stops = []
    for _ in range(MANY):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUSED)
        if stop["tag"] == "BODY":
            return stops
        stops.append(stop)
    raise AssertionError("the keyboard is trapped")


@pytest.mark.parametrize("kind", PAGES)
def test_the_first_stop_skips_to_the_main_part_and_goes_on_from_there(kind: str, demo_url: str, page: Page) -> None:
    page.goto(f"{demo_url}{KINDS[kind]}")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the main part of this page")).to_be_focused()

    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_be_focused()
    page.keyboard.press("Tab")

    expect(page.get_by_role("main").locator(":focus")).to_have_count(1)


@pytest.mark.parametrize("kind", PAGES)
def test_tab_leads_through_the_whole_page_and_out_of_it_and_every_stop_shows(
    kind: str, demo_url: str, page: Page
) -> None:
    page.goto(f"{demo_url}{KINDS[kind]}")
    links = page.get_by_role("navigation", name="Main").get_by_role("link")
    wanted = set(links.evaluate_all("(links) => links.map((link) => link.getAttribute('href'))"))
    last = page.get_by_role("contentinfo").get_by_role("link").last.get_attribute("href")

    stops = walk(page)

    addresses = [stop["address"] for stop in stops]
    assert len(wanted) > 2
    assert wanted <= set(addresses)
    assert addresses[-1] == last
    assert [stop for stop in stops if stop["ring"] != "4px"] == []


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
