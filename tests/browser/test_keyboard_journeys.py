"""Journeys by keyboard alone, looking at what the accessibility tree says: roles, names, states, focus."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.conftest import OpenTab
from tests.browser.finder import ask_anew, heading, open_finder
from tests.thorough import IS_THOROUGH

MOST_STOPS = 12  # to the first result, from where somebody is after a search, and from the top of the page
SHEPTON = "#q=company&near=Shepton+Mallet"


@pytest.fixture
def page(open_tab: OpenTab, watched: Callable[[Page], Page]) -> Page:
    """A page as a fresh visitor's, who may copy, and for whom nothing moves."""
    tab = watched(open_tab(permissions=["clipboard-read", "clipboard-write"]))
    tab.emulate_media(reduced_motion="reduce")
    return tab


@pytest.fixture
def finder(at_finder: OpenTab, watched: Callable[[Page], Page]) -> Page:
    """A tab at the finder, in which nothing is asked and nothing moves."""
    return watched(at_finder(reduced_motion="reduce"))


def tab_to(page: Page, target: Locator, at_most: int = 60) -> int:
    """Press Tab until something has the focus; gives how often."""
    element = target.element_handle()  # looked for once: by role and name it takes longer than to press a key
    for times in range(1, at_most + 1):
        page.keyboard.press("Tab")
        has_focus, is_there = element.evaluate("element => [element === document.activeElement, element.isConnected]")
        if has_focus:
            return times
        if not is_there:  # results that came meanwhile have another
            element = target.element_handle()
    pytest.fail(f"{target} is more than {at_most} stops away")


def status(page: Page) -> Locator:
    """What is said to whoever hears the page."""
    return page.locator("[data-fp-status]")


def first_result(page: Page) -> Locator:
    return (
        page.locator("[data-fp-results]").get_by_role("list", name=heading(page).inner_text()).get_by_role("link").first
    )


def test_from_the_front_page_a_search_leads_to_a_record_with_headings_for_what_people_ask(
    page: Page, demo_url: str
) -> None:
    page.goto(f"{demo_url}/")
    tab_to(page, page.get_by_role("searchbox"))
    page.keyboard.type("company")
    tab_to(page, page.get_by_role("textbox", name="Where?"), 1)
    page.keyboard.type("Shepton Mallet")
    page.keyboard.press("Enter")

    results = page.get_by_role("heading", level=2, name=re.compile("for “company” near Shepton Mallet"))
    expect(results).to_be_focused()
    expect(status(page)).to_have_text(results.inner_text())
    assert tab_to(page, first_result(page)) <= MOST_STOPS
    name = first_result(page).inner_text()
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", level=1, name=name)).to_be_visible()
    names = page.get_by_role("main").get_by_role("heading", level=2).all_inner_texts()
    assert {"When", "Where", "Cost", "Who", "How to join"} <= set(names)


def test_a_search_that_came_with_the_page_takes_the_focus_once_and_not_when_it_is_loaded_again(
    browser: Browser, demo_url: str
) -> None:
    # By the clock of this machine: with one of Playwright's, no page says whether it was loaded again.
    page = browser.new_page()
    open_finder(page, demo_url, SHEPTON)
    expect(heading(page)).to_be_focused()

    page.reload()

    expect(status(page)).to_have_text(re.compile("for “company” near Shepton Mallet"))  # it comes after the page
    # Where whoever loads a page again is used to begin.
    assert page.evaluate("document.activeElement === document.body")
    page.close()


def test_a_place_that_nobody_knows_is_said_at_its_box_until_another_is_asked_for(finder: Page) -> None:
    where = finder.get_by_role("textbox", name="Where?")
    wrong = re.compile("We do not know where “Xyzzyville” is. Try a town")

    tab_to(finder, where)
    finder.keyboard.type("Xyzzyville")
    finder.keyboard.press("Enter")

    expect(where).to_have_attribute("aria-invalid", "true")
    expect(where).to_have_accessible_description(wrong)
    expect(where).to_be_focused()
    expect(status(finder)).to_have_text(wrong)
    finder.keyboard.press("ControlOrMeta+A")
    finder.keyboard.type("Wells")
    finder.keyboard.press("Enter")
    expect(heading(finder)).to_be_focused()
    expect(where).to_have_accessible_description("Town, village or postcode")
    assert where.get_attribute("aria-invalid") is None
    expect(status(finder)).to_have_text(heading(finder).inner_text())


