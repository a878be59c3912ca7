"""The whole way of a link worker: three for a lonely widower in Shepton Mallet, on paper, as a text, in the record."""

from __future__ import annotations

import re
from urllib.parse import unquote

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import OpenTab
from tests.browser.test_menu import TOO_SMALL

MOST_CLICKS, MOST_TABS = 6, 40
# In place of the printer and the telephone, which are outside the browser.
OTHER_PROGRAMS = """() => {
  window.print = () => document.body.setAttribute("data-was-printed", "");
  document.addEventListener("click", (event) => {
    if (!event.target.closest("a[href^='sms:']")) return;
    event.preventDefault();
    document.body.setAttribute("data-was-texted", "");
  });
}"""


def tab_to(page: Page, target: Locator) -> None:
    """Press Tab until it is reached, as somebody without a mouse does."""
    element = target.element_handle()  # looked for once: by role and name it takes longer than to press a key
    for _ in range(MOST_TABS):
        has_focus, is_there = element.evaluate("element => [element === document.activeElement, element.isConnected]")
        if has_focus:
            return
        if not is_there:  # results that came meanwhile have another
            element = target.element_handle()
        page.keyboard.press("Tab")
    raise AssertionError(f"{MOST_TABS} times Tab do not lead to {target}")


@pytest.mark.parametrize("way", ["mouse", "keyboard"])
def test_three_for_a_lonely_widower_in_six_clicks_and_by_keyboard_alone(
    way: str, open_tab: OpenTab, demo_url: str
) -> None:
    presses = 0
    page = open_tab(permissions=["clipboard-read", "clipboard-write"])

    def press(target: Locator) -> int:
        if way == "mouse":
            target.click()
        elif target.get_attribute("type") == "radio":
            tab_to(page, page.get_by_role("radio", checked=True))
            while not target.is_checked():
                page.keyboard.press("ArrowDown")
        else:
            tab_to(page, target)
            page.keyboard.press("Enter")
        return 1

    page.goto(f"{demo_url}/find/")
    tab_to(page, page.get_by_label("What would you like to do?"))
    page.keyboard.type("lonely widower")
    page.keyboard.press("Tab")
    page.keyboard.type("Shepton Mallet")
    presses += press(page.get_by_role("button", name="Find", exact=True))
    presses += press(page.get_by_role("button", name="Put the first 3 in my menu"))
    expect(page.locator("[data-fp-shows=all]")).to_be_attached()

    page.evaluate(OTHER_PROGRAMS)
    three = page.locator("[data-fp-items] h2").all_inner_texts()
    assert len(three) == 3
    assert "Grief Cafe" in three
    presses += press(page.get_by_role("radio", name="Large print"))
    presses += press(page.get_by_role("button", name="Print these"))
    expect(page.locator("[data-was-printed]")).to_be_attached()
    presses += press(page.get_by_role("button", name="Copy these for the record"))
    expect(page.locator("[data-fp-status]")).to_have_text("Copied. You can paste it now.")
    presses += press(page.get_by_role("link", name="Text the link"))
    expect(page.locator("[data-was-texted]")).to_be_attached()

    assert presses <= MOST_CLICKS
    texts = unquote(page.get_by_role("link", name="Text the link").get_attribute("href") or "")
    link = re.search(r"https://\S+/menu/#\S+", texts)
    assert link is not None
    copied = page.evaluate("navigator.clipboard.readText()")
    assert [name for name in three if name not in copied] == []
    assert link[0] in copied
    assert "widower" not in copied + texts  # nothing about the patient
    page.emulate_media(media="print")
    assert page.evaluate(TOO_SMALL, 16 * 96 / 72 - 0.01) == []
    for name in three:
        expect(page.get_by_role("heading", name=name)).to_be_visible()
