/** Answer a search from the search files. Python: search/query/answer.py, with the same results in the same order. */

import { ELSEWHERE, NOWHERE, REACH, distances, distancesAbout, metresBetween } from "./away.js";
import { countOptions, countUnsaid, split } from "./counts.js";
import { isSet } from "./facets.js";
import { Filters } from "./filters.js";
import { NOT_NOW, NO_ROOM, OTHER_AGE, UNNAMED, match } from "./match.js";
import { areaNamed, findSpot, spotOfArea, takePostcode } from "./near.js";
import { KINDS, ofRecord } from "../shared/addresses.js";
import { checkState, nameOf, takenOff } from "../shared/check-state.js";
import { NONE, dayNumber, nextAt, writtenDate } from "../shared/day-patterns.js";
import { asTyped } from "../shared/short-codes.js";
import { tidy } from "./text.js";
import { understand } from "./understand.js";

const HALF_AWAY = 3000; // metres at which a match counts for half as much as next door
const AS_IF_AWAY = 5000; // metres for what has no position
const AS_IF_HERE = 2000; // metres for what comes to people
const FAR_OFF = 42; // days: what is next on later cannot be joined now
const LAST = 2 ** 40; // sorts after every distance and date

/** @typedef {import("./files.js").SearchFiles} SearchFiles */
/** @typedef {import("./facets.js").State} State */
/** @typedef {import("./counts.js").Counts} Counts */
/** @typedef {import("./near.js").Spot} Spot */
/** @typedef {import("./match.js").Match} Match */
/**
 * One record that was found. Metres are about right in a large directory; NOWHERE when no place is given or it has none.
 * "branches" are those that fit, by their places in the record's list, the nearest first; "sessions" those that meet when
 * it is asked for, or nothing when nobody asked when; "rank" says why it ranks below others, as match.js has it; "check" is a number of check-state.js. "unsaid"
 * are, of each of its branches, the access features asked for that are not known there; empty when it says yes.
 * @typedef {{document: number, score: number, isFull: boolean, metres: number, branches: number[],
 *   rank: number, sessions: number[] | undefined, check: number, unsaid: number[][]}} Result
 */
/**
 * What a search gives. "offered" is how many results are for anybody who asks so, and say yes to all that is asked of access:
 * they come first. "full" is how many of those fit everything that was typed. "goTo" is the address of the page
 * whose id or short code was typed; "codes" the code that was typed or, with a slip in it, those it may be. "onlyIn" names the area whose records these are: it was typed as a place, and has no position to measure from. "drop" says, when nothing fits everything, which filter to leave out ("q" for the
 * words, "when" for day, part of the day and date) and how many that would give. "weekdays" are those asked for, as bits.
 * "begins" is the first day that is asked for, from the first of the patterns; today, when none is.
 * "covering" is how many may come to where somebody is: what does not comes last. "unsaid" is how many of those have not
 * said whether they have what is asked of access, whether shown or not.
 * @typedef {{query: string, understood: string, crisis: boolean, danger: string[], goTo: string, codes: import("../shared/short-codes.js").Lead[], place: Spot | undefined,
 *   onlyIn: string, placeUnknown: boolean, unknown: string[], nearest: string[], total: number, full: number, offered: number,
 *   covering: number, unsaid: number, results: Result[], counts: Counts, drop: [facet: string, total: number][], weekdays: number, begins: number}} Answer
 */

/**
 * Answer a search.
 * @param {SearchFiles} files
 * @param {State} state
 * @param {string} today  The day it is at the directory's own place, such as 2026-11-21.
 * @param {{counts?: boolean, minute?: number}} [options]  Counts ask for every column; without them they are empty. What
 *   has ended by this minute of today is not on today any more.
 * @returns {Promise<Answer>}
 */
