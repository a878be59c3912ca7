"""That the browser tests would see what they are there to see."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Error, Page

from tests.browser.conftest import OpenContext
from tests.browser.seen_by_axe import faults_by_day
from tests.browser.site import served

HEAD = "<!doctype html><html lang=en><title>Tea</title><main><h1>Tea</h1>"


@pytest.fixture
def small_url(tmp_path: Path) -> Iterator[str]:
    (tmp_path / "index.html").write_text(
        f"{HEAD}<p id=day></p><script>day.textContent = new Date().toDateString()</script>"
    )
    (tmp_path / "grey.html").write_text(f"{HEAD}<p style='color: #aaa; background: #fff'>Too faint to read</p>")
    (tmp_path / "404.html").write_text(f"{HEAD}<p>Nothing here</p>")
    with served(tmp_path) as address:
        yield address


def test_the_clock_stands_at_a_monday_in_term_time(page: Page, small_url: str) -> None:
    page.goto(small_url)

    assert page.locator("#day").inner_text() == "Mon Nov 23 2026"


def test_no_other_server_can_be_reached(new_context: OpenContext, asked_elsewhere: list[str]) -> None:
    with pytest.raises(Error, match="ERR_NAME_NOT_RESOLVED"):
        new_context().new_page().goto("https://example.org/")

    assert asked_elsewhere.pop() == "https://example.org/"


def test_a_page_that_is_not_there_answers_with_the_sites_own(page: Page, small_url: str) -> None:
    answer = page.goto(f"{small_url}/nowhere/")

    assert answer is not None
    assert answer.status == 404
    assert page.get_by_text("Nothing here").is_visible()


def test_axe_sees_faint_text(page: Page, small_url: str) -> None:
    page.goto(f"{small_url}/grey.html")

    assert [fault.split(":")[0] for fault in faults_by_day(page)] == ["color-contrast"]


def test_axe_finds_nothing_wrong_with_a_good_page(page: Page, small_url: str) -> None:
    page.goto(small_url)

    assert faults_by_day(page) == []


def test_a_page_without_scripts_runs_none(plain_page: Page, small_url: str) -> None:
    plain_page.goto(small_url)

    assert plain_page.locator("#day").inner_text() == ""
