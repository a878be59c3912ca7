/** Filters: which records pass each. Python: search/query/filters.py. */

import { NOWHERE } from "./away.js";
import { ABOUT_PLACES, BITS, GROUP_OF, LOW_COST, MODES, OF_BRANCH, RICH, WHEN, isSet, lineage, optionIds } from "./facets.js";
import { KINDS } from "../shared/addresses.js";
import { When } from "./when.js";

/** @typedef {import("./files.js").SearchFiles} SearchFiles */
/** @typedef {import("./files.js").Columns} Columns */
/** @typedef {import("../shared/packing.js").Lists} Lists */
/** @typedef {import("./facets.js").State} State */
/** @typedef {import("./facets.js").Here} Here */
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
    this.times = new When(state, here, files.patterns, (name) => this.numbers("when", name));
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
    return [...this.tests().keys(), ...this.ofBranch.keys(), ...(this.times.isAsked ? ["when"] : [])];
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
    if (this.times.isAsked || [...tests.keys(), ...this.ofBranch.keys()].some((facet) => !ABOUT_PLACES.includes(facet))) {
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
    const valuesOf = (/** @type {Lists} */ { starts, values }) => values.subarray(starts[branch], starts[branch + 1]);
    const [yes, no] = [valuesOf(this.lists("access")), valuesOf(this.#group("access").lists("no"))];
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
    if (!this.times.isAsked) return undefined;
    const first = this.starts[document] ?? 0;
    return this.sessionsOf(document)
      .filter((session) => this.times.fits(session, true, true))
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
        this.branchOf(document, session) === branch && this.times.fits(session, true, true);
      if (this.times.isAsked && !this.sessionsOf(document).some(meets)) failing |= BITS["when"] ?? 0;
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