export async function search(files, state, today, options = {}) {
  const withCounts = options.counts ?? true;
  const query = tidy(state.q ?? "");
  let near = tidy(state.near ?? "");
  let words = query;
  if (!near && !state.spot) [words, near] = takePostcode(query, files);
  const meaning = await understand(words, files);
  const spot = state.spot ?? (near ? await findSpot(near, files) : spotOfArea(meaning.area, files));
  const far = spot && (await (asksHowFar(state) ? distances : distancesAbout)(spot, files));
  const exact = spot && withCounts ? await distances(spot, files) : far;
  const onlyIn = near && !spot ? areaNamed(near, files) : -1;

  const todayNumber = dayNumber(today);
  const offset = todayNumber - dayNumber(files.patterns.first);
  const minute = options.minute ?? 0;
  const here = { today: todayNumber, offset, minute, metres: exact, near: onlyIn };
  const filters = await Filters.prepare(files, state, here, withCounts);
  const ends = filters.numbers("rank", "ends");
  const kinds = filters.numbers("rank", "kind");
  const [penalty, again, old] = ["penalty", "again", "old"].map((name) => filters.numbers("rank", name));
  const fit = filters.numbers("rank", "fit");
  const opens = filters.numbers("rank", "opens");
  const matches = meaning.groups.length
    ? await match(meaning, files)
    : everything(files, kinds, isSet(state, "kind"), meaning.unknown.length > 0 || meaning.danger.length > 0);
  const there = new Map(
    matches
      .filter((each) => ends[each.document] === NONE || (ends[each.document] ?? 0) >= offset)
      .map((each) => [each.document, each]),
  );
  const inOrder = [...there.keys()].sort((one, other) => one - other);
  const { passed, failed } = split(filters, inOrder);
  // A town that is in a name is part of the name: where the thing itself is does not matter then.
  const isInWords = !near && !state.spot;
  // In danger a telephone line is as near as anything.
  const [nowhere, comes] = meaning.danger.length ? [0, 0] : [AS_IF_AWAY, AS_IF_HERE];
  const firsts = filters.firstBranches;
  const results = passed.map((document) => {
    const each = /** @type {Match} */ (there.get(document));
    const first = firsts[document] ?? 0;
    const fitting = filters.fitting(document);
    const sure = fitting.filter((branch) => !filters.unsaid(branch)?.length);
    const branches = sure.length ? sure : fitting;
    const metresOf = (/** @type {number} */ branch) => far?.[branch] ?? NOWHERE;
    const order = (/** @type {number} */ branch) => (metresOf(branch) === NOWHERE ? LAST : metresOf(branch));
    branches.sort((one, other) => order(one) - order(other) || one - other);
    const covering = branches.filter((branch) => metresOf(branch) !== ELSEWHERE);
    if (covering.length) branches.splice(0, branches.length, ...covering);
    const metres = metresOf(branches[0] ?? first);
    const until = again?.[document] ?? NONE;
    const check = checkState(todayNumber, until, until + (old?.[document] ?? 0));
    let score = each.score * (16 - (penalty?.[document] ?? 0) - takenOff(check));
    let { rank } = each;
    if (rank >= 0 && ((opens[document] ?? 0) - offset > FAR_OFF || (fit[document] ?? 0) & NO_ROOM)) rank |= NOT_NOW;
    if (meaning.danger.length) rank = 0; // who helps in that danger was chosen already
    if (far && !(each.isCalledSo && isInWords)) {
      score = Math.floor((score * HALF_AWAY) / (HALF_AWAY + (metres === NOWHERE ? nowhere : metres || comes)));
    }
    const sessions = filters.fittingSessions(document);
    const unsaid = sure.length ? [] : branches.map((branch) => filters.unsaid(branch) ?? []);
    return { document, score, isFull: each.isFull, metres, branches: branches.map((branch) => branch - first), rank, sessions, check, unsaid };
  });
  /** @type {import("./counts.js").Level} */
  const level = (document, branches) => {
    const sure = branches.filter((branch) => !filters.unsaid(branch)?.length);
    if (exact && (sure.length ? sure : branches).every((branch) => exact[branch] === ELSEWHERE)) return 0;
    const each = there.get(document);
    if (!sure.length || !each?.isFull) return 1;
    return meaning.danger.length || each.rank < 0 || !(each.rank & (UNNAMED | OTHER_AGE)) ? 3 : 2;
  };
  const { begins, weekdays } = filters.times;
  const moment = { offset: begins, minute: begins > offset ? 0 : minute };
  // What is for some people only goes below a line, unless there is nothing else that fits.
  const special = new Set(results.filter(({ rank }) => rank >= 0 && rank & (UNNAMED | OTHER_AGE)));
  const isOffered = (/** @type {Result} */ each) => each.metres !== ELSEWHERE && !each.unsaid.length && !special.has(each);
  if (!results.some((each) => each.isFull && isOffered(each))) special.clear();
  await sort(results, special, state.sort || "best", files, { place: spot, weekdays, ...moment });
  const covering = results.filter((result) => result.metres !== ELSEWHERE);
  const offered = covering.filter(isOffered);
  const typed = asTyped(query);
  // A word that is known, or a postcode, is no code with a slip in it.
  const leads = typed && (meaning.unknown.length || /\d/.test(typed)) ? await files.shortCodes(typed) : [];
  const isExact = leads[0]?.[0] === typed;
  return {
    query,
    understood: words === query ? meaning.understood : tidy(`${meaning.understood} ${near}`),
    crisis: meaning.danger.length > 0,
    danger: meaning.danger,
    goTo: (isExact && !leads[1] && leads[0]?.[1]) || (await files.goTo(query)),
    codes: isExact || !spot ? leads : [],
    place: spot,
    onlyIn: files.options.area[onlyIn]?.[1] ?? "",
    placeUnknown: near !== "" && !spot && onlyIn < 0,
    unknown: meaning.unknown,
    nearest: meaning.nearest,
    total: results.length,
    full: offered.filter((result) => result.isFull).length,
    offered: offered.length,
    covering: covering.length,
    unsaid: covering.filter((result) => result.unsaid.length).length + countUnsaid(filters, failed),
    results,
    counts: withCounts ? countOptions(filters, passed, failed, level) : {},
    drop: results.some((result) => result.isFull) ? [] : drops(filters, failed, there, !results.length),
    weekdays,
    begins,
  };
}

