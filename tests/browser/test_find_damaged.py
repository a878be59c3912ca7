"""Search files that are cut off, gone, late or of two builds: it is said in plain words, and there is a way on."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import OpenTab
from tests.browser.finder import ask, cards, heading, open_finder
from tests.browser.first_file import change_first_file, only_what_every_search_needs
from tests.browser.quiet import wait_until_quiet
from tests.thorough import IS_THOROUGH

BROKEN = "The results could not be loaded"
Damage = Callable[[Route], None]


def gone(route: Route) -> None:
    route.fulfill(status=404, content_type="text/html", body="<h1>Not found</h1>")


def cut_off(route: Route) -> None:
    body = route.fetch().body()
    route.fulfill(status=200, content_type="application/json", body=body[: len(body) // 2])


def another_build(route: Route) -> None:
    route.fulfill(status=200, json={**route.fetch().json(), "version": "0000000000"})


def something_else(route: Route) -> None:
    route.fulfill(status=200, content_type="application/json", body="null")


def offline(route: Route) -> None:
    route.abort("internetdisconnected")


def keep(waiting: list[Route], route: Route) -> None:
    """Leave a request without an answer for now."""
    waiting.append(route)


DAMAGES: dict[str, Damage] = {
    "gone": gone,
    "cut off": cut_off,
    "of another build": another_build,
    "something else": something_else,
    "not to be reached": offline,
}


@pytest.fixture
def visitor(open_tab: OpenTab) -> Iterator[Page]:
    """A page on which no script may fail, whatever the network does."""
    tab = open_tab()
    faults: list[str] = []
    tab.on("pageerror", lambda error: faults.append(str(error)))
    yield tab
    assert faults == []


EVERY_SEARCH_NEEDS = [
    ("js/find/finder.js", "not to be reached"),
    ("search/start.json", "not to be reached"),
    *(("search/start.json", damage) for damage in ("something else", "cut off", "gone") if IS_THOROUGH),
]


def test_without_a_file_that_every_search_needs_there_are_links_and_a_second_try(
    visitor: Page, demo_url: str, subtests: pytest.Subtests
) -> None:
    try_again = visitor.get_by_role("button", name="Try again")
    for file, damage in EVERY_SEARCH_NEEDS:
        with subtests.test(file=file, damage=damage):
            visitor.goto("about:blank")
            visitor.route(re.compile(re.escape(f"/{file}")), DAMAGES[damage])
            visitor.goto(f"{demo_url}/find/#q=choir")

            expect(visitor.get_by_text("The search could not be loaded.").first).to_be_visible()
            expect(visitor.get_by_role("heading", name="By town or village")).to_be_visible()
            expect(visitor.get_by_label("Where?")).to_be_hidden()
            expect(visitor.locator("[data-fp-found]")).to_be_hidden()
            notice = visitor.locator(".fp-notice", has_text="The search could not be loaded.").bounding_box()
            lede = visitor.locator(".fp-lede", has_text="ways to look").bounding_box()
            assert notice is not None and lede is not None
            assert lede["y"] - notice["y"] - notice["height"] >= 12  # the line below does not stick to the notice
            visitor.unroute_all(behavior="wait")
            try_again.click()

            expect(heading(visitor)).to_contain_text("for “choir”")


@pytest.mark.parametrize("damage", DAMAGES)
def test_without_a_file_that_only_the_numbers_beside_the_filters_need_there_are_results(
    visitor: Page, demo_url: str, damage: str
) -> None:
    change_first_file(visitor, only_what_every_search_needs)
    visitor.route(re.compile(r"/search/columns/where\.json"), DAMAGES[damage])

    with visitor.expect_console_message(lambda message: message.type == "warning"):  # for whoever looks into it
        open_finder(visitor, demo_url, "#q=choir")

    expect(heading(visitor)).to_contain_text("for “choir”")
    expect(cards(visitor).first).to_be_visible()


FETCHED_LATER = [
    ("cards", "gone", "choir", "Wells"),
    ("common", "cut off", "lunch", "Frome"),
    *(
        each
        for each in (
            ("cards", "of another build", "walking", "Street"),
            ("common", "something else", "singing", "Shepton Mallet"),
            ("cards", "not to be reached", "gardening", "Glastonbury"),
        )
        if IS_THOROUGH
    ),
]


def test_what_cannot_be_fetched_later_is_said_and_can_be_tried_again(
    visitor: Page, large_url: str, subtests: pytest.Subtests
) -> None:
    open_finder(visitor, large_url, "#q=quilting")
    for files, damage, what, where in FETCHED_LATER:  # each needs what none before it has fetched
        with subtests.test(files=files, damage=damage):
            visitor.route(re.compile(rf"/search/{files}/"), DAMAGES[damage])

            ask(visitor, what, where)

            expect(heading(visitor)).to_have_text(BROKEN)
            expect(heading(visitor)).to_be_focused()
            expect(cards(visitor)).to_have_count(0)
            expect(visitor.get_by_label("What would you like to do?")).to_have_value(what)
            expect(visitor.get_by_role("link", name="Other ways to look")).to_be_visible()
            visitor.unroute_all(behavior="wait")
            visitor.get_by_role("button", name="Try again").click()

            expect(heading(visitor)).to_contain_text(f"“{what}” near {where}")
            expect(heading(visitor)).to_be_focused()
            expect(cards(visitor).first).to_be_visible()


def test_a_search_that_takes_its_time_says_so_and_does_not_take_the_place_of_a_newer_one(
    visitor: Page, large_url: str, subtests: pytest.Subtests
) -> None:
    later = re.compile("/search/cards/")
    waiting: list[Route] = []
    open_finder(visitor, large_url, "#q=quilting")
    visitor.route(later, lambda route: keep(waiting, route))

    with subtests.test("a late answer does not take the place of a newer one"):
        ask(visitor, "lunch club")
        expect(heading(visitor)).to_have_text("Looking…")
        visitor.go_back()
        expect(heading(visitor)).to_contain_text("quilting")

        with visitor.expect_response(later):
            let_come(waiting)
        wait_until_quiet(visitor)

        expect(heading(visitor)).to_contain_text("quilting")
        expect(visitor.get_by_label("What would you like to do?")).to_have_value("quilting")

    with subtests.test("a search that takes its time says that it is looking"):
        ask(visitor, "choir")
        expect(heading(visitor)).to_have_text("Looking…")
        let_come(waiting)

        expect(heading(visitor)).to_contain_text("for “choir”")

    with subtests.test("what was published meanwhile is shown without a word"):
        visitor.unroute_all(behavior="wait")

        def renewed(route: Route) -> None:
            """Answer as a host does after the next build: everything has the new version, whatever is asked for."""
            renewals.append(route.request.url)
            answer = route.fetch()
            directory = json.loads(answer.body())
            route.fulfill(status=200, json={**directory, "version": "1111111111"})

        renewals: list[str] = []
        visitor.route("**/search/**", renewed)

        ask(visitor, "gardening")

        expect(heading(visitor)).to_contain_text("for “gardening”")
        expect(cards(visitor).first).to_be_visible()
        assert renewals


def let_come(waiting: list[Route]) -> None:
    """Answer what was kept waiting."""
    while waiting:
        waiting.pop().continue_()


def test_an_old_first_file_by_the_new_address_is_not_taken(visitor: Page, demo_url: str) -> None:
    requests: list[str] = []

    def old(route: Route) -> None:
        """Answer as a cache that was asked while the page was published already and the search files were not."""
        requests.append(route.request.url)
        start = route.fetch().json()
        files = {**start["files"], "index.json": {**start["files"]["index.json"], "format": 1}}
        route.fulfill(status=200, json={"version": "0000000000", "files": files})

    visitor.route("**/search/start.json?v=*", old)
    open_finder(visitor, demo_url, "#q=choir")

    expect(heading(visitor)).to_contain_text("for “choir”")
    assert requests


@pytest.mark.parametrize("file", [r"js/map\.js", r"leaflet\.js", r"supercluster", r"map\.css"])
def test_without_the_map_and_the_icons_the_list_stays(visitor: Page, demo_url: str, file: str) -> None:
    visitor.route(re.compile(file), offline)
    visitor.route(re.compile(r"icons\.svg"), offline)  # without the icons the search works
    open_finder(visitor, demo_url, "#q=choir")
    expect(cards(visitor).first).to_be_visible()

    visitor.get_by_role("radio", name="Map").check()

    expect(visitor.locator("[data-fp-map]")).to_contain_text("could not be loaded")
    expect(cards(visitor).first).to_be_visible()


@pytest.mark.parametrize("damage", ["gone", "cut off", "not to be reached"])
def test_what_is_on_keeps_the_days_it_was_made_with(visitor: Page, demo_url: str, damage: str) -> None:
    change_first_file(visitor, only_what_every_search_needs)
    pattern = re.compile(r"/search/(columns/when|cards/0)\.json")
    visitor.route(pattern, DAMAGES[damage])
    visitor.goto(f"{demo_url}/whats-on/#area=wells")

    expect(visitor.locator("[data-fp-status]")).to_contain_text("The days could not be loaded.")
    expect(visitor.locator(".fp-slot").first).to_be_visible()
    visitor.unroute_all(behavior="wait")
    visitor.get_by_label("Town or village").select_option("Frome")
    visitor.get_by_role("button", name="Show these").click()

    expect(visitor.locator("[data-fp-status]")).to_contain_text("activities")
