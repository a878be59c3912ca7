/**
 * What a script adds to a page that already works: buttons to print and copy, today's dates, and a
 * search whose words stay on the device.
 */

import { hereOf, onReturn, showNextDates } from "./shared/next-dates.js";
import { addFirst, addOrTakeOut, showMenu } from "./shared/menu-buttons.js";
import { daysBetween, nearName } from "./shared/days.js";
import { findAddress } from "./site/find-address.js";

/** @typedef {import("./shared/next-dates.js").Here} Here */
/** @typedef {(words: string) => void} Say */

start(document);

/** @param {Document} page */
function start(page) {
  const status = page.querySelector("[data-fp-status]");
  const here = hereOf(page, new Date());
  keepSearchOnTheDevice(page);
  keepTables(page);
  showMenu(page);
  addButtons(page, here.pageWords, (words) => {
    if (status) status.textContent = words;
  });
  page.documentElement.classList.add("fp-js");
  window.addEventListener("load", () => offerLinks(page));
  showNextDates(page, here);
  showComingDays(page, here);
  void showAge(page, here);
  onReturn(() => {
    showMenu(page);
    const later = hereOf(page, new Date());
    showNextDates(page, later);
    void showAge(page, later);
  });
}

/**
 * Few pages have come to say something else than on the day they were made, so what says it is fetched only for them.
 * @param {Document} page
 * @param {Here} here
 */
async function showAge(page, here) {
  const dated = page.querySelectorAll("[data-fp-again], [data-fp-check], [data-fp-over-from], [data-fp-gone]");
  const days = [...dated].flatMap((each) => {
    const { fpAgain, fpCheck, fpOverFrom, fpGone } = each instanceof HTMLElement ? each.dataset : {};
    return [fpAgain, fpCheck, fpOverFrom, fpGone].flatMap((day) => day?.slice(0, 10) ?? []);
  });
  if (!days.some((day) => day <= here.today)) return;
  const stalePage = await import("./stale-page.js");
  stalePage.showAge(page, here);
}

/**
 * The finder says that it has started. If it has not by now, its files did not come, and links take its place.
 * @param {ParentNode} page
 */
function offerLinks(page) {
  const finder = page.querySelector("[data-fp-finder]:not([data-fp-started])");
  if (!finder) return;
  for (const dead of finder.querySelectorAll("[data-fp-js]")) dead.setAttribute("hidden", "");
  page.querySelector("[data-fp-links]")?.removeAttribute("data-fp-nojs");
}

/**
 * Hide the days of a list that have gone by, and call the near ones by their names.
 * @param {ParentNode} page
 * @param {Here} here
 */
export function showComingDays(page, here) {
  const list = page.querySelector("[data-fp-coming]");
  if (!list) return;
  let open = 0;
  for (const day of list.querySelectorAll("[data-fp-day]")) {
    if (!(day instanceof HTMLElement)) continue;
    const away = daysBetween(here.today, day.dataset.fpDay ?? "");
    day.hidden = away < 0;
    if (!day.hidden) open += 1;
    const near = day.querySelector("[data-fp-near]");
    const name = nearName(away, here.near);
    if (near && name) near.textContent = `${name},`;
    day.classList.toggle("fp-day--today", away === 0);
  }
  const late = list.querySelector("[data-fp-late]");
  if (late instanceof HTMLElement) late.hidden = open > 0;
}

/**
 * Send a search to the finder after the # of the address, which no server ever sees.
 * @param {ParentNode} page
 */
function keepSearchOnTheDevice(page) {
  for (const form of page.querySelectorAll("form[data-fp-find]")) {
    if (!(form instanceof HTMLFormElement)) continue;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const typed = new FormData(form);
      const { q = "", near = "", ...chosen } = Object.fromEntries([...typed].map(([name, value]) => [name, String(value)]));
      location.assign(findAddress(form.action, q, near, chosen));
    });
    form.addEventListener("input", () => void fetchAhead(form), { once: true });
    for (const button of form.querySelectorAll("button")) button.disabled = false; // till now it would have asked the server
  }
}

/**
 * To type takes longer than the finder takes to come. From the first key on it is fetched, whatever that key is, so the
 * server learns nothing but that somebody is about to search. Only the finder's page knows the address of what it looks in.
 * @param {HTMLFormElement} form
 */
