/**
 * The page /whats-on/: the coming days, from the day patterns.
 *
 * A page that was made today is left as it is until somebody chooses a town or a part of the day. An older one keeps the
 * days that are still to come, and gets those that have come since.
 */

import { DAY_MS, daysBetween, nearName, shortDates, todayIn } from "./days.js";
import { fill, sayNumber } from "./map/say.js";
import { copyOf, make, part } from "./find/dom.js";
import { isUnsure, nextOf } from "./find/next.js";
import { sayDate, sayHours } from "./find/say.js";
import { fragmentOf, isState, stateOf } from "./find/state.js";
import { wordsOf } from "./find/words.js";
import { SearchFiles, fetchFrom } from "./search/files.js";
import { dayNumber, meetsOn } from "./search/patterns.js";
import { search } from "./search/search.js";

const DAYS = 14;
const A_DAY = 40; // with 10,000 activities a day can have 1,000, which no phone could hold
const NO_OUTING = 128; // beside the seven days, as search/columns.py packs them: a helpline, or a place of refuge
const STARTS = { morning: [0, 720], afternoon: [720, 1020], evening: [1020, 1440] };

/** @typedef {import("./search/files.js").Card} Card */
/** @typedef {import("./search/patterns.js").Sessions} Sessions */
/**
 * "isSpread": it has several places. "asks": it is a bank holiday, and nobody has said whether it is on.
 * @typedef {{card: Card, starts: number, ends: number, isSpread: boolean, asks: boolean}} Slot
 */
/** @typedef {import("./find/state.js").FinderState} FinderState */

const days = document.querySelector("[data-fp-coming]");
if (days instanceof HTMLElement && days.dataset.fpSearch) start(days);

/** @param {HTMLElement} days */
function start(days) {
  const form = /** @type {HTMLFormElement} */ (part(document, "onfilter"));
  const status = document.querySelector("[data-fp-status]");
  const timezone = status instanceof HTMLElement ? status.dataset.fpTimezone : undefined;
  /** @type {Promise<SearchFiles> | undefined} */
  let opened;
  const show = async () => {
    const today = todayIn(timezone, new Date());
    const isOld = today !== days.dataset.fpBuilt;
    const state = isState(location.hash) ? stateOf(location.hash) : {};
    const asBuilt = !opened && !state.area && !state.part;
    if (asBuilt && !isOld) return;
    opened ??= SearchFiles.open(fetchFrom(days.dataset.fpSearch ?? ""));
    let said = "";
    try {
      said = await writeDays(days, await opened, state, today, asBuilt ? keepDays(days, today) : 0);
    } catch {
      opened = undefined; // the days that were known when the site was made stay, and the next try asks again
      if (status && form.dataset.fpFailed) status.textContent = form.dataset.fpFailed;
      return;
    }
    for (const name of ["area", "part"]) {
      const field = form.elements.namedItem(name);
      const [chosen = ""] = /** @type {Record<string, any>} */ (state)[name] ?? [];
      if (field instanceof HTMLSelectElement) field.value = chosen;
    }
    if (status && (state.area || state.part)) status.textContent = said;
    if (!isState(location.hash)) document.getElementById(location.hash.slice(1))?.scrollIntoView();
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const chosen = new FormData(form);
    const one = (/** @type {string} */ name) => [String(chosen.get(name) ?? "")].filter(Boolean);
    const fragment = fragmentOf({ area: one("area"), part: one("part") });
    if (fragment !== location.hash) location.hash = fragment;
  });
  window.addEventListener("hashchange", () => {
    if (isState(location.hash)) void show();
  });
  for (const button of form.querySelectorAll("button")) button.disabled = false;
  void show();
}

/**
 * @param {HTMLElement} days
 * @param {SearchFiles} files
 * @param {FinderState} state
 * @param {string} today
 * @param {number} known  How many days from today on are there already, and stay.
 * @returns {Promise<string>} How much there is, in words.
 */
async function writeDays(days, files, state, today, known) {
  const words = wordsOf(days);
  const language = document.documentElement.lang || "en-GB";
  const aways = Array.from({ length: DAYS - known }, (_, index) => known + index);
  const found = await Promise.all(aways.map((away) => dayOf(files, state, today, away)));
  const sections = found.map(({ day, slots }) => {
    const section = copyOf(days, "day");
    const date = sayDate(day, today, words.date);
    const near = nearName(daysBetween(today, day), words);
    section.id = day;
    section.classList.toggle("fp-day--today", day === today);
    section.setAttribute("aria-labelledby", `on-${day}`);
    const heading = /** @type {HTMLElement} */ (section.querySelector("h2"));
    heading.id = `on-${day}`;
    part(heading, "date").textContent = near ? fill(words.dated, { day: near, hours: date }) : date;
    const list = /** @type {HTMLElement} */ (section.querySelector("ul"));
    list.append(...slots.slice(0, A_DAY).map((slot) => slotOf(days, slot, words)));
    if (slots.length) part(section, "none").remove();
    else list.remove();
    const more = part(section, "more-on");
    if (slots.length > A_DAY) more.querySelector("a")?.setAttribute("href", finderOf(days, state, day));
    else more.remove();
    return section;
  });
  const short = shortDates(days, words.date);
  const jumps = found.map(({ day }) => {
    const date = sayDate(day, today, short);
    return make("li", {}, make("a", { href: `#${day}` }, nearName(daysBetween(today, day), words) || date));
  });
  for (const [name, made] of /** @type {[string, HTMLElement[]][]} */ ([["jumps", jumps], ["days-room", sections]])) {
    const room = part(days, name);
    if (!known) room.replaceChildren();
    room.append(...made);
  }
  part(days, "late").hidden = true;
  const total = found.reduce((sum, { slots }) => sum + slots.length, 0);
  return sayNumber(words.heading.all, total, language);
}

