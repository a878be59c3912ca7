"""What browser tests have at hand: the example site, its address, and a page that watches for faults."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, expect, sync_playwright

from tests.browser.chromium import NOT_OPTIMISED, launch_options
from tests.browser.kept_finders import KeptFinders
from tests.browser.kept_tabs import KeptTabs
from tests.browser.large_example import build_large
from tests.browser.site import NOW, build_example, build_small, served
from tests.once import built_once

OpenContext = Callable[..., BrowserContext]
OpenTab = Callable[..., Page]

# A busy machine is no fault of a page: Playwright itself waits five seconds.
PATIENCE = 60_000  # milliseconds
KEEPERS = pytest.StashKey[list[KeptTabs | KeptFinders]]()  # what keeps tabs for the next test
expect.set_options(timeout=PATIENCE)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """So that ``pytest -m "not browser"`` leaves out what needs Chromium, without anybody having to mark it."""
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker("browser")


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> None:
    """So that no tab waits through all the tests that have none."""
    if nextitem is not None and not nextitem.path.is_relative_to(Path(__file__).parent):
        for tabs in reversed(item.config.stash.get(KEEPERS, [])):
            tabs.close()


@pytest.fixture(scope="session")
def demo_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example directory, built once for the whole run, whatever the number of processes. Nobody writes to it."""
    return built_once(tmp_path_factory, "demo", build_example)


@pytest.fixture(scope="session")
def demo_url(demo_site: Path) -> Iterator[str]:
    """The address of the example site, without a last slash."""
    with served(demo_site) as address:
        yield address


@pytest.fixture(scope="session")
def small_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A small directory that has a receiver, and whose map may show the streets of somebody else."""
    with served(built_once(tmp_path_factory, "small", build_small)) as address:
        yield address


@pytest.fixture(scope="session")
def large_site(demo_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example as if it had many records, built once for the whole run. Nobody writes to it."""
    return built_once(tmp_path_factory, "large", partial(build_large, demo_site))


