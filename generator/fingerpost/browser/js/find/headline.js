/** What stands over the results: how many there are, of what, and in which order. */

import { fill, sayNumber } from "../shared/say.js";

/** @typedef {import("../search/search.js").Answer} Answer */
/** @typedef {import("./state.js").FinderState} FinderState */
/** @typedef {import("./words.js").Words} Words */

/**
 * "9 things to do near Combe Mallet". What fits only some of the words does not count, if anything fits them all.
 * @param {Answer} answer
 * @param {FinderState} state
 * @param {Words} words
 * @param {string} language
 */
export function headingOf(answer, state, words, language) {
  const place = answer.onlyIn || placeOf(answer, state, words);
  const kind = kindOf(Boolean(answer.query), answer.onlyIn ? "in" : place ? "near" : "");
  const gaps = { place, words: answer.understood };
  if (!answer.total) return fill(words.nothing[kind], gaps);
  return sayNumber(words.heading[kind], countOf(answer), language, gaps);
}

/**
 * How many things the heading counts.
 * @param {Answer} answer
 */
export function countOf({ full, covering, total }) {
  return full || covering || total;
}

/**
 * @param {Answer} answer
 * @param {FinderState} state
 * @param {Words} words
 */
export function lineOf(answer, state, { line }) {
  if (!answer.total) return "";
  const sort = sortOf(state);
  const said = sort === "best" && !answer.query ? [] : [line[sort]]; // without words, nothing fits better than the rest
  const { place } = answer;
  if (place) {
    const isWide = place.kind === "area" || place.kind === "outcode" || place.kind === "sector";
    const from = place.kind === "device" ? "" : isWide ? fill(line.middle, { place: place.name }) : place.name;
    said.push(from ? fill(line.straight, { place: from }) : line.here);
  }
  return said.join(" ");
}

/**
 * @param {FinderState} state
 * @returns {"best" | "distance" | "soonest"}
 */
export function sortOf({ sort }) {
  return sort === "distance" || sort === "soonest" ? sort : "best";
}

/**
 * @param {boolean} hasWords
 * @param {"in" | "near" | ""} where
 */
function kindOf(hasWords, where) {
  if (!hasWords) return where || "all";
  return where === "in" ? "wordsIn" : where === "near" ? "wordsNear" : "words";
}

/**
 * The place that was asked for beside the words; one among the words stands in them already.
 * @param {Answer} answer
 * @param {FinderState} state
 * @param {Words} words
 */
function placeOf({ place }, state, words) {
  if (place?.kind === "device") return words.here;
  return place && state.near ? place.name : "";
}
