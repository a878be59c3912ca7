/** What can be asked: the facets of a search, their options, and the state of them all. */

/** What "day" may ask for: the days of the week that are meant, as bits. */
/** @type {Record<string, number>} */
export const DAYS = { weekday: 31, weekend: 96, monday: 1, tuesday: 2, wednesday: 4, thursday: 8, friday: 16, saturday: 32, sunday: 64 };
export const PARTS = ["morning", "afternoon", "evening"];
export const MODES = ["in-person", "online", "phone"];
export const CHECKED = [30, 90, 180]; // days
export const WITHIN = [1609, 4828, 8047, 16093, 32187]; // metres: 1, 3, 5, 10 and 20 miles
export const ABOUT_PLACES = ["area", "near", "within", "kind"]; // what groups and places can be asked too
/** What is asked of a branch, and not of the record. */
export const OF_BRANCH = ["area", "near", "within", "mode", "access"];
export const SOON = ["today", "tomorrow", "week", "weekend", "next-week"];
export const WHEN = ["soon", "day", "part", "on"];
export const LOW_COST = 8; // a flag
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
 * Days since 1970, and since the first day of the patterns; the minute of today, by which some things have ended; metres to
 * each branch, when a place is given; the number of the area to keep to, when nobody knows where on the map it is, or -1.
 * @typedef {{today: number, offset: number, minute: number, metres: Int32Array | undefined, near: number}} Here
 */

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
