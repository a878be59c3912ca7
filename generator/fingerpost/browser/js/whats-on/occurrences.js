/** What can be gone to on a day, from the search files: which, and when. Cards are fetched only for what is shown. */

import { DAY_MS } from "../shared/days.js";
import { isUnsure, nextOf } from "../shared/next-on.js";
import { NONE, dayNumber } from "../shared/day-patterns.js";
import { search } from "../search/search.js";

export const FEW = 20; // lines in all, for which nothing need be folded; pages/kinds/whats_on.py says so too
const A_DAY = 40; // with 10,000 activities a day can have 1,000, which no phone could hold
const NO_OUTING = 128; // beside the seven days, as search/index/columns.py packs them: a helpline, or a place of refuge
/** @type {Record<string, [number, number]>} */
const STARTS = { morning: [0, 720], afternoon: [720, 1020], evening: [1020, 1440] };

/** @typedef {import("../search/files.js").SearchFiles} SearchFiles */
/** @typedef {import("../search/files.js").Card} Card */
/** @typedef {import("../shared/day-patterns.js").Sessions} Sessions */
/** @typedef {import("../search/state.js").FinderState} FinderState */
/** @typedef {{document: number, starts: number, ends: number, branch: number, asks: boolean}} Time */
/**
 * "branch": at which of its places. "asks": it is a bank holiday, and nobody has said whether it is on.
 * @typedef {Time & {card: Card}} Slot
 */
/**
 * "documents": all that is on. "times": those of it that are shown. "slots": the same with their cards, once these are
 * fetched. "isKnown": the patterns reach as far as this day.
 * @typedef {{day: string, times: Time[], slots?: Slot[], documents: Set<number>, isKnown: boolean}} Day
 */

/**
 * What is on on several days. In a large directory the cards of two weeks are 300 files, so what is folded does not
 * keep people waiting: unless there is little, only the days that are open get theirs.
 * @param {SearchFiles} files
 * @param {FinderState} state
 * @param {string} today
 * @param {number[]} aways  In days.
 * @param {(day: string) => boolean} isOpen
 * @returns {Promise<Day[]>}
 */
export async function daysOf(files, state, today, aways, isOpen) {
  const days = await Promise.all(aways.map((away) => dayOf(files, state, today, away)));
  const isAll = files.index.small || linesOf(days) <= FEW;
  const wanted = days.filter(({ day }) => isAll || isOpen(day));
  await Promise.all(wanted.map(async (day) => (day.slots = await slotsOf(files, day.times))));
  return days;
}

/**
 * How many lines days have.
 * @param {Day[]} days
 */
export function linesOf(days) {
  return days.reduce((lines, { times }) => lines + times.length, 0);
}

/**
 * What is on, in the order it begins; its cards are yet to come.
 * @param {SearchFiles} files
 * @param {FinderState} state
 * @param {string} today
 * @param {number} away  In days.
 * @returns {Promise<Day>}
 */
async function dayOf(files, state, today, away) {
  const day = dayAfter(today, away);
  const times = await timesOn(files, state, today, day);
  times.sort((one, other) => one.starts - other.starts);
  return {
    day,
    times: spread(onceEach(times, A_DAY), A_DAY),
    documents: new Set(times.map(({ document }) => document)),
    isKnown: dayNumber(day) - dayNumber(files.patterns.first) < files.patterns.days,
  };
}

/**
 * Fetch what is said of each.
 * @param {SearchFiles} files
 * @param {Time[]} times
 * @returns {Promise<Slot[]>}
 */
export function slotsOf(files, times) {
  return Promise.all(times.map(async (time) => ({ ...time, card: await files.card(time.document) })));
}

/**
 * What began the evening before and has not ended yet; what ends first comes first. Python: edition/occurrences_by_day.py.
 * @param {SearchFiles} files
 * @param {FinderState} state
 * @param {string} today
 * @param {number} minute  Of the day.
 * @returns {Promise<Slot[]>}
 */
