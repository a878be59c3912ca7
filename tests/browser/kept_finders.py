"""Tabs that stay at the finder, for tests that only ask something: to open it costs four times as much as to ask."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Error, Page

from tests.browser.finder import ask_anew, open_finder
from tests.browser.kept_tabs import GO_ON, REST, KeptTabs
from tests.browser.quiet import wait_until_quiet
from tests.browser.site import NOW

OPENED = "document.querySelectorAll('details[open]').forEach((fold) => { fold.wasOpen = true; })"

# What was typed or ticked and not sent, also the first characters of a name in a long list, goes as in a new tab. To
# ask for nothing once more does nothing, so the finder is asked to show it.
EMPTY = """() => {
  for (const form of document.querySelectorAll("form")) form.reset();
  if (location.hash) return;
  document.querySelector("[data-fp-heading]").textContent = "Looking…";
  window.dispatchEvent(new Event("hashchange"));
}"""

# Folds as they were, the page at its top, and the next press of Tab from there. Gives whether it is nine on that Monday
# and nothing is stored.
TIDY = """(now) => {
  for (const fold of document.querySelectorAll("details")) fold.open = Boolean(fold.wasOpen);
  const top = document.createElement("span");
  top.tabIndex = -1;
  document.body.prepend(top);
  top.focus();
  top.remove();
  scrollTo(0, 0);
  return localStorage.length + sessionStorage.length === 0 && Date.now() === now;
}"""


class KeptFinders:
    """Those that are free, by the address of the site and the kind of visitor."""

    def __init__(self, kept_tabs: KeptTabs) -> None:
        self._kept_tabs = kept_tabs
        self._tabs: dict[tuple[str, str], tuple[Page, dict[str, Any]]] = {}

    def take(self, url: str, **options: Any) -> Page:
        """A tab at the finder of a site, in which nothing is asked and that has come to rest."""
        open_tab = self._tabs.pop((url, repr(options)), None)
        if open_tab:
            open_tab[0].evaluate(GO_ON)
            return open_tab[0]
        tab = self._kept_tabs.take(**options)
        open_finder(tab, url)
        wait_until_quiet(tab)
        tab.evaluate(OPENED)
        return tab

    def give_back(self, tab: Page, url: str, *, passed: bool, **options: Any) -> None:
        """Keep a tab for the next test if it is still at the finder and nothing is wrong with it."""
        key = (url, repr(options))
        if passed and key not in self._tabs and self._tidy(tab, url, options):
            self._tabs[key] = (tab, options)
        else:
            self._kept_tabs.give_back(tab, **options)

    def close(self) -> None:
        for tab, options in self._tabs.values():
            self._kept_tabs.give_back(tab, **options)
        self._tabs.clear()

    def _tidy(self, tab: Page, url: str, options: dict[str, Any]) -> bool:
        """Whether the tab is as one that has just been opened."""
        try:
            self._kept_tabs.restore(tab, **options)
            if tab.url.partition("#")[0] != f"{url}/find/":
                return False
            tab.evaluate(EMPTY)
            ask_anew(tab)
            if not tab.evaluate(TIDY, NOW.timestamp() * 1000):
                return False
            self._kept_tabs.forget_the_way(tab)
            tab.evaluate(REST)
        except Error:
            return False  # it was closed, or has crashed
        return True
