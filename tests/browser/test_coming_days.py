"""A page of days that was made some time ago still says what is today."""

from __future__ import annotations

from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenTab
from tests.browser.moments import at
from tests.browser.site import NOW


def day(days: int) -> str:
    return f"[data-fp-coming] section[data-fp-day='{NOW + timedelta(days=days):%Y-%m-%d}']"


def test_without_a_script_every_day_is_shown(plain_page: Page, demo_url: str) -> None:
    plain_page.goto(f"{demo_url}/whats-on/")

    expect(plain_page.locator("[data-fp-coming] section:visible")).to_have_count(14)


@pytest.fixture
def cut_off(open_tab: OpenTab) -> Page:
    """A page that cannot get the search files, from which newer days could be written."""
    page = open_tab()
    page.route("**/search/*.json", lambda route: route.abort())
    return page


def test_days_that_have_gone_by_are_hidden_until_all_have_and_the_page_says_so(cut_off: Page, demo_url: str) -> None:
    at(cut_off, NOW + timedelta(days=3), f"{demo_url}/whats-on/")
    expect(cut_off.locator(day(2))).to_be_hidden()
    expect(cut_off.locator(day(3))).to_be_visible()
    expect(cut_off.locator("[data-fp-coming] .fp-jump li:visible")).to_have_count(11)
    expect(cut_off.locator(f"{day(3)} h2")).to_contain_text("Today, ")
    expect(cut_off.locator(f"{day(4)} h2")).to_contain_text("Tomorrow, ")

    at(cut_off, NOW + timedelta(days=20), f"{demo_url}/whats-on/")
    expect(cut_off.get_by_text("These days have all gone by.")).to_be_visible()