export async function stillOn(files, state, today, minute) {
  const eve = dayAfter(today, -1);
  const times = await timesOn(files, state, eve, eve); // what had its last day then is over for today's searches
  const lateTimes = times.filter(({ starts, ends }) => starts !== NONE && ends <= starts && minute < ends);
  lateTimes.sort((one, other) => one.ends - other.ends);
  return slotsOf(files, lateTimes.slice(0, A_DAY));
}

/**
 * Whether something begins in one of the parts of the day that were asked for.
 * @param {number} starts
 * @param {string[] | undefined} parts
 */
export function isIn(starts, parts) {
  if (!parts?.length) return true;
  return Object.entries(STARTS).some(([name, [from, to]]) => parts.includes(name) && from <= starts && starts < to);
}

/**
 * @param {SearchFiles} files
 * @param {FinderState} state
 * @param {string} today
 * @param {string} day
 * @returns {Promise<Time[]>}
 */
async function timesOn(files, { area, part: parts }, today, day) {
  const on = dayNumber(day);
  const offset = on - dayNumber(files.patterns.first);
  const answer = await search(files, { on, area, part: parts }, today, { counts: false });
  const when = await files.columns("when");
  return answer.results.flatMap((result) => {
    const { document, branches } = result;
    const sessions = sessionsOf(when, document);
    const outings = sessions.flatMap(({ isOuting, session }) => (isOuting ? [session] : []));
    if (nextOf(files.patterns, outings, today, 0) === "always") return [];
    const here = sessions
      .filter(({ isOuting }, number) => isOuting && (result.sessions?.includes(number) ?? true))
      .flatMap(({ session }) => (branches.includes(session[3] ?? 0) ? [session] : []))
      .filter(isFirstOfItsKind);
    const fitting = here.filter(([, starts]) => isIn(starts, parts));
    return (fitting.length ? fitting : here.slice(0, 1)).map((session) => {
      const [, starts, ends, branch = 0] = session;
      return { document, starts, ends, branch, asks: isUnsure(files.patterns, session, offset) };
    });
  });
}

/**
 * The sessions of a record, and whether each can be gone to.
 * @param {import("../search/files.js").Columns} when
 * @param {number} document
 * @returns {{isOuting: boolean, session: Sessions[number]}[]}
 */
function sessionsOf(when, document) {
  const columns = ["pattern", "starts", "ends", "branch"].map((name) => when.numbers(name));
  const weekdays = when.numbers("days");
  const candidates = [];
  for (let at = when.starts[document] ?? 0; at < (when.starts[document + 1] ?? 0); at += 1) {
    const [pattern = 0, starts = NONE, ends = NONE, branch = 0] = columns.map((column) => column[at] ?? 0);
    candidates.push({ isOuting: !((weekdays[at] ?? 0) & NO_OUTING), session: /** @type {Sessions[number]} */ ([pattern, starts, ends, branch]) });
  }
  return candidates;
}

/**
 * Whether no session before it has the same time at the same place.
 * @param {Sessions[number]} session
 * @param {number} index
 * @param {Sessions} sessions
 */
function isFirstOfItsKind([, starts, ends, branch], index, sessions) {
  return sessions.findIndex(([, from, to, other]) => from === starts && to === ends && other === branch) === index;
}

/**
 * Where there is too much to show, each thing once, by its earliest time.
 * @param {Time[]} times
 * @param {number} most
 */
function onceEach(times, most) {
  if (times.length <= most) return times;
  const documents = new Set();
  return times.filter(({ document }) => !documents.has(document) && documents.add(document));
}

/**
 * So many, from the first to the last rather than the first ones.
 * @param {Time[]} times
 * @param {number} most
 */
function spread(times, most) {
  if (times.length <= most) return times;
  return Array.from({ length: most }, (_, number) => /** @type {Time} */ (times[Math.floor((number * times.length) / most)]));
}

/**
 * @param {string} day
 * @param {number} days
 */
function dayAfter(day, days) {
  return new Date((dayNumber(day) + days) * DAY_MS).toISOString().slice(0, 10);
}
