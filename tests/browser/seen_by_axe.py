"""What axe-core finds wrong with a page, by day and by night: one line each, with the rule and the first element."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page

AXE = (Path(__file__).parents[1] / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
GUIDELINES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
ADVICE = "best-practice"
ALL_RULES = {"runOnly": [*GUIDELINES, ADVICE]}

# By night a page differs in its colours alone, so only what looks at colours is run again.
COLOURS = ["color-contrast", "link-in-text-block"]
COLOUR_RULES = {"runOnly": COLOURS}
BUT_COLOURS = {**ALL_RULES, "rules": {rule: {"enabled": False} for rule in COLOURS}}
# What depends on how wide the window is, of what can be seen in any.
SIZE_RULES = {"runOnly": ["target-size", "scrollable-region-focusable"]}

LOOK = """async ([options, where]) => {
  if (!("axe" in window)) return null;
  const context = { page: document, fresh: { exclude: window.fpKnown }, added: { include: window.fpAdded } }[where];
  if (where === "fresh" && window.fpKnown.includes(document.body)) return [];
  if (where === "added" && !window.fpAdded.length) return [];
  const { violations } = await axe.run(context, { ...options, resultTypes: ["violations"] });
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

# Of parts that look alike, on all pages that were looked at in this window, one: what colours they have is the same.
# What nobody can see does not count. Takes and gives what is known by now: two numbers of each path, by FNV-1a.
NEW_COLOURS = f"""(before) => {{
  {LOOKS}
  const known = new Set(before.split(" "));
  const numbers = new Map();
  const number = (part, [one, other]) => {{
    for (const character of lookOf(part)) {{
      const code = character.codePointAt(0);
      [one, other] = [Math.imul(one ^ code, 0x1000193), Math.imul(other ^ code, 0x10003)];
    }}
    numbers.set(part, `${{one.toString(36)}}.${{other.toString(36)}}`);
    if (!isWhole(part)) for (const child of part.children) number(child, [one ^ 47, other ^ 47]);
  }};
  number(document.body, [0x811c9dc5, 1]);
  const isKnown = (part) => known.has(numbers.get(part)) && (isWhole(part) || [...part.children].every(isKnown));
  window.fpKnown = [];
  const look = (part) => {{
    if (isKnown(part)) {{
      window.fpKnown.push(part);
      return;
    }}
    if (part.checkVisibility({{ visibilityProperty: true }})) known.add(numbers.get(part));
    if (!isWhole(part)) for (const child of part.children) look(child);
  }};
  look(document.body);
  return [...known].join(" ");
}}"""

# Remember what can be seen, and later, in another window, what can be seen in addition: the outermost parts of it.
REMEMBER = """() => {
  window.fpSeen = new Set([...document.querySelectorAll("body *")].filter((part) => part.checkVisibility()));
}"""
ADDED = """() => {
  const isAdded = (part) => part.checkVisibility() && !window.fpSeen.has(part);
  const parts = [...document.querySelectorAll("body *")].filter(isAdded);
  window.fpAdded = parts.filter((part) => !isAdded(part.parentElement));
}"""


REMOVE = "() => window.fpKnown.forEach((part) => part !== document.body && part.remove())"


class Colours:
    """What is wrong with the colours of one page after another: what was looked at on one is not looked at again.

    Pages with the same style sheets, in the same window.
    """

    def __init__(self) -> None:
        self._colours = ""

    def faults(self, page: Page) -> list[str]:
        self._colours = page.evaluate(NEW_COLOURS, self._colours)
        return _look(page, COLOUR_RULES, "fresh")

    def all_faults(self, page: Page) -> list[str]:
        """What is wrong with a page by day, and with the colours of what looks like nothing that was looked at."""
        return [*faults_but_for_colours(page), *self.faults(page)]

    def faults_by_day_and_by_night(self, page: Page) -> list[str]:
        """The page is left dark, and as good as empty: of all elements axe-core finds out what is behind what."""
        self._colours = page.evaluate(NEW_COLOURS, self._colours)
        page.evaluate(REMOVE)
        return [*_look(page, COLOUR_RULES, "fresh"), *_by_night(page)]


def faults_by_day(page: Page) -> list[str]:
    return _look(page, ALL_RULES)


def faults_by_night(page: Page) -> list[str]:
    """What is wrong with the colours of a page that was looked at by day; it is left dark, and as good as empty."""
    page.evaluate(NEW_COLOURS, "")
    page.evaluate(REMOVE)
    return _by_night(page)


def faults_but_for_colours(page: Page) -> list[str]:
    return _look(page, BUT_COLOURS)


def faults_of_another_window(page: Page) -> list[str]:
    """What is wrong with what ``remember_what_is_seen`` did not see, and with the room that every target has."""
    page.evaluate(ADDED)
    return [*_look(page, BUT_COLOURS, "added"), *_look(page, SIZE_RULES)]


def remember_what_is_seen(page: Page) -> None:
    page.evaluate(REMEMBER)


def thin_out(page: Page) -> None:
    page.evaluate(THIN_OUT)


def _by_night(page: Page) -> list[str]:
    page.emulate_media(color_scheme="dark")
    return [f"by night: {fault}" for fault in _look(page, COLOUR_RULES, "fresh")]


def _look(page: Page, options: object, where: str = "page") -> list[str]:
    faults: list[str] | None = page.evaluate(LOOK, [options, where])
    if faults is None:
        # Not as a script element, which the page's own policy would rightly refuse; and so that it is compiled once.
        tools = page.context.new_cdp_session(page)
        tools.send("Runtime.evaluate", {"expression": AXE, "silent": True})
        tools.detach()
        faults = page.evaluate(LOOK, [options, where])
    assert faults is not None, "axe-core did not come"
    return faults
