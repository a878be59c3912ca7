"""Tabs of the browser that one test after another is given, wiped in between.

A new visitor takes a process of the browser, and every script and style sheet anew: a visit to the finder takes 1.6 s
of a processor's time in a new tab, and 0.8 in one that was there before.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from itertools import chain
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, Error, Page

from tests.browser.site import NOW

BLANK = "about:blank"
USUAL = {"locale": "en-GB", "timezone_id": "Europe/London"}


class KeptTabs:
    """The tabs that are free, by the kind of visitor: what Playwright's ``new_context`` takes."""

    def __init__(self, browser: Browser, patience: int) -> None:
        self._browser, self._patience = browser, patience
        self._tabs: dict[str, list[Page]] = {}
        self._listening: dict[Page, list[Callable[[], None]]] = {}  # what ends it

    def take(self, **options: Any) -> Page:
        """A tab at an empty page, with nothing stored and nobody listening; the clock stands as in every test."""
        kept = self._tabs.get(repr(options))
        return kept.pop() if kept else self._open(options)

    def give_back(self, tab: Page, **options: Any) -> None:
        """Keep a tab for the next test if nothing of this one is left in it."""
        try:
            if self._wipe(tab, options):
                self._tabs.setdefault(repr(options), []).append(tab)
                return
        except Error:
            pass  # it was closed, or has crashed
        del self._listening[tab]
        tab.context.close()

    def close(self) -> None:
        for tab in chain(*self._tabs.values()):
            tab.context.close()

    def _open(self, options: dict[str, Any]) -> Page:
        context = self._browser.new_context(**{**USUAL, **options})
        context.clock.set_fixed_time(NOW)
        context.set_default_timeout(self._patience)
        tab = context.new_page()
        tab.add_init_script = _cannot_be_undone  # type: ignore[method-assign]
        self._listening[tab] = []
        for target in (tab, context):
            _keep_account(target, self._listening[tab])
        return tab

    def _wipe(self, tab: Page, options: dict[str, Any]) -> bool:
        """Whether the tab is as new."""
        context = tab.context
        for end in self._listening[tab]:
            end()
        self._listening[tab].clear()
        tab.unroute_all(behavior="ignoreErrors")
        context.unroute_all(behavior="ignoreErrors")
        for other in context.pages:
            if other is not tab:
                other.close()
        context.set_offline(False)
        cdp = context.new_cdp_session(tab)
        history = cdp.send("Page.getNavigationHistory")["entries"]
        addresses = {urlsplit(entry["url"]).netloc for entry in history} - {""}
        here = urlsplit(tab.url).netloc
        if here:
            tab.evaluate("localStorage.clear(), sessionStorage.clear(), (window.name = '')")
        tab.goto(BLANK)
        cdp.send("Page.resetNavigationHistory")
        cdp.detach()
        context.clear_cookies()
        context.clear_permissions()
        if permissions := options.get("permissions"):
            context.grant_permissions(permissions)
        context.set_geolocation(options.get("geolocation"))
        tab.set_viewport_size(options.get("viewport", {"width": 1280, "height": 720}))
        wishes = {wish: options.get(wish, "null") for wish in ("color_scheme", "reduced_motion", "forced_colors")}
        tab.emulate_media(media="null", **wishes)
        if options.get("java_script_enabled", True) and tab.evaluate("Date.now()") != NOW.timestamp() * 1000:
            context.clock.set_fixed_time(NOW)
        return addresses <= {here}  # what is stored at another address is out of reach


def _keep_account(target: Page | BrowserContext, ends: list[Callable[[], None]]) -> None:
    """Note what ends each listening that a test begins: most tests leave that to us."""
    on = target.on

    def begin(event: Any, listener: Callable[..., None]) -> None:
        on(event, listener)
        ends.append(partial(target.remove_listener, event, listener))

    target.on = begin  # type: ignore[method-assign]


def _cannot_be_undone(*_: object, **__: object) -> None:
    raise AssertionError("A script that is in every page from now on needs a visitor of its own: new_context()")
