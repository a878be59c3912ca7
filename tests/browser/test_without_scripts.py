"""Every kind of page without JavaScript: nothing dead on it, nothing missing from it."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.browser.kinds import KINDS, look_at, text_of
from tests.thorough import IS_THOROUGH

# The parts that only a script brings to life and that show all the same; and whether there is a main part to read.
DEAD = """() => {
  const shows = (part) => part.checkVisibility({ visibilityProperty: true }) && part.getClientRects().length > 0;
  const parts = [...document.querySelectorAll("[data-fp-js]")].filter(shows);
  const main = document.querySelector("main");
  const hasWords = [...main?.querySelectorAll("h1") ?? []].some(shows) && main.innerText.trim();
  return [...parts.map((part) => part.outerHTML.slice(0, 100)), ...(hasWords ? [] : ["no main part"])];
}"""


def depending_parts(html: str) -> set[str]:
    """The beginnings of all parts that depend on whether scripts run, with their classes and the names of the rest.

    And what decides how they look: the style sheets, and the page itself.
    """
    tags = re.findall(r"<[^>]* (?:data-fp-(?:no)?js|hidden|disabled)\b[^>]*>", html)
    around = re.findall(r"<(?:html|body|link rel=\"?stylesheet)\b[^>]*>", html)
    return {re.sub(r' (?!class=)([\w-]+)=(?:"[^"]*"|[^ >]*)', r" \1", tag) for tag in tags} | {" ".join(around)}


def test_no_page_shows_a_part_that_needs_a_script(plain_page: Page, demo_url: str) -> None:
    """A page whose parts that depend on scripts are all on others that were looked at has to have a heading alone."""
    dead_parts, earlier = {}, set()
    for kind, address in KINDS.items():
        html = text_of(f"{demo_url}{address}")
        parts = depending_parts(html)
        assert re.search(r"(?s)<main\b.*<h1\b.*</main>", html), kind
        if parts <= earlier and not IS_THOROUGH:
            continue
        earlier |= parts
        look_at(plain_page, f"{demo_url}{address}")
        if dead := plain_page.evaluate(DEAD):
            dead_parts[kind] = dead

    assert earlier
    assert dead_parts == {}


def test_somebody_without_scripts_gets_to_an_activity_by_links_alone(plain_page: Page, demo_url: str) -> None:
    plain_page.goto(f"{demo_url}/")
    plain_page.get_by_role("navigation", name="Main").get_by_role("link", name="Towns").click()
    plain_page.get_by_role("main").get_by_role("link", name="Frome").first.click()

    plain_page.get_by_role("main").get_by_role("link", name="Frome Talking Cafe").first.click()

    expect(plain_page.get_by_role("heading", level=1)).to_have_text("Frome Talking Cafe")
    expect(plain_page.get_by_role("link", name="Ring 01632 960280")).to_be_visible()


def test_what_is_wanted_is_offered_as_links_where_the_search_cannot_run(plain_page: Page, demo_url: str) -> None:
    plain_page.goto(f"{demo_url}/find/")

    expect(plain_page.get_by_role("main").get_by_role("link").first).to_be_visible()
    expect(plain_page.get_by_role("searchbox")).to_have_count(0)


def test_a_page_that_has_something_else_would_be_looked_at() -> None:
    usual = "<html><link rel=stylesheet href=/a.css><body class=page><p class=b data-fp-js id=x>Tea</p>"
    others = (
        usual.replace("class=b", "class=c"),
        usual.replace("<p ", "<h2 "),
        usual.replace(" id=x", " hidden"),
        usual.replace("<link rel=stylesheet href=/a.css>", ""),
        usual.replace("class=page", ""),
    )

    assert depending_parts(usual.replace("id=x", "id=y").replace("Tea", "Cake")) == depending_parts(usual)
    assert [other for other in others if depending_parts(other) <= depending_parts(usual)] == []
