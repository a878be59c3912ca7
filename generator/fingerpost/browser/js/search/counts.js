/** What the filters leave, and how many each option would. Python: search/query/filters.py. */

import { BITS, CHECKED, DAYS, GROUP_OF, MODES, OF_BRANCH, PARTS, RICH, SOON, WITHIN, lineage, optionIds } from "./facets.js";
import { ELSEWHERE, NOWHERE } from "./away.js";

/** @typedef {import("./filters.js").Filters} Filters */
/** @typedef {Record<string, Record<string, number>>} Counts  Facet, option: how many. */
/** @typedef {(document: number, branches: number[]) => number} Level  Where in the list a record would be by some of its branches. */

const ROOM = 16; // for the options of a facet of time
const LEVELS = 4; // below the line for other places; below others; for some people only; at the top of the list

/**
 * The records that pass everything, and, for each facet, those that fail at it alone.
 * @param {Filters} filters
 * @param {Iterable<number>} documents
 */
export function split(filters, documents) {
  const tests = [...filters.tests()];
  /** @type {number[]} */
  const passed = [];
  /** @type {Map<string, number[]>} */
  const failed = new Map(filters.facets().map((facet) => [facet, []]));
  for (const document of documents) {
    let failures = 0;
    let at = "";
    for (const [facet, test] of tests) {
      if (test(document)) continue;
      failures += 1;
      at = facet;
      if (failures > 1) break;
    }
    if (failures > 1) continue;
    const fails = filters.branchesOf(document).map((branch) => filters.fails(document, branch));
    if (fails.includes(0)) (failures ? failed.get(at) : passed)?.push(document);
    else if (!failures) {
      for (const [facet, bit] of Object.entries(BITS)) if (fails.includes(bit)) failed.get(facet)?.push(document);
    }
  }
  return { passed, failed };
}

/**
 * How many more there would be if it were enough that nobody has said no to what is asked of access.
 * @param {Filters} filters
 * @param {Map<string, number[]>} failed
 */
export function countUnsaid(filters, failed) {
  const { metres } = filters.here;
  const mayDo = (/** @type {number} */ branch) => filters.unsaid(branch) !== undefined && metres?.[branch] !== ELSEWHERE;
  return (failed.get("access") ?? []).filter((document) => filters.fitting(document, "access").some(mayDo)).length;
}

/**
 * How many records each option would leave if it were the only one of its facet; access features add up.
 *
 * What would be below a line of the list does not count, as in its heading, unless nothing else would be left. Options
 * with none are left out. Groups and places are not counted.
 * @param {Filters} filters
 * @param {number[]} passed
 * @param {Map<string, number[]>} failed
 * @param {Level} level
 * @returns {Counts}
 */