/**
 * Then it matters which of two far ones is nearer.
 * @param {State} state
 */
function asksHowFar({ sort, within }) {
  return sort === "distance" || Number(within ?? 0) > REACH;
}

/**
 * Metres to a branch, as a card has it; NOWHERE when it has no position, or no spot is given.
 * @param {import("./files.js").Card[13][number] | undefined} branch
 * @param {Spot | undefined} spot
 */
export function metresTo(branch, spot) {
  const [, , , , lat, lon] = branch ?? [];
  return !spot || lat === undefined || lon === undefined ? NOWHERE : metresBetween(spot.lat, spot.lon, lat, lon);
}

/** @typedef {{place: Spot | undefined, offset: number, minute: number, weekdays: number}} Moment */

/**
 * Which of a result's sessions speak for it, at one branch that fits and at times that fit, and when they are next on.
 *
 * Near a place, the nearest branch that has a date speaks for the record; otherwise the one that comes first in time.
 * @param {import("../shared/day-patterns.js").Patterns} patterns
 * @param {Result} result
 * @param {import("../shared/day-patterns.js").Sessions} all  Of the record.
 * @param {Moment} moment
 */
export function speakerOf(patterns, result, all, { place, offset, minute, weekdays }) {
  const fitting = result.sessions ? result.sessions.flatMap((each) => (all[each] ? [all[each]] : [])) : all;
  let best = null;
  for (const branch of result.branches) {
    const sessions = /** @type {import("../shared/day-patterns.js").Sessions} */ (fitting.filter((each) => each?.[3] === branch));
    const next = nextAt(patterns, sessions, offset, minute, weekdays);
    if (!next) continue;
    const starts = sessions[next.index]?.[1] ?? NONE;
    if (!best || next.day < best.day || (next.day === best.day && starts < best.starts)) best = { ...next, starts, branch, sessions };
    if (place) break;
  }
  if (best) return best;
  const branch = result.branches[0] ?? 0;
  return { day: -1, starts: NONE, branch, sessions: fitting.filter((each) => each?.[3] === branch) };
}

/**
 * A result with its card, as a page shows it: the same fields as Python's `fingerpost find --json`, and the card, the
 * branch that speaks for it and that branch's sessions. How far it is, and when, is at one and the same of its places.
 * @param {SearchFiles} files
 * @param {Result} result
 * @param {{place: Spot | undefined, weekdays: number, begins: number}} answer
 * @param {string} today
 * @param {number} minute  Of the day: what is over at that time has its next date.
 */