@pytest.fixture(scope="session")
def large_url(large_site: Path) -> Iterator[str]:
    with served(large_site) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, for the whole run: its start is what takes time."""
    options = launch_options(os.environ)  # before Playwright starts: it may ask Playwright itself
    arguments = [*options.pop("args"), NOT_OPTIMISED]  # type: ignore[misc]
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(args=arguments, **options)
        yield chromium
        chromium.close()


@pytest.fixture
def asked_elsewhere() -> Iterator[list[str]]:
    """What pages asked of other servers in vain. Any of it fails the test, unless the test takes it out."""
    addresses: list[str] = []
    yield addresses
    assert addresses == [], "a page asked another server"


@pytest.fixture
def new_context(browser: Browser, asked_elsewhere: list[str]) -> Iterator[OpenContext]:
    """Open a fresh visitor; takes what Playwright's ``new_context`` takes. Most tests need no more than ``open_tab``.

    Whoever it is, it is nine on a Monday, and nothing but this machine can be reached.
    """
    opened: list[BrowserContext] = []

    def open_context(**options: object) -> BrowserContext:
        context = browser.new_context(**{"locale": "en-GB", "timezone_id": "Europe/London", **options})
        context.clock.set_fixed_time(NOW)
        context.set_default_timeout(PATIENCE)
        context.on("requestfailed", note)
        opened.append(context)
        return context

    def note(request: Request) -> None:
        if not request.url.startswith(("http://127.0.0.1:", "data:", "blob:")):
            asked_elsewhere.append(request.url)

    yield open_context
    for context in opened:
        for tab in context.pages:
            tab.unroute_all(behavior="ignoreErrors")  # an answer may be on its way
        context.close()


@pytest.fixture(scope="session")
def kept_tabs(browser: Browser, request: pytest.FixtureRequest) -> Iterator[KeptTabs]:
    """Tabs for the whole run."""
    tabs = KeptTabs(browser, PATIENCE)
    request.config.stash.setdefault(KEEPERS, []).append(tabs)
    yield tabs
    tabs.close()


@pytest.fixture
def open_tab(kept_tabs: KeptTabs, asked_elsewhere: list[str]) -> Iterator[OpenTab]:
    """Open a tab, as good as a fresh visitor's: whoever needs a script in every page takes ``new_context``.

    It takes what Playwright's ``new_context`` takes.
    """
    opened: list[tuple[Page, dict[str, object]]] = []

    def note(request: Request) -> None:
        if not request.url.startswith(("http://127.0.0.1:", "data:", "blob:")):
            asked_elsewhere.append(request.url)

    def open_one(**options: object) -> Page:
        tab = kept_tabs.take(**options)
        tab.on("requestfailed", note)
        opened.append((tab, options))
        return tab

    yield open_one
    for tab, options in opened:
        kept_tabs.give_back(tab, **options)


@pytest.fixture(scope="session")
def kept_finders(kept_tabs: KeptTabs, request: pytest.FixtureRequest) -> Iterator[KeptFinders]:
    """Tabs at the finder for the whole run."""
    finders = KeptFinders(kept_tabs)
    request.config.stash.setdefault(KEEPERS, []).append(finders)
    yield finders
    finders.close()


@pytest.fixture
def at_finder(
    kept_finders: KeptFinders, demo_url: str, asked_elsewhere: list[str], request: pytest.FixtureRequest
) -> Iterator[OpenTab]:
    """Open a tab at the finder of the example, or of another site, in which nothing is asked.

    It may have been there for other tests: this is for those that ask something. Whoever looks at how the finder
    begins, or changes what comes to it, opens it anew. It takes what Playwright's ``new_context`` takes.
    """
    opened: list[tuple[Page, str, dict[str, object]]] = []
    failed = request.session.testsfailed

    def note(request_sent: Request) -> None:
        if not request_sent.url.startswith(("http://127.0.0.1:", "data:", "blob:")):
            asked_elsewhere.append(request_sent.url)

    def open_one(url: str = demo_url, **options: object) -> Page:
        tab = kept_finders.take(url, **options)
        tab.on("requestfailed", note)
        opened.append((tab, url, options))
        return tab

    yield open_one
    passed = request.session.testsfailed == failed
    for tab, url, options in opened:
        kept_finders.give_back(tab, url, passed=passed, **options)


@pytest.fixture
def watched() -> Iterator[Callable[[Page], Page]]:
    """Watch a tab: the test fails if a script fails or the page may not do what it tries."""
    faults: list[str] = []

    def on_error(error: object) -> None:
        faults.append(str(error))

    def on_console(message: ConsoleMessage) -> None:
        # A page that is not there is reported on the console too, and some tests ask for one.
        if message.type == "error" and "404" not in message.text:
            faults.append(message.text)

    def watch(tab: Page) -> Page:
        tab.on("pageerror", on_error)
        tab.on("console", on_console)
        return tab

    yield watch
    assert faults == [], "the page reported a fault"


@pytest.fixture
def page(open_tab: OpenTab, watched: Callable[[Page], Page]) -> Page:
    """A page as a fresh visitor's. The test fails if a script fails or the page may not do what it tries."""
    return watched(open_tab())


@pytest.fixture
def finder(at_finder: OpenTab, watched: Callable[[Page], Page]) -> Page:
    """A tab at the finder, in which nothing is asked. The test fails as with ``page``."""
    return watched(at_finder())


@pytest.fixture
def phone_page(open_tab: OpenTab) -> Page:
    """A page on a small telephone with a finger: 320 pixels wide, the narrowest that must work."""
    return open_tab(viewport={"width": 320, "height": 640}, has_touch=True, is_mobile=True)


@pytest.fixture
def plain_page(open_tab: OpenTab) -> Page:
    """A page without JavaScript."""
    return open_tab(java_script_enabled=False)
