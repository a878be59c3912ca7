"""People look for something: each journey as somebody goes through it, on a small telephone and on a desk."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import OpenContext
from tests.browser.site import NOW

WIDTHS = {"telephone": {"width": 360, "height": 740}, "desk": {"width": 1280, "height": 900}}
FROME_LIBRARY = {"latitude": 51.2313, "longitude": -2.3201}


@pytest.fixture(params=WIDTHS)
def visitor(request: pytest.FixtureRequest, new_context: OpenContext) -> Iterator[Page]:
    """Somebody with a window of this width, whose device knows where it is; a fault of a script fails the test."""
    context = new_context(viewport=WIDTHS[request.param], permissions=["geolocation"], geolocation=FROME_LIBRARY)
    tab = context.new_page()
    faults: list[str] = []
    tab.on("pageerror", lambda error: faults.append(str(error)))
    yield tab
    assert faults == []


def heading(page: Page) -> Locator:
    return page.locator("[data-fp-heading]")


def cards(page: Page) -> Locator:
    return page.locator("[data-fp-list] .fp-card")


def open_finder(page: Page, url: str, fragment: str = "") -> None:
    page.goto(f"{url}/find/{fragment}")
    expect(heading(page)).not_to_have_text("Looking…")


def ask(page: Page, what: str = "", where: str = "") -> None:
    page.get_by_label("What would you like to do?").fill(what)
    page.get_by_label("Where?").fill(where)
    page.get_by_role("button", name="Find", exact=True).click()


def tick(page: Page, group: str, *options: str) -> None:
    """Open the fold of a group, and on a telephone that of all filters first, and tick boxes in it."""
    everything = page.locator("details.fp-filters")
    if everything.locator("> summary").is_visible() and everything.get_attribute("open") is None:
        everything.locator("> summary").click()
    fold = page.locator("details.fp-filter", has=page.locator(f"[data-fp-group-name]:text-is('{group}')"))
    if fold.get_attribute("open") is None:
        fold.locator("> summary").click()
    for option in options:
        fold.get_by_role("checkbox", name=re.compile(rf"^{re.escape(option)} \(")).check()


def apply(page: Page) -> None:
    page.get_by_role("button", name="Apply filters").click()


def test_priya_finds_something_for_her_lonely_mum_in_wells(visitor: Page, demo_url: str) -> None:
    open_finder(visitor, demo_url)

    ask(visitor, "something for my mum who is lonely", "Wells")
    tick(visitor, "Day and time", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Mornings")
    tick(visitor, "Getting in and taking part", "Way in without steps")
    apply(visitor)

    expect(heading(visitor)).to_be_focused()
    expect(heading(visitor)).to_contain_text("near Wells")
    cafe = cards(visitor).filter(has=visitor.get_by_role("link", name="Wells Talking Cafe"))
    expect(cafe).to_contain_text("Way in without steps")
    expect(cafe).to_contain_text("Next: Wednesday 25 November, 10:30am")
    expect(cafe).to_contain_text("¼ mile away")


def test_somebody_bereaved_spells_it_wrong_and_is_understood(visitor: Page, demo_url: str) -> None:
    open_finder(visitor, demo_url)

    ask(visitor, "bereavment", "BA11")

    expect(heading(visitor)).to_contain_text("found for “bereavement” near BA11")
    expect(visitor.locator("[data-fp-notices]")).to_contain_text("We looked for “bereavement”.")
    expect(cards(visitor).first).to_contain_text("Bereavement")
    expect(visitor.locator("[data-fp-line]")).to_contain_text("in a straight line from the middle of BA11")


def test_des_wants_free_exercise_near_him_on_tuesday(visitor: Page, demo_url: str) -> None:
    open_finder(visitor, demo_url)

    visitor.get_by_label("What would you like to do?").fill("exercise")
    visitor.get_by_role("button", name="Use where I am").click()
    expect(heading(visitor)).to_contain_text("near where you are")
    tick(visitor, "Cost", "Free")
    tick(visitor, "Day and time", "Tuesday")
    apply(visitor)

    expect(visitor.locator("[data-fp-tags] li")).to_contain_text(["Near where you are", "Tuesday", "Free"])
    expect(cards(visitor).first).to_contain_text("Free")
    expect(cards(visitor).first).to_contain_text("Next: Tomorrow")
    # Half a mile is as near as the address of the page may say, because it can be sent to somebody else.
    assert "here=51.23%2C-2.32" in visitor.url


def test_jo_asks_what_is_on_tomorrow_in_frome(visitor: Page, demo_url: str) -> None:
    open_finder(visitor, demo_url)

    tick(visitor, "Day and time")
    visitor.get_by_label("On one day").fill(f"{NOW + timedelta(days=1):%Y-%m-%d}")
    tick(visitor, "Town or village", "Frome")
    apply(visitor)

    expect(heading(visitor)).to_be_focused()
    dates = visitor.locator("[data-fp-list] [data-fp-arm] time").all_inner_texts()
    assert dates
    assert all(date.startswith("Tomorrow, ") for date in dates)


def test_a_link_worker_sends_the_results_to_a_colleague(visitor: Page, new_context: OpenContext, demo_url: str) -> None:
    open_finder(visitor, demo_url)
    ask(visitor, "walking", "Frome")
    tick(visitor, "Cost", "Free")
    apply(visitor)
    expect(visitor.locator("[data-fp-tags] li")).to_have_count(1)
    names = visitor.locator("[data-fp-list] h3").all_inner_texts()

    colleague = new_context().new_page()
    colleague.goto(visitor.url)

    expect(colleague.locator("[data-fp-heading]")).to_have_text(heading(visitor).inner_text())
    assert colleague.locator("[data-fp-list] h3").all_inner_texts() == names
    expect(colleague.get_by_label("What would you like to do?")).to_have_value("walking")


def test_margaret_sees_whom_to_ring_before_anything_else(visitor: Page, demo_url: str) -> None:
    open_finder(visitor, demo_url)

    ask(visitor, "he hits me")

    lines = visitor.locator("[data-fp-crisis]")
    expect(lines).to_be_focused()
    expect(lines.get_by_role("link", name="Emergency services, 999")).to_be_visible()
    assert (lines.bounding_box() or {})["y"] < (heading(visitor).bounding_box() or {})["y"]


def test_nothing_is_asked_of_the_network_once_the_page_is_there(visitor: Page, demo_url: str) -> None:
    open_finder(visitor, demo_url)
    visitor.wait_for_load_state("networkidle")
    asked: list[str] = []
    visitor.on("request", lambda request: asked.append(request.url))

    ask(visitor, "choir", "Wells")
    expect(heading(visitor)).to_contain_text("“choir” near Wells")
    ask(visitor, "lunch", "BA5")
    expect(heading(visitor)).to_contain_text("“lunch” near BA5")
    tick(visitor, "Cost", "Free")
    apply(visitor)
    expect(visitor.locator("[data-fp-tags] li")).to_have_count(1)

    assert asked == []


def test_the_whole_way_by_keyboard(visitor: Page, demo_url: str) -> None:
    open_finder(visitor, demo_url)
    keys = visitor.keyboard

    press_until(visitor, "Tab", "#q-what")
    keys.type("gardening")
    keys.press("Enter")
    expect(heading(visitor)).to_be_focused()
    if visitor.locator("details.fp-filters > summary").is_visible():
        press_until(visitor, "Shift+Tab", "details.fp-filters > summary")
        keys.press("Enter")
    press_until(
        visitor,
        "Tab" if visitor.locator("details.fp-filters > summary").is_visible() else "Shift+Tab",
        "[data-fp-group=cost] > summary",
    )
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


def press_until(page: Page, key: str, selector: str) -> None:
    """Press a key until an element has the focus, as somebody without a mouse does."""
    for _ in range(60):
        page.keyboard.press(key)
        if page.evaluate("(selector) => document.activeElement?.matches(selector)", selector):
            return
    pytest.fail(f"{selector} cannot be reached with {key}")
