"""On hosts that read the file _headers (Netlify, Cloudflare Pages) everything works as it does without."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.kinds import KINDS
from tests.browser.site import served, with_headers


@pytest.fixture(scope="session")
def header_url(demo_site: Path) -> Iterator[str]:
    with served(demo_site, host=with_headers(demo_site)) as address:
        yield address


def test_the_search_of_the_handbook_finds_its_pages(page: Page, header_url: str) -> None:
    page.goto(f"{header_url}/handbook/")
    # It listens to keys, and to none before its index is there.
    expect(page.locator(".md-search-result__meta")).to_contain_text("Type to start")
    page.get_by_role("textbox", name="Search").press_sequentially("postcode")

    expect(page.locator(".md-search-result__meta")).to_contain_text("matching")


@pytest.mark.parametrize("kind", ["home", "activity", "find", "whats-on"])
def test_an_ordinary_page_reports_no_fault(kind: str, page: Page, header_url: str) -> None:
    answer = page.goto(f"{header_url}{KINDS[kind]}")

    assert answer is not None
    assert answer.headers["content-security-policy"] == "frame-ancestors 'none'"  # the control: it was sent


def test_a_handbook_page_has_nothing_fetched_ahead(page: Page, header_url: str) -> None:
    page.goto(f"{header_url}/handbook/start/")

    assert page.locator("head link[rel=icon]").count() == 1
    assert page.locator("head link[rel=next], head link[rel=prev]").count() == 0
