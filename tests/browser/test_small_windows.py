"""The handbook fits in the smallest window (WCAG 1.4.10): test_every_kind_of_page.py looks at our own pages."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.browser.kinds import HANDBOOK, KINDS, broken_words, does_not_fit, faults_of
from tests.thorough import IS_THOROUGH

TABLES = ("insight", "for-professionals", "how-we-check")


def handbook_faults(page: Page) -> list[str]:
    """As for our own pages, but for two parts of Material's.

    Its bar at the top shortens the site's name, and its closed menu waits beyond the window's side.
    """
    bars = page.locator(".md-header__title, .md-sidebar--primary")
    bars.evaluate_all("(bars) => bars.forEach((bar) => bar.remove())")
    return does_not_fit(page)


def test_the_handbook_fits_the_smallest_phone(demo_url: str, phone_page: Page) -> None:
    widest = HANDBOOK if IS_THOROUGH else {"handbook, fields": HANDBOOK["handbook, fields"]}

    assert faults_of(phone_page, demo_url, widest, handbook_faults) == {}


def test_numbers_to_ring_in_danger_have_room_for_a_finger(demo_url: str, phone_page: Page) -> None:
    phone_page.goto(f"{demo_url}{KINDS['activity with help in a crisis']}")
    numbers = phone_page.locator("main .fp-notice--stop a")

    heights = numbers.evaluate_all("(links) => links.map((link) => link.getBoundingClientRect().height)")

    assert heights
    assert min(heights) >= 44


def test_words_in_tables_are_whole_on_a_tablet(demo_url: str, page: Page) -> None:
    def look(page: Page) -> list[str]:
        faults = []
        for width in (560, 640, 768, 1024) if IS_THOROUGH else (560, 768):
            page.set_viewport_size({"width": width, "height": 900})
            faults += [f"{width}: {fault}" for fault in (*broken_words(page), *does_not_fit(page))]
        return faults

    assert faults_of(page, demo_url, {kind: KINDS[kind] for kind in TABLES}, look) == {}


def test_a_page_that_is_too_wide_would_be_seen(page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.set_content("<p style='inline-size: 400px'>Wide</p>")

    assert does_not_fit(page) == ["88 pixels too wide"]


def test_text_that_is_cut_would_be_seen(page: Page) -> None:
    page.set_content("<p style='inline-size: 50px; overflow: hidden; white-space: nowrap'>Cut in the middle</p>")

    assert does_not_fit(page) == ["cut: Cut in the middle"]


def test_a_word_that_is_broken_would_be_seen(page: Page) -> None:
    narrow = "inline-size: 50px; overflow-wrap: anywhere"
    page.set_content(f"<p style='{narrow}'>Wednesdays, 01632 960123, tea@example.org</p>")

    assert broken_words(page) == ["broken: Wednesdays,", "broken: 960123,"]
