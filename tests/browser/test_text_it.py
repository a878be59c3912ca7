"""A link worker texts an activity to somebody, on a computer that sends no text messages."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenContext, OpenTab

CAFE = "/a/frome-talking-cafe/"
WORDS = (
    "Frome Talking Cafe. Mondays 11am to 1pm. Not on bank holidays. Next: Monday 23 November. "
    "The Old Dairy, Market Yard, Frome BA11 1BE."
)


@pytest.fixture
def words(demo_url: str, open_tab: OpenTab) -> Page:
    """The words, opened with the keyboard, by somebody who may copy."""
    page = open_tab(permissions=["clipboard-read", "clipboard-write"])
    page.goto(f"{demo_url}{CAFE}")
    expect(page.get_by_text(WORDS)).to_be_hidden()
    page.locator("summary", has_text="Send it to someone").focus()
    page.keyboard.press("Enter")
    return page


def test_the_words_can_be_read_copied_and_handed_to_another_program(words: Page, subtests: pytest.Subtests) -> None:
    with subtests.test("they can be read"):
        expect(words.get_by_text(WORDS)).to_be_visible()

    for link, opens in (("Text it", "sms:?&body="), ("Email it", "mailto:?subject=")):
        with subtests.test(link):
            href = words.get_by_role("link", name=link).get_attribute("href") or ""
            assert href.startswith(opens)
            assert "Next%3A%20Monday%2023%20November" in href

    with subtests.test("the words can be copied"):
        words.get_by_role("button", name="Copy the words").press("Enter")
        expect(words.get_by_role("status")).to_have_text("Copied. You can paste it now.")
        assert words.evaluate("navigator.clipboard.readText()").startswith(WORDS)


def test_the_link_can_be_copied(words: Page) -> None:
    words.get_by_role("button", name="Copy the link").press("Enter")

    expect(words.get_by_role("status")).to_have_text("Copied. You can paste it now.")
    link = "https://directory.example.org/a/frome-talking-cafe/"
    assert words.evaluate("navigator.clipboard.readText()").startswith(link)


def test_without_scripts_the_words_are_plain_text_to_mark(plain_page: Page, demo_url: str) -> None:
    plain_page.goto(f"{demo_url}{CAFE}")

    plain_page.get_by_text("Send it to someone").click()

    expect(plain_page.get_by_text(WORDS)).to_be_visible()
    expect(plain_page.locator("#text-link")).to_be_visible()
    expect(plain_page.get_by_role("button", name="Copy the words")).to_be_hidden()


def test_where_copying_is_forbidden_the_words_are_selected_and_it_is_said(
    new_context: OpenContext, watched: Callable[[Page], Page], demo_url: str
) -> None:
    page = watched(new_context().new_page())
    page.add_init_script("navigator.clipboard.writeText = () => Promise.reject(new Error('locked down'))")
    page.goto(f"{demo_url}{CAFE}")
    page.get_by_text("Send it to someone").click()

    page.get_by_role("button", name="Copy the words").click()

    assert page.evaluate("getSelection().toString()").startswith(WORDS)
    expect(page.get_by_text("Could not copy. The words are selected").locator("visible=true").first).to_be_visible()