export function countOptions(filters, passed, failed, level) {
  const { files, here } = filters;
  const kinds = filters.numbers("rank", "kind");
  const isActivity = (/** @type {number} */ each) => kinds[each] === 0;
  const activities = passed.filter(isActivity);
  const others = (/** @type {string} */ facet) => [...activities, ...(failed.get(facet) ?? []).filter(isActivity)];
  /** @type {Counts} */
  const counts = {};
  /** @type {Map<number, number>} */
  const whole = new Map(); // the level of a record by all its branches that fit
  const levelOf = (/** @type {number} */ document) => {
    let levelOf = whole.get(document);
    if (levelOf === undefined) whole.set(document, (levelOf = level(document, filters.fitting(document))));
    return levelOf;
  };

  /** @typedef {(each: number) => Iterable<number>} OptionsOf  The places in the order of what a record, or a branch, has. */
  /** Count options that all branches of a record share. @type {(facet: string, order: string[], of: OptionsOf) => void} */
  const count = (facet, order, of) => {
    const tally = new Uint32Array(order.length * LEVELS);
    const lastSeen = new Int32Array(order.length).fill(-1); // two categories may have the same one above them
    for (const document of others(facet)) {
      const at = levelOf(document);
      for (const option of of(document)) {
        if (lastSeen[option] === document) continue;
        lastSeen[option] = document;
        addOne(tally, option, at);
      }
    }
    counts[facet] = inOrder(order, tally);
  };

  /** Count options that branches have. @type {(facet: string, order: string[], of: OptionsOf) => void} */
  const countBranches = (facet, order, of) => {
    const tally = new Uint32Array(order.length * LEVELS);
    const isAccess = facet === "access"; // of what fits already
    for (const document of isAccess ? activities : others(facet)) {
      const fitting = filters.fitting(document, isAccess ? "" : facet);
      if (fitting.length === 1) {
        const at = level(document, fitting); // as nearly all are
        for (const option of of(fitting[0] ?? 0)) addOne(tally, option, at);
        continue;
      }
      /** @type {Map<number, number[]>} */
      const rows = new Map();
      for (const branch of fitting) {
        for (const option of of(branch)) rows.set(option, [...(rows.get(option) ?? []), branch]);
      }
      for (const [option, branches] of rows) addOne(tally, option, level(document, branches));
    }
    counts[facet] = inOrder(order, tally);
  };

  for (const facet of Object.keys(GROUP_OF)) {
    const ids = optionIds(files, facet);
    const { starts, values } = filters.lists(facet);
    const ofRow = (/** @type {number} */ row) => values.subarray(starts[row], starts[row + 1]);
    const lines = facet === "category" ? ids.map((_, number) => lineage(files, number)) : [];
    const of = lines.length ? (/** @type {number} */ row) => [...ofRow(row)].flatMap((number) => lines[number] ?? []) : ofRow;
    (OF_BRANCH.includes(facet) ? countBranches : count)(facet, ids, of);
  }

  const costs = [...files.options.cost, "low"];
  count("cost", costs, (each) => filters.costsOf(each).map((cost) => costs.indexOf(cost)));
  const modes = filters.numbers("where", "mode");
  countBranches("mode", MODES, (branch) => [...MODES.keys()].filter((bit) => ((modes[branch] ?? 0) >> bit) & 1));
  const [flags, capacity, checked] = ["flags", "capacity", "checked"].map((name) => filters.numbers("who", name));
  const countIf = (/** @type {string} */ facet, /** @type {(each: number) => boolean} */ test) =>
    count(facet, ["yes"], (each) => (test(each) ? [0] : []));
  countIf("first", (each) => ((flags?.[each] ?? 0) & 1) !== 0);
  countIf("met", (each) => ((flags?.[each] ?? 0) & 2) !== 0);
  countIf("rich", (each) => ((flags?.[each] ?? 0) & RICH) !== 0);
  countIf("open", (each) => (capacity?.[each] ?? 0) < 2);
  const since = (/** @type {number} */ each) => [...CHECKED.keys()].filter((at) => (checked?.[each] ?? 0) >= here.today - (CHECKED[at] ?? 0));
  count("checked", CHECKED.map(String), since);
  const { metres } = here;
  if (metres) {
    const isWithin = (/** @type {number} */ branch, limit = 0) => metres[branch] === NOWHERE || (metres[branch] ?? 0) <= limit;
    countBranches("within", WITHIN.map(String), (branch) => [...WITHIN.keys()].filter((at) => isWithin(branch, WITHIN[at])));
  }
  countSessions(filters, others("when"), counts, level);
  return counts;
}

/**
 * @param {Filters} filters
 * @param {number[]} documents
 * @param {Counts} counts
 * @param {Level} level
 */
function countSessions(filters, documents, counts, level) {
  const days = Object.keys(DAYS);
  const dates = SOON.map((each) => filters.times.datesAsked([each]));
  const facets = Object.entries({ soon: SOON, day: days, part: PARTS });
  const tally = new Uint32Array(facets.length * ROOM * LEVELS);
  for (const document of documents) {
    /** @type {Map<number, number[]>} */
    const rows = new Map();
    const there = filters.fitting(document, "when");
    for (const session of filters.sessionsOf(document)) {
      const branch = filters.branchOf(document, session);
      if (!there.includes(branch)) continue;
      const add = (/** @type {number} */ option) => rows.set(option, [...(rows.get(option) ?? []), branch]);
      if (filters.times.fits(session, false, true)) {
        const week = filters.times.daysOf(session, filters.times.dates);
        dates.forEach((option, at) => filters.times.daysOf(session, option) & filters.times.chosen && add(at));
        days.forEach((day, at) => week & (DAYS[day] ?? 0) && add(ROOM + at));
      }
      if (filters.times.fits(session, true, false)) filters.times.partsOf(session).forEach((part) => add(2 * ROOM + PARTS.indexOf(part)));
    }
    for (const [option, branches] of rows) addOne(tally, option, level(document, branches));
  }
  facets.forEach(([facet, options], at) => (counts[facet] = inOrder(options, tally.subarray(at * ROOM * LEVELS))));
}

/**
 * @param {Uint32Array} tally
 * @param {number} option
 * @param {number} level
 */
function addOne(tally, option, level) {
  tally[option * LEVELS + level] = (tally[option * LEVELS + level] ?? 0) + 1;
}

/**
 * Of each option that leaves any, how many at the highest level that has some.
 * @param {string[]} ids
 * @param {ArrayLike<number>} tally
 */
function inOrder(ids, tally) {
  /** @type {Record<string, number>} */
  const counts = {};
  ids.forEach((id, at) => {
    const most = Array.from({ length: LEVELS }, (_, level) => tally[(at + 1) * LEVELS - 1 - level]).find(Boolean);
    if (most) counts[id] = most;
  });
  return counts;
}
