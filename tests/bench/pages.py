"""What an activity's page costs somebody who comes for the first time."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Request

from tests.bench.host import Host

TRIED = 5


@dataclass(frozen=True, slots=True)
class FirstVisit:
    """Bytes gzipped, as they came over the network."""

    page: str
    without_fonts: int
    with_fonts: int
    elsewhere: int  # requests to any other server


def first_visits(browser: Browser, host: Host, site: Path) -> list[FirstVisit]:
    """Visit a few activities: the shortest page, the longest, and some between."""
    pages = sorted((site / "a").glob("*/index.html"), key=lambda page: (page.stat().st_size, page))
    last = len(pages) - 1
    chosen = dict.fromkeys(pages[last * step // (TRIED - 1)] for step in range(TRIED))
    return [_visit(browser, host, f"/a/{page.parent.name}/") for page in chosen]


def _visit(browser: Browser, host: Host, path: str) -> FirstVisit:
    context = browser.new_context(viewport={"width": 412, "height": 823})
    elsewhere: list[str] = []

    def note(request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme in ("http", "https", "ws", "wss") and f"http://{parts.netloc}" != host.address:
            elsewhere.append(request.url)

    context.on("request", note)
    page = context.new_page()
    host.take_sent()
    page.goto(host.address + path)
    page.wait_for_load_state("networkidle")
    # What only waits below the fold is fetched too once somebody has read to the end.
    page.keyboard.press("End")
    page.wait_for_load_state("networkidle")
    sent = host.take_sent()
    context.close()
    everything = sum(size for _, size in sent)
    fonts = sum(size for name, size in sent if name.endswith((".woff2", ".woff")))
    return FirstVisit(path, everything - fonts, everything, len(elsewhere))
