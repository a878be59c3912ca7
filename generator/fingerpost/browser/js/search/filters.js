/** Filters: which records pass each. Python: search/query/filters.py. */

import { NOWHERE } from "./away.js";
import { ANY_DAY, NONE, meetsOn } from "../shared/day-patterns.js";

/** What "day" may ask for: the days of the week that are meant, as bits. */
/** @type {Record<string, number>} */
export const DAYS = { weekday: 31, weekend: 96, monday: 1, tuesday: 2, wednesday: 4, thursday: 8, friday: 16, saturday: 32, sunday: 64 };
export const PARTS = ["morning", "afternoon", "evening"];
const PART_EDGES = [0, 720, 1020, 1440]; // minutes
const LONG_ENOUGH = 60; // what goes on for an hour into the afternoon counts as an afternoon's too
export const MODES = ["in-person", "online", "phone"];
export const CHECKED = [30, 90, 180]; // days
export const WITHIN = [1609, 4828, 8047, 16093, 32187]; // metres: 1, 3, 5, 10 and 20 miles
export const KINDS = ["activity", "group", "place"];
const ABOUT_PLACES = ["area", "near", "within", "kind"]; // what groups and places can be asked too
/** What is asked of a branch, and not of the record. */
export const OF_BRANCH = ["area", "near", "within", "mode", "access"];
export const SOON = ["today", "tomorrow", "week", "weekend", "next-week"];
export const WHEN = ["soon", "day", "part", "on"];
const LOW_COST = 8; // a flag
export const RICH = 16; // another
export const BITS = Object.fromEntries([...OF_BRANCH, "when"].map((facet, place) => [facet, 1 << place]));
/** Facets with a list of options for each record or branch, and the file they are in. */
/** @type {Record<string, string>} */
export const GROUP_OF = {
  category: "what",
  need: "what",
  audience: "who",
  access: "access",
  area: "where",
  language: "who",
  ways: "who",
};

/** @typedef {import("./files.js").SearchFiles} SearchFiles */
/** @typedef {import("./files.js").Columns} Columns */
/** @typedef {import("./packing.js").Lists} Lists */
/** @typedef {import("./near.js").Spot} Spot */
/**
 * The whole state of a search. Lists are of ids; "checked" is a number of days; "on" a day since 1970; "unsaid" also finds
 * what has not said no to what is asked of "access".
 * @typedef {{q?: string, near?: string, spot?: Spot, sort?: string, within?: number, category?: string[], need?: string[],
 *   soon?: string[], day?: string[], part?: string[], on?: number, area?: string[], cost?: string[], first?: boolean, met?: boolean, rich?: boolean,
 *   mode?: string[], access?: string[], age?: number, audience?: string[], ways?: string[], language?: string[],
 *   checked?: number, open?: boolean, kind?: string[], unsaid?: boolean}} State
 */
/**
 * Days since 1970, and since the first day of the patterns; the minute of today, by which some things have ended; metres to each branch, when a place is given; the number of
 * the area to keep to, when nobody knows where on the map it is, or -1.
 * @typedef {{today: number, offset: number, minute: number, metres: Int32Array | undefined, near: number}} Here
 */
/** @typedef {(number: number) => boolean} Test  Of a record or a branch. */

export class Filters {
  /** @type {Map<number, number>}  Of each branch that was asked, the facets at which it fails, as bits. */
  #failing = new Map();
  /** @type {number[] | undefined}  The access features asked for. */
  #features;

  /**
   * @param {SearchFiles} files
   * @param {State} state
   * @param {Here} here
   * @param {Record<string, Columns>} columns
   * @param {Uint32Array} branches  Where those of each record begin.
   */
  constructor(files, state, here, columns, branches) {
    this.files = files;
    this.state = state;
    this.here = here;
    this.columns = columns;
    this.firstBranches = branches;
    this.ofBranch = this.#testsOfBranch();
    this.asksWhen = WHEN.some((facet) => isSet(state, facet));
    this.chosen = isSet(state, "day") ? (state.day ?? []).reduce((bits, day) => bits | (DAYS[day] ?? 0), 0) : ANY_DAY;
    this.dates = this.datesAsked(state.soon ?? []);
  }

  /**
   * Make filters ready: every column that they or the counts ask for is fetched.
   * @param {SearchFiles} files
   * @param {State} state
   * @param {Here} here
   * @param {boolean} withCounts
   */
  static async prepare(files, state, here, withCounts) {
    const groups = ["rank", "what", "where", "when", "who", "access"].filter(
      (group) =>
        withCounts ||
        group === "rank" ||
        (group === "where" && here.near >= 0) ||
        FACETS_OF[group]?.some((facet) => isSet(state, facet)),
    );
    const columns = await Promise.all(groups.map(async (group) => [group, await files.columns(group)]));
    return new Filters(files, state, here, Object.fromEntries(columns), await files.branches());
  }

