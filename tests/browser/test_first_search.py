"""In a large directory somebody sees results before the numbers beside the filters are fetched."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.bench.finder import first_searches
from tests.bench.host import Host, hosted
from tests.browser.conftest import OpenTab
from tests.browser.test_chosen_early import Held

# Columns that no first search needs: all but the order, the towns, and where things are.
LATER = re.compile("/search/columns/(?!rank[.]|town[.]|tiles/)")


@pytest.fixture(scope="module")
def host(demo_site: Path, large_site: Path) -> Iterator[Host]:
    """The example site, with search files in many parts, as a directory of more than 5,000 records has them."""
    with hosted({"/": demo_site, "/search/": large_site / "search"}) as host:
        yield host


def test_results_need_no_column_of_a_filter_that_is_not_set_and_the_numbers_follow(
    host: Host, open_tab: OpenTab
) -> None:
    page = open_tab()
    held = Held(page, LATER)

    page.goto(f"{host.address}/find/#q=singing+frome")

    expect(page.locator("[data-fp-list] h3 a").first).to_be_visible()
    held.let_come()
    numbers = page.locator("[data-fp-filters] label:not([hidden]) .fp-count")
    expect(numbers.filter(has_text="1").first).to_be_attached()


def test_what_came_before_the_first_result_is_separated_from_what_followed(host: Host, browser: Browser) -> None:
    (first,) = first_searches(browser, host, ["singing"])

    assert first.scripts > 10_000
    assert first.data > 10_000
    assert first.after > 1_000
