/** The state of a search as the fragment of the address holds it, which is never sent to a server. */

import { WHEN } from "./facets.js";
import { KINDS } from "../shared/addresses.js";
import { dayNumber } from "../shared/day-patterns.js";
import { SCALE } from "./near.js";
import { wordsOf } from "./text.js";
import { DAY_MS } from "../shared/days.js";

const TEXTS = ["q", "near", "sort", "view"];
export const LISTS = ["need", "category", "soon", "day", "part", "cost", "ways", "mode", "access", "audience", "area", "language", "kind"];
const SWITCHES = ["first", "met", "open", "rich", "unsaid"];
/** Numbers and the most that makes sense of each. */
const NUMBERS = { within: 1_000_000, age: 120, checked: 10_000, show: 100_000 };
const NUMBER = /^[1-9]\d{0,6}$/;
const OPTION = /^[\w-]{1,60}$/; // the ids of the vocabulary, and the names of the facets' own options
const MOST_OPTIONS = 200; // of one facet: each is looked for in every record
const ON = /^\d{4}-\d{2}-\d{2}$/;
const HERE = /^(-?\d{1,2}\.\d{2}),(-?\d{1,3}\.\d{2})$/;
const LONGEST = 300; // characters of a text

/** @typedef {import("./facets.js").State} State */
/**
 * "show" is how many results are shown, when more than at first; "view" is "map" for whoever looks at that.
 * @typedef {State & {show?: number, view?: string}} FinderState
 */

/**
 * @param {string} fragment  Such as "#q=singing&near=Frome"
 * @returns {FinderState}
 */
export function stateOf(fragment) {
  const values = new URLSearchParams(fragment.replace(/^#/, ""));
  /** @type {Record<string, unknown>} */
  const state = {};
  for (const name of TEXTS) {
    const text = clip(values.get(name) ?? "");
    if (text) state[name] = text;
  }
  for (const name of LISTS) {
    const chosen = [...new Set(values.getAll(name))].filter((value) => (name === "kind" ? KINDS.includes(value) : OPTION.test(value)));
    if (chosen.length) state[name] = chosen.slice(0, MOST_OPTIONS);
  }
  for (const name of SWITCHES) if (values.get(name) === "yes") state[name] = true;
  for (const [name, most] of Object.entries(NUMBERS)) {
    const number = values.get(name) ?? "";
    if (NUMBER.test(number) && Number(number) <= most) state[name] = Number(number);
  }
  const on = values.get("on") ?? "";
  const day = ON.test(on) ? dayNumber(on) : 0;
  if (day > 0 && dateOf(day) === on) state.on = day; // some browsers take 30 February for 2 March
  const here = (HERE.exec(values.get("here") ?? "") ?? []).slice(1).map(Number);
  const [lat = 91, lon = 181] = here;
  if (Math.abs(lat) <= 90 && Math.abs(lon) <= 180) state.spot = spotAt(lat, lon);
  return state;
}

/**
 * The fragment of a state; "#" when nothing is asked, so that a link to it clears everything.
 * @param {FinderState} state
 */
export function fragmentOf(state) {
  const parameters = new URLSearchParams();
  const values = /** @type {Record<string, any>} */ (state);
  for (const name of TEXTS) if (values[name] && values[name] !== "best") parameters.set(name, clip(values[name]));
  if (state.spot) parameters.set("here", [state.spot.lat, state.spot.lon].map((step) => (step / SCALE).toFixed(2)).join());
  if (state.on) parameters.set("on", dateOf(state.on));
  for (const name of LISTS) for (const value of values[name] ?? []) parameters.append(name, value);
  for (const name of SWITCHES) if (values[name]) parameters.set(name, "yes");
  if (!parameters.has("access")) parameters.delete("unsaid"); // it says how to take the filters of access
  for (const name of Object.keys(NUMBERS)) if (values[name]) parameters.set(name, String(values[name]));
  return `#${parameters}`;
}

/**
 * A text without spaces round it, and no longer than anybody types; letters of two halves are not cut in two.
 * @param {string} text
 */
function clip(text) {
  const trimmed = text.trim();
  return trimmed.length <= LONGEST ? trimmed : [...trimmed.slice(0, 2 * LONGEST)].slice(0, LONGEST).join("").trim();
}

/**
 * Where the device is, to about half a mile: enough to put a list in order, and too little to say which house,
 * as the address of the page may be sent to somebody else.
 * @param {number} lat  Degrees
 * @param {number} lon
 * @returns {import("./near.js").Spot}
 */
export function spotAt(lat, lon) {
  const [y, x] = [lat, lon].map((degrees) => Math.round(degrees * 100) * (SCALE / 100));
  return { lat: y ?? 0, lon: x ?? 0, name: "", kind: "device" };
}

/**
 * Whether somebody asks for what is near them, without having said where that is.
 * @param {FinderState} state
 * @param {string} nearMe  Phrases with | between.
 */
export function asksForHere({ q, near, spot }, nearMe) {
  const typed = ` ${wordsOf(q ?? "").join(" ")} `;
  return !near && !spot && nearMe.split("|").some((phrase) => typed.includes(` ${phrase} `));
}

/**
 * Whether a fragment is a state, and not the name of a part of the page.
 * @param {string} fragment
 */
export function isState(fragment) {
  return fragment.length < 2 || fragment.includes("=");
}

/**
 * The same search without one option, or without a whole facet.
 * @param {FinderState} state
 * @param {string} facet
 * @param {string} [value]
 * @returns {FinderState}
 */
export function without(state, facet, value) {
  const rest = /** @type {Record<string, any>} */ ({ ...state });
  delete rest.show;
  if (facet === "when") for (const each of WHEN) delete rest[each];
  const chosen = rest[facet];
  if (Array.isArray(chosen) && value !== undefined) rest[facet] = chosen.filter((each) => each !== value);
  else delete rest[facet];
  return rest;
}

/**
 * The same words and place, without a filter.
 * @param {FinderState} state
 * @returns {FinderState}
 */
export function unfiltered({ q, near, sort, view }) {
  return Object.fromEntries(Object.entries({ q, near, sort, view }).filter(([, value]) => value));
}

/**
 * @param {number} day  Days since 1970
 * @returns {string} Such as 2026-11-24
 */
export function dateOf(day) {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}
