"""What a slow telephone on a slow network shows, and when: two sites in turns.

    python -m tests.bench.slow_phone                   the site of this checkout
    python -m tests.bench.slow_phone COMMIT            beside it, the same records built by the program of a commit
    python -m tests.bench.slow_phone --before FOLDER --after FOLDER      two sites that are built

The host speaks HTTP/1.1, keeps connections open and sends files gzipped; Chromium opens six of them at most. Chromium
slows the network and the processor down itself. The processor is as slow as it says only when nothing else runs, so the
sites take turns, each with a browser that has nothing stored, and the medians are compared; the quickest and the
slowest run are printed too.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from playwright.sync_api import Browser, Page
from rich.console import Console
from rich.table import Table

from tests.bench.host import Host, hosted
from tests.bench.lighthouse import build_today
from tests.bench.search import chromium
from tests.browser.site import ROOT

LATENCY_MS = 150
BYTES_PER_S = 1_600_000 // 8
SLOWER = 4  # times, of the processor
WINDOW = {"width": 360, "height": 740}
PATIENCE_MS = 60_000
KEEPS = "max-age=600"  # as GitHub Pages says
KEY_MS = 200  # from one key to the next
RUNS = 5
BUILD = "import sys; sys.argv[0] = 'fingerpost'; from fingerpost.cli import main; main()"
SEARCH = "q=choir&near=Frome"

# Notes when something was first on the page, in milliseconds from the beginning of the visit, at next to no cost.
WATCH = """
performance.setResourceTimingBufferSize(2000);
globalThis.seen = {};
const signs = { results: "[data-fp-list] h3 a", map: ".fp-pin" };
new MutationObserver(() => {
  for (const [name, sign] of Object.entries(signs)) {
    if (!(name in seen) && document.querySelector(sign)) seen[name] = performance.now();
  }
}).observe(document, { childList: true, subtree: true });
const value = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value");
Object.defineProperty(HTMLInputElement.prototype, "value", {
  ...value,
  set(text) {
    if (this.name === "q" && text) seen.filled ??= performance.now();
    value.set.call(this, text);
  },
});
"""
FIRST_PAINT = "() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN"


@dataclass(frozen=True, slots=True)
class Visit:
    """What somebody does. ``shows`` is the sign of ``WATCH`` that they wait for; "" is the page itself."""

    name: str
    address: str
    shows: str = ""
    search: str = ""  # typed into the first page, whose times are then not counted


VISITS = (
    Visit("front page", "/"),
    Visit("activity", "/a/frome-talking-cafe/"),
    Visit("What's on", "/whats-on/"),
    Visit("town", "/browse/towns/frome/"),
    Visit("finder, with a search", f"/find/#{SEARCH}", "results"),
    Visit("finder, nothing asked", "/find/", "results"),
    Visit("front page, then search", "/", "results", search="choir"),
    Visit("map", f"/find/#{SEARCH}&view=map", "map"),
)


@dataclass(frozen=True, slots=True)
class Look:
    """One visit: requests and bytes until nothing more is asked for, and seconds."""

    requests: int
    kilobytes: float
    paint: float
    filled: float | None  # when the boxes of the form said what was asked
    shown: float | None  # when what the visit is for was there


@contextmanager
def slow_page(browser: Browser) -> Iterator[Page]:
    """A page of a slow telephone, with nothing stored."""
    context = browser.new_context(
        viewport=WINDOW,
        device_scale_factor=2,
        is_mobile=True,
        has_touch=True,
        locale="en-GB",
        timezone_id="Europe/London",
    )
    context.set_default_timeout(PATIENCE_MS)
    try:
        page = context.new_page()
        cdp = context.new_cdp_session(page)
        cdp.send("Network.enable")
        speeds = {"downloadThroughput": BYTES_PER_S, "uploadThroughput": BYTES_PER_S}
        cdp.send("Network.emulateNetworkConditions", {"offline": False, "latency": LATENCY_MS, **speeds})
        cdp.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        page.add_init_script(WATCH)
        yield page
    finally:
        context.close()


def look(browser: Browser, host: Host, visit: Visit) -> Look:
    """Make one visit."""
    with slow_page(browser) as page:
        host.take_sent()
        page.goto(host.address + visit.address)
        if visit.search:
            page.wait_for_load_state("networkidle")
            host.take_sent()
            page.locator("[name=q]").press_sequentially(visit.search, delay=KEY_MS)
            page.press("[name=q]", "Enter")
            page.wait_for_url("**/find/**")
        if visit.shows:
            page.wait_for_function("(name) => name in seen", arg=visit.shows)
        page.wait_for_load_state("networkidle")
        sent = host.take_sent()
        looks: Mapping[str, Any] = page.evaluate("seen")
        paint = page.evaluate(FIRST_PAINT)
    times = {name: milliseconds / 1000 for name, milliseconds in looks.items()}
    kilobytes = sum(size for _, size in sent) / 1000
    return Look(len(sent), kilobytes, paint / 1000, times.get("filled"), times.get(visit.shows))


def look_in_turns(
    sites: Sequence[Path], runs: int, visits: Sequence[Visit], say: Callable[[str], None]
) -> dict[str, list[list[Look]]]:
    """Make each visit to each site, the sites by turns; by the visit's name, for each site what was seen."""
    requests: dict[str, list[list[Look]]] = {visit.name: [[] for _ in sites] for visit in visits}
    with chromium() as browser:
        for run in range(runs):
            say(f"Slow telephone, run {run + 1} of {runs}")
            for visit in visits:
                for number, site in enumerate(sites):
                    with hosted({"/": site}, KEEPS) as host:
                        requests[visit.name][number].append(look(browser, host, visit))
    return requests


