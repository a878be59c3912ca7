/** Lists of what is on soon: today and tomorrow on the front page, and what comes first in a town. */

import { showMenu } from "./shared/menu-buttons.js";
import { hereOf, onReturn, readComing } from "./shared/next-dates.js";
import { DAY_MS, daysBetween, nearName, sayDate, shortDates } from "./shared/days.js";
import { nextOf, stillGoing } from "./shared/next-on.js";
import { sayNumber } from "./shared/say.js";
import { dayNumber, meetsOn } from "./shared/day-patterns.js";

/** @typedef {import("./shared/next-dates.js").Here} Here */
/** @typedef {{row: HTMLElement, starts: number, isUnsure: boolean, until: string}} Slot  "until": since the evening before. */

/** When each row of a list begins, as the build wrote it. */
const times = new WeakMap();

showAll();
onReturn(showAll);

function showAll() {
  const here = hereOf(document, new Date());
  for (const days of document.querySelectorAll("[data-fp-days]")) if (days instanceof HTMLElement) showDays(days, here);
  for (const list of document.querySelectorAll("[data-fp-soonest]")) {
    if (list instanceof HTMLElement) showSoonest(list, here);
  }
  for (const list of document.querySelectorAll("[data-fp-cards]")) sortCards(list, here);
  showMenu(document);
}

/**
 * Put the cards that have a date in the order in which they come next; the others stay where they are.
 * @param {Element} list
 * @param {Here} here
 */
function sortCards(list, here) {
  const dated = [...list.querySelectorAll(':scope > [data-fp-turn="dated"]')];
  const after = dated[dated.length - 1]?.nextElementSibling ?? null;
  const keyed = dated.map((card) => ({ card, at: nextAt(card, here) }));
  keyed.sort((one, other) => one.at.localeCompare(other.at));
  for (const { card } of keyed) list.insertBefore(card, after);
}

/**
 * @param {Element} card
 * @param {Here} here
 * @returns {string} As text that sorts; what is on now comes first, and what has no date any more last.
 */
function nextAt(card, here) {
  const arm = card.querySelector("[data-fp-next]");
  const { patterns, sessions, eve } = readComing((arm instanceof HTMLElement && arm.dataset.fpNext) || "", here);
  if (stillGoing(patterns, sessions, here.today, here.minute, eve) >= 0) return "";
  const next = nextOf(patterns, sessions, here.today, here.minute);
  return typeof next === "string" ? "9999" : `${next.day} ${String(next.starts).padStart(5, "0")}`;
}

/**
 * Write the lists of today and tomorrow out of the rows that the page has in store.
 * @param {HTMLElement} days
 * @param {Here} here
 */
function showDays(days, here) {
  const rows = [...document.querySelectorAll("[data-fp-store] [data-fp-on]")].filter((row) => row instanceof HTMLElement);
  const counts = (days.dataset.fpCounts ?? "").split(" ").map(Number);
  const today = daysBetween(here.built, here.today);
  [...days.querySelectorAll("[data-fp-day]")].forEach((section, away) => {
    if (!(section instanceof HTMLElement)) return;
    const offset = today + away;
    const day = dayAfter(here.built, offset);
    const count = counts[offset];
    const words = sayDate(day, here.today, here.date);
    say(section, "near", nearName(away, here.near));
    say(section, "date", words);
    const slots = rows.flatMap((row) => slotOn(row, offset, away ? -1 : here.minute, here) ?? []);
    if (!away) slots.push(...rows.flatMap((row) => slotSinceEvening(row, here) ?? []));
    slots.sort((one, other) => one.starts - other.starts);
    const shown = spread(onceEach(slots), Number(days.dataset.fpDays)).map((slot) => copyOf(slot, here));
    section.querySelector("ul")?.replaceChildren(...shown);
    show(section, "over", Boolean(count) && !shown.length);
    show(section, "none", count === 0 && !shown.length);
    show(section, "unknown", count === undefined);
    show(section, "all", Boolean(count));
    const link = section.querySelector("[data-fp-all] a");
    link?.setAttribute("href", `${link.getAttribute("href")?.split("#")[0]}#${day}`);
    if (count) say(section, "count", sayNumber(JSON.parse(days.dataset.fpWords ?? "{}"), count, lang(), { day: words }));
  });
}

/**
 * Put the rows of a list in the order in which they come, and show the first of them.
 * @param {HTMLElement} list
 * @param {Here} here
 */
