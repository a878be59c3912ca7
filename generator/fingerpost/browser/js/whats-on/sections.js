/** The days as they are on the page: their heads, how much there is, the lines, and links to jump to each. */

import { showMenu } from "../shared/menu-buttons.js";
import { daysBetween, nearName, shortDates } from "../shared/days.js";
import { FIND, ofRecord } from "../shared/addresses.js";
import { onPaper } from "../shared/on-paper.js";
import { copyOf, make, part } from "../shared/dom.js";
import { sayDate, sayHours, sayTime } from "../shared/say-times.js";
import { dateOf, fragmentOf } from "../search/state.js";
import { fill, sayNumber } from "../shared/say.js";
import { NONE, dayNumber } from "../shared/day-patterns.js";

/** @typedef {import("./occurrences.js").Day} Day */
/** @typedef {import("./occurrences.js").Slot} Slot */
/** @typedef {import("../search/state.js").FinderState} FinderState */
/** @typedef {import("../shared/say.js").Forms} Forms */
/**
 * What pages/kinds/whats_on.py gives this page to say. Gaps: {n} {chosen} {shown} {all}
 * @typedef {{things: Forms, show: Forms, some: string, none: string, noneFits: string, unknown: string, left: Forms,
 *   all: Forms, nothing: string, over: string}} Says
 */
/**
 * @typedef {{words: import("../shared/find-words.js").Words, says: Says, language: string, today: string}} Here
 */

/**
 * @param {HTMLElement} days
 * @param {Day} day
 * @param {FinderState} state
 * @param {Here} here
 * @returns {HTMLElement}
 */
export function sectionOf(days, { day, times, slots, documents, isKnown }, state, { words, says, language, today }) {
  const section = copyOf(days, times.length ? "day" : "no-day");
  const date = sayDate(day, today, words.date);
  const near = nearName(daysBetween(today, day), words);
  section.dataset.fpDay = day;
  section.classList.toggle("fp-day--today", day === today);
  section.setAttribute("aria-labelledby", `on-${day}`);
  const heading = /** @type {HTMLElement} */ (section.querySelector("h2"));
  heading.id = `on-${day}`;
  part(heading, "date").textContent = near ? fill(words.dated, { day: near, hours: date }) : date;
  part(section, "what").id = day;
  if (!times.length) {
    const isChosen = Boolean(state.area || state.part);
    part(section, "what").textContent = !isKnown ? says.unknown : isChosen ? says.noneFits : says.none;
    return section;
  }
  const count = documents.size;
  part(section, "count").textContent = sayNumber(says.things, count, language);
  part(section, "show").textContent = sayNumber(says.show, count, language);
  if (slots) fillSection(days, section, slots, words);
  const more = part(section, "more-on");
  if (count > times.length) {
    part(more, "some").textContent = fill(says.some, { shown: times.length, all: count.toLocaleString(language) });
    const { fpRoot = "/" } = days.dataset;
    const fragment = fragmentOf({ area: state.area, part: state.part, on: dayNumber(day) });
    more.querySelector("a")?.setAttribute("href", `${fpRoot}${FIND}${fragment}`);
  } else more.remove();
  return section;
}

/**
 * Write the lines of a day, once.
 * @param {HTMLElement} days
 * @param {ParentNode} section
 * @param {Slot[]} slots
 * @param {import("../shared/find-words.js").Words} words
 */
export function fillSection(days, section, slots, words) {
  const list = section.querySelector("ul:not([data-fp-eve])");
  if (!list?.childElementCount) list?.append(...slots.map((slot) => slotOf(days, slot, words)));
}

/**
 * A link to each day. Where a town or a part of the day was chosen, it is kept, and days with nothing are left out.
 * @param {HTMLElement} days
 * @param {Day[]} coming
 * @param {FinderState} state
 * @param {Here} here
 */