def build_as(commit: str, site: Path) -> None:
    """Build the example of this checkout with the program of a commit, on today's day.

    Raises:
        CalledProcessError: If there is no such commit, or it cannot build it.
    """
    with tempfile.TemporaryDirectory(prefix="slow-phone-") as folder:
        other = Path(folder) / "other"
        subprocess.run(["git", "worktree", "add", "-q", "--detach", other, commit], cwd=ROOT, check=True)
        try:
            environ = {name: value for name, value in os.environ.items() if name != "SOURCE_DATE_EPOCH"}
            environ["PYTHONPATH"] = str(other / "generator")
            command = [sys.executable, "-c", BUILD, "build", "--no-cache", "--site-dir", site]
            subprocess.run(command, cwd=ROOT, env=environ, check=True, stdout=subprocess.DEVNULL)
        finally:
            subprocess.run(["git", "worktree", "remove", "--force", other], cwd=ROOT, check=True)


def table_of(view: Mapping[str, Sequence[Sequence[Look]]], names: Sequence[str]) -> Table:
    """A row for each visit to each site: medians, and of what people wait for the quickest and the slowest too."""
    table = Table(
        title="A slow telephone: 360 px, 1.6 Mbit/s, 150 ms, processor 4 times slower, HTTP/1.1, nothing stored",
        title_justify="left",
    )
    table.add_column("page")
    table.add_column("site")
    for heading in ("requests", "KB", "first paint, s", "boxes filled, s", "shown, s", "from", "to"):
        table.add_column(heading, justify="right")
    for visit, of_sites in view.items():
        for number, (name, looks) in enumerate(zip(names, of_sites, strict=True)):
            filled = [each.filled for each in looks if each.filled is not None]
            shown = [each.shown for each in looks if each.shown is not None]
            table.add_row(
                "" if number else visit,
                name,
                f"{median(each.requests for each in looks):.0f}",
                f"{median(each.kilobytes for each in looks):.0f}",
                f"{median(each.paint for each in looks):.1f}",
                f"{median(filled):.1f}" if filled else "",
                *((f"{median(shown):.2f}", f"{min(shown):.1f}", f"{max(shown):.1f}") if shown else ("", "", "")),
                end_section=number == len(names) - 1,
            )
    return table


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("commit", nargs="?", help="what to compare with")
    parser.add_argument("--before", type=Path, help="a built site, instead of a commit")
    parser.add_argument("--after", type=Path, help="a built site, instead of this checkout's")
    parser.add_argument("--runs", type=int, default=RUNS)
    parser.add_argument("--only", nargs="+", default=(), help="beginnings of the names of visits")
    arguments = parser.parse_args()
    console = Console(highlight=False, width=None if sys.stdout.isatty() else 160)
    visits = [visit for visit in VISITS if not arguments.only or visit.name.startswith(tuple(arguments.only))]
    with tempfile.TemporaryDirectory(prefix="slow-phone-") as temporary:
        folder = Path(temporary)
        sites: dict[str, Path] = {}
        if arguments.before or arguments.commit:
            sites["before"] = arguments.before or folder / "before"
        sites["after" if sites else ""] = arguments.after or folder / "after"
        if arguments.commit and not arguments.before:
            build_as(arguments.commit, sites["before"])
        if not arguments.after:
            build_today(folder / "after")
        looks = look_in_turns(list(sites.values()), arguments.runs, visits, console.print)
    console.print(table_of(looks, list(sites)))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
