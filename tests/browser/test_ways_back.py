"""Where somebody on a telephone is after a choice, and after the way back: what they look for is in the window."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import OpenTab
from tests.browser.finder import WIDTHS, apply, ask_anew, cards, heading, open_finder, tick
from tests.browser.quiet import wait_until_quiet
from tests.browser.site import NOW

# Waits some ten seconds for it, as scrolling is the browser's own affair; gives where the page is then, in pixels.
UNTIL_BELOW = """async (far) => {
  for (let frame = 0; frame < 600 && scrollY < far; frame += 1) await new Promise(requestAnimationFrame);
  return scrollY;
}"""
MOST_DOWN = "element => element.getBoundingClientRect().top / innerHeight"


@pytest.fixture
def telephone(open_tab: OpenTab) -> Page:
    return open_tab(viewport=WIDTHS["telephone"], reduced_motion="reduce")


def return_from_a_record(page: Page, links: str) -> None:
    """Follow a link of a page that is open, come back to it, and read on a good way below."""
    followed = page.locator(links).nth(3)
    address = followed.get_attribute("href")
    followed.click()
    page.wait_for_url("**/a/*/")
    page.go_back()
    expect(page.locator(f"{links}:focus")).to_have_attribute("href", address or "")
    read_on_below(page)


def read_on_below(page: Page) -> None:
    page.evaluate("scrollTo(0, 2600)")
    page.wait_for_load_state()
    assert page.evaluate(UNTIL_BELOW, 2500) >= 2500


FINDER_LINKS = "[data-fp-list] .fp-card h3 a"
DAY_LINKS = "[data-fp-coming] h3 a:visible"


def test_the_finder_keeps_the_place_after_a_choice_and_after_a_return(
    telephone: Page, demo_url: str, subtests: pytest.Subtests
) -> None:
    open_finder(telephone, demo_url, "#q=walking&near=Frome")

    with subtests.test("the results of a chosen filter are not at the foot of the window"):
        tick(telephone, "How you join")
        telephone.get_by_role("button", name="Apply filters").focus()
        heading(telephone).evaluate("heading => scrollBy(0, heading.getBoundingClientRect().bottom - innerHeight)")
        telephone.keyboard.press("Enter")

        expect(heading(telephone)).to_be_focused()
        assert heading(telephone).evaluate(MOST_DOWN) < 0.5

    with subtests.test("what was followed is in the window again, although the filters are shut"):
        tick(telephone, "How you join", "Just turn up")
        apply(telephone)
        expect(telephone.locator("[data-fp-tags] li")).to_have_count(1)
        expect(heading(telephone)).to_be_focused()

        followed = cards(telephone).nth(4).get_by_role("link").first
        followed.click()
        telephone.wait_for_url("**/a/*/")
        telephone.go_back()

        expect(followed).to_be_focused()
        expect(telephone.locator("details.fp-filters")).not_to_have_attribute("open", "")
        expect(followed).to_be_in_viewport()

    with subtests.test("after a return it keeps the place for those who choose something else"):
        read_on_below(telephone)
        before = heading(telephone).inner_text()
        ask_anew(telephone, "#q=choir")
        telephone.evaluate("scrollTo(0, 0)")

        telephone.go_back()

        expect(heading(telephone)).to_have_text(before)
        assert telephone.evaluate(UNTIL_BELOW, 2500) >= 2500


def test_what_is_on_keeps_the_place_after_a_return(telephone: Page, demo_url: str, subtests: pytest.Subtests) -> None:
    telephone.goto(f"{demo_url}/whats-on/")
    expect(telephone.get_by_role("button", name="Show these")).to_be_enabled()

    with subtests.test("what was followed is in the window again after the telephone was turned"):
        followed = telephone.locator("[data-fp-coming] h3 a:visible").nth(20)
        address = followed.get_attribute("href") or ""
        followed.click()
        telephone.wait_for_url("**/a/*/")
        telephone.set_viewport_size({"width": 740, "height": 360})
        telephone.go_back()

        link = telephone.locator(f"[data-fp-coming] a[href='{address}']:focus")
        expect(link).to_be_in_viewport()

    with subtests.test("after a return it keeps the place for those who choose something else"):
        telephone.set_viewport_size(WIDTHS["telephone"])
        read_on_below(telephone)
        status = telephone.locator("[data-fp-status]")
        telephone.evaluate("location.hash = '#part=evening'")
        expect(status).to_contain_text("activities")
        evening = status.inner_text()
        telephone.evaluate("scrollTo(0, 0)")

        telephone.go_back()

        expect(status).not_to_have_text(evening)
        assert telephone.evaluate(UNTIL_BELOW, 2500) >= 2500


# Playwright's own clock hides how a page was come by, which a page asks the browser.
CLOCK = f"""{{
  const Real = Date;
  globalThis.Date = class extends Real {{
    constructor(...parts) {{
      super(...(parts.length ? parts : [{NOW.timestamp() * 1000}]));
    }}
  }};
}}"""


@pytest.mark.parametrize(
    ("address", "links", "button"),
    [("/find/", FINDER_LINKS, "Apply filters"), ("/whats-on/", DAY_LINKS, "Show these")],
)
def test_a_page_that_is_loaded_again_after_a_return_stays_where_it_was(
    browser: Browser, demo_url: str, address: str, links: str, button: str
) -> None:
    page = browser.new_page(
        viewport={"width": 360, "height": 740}, reduced_motion="reduce", timezone_id="Europe/London"
    )
    page.add_init_script(CLOCK)
    page.goto(f"{demo_url}{address}")
    expect(page.locator("button", has_text=button)).to_be_enabled()
    return_from_a_record(page, links)

    page.reload()

    expect(page.locator("button", has_text=button)).to_be_enabled()
    expect(page.locator(links).nth(3)).to_be_visible()
    wait_until_quiet(page)
    assert page.evaluate(UNTIL_BELOW, 2500) >= 2500
    expect(page.locator("[data-fp-list] a:focus, [data-fp-coming] a:focus")).to_have_count(0)
    page.close()