export async function resultOf(files, result, { place, weekdays, begins }, today, minute = 0) {
  const card = await files.card(result.document);
  const [kind, id, name] = card;
  const now = dayNumber(today) - dayNumber(files.patterns.first);
  const moment = begins > now ? { offset: begins, minute: 0 } : { offset: now, minute };
  const { day, starts, branch, sessions } = speakerOf(files.patterns, result, card[12], { place, weekdays, ...moment });
  const metres = metresTo(card[13][branch], place);
  const unsaid = result.unsaid[result.branches.indexOf(branch)] ?? [];
  return {
    id,
    kind: KINDS[kind] ?? "",
    name,
    address: `/${ofRecord(KINDS[kind] ?? "", id)}`,
    distance_km: metres === NOWHERE ? null : Math.floor((metres + 50) / 100) / 10,
    next: day < 0 ? null : writtenDate(files.patterns, day, starts),
    check: nameOf(result.check),
    ...(unsaid.length && { not_known: unsaid.map((feature) => files.options.access[feature]?.[0] ?? "") }),
    card,
    branch,
    sessions,
    metres,
    unsaid,
  };
}

/**
 * With no words, every activity; with words of which none is known, nothing.
 * @param {SearchFiles} files
 * @param {ArrayLike<number>} kinds
 * @param {boolean} anyKind
 * @param {boolean} hasWords
 * @returns {Match[]}
 */
function everything(files, kinds, anyKind, hasWords) {
  if (hasWords) return [];
  const all = Array.from({ length: files.documents }, (_, document) => ({ document, score: 1000, isFull: true, isCalledSo: false, rank: 0 }));
  return all.filter((each) => anyKind || kinds[each.document] === 0);
}

/**
 * What comes to others alone is last, before it what has not said whether it has what is asked of access, and before that
 * what is for some people only. Full matches come first, whatever the order; ties are in the order of the index.
 * @param {Result[]} results
 * @param {Set<Result>} special
 * @param {string} by  best, distance or soonest
 * @param {SearchFiles} files
 * @param {Moment} moment
 */
async function sort(results, special, by, files, moment) {
  /** @type {((each: Result) => number) | undefined} */
  let key;
  if (by === "distance") key = (each) => (each.metres > 0 ? each.metres : LAST); // what comes there, or is by telephone, follows the places
  if (by === "soonest") key = await soonest(results, files, moment);
  results.sort(
    (one, other) =>
      Number(one.metres === ELSEWHERE) - Number(other.metres === ELSEWHERE) ||
      Number(one.unsaid.length > 0) - Number(other.unsaid.length > 0) ||
      Number(special.has(one)) - Number(special.has(other)) ||
      Number(other.isFull) - Number(one.isFull) ||
      (key ? key(one) - key(other) : one.rank - other.rank) ||
      other.score - one.score ||
      one.document - other.document,
  );
}

/**
 * Minutes from the first day of the patterns to the time that its card will say; LAST when no date is known.
 * @param {Result[]} results
 * @param {SearchFiles} files
 * @param {Moment} moment
 */
async function soonest(results, files, moment) {
  const when = await files.columns("when");
  const columns = ["pattern", "starts", "ends", "branch"].map((name) => when.numbers(name));
  const times = new Map(
    results.map((result) => {
      const [first = 0, end = 0] = when.starts.subarray(result.document, result.document + 2);
      const sessions = Array.from({ length: end - first }, (_, at) => columns.map((column) => column[first + at] ?? 0));
      const { day, starts } = speakerOf(files.patterns, result, /** @type {any} */ (sessions), moment);
      return [result.document, day < 0 ? LAST : day * 1440 + Math.min(starts, 1439)];
    }),
  );
  return (/** @type {Result} */ each) => times.get(each.document) ?? LAST;
}

/**
 * What to leave out to find something: each filter, the words as a whole; most first. Where something is found, although it
 * does not fit every word, only what would give something that does.
 * @param {Filters} filters
 * @param {Map<string, number[]>} failed
 * @param {Map<number, Match>} there
 * @param {boolean} isEmpty
 * @returns {[string, number][]}
 */
function drops(filters, failed, there, isEmpty) {
  const kinds = filters.numbers("rank", "kind");
  /** @type {[string, number][]} */
  const all = [...failed]
    .map(([facet, several]) => /** @type {[string, number]} */ ([facet, several.filter((each) => isEmpty || there.get(each)?.isFull).length]))
    .filter(([facet, count]) => count && facet !== "an activity");
  const { documents } = filters.files;
  if (isEmpty && filters.facets().length && there.size < documents) {
    const activities = Array.from({ length: documents }, (_, at) => at).filter((at) => kinds[at] === 0);
    const { passed } = split(filters, activities);
    if (passed.length) all.push(["q", passed.length]);
  }
  return all.sort(([one, many], [other, more]) => more - many || (one < other ? -1 : 1));
}
