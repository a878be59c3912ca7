"""Where somebody on a telephone is after a choice, and after the way back: what they look for is in the window."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenTab
from tests.browser.finder import WIDTHS, apply, cards, heading, open_finder, tick

MOST_DOWN = "element => element.getBoundingClientRect().top / innerHeight"


@pytest.fixture
def telephone(open_tab: OpenTab) -> Page:
    return open_tab(viewport=WIDTHS["telephone"], reduced_motion="reduce")


def test_what_was_followed_is_in_the_window_again_although_the_filters_are_shut(telephone: Page, demo_url: str) -> None:
    open_finder(telephone, demo_url, "#q=walking&near=Frome")
    tick(telephone, "How you join", "Just turn up")
    apply(telephone)
    expect(heading(telephone)).to_be_focused()

    followed = cards(telephone).nth(4).get_by_role("link").first
    followed.click()
    telephone.wait_for_url("**/a/*/")
    telephone.go_back()

    expect(followed).to_be_focused()
    expect(telephone.locator("details.fp-filters")).not_to_have_attribute("open", "")
    expect(followed).to_be_in_viewport()


def test_what_was_followed_is_in_the_window_again_after_the_telephone_was_turned(
    telephone: Page, demo_url: str
) -> None:
    telephone.goto(f"{demo_url}/whats-on/")
    expect(telephone.get_by_role("button", name="Show these")).to_be_enabled()
    followed = telephone.locator("[data-fp-coming] h3 a:visible").nth(20)
    address = followed.get_attribute("href") or ""
    followed.click()
    telephone.wait_for_url("**/a/*/")
    telephone.set_viewport_size({"width": 740, "height": 360})
    telephone.go_back()

    link = telephone.locator(f"[data-fp-coming] a[href='{address}']:focus")
    expect(link).to_be_in_viewport()


def test_the_results_of_a_chosen_filter_are_not_at_the_foot_of_the_window(telephone: Page, demo_url: str) -> None:
    open_finder(telephone, demo_url, "#q=walking&near=Frome")
    tick(telephone, "How you join")
    telephone.get_by_role("button", name="Apply filters").focus()
    heading(telephone).evaluate("heading => scrollBy(0, heading.getBoundingClientRect().bottom - innerHeight)")
    telephone.keyboard.press("Enter")

    expect(heading(telephone)).to_be_focused()
    assert heading(telephone).evaluate(MOST_DOWN) < 0.5
