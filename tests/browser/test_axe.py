"""What axe-core finds in every kind of page: wide and narrow, by day and by night."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import AXE, OpenContext
from tests.browser.kinds import HANDBOOK, KINDS, faults_of

WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
ADVICE = "best-practice"

# By night a page differs in its colours alone, so only what looks at colours is run again.
COLOURS = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}

LOOK = """async (rules) => {
  const { violations } = await axe.run({ runOnly: rules, resultTypes: ["violations"] });
  return violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes[0].html.slice(0, 200)}`);
}"""


def by_day_and_by_night(page: Page) -> list[str]:
    page.evaluate(AXE.read_text(encoding="utf-8"))
    by_day = page.evaluate(LOOK, [*WCAG, ADVICE])
    page.emulate_media(color_scheme="dark")
    by_night = page.evaluate(LOOK, COLOURS)
    page.emulate_media(color_scheme="light")
    return [*by_day, *(f"by night: {fault}" for fault in by_night)]


@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing_wrong_with_any_kind_of_page(width: int, demo_url: str, new_context: OpenContext) -> None:
    # Reduced motion, so that no colour is looked at while it changes.
    page = new_context(viewport={"width": width, "height": 900}, reduced_motion="reduce").new_page()

    assert faults_of(page, demo_url, KINDS, by_day_and_by_night) == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing_against_the_guidelines_in_the_handbook(
    scheme: str, width: int, demo_url: str, new_context: OpenContext
) -> None:
    # Material chooses its colours as the page opens. Its HTML is its own, so axe's advice beyond the guidelines is not.
    page = new_context(viewport={"width": width, "height": 900}, color_scheme=scheme).new_page()

    def look(page: Page) -> list[str]:
        page.evaluate(AXE.read_text(encoding="utf-8"))
        found: list[str] = page.evaluate(LOOK, WCAG)
        return found

    assert faults_of(page, demo_url, HANDBOOK, look) == {}
