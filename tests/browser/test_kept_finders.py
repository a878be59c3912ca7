"""A tab that stays at the finder is as one that has just been opened; after a failure one is opened."""

from __future__ import annotations

from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.browser.finder import ask_anew, cards, heading, open_finder, tick
from tests.browser.kept_finders import KeptFinders
from tests.browser.kept_tabs import KeptTabs
from tests.browser.site import NOW
from tests.thorough import IS_THOROUGH

OPEN = "[...document.querySelectorAll('details')].map((fold) => fold.open)"
FILLED_IN = """() => [
  ...[...document.querySelectorAll("main input, main select")].map((field) => `${field.value} ${field.checked}`),
  ...[...document.querySelectorAll("[data-fp-group-chosen], [data-fp-left-out]")].map((words) => words.textContent),
]"""
WISHES = {"viewport": {"width": 1000, "height": 700}}  # no other test's tab


def wait_a_moment(tab: Page) -> None:
    """Wait by the page's own clock, which rests while nobody looks at the tab."""
    tab.evaluate("window.setTimeout(() => { document.title = 'A moment later'; }, 20)")
    expect(tab).to_have_title("A moment later")


def test_it_is_as_new_for_the_next_test(kept_finders: KeptFinders, page: Page, demo_url: str) -> None:
    open_finder(page, demo_url)
    folds, everything = page.evaluate(OPEN), heading(page).inner_text()
    tab = kept_finders.take(demo_url, **WISHES)
    requests: list[str] = []
    tab.on("request", lambda request: requests.append(request.url))
    ask_anew(tab, "#q=choir&near=Wells&view=map&sort=soonest")
    tick(tab, "Cost")
    tab.set_viewport_size({"width": 360, "height": 700})
    tab.emulate_media(media="print")
    kept_finders.give_back(tab, demo_url, passed=True, **WISHES)

    again = kept_finders.take(demo_url, **WISHES)

    assert again is tab
    assert again.viewport_size == WISHES["viewport"]
    assert (again.evaluate(OPEN), heading(again).inner_text()) == (folds, everything)
    expect(cards(again)).to_have_count(10)
    assert again.url.removesuffix("#") == f"{demo_url}/find/"
    assert again.evaluate("[scrollY, history.length]") == [0, 1]
    wait_a_moment(again)
    again.keyboard.press("Tab")
    expect(again.get_by_role("link", name="Skip to the results")).to_be_focused()
    count = len(requests)
    again.request.get(again.url)
    again.reload()
    assert len(requests) == count
    kept_finders.give_back(again, demo_url, passed=True, **WISHES)


def test_what_was_typed_and_ticked_and_not_sent_is_gone(kept_finders: KeptFinders, demo_url: str) -> None:
    tab = kept_finders.take(demo_url, **WISHES)
    before = tab.evaluate(FILLED_IN)
    for fragment in ("", "#q=choir"):
        ask_anew(tab, fragment)
        if (change := tab.locator("[data-fp-change]")).is_visible():
            change.click()
        tab.locator("#q-what").fill("bread")
        tab.locator("#q-where").fill("Wells")
        tick(tab, "How you join", "Just turn up")
        assert tab.evaluate(FILLED_IN) != before
        kept_finders.give_back(tab, demo_url, passed=True, **WISHES)

        again = kept_finders.take(demo_url, **WISHES)

        assert again is tab
        assert again.evaluate(FILLED_IN) == before, fragment
    kept_finders.give_back(tab, demo_url, passed=True, **WISHES)


def test_a_tab_that_was_wiped_is_kept_for_another_site(kept_tabs: KeptTabs, demo_url: str, small_url: str) -> None:
    tab = kept_tabs.take(**WISHES)
    tab.goto(f"{demo_url}/about/")
    for visitor_or_tab in (tab.context, tab):
        visitor_or_tab.route("**/about/", lambda route: route.abort())
    kept_tabs.give_back(tab, **WISHES)
    again = kept_tabs.take(**WISHES)
    again.goto(f"{small_url}/about/")
    kept_tabs.give_back(again, **WISHES)

    last = kept_tabs.take(**WISHES)

    assert again is tab
    assert last is tab
    wait_a_moment(last)
    last.goto(f"{small_url}/about/")
    wait_a_moment(last)
    kept_tabs.give_back(last, **WISHES)


def leave(tab: Page) -> None:
    cards(tab).first.get_by_role("link").click()
    tab.wait_for_url("**/a/*/")


def store(tab: Page) -> None:
    tab.evaluate("sessionStorage.setItem('tea', '1')")


def turn_the_clock(tab: Page) -> None:
    tab.clock.set_fixed_time(NOW + timedelta(days=3))


def nothing(_: Page) -> None:
    pass


def test_after_harm_or_a_failure_it_is_opened_anew(
    kept_finders: KeptFinders, demo_url: str, subtests: pytest.Subtests
) -> None:
    tab = kept_finders.take(demo_url, **WISHES)
    harms = [(store, True), (nothing, False)]
    if IS_THOROUGH:  # to open the finder anew takes as long as four answers
        harms += [(leave, True), (turn_the_clock, True), (Page.close, True)]
    for harm, passed in harms:
        with subtests.test(harm=harm.__name__):
            tab.evaluate("window.sameAsBefore = true")
            harm(tab)
            kept_finders.give_back(tab, demo_url, passed=passed, **WISHES)

            tab = kept_finders.take(demo_url, **WISHES)

            assert tab.evaluate("[typeof sameAsBefore, sessionStorage.length]") == ["undefined", 0]
            assert tab.evaluate("Date.now()") == NOW.timestamp() * 1000
            expect(cards(tab)).to_have_count(10)
    kept_finders.give_back(tab, demo_url, passed=True, **WISHES)
