"""What the oldest browsers we support show: iOS 15.4, Firefox 115, Chrome 100 (docs/handbook/developers.md).

What their scripts and styles may hold is for ``make lint`` (tests/lint/).
"""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.conftest import OpenContext
from tests.browser.finder import ask, cards, heading, open_finder
from tests.browser.site import NOW


@pytest.fixture
def without_has(new_context: OpenContext) -> Page:
    """A page of a browser that does not know :has(), as Firefox before 121: rules with it are left out.

    A visitor of its own: a tab keeps the style sheets that it was given, and shows later pages with them.
    """
    page = new_context().new_page()

    def spoil(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.text().replace(":has(", ":unknown("))

    page.route("**/*.css", spoil)
    return page


def test_the_map_is_shown_and_chosen_where_styles_know_no_has(without_has: Page, demo_url: str) -> None:
    open_finder(without_has, demo_url)
    ask(without_has, "choir")
    expect(cards(without_has).first).to_be_visible()

    without_has.get_by_role("radio", name="Map").check()

    expect(without_has.get_by_role("group", name="Move the map")).to_be_visible()
    expect(without_has.locator("[data-fp-list]")).to_be_hidden()
    backgrounds = without_has.locator(".fp-switch label").evaluate_all(
        "(labels) => labels.map((label) => getComputedStyle(label).backgroundColor)"
    )
    assert backgrounds[0] != backgrounds[-1]
    without_has.get_by_role("radio", name="Best match").check()
    expect(cards(without_has).first).to_be_visible()
    expect(without_has.get_by_role("group", name="Move the map")).to_be_hidden()


def test_try_again_keeps_its_words_on_one_line(phone_page: Page, demo_url: str) -> None:
    phone_page.route("**/search/**", lambda route: route.abort("internetdisconnected"))
    phone_page.goto(f"{demo_url}/find/#q=tea")

    button = phone_page.get_by_role("button", name="Try again")
    expect(button).to_be_visible()
    box = button.bounding_box()

    assert box is not None
    assert box["width"] > 2 * box["height"]


def test_a_question_for_the_place_that_nobody_answers_is_not_waited_for(browser: Browser, demo_url: str) -> None:
    context = browser.new_context(locale="en-GB", timezone_id="Europe/London")
    context.clock.install(time=NOW)  # unlike the usual page's, this clock can be put forward
    page = context.new_page()
    page.add_init_script("navigator.geolocation.getCurrentPosition = (found) => { window.answerLate = found; };")
    open_finder(page, demo_url)
    message = page.locator("[data-fp-located]")
    page.get_by_role("radio", name="Nearest").check()
    page.get_by_role("button", name="Use where I am").click()
    expect(message).to_have_text("Finding out where you are…")

    page.clock.fast_forward(15_000)

    expect(message).to_contain_text("Type a town or postcode instead.")
    page.evaluate("window.answerLate({ coords: { latitude: 51.2308, longitude: -2.3201 } })")
    expect(heading(page)).to_contain_text("near where you are")
    context.close()