/**
 * Take away the days that have gone by; gives how many are left, from today on.
 * @param {HTMLElement} days
 * @param {string} today
 */
function keepDays(days, today) {
  const ago = daysBetween(days.dataset.fpBuilt ?? "", today);
  if (!(ago >= 0 && ago < DAYS)) return 0;
  for (const day of days.querySelectorAll("[data-fp-day]")) {
    if (day instanceof HTMLElement && (day.dataset.fpDay ?? "") < today) day.remove();
  }
  return DAYS - ago;
}

/**
 * What is on, in the order it begins.
 * @param {SearchFiles} files
 * @param {FinderState} state
 * @param {string} today
 * @param {number} away
 */
async function dayOf(files, { area, part: parts }, today, away) {
  const on = dayNumber(today) + away;
  const day = new Date(on * DAY_MS).toISOString().slice(0, 10);
  const offset = on - dayNumber(files.patterns.first);
  const answer = await search(files, { on, area, part: parts }, today, { counts: false });
  const where = await files.columns("where");
  const modes = where.numbers("mode");
  const { starts: first } = (await files.columns("spots")).lists("spots");
  const when = await files.columns("when");
  const weekdays = when.numbers("days");
  const cards = await Promise.all(
    answer.results.map(async ({ document }) => {
      const places = (first[document + 1] ?? 0) - (first[document] ?? 0);
      const mode = modes[document] ?? 0;
      const card = await files.card(document);
      const firstSession = when.starts[document] ?? 0;
      const sessions = card[12].filter((_, at) => !((weekdays[firstSession + at] ?? 0) & NO_OUTING));
      return { card, sessions, isSpread: places > 1 || (mode & (mode - 1)) !== 0 };
    }),
  );
  const slots = cards
    .filter(({ sessions }) => nextOf(files.patterns, sessions, today, 0) !== "always")
    .flatMap(({ card, sessions, isSpread }) => {
      const here = sessions.filter(([pattern]) => meetsOn(files.patterns, pattern, offset)).filter(isFirstOfItsTime);
      const fitting = here.filter(([, starts]) => isIn(starts, parts));
      return (fitting.length ? fitting : here.slice(0, 1)).map((session) => {
        const [, starts, ends] = session;
        return { card, starts, ends, isSpread, asks: isUnsure(files.patterns, session, offset) };
      });
    });
  return { day, slots: slots.sort((one, other) => one.starts - other.starts) };
}

/**
 * Whether no session before it has the same time: what is on in two places at once is one line.
 * @param {Sessions[number]} session
 * @param {number} index
 * @param {Sessions} sessions
 */
function isFirstOfItsTime([, starts, ends], index, sessions) {
  return sessions.findIndex(([, from, to]) => from === starts && to === ends) === index;
}

/**
 * @param {number} starts
 * @param {string[] | undefined} parts
 */
function isIn(starts, parts) {
  if (!parts?.length) return true;
  return Object.entries(STARTS).some(([name, [from = 0, to = 0]]) => parts.includes(name) && from <= starts && starts < to);
}

/**
 * @param {HTMLElement} days
 * @param {Slot} slot
 * @param {import("./find/words.js").Words} words
 */
function slotOf(days, { card, starts, ends, isSpread, asks }, words) {
  const [, id, name, lang, , , where, cost, , met] = card;
  const made = copyOf(days, "slot");
  const hours = sayHours(starts, ends, words.time);
  if (hours) part(made, "hours").textContent = hours;
  const link = /** @type {HTMLAnchorElement} */ (made.querySelector("a"));
  link.href = `${days.dataset.fpRoot}a/${id}/`;
  link.textContent = name;
  if (lang) link.lang = lang;
  // A card says where something is, and not which of its times is where.
  if (!isSpread) part(made, "where").textContent = where;
  part(made, "cost").textContent = cost;
  if (!met) part(made, "met").remove();
  if (!asks) part(made, "holiday").remove();
  return made;
}

/**
 * @param {HTMLElement} days
 * @param {FinderState} state
 * @param {string} day
 */
function finderOf(days, { area, part: parts }, day) {
  return `${days.dataset.fpRoot}find/${fragmentOf({ area, part: parts, on: dayNumber(day) })}`;
}
