"""What axe-core finds wrong with a page, by day and by night: one line each, with the rule and the first element."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page

AXE = (Path(__file__).parents[1] / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
GUIDELINES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
ADVICE = "best-practice"

# By night a page differs in its colours alone, so only what looks at colours is run again.
COLOURS = ["color-contrast", "link-in-text-block"]

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


def faults_by_day(page: Page) -> list[str]:
    return _look(page, [*GUIDELINES, ADVICE])


def faults_by_night(page: Page) -> list[str]:
    """What is wrong with the colours of a page that was looked at by day; it is left dark."""
    page.emulate_media(color_scheme="dark")
    return [f"by night: {fault}" for fault in _look(page, {"type": "rule", "values": COLOURS})]


def thin_out(page: Page) -> None:
    page.evaluate(THIN_OUT)


def _look(page: Page, rules: object) -> list[str]:
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)  # not as a script element, which the page's own policy would rightly refuse
    found: list[str] = page.evaluate(LOOK, rules)
    return found
