"""Somebody who is not safe to be seen with a page leaves it quickly."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.finder import ask_anew
from tests.browser.seen_by_axe import faults_by_day

REFUGE = "/a/moorland-refuge/"
WEATHER = "https://www.bbc.co.uk/weather"


@pytest.fixture
def weather(page: Page) -> list[dict[str, str]]:
    """What the neutral page was asked with; it is answered here."""
    requests: list[dict[str, str]] = []

    def answer(route: Route) -> None:
        requests.append(route.request.headers)
        route.fulfill(status=200, content_type="text/html", body="<title>Weather</title><h1>Weather</h1>")

    page.route(WEATHER, answer)
    return requests


@pytest.mark.parametrize("address", [REFUGE, "/a/harbour-evenings-wells/", "/browse/needs/not-safe/"])
def test_the_button_leaves_no_way_back_to_the_page(
    page: Page, demo_url: str, weather: list[dict[str, str]], address: str
) -> None:
    page.goto(f"{demo_url}/browse/")
    page.goto(f"{demo_url}{address}")
    page.evaluate("sessionStorage.setItem('list', 'a')")

    page.get_by_role("link", name="Leave this page quickly").click()

    expect(page.get_by_role("heading", name="Weather")).to_be_visible()
    assert "referer" not in weather[0]
    page.go_back()
    expect(page).to_have_url(f"{demo_url}/browse/")
    assert page.evaluate("sessionStorage.length") == 0


def test_escape_three_times_leaves_and_says_how_often_more(
    page: Page, demo_url: str, weather: list[dict[str, str]]
) -> None:
    page.goto(demo_url + REFUGE)
    message = page.locator("[data-fp-leaving]")

    page.keyboard.press("Escape")
    expect(message).to_have_text("Press Escape twice more to leave this page.")
    page.keyboard.press("Escape")
    expect(message).to_have_text("Press Escape once more to leave this page.")
    assert weather == []
    page.keyboard.press("Escape")

    expect(page.get_by_role("heading", name="Weather")).to_be_visible()


def test_the_button_stays_in_reach_and_hides_no_focus(page: Page, demo_url: str) -> None:
    page.goto(demo_url + REFUGE)
    for width in (360, 768, 1280):
        page.set_viewport_size({"width": width, "height": 640})
        page.evaluate("window.scrollTo(0, document.body.scrollHeight / 2)")

        expect(page.get_by_role("link", name="Leave this page quickly")).to_be_in_viewport(ratio=1)


def test_without_scripts_it_is_a_plain_link(plain_page: Page, demo_url: str) -> None:
    plain_page.goto(demo_url + REFUGE)

    link = plain_page.get_by_role("link", name="Leave this page quickly")
    expect(link).to_have_attribute("href", WEATHER)
    expect(link).to_have_attribute("rel", "noreferrer nofollow")


def test_it_is_on_no_other_page(page: Page, demo_url: str) -> None:
    page.goto(f"{demo_url}/a/frome-talking-cafe/")

    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_role("link", name="Leave this page quickly")).to_have_count(0)


def test_nothing_is_wrong_with_it_and_it_is_not_on_paper(page: Page, demo_url: str) -> None:
    page.goto(demo_url + REFUGE)
    expect(page.get_by_role("link", name="Leave this page quickly")).to_be_visible()
    assert faults_by_day(page) == []

    page.emulate_media(media="print")

    expect(page.locator("[data-fp-leave]")).to_be_hidden()


def test_the_right_line_comes_first_and_an_emergency_says_999(finder: Page) -> None:
    box = finder.locator("[data-fp-crisis]")
    ask_anew(finder, "#q=child being hurt")
    expect(box.locator("[data-fp-for]").first).to_contain_text("Childline")
    expect(box.locator("[data-fp-emergency]")).to_be_hidden()

    ask_anew(finder, "#q=chest pain")
    expect(box.locator("[data-fp-emergency]")).to_be_visible()
    expect(box.locator("[data-fp-emergency]")).to_have_text(
        "If this is happening now, ring 999. If it is less urgent, ring 111."
    )

    ask_anew(finder, "#q=better off dead")
    expect(box.locator("[data-fp-for]").first).to_contain_text("Samaritans")
