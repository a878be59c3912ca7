/** What the filters leave, and how many each option would. Python: search/query/filters.py. */

import { BITS, CHECKED, DAYS, GROUP_OF, MODES, OF_BRANCH, PARTS, RICH, SOON, WITHIN, lineage, optionIds } from "./filters.js";
import { ELSEWHERE, NOWHERE } from "./away.js";

/** @typedef {import("./filters.js").Filters} Filters */
/** @typedef {Record<string, Record<string, number>>} Counts  Facet, option: how many. */

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
 * Options with none are left out. Groups and places are not counted.
 * @param {Filters} filters
 * @param {number[]} passed
 * @param {Map<string, number[]>} failed
 * @returns {Counts}
 */
export function countOptions(filters, passed, failed) {
  const { files, here } = filters;
  const kinds = filters.numbers("rank", "kind");
  const isActivity = (/** @type {number} */ each) => kinds[each] === 0;
  const activities = passed.filter(isActivity);
  const others = (/** @type {string} */ facet) => [...activities, ...(failed.get(facet) ?? []).filter(isActivity)];
  /** @type {Counts} */
  const counts = {};

  for (const facet of Object.keys(GROUP_OF)) {
    const ids = optionIds(files, facet);
    const { starts, values } = filters.lists(facet);
    const lines = ids.map((_, number) => (facet === "category" ? lineage(files, number) : [number]));
    const tally = new Uint32Array(ids.length);
    const lastSeen = new Int32Array(ids.length).fill(-1); // two categories may have the same one above them
    const isOfBranch = OF_BRANCH.includes(facet);
    for (const document of facet === "access" ? activities : others(facet)) {
      for (const row of isOfBranch ? filters.fitting(document, facet === "access" ? "" : facet) : [document]) {
        const end = starts[row + 1] ?? 0;
        for (let place = starts[row] ?? 0; place < end; place += 1) {
          for (const number of lines[values[place] ?? 0] ?? []) {
            if (lastSeen[number] === document) continue;
            lastSeen[number] = document;
            tally[number] = (tally[number] ?? 0) + 1;
          }
        }
      }
    }
    counts[facet] = inOrder(ids, tally);
  }

  const one = (/** @type {string} */ facet, /** @type {string[]} */ order, /** @type {(each: number) => Iterable<string>} */ of) => {
    const tally = new Map(order.map((option) => [option, 0]));
    for (const document of others(facet)) for (const option of of(document)) tally.set(option, (tally.get(option) ?? 0) + 1);
    counts[facet] = inOrder(order, [...tally.values()]);
  };
  one("cost", [...files.options.cost, "low"], (each) => filters.costsOf(each));
  const modes = filters.numbers("where", "mode");
  one("mode", MODES, (each) => {
    const there = filters.fitting(each, "mode");
    return MODES.filter((_, bit) => there.some((branch) => ((modes[branch] ?? 0) >> bit) & 1));
  });
  const flags = filters.numbers("who", "flags");
  one("first", ["yes"], (each) => ((flags[each] ?? 0) & 1 ? ["yes"] : []));
  one("met", ["yes"], (each) => ((flags[each] ?? 0) & 2 ? ["yes"] : []));
  one("rich", ["yes"], (each) => ((flags[each] ?? 0) & RICH ? ["yes"] : []));
  const capacity = filters.numbers("who", "capacity");
  one("open", ["yes"], (each) => ((capacity[each] ?? 0) < 2 ? ["yes"] : []));
  const checked = filters.numbers("who", "checked");
  one("checked", CHECKED.map(String), (each) =>
    CHECKED.filter((days) => (checked[each] ?? 0) >= here.today - days).map(String),
  );
  const { metres } = here;
  if (metres) {
    one("within", WITHIN.map(String), (each) => {
      const there = filters.fitting(each, "within");
      return WITHIN.filter((limit) => there.some((at) => metres[at] === NOWHERE || (metres[at] ?? 0) <= limit)).map(String);
    });
  }
  countSessions(filters, others("when"), counts);
  return counts;
}

/**
 * @param {Filters} filters
 * @param {number[]} documents
 * @param {Counts} counts
 */
function countSessions(filters, documents, counts) {
  const days = Object.keys(DAYS);
  const inDays = new Uint32Array(days.length);
  const inParts = new Uint32Array(PARTS.length);
  const inSoon = new Uint32Array(SOON.length);
  const dates = SOON.map((each) => filters.datesAsked([each]));
  for (const document of documents) {
    let week = 0;
    let soon = 0;
    /** @type {Set<string>} */
    const parts = new Set();
    const there = filters.fitting(document, "when");
    for (const session of filters.sessionsOf(document)) {
      if (!there.includes(filters.branchOf(document, session))) continue;
      if (filters.sessionFits(session, false, true)) {
        week |= filters.daysOf(session, filters.dates);
        dates.forEach((asked, bit) => (soon |= filters.daysOf(session, asked) & filters.chosen ? 1 << bit : 0));
      }
      if (filters.sessionFits(session, true, false)) for (const part of filters.partsOf(session)) parts.add(part);
    }
    days.forEach((day, at) => (inDays[at] = (inDays[at] ?? 0) + (week & (DAYS[day] ?? 0) ? 1 : 0)));
    SOON.forEach((_, bit) => (inSoon[bit] = (inSoon[bit] ?? 0) + ((soon >> bit) & 1)));
    PARTS.forEach((part, at) => (inParts[at] = (inParts[at] ?? 0) + (parts.has(part) ? 1 : 0)));
  }
  counts["soon"] = inOrder(SOON, inSoon);
  counts["day"] = inOrder(days, inDays);
  counts["part"] = inOrder(PARTS, inParts);
}

/**
 * @param {string[]} ids
 * @param {ArrayLike<number>} tally
 */
function inOrder(ids, tally) {
  /** @type {Record<string, number>} */
  const counts = {};
  ids.forEach((id, at) => {
    if (tally[at]) counts[id] = tally[at] ?? 0;
  });
  return counts;
}
