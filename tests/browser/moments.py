"""Another moment for a page: it is opened then, or was left open and is come back to then, which costs far less."""

from __future__ import annotations

from datetime import datetime
from urllib.parse import urldefrag

from playwright.sync_api import Page

from tests.browser.finder import ask_anew

COME_BACK = "document.dispatchEvent(new Event('visibilitychange'))"


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
    ask_anew(page, fragment, again=True)
    return page
