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
from tests.browser.test_find_damaged import keep

SCRIPT = re.compile(r"/js/.*\.js$")


def scripts_asked_of(page: Page) -> list[str]:
    """The scripts that a page asks for from now on, each as often as it asks."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if SCRIPT.search(request.url) else None)
    return asked


def named_in(page: Page) -> list[str]:
    """The scripts that a page names, in links and elements."""
    return page.evaluate(
        """() => [
          ...[...document.querySelectorAll("link[rel=modulepreload]")].map((link) => link.href),
          ...[...document.scripts].map((script) => script.src),
        ].filter(Boolean)"""
    )


def test_the_finder_names_every_script_it_needs_and_no_other(page: Page, demo_url: str) -> None:
    asked = scripts_asked_of(page)
    page.goto(f"{demo_url}/find/")
    expect(page.locator("[data-fp-list] h3").first).to_be_visible()

    assert set(named_in(page)) == set(asked)


def test_the_finder_is_there_after_few_requests_and_none_is_made_twice(page: Page, demo_url: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    open_finder(page, demo_url, "#q=choir&near=Frome")
    wait_for_all(page)

    asked = [url for url in asked if url.startswith(demo_url)]
    assert "/search/start.json" in "".join(asked)
    assert len(asked) == len(set(asked))
    assert len(asked) <= 15


def test_the_boxes_say_what_is_asked_before_the_finder_has_come(page: Page, demo_url: str) -> None:
    held: list[Route] = []
    for later in ("**/js/find/finder.js", FIRST_FILE):
        page.route(later, lambda route: keep(held, route))

    page.goto(f"{demo_url}/find/#q=choir+%26+tea&near=Frome&day=monday&age=70", wait_until="commit")

    expect(page.get_by_label("What would you like to do?")).to_have_value("choir & tea")
    expect(page.get_by_label("Where?")).to_have_value("Frome")
    expect(page.locator("input[name=day][value=monday]")).to_be_checked()
    expect(page.locator("input[name=day][value=tuesday]")).not_to_be_checked()
    expect(page.locator("input[name=age]")).to_have_value("70")
    expect(page.locator("[data-fp-list] h3")).to_have_count(0)
    assert held
    for route in held:
        route.continue_()


def test_what_somebody_does_before_the_results_come_stays(page: Page, demo_url: str) -> None:
    held: list[Route] = []
    page.route(FIRST_FILE, lambda route: keep(held, route))
    page.goto(f"{demo_url}/find/#q=choir&near=Frome&day=monday", wait_until="commit")
    what, where = page.get_by_label("What would you like to do?"), page.get_by_label("Where?")
    tuesday = page.locator("input[name=day][value=tuesday]")
    expect(what).to_have_value("choir")
    what.fill("choir tea")
    tuesday.evaluate("(box) => box.click()")

    for route in held:
        route.continue_()

    expect(page.locator("[data-fp-heading]")).to_contain_text("for “choir” near Frome")
    expect(what).to_have_value("choir tea")
    expect(where).to_have_value("Frome")
    expect(tuesday).to_be_checked()
    expect(page.locator("input[name=day][value=monday]")).to_be_checked()
    what.press("Enter")
    expect(page.locator("[data-fp-heading]")).to_contain_text("for “choir tea” near Frome")
    page.go_back()
    expect(what).to_have_value("choir")
    expect(tuesday).not_to_be_checked()


def test_the_finder_is_fetched_while_somebody_types_on_the_front_page(page: Page, demo_url: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(urlsplit(request.url).path))
    page.goto(demo_url, wait_until="load")
    assert [path for path in asked if "find" in path or "search" in path] == []

    with page.expect_request(FIRST_FILE):
        page.get_by_label("What?").press("c")

    ahead = [path.rpartition("/")[2] for path in asked if "find" in path or "search" in path]
    assert ahead == ["", "finder.js", "find.js", "start.json"]
    page.get_by_label("What?").press("h")
    assert len([path for path in asked if path.endswith("start.json")]) == 1


@pytest.mark.parametrize("address", ["/a/frome-talking-cafe/", "/browse/"])
def test_other_pages_name_only_what_they_need(page: Page, demo_url: str, address: str) -> None:
    asked = scripts_asked_of(page)
    page.goto(demo_url + address)
    wait_until_quiet(page)

    assert set(named_in(page)) == set(asked)


def test_results_do_not_wait_for_what_only_later_searches_need(page: Page, demo_url: str) -> None:
    change_first_file(page, only_what_every_search_needs)
    held: list[Route] = []
    page.route(re.compile(r"/search/(columns/(who|access|what)|common/)"), lambda route: keep(held, route))
    page.goto(f"{demo_url}/find/")

    expect(page.locator("[data-fp-list] h3").first).to_be_visible()
    for route in held:
        route.continue_()


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


def test_the_numbers_beside_the_filters_follow(page: Page, demo_url: str) -> None:
    page.goto(f"{demo_url}/find/")

    numbers = page.locator("[data-fp-group=need] label:not([hidden]) .fp-count")
    expect(numbers.filter(has_text=re.compile(r"\d")).first).to_be_attached()


def test_what_is_ticked_while_the_numbers_come_stays_ticked(page: Page, demo_url: str) -> None:
    change_first_file(page, only_what_every_search_needs)
    held: list[Route] = []
    page.route("**/search/columns/who.json*", lambda route: keep(held, route))
    with page.expect_request("**/search/columns/who.json*"):
        page.goto(f"{demo_url}/find/")
    expect(page.locator("[data-fp-list] h3").first).to_be_visible()
    page.locator("input[name=day][value=tuesday]").evaluate("(box) => (box.checked = true)")

    for route in held:
        route.continue_()

    numbers = page.locator("[data-fp-group=when] label:not([hidden]) .fp-count")
    expect(numbers.filter(has_text=re.compile(r"\d")).first).to_be_attached()
    expect(page.locator("input[name=day][value=tuesday]")).to_be_checked()


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
