/** "Add to my menu", wherever it stands, and how many are in it. */

import { MOST, placeOf, readMenu, writeMenu } from "./shared/menu-list.js";
import { fill } from "./shared/say.js";
import { words } from "./words.js";

/**
 * Say of every button whether its activity is in the menu, and in the header how many are.
 * @param {ParentNode} root
 */
export function showMenu(root) {
  const menu = readMenu();
  for (const button of root.querySelectorAll("[data-fp-add]")) {
    const label = button.querySelector("[data-fp-add-words]");
    if (!(button instanceof HTMLElement) || !label) continue;
    const isIn = placeOf(menu, button.dataset.fpAdd ?? "", button.dataset.fpShort) >= 0;
    label.textContent = (isIn ? words.fpInMenu : words.fpAddIt) ?? "";
    button.classList.toggle("fp-btn--in", isIn);
  }
  for (const count of root.querySelectorAll("[data-fp-menu-count]")) {
    const link = count.closest("a");
    if (link?.hidden && menu.length) link.hidden = false; // with nothing in it, it would be one more stop for the Tab key
    count.textContent = menu.length ? `\u00a0(${menu.length})` : "";
  }
}

/**
 * Add an activity or take it out.
 * @param {HTMLElement} button
 * @param {(said: string) => void} say
 */
export function addOrTakeOut({ dataset }, say) {
  const menu = readMenu();
  const id = dataset.fpAdd ?? "";
  const place = placeOf(menu, id, dataset.fpShort);
  if (place < 0 && menu.length >= MOST) {
    say(fill(words.fpMenuFull ?? "", { n: MOST }));
    return;
  }
  const now = place < 0 ? [...menu, { key: id, note: "" }] : menu.filter((_, other) => other !== place);
  writeMenu(now);
  showMenu(document);
  say(fill((place < 0 ? words.fpAdded : words.fpTakenOut) ?? "", { n: now.length }));
}
