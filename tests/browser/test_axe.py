"""What axe-core finds in every kind of page: wide and narrow, by day and by night."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import AXE, OpenContext
from tests.browser.kinds import ALIKE, HANDBOOK, KINDS, faults_of

WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
ADVICE = "best-practice"

# By night a page differs in its colours alone, so only what looks at colours is run again; and a wide page has the
# colours of a narrow one, on which everything is unfolded.
COLOURS = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}

LOOK = """async (rules) => {
  const { violations } = await axe.run({ runOnly: rules, resultTypes: ["violations"] });
  return violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes[0].html.slice(0, 200)}`);
}"""


# Of what is put together alike in a list, three: axe takes as long for each of 400 lines of what is on.
THIN_OUT = """() => {
  const skeleton = (part) => `${part.tagName} ${part.className} (${[...part.children].map(skeleton)})`;
  for (const list of document.querySelectorAll("ul, ol, tbody, fieldset, select")) {
    const times = new Map();
    for (const entry of [...list.children]) {
      const kind = skeleton(entry);
      times.set(kind, (times.get(kind) ?? 0) + 1);
      if (times.get(kind) > 3) entry.remove();
    }
  }
}"""


def by_day(page: Page) -> list[str]:
    page.evaluate(THIN_OUT)
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found: list[str] = page.evaluate(LOOK, [*WCAG, ADVICE])
    return found


def by_day_and_by_night(page: Page) -> list[str]:
    faults = by_day(page)
    page.emulate_media(color_scheme="dark")
    by_night = page.evaluate(LOOK, COLOURS)
    page.emulate_media(color_scheme="light")
    return [*faults, *(f"by night: {fault}" for fault in by_night)]


@pytest.mark.parametrize(("width", "look"), [(360, by_day_and_by_night), (1280, by_day)], ids=["narrow", "wide"])
def test_axe_finds_nothing_wrong_with_any_kind_of_page(
    width: int, look: Callable[[Page], list[str]], demo_url: str, new_context: OpenContext
) -> None:
    # Reduced motion, so that no colour is looked at while it changes.
    page = new_context(viewport={"width": width, "height": 900}, reduced_motion="reduce").new_page()
    kinds = KINDS if width < 1000 else {kind: KINDS[kind] for kind in KINDS if kind not in ALIKE}

    assert faults_of(page, demo_url, kinds, look) == {}


@pytest.mark.parametrize(("scheme", "width"), [("light", 360), ("dark", 1280)])
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


def test_a_fault_far_down_a_list_of_what_is_alike_would_be_seen(page: Page) -> None:
    page.set_content(f"<main><h1>Tea</h1><ul>{'<li><p>Tea</p></li>' * 9}<li><img src='data:,'></li></ul></main>")

    assert [fault for fault in by_day(page) if fault.startswith("image-alt")]
    expect(page.get_by_role("listitem")).to_have_count(4)
