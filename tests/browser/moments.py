"""Another moment for a page: it is opened then, or was left open and is come back to then, which costs far less."""

from __future__ import annotations

from datetime import datetime
from urllib.parse import urldefrag

from playwright.sync_api import Page, expect

from tests.browser.finder import heading

COME_BACK = "document.dispatchEvent(new Event('visibilitychange'))"
ASK = """(fragment) => {
  document.querySelector("[data-fp-heading]").textContent = "Looking…";
  const before = location.hash;
  location.hash = fragment;
  if (location.hash === before) window.dispatchEvent(new Event("hashchange"));
}"""


def at(page: Page, moment: datetime, address: str) -> Page:
    """Open a page at a moment. It is made anew although only its fragment differs."""
    page.clock.set_fixed_time(moment)
    if urldefrag(page.url).url == urldefrag(address).url:
        page.goto("about:blank")
    page.goto(address)
    return page


def back_at(page: Page, moment: datetime) -> Page:
    """Come back at a later moment to a page that was left open: it works its dates out again, as when it opens.

    What's on may then fetch something: wait for what has to change.
    """
    page.clock.set_fixed_time(moment)
    page.evaluate(COME_BACK)
    return page


def ask_at(page: Page, moment: datetime, fragment: str) -> Page:
    """Ask the finder that is open something at a moment, also if it is what was asked before."""
    page.clock.set_fixed_time(moment)
    page.evaluate(ASK, fragment)
    expect(heading(page)).not_to_have_text("Looking…")
    return page
