"""Ask the same searches of our own search and of lunr, MiniSearch and Pagefind, in the same browser, in one run."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright
from playwright.sync_api import Error as BrowserError

from fingerpost.publish.prepare import prepare
from tests.bench import peers
from tests.bench.corpus import Tail, tail_of, texts_of, write_lines
from tests.bench.finder import FirstSearch, first_searches
from tests.bench.generate import BENCH_DAY, write_directory
from tests.bench.host import Host, hosted
from tests.bench.measure import Failed
from tests.bench.peers import ALL, HERE, MODULES, PACKAGES, Engine
from tests.bench.queries import KINDS, Query, make_queries
from tests.browser.chromium import launch_options

Say = Callable[[str], None]

TIMED_KINDS = ("clean", "typo", "synonym")  # what people type; a name alone is a lighter search
PATIENCE_MS = 15 * 60 * 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Effort:
    """How much is asked."""

    of_each_kind: int = 200
    timed: int = 90
    times: int = 5
    visitors: int = 20  # who come with nothing stored and ask one search
    engines: Sequence[Engine] = ALL


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """What one engine did. Times are of ten results with all that their cards say."""

    engine: str
    build_s: float
    index_mb: float  # on the disk, as it is
    open_ms: float = 0.0  # from nothing to ready, over this machine's own network
    bytes: list[int] = field(default_factory=list)  # gzipped, of each visitor's first search: scripts, data, cards
    first_ms: list[float] = field(default_factory=list)  # searches that may have to fetch something
    again_ms: list[float] = field(default_factory=list)  # with everything at hand: the quickest of a few times
    right: dict[str, float] = field(default_factory=dict)  # by kind of search, how many of 1 had a right answer in ten
    failed: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchResult:
    """One size of directory."""

    records: int  # activities
    documents: int  # groups and places too
    tail: Tail
    engines: list[Measured]
    node_ms: list[float]  # our own again, under Node, counting filters
    page: list[FirstSearch]  # what the finder's own page fetched
    page_without_town: list[FirstSearch]  # for the same searches, but for the town at their end


def measure_search(
    folder: Path, records: int, say: Say, effort: Effort | None = None, site: Path | None = None
) -> SearchResult:
    """Write a directory, make every index, ask everything.

    Args:
        folder: Where to work.
        records: How many activities.
        say: Told what is being done.
        effort: How much is asked.
        site: A built site, whose finder is tried over the search files made here; of any directory.
    """
    effort = effort or Effort()
    assets = folder / "assets"
    say(f"Writing {records:,} made-up activities")
    write_directory(assets, records)
    say("Reading them")
    edition = prepare(assets, today=BENCH_DAY).edition
    texts = texts_of(edition)
    lines = folder / "texts.jsonl"
    write_lines(texts, lines)
    queries = make_queries(edition, texts, effort.of_each_kind)
    built: dict[str, tuple[float, str]] = {}  # by folder: two rows may share one index
    for engine in effort.engines:
        if engine.folder in built:
            continue
        say(f"Making the index of {engine.name}")
        try:
            built[engine.folder] = peers.build(engine, folder, edition, texts, lines), ""
        except Failed as failed:
            built[engine.folder] = 0.0, str(failed)
    with chromium() as browser, hosted(_folders(folder) | ({"/": site} if site else {})) as host:
        engines = []
        for engine in effort.engines:
            say(f"Asking {engine.name}")
            engines.append(_measure(engine, *built[engine.folder], folder, browser, host, queries, effort))
        say("Asking the finder's own page")
        questions = _first_asked(queries, effort.visitors if site else 0)
        page = first_searches(browser, host, questions)
        page_without_town = first_searches(browser, host, [text.rpartition(" ")[0] for text in questions])
    return SearchResult(
        records=records,
        documents=len(texts),
        tail=tail_of(texts),
        engines=engines,
        node_ms=_ask_under_node(folder, queries, effort),
        page=page,
        page_without_town=page_without_town,
    )


@contextmanager
def chromium() -> Iterator[Browser]:
    """Chromium without a window."""
    options = launch_options(os.environ)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**options)  # type: ignore[arg-type]
        try:
            yield browser
        finally:
            browser.close()


def _folders(folder: Path) -> dict[str, Path]:
    of_engines = {f"/{engine.folder}/": folder / engine.folder for engine in ALL}
    ours = folder / "ours" / "search"
    return {"/engines/": HERE, "/npm/": PACKAGES, "/js/": MODULES.parent, **of_engines, "/search/": ours}


def _measure(
    engine: Engine, build_s: float, failed: str, folder: Path, browser: Browser, host: Host,
    queries: Sequence[Query], effort: Effort,
) -> Measured:  # fmt: skip
    files = [path for path in (folder / engine.folder).rglob("*") if path.is_file()]
    of_build: dict[str, Any] = {
        "engine": engine.name,
        "build_s": build_s,
        "index_mb": sum(path.stat().st_size for path in files) / 1e6,
    }
    if failed:
        return Measured(**of_build, failed=failed)
    try:
        chunk = json.loads((folder / "ours" / "search" / "index.json").read_bytes())["chunk"]  # cards in a file of ours
        # Where the whole index is fetched, every visitor fetches much the same.
        visitors = min(effort.visitors, effort.visitors if engine.module in ("ours", "pagefind") else 2)
        fetched, opened = [], []
        for text in _first_asked(queries, visitors):
            with visit(browser, host) as page:
                opened.append(_open(page, engine, chunk))
                page.evaluate("job => askAll(job)", {"queries": [text], "timed": [], "times": 0})
            fetched.append(sum(size for path, size in host.take_sent() if _counts(path)))
        with visit(browser, host) as page:
            opened.append(_open(page, engine, chunk))
            answer = page.evaluate("job => askAll(job)", _job(queries, effort))
    except BrowserError as error:
        return Measured(**of_build, failed=str(error))
    return Measured(
        **of_build,
        open_ms=median(opened[1:]),  # the first waited while the host packed the files
        bytes=fetched,
        first_ms=answer["first"],
        again_ms=answer["again"],
        right=rates(queries, answer["found"]),
    )


@contextmanager
def visit(browser: Browser, host: Host) -> Iterator[Page]:
    """A page with nothing stored, ready to open an engine."""
    context = browser.new_context()
    context.set_default_timeout(PATIENCE_MS)
    page = context.new_page()
    page.goto(f"{host.address}/engines/page.html")
    page.wait_for_function("'openEngine' in globalThis")
    host.take_sent()
    try:
        yield page
    finally:
        context.close()


def _open(page: Page, engine: Engine, chunk: int) -> float:
    settings = {
        "folder": f"/{engine.folder}/",
        "withWords": engine.with_words,
        "counts": engine.counts,
        "chunk": chunk,
        "modules": "/js/search/",
        "today": f"{BENCH_DAY:%Y-%m-%d}",
    }
    opened: float = page.evaluate("([engine, settings]) => openEngine(engine, settings)", [engine.module, settings])
    return opened


def _counts(path: str) -> bool:
    """All that was fetched, but for the few lines of this benchmark that call the engine."""
    return not path.startswith("/engines/")


def _job(queries: Sequence[Query], effort: Effort) -> dict[str, Any]:
    timed = [query.text for kind in TIMED_KINDS for query in _of(queries, kind)[: effort.timed // len(TIMED_KINDS)]]
    return {"queries": [query.text for query in queries], "timed": timed, "times": effort.times}


def _first_asked(queries: Sequence[Query], visitors: int) -> list[str]:
    """What so many visitors ask first: of each kind in turn."""
    by_kind = [_of(queries, kind) for kind in TIMED_KINDS]
    return [query.text for each in zip(*by_kind, strict=False) for query in each][:visitors]


def _of(queries: Sequence[Query], kind: str) -> list[Query]:
    return [query for query in queries if query.kind == kind]


def rates(queries: Sequence[Query], found_addresses: Sequence[Sequence[str]]) -> dict[str, float]:
    """Of each kind of search, how many of one had a right answer among the addresses found."""
    hits: dict[str, list[bool]] = {kind: [] for kind in KINDS}
    for query, addresses in zip(queries, found_addresses, strict=True):
        hits[query.kind].append(bool(query.right & set(addresses)))
    return {kind: sum(each) / len(each) for kind, each in hits.items() if each}


def _ask_under_node(folder: Path, queries: Sequence[Query], effort: Effort) -> list[float]:
    arguments: list[str | Path] = [HERE / "node.mjs", MODULES, folder / "ours", f"{BENCH_DAY:%Y-%m-%d}"]
    printed = peers.run_node(arguments, text=json.dumps(_job(queries, effort)))
    again: list[float] = json.loads(printed)["again"]
    return again
