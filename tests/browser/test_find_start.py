"""How the finder starts: what it fetches, in which order, and that nothing jumps meanwhile."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import OpenContext
from tests.browser.finder import open_finder, wait_for_all
from tests.browser.first_file import FIRST_FILE, change_first_file, only_what_every_search_needs
from tests.browser.quiet import wait_until_quiet
from tests.browser.test_chosen_early import Held
from tests.browser.test_find_damaged import keep

SCRIPT = re.compile(r"/js/.*\.js$")


def scripts_asked_of(page: Page) -> list[str]:
    """The scripts that a page asks for from now on, each as often as it asks."""
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url) if SCRIPT.search(request.url) else None)
    return requests


def named_in(page: Page) -> list[str]:
    """The scripts that a page names, in links and elements."""
    return page.evaluate(
        """() => [
          ...[...document.querySelectorAll("link[rel=modulepreload]")].map((link) => link.href),
          ...[...document.scripts].map((script) => script.src),
        ].filter(Boolean)"""
    )


def test_the_finder_names_every_script_it_needs_and_is_there_after_few_requests(
    page: Page, demo_url: str, subtests: pytest.Subtests
) -> None:
    scripts = scripts_asked_of(page)
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    open_finder(page, demo_url, "#q=choir&near=Frome")
    expect(page.locator("[data-fp-list] h3").first).to_be_visible()

    with subtests.test("it names every script it needs and no other"):
        assert set(named_in(page)) == set(scripts)

    with subtests.test("it is there after few requests and none is made twice"):
        wait_for_all(page)

        requests = [url for url in requests if url.startswith(demo_url)]
        assert "/search/start.json" in "".join(requests)
        assert len(requests) == len(set(requests))
        assert len(requests) <= 15


def test_what_is_asked_is_in_the_boxes_before_the_finder_has_come_and_what_is_done_meanwhile_stays(
    page: Page, demo_url: str, subtests: pytest.Subtests
) -> None:
    held = [Held(page, later) for later in ("**/js/find/finder.js", FIRST_FILE)]
    what, where = page.get_by_label("What would you like to do?"), page.get_by_label("Where?")
    monday, tuesday = page.locator("input[name=day][value=monday]"), page.locator("input[name=day][value=tuesday]")

    with subtests.test("the boxes say what is asked before the finder has come"):
        page.goto(f"{demo_url}/find/#q=choir+%26+tea&near=Frome&day=monday&age=70", wait_until="commit")

        expect(what).to_have_value("choir & tea")
        expect(where).to_have_value("Frome")
        expect(monday).to_be_checked()
        expect(tuesday).not_to_be_checked()
        expect(page.locator("input[name=age]")).to_have_value("70")
        expect(page.locator("[data-fp-list] h3")).to_have_count(0)

    with subtests.test("what somebody does before the results come stays"):
        what.fill("choir lunch")
        tuesday.evaluate("(box) => box.click()")

        for each in held:
            each.let_come()

        expect(page.locator("[data-fp-heading]")).to_contain_text("near Frome")
        expect(what).to_have_value("choir lunch")
        expect(where).to_have_value("Frome")
        expect(tuesday).to_be_checked()
        expect(monday).to_be_checked()
        what.press("Enter")
        expect(page.locator("[data-fp-heading]")).to_contain_text("for “choir lunch” near Frome")
        page.go_back()
        expect(what).to_have_value("choir & tea")
        expect(tuesday).not_to_be_checked()


def test_the_finder_is_fetched_while_somebody_types_on_the_front_page(page: Page, demo_url: str) -> None:
    requests: list[str] = []
    page.on("request", lambda request: requests.append(urlsplit(request.url).path))
    page.goto(demo_url, wait_until="load")
    assert [path for path in requests if "find" in path or "search" in path] == []

    with page.expect_request(FIRST_FILE):
        page.get_by_label("What?").press("c")

    ahead = [path.rpartition("/")[2] for path in requests if "find" in path or "search" in path]
    assert ahead == ["", "finder.js", "find.js", "start.json"]
    page.get_by_label("What?").press("h")
    assert len([path for path in requests if path.endswith("start.json")]) == 1


@pytest.mark.parametrize("address", ["/a/frome-talking-cafe/", "/browse/"])
def test_other_pages_name_only_what_they_need(page: Page, demo_url: str, address: str) -> None:
    requests = scripts_asked_of(page)
    page.goto(demo_url + address)
    wait_until_quiet(page)

    assert set(named_in(page)) == set(requests)


def test_results_do_not_wait_for_the_numbers_and_what_is_ticked_meanwhile_stays_ticked(
    page: Page, demo_url: str
) -> None:
    change_first_file(page, only_what_every_search_needs)
    held = Held(page, re.compile(r"/search/(columns/(who|access|what)|common/)"))
    with page.expect_request("**/search/columns/who.json*"):
        page.goto(f"{demo_url}/find/")
    expect(page.locator("[data-fp-list] h3").first).to_be_visible()
    page.locator("input[name=day][value=tuesday]").evaluate("(box) => (box.checked = true)")

    held.let_come()

    for group in ("when", "need"):
        numbers = page.locator(f"[data-fp-group={group}] label:not([hidden]) .fp-count")
        expect(numbers.filter(has_text=re.compile(r"\d")).first).to_be_attached()
    expect(page.locator("input[name=day][value=tuesday]")).to_be_checked()


def test_nothing_jumps_when_the_results_come(new_context: OpenContext, demo_url: str) -> None:
    # A visitor of its own: what was fetched before would come at once.
    page = new_context(viewport={"width": 412, "height": 823}).new_page()
    page.route("**/*.woff2", lambda route: route.abort())  # so that only the results can move something
    held: list[Route] = []
    page.route(FIRST_FILE, lambda route: keep(held, route))
    with page.expect_request(FIRST_FILE):
        page.goto(f"{demo_url}/find/")
    expect(page.locator("[data-fp-waiting]")).to_be_visible()
    page.evaluate(
        """() => {
          window.moved = 0;
          const add = (list) => list.getEntries().forEach((entry) => (window.moved += entry.value));
          new PerformanceObserver(add).observe({ type: "layout-shift" });
        }"""
    )

    for route in held:
        route.continue_()
    expect(page.locator("[data-fp-list] h3").first).to_be_visible()
    expect(page.locator("[data-fp-waiting]")).to_be_hidden()

    expect(page.locator("[data-fp-whole]")).to_be_attached()
    assert page.evaluate("window.moved") < 0.02


@pytest.mark.parametrize("address", ["/find/", "/a/frome-talking-cafe/"])
def test_what_is_on_a_telephone_does_not_move_when_the_typeface_comes(
    new_context: OpenContext, demo_url: str, address: str
) -> None:
    tops = []
    for comes in (True, False):
        # A visitor of its own: a typeface that was fetched before is there at once.
        page = new_context(viewport={"width": 412, "height": 823}).new_page()
        page.route("**/*.woff2", lambda route, comes=comes: route.continue_() if comes else route.abort())
        page.goto(demo_url + address)
        page.evaluate("() => document.fonts.ready")
        tops.append(page.locator("main").bounding_box())

    with_it, without = tops
    assert with_it is not None
    assert without is not None
    assert abs(with_it["y"] - without["y"]) < 4