function showSoonest(list, here) {
  const { date } = here;
  const short = shortDates(list, date);
  const rows = [...list.children].flatMap((row) => {
    if (!(row instanceof HTMLElement)) return [];
    row.hidden = true;
    const since = slotSinceEvening(row, here);
    if (since) return [{ row, until: since.until, next: { day: "", at: "", starts: 0, ask: false } }];
    const coming = readComing(row.dataset.fpOn ?? "", here);
    const next = nextOf(coming.patterns, coming.sessions, here.today, here.minute);
    return typeof next === "string" ? [] : [{ row, until: "", next }];
  });
  rows.sort((one, other) => one.next.day.localeCompare(other.next.day) || one.next.starts - other.next.starts);
  rows.forEach(({ row, until, next }, index) => {
    row.hidden = index >= Number(list.dataset.fpSoonest);
    list.append(row);
    sayTime(row, until);
    for (const note of row.querySelectorAll("[data-fp-note]")) note.remove();
    if (next.ask) row.querySelector(":scope > div")?.append(noteOf(here));
    const time = row.querySelector("time");
    if (until || !time) return;
    time.dateTime = next.at;
    const [name, date] = [nearName(daysBetween(here.today, next.day), here.near), sayDate(next.day, here.today, short)];
    // Paper outlasts today and tomorrow.
    time.replaceChildren(...(name ? [seenOn("fp-noprint", name), seenOn("fp-printonly", date)] : [date]));
  });
  const late = list.parentElement?.querySelector("[data-fp-late]");
  if (late instanceof HTMLElement) late.hidden = rows.length > 0;
}

/**
 * @param {HTMLElement} row
 * @param {number} offset
 * @param {number} minute  What has ended by then is over.
 * @param {Here} here
 * @returns {Slot | undefined}
 */
function slotOn(row, offset, minute, here) {
  const { patterns, sessions } = readComing(row.dataset.fpOn ?? "", here);
  const [session] = sessions;
  if (!session || !meetsOn(patterns, session[0], offset)) return undefined;
  const next = nextOf(patterns, [session], dayAfter(here.built, offset), minute);
  if (typeof next === "string" || daysBetween(here.built, next.day) !== offset) return undefined;
  return { row, starts: next.starts, isUnsure: next.ask, until: "" };
}

/**
 * What began the evening before and has not ended; it comes before all that begins today.
 * @param {HTMLElement} row
 * @param {Here} here
 * @returns {Slot | undefined}
 */
function slotSinceEvening(row, here) {
  const { patterns, sessions, until, eve } = readComing(row.dataset.fpOn ?? "", here);
  const session = stillGoing(patterns, sessions, here.today, here.minute, eve);
  return session < 0 ? undefined : { row, starts: -1, isUnsure: false, until: until[session] ?? "" };
}

/**
 * Say until when it is on, or, with nothing to say, when it begins, as the build wrote it.
 * @param {HTMLElement} row
 * @param {string} until
 */
function sayTime(row, until) {
  const place = row.querySelector(".fp-rows__time");
  if (!place) return;
  if (!times.has(row)) times.set(row, [...place.childNodes]);
  place.replaceChildren(...(until ? [until] : times.get(row)));
}

/**
 * A row as the list of a day shows it.
 * @param {Slot} slot
 * @param {Here} here
 */
function copyOf({ row, isUnsure, until }, here) {
  const copy = /** @type {HTMLElement} */ (row.cloneNode(true));
  copy.hidden = false;
  if (until) sayTime(copy, until);
  if (isUnsure) copy.querySelector(":scope > div")?.append(noteOf(here));
  return copy;
}

/** @param {Here} here */
function noteOf({ pageWords }) {
  const note = document.createElement("p");
  note.dataset.fpNote = "";
  note.textContent = pageWords.fpHoliday ?? "";
  return note;
}

/**
 * Each activity once, by its earliest time.
 * @param {Slot[]} slots
 */
function onceEach(slots) {
  const hrefs = new Set();
  return slots.filter(({ row }) => {
    const href = row.querySelector("a")?.href;
    return !hrefs.has(href) && hrefs.add(href);
  });
}

/**
 * So many, from the first to the last rather than the first ones.
 * @template T
 * @param {T[]} slots
 * @param {number} most
 */
function spread(slots, most) {
  if (slots.length <= most) return slots;
  return Array.from({ length: most }, (_, number) => /** @type {T} */ (slots[Math.floor((number * slots.length) / most)]));
}

/**
 * @param {string} day
 * @param {number} days
 */
function dayAfter(day, days) {
  return new Date((dayNumber(day) + days) * DAY_MS).toISOString().slice(0, 10);
}

function lang() {
  return document.documentElement.lang || "en-GB";
}

/**
 * @param {ParentNode} where
 * @param {string} part
 * @param {string} words
 */
function say(where, part, words) {
  const element = where.querySelector(`[data-fp-${part}]`);
  if (element) element.textContent = words;
}

/**
 * @param {ParentNode} where
 * @param {string} part
 * @param {boolean} isShown
 */
function show(where, part, isShown) {
  const element = where.querySelector(`[data-fp-${part}]`);
  if (element instanceof HTMLElement) element.hidden = !isShown;
}

/**
 * @param {"fp-noprint" | "fp-printonly"} where
 * @param {string} words
 */
function seenOn(where, words) {
  const span = document.createElement("span");
  span.className = where;
  span.textContent = words;
  return span;
}
