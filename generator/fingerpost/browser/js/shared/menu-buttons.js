/** "Add to my menu", wherever it is, and how many are in it. */

import { MOST, keyOfAddress, placeOf, readMenu, writeMenu } from "./menu-list.js";
import { fill } from "./say.js";
import { words } from "./words.js";

/**
 * Say of every button whether its entry is in the menu, and in the header how many are.
 * @param {ParentNode} root
 */
export function showMenu(root) {
  const menu = readMenu();
  for (const button of root.querySelectorAll("button[data-fp-add]")) {
    const label = button.querySelector("[data-fp-add-words]");
    if (!(button instanceof HTMLElement) || !label) continue;
    const isIn = placeOf(menu, keyOf(button), button.dataset.fpShort) >= 0;
    const [add, added] = button.classList.contains("fp-addit") ? [words.fpAddBrief, words.fpInBrief] : [words.fpAddIt, words.fpInMenu];
    label.textContent = (isIn ? added : add) ?? "";
    button.classList.toggle("fp-btn--in", isIn);
    const name = button.querySelector("[data-fp-add-name]");
    if (name && !name.textContent) name.textContent = linkOf(button)?.textContent ?? "";
  }
  for (const count of root.querySelectorAll("[data-fp-menu-count]")) {
    const link = count.closest("a");
    if (link?.hidden && menu.length) link.hidden = false; // with nothing in it, it would be one more stop for the Tab key
    count.textContent = menu.length ? `\u00a0(${menu.length})` : "";
  }
}

/**
 * What a button adds: what it says itself or, in a list, what the link beside it leads to.
 * @param {HTMLElement} button
 */
function keyOf(button) {
  return button.dataset.fpAdd || keyOfAddress(linkOf(button)?.getAttribute("href") ?? "");
}

/** @param {Element} button */
function linkOf(button) {
  return button.closest("li")?.querySelector("a");
}

/**
 * Add an entry or take it out.
 * @param {HTMLElement} button
 * @param {(said: string) => void} say
 */
export function addOrTakeOut(button, say) {
  const menu = readMenu();
  const key = keyOf(button);
  if (!key) return;
  const place = placeOf(menu, key, button.dataset.fpShort);
  if (place < 0 && menu.length >= MOST) {
    say(fill(words.fpMenuFull ?? "", { n: MOST }));
    return;
  }
  const now = place < 0 ? [...menu, { key, note: "" }] : menu.filter((_, other) => other !== place);
  writeMenu(now);
  showMenu(document);
  say(fill((place < 0 ? words.fpAdded : words.fpTakenOut) ?? "", { n: now.length }));
}

/**
 * Add the first results of the finder, and go on to the menu: they are in the order in which they would be offered.
 * @param {Document} page
 * @param {number} many
 */
export function addFirst(page, many) {
  const menu = readMenu();
  const buttons = [...page.querySelectorAll("[data-fp-list] button[data-fp-add]")].filter((button) => button instanceof HTMLElement);
  const keys = buttons.slice(0, many).map(keyOf).filter((key) => key && placeOf(menu, key) < 0);
  writeMenu([...menu, ...keys.map((key) => ({ key, note: "" }))].slice(0, MOST));
  showMenu(page);
  const link = page.querySelector("[data-fp-menu-count]")?.closest("a");
  if (link) location.assign(link.href);
}