async function fetchAhead({ action, dataset }) {
  const scripts = (dataset.fpFind ?? "").split(" ").filter(Boolean);
  if (!scripts.length || /** @type {any} */ (navigator).connection?.saveData) return;
  try {
    const [finder] = await Promise.all([action, ...scripts].map((address) => fetch(address)));
    const [, start] = /href="([^"]+)" as="fetch"/.exec((await finder?.text()) ?? "") ?? [];
    if (start) await fetch(start);
  } catch {
    // The finder asks for it again.
  }
}

/**
 * A table that folds to blocks on a phone is still a table: some browsers forget it, so the roles are written out.
 * @param {ParentNode} page
 */
function keepTables(page) {
  const parts = { "thead, tbody": "rowgroup", tr: "row", "thead th": "columnheader", "tbody th": "rowheader", td: "cell" };
  for (const table of page.querySelectorAll(".fp-table--fold, .fp-table--numbers")) {
    table.setAttribute("role", "table");
    for (const [part, role] of Object.entries(parts)) {
      for (const each of table.querySelectorAll(part)) each.setAttribute("role", role);
    }
  }
}

/**
 * @param {Document} page
 * @param {DOMStringMap} pageWords  What the page says in its own language.
 * @param {Say} say
 */
function addButtons(page, pageWords, say) {
  page.addEventListener("click", (event) => {
    const button = event.target instanceof Element ? event.target.closest("button") : null;
    if (!button) return;
    if (button.hasAttribute("data-fp-print")) window.print();
    if (button.dataset.fpAdd !== undefined) addOrTakeOut(button, say);
    if (button.dataset.fpFirst) addFirst(page, Number(button.dataset.fpFirst));
    if (button.dataset.fpCopy) copy(page, button, pageWords, say);
  });
  page.addEventListener("change", (event) => {
    if (event.target instanceof HTMLSelectElement && event.target.dataset.fpCode) putCode(page, event.target);
  });
  window.addEventListener("beforeprint", () => datePaper(page));
}

/**
 * Put the code that was chosen before the words for the record, in place of the one before it.
 * @param {Document} page
 * @param {HTMLSelectElement} choice
 */
function putCode(page, choice) {
  const words = page.getElementById(choice.dataset.fpCode ?? "");
  if (!words) return;
  const { fpLine = "" } = choice.dataset;
  const line = choice.value && `${choice.value}\n`;
  words.textContent = line + (words.textContent ?? "").slice(fpLine.length);
  choice.dataset.fpLine = line;
}

/**
 * @param {Document} page
 * @param {HTMLButtonElement} button
 * @param {DOMStringMap} pageWords
 * @param {Say} say
 */
async function copy(page, button, pageWords, say) {
  const from = page.getElementById(button.dataset.fpCopy ?? "");
  const label = button.querySelector("span");
  if (!from || !label) return;
  try {
    await navigator.clipboard.writeText((from.textContent ?? "").trim());
    getSelection()?.removeAllRanges();
  } catch {
    select(from, pageWords.fpNotCopied ?? "");
    say(pageWords.fpNotCopied ?? "");
    return;
  }
  const before = label.textContent;
  label.textContent = pageWords.fpCopied ?? "";
  say(pageWords.fpCanPaste ?? "");
  setTimeout(() => {
    label.textContent = before;
    say("");
  }, 4000);
}

/**
 * An address without https, or a locked-down browser: the words are shown and selected, so that one key copies them.
 * @param {HTMLElement} from
 * @param {string} advice
 */
function select(from, advice) {
  const fold = from.closest("details");
  fold?.setAttribute("open", "");
  from.focus();
  getSelection()?.selectAllChildren(from);
  const line = fold?.querySelector("[data-fp-copy-failed]");
  if (!(line instanceof HTMLElement)) return;
  line.textContent = advice;
  line.hidden = false;
}

/** @param {Document} page */
function datePaper(page) {
  const language = page.documentElement.lang || "en-GB";
  const today = new Intl.DateTimeFormat(language, { dateStyle: "long" }).format(new Date());
  for (const line of page.querySelectorAll("[data-fp-printed]")) {
    const date = line.querySelector("[data-fp-printed-on]");
    if (!(line instanceof HTMLElement) || !date) continue;
    date.textContent = today;
    line.hidden = false;
  }
}
