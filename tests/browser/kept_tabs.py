"""Tabs of the browser that one test after another is given, wiped in between.

A new visitor takes a process of the browser, and every script and style sheet anew: a visit to the finder takes 1.6 s
of a processor's time in a new tab, and 0.8 in one that was there before.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from itertools import chain
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, Error, Page

from tests.browser.site import NOW

BLANK = "about:blank"
USUAL = {"locale": "en-GB", "timezone_id": "Europe/London"}


# Playwright's clock moves time on ten times a second in every tab that has it. It need not in one that nobody looks at:
# docs/decisions/figures.md.
REST = "globalThis.__pwClock?.controller.pauseAt(Date.now())"
TIME_AND_REST = f"[Date.now(), {REST}][0]"
GO_ON = "globalThis.__pwClock?.controller.resume()"

# What a test may do to a visitor and a tab, and what is undone only then: each takes a journey to the browser and back.
CHANGES = ("grant_permissions", "clear_permissions", "set_geolocation", "set_offline", "emulate_media", "route")


@dataclass
class _Tab:
    """What is known of a tab."""

    page: Page
    ends: list[Callable[[], None]] = field(default_factory=list)  # what ends each listening that a test has begun
    changed: set[str] = field(default_factory=set)
    addresses: set[str] = field(default_factory=set)  # the servers whose pages it has shown


class KeptTabs:
    """The tabs that are free, by the kind of visitor: what Playwright's ``new_context`` takes."""

    def __init__(self, browser: Browser, patience: int) -> None:
        self._browser, self._patience = browser, patience
        self._free: dict[str, list[Page]] = {}
        self._tabs: dict[Page, _Tab] = {}

    def take(self, **options: Any) -> Page:
        """A tab at an empty page, with nothing stored and nobody listening; it is nine on a Monday, as ever."""
        free = self._free.get(repr(options))
        if not free:
            return self._open(options)
        page = free.pop()
        page.evaluate(GO_ON)
        return page

    def give_back(self, page: Page, **options: Any) -> None:
        """Keep a tab for the next test if nothing of this one is left in it."""
        try:
            if self._wipe(self._tabs[page], options):
                self._free.setdefault(repr(options), []).append(page)
                return
        except Error:
            pass  # it was closed, or has crashed
        del self._tabs[page]
        page.context.close()

    def close(self) -> None:
        """Close the tabs that are free: each takes 0.3 % of a processor even if nothing happens in it."""
        for page in chain(*self._free.values()):
            del self._tabs[page]
            page.context.close()
        self._free.clear()

    def restore(self, page: Page, **options: Any) -> None:
        """Let nobody listen to a tab or change what comes to it, close what it opened, and undo what was changed."""
        tab, context = self._tabs[page], page.context
        for end in tab.ends:
            end()
        tab.ends.clear()
        if "route" in tab.changed:
            page.unroute_all(behavior="ignoreErrors")
            context.unroute_all(behavior="ignoreErrors")
        for other in context.pages:
            if other is not page:
                other.close()
        context.clear_cookies()
        if page.viewport_size != (viewport := options.get("viewport", {"width": 1280, "height": 720})):
            page.set_viewport_size(viewport)
        if "set_offline" in tab.changed:
            context.set_offline(False)
        if tab.changed & {"grant_permissions", "clear_permissions"}:
            context.clear_permissions()
            if permissions := options.get("permissions"):
                context.grant_permissions(permissions)
        if "set_geolocation" in tab.changed:
            context.set_geolocation(options.get("geolocation"))
        if "emulate_media" in tab.changed:
            wishes = {wish: options.get(wish, "null") for wish in ("color_scheme", "reduced_motion", "forced_colors")}
            page.emulate_media(media="null", **wishes)
        tab.changed.clear()

    def forget_the_way(self, page: Page) -> None:
        """From here no way leads back."""
        # A second connection that stays would undo, at the next page, what was asked for of colours, motion and paper.
        settings = page.context.new_cdp_session(page)
        settings.send("Page.resetNavigationHistory")
        settings.detach()

    def _open(self, options: dict[str, Any]) -> Page:
        context = self._browser.new_context(**{**USUAL, **options})
        context.clock.set_fixed_time(NOW)
        context.set_default_timeout(self._patience)
        page = context.new_page()
        page.add_init_script = _cannot_be_undone  # type: ignore[method-assign]
        tab = self._tabs[page] = _Tab(page)
        page.on("framenavigated", lambda frame: tab.addresses.add(urlsplit(frame.url).netloc))
        for target in (page, context):
            _keep_account(target, tab)
        return page

    def _wipe(self, tab: _Tab, options: dict[str, Any]) -> bool:
        """Whether the tab is as new."""
        page = tab.page
        here = urlsplit(page.url).netloc
        self.restore(page, **options)
        if here:
            page.evaluate("localStorage.clear(), sessionStorage.clear(), (window.name = '')")
        page.goto(BLANK)
        self.forget_the_way(page)
        if page.evaluate(TIME_AND_REST) != NOW.timestamp() * 1000 and options.get("java_script_enabled", True):
            page.context.clock.set_fixed_time(NOW)
            page.evaluate(REST)
        is_whole = tab.addresses <= {here, ""}  # what is stored at another address is out of reach
        tab.addresses.clear()
        return is_whole


def _keep_account(target: Page | BrowserContext, tab: _Tab) -> None:
    """Note what ends each listening that a test begins, as most tests leave that to us; and what it changes."""
    on = target.on

    def begin(event: Any, listener: Callable[..., None]) -> None:
        on(event, listener)
        tab.ends.append(partial(target.remove_listener, event, listener))

    def change(name: str, do: Callable[..., None], *arguments: object, **more: object) -> None:
        tab.changed.add(name)
        do(*arguments, **more)

    target.on = begin  # type: ignore[method-assign]
    for name in CHANGES:
        if do := getattr(target, name, None):
            setattr(target, name, partial(change, name, do))


def _cannot_be_undone(*_: object, **__: object) -> None:
    raise AssertionError("A script that is in every page from now on needs a visitor of its own: new_context()")
