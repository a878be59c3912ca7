// What somebody does in a browser, whichever it is: look for things by the names they have, press, type, wait.

import assert from "node:assert/strict";

const PATIENCE_MS = 60_000; // a busy machine is no fault of a page
const PAUSE_MS = 25;
const STILL_MS = 60;

export class Visitor {
  constructor(browser, url) {
    this.browser = browser;
    this.url = url;
  }

  /** @param {string} address  From the site's root. */
  async open(address) {
    // To the page that is open already, a new fragment alone is no new page.
    await this.browser.goto("about:blank");
    await this.browser.goto(`${this.url}${address}`);
  }

  evaluate(act, ...values) {
    return this.browser.evaluate(act, ...values);
  }

  /** Wait until something is true in the page; gives what it came to. What fails says what was waited for. */
  async until(what, act, ...values) {
    const end = performance.now() + PATIENCE_MS;
    for (;;) {
      // Between two pages there is nothing to ask.
      const answer = await this.evaluate(act, ...values).catch(() => undefined);
      if (answer) return answer;
      if (performance.now() > end) assert.fail(`${what}: waited in vain at ${await this.evaluate(() => location.href)}`);
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  }

  /** Wait until the words of an element, or of any of several, match. */
  reads(selector, words) {
    return this.until(`${selector} reads ${words}`, allWords, selector, words);
  }

  shows(selector) {
    return this.until(`${selector} is shown`, isShown, selector);
  }

  /** Press what has this name with a mouse or a finger. */
  async press(name, within = "body") {
    await this.browser.click(await this.stillPoint(`“${name}” can be pressed`, PRESSABLE, name, within));
  }

  /** Press the first shown element of a selector. */
  async pressFirst(selector) {
    await this.browser.click(await this.stillPoint(`${selector} can be pressed`, selector, "", "body"));
  }

  /**
   * Where it is once it lies still: what is above it may be growing, and the press would meet something else. Firefox
   * (153) may scroll 50 pixels back a moment after it was asked to show it.
   */
  async stillPoint(what, ...where) {
    for (let before = null; ; ) {
      if (!before) await this.until(what, pointOf, ...where, true);
      await new Promise((resolve) => setTimeout(resolve, STILL_MS));
      const now = await this.evaluate(pointOf, ...where, false).catch(() => null);
      if (now && before && now.x === before.x && now.y === before.y) return now;
      before = now;
    }
  }

  /** Put words into the box with this label, by hand. */
  async fill(label, words) {
    await this.browser.click(await this.stillPoint(`the box “${label}”`, "input, textarea", label, "body"));
    await this.browser.type(words);
  }

  /** Choose in a list by its words. What a press opens is no part of the page, and no driver sees it. */
  async choose(label, words) {
    await this.until(`“${words}” in “${label}”`, chosen, label, words);
  }

  key(name) {
    return this.browser.press(name);
  }

  type(words) {
    return this.browser.type(words);
  }

  /** Press Tab until an element has the focus. */
  async tabTo(selector) {
    for (let times = 0; times < 60; times += 1) {
      await this.key("Tab");
      if (await this.evaluate((it) => document.activeElement.matches(it), selector)) return;
    }
    assert.fail(`60 times Tab, and never at ${selector}`);
  }

  back() {
    return this.browser.back();
  }
}

const PRESSABLE = "a[href], button, summary, label, [role=button]";

/** Where the first shown element of a selector with a name is; with `scrolls`, once it has been scrolled to. */
function pointOf(selector, name, within, scrolls) {
  const namesOf = (each) => [each.getAttribute("aria-label"), ...[...(each.labels ?? [])].map((label) => label.innerText), each.innerText];
  const plain = (words) => (words ?? "").replace(/\s+/g, " ").trim();
  for (const each of document.querySelectorAll(`:is(${within}) :is(${selector})`)) {
    if (name && !namesOf(each).some((words) => plain(words) === name || plain(words).startsWith(`${name} (`))) continue;
    if (each.disabled || each.getClientRects().length === 0 || getComputedStyle(each).visibility === "hidden") continue;
    if (scrolls) each.scrollIntoView({ block: "center", behavior: "instant" });
    const box = each.getClientRects()[0];
    const point = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    const top = document.elementFromPoint(point.x, point.y);
    if (top && (each === top || each.contains(top) || top.contains(each) || each.control === top)) return point;
  }
  return null;
}

function allWords(selector, words) {
  const pattern = new RegExp(words);
  return [...document.querySelectorAll(selector)].some((each) => pattern.test(each.innerText.replace(/\s+/g, " ")));
}

function isShown(selector) {
  return [...document.querySelectorAll(selector)].some((each) => each.getClientRects().length > 0);
}

function chosen(label, words) {
  const list = [...document.querySelectorAll("select")].find((each) => each.labels[0]?.innerText.trim() === label);
  const option = [...(list?.options ?? [])].find((each) => each.text === words);
  if (!option || list.disabled) return false;
  list.value = option.value;
  list.dispatchEvent(new Event("change", { bubbles: true }));
  return true;
}
