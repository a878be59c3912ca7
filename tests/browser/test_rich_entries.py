"""A link worker keeps to entries that say everything a visitor wants to know."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from fingerpost.edition.completeness import is_rich
from fingerpost.edition.load import load
from tests.browser.finder import WIDTHS, apply, ask_anew, cards, heading, open_filters, press_until, wait_for_all
from tests.browser.kinds import does_not_fit
from tests.browser.site import NOW, ROOT

RICH = "Entries with everything a visitor wants to know"


@pytest.fixture(scope="module")
def rich() -> set[str]:
    """The names of the rich entries of the example."""
    edition = load(ROOT / "assets", today=NOW.date()).edition
    return {activity.name for activity in edition.activities if is_rich(edition, activity)}


def fold(page: Page) -> Locator:
    return page.locator("details.fp-filter", has=page.get_by_text("How much we know"))


def wait_for_results(page: Page, rich: set[str]) -> None:
    """Until the page says how many there are, and shows some of them and no other."""
    expect(heading(page)).to_have_text(f"{len(rich)} results")
    expect(page.locator("[data-fp-tags]")).to_contain_text(RICH)
    assert set(cards(page).locator("h3").all_inner_texts()) <= rich


@pytest.mark.parametrize("width", WIDTHS)
def test_by_mouse_the_filter_says_how_many_and_keeps_those(finder: Page, width: str, rich: set[str]) -> None:
    page = finder
    page.set_viewport_size(WIDTHS[width])
    wait_for_all(page)
    open_filters(page)
    fold(page).locator("> summary").click()
    label = fold(page).locator("label")
    expect(label).to_have_text(f"{RICH} ({len(rich)})")
    assert does_not_fit(page) == []

    label.click()
    apply(page)

    wait_for_results(page, rich)
    assert page.url.endswith("#rich=yes")
    page.get_by_role("link", name=f"Remove filter: {RICH}").click()
    expect(heading(page)).not_to_have_text(f"{len(rich)} results")
    expect(page).to_have_url(re.compile(r"/find/#?$"))


@pytest.mark.parametrize("width", WIDTHS)
def test_by_keyboard_too_and_the_heading_is_read_out(finder: Page, width: str, rich: set[str]) -> None:
    page = finder
    page.set_viewport_size(WIDTHS[width])
    wait_for_all(page)
    press_until(page, "Tab", "details.fp-filters > summary")
    if page.locator("details.fp-filters").get_attribute("open") is None:
        page.keyboard.press("Enter")
    press_until(page, "Tab", "[data-fp-group=known] > summary")
    page.keyboard.press("Enter")
    press_until(page, "Tab", "input[name=rich]")
    page.keyboard.press("Space")
    press_until(page, "Tab", "[data-fp-filters] button[type=submit]")
    page.keyboard.press("Enter")

    expect(heading(page)).to_be_focused()
    wait_for_results(page, rich)


def test_where_none_is_rich_it_says_what_to_leave_out(finder: Page) -> None:
    ask_anew(finder, "#category=volunteer-roles&rich=yes")

    expect(heading(finder)).to_contain_text("Nothing")
    way = finder.locator("[data-fp-notices]").get_by_role("link", name=re.compile(f"leave out.*{RICH}", re.IGNORECASE))
    expect(way).to_be_visible()
    way.click()
    expect(cards(finder).first).to_be_visible()
    assert finder.url.endswith("#category=volunteer-roles")
