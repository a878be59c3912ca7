"""The map on a page of its own, or in a tab that stays open from test to test."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

import fingerpost
from tests.browser.kept_tabs import KeptTabs
from tests.browser.map.map_page import GIVE, options_of, press_for_the_map, write_page
from tests.browser.site import served

BROWSER = Path(fingerpost.__file__).parent / "browser"

OpenPage = Callable[..., None]
OpenMap = Callable[..., Page]

# The page as it was before the map was opened.
CLOSE = """() => {
  if (document.querySelector("#map > *")) window.map.close();
  document.activeElement.blur();
  scrollTo(0, 0);
}"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    shutil.copytree(BROWSER, tmp_path / "b")
    return tmp_path


@pytest.fixture
def url(site: Path) -> Iterator[str]:
    with served(site) as address:
        yield address


@pytest.fixture
def show(site: Path, url: str) -> OpenPage:
    """Open the page and press its button for the map; takes what differs from the usual options.

    The clock stands still in these tests, and Leaflet's glide goes by the clock: so less motion is asked for.
    """

    def open_map(
        page: Page, *, press: bool = True, motion: str = "reduce", pictures: tuple[str, ...] = (), **changes: Any
    ) -> None:
        page.emulate_media(reduced_motion=motion)  # type: ignore[arg-type]
        write_page(site, pictures)
        page.goto(url)
        page.evaluate(GIVE, options_of(**changes))
        if press:
            press_for_the_map(page)

    return open_map


@pytest.fixture(scope="module")
def kept_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a page that stays: whoever needs files of their own gives them a folder of their own."""
    folder = tmp_path_factory.mktemp("map")
    shutil.copytree(BROWSER, folder / "b")
    write_page(folder)
    return folder


@pytest.fixture
def own_streets(kept_site: Path, tmp_path: Path) -> Path:
    """A folder for streets, beside the page that stays."""
    return kept_site / tmp_path.name


@pytest.fixture(scope="module")
def kept_page(kept_tabs: KeptTabs, kept_site: Path) -> Iterator[Page]:
    """A tab that stays at the page: to open it costs four times as much as to open the map in it."""
    with served(kept_site) as address:
        tab = kept_tabs.take(reduced_motion="reduce")
        tab.goto(address)
        yield tab
        kept_tabs.give_back(tab, reduced_motion="reduce")


@pytest.fixture
def open_map(
    kept_page: Page, kept_tabs: KeptTabs, watched: Callable[[Page], Page], request: pytest.FixtureRequest
) -> Iterator[OpenMap]:
    """Press the button for the map, as ``show`` does, in a tab where it was closed by the test before."""
    failed = request.session.testsfailed

    def open_one(*, motion: str = "reduce", is_watched: bool = True, **changes: Any) -> Page:
        tab = watched(kept_page) if is_watched else kept_page
        if motion != "reduce":
            tab.emulate_media(reduced_motion=motion)  # type: ignore[arg-type]
        tab.evaluate(GIVE, options_of(**changes))
        press_for_the_map(tab)
        return tab

    yield open_one
    kept_tabs.restore(kept_page, reduced_motion="reduce")
    if request.session.testsfailed > failed:
        kept_page.reload()
    else:
        kept_page.evaluate(CLOSE)
