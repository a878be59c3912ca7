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

# Parts that look alike have the same elements around them, and the same classes, roles and states as each of those.
LOOKS = """
  const VALUES = /^(class|dir|lang|role|type|tabindex|aria-(current|pressed|expanded|hidden|live|level))$/;
  const lookOf = (part) => [part.localName, part.checked ?? "", ...[...part.attributes].map(({ name, value }) =>
    VALUES.test(name) ? `${name}=${value}` : name)].join(" ");
  const isWhole = (part) => !part.children.length || part.localName === "svg";
"""

# An entry of a list goes if three before it had each of its parts: axe takes as long for each of 400 lines.
THIN_OUT = f"""() => {{
  {LOOKS}
  const looksIn = (part, path = "") => {{
    const here = `${{path}} > ${{lookOf(part)}}`;
    return isWhole(part) ? [here] : [here, ...[...part.children].flatMap((child) => looksIn(child, here))];
  }};
  for (const list of document.querySelectorAll("ul, ol, tbody, fieldset, select")) {{
    const times = new Map();
    for (const entry of [...list.children]) {{
      const looks = [...new Set(looksIn(entry))];
      if (looks.every((look) => times.get(look) >= 3)) entry.remove();
      for (const look of looks) times.set(look, (times.get(look) ?? 0) + 1);
    }}
  }}
}}"""

# Of all innermost parts of a page that look alike, one: what colours they have, by day or by night, is the same.
ONE_OF_EACH = f"""() => {{
  {LOOKS}
  const seen = new Set();
  const thin = (part, path) => {{
    for (const child of [...part.children]) {{
      const here = `${{path}} > ${{lookOf(child)}}`;
      if (!isWhole(child)) thin(child, here);
      else if (seen.has(here)) child.remove();
      else seen.add(here);
    }}
  }};
  thin(document.body, "");
}}"""


def faults_by_day(page: Page) -> list[str]:
    return _look(page, [*GUIDELINES, ADVICE])


def faults_by_night(page: Page) -> list[str]:
    """What is wrong with the colours of a page that was looked at by day; it is left dark, and as good as empty."""
    page.evaluate(ONE_OF_EACH)
    page.emulate_media(color_scheme="dark")
    return [f"by night: {fault}" for fault in _look(page, {"type": "rule", "values": COLOURS})]


def thin_out(page: Page) -> None:
    page.evaluate(THIN_OUT)


def _look(page: Page, rules: object) -> list[str]:
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)  # not as a script element, which the page's own policy would rightly refuse
    found: list[str] = page.evaluate(LOOK, rules)
    return found
