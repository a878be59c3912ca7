"""The reader view of Firefox shows what it takes for the article of a page: what a visitor needs is among it."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page

from tests.browser.conftest import OpenTab
from tests.browser.kinds import KINDS, faults_of
from tests.thorough import IS_THOROUGH

READABILITY = Path(__file__).parents[1] / "node_modules" / "@mozilla" / "readability" / "Readability.js"

# A full page and a short one of each kind: how much else there is decides what is taken for the article.
RECORDS = {
    "activity": KINDS["activity"],
    "activity, short": "/a/ask-a-pharmacist/",
    "group, short": "/g/babies-and-biscuits/",
    "place": KINDS["place"],
}
if IS_THOROUGH:
    RECORDS |= {kind: KINDS[kind] for kind in ("activity with help in a crisis", "group")}
    RECORDS["place, short"] = "/p/baltonsborough-village-hall/"

MISSING = """() => {
  const words = (part) => part.textContent.replace(/\\s+/g, " ").trim();
  const article = new Readability(document.cloneNode(true)).parse();
  const read = article ? words({ textContent: article.textContent }) : "";
  const facts = [...document.querySelectorAll(".fp-lede, .fp-keyfacts :is(h2, h3, p)")];
  const seen = facts.filter((part) => part.checkVisibility());
  return seen.map(words).filter((said) => !read.includes(said));
}"""


def missing_in_the_reader_view(page: Page) -> list[str]:
    page.evaluate(READABILITY.read_text(encoding="utf-8"))
    missing: list[str] = page.evaluate(MISSING)
    return missing


def test_when_where_cost_and_phone_are_in_the_reader_view(open_tab: OpenTab, demo_url: str) -> None:
    assert faults_of(open_tab(), demo_url, RECORDS, missing_in_the_reader_view) == {}