def test_a_filter_is_chosen_and_taken_off_and_each_time_the_count_is_said(finder: Page) -> None:
    everything = heading(finder).inner_text()
    expect(status(finder)).to_have_text(everything)

    tab_to(finder, finder.locator("details.fp-filters > summary"))
    finder.keyboard.press("Enter")
    tab_to(finder, finder.locator("[data-fp-group=cost] > summary"))
    finder.keyboard.press("Enter")
    tab_to(finder, finder.get_by_role("checkbox", name=re.compile("^Free")))
    finder.keyboard.press("Space")
    tab_to(finder, finder.get_by_role("button", name="Apply filters"))
    finder.keyboard.press("Enter")

    expect(heading(finder)).to_be_focused()
    expect(heading(finder)).not_to_have_text(everything)
    expect(status(finder)).to_have_text(heading(finder).inner_text())
    tab_to(finder, finder.get_by_role("link", name="Remove filter: Free"))
    finder.keyboard.press("Enter")
    expect(heading(finder)).to_have_text(everything)
    expect(status(finder)).to_have_text(everything)


def test_the_order_and_the_map_are_chosen_alike_and_said_and_the_choice_keeps_the_focus(
    page: Page, demo_url: str, subtests: pytest.Subtests
) -> None:
    page.set_viewport_size({"width": 360, "height": 780})
    open_finder(page, demo_url, SHEPTON)
    views = page.get_by_role("group", name="How to show the results")
    best, nearest = views.get_by_role("radio", name="Best match"), views.get_by_role("radio", name="Nearest")
    visits = page.evaluate("history.length")
    tab_to(page, best)

    with subtests.test("the order is chosen as the view is"):
        page.keyboard.press("ArrowRight")

        expect(nearest).to_be_checked()
        expect(status(page)).to_have_text(f"{heading(page).inner_text()}. Nearest")
        expect(nearest).to_be_focused()
        assert page.evaluate("history.length") == visits
        page.keyboard.press("ArrowLeft")
        expect(best).to_be_checked()

    with subtests.test("the map begins at the place and counts what it shows, and the list comes back"):
        page.keyboard.press("ArrowLeft")  # round to the last

        room = page.locator("[data-fp-map]")
        mark = room.get_by_role("img", name="You searched here: Shepton Mallet")
        mark.scroll_into_view_if_needed()
        expect(mark).to_be_in_viewport()
        expect(status(page)).to_contain_text("on a map")
        expect(views.get_by_role("radio", name="Map")).to_be_focused()
        numbers = [int(number) for number in re.findall(r"\d+", room.get_by_role("status").inner_text())]
        pins = room.get_by_role("button", name=re.compile("activit|, at ")).locator("b").all_inner_texts()
        assert len(pins) > 1
        assert sum(map(int, pins)) in (numbers[0], numbers[-1])
        assert numbers[0] < numbers[1]  # a few miles around, and not everything
        expect(room.get_by_role("button", name=re.compile("activities near Shepton Mallet"))).to_be_in_viewport()

        page.keyboard.press("ArrowRight")
        expect(first_result(page)).to_be_visible()
        expect(best).to_be_focused()

    with subtests.test("what is nearest is asked for where somebody has not said where they are"):
        page.context.grant_permissions(["geolocation", "clipboard-read", "clipboard-write"])
        page.context.set_geolocation({"latitude": 51.2308, "longitude": -2.3201})
        ask_anew(page, "#q=singing")
        tab_to(page, best)
        page.keyboard.press("ArrowRight")
        expect(status(page)).to_have_text(f"{heading(page).inner_text()}. Nearest. We do not know where you are.")
        expect(page.locator(".fp-card__dist").first).to_be_hidden()

        tab_to(page, page.get_by_role("button", name="Use where I am"), 1)
        page.keyboard.press("Enter")

        expect(heading(page)).to_contain_text("near where you are")
        expect(nearest).to_be_checked()
        expect(page.get_by_role("button", name="Use where I am")).to_have_count(0)


def test_what_is_on_is_chosen_by_town_and_followed_to_its_page(page: Page, demo_url: str) -> None:
    page.goto(f"{demo_url}/whats-on/")
    expect(page.get_by_role("button", name="Show these")).to_be_enabled()
    tab_to(page, page.get_by_role("combobox", name="Town or village"))
    page.keyboard.type("Wells")
    tab_to(page, page.get_by_role("button", name="Show these"), 3)
    page.keyboard.press("Enter")

    expect(page).to_have_url(re.compile("#.*area=wells"))
    expect(status(page)).not_to_be_empty()
    line = page.get_by_role("main").locator("li h3 a").first
    expect(line).to_be_visible()
    tab_to(page, line)
    name = line.inner_text()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1, name=name)).to_be_visible()


