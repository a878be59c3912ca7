"""What readers set for themselves: colours of their own, and nothing that moves."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenTab
from tests.browser.kinds import KINDS

WITHOUT_A_BORDER = """(arms) => arms.filter((arm) => {
  const { borderTopStyle, borderTopWidth } = getComputedStyle(arm);
  return borderTopStyle !== "solid" || parseFloat(borderTopWidth) < 1;
}).length"""

# The reader's own colours may be anything, but words are never the colour of what is behind them.
UNSEEN = """() => [...document.querySelectorAll("main *")].filter((part) => {
  if (![...part.childNodes].some((node) => node.nodeType === 3 && node.data.trim())) return false;
  let ground = part;
  const clear = "rgba(0, 0, 0, 0)";
  while (ground && getComputedStyle(ground).backgroundColor === clear) ground = ground.parentElement;
  return ground && getComputedStyle(ground).backgroundColor === getComputedStyle(part).color;
}).map((part) => part.textContent.trim().slice(0, 60))"""

MOVES = """() => {
  const changes = (part) => parseFloat(getComputedStyle(part).transitionDuration) > 0;
  return document.getAnimations().length + [...document.querySelectorAll("body *")].filter(changes).length;
}"""


@pytest.mark.parametrize("kind", ["home", "activity", "town", "closed", "whats-on", "find"])
def test_with_colours_of_the_readers_own_all_words_show(kind: str, demo_url: str, open_tab: OpenTab) -> None:
    page = open_tab(forced_colors="active")
    page.goto(f"{demo_url}{KINDS[kind]}")
    if kind != "find":  # which has results only later
        arms = page.locator(".fp-arm")
        expect(arms.first).to_be_visible()
        assert arms.evaluate_all(WITHOUT_A_BORDER) == 0

    assert page.evaluate(UNSEEN) == []


@pytest.mark.parametrize("kind", ["home", "activity", "find"])
def test_nothing_moves_for_those_who_want_no_motion(kind: str, demo_url: str, open_tab: OpenTab) -> None:
    page: Page = open_tab(reduced_motion="reduce")
    page.goto(f"{demo_url}{KINDS[kind]}")

    assert page.evaluate(MOVES) == 0