export function jumpsOf(days, coming, { area, part: parts }, { words, today }) {
  const short = shortDates(days, words.date);
  const isChosen = Boolean(area || parts);
  return coming
    .filter(({ times }) => !isChosen || times.length)
    .map(({ day }) => {
      const label = nearName(daysBetween(today, day), words) || sayDate(day, today, short);
      const href = isChosen ? fragmentOf({ area, part: parts, on: dayNumber(day) }) : `#${day}`;
      return make("li", { "data-fp-day": day }, make("a", { href }, label));
    });
}

/**
 * The day that an address leads to, as "#2026-11-25" or with a choice; nothing when it leads to none.
 * @param {string} fragment
 * @param {FinderState} state
 */
export function dayAsked(fragment, state) {
  return state.on ? dateOf(state.on) : /^#\d{4}-\d{2}-\d{2}$/.test(fragment) ? fragment.slice(1) : "";
}

/**
 * A line of what began the evening before.
 * @param {HTMLElement} days
 * @param {Slot} slot
 * @param {Here} here
 */
export function stillOnOf(days, slot, { words }) {
  const row = slotOf(days, slot, words);
  part(row, "hours").textContent = fill(words.now, { time: sayTime(slot.ends, words.time) });
  return row;
}

/**
 * Put what began the evening before in front of what begins today.
 * @param {ParentNode} days
 * @param {string} today
 * @param {HTMLElement[]} lines
 */
export function putFirst(days, today, lines) {
  for (const list of days.querySelectorAll("[data-fp-eve]")) list.remove();
  const section = days.querySelector(`section[data-fp-day="${today}"]`);
  if (!section || !lines.length) return;
  const list = make("ul", { role: "list", "data-fp-eve": "" }, ...lines);
  const what = section.querySelector("details [data-fp-what]");
  if (what) what.prepend(list);
  else section.querySelector("h2")?.after(list);
}

/**
 * The minute of its day from which something is over; what goes on past midnight is not over that day.
 * @param {number} starts
 * @param {number} ends
 */
function overAt(starts, ends) {
  if (ends === NONE) return starts;
  return ends > starts ? ends : NONE;
}

/**
 * Leave out what is over today, and count what is left.
 * @param {HTMLElement} days
 * @param {number} minute  Of the day.
 * @param {Here} here
 */
export function leaveOver(days, minute, { today, says, language }) {
  const section = days.querySelector(`section[data-fp-day="${today}"]`);
  const lines = [...(section?.querySelectorAll("li") ?? [])];
  for (const line of lines) line.hidden = Number(line.dataset.fpOver ?? NONE) <= minute;
  const count = section?.querySelector(".fp-day__count");
  if (!count || section?.querySelector("[data-fp-some]")?.textContent || !lines.some((line) => line.hidden)) return;
  const rest = new Set(lines.flatMap((line) => (line.hidden ? [] : (line.querySelector("a")?.href ?? [])))).size;
  const words = rest ? [says.things, says.show].map((forms) => sayNumber(forms, rest, language)) : [says.over, says.over];
  [...count.children].forEach((each, index) => (each.textContent = words[index] ?? ""));
}

/**
 * @param {HTMLElement} days
 * @param {Slot} slot
 * @param {import("../shared/find-words.js").Words} words
 */
function slotOf(days, { card, starts, ends, branch, asks }, words) {
  const [, id, name, lang, , , where, cost, , met, , capacity, , branches, phone] = card;
  const row = copyOf(days, "slot");
  const hours = sayHours(starts, ends, words.time);
  if (hours) part(row, "hours").textContent = hours;
  const link = /** @type {HTMLAnchorElement} */ (row.querySelector("a"));
  link.href = `${days.dataset.fpRoot}${ofRecord("activity", id)}`;
  link.textContent = name;
  if (lang) [link.lang, link.dir] = [lang, "auto"];
  row.dataset.fpOver = String(overAt(starts, ends));
  part(row, "where").textContent = (branches.length > 1 && branches[branch]?.[0]) || where;
  part(row, "room").textContent = words.capacity[capacity] ?? "";
  part(row, "cost").textContent = cost;
  part(row, "paper").textContent = onPaper(phone, link);
  if (!met) part(row, "met").remove();
  if (!asks) part(row, "holiday").remove();
  showMenu(row);
  return row;
}
