"""What the oldest browsers we support can read: iOS 15.4, Firefox 115, Chrome 105 (docs/handbook/developers.md)."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from fingerpost.pages.shipping.browser_files import browser_files
from tests.browser.finder import ask, cards, heading, open_finder
from tests.browser.site import NOW

# What newer browsers read and these do not. One such sign anywhere, and the whole script is not read at all; the names
# are of what is not there. The compiler sees newer methods of the language in our own scripts (tests/tsconfig.json),
# and neither this nor what other people's scripts hold.
NEWER = {
    "a look-behind (iOS 16.4)": r"\(\?<[=!]",
    "a static block (iOS 16.4)": r"\bstatic\s*\{",
    "a regular expression with the flag v (iOS 17)": r"(?<=[^\s/*])/[dgimsuy]*v[dgimsuy]*\.(?:test|exec)\(",
    "a regular expression with flags inside (iOS 18.4)": r"\(\?[ims]*-?[ims]+:",
    "an import with attributes (iOS 17.2)": r"\bfrom\s*[\"'][^\"']+[\"']\s*with\s*\{",
    "import.meta.resolve (iOS 16.4)": r"\bimport\.meta\.resolve\b",
    "AbortSignal.any (iOS 17.4)": r"\bAbortSignal\.any\b",
    "AbortSignal.timeout (iOS 16)": r"\bAbortSignal\.timeout\b",
    "Intl.Segmenter (Firefox 125)": r"\bIntl\.Segmenter\b",
    "a view transition (iOS 18)": r"\bstartViewTransition\b",
    "a popover (iOS 17)": r"\b(?:showPopover|togglePopover|hidePopover)\b",
    "checkVisibility, not asked for first (iOS 17.4)": r"\bcheckVisibility\(",
}
SAMPLES = {
    "a look-behind (iOS 16.4)": "const word = /(?<![A-Z])BA11/;",
    "a static block (iOS 16.4)": "class Finder { static { start(); } }",
    "a regular expression with the flag v (iOS 17)": r"/^\p{RGI_Emoji}$/v.test(text)",
    "a regular expression with flags inside (iOS 18.4)": "/(?i:tea)/",
    "an import with attributes (iOS 17.2)": 'import words from "./words.json" with { type: "json" };',
    "import.meta.resolve (iOS 16.4)": 'import.meta.resolve("./map.js")',
    "AbortSignal.any (iOS 17.4)": "AbortSignal.any([one, other])",
    "AbortSignal.timeout (iOS 16)": "AbortSignal.timeout(5000)",
    "Intl.Segmenter (Firefox 125)": 'new Intl.Segmenter("en")',
    "a view transition (iOS 18)": "document.startViewTransition(show)",
    "a popover (iOS 17)": "card.showPopover()",
    "checkVisibility, not asked for first (iOS 17.4)": "link.checkVisibility()",
}


@pytest.fixture(scope="module")
def scripts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Every script that a visitor gets, other people's too, by its name."""
    site = tmp_path_factory.mktemp("shipped")
    browser_files().copy_to(site)
    return {path.relative_to(site).as_posix(): path.read_text("utf-8") for path in site.rglob("*.js")}


def newer_in(text: str) -> Iterator[str]:
    return (what for what, pattern in NEWER.items() if re.search(pattern, text))


def test_no_script_holds_what_the_oldest_browsers_cannot_read(scripts: dict[str, str]) -> None:
    assert len(scripts) > 40
    assert {name: list(newer_in(text)) for name, text in scripts.items() if any(newer_in(text))} == {}


@pytest.mark.parametrize("what", NEWER)
def test_what_they_cannot_read_would_be_seen(what: str) -> None:
    assert list(newer_in(SAMPLES[what])) == [what]


def test_what_looks_like_it_and_is_not_is_let_by() -> None:
    named = 'const { year } = /(?<year>[0-9]{4})/.exec(text).groups; a.static = {}; import "./a.js";'

    assert list(newer_in(named + " link.checkVisibility?.(); /(?:tea|coffee)/u.test(text)")) == []


@pytest.fixture
def without_has(page: Page) -> Page:
    """A page of a browser that does not know :has(), as Firefox before 121: rules with it are left out."""

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
    assert backgrounds[0] != backgrounds[1]
    without_has.get_by_role("radio", name="List").check()
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
    said = page.locator("[data-fp-located]")
    page.get_by_role("button", name="Use where I am").first.click()
    expect(said).to_have_text("Finding out where you are…")

    page.clock.fast_forward(15_000)

    expect(said).to_contain_text("Type a town or postcode instead.")
    page.evaluate("window.answerLate({ coords: { latitude: 51.2308, longitude: -2.3201 } })")
    expect(heading(page)).to_contain_text("near where you are")
    context.close()
