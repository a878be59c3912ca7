/** The page "My menu": what was picked, as a sheet to print and a link to send. Everything is fetched from this site. */

import { showMenu } from "./shared/menu-buttons.js";
import { fetchCalendar, joined } from "./menu/calendar.js";
import { fetchEntry } from "./menu/fetch-entry.js";
import { itemOf, lengthOf } from "./menu/sheet.js";
import { showMaps } from "./menu/map.js";
import { copyOf, part } from "./shared/dom.js";
import { entriesOf, fragmentOf, keep, keysOf, moved, readMenu, recall, writeMenu } from "./shared/menu-list.js";
import { fill, sayNumber } from "./shared/say.js";

const LINK = "fp-menu-link"; // the fragment that this tab wrote last: any other is a link that somebody opened
const FULL = 3000; // characters: about what one side holds at the usual size, with the map and the helplines
const BEFORE = "fp-menu-before"; // what was in the menu before such a link was opened

/** @typedef {import("./menu/entry.js").Entry} Entry */
/** @typedef {import("./menu/sheet.js").Words} Words */

const page = document.querySelector("[data-fp-menu]");
if (page instanceof HTMLElement) startMenu(page);

/** @param {HTMLElement} page */
function startMenu(page) {
  /** @type {Words} */
  const words = JSON.parse(page.dataset.fpWords ?? "{}");
  const root = page.dataset.fpRoot ?? "/";
  const language = document.documentElement.lang || "en-GB";
  const list = part(page, "items");
  const status = document.querySelector("[data-fp-status]");
  /** @type {Map<string, Entry>} */
  const entries = new Map();
  /** The files of dates, by their addresses. @type {Map<string, string>} */
  const calendars = new Map();
  let menu = readMenu();
  let turn = 0;
  /** What was there before the last entry was taken out. @type {{menu: typeof menu, place: number, sentence: string} | null} */
  let before = null;

  /** @param {string} words */
  const say = (words) => {
    if (status) status.textContent = words;
  };
  window.addEventListener("hashchange", () => void open());
  list.addEventListener("click", onPress);
  list.addEventListener("input", onNote);
  page.addEventListener("change", onChoice);
  part(page, "empty-menu").addEventListener("click", () => takeOut([], 0, words.emptied));
  part(page, "bring-back").addEventListener("click", () => {
    const own = entriesOf(recall(BEFORE));
    keep(BEFORE, "");
    change(own);
    void fetchAll();
    part(page, "line").focus();
  });
  document.documentElement.dataset.fpPaper = sizeOf(page);
  const withSensitive = part(page, "with-sensitive"); // a choice for this time, whatever the browser has kept
  if (withSensitive instanceof HTMLInputElement) withSensitive.checked = false;
  void open();

  /** Show the menu of this tab or, if the address is the link of another, that one: what was there can be brought back. */
  async function open() {
    const keys = keysOf(location.hash);
    if (keys.length && fragmentOf(keys) !== recall(LINK)) {
      if (menu.length && menu.map(({ key }) => key).join() !== keys.join()) keep(BEFORE, JSON.stringify(menu));
      menu = keys.map((key) => ({ key, note: menu.find((entry) => entry.key === key)?.note ?? "" }));
      writeMenu(menu);
      keep(LINK, fragmentOf(keys));
    }
    showMenu(document);
    await fetchAll();
  }

  /** Fetch what is not here yet, and show it all in its order. */
  async function fetchAll() {
    turn += 1;
    const own = turn;
    page.dataset.fpShows = "";
    show();
    const missing = menu.filter(({ key }) => (entries.get(key)?.state ?? "failed") === "failed");
    await Promise.all(missing.map(async ({ key }) => entries.set(key, await fetchEntry(key, root, new Date()))));
    if (own !== turn) return;
    const addresses = menu.map(({ key }) => entries.get(key)?.address);
    menu = menu.filter((_, place) => !addresses[place] || addresses.indexOf(addresses[place]) === place); // once is enough
    change(menu.map(named));
    page.dataset.fpShows = "all";
    await fetchCalendars(own);
  }

  /**
   * Once everything is shown, so that the button needs no network.
   * @param {number} own
   */
  async function fetchCalendars(own) {
    const missing = menu.map(({ key }) => entries.get(key)?.calendar ?? "").filter((address) => address && !calendars.get(address));
    await Promise.all(missing.map(async (address) => calendars.set(address, await fetchCalendar(address))));
    if (own === turn) showCalendar();
  }

  /** The dates of what is in the menu, as a file that is made here. */
  function showCalendar() {
    const anchor = part(page, "calendar");
    if (!(anchor instanceof HTMLAnchorElement)) return;
    const files = menu.map(({ key }) => calendars.get(entries.get(key)?.calendar ?? "") ?? "");
    const text = joined(files, words.calendar);
    const without = menu.length - files.filter((file) => file.includes("BEGIN:VEVENT")).length;
    if (anchor.href) URL.revokeObjectURL(anchor.href);
    anchor.hidden = !text;
    anchor.download = "my-menu.ics";
    if (text) anchor.href = URL.createObjectURL(new Blob([text], { type: "text/calendar;charset=utf-8" }));
    else anchor.removeAttribute("href");
    part(page, "undated").hidden = !text || !without;
    part(page, "undated").textContent = without ? sayNumber(words.undated, without, language) : "";
  }

  /**
   * By its id, once that is known, because the buttons of lists know no codes.
   * @param {typeof menu[number]} entry
   */
  function named({ key, note }) {
    const entry = entries.get(key);
    if (!entry?.id) return { key, note };
    entries.set(entry.id, entry);
    return { key: entry.id, note };
  }

  /**
   * Take something out so that it can be put back, where it was.
   * @param {typeof menu} now
   * @param {number} place
   * @param {string} sentence
   */
  function takeOut(now, place, sentence) {
    const undo = { menu, place, sentence };
    change(now);
    before = undo;
    show();
    say(sentence);
    part(list, "put-back").focus();
  }

  /** @param {typeof menu} now */
  function change(now) {
    before = null;
    menu = now;
    writeMenu(menu);
    showMenu(document);
    show();
  }

  function show() {
    const isEmpty = !menu.length;
    part(page, "none").hidden = !isEmpty;
    part(page, "line").hidden = isEmpty;
    part(page, "sheet").hidden = isEmpty && !before;
    part(page, "foot").hidden = isEmpty;
    part(page, "tools").hidden = isEmpty;
    part(page, "more").hidden = isEmpty;
    part(page, "before").hidden = !recall(BEFORE);
    part(page, "line").textContent = sayNumber(words.count, menu.length, language);
    const items = menu.flatMap(({ key, note }, place) => {
      const entry = entries.get(key);
      return entry ? [itemOf(page, entry, { note, place, all: menu.length, words })] : [];
    });
    list.replaceChildren(...items);
    if (before) {
      const gone = copyOf(page, "out");
      part(gone, "out").textContent = before.sentence;
      list.insertBefore(gone, items[before.place] ?? null);
    }
    document.documentElement.toggleAttribute("data-fp-full", lengthOf(menu.map(({ key }) => entries.get(key))) > FULL);
    showMaps(page, menu.map(({ key }) => entries.get(key)), words, language);
    showLink();
    showCalendar();
  }

  /** The link holds codes alone, and nothing that is marked as sensitive unless somebody has chosen so. */
  function showLink() {
    if (menu.some(({ key }) => (entries.get(key)?.state ?? "failed") === "failed")) {
      part(page, "send").hidden = true; // until it is known of each whether it is sensitive
      return;
    }
    const withSensitive = part(page, "with-sensitive");
    const sensitive = menu.filter(({ key }) => entries.get(key)?.sensitive);
    part(page, "sensitive").hidden = !sensitive.length;
    part(page, "left-out").textContent = sensitive.length ? sayNumber(words.left, sensitive.length, language) : "";
    const isWhole = withSensitive instanceof HTMLInputElement && withSensitive.checked;
    const shared = menu.filter(({ key }) => isWhole || !entries.get(key)?.sensitive);
    const fragment = fragmentOf(shared.map(({ key }) => entries.get(key)?.code || entries.get(key)?.id || key));
    keep(LINK, fragmentOf(keysOf(fragment)));
    history.replaceState(history.state, "", fragment || location.pathname);
    const canonical = document.querySelector("link[rel=canonical]");
    const link = (canonical instanceof HTMLLinkElement ? canonical.href : location.href.replace(/#.*$/, "")) + fragment;
    part(page, "link").textContent = link;
    part(page, "printed-link").textContent = link.replace(/^https?:\/\//, "");
    part(page, "send").hidden = !shared.length;
    const text = fill(words.text, { link });
    for (const anchor of page.querySelectorAll("[data-fp-sms], [data-fp-mail]")) {
      if (!(anchor instanceof HTMLAnchorElement)) continue;
      const body = encodeURIComponent(text);
      anchor.href = anchor.hasAttribute("data-fp-sms") ? `sms:?&body=${body}` : `mailto:?subject=${encodeURIComponent(document.title)}&body=${body}`;
    }
    const date = new Intl.DateTimeFormat(language, { dateStyle: "long" }).format(new Date());
    const records = menu.flatMap(({ key }) => entries.get(key)?.record || []);
    part(page, "record").textContent = [fill(words.record, { date }), ...records, ...(shared.length ? [link] : [])].join("\n\n");
  }

  /** @param {Event} event */
  function onPress(event) {
    const button = event.target instanceof Element ? event.target.closest("button") : null;
    const item = button?.closest("li");
    if (before && button?.hasAttribute("data-fp-put-back")) {
      const { menu: again, place } = before;
      change(again);
      const back = list.children[place];
      const name = back?.querySelector("h2 a") ?? back?.querySelector("h2");
      if (name instanceof HTMLElement) name.focus();
      return;
    }
    if (!button?.dataset.fpDo || !item) return;
    const place = placeOf(item);
    const name = item.querySelector("h2")?.textContent ?? "";
    const { fpDo } = button.dataset;
    if (fpDo === "again") {
      void fetchAll();
      return;
    }
    if (fpDo === "out") {
      takeOut(menu.filter((_, other) => other !== place), place, fill(words.out, { name }));
      return;
    }
    const to = fpDo === "up" ? place - 1 : place + 1;
    change(moved(menu, place, to));
    say(fill(words.at, { name, n: to + 1, all: menu.length }));
    const tools = list.children[to];
    const same = tools?.querySelector(`[data-fp-do="${fpDo}"]:not(:disabled)`) ?? tools?.querySelector("[data-fp-do]:not(:disabled)");
    if (same instanceof HTMLElement) same.focus();
  }

  /** @param {Element} item */
  function placeOf(item) {
    return [...list.querySelectorAll(":scope > li:not(.fp-item--out)")].indexOf(item);
  }

  /** @param {Event} event */
  function onNote({ target }) {
    if (!(target instanceof HTMLTextAreaElement)) return;
    const item = target.closest("li");
    const place = item ? placeOf(item) : -1;
    menu = menu.map((entry, other) => (other === place ? { ...entry, note: target.value } : entry));
    writeMenu(menu);
    const printed = item?.querySelector("[data-fp-note-printed]");
    if (printed) printed.textContent = target.value;
  }

  /** @param {Event} event */
  function onChoice({ target }) {
    if (!(target instanceof HTMLInputElement)) return;
    if (target.name === "size") document.documentElement.dataset.fpPaper = target.value;
    if (target.hasAttribute("data-fp-with-sensitive")) showLink();
  }
}

/**
 * The size of paper that is chosen: a browser that comes back to a page may have kept it.
 * @param {HTMLElement} page
 */
function sizeOf(page) {
  const chosen = page.querySelector("input[name=size]:checked");
  return chosen instanceof HTMLInputElement ? chosen.value : "one";
}
