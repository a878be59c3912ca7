"""What the finder's own page fetches before it shows the first result of a first search."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import quote

from playwright.sync_api import Browser, BrowserContext

from tests.bench.host import Host

# Notes when the first result was on the page: what had come until then was needed for it.
WATCH = """
performance.setResourceTimingBufferSize(2000);
new MutationObserver((_, watch) => {
  if (!document.querySelector("[data-fp-list] h3 a")) return;
  globalThis.firstResult = performance.now();
  watch.disconnect();
}).observe(document, { childList: true, subtree: true });
"""
FETCHED = """
() => performance.getEntriesByType("resource").filter((each) => each.responseEnd <= globalThis.firstResult)
  .map((each) => [new URL(each.name).pathname, each.encodedBodySize])
"""


@dataclass(frozen=True, slots=True)
class FirstSearch:
    """Bytes gzipped, as they came over the network; the page itself, its styles and fonts are not counted."""

    scripts: int
    data: int
    after: int  # scripts and data that came later: the numbers beside the filters

    @property
    def bytes(self) -> int:
        return self.scripts + self.data


def first_searches(browser: Browser, host: Host, texts: Sequence[str]) -> list[FirstSearch]:
    """Ask each search as a visitor who has nothing stored."""
    searches = []
    for text in texts:
        with visitor(browser) as context:
            page = context.new_page()
            page.add_init_script(WATCH)
            host.take_sent()
            page.goto(f"{host.address}/find/#q={quote(text)}")
            page.wait_for_selector("[data-fp-list] h3 a")
            page.wait_for_load_state("networkidle")
            before = page.evaluate(FETCHED)
            everything = sum(size for path, size in host.take_sent() if path.endswith((".js", ".json")))
        scripts = sum(size for path, size in before if path.endswith(".js"))
        data = sum(size for path, size in before if path.endswith(".json"))
        searches.append(FirstSearch(scripts, data, everything - scripts - data))
    return searches


@contextmanager
def visitor(browser: Browser) -> Iterator[BrowserContext]:
    """Somebody with nothing stored."""
    context = browser.new_context(locale="en-GB", timezone_id="Europe/London")
    context.set_default_timeout(120_000)
    try:
        yield context
    finally:
        context.close()
