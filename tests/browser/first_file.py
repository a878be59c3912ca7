"""The first of the search files, changed on its way: in the example it holds all others."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page, Route

from fingerpost.search.index.start import ALWAYS

FIRST_FILE = "**/search/start.json*"
Files = dict[str, Any]


def change_first_file(page: Page, change: Callable[[Files], Files]) -> None:
    """From now on a page gets other files with the first."""

    def fulfil(route: Route) -> None:
        start = route.fetch().json()
        route.fulfill(json={**start, "files": change(start["files"])})

    page.route(FIRST_FILE, fulfil)


def only_what_every_search_needs(files: Files) -> Files:
    """What the first file holds in a directory that is too large for one: the others are asked for by themselves."""
    return {name: files[name] for name in ALWAYS}
