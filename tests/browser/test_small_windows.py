"""Large text fits in a window of any width (WCAG 1.4.4), and the handbook in the smallest (1.4.10)."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.chromium import NOT_OPTIMISED, launch_options
from tests.browser.kinds import ALIKE, HANDBOOK, KINDS, does_not_fit, faults_of
from tests.thorough import IS_THOROUGH


@pytest.fixture(scope="module")
def large_text_browser(browser: Browser) -> Iterator[Browser]:
    """Chromium of a reader who set its text to twice the size, so that widths in em follow too."""
    options = launch_options(os.environ)
    arguments = [*options.pop("args"), NOT_OPTIMISED, "--blink-settings=defaultFontSize=32"]  # type: ignore[misc]
    chromium = browser.browser_type.launch(args=arguments, **options)
    yield chromium
    chromium.close()


def handbook_faults(page: Page) -> list[str]:
    """As for our own pages, but for two parts of Material's.

    Its bar at the top shortens the site's name, and its closed menu waits beyond the window's side.
    """
    bars = page.locator(".md-header__title, .md-sidebar--primary")
    bars.evaluate_all("(bars) => bars.forEach((bar) => bar.remove())")
    return does_not_fit(page)


def test_the_handbook_fits_the_smallest_phone(demo_url: str, phone_page: Page) -> None:
    assert faults_of(phone_page, demo_url, HANDBOOK, handbook_faults) == {}


def test_every_kind_of_page_fits_with_text_at_twice_its_size(demo_url: str, large_text_browser: Browser) -> None:
    page = large_text_browser.new_page()
    page.goto(f"{demo_url}/")
    assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == "32px"

    def look(page: Page) -> list[str]:
        faults = []
        for width in (360, 1280):
            page.set_viewport_size({"width": width, "height": 780})
            faults += [f"{width}: {fault}" for fault in does_not_fit(page)]
        return faults

    differing = {kind: address for kind, address in KINDS.items() if IS_THOROUGH or kind not in ALIKE}
    assert faults_of(page, demo_url, differing, look) == {}


def test_numbers_to_ring_in_danger_have_room_for_a_finger(demo_url: str, phone_page: Page) -> None:
    phone_page.goto(f"{demo_url}{KINDS['activity with help in a crisis']}")
    numbers = phone_page.locator("main .fp-notice--stop a")

    heights = numbers.evaluate_all("(links) => links.map((link) => link.getBoundingClientRect().height)")

    assert heights
    assert min(heights) >= 44


def test_a_page_that_is_too_wide_would_be_seen(page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.set_content("<p style='inline-size: 400px'>Wide</p>")

    assert does_not_fit(page) == ["88 pixels too wide"]


def test_text_that_is_cut_would_be_seen(page: Page) -> None:
    page.set_content("<p style='inline-size: 50px; overflow: hidden; white-space: nowrap'>Cut in the middle</p>")

    assert does_not_fit(page) == ["cut: Cut in the middle"]
