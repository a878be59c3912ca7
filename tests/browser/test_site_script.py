"""What the script adds to pages: today's dates, a private search, copying and printing."""

from __future__ import annotations

import base64
import shutil
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

import fingerpost
from fingerpost.schedule.bits import bits_of
from tests.browser.conftest import OpenContext, OpenTab
from tests.browser.moments import back_at
from tests.browser.site import NOW, served

SCRIPTS = Path(fingerpost.__file__).parent / "browser" / "js"
BUILT = date(2026, 11, 20)


def on(*days: str, hours: str = "2pm to 3:30pm", ask: tuple[str, ...] = ()) -> str:
    """The days of a session as a page carries them, from 20 November on."""
    words = [_base64(days), "840", "930", hours, _base64(ask)]
    return "|".join(words).rstrip("|")


def _base64(days: Iterable[str]) -> str:
    bits = bits_of(map(date.fromisoformat, days), BUILT, BUILT + timedelta(days=399))
    return base64.b64encode(bits.to_bytes((bits.bit_length() + 7) // 8, "little")).decode()


def arm(name: str, days: str) -> str:
    return (
        f"<div data-test={name}><p class=fp-arm data-fp-next='{days}'>Next: <b><time datetime=2026-11-22>Sunday</time>"
        "<span data-fp-hours></span></b></p><p data-fp-holiday hidden>A bank holiday.</p>"
        "<p data-fp-then>After that: <span></span></p></div>"
    )


PAGE = f"""\
<!doctype html><html lang=en-GB><title>Tea</title><script type=module src=/js/site.js></script><main>
{arm("past", on("2026-11-22"))}
{arm("today", on("2026-11-22", "2026-11-23", "2026-11-30", "2026-12-28", ask=("2026-12-28",)))}
{arm("tomorrow", on("2026-11-24"))}
{arm("later", on("2026-11-25", ask=("2026-11-25",)))}
{arm("two", on("2026-12-09", hours="2pm") + ";" + on("2026-12-02", hours="at dusk"))}
<form method=get action=/find/ data-fp-find><input name=q aria-label=What><input name=near aria-label=Where>
<button>Find</button></form>
<button type=button data-fp-copy=words><span>Copy</span></button>
<details><summary>Show</summary><pre id=words tabindex=-1>
Everyday Singers
</pre><p data-fp-copy-failed hidden></p></details>
<p data-fp-printed hidden>Printed on <span data-fp-printed-on></span></p>
<p role=status data-fp-status data-fp-timezone=Europe/London data-fp-today=Today data-fp-tomorrow=Tomorrow
 data-fp-built=2026-11-20 data-fp-span=400 data-fp-weekdays="Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
 data-fp-months="January|February|March|April|May|June|July|August|September|October|November|December"
 data-fp-date="{{weekday}} {{day}} {{month}}" data-fp-date-year="{{weekday}} {{day}} {{month}} {{year}}"
 data-fp-unknown="Ask the group." data-fp-unsure="{{date}} (ask first)"
 data-fp-copied=Copied data-fp-can-paste="You can paste it now." data-fp-not-copied="Mark the words."></p></main>
"""


@pytest.fixture
def url(tmp_path: Path) -> Iterator[str]:
    shutil.copytree(SCRIPTS, tmp_path / "js")
    (tmp_path / "index.html").write_text(PAGE)
    (tmp_path / "find").mkdir()
    (tmp_path / "find" / "index.html").write_text("<!doctype html><html lang=en><title>Find</title><h1>Find</h1>")
    with served(tmp_path) as address:
        yield address


def test_the_next_dates_are_said(page: Page, url: str, subtests: pytest.Subtests) -> None:
    def part(test: str, what: str) -> Locator:
        return page.locator(f"[data-test={test}] {what}")

    page.goto(url)

    with subtests.test("where all dates have gone by the group is to be asked"):
        expect(part("past", ".fp-arm")).to_have_text("Ask the group.")
        expect(part("past", "[data-fp-then]")).to_be_hidden()

    with subtests.test("the next date is the first that has not gone by"):
        expect(part("today", ".fp-arm")).to_have_text("Next: Today, Monday 23 November 2026, 2pm to 3:30pm")
        expect(part("today", "time")).to_have_attribute("datetime", "2026-11-23T14:00")

    with subtests.test("tomorrow is called by its name"):
        expect(part("tomorrow", ".fp-arm")).to_contain_text("Next: Tomorrow, Tuesday 24 November 2026")

    with subtests.test("a bank holiday that nobody is sure of is said"):
        expect(part("later", "[data-fp-holiday]")).to_be_visible()
        expect(part("today", "[data-fp-holiday]")).to_be_hidden()

    with subtests.test("the dates after the next one are reported"):
        then = part("today", "[data-fp-then]")
        expect(then).to_have_text("After that: Monday 30 November, Monday 28 December (ask first)")

    with subtests.test("the soonest of two sessions gives its own hours"):
        expect(part("two", ".fp-arm")).to_have_text("Next: Wednesday 2 December 2026, at dusk")

    with subtests.test("paper bears the day it was printed"):
        page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
        expect(page.locator("[data-fp-printed]")).to_have_text("Printed on 23 November 2026")

    with subtests.test("what has ended today is over"):
        back_at(page, NOW.replace(hour=15, minute=30))
        expect(part("today", ".fp-arm")).to_have_text("Next: Monday 30 November 2026, 2pm to 3:30pm")


def test_the_day_is_that_of_the_directory_and_not_of_the_reader(open_tab: OpenTab, url: str) -> None:
    far_away = open_tab(timezone_id="Pacific/Kiritimati")  # where it is already tomorrow
    far_away.goto(url)

    expect(far_away.locator("[data-test=today] .fp-arm")).to_contain_text("Today")


def test_what_somebody_searches_for_is_never_sent_to_the_server(page: Page, url: str) -> None:
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.goto(url)
    page.get_by_label("What").fill("grief & loss")
    page.get_by_label("Where").fill("BA11 1AA")

    page.get_by_role("button", name="Find").click()

    expect(page.get_by_role("heading", name="Find")).to_be_visible()
    assert page.url == f"{url}/find/#q=grief+%26+loss&near=BA11+1AA"
    assert [address for address in requests if "grief" in address.partition("#")[0]] == []


def test_the_words_for_the_record_are_copied_and_it_is_said(open_tab: OpenTab, url: str) -> None:
    page = open_tab(permissions=["clipboard-read", "clipboard-write"])
    page.goto(url)

    page.get_by_role("button", name="Copy").click()

    expect(page.get_by_role("status")).to_have_text("You can paste it now.")
    assert page.evaluate("navigator.clipboard.readText()") == "Everyday Singers"


def test_where_copying_is_forbidden_the_words_are_shown_and_selected(
    new_context: OpenContext, watched: Callable[[Page], Page], url: str
) -> None:
    page = watched(new_context().new_page())
    page.add_init_script("navigator.clipboard.writeText = () => Promise.reject(new Error('locked down'))")
    page.goto(url)

    page.get_by_role("button", name="Copy").click()

    expect(page.get_by_role("status")).to_have_text("Mark the words.")
    expect(page.locator("[data-fp-copy-failed]")).to_have_text("Mark the words.")
    expect(page.locator("#words")).to_be_focused()
    assert page.evaluate("getSelection().toString().trim()") == "Everyday Singers"
