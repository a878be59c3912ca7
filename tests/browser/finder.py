"""What somebody does with the finder, and what they see of it."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

WIDTHS = {"telephone": {"width": 360, "height": 740}, "desk": {"width": 1280, "height": 900}}


def heading(page: Page) -> Locator:
    return page.locator("[data-fp-heading]")


def cards(page: Page) -> Locator:
    return page.locator("[data-fp-list] .fp-card")


# Until the finder has answered. The page itself waits: to ask it time and again takes longer than most answers.
ANSWERED = """const answered = (heading) => new Promise((resolve, reject) => {
  const late = setTimeout(reject, 60_000, new Error("The finder did not answer within a minute."));
  const look = () => {
    if (heading.textContent.trim() === "Looking…") return;
    observer.disconnect();
    clearTimeout(late);
    resolve();
  };
  const observer = new MutationObserver(look);
  observer.observe(heading, { characterData: true, childList: true, subtree: true });
  look();
});"""
WAIT = f"""async () => {{
  {ANSWERED}
  await answered(document.querySelector("[data-fp-heading]"));
}}"""


def open_finder(page: Page, url: str, fragment: str = "") -> None:
    page.goto(f"{url}/find/{fragment}")
    page.evaluate(WAIT)


# As whoever follows a link to another question, or changes the address. What is asked already is asked once more only
# if it must be: nothing else would tell the finder.
FOLLOW = f"""async ([fragment, again]) => {{
  {ANSWERED}
  const heading = document.querySelector("[data-fp-heading]");
  const before = location.hash;
  if (again || before !== fragment) heading.textContent = "Looking…";
  location.hash = fragment;
  if (again && location.hash === before) window.dispatchEvent(new Event("hashchange"));
  await answered(heading);
}}"""


def ask_anew(page: Page, fragment: str = "", *, again: bool = False) -> None:
    """Ask something else at the finder that is open; without a fragment, nothing."""
    page.evaluate(FOLLOW, [fragment, again])


def wait_for_all(page: Page) -> None:
    """Until a small directory has come as a whole: from then on no search asks the network."""
    expect(page.locator("[data-fp-whole]")).to_be_attached()


# As both boxes are filled in and the button is pressed; in one journey to the browser.
ASK = """([what, where]) => {
  const box = document.querySelector("#q-what");
  box.value = what;
  document.querySelector("#q-where").value = where;
  box.form.querySelector("button[type=submit]").click();
}"""


def ask(page: Page, what: str = "", where: str = "") -> None:
    """Ask for something in the form of the finder. To do it as people do takes more than twice as long."""
    page.evaluate(ASK, [what, where])


def ask_by_hand(page: Page, what: str = "", where: str = "") -> None:
    """Fill in both boxes and press the button. By their ids, as to look for names takes the browser longer."""
    if (change := page.locator("[data-fp-change]")).is_visible():
        change.click()
    page.locator("#q-what").fill(what)
    page.locator("#q-where").fill(where)
    page.locator("#q-what").locator("xpath=ancestor::form").locator("button[type=submit]").click()


def open_filters(page: Page) -> None:
    everything = page.locator("details.fp-filters")
    if everything.get_attribute("open") is None:
        everything.locator("> summary").click(position={"x": 40, "y": 20})  # its title, and not the name of a group


def tick(page: Page, group: str, *options: str) -> None:
    """Open the fold of all filters, and that of a group in it, and tick boxes in that."""
    open_filters(page)
    fold = page.locator("details.fp-filter", has=page.locator(f"[data-fp-group-name]:text-is('{group}')"))
    if fold.get_attribute("open") is None:
        fold.locator("> summary").click()
    for option in options:
        words = re.compile(rf"^\s*{re.escape(option)}\s*\(")
        fold.locator("label:visible", has_text=words).locator("input[type=checkbox]").check()


def apply(page: Page) -> None:
    page.get_by_role("button", name="Apply filters").click()


def pins(page: Page, ends: str) -> Locator:
    return page.locator("[data-fp-map]").get_by_role("button", name=re.compile(ends))


def press_until(page: Page, key: str, selector: str) -> None:
    """Press a key until an element has the focus, as somebody without a mouse does."""
    for _ in range(60):
        page.keyboard.press(key)
        if page.evaluate("(selector) => document.activeElement?.matches(selector)", selector):
            return
    pytest.fail(f"{selector} cannot be reached with {key}")
