"""People look for something: each journey as somebody goes through it, on a telephone, and at night on a desk too."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import OpenTab
from tests.browser.finder import (
    WIDTHS,
    apply,
    ask,
    ask_anew,
    ask_by_hand,
    cards,
    heading,
    pins,
    press_until,
    tick,
)
from tests.browser.site import NOW
from tests.thorough import IS_THOROUGH

FROME_LIBRARY = {"latitude": 51.2313, "longitude": -2.3201}


@pytest.fixture(params=WIDTHS if IS_THOROUGH else ["telephone"])
def visitor(request: pytest.FixtureRequest, at_finder: OpenTab, watched: Callable[[Page], Page]) -> Page:
    """Somebody at the finder with a window of this width, whose device knows where it is. Faults of scripts fail."""
    return watched(at_finder(viewport=WIDTHS[request.param], permissions=["geolocation"], geolocation=FROME_LIBRARY))


def test_priya_finds_something_for_her_lonely_mum_in_wells(visitor: Page) -> None:
    ask_by_hand(visitor, "something for my mum who is lonely", "Wells")
    tick(visitor, "Day and time", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Mornings")
    tick(visitor, "Getting in and taking part", "Way in without steps")
    apply(visitor)

    expect(heading(visitor)).to_be_focused()
    expect(heading(visitor)).to_contain_text("near Wells")
    cafe = cards(visitor).filter(has=visitor.get_by_role("link", name="Wells Talking Cafe"))
    expect(cafe).to_contain_text("Way in without steps")
    expect(cafe).to_contain_text("Next: Wednesday 25 November, 10:30am")
    expect(cafe).to_contain_text("¼ mile away")


def test_people_say_it_in_their_own_words_and_are_understood(visitor: Page, subtests: pytest.Subtests) -> None:
    with subtests.test("Priya types it as she would say it"):
        ask(visitor, "something for my mum in Wells who is lonely, on a weekday morning, step-free")

        expect(heading(visitor)).to_have_text(re.compile(r"^\d+ results for “something for my mum"))
        expect(visitor.locator("[data-fp-tags] li")).to_contain_text(["Weekdays", "Mornings", "Way in without steps"])
        expect(cards(visitor).first).to_contain_text("Wells Talking Cafe")
        expect(cards(visitor).first).to_contain_text("Next: Wednesday 25 November, 10:30am")

    with subtests.test("somebody bereaved spells it wrong"):
        ask_anew(visitor)  # without the filters of her sentence
        ask(visitor, "bereavment", "BA11")

        expect(heading(visitor)).to_contain_text("for “bereavement” near BA11")
        expect(visitor.locator("[data-fp-notices]")).to_contain_text("We looked for “bereavement”.")
        expect(cards(visitor).first).to_contain_text("Grief Cafe")  # the counselling has a waiting list
        expect(visitor.locator("[data-fp-straight]")).to_contain_text("in a straight line from the middle of BA11")

    with subtests.test("Jo asks what is on tomorrow"):
        ask(visitor, "what is on tomorrow in Frome")

        expect(visitor.locator("[data-fp-tags] li")).to_contain_text(["Tomorrow"])
        expect(cards(visitor).first).to_contain_text("Tomorrow")

    with subtests.test("Margaret sees whom to ring before anything else"):
        ask(visitor, "he hits me")

        lines = visitor.locator("[data-fp-crisis]")
        expect(lines).to_be_focused()
        expect(lines.get_by_role("link", name="Emergency services, 999")).to_be_visible()
        assert (lines.bounding_box() or {})["y"] < (heading(visitor).bounding_box() or {})["y"]


def test_des_wants_free_exercise_near_him_on_tuesday(visitor: Page) -> None:
    visitor.get_by_label("What would you like to do?").fill("exercise")
    visitor.get_by_role("button", name="Find", exact=True).click()
    visitor.get_by_role("radio", name="Nearest").check()
    visitor.get_by_role("button", name="Use where I am").click()
    expect(heading(visitor)).to_contain_text("near where you are")
    tick(visitor, "Cost", "Free")
    tick(visitor, "Day and time", "Tuesday")
    apply(visitor)

    expect_free_exercise_near_by(visitor)


def expect_free_exercise_near_by(visitor: Page) -> None:
    expect(visitor.locator("[data-fp-tags] li")).to_contain_text(["Near where you are", "Tuesday", "Free"])
    expect(cards(visitor).first).to_contain_text("Free")
    expect(cards(visitor).first).to_contain_text("Next: Tomorrow")
    # Half a mile is as near as the address of the page may say, because it can be sent to somebody else.
    assert "here=51.23%2C-2.32" in visitor.url


def test_jo_asks_what_is_on_tomorrow_in_frome(visitor: Page) -> None:
    tick(visitor, "Day and time")
    visitor.get_by_label("On one day").fill(f"{NOW + timedelta(days=1):%Y-%m-%d}")
    tick(visitor, "Town or village", "Frome")
    apply(visitor)

    expect(heading(visitor)).to_be_focused()
    dates = visitor.locator("[data-fp-list] [data-fp-arm] time").all_inner_texts()
    assert dates
    assert all(date.startswith("Tomorrow, ") for date in dates)


def test_a_link_worker_sends_the_results_to_a_colleague(visitor: Page, open_tab: OpenTab) -> None:
    ask(visitor, "walking", "Frome")
    tick(visitor, "Cost", "Free")
    apply(visitor)
    expect(visitor.locator("[data-fp-tags] li")).to_have_count(1)
    names = visitor.locator("[data-fp-list] h3").all_inner_texts()

    colleague = open_tab()
    colleague.goto(visitor.url)

    expect(colleague.locator("[data-fp-heading]")).to_have_text(heading(visitor).inner_text())
    assert colleague.locator("[data-fp-list] h3").all_inner_texts() == names
    expect(colleague.get_by_label("What would you like to do?")).to_have_value("walking")


def zoom_to_a_place(page: Page, press: Callable[[Locator], None]) -> Locator:
    """Pick crowds on the map until one of the pins is a place; that pin."""
    for _ in range(6):
        expect(page.locator(".fp-pin").first).to_be_visible()
        if pins(page, PLACE).count():
            return pins(page, PLACE).first
        ground = page.locator("[data-fp-map] .fp-map__ground")
        before = ground.inner_html()  # what is below it may say the same of fewer miles
        press(pins(page, "zoom in$").first)
        had = [ground.element_handle(), before]
        page.wait_for_function("([ground, before]) => ground.innerHTML !== before", arg=had)
    raise AssertionError("the crowds never part")


PLACE = r"show (it|them)$|, at "


def test_sam_opens_the_map_picks_a_cluster_and_comes_back(visitor: Page) -> None:
    visitor.emulate_media(reduced_motion="reduce")
    ask_anew(visitor, "#q=walking&near=Frome")
    visitor.get_by_role("radio", name="Map").check()

    zoom_to_a_place(visitor, Locator.click).click()
    opened = visitor.locator(".fp-map__open")
    expect(opened.get_by_role("heading", level=4)).to_be_focused()
    link = opened.locator("h3 a").first
    go_there_and_back(visitor, link, link.click)
    visitor.get_by_role("radio", name="Best match").check()
    expect(cards(visitor).first).to_be_visible()


def test_by_keyboard_a_filter_is_chosen_and_taken_away(visitor: Page) -> None:
    keys = visitor.keyboard

    press_until(visitor, "Tab", "#q-what")
    keys.type("gardening")
    keys.press("Enter")
    expect(heading(visitor)).to_be_focused()
    press_until(visitor, "Shift+Tab", "details.fp-filters > summary")
    keys.press("Enter")
    press_until(visitor, "Tab", "[data-fp-group=cost] > summary")
    keys.press("Enter")
    press_until(visitor, "Tab", "input[name=cost][value=free]")
    keys.press("Space")
    press_until(visitor, "Tab", ".fp-filters__apply button")
    keys.press("Enter")
    expect(visitor.locator("[data-fp-tags] li")).to_have_count(1)
    expect(heading(visitor)).to_be_focused()
    press_until(visitor, "Tab", "[data-fp-tags] a")
    keys.press("Enter")
    expect(visitor.locator("[data-fp-tags] li")).to_have_count(0)
    expect(heading(visitor)).to_be_focused()
    press_until(visitor, "Tab", "[data-fp-list] h3 a")
    keys.press("Enter")
    visitor.wait_for_url("**/a/*/")


def test_by_keyboard_priya_finds_something_for_her_mum(visitor: Page) -> None:
    ask_by_keyboard(visitor, "something for my mum who is lonely", "Wells")
    tick_by_keyboard(visitor, "when", "day=wednesday", "part=morning")
    tick_by_keyboard(visitor, "access", "access=step_free_entrance")
    apply_by_keyboard(visitor)

    expect(visitor.locator("[data-fp-tags] li")).to_have_count(3)
    press_until(visitor, "Tab", "[data-fp-list] h3 a[href$='/wells-talking-cafe/']")
    visitor.keyboard.press("Enter")
    visitor.wait_for_url("**/a/wells-talking-cafe/")
    visitor.go_back()
    expect(visitor.get_by_role("link", name="Wells Talking Cafe")).to_be_focused()


def test_by_keyboard_somebody_bereaved_is_understood(visitor: Page) -> None:
    ask_by_keyboard(visitor, "bereavment", "BA11")

    expect(heading(visitor)).to_contain_text("for “bereavement” near BA11")
    press_until(visitor, "Tab", "[data-fp-list] h3 a")
    visitor.keyboard.press("Enter")
    visitor.wait_for_url("**/a/*/")


def test_by_keyboard_des_finds_free_exercise_on_tuesday(visitor: Page) -> None:
    ask_by_keyboard(visitor, "free exercise near me on Tuesday")
    press_until(visitor, "Tab", "[data-fp-here]")
    visitor.keyboard.press("Enter")
    expect(heading(visitor)).to_contain_text("near where you are")
    expect(heading(visitor)).to_be_focused()

    expect_free_exercise_near_by(visitor)


def test_by_keyboard_jo_asks_what_is_on_tomorrow(visitor: Page) -> None:
    ask_by_keyboard(visitor, "what is on tomorrow in Frome")

    expect(visitor.locator("[data-fp-tags] li")).to_contain_text(["Tomorrow"])
    expect(cards(visitor).first).to_contain_text("Tomorrow")


def test_by_keyboard_sam_picks_a_cluster_and_comes_back(visitor: Page) -> None:
    visitor.emulate_media(reduced_motion="reduce")
    ask_anew(visitor, "#q=walking&near=Frome")

    press_until(visitor, "Tab", "input[name=way][value=best]")
    visitor.keyboard.press("ArrowLeft")  # round to the last
    expect(visitor.locator(".fp-map__ground")).to_be_visible()

    def press(pin: Locator) -> None:
        name = pin.evaluate("pin => pin.textContent")
        for _ in range(60):
            visitor.keyboard.press("Tab")
            if visitor.evaluate("document.activeElement.textContent") == name:
                visitor.keyboard.press("Enter")
                return
        raise AssertionError(f"{name} cannot be reached with Tab")

    press(zoom_to_a_place(visitor, press))
    opened = visitor.locator(".fp-map__open")
    expect(opened.get_by_role("heading", level=4)).to_be_focused()
    press_until(visitor, "Tab", ".fp-map__open h3 a")
    go_there_and_back(visitor, visitor.locator(":focus"), lambda: visitor.keyboard.press("Enter"))

    visitor.keyboard.press("Escape")
    expect(visitor.locator(".fp-pin:focus")).to_have_count(1)
    visitor.get_by_role("radio", name="Best match").check()
    expect(cards(visitor).first).to_be_visible()


def go_there_and_back(page: Page, link: Locator, follow: Callable[[], None]) -> None:
    """Follow a link beside the map, and come back: the map is as it was left."""
    opened, ground = page.locator(".fp-map__open"), page.locator(".fp-map__ground")
    title, around = opened.get_by_role("heading", level=4).inner_text(), ground.inner_text()
    name = link.inner_text()
    follow()
    expect(page.get_by_role("heading", level=1, name=name)).to_be_visible()
    page.go_back()

    expect(page.get_by_role("radio", name="Map")).to_be_checked()
    expect(opened.get_by_role("heading", level=4)).to_have_text(title)
    expect(opened.get_by_role("link", name=name)).to_be_focused()
    expect(opened.get_by_role("link", name=name)).to_be_in_viewport()
    assert ground.inner_text() == around


def ask_by_keyboard(page: Page, what: str, where: str = "") -> None:
    press_until(page, "Tab", "#q-what")
    page.keyboard.type(what)
    if where:
        press_until(page, "Tab", "#q-where")
        page.keyboard.type(where)
    page.keyboard.press("Enter")
    expect(heading(page)).to_be_focused()


def tick_by_keyboard(page: Page, group: str, *options: str) -> None:
    """Go back to the filters, which come before the results, open a fold and tick boxes in it."""
    everything = page.locator("details.fp-filters")
    if everything.get_attribute("open") is None:
        press_until(page, "Shift+Tab", "details.fp-filters > summary")
        page.keyboard.press("Enter")
    fold = f"[data-fp-group={group}] > summary"
    press_until(page, page_way(page, fold), fold)
    if page.locator(f"[data-fp-group={group}]").get_attribute("open") is None:
        page.keyboard.press("Enter")
    for option in options:
        name, value = option.split("=")
        press_until(page, "Tab", f"input[name={name}][value={value}]")
        page.keyboard.press("Space")


def apply_by_keyboard(page: Page) -> None:
    press_until(page, "Tab", ".fp-filters__apply button")
    page.keyboard.press("Enter")
    expect(heading(page)).to_be_focused()


def page_way(page: Page, selector: str) -> str:
    """Tab when an element comes after what has the focus, else the way back."""
    follows = "(selector) => document.activeElement.compareDocumentPosition(document.querySelector(selector)) & 4"
    return "Tab" if page.evaluate(follows, selector) else "Shift+Tab"