def test_the_words_to_send_are_copied_and_it_is_said(page: Page, demo_url: str) -> None:
    page.goto(f"{demo_url}/a/frome-talking-cafe/")
    tab_to(page, page.locator("summary", has_text="Send it to someone"))
    page.keyboard.press("Enter")
    tab_to(page, page.get_by_role("button", name="Copy the words"))
    page.keyboard.press("Enter")

    expect(status(page)).to_contain_text("paste")
    assert "Frome Talking Cafe" in page.evaluate("navigator.clipboard.readText()")


def test_the_handbook_is_searched_and_a_page_of_it_opened(browser: Browser, demo_url: str) -> None:
    # A visitor whose clock goes: Material does not go to a result while the clock stands.
    page = browser.new_context(locale="en-GB").new_page()
    page.goto(f"{demo_url}/handbook/")
    search = page.get_by_role("dialog", name="Search the handbook")
    tab_to(page, search.get_by_role("textbox"))
    page.keyboard.type("record")
    expect(search).to_contain_text(re.compile(r"[1-9]\d* matching documents"))
    expect(search.locator("li").first).to_be_attached()
    page.keyboard.press("Enter")

    expect(page).to_have_url(re.compile("/handbook/.+"))
    page.context.close()


# What has the focus, where it is, and whether it is what was looked for.
IS_IN_SIGHT = """(target) => {
  const here = document.activeElement;
  const { x, y, bottom } = here.getBoundingClientRect();
  return { said: here.innerText || here.name, x, y: y + scrollY, bottom: bottom + scrollY, isThere: here === target };
}"""


TOP = "element => element.getBoundingClientRect().top + scrollY"


@pytest.mark.parametrize("fragment", ["", SHEPTON, "#q=singing"])
def test_the_first_result_is_at_most_12_stops_away_for_who_skips_nothing_in_the_order_that_is_seen(
    fragment: str, finder: Page
) -> None:
    for width in (360, 768, 1280) if IS_THOROUGH else (360, 1280):
        ask_anew(finder)
        finder.set_viewport_size({"width": width, "height": 780})
        ask_anew(finder, fragment)
        finder.get_by_role("link", name="Skip to the results").focus()
        target = first_result(finder).element_handle()

        stops: list[dict[str, Any]] = []
        while not stops or not stops[-1]["isThere"]:
            finder.keyboard.press("Tab")
            stops.append(target.evaluate(IS_IN_SIGHT))
            assert 1 + len(stops) <= MOST_STOPS, (width, [stop["said"] for stop in stops])

        # Each is below the one before, or beside it in the same line.
        leaps = [
            (width, one["said"], other["said"])
            for one, other in pairwise(stops)
            if not (other["y"] >= one["bottom"] or (other["bottom"] > one["y"] and other["x"] > one["x"]))
        ]
        assert leaps == []


def test_the_first_link_leads_to_the_results_while_there_are_some(finder: Page, subtests: pytest.Subtests) -> None:
    for width in (360, 1280):
        with subtests.test(width=width):
            finder.set_viewport_size({"width": width, "height": 780})
            skip = finder.get_by_role("link", name="Skip to the results")
            stops = tab_to(finder, skip, 1) if width == 360 else 1
            skip.press("Enter")
            expect(heading(finder)).to_be_focused()
            assert stops + tab_to(finder, first_result(finder)) <= MOST_STOPS

    ask_anew(finder, "#q=zqzqzqzq")
    expect(finder.get_by_role("link", name="Skip to the main part of this page")).to_have_count(1)


def test_the_filters_are_one_stop_until_they_are_opened_and_a_press_on_a_name_opens_that_one(finder: Page) -> None:
    everything = finder.locator("details.fp-filters > summary")
    expect(everything).to_have_accessible_name(re.compile("^Filters What matters to you .* Cost "))
    cost = finder.locator("[data-fp-group=cost] > summary")
    numbers = finder.locator("[data-fp-group=cost] .fp-count").first
    expect(numbers).not_to_be_empty()  # from then on no group comes or goes
    place = everything.get_by_text("Cost").evaluate(TOP)

    everything.get_by_text("Cost").click()

    expect(cost).to_be_focused()
    expect(finder.get_by_role("checkbox", name=re.compile("^Free"))).to_be_visible()
    assert abs(cost.get_by_text("Cost").evaluate(TOP) - place) < 3  # and nothing has moved
    everything.press("Enter")
    expect(cost).to_be_hidden()
    everything.press("Enter")
    expect(cost).to_be_visible()
