"""What the script adds to pages: today's dates, a private search, copying and printing."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

import fingerpost
from tests.browser.conftest import OpenContext
from tests.browser.site import served

SCRIPTS = Path(fingerpost.__file__).parent / "browser" / "js"
PAGE = """\
<!doctype html><html lang=en-GB><title>Tea</title><script type=module src=/js/site.js></script><main>
<p data-fp-next=2026-11-22 data-test=past>Next: <time datetime=2026-11-22>Sunday 22 November 2026</time></p>
<p data-fp-next=2026-11-23 data-test=today>Next: <time datetime=2026-11-23>Monday 23 November 2026</time></p>
<p data-fp-next=2026-11-24 data-test=tomorrow>Next: <time datetime=2026-11-24>Tuesday 24 November 2026</time></p>
<p data-fp-next=2026-11-25 data-test=later>Next: <time datetime=2026-11-25>Wednesday 25 November 2026</time></p>
<form method=get action=/find/ data-fp-find><input name=q aria-label=What><input name=near aria-label=Where>
<button>Find</button></form>
<div data-fp-days><div data-fp-day=2026-11-22><h2><b data-fp-near></b> Sunday</h2></div>
<div data-fp-day=2026-11-23 hidden><h2><b data-fp-near></b> Monday</h2></div>
<div data-fp-day=2026-11-24 hidden><h2><b data-fp-near></b> Tuesday</h2></div>
<div data-fp-day=2026-11-25 hidden><h2><b data-fp-near></b> Wednesday</h2></div>
<p data-fp-late hidden>We do not know what is on today.</p></div>
<button type=button data-fp-copy=words><span>Copy</span></button>
<details><summary>Show</summary><pre id=words>
Everyday Singers
</pre></details>
<p data-fp-printed hidden>Printed on <span data-fp-printed-on></span></p>
<p role=status data-fp-status data-fp-timezone=Europe/London data-fp-today=Today data-fp-tomorrow=Tomorrow
 data-fp-copied=Copied data-fp-can-paste="You can paste it now." data-fp-not-copied="Mark the words."></p></main>
"""


@pytest.fixture
def url(tmp_path: Path) -> Iterator[str]:
    shutil.copytree(SCRIPTS, tmp_path / "js")
    (tmp_path / "index.html").write_text(PAGE)
    (tmp_path / "old.html").write_text(PAGE.replace("2026-11-2", "2026-10-2"))
    (tmp_path / "find").mkdir()
    (tmp_path / "find" / "index.html").write_text("<!doctype html><html lang=en><title>Find</title><h1>Find</h1>")
    with served(tmp_path) as address:
        yield address


def test_a_next_date_that_has_gone_by_is_hidden(page: Page, url: str) -> None:
    page.goto(url)

    expect(page.locator("[data-test=past]")).to_be_hidden()
    expect(page.locator("[data-test=later]")).to_have_text("Next: Wednesday 25 November 2026")


def test_a_near_date_is_called_by_its_name(page: Page, url: str) -> None:
    page.goto(url)

    expect(page.locator("[data-test=today]")).to_have_text("Next: Today, Monday 23 November 2026")
    expect(page.locator("[data-test=tomorrow]")).to_have_text("Next: Tomorrow, Tuesday 24 November 2026")


def test_the_day_is_that_of_the_directory_and_not_of_the_reader(new_context: OpenContext, url: str) -> None:
    far_away = new_context(timezone_id="Pacific/Kiritimati").new_page()  # where it is already tomorrow
    far_away.goto(url)

    expect(far_away.locator("[data-test=today]")).to_contain_text("Today")


def test_the_lists_of_today_and_tomorrow_are_shown_and_no_others(page: Page, url: str) -> None:
    page.goto(url)

    expect(page.locator("[data-fp-day]:not([hidden])")).to_have_text(["Today Monday", "Tomorrow Tuesday"])
    expect(page.locator("[data-fp-late]")).to_be_hidden()


def test_a_page_built_long_ago_says_that_it_does_not_know_today(page: Page, url: str) -> None:
    page.goto(f"{url}/old.html")

    expect(page.locator("[data-fp-late]")).to_be_visible()
    expect(page.locator("[data-fp-next]:visible")).to_have_count(0)


def test_what_somebody_searches_for_is_never_sent_to_the_server(page: Page, url: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(url)
    page.get_by_label("What").fill("grief & loss")
    page.get_by_label("Where").fill("BA11 1AA")

    page.get_by_role("button", name="Find").click()

    expect(page.get_by_role("heading", name="Find")).to_be_visible()
    assert page.url == f"{url}/find/#q=grief+%26+loss&near=BA11+1AA"
    assert [address for address in asked if "grief" in address.partition("#")[0]] == []


def test_the_words_for_the_record_are_copied_and_it_is_said(new_context: OpenContext, url: str) -> None:
    page = new_context(permissions=["clipboard-read", "clipboard-write"]).new_page()
    page.goto(url)

    page.get_by_role("button", name="Copy").click()

    expect(page.get_by_role("status")).to_have_text("You can paste it now.")
    assert page.evaluate("navigator.clipboard.readText()") == "Everyday Singers"


def test_where_copying_is_forbidden_the_words_are_shown(page: Page, url: str) -> None:
    page.add_init_script("navigator.clipboard.writeText = () => Promise.reject(new Error('locked down'))")
    page.goto(url)

    page.get_by_role("button", name="Copy").click()

    expect(page.get_by_role("status")).to_have_text("Mark the words.")
    expect(page.locator("#words")).to_be_visible()


def test_paper_bears_the_day_it_was_printed(page: Page, url: str) -> None:
    page.goto(url)

    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")

    expect(page.locator("[data-fp-printed]")).to_have_text("Printed on 23 November 2026")