  /**
   * @param {string} group
   * @param {string} name
   */
  numbers(group, name) {
    return this.#group(group).numbers(name);
  }

  /** @param {string} group */
  #group(group) {
    const columns = this.columns[group];
    if (!columns) throw new Error(`The columns ${group} were not fetched.`);
    return columns;
  }

  /** @param {string} facet */
  lists(facet) {
    return this.#group(GROUP_OF[facet] ?? "").lists(facet);
  }

  /** Where the sessions of each record start. */
  get starts() {
    return this.#group("when").starts;
  }

  /** The facets that are set; day, part and date are one, "when". */
  facets() {
    return [...this.tests().keys(), ...this.ofBranch.keys(), ...(this.asksWhen ? ["when"] : [])];
  }

  /**
   * The facets that are set and are asked of a record, with their questions.
   * @returns {Map<string, Test>}
   */
  tests() {
    const { state } = this;
    /** @type {Map<string, Test>} */
    const tests = new Map();
    const set = (/** @type {string} */ facet, /** @type {() => Test} */ make) => {
      if (isSet(state, facet)) tests.set(facet, make());
    };
    for (const facet of Object.keys(GROUP_OF)) if (!OF_BRANCH.includes(facet)) set(facet, () => this.#listed(facet));
    set("cost", () => {
      return (each) => this.costsOf(each).some((cost) => state.cost?.includes(cost));
    });
    set("first", () => this.#flag(1));
    set("met", () => this.#flag(2));
    set("rich", () => this.#flag(RICH));
    set("age", () => {
      const youngest = this.numbers("who", "youngest");
      const oldest = this.numbers("who", "oldest");
      const age = state.age ?? 0;
      return (each) => (youngest[each] ?? 0) <= age && age <= (oldest[each] ?? 0);
    });
    set("checked", () => {
      const checked = this.numbers("who", "checked");
      return (each) => (checked[each] ?? 0) >= this.here.today - (state.checked ?? 0);
    });
    set("open", () => {
      const capacity = this.numbers("who", "capacity");
      return (each) => (capacity[each] ?? 0) < 2;
    });
    set("kind", () => {
      const kinds = this.numbers("rank", "kind");
      return (each) => state.kind?.includes(KINDS[kinds[each] ?? 0] ?? "") ?? true;
    });
    if (this.asksWhen || [...tests.keys(), ...this.ofBranch.keys()].some((facet) => !ABOUT_PLACES.includes(facet))) {
      const kinds = this.numbers("rank", "kind");
      tests.set("an activity", (each) => kinds[each] === 0);
    }
    return tests;
  }

  /**
   * What a record costs, as the options say it: what is low may be free, a gift or a small price.
   * @param {number} document
   */
  costsOf(document) {
    const cost = this.files.options.cost[this.numbers("who", "cost")[document] ?? 0] ?? "";
    return (this.numbers("who", "flags")[document] ?? 0) & LOW_COST ? [cost, "low"] : [cost];
  }

  /** @returns {Map<string, Test>} */
  #testsOfBranch() {
    const { state } = this;
    const { metres, near } = this.here;
    /** @type {Map<string, Test>} */
    const tests = new Map();
    if (isSet(state, "area")) tests.set("area", this.#listed("area"));
    if (isSet(state, "access")) {
      tests.set("access", (each) => {
        const unsaid = this.unsaid(each);
        return unsaid !== undefined && (!unsaid.length || state.unsaid === true);
      });
    }
    if (metres && isSet(state, "within")) {
      // What has no position, such as a group that meets online, is as near as anything.
      tests.set("within", (each) => metres[each] === NOWHERE || (metres[each] ?? 0) <= (state.within ?? 0));
    }
    if (isSet(state, "mode")) {
      const modes = this.numbers("where", "mode");
      tests.set("mode", (each) => MODES.some((mode, bit) => ((modes[each] ?? 0) >> bit) & 1 && state.mode?.includes(mode)));
    }
    if (near >= 0) tests.set("near", this.#inTheArea());
    return tests;
  }

  /**
   * Of the access features asked for, those that nobody has said to be there or not; nothing when one is not.
   * @param {number} branch
   */
  unsaid(branch) {
    if (!isSet(this.state, "access")) return [];
    const said = (/** @type {Lists} */ { starts, values }) => values.subarray(starts[branch], starts[branch + 1]);
    const [yes, no] = [said(this.lists("access")), said(this.#group("access").lists("no"))];
    this.#features ??= [...this.#wanted("access")];
    const unsaid = this.#features.filter((number) => !yes.includes(number));
    return unsaid.some((number) => number < 0 || no.includes(number)) ? undefined : unsaid;
  }

  /**
   * The branches of a record that pass everything, or everything but for one facet.
   * @param {number} document
   * @param {string} [butFor]
   */
  fitting(document, butFor = "") {
    const spared = ~(BITS[butFor] ?? 0);
    return this.branchesOf(document).filter((branch) => !(this.fails(document, branch) & spared));
  }

  /**
   * The sessions that meet when it is asked for, by their places in the record's list; nothing when nobody asked.
   * @param {number} document
   */
  fittingSessions(document) {
    if (!this.asksWhen) return undefined;
    const first = this.starts[document] ?? 0;
    return this.sessionsOf(document)
      .filter((session) => this.sessionFits(session, true, true))
      .map((session) => session - first);
  }

  /**
   * At which facets a branch of a record fails, as bits; day, part and date must fit one of its sessions.
   * @param {number} document
   * @param {number} branch
   */
  fails(document, branch) {
    let failing = this.#failing.get(branch);
    if (failing === undefined) {
      failing = 0;
      for (const [facet, test] of this.ofBranch) if (!test(branch)) failing |= BITS[facet] ?? 0;
      const meets = (/** @type {number} */ session) =>
        this.branchOf(document, session) === branch && this.sessionFits(session, true, true);
      if (this.asksWhen && !this.sessionsOf(document).some(meets)) failing |= BITS["when"] ?? 0;
      this.#failing.set(branch, failing);
    }
    return failing;
  }

  /**
   * The numbers of a record's branches.
   * @param {number} document
   */
  branchesOf(document) {
    return range(this.firstBranches, document);
  }

  /**
   * The number of the branch that a session belongs to.
   * @param {number} document
   * @param {number} session
   */
  branchOf(document, session) {
    return (this.firstBranches[document] ?? 0) + (this.numbers("when", "branch")[session] ?? 0);
  }

  /** @returns {Test} */
  #inTheArea() {
    const { starts, values } = this.lists("area");
    const modes = this.numbers("where", "mode");
    const { near } = this.here;
    return (each) => {
      const own = values.subarray(starts[each], starts[each + 1]);
      // What is online or on the telephone is as near as anything.
      return own.includes(near) || (!own.length && (modes[each] ?? 0) > 1);
    };
  }

  /** @param {number} bit */
  #flag(bit) {
    const flags = this.numbers("who", "flags");
    return (/** @type {number} */ each) => ((flags[each] ?? 0) & bit) !== 0;
  }

  /**
   * @param {string} facet
   * @returns {Test}
   */
  #listed(facet) {
    const { starts, values } = this.lists(facet);
    const wanted = this.#wanted(facet);
    return (each) => values.subarray(starts[each], starts[each + 1]).some((number) => wanted.has(number));
  }

  /**
   * The numbers behind the options chosen; a category brings those below it.
   * @param {string} facet
   */
  #wanted(facet) {
    const chosen = /** @type {string[]} */ (/** @type {any} */ (this.state)[facet]);
    const ids = optionIds(this.files, facet);
    let numbers = ids.map((_, number) => number).filter((number) => chosen.includes(ids[number] ?? ""));
    if (facet === "category") {
      const own = new Set(numbers);
      numbers = ids.map((_, number) => number).filter((number) => lineage(this.files, number).some((above) => own.has(above)));
    }
    return new Set(numbers.length ? numbers : [-1]); // an option that is not there leaves nothing, rather than everything
  }

  /**
   * The numbers of a record's sessions.
   * @param {number} document
   */
  sessionsOf(document) {
    return range(this.starts, document);
  }

  /** The days of the week that are asked for, as bits, Monday first; all of them when none is. */
  get weekdays() {
    return this.chosen & (this.dates ? this.dates.reduce((bits, date) => bits | (1 << this.#weekday(date)), 0) : ANY_DAY);
  }

  /** The first date that is asked for, from the first of the patterns; today, when none is or it is past. */
  get begins() {
    return Math.max(this.here.offset, ...(this.dates ?? []).slice(0, 1));
  }

  /**
   * The dates of "this week" and the like, and of the one day that is asked for; nothing when no date is. In days from the
   * first of the patterns. A week ends on Sunday, and what is past of it is left out.
   * @param {string[]} soon
   */
  datesAsked(soon) {
    const { today, offset } = this.here;
    const { on } = this.state;
    if (!soon.length && !on) return undefined;
    const left = 6 - this.#weekday(offset);
    /** @type {Record<string, [number, number]>} */
    const ranges = { today: [0, 0], tomorrow: [1, 1], weekend: [Math.max(0, left - 1), left], week: [0, left], "next-week": [left + 1, left + 7] };
    const days = Array.from({ length: 14 }, (_, day) => day).filter((day) =>
      soon.some((each) => (ranges[each]?.[0] ?? 99) <= day && day <= (ranges[each]?.[1] ?? 0)),
    );
    if (!on) return days.map((day) => offset + day);
    return !soon.length || days.includes(on - today) ? [on - today + offset] : [];
  }

  /**
   * Whether one session meets on the days and dates and in the parts of the day that are asked for.
   * @param {number} session
   * @param {boolean} useDay
   * @param {boolean} usePart
   */
  sessionFits(session, useDay, usePart) {
    const { state } = this;
    if (useDay && (this.dates || isSet(state, "day")) && !(this.daysOf(session, this.dates) & this.chosen)) return false;
    return !(usePart && isSet(state, "part")) || this.partsOf(session).some((part) => state.part?.includes(part));
  }

  /**
   * The days of the week on which a session meets, as bits: of these dates alone, if there are any. What has ended is not on
   * today any more; what goes on past midnight has not.
   * @param {number} session
   * @param {number[] | undefined} dates
   */
  daysOf(session, dates) {
    const number = (/** @type {string} */ name) => this.numbers("when", name)[session] ?? 0;
    if (!dates) return number("days") & ANY_DAY;
    const { offset, minute } = this.here;
    const [starts, ends, pattern] = ["starts", "ends", "pattern"].map(number);
    const over = ends === NONE ? starts : (ends ?? 0) > (starts ?? 0) ? ends : NONE;
    const isOver = (/** @type {number} */ date) => date === offset && (over ?? 0) <= minute;
    const met = dates.filter((date) => !isOver(date) && meetsOn(this.files.patterns, pattern ?? 0, date));
    return met.reduce((bits, date) => bits | (1 << this.#weekday(date)), 0);
  }

  #weekday(/** @type {number} */ offset) {
    return (this.here.today - this.here.offset + offset + 3) % 7; // Monday is 0; 1 January 1970 was a Thursday
  }

  /**
   * The parts of the day a session is in.
   * @param {number} session
   */
  partsOf(session) {
    const starts = this.numbers("when", "starts")[session] ?? NONE;
    const ends = this.numbers("when", "ends")[session] ?? NONE;
    if (starts === NONE) return [];
    return PARTS.filter((_, number) => {
      const begins = PART_EDGES[number] ?? 0;
      const stops = PART_EDGES[number + 1] ?? 0;
      if (begins <= starts && starts < stops) return true;
      return ends !== NONE && Math.min(ends, stops) - Math.max(starts, begins) >= LONG_ENOUGH;
    });
  }
}

/** @type {Record<string, string[]>} */
const FACETS_OF = {
  what: ["category", "need"],
  where: ["area", "mode"],
  when: WHEN,
  who: ["cost", "first", "met", "age", "audience", "ways", "language", "checked", "open", "rich"],
  access: ["access"],
};

/**
 * The numbers from where a record's own begin to where they end.
 * @param {Uint32Array} starts
 * @param {number} document
 */
function range(starts, document) {
  const first = starts[document] ?? 0;
  return Array.from({ length: (starts[document + 1] ?? 0) - first }, (_, at) => first + at);
}

/**
 * Whether a filter is on.
 * @param {State} state
 * @param {string} facet
 */
export function isSet(state, facet) {
  const value = /** @type {any} */ (state)[facet];
  return Array.isArray(value) ? value.length > 0 : value !== undefined && value !== null && value !== "" && value !== false && value !== 0;
}

/**
 * The ids behind the numbers of a column.
 * @param {SearchFiles} files
 * @param {string} facet
 * @returns {string[]}
 */
export function optionIds(files, facet) {
  /** @type {(string | [string, ...unknown[]])[]} */
  const options = /** @type {any} */ (files.options)[facet];
  return options.map((option) => (typeof option === "string" ? option : option[0]));
}

/**
 * A category and those above it; a ring of parents ends where it began.
 * @param {SearchFiles} files
 * @param {number} category
 */
export function lineage(files, category) {
  /** @type {number[]} */
  const line = [];
  while (category >= 0 && !line.includes(category)) {
    line.push(category);
    category = files.options.category[category]?.[2] ?? -1;
  }
  return line;
}
