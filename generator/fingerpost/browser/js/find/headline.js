/** What is over the results: how many there are, of what, and in which order. */

import { ELSEWHERE } from "../search/away.js";
import { fill, sayNumber } from "../shared/say.js";

const METRES = 1609.344; // in a mile
const MILES = [3, 5, 10, 20]; // of which the first is said that holds anything
const OUTSIDE = 20; // miles

/** @typedef {import("../search/search.js").Answer} Answer */
/** @typedef {import("../search/state.js").FinderState} FinderState */
/** @typedef {import("../shared/find-words.js").Words} Words */

/**
 * "9 things to do near Combe Mallet". What fits only some of the words does not count, if anything fits them all.
 * @param {Answer} answer
 * @param {FinderState} state
 * @param {Words} words
 * @param {string} language
 */
export function headingOf(answer, state, words, language) {
  const place = answer.onlyIn || (isOutside(answer) ? "" : placeOf(answer, state, words));
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
 * How many of those in the heading are near enough to go to: "16 of them are within 3 miles."
 * @param {Answer} answer
 * @param {Words} words
 * @param {string} language
 * @param {boolean} isSmall  In a large directory only what is near is measured to every place.
 */
export function lineOf(answer, words, language, isSmall) {
  const counted = answer.results.slice(0, countOf(answer)).filter(isMeasured);
  if (!answer.place || countOf(answer) < 2) return "";
  for (const miles of isSmall ? MILES : MILES.slice(0, 1)) {
    const within = counted.filter(({ metres }) => metres <= miles * METRES).length;
    if (within) return sayNumber(words.within, within, language, { distance: sayNumber(words.miles.whole, miles, language) });
  }
  return "";
}

/**
 * From where the miles are measured, and how.
 * @param {Answer} answer
 * @param {Words} words
 */
export function straightLine({ place, total }, { line }) {
  if (!place || !total) return "";
  const isWide = place.kind === "area" || place.kind === "outcode" || place.kind === "sector";
  const from = place.kind === "device" ? "" : isWide ? fill(line.middle, { place: place.name }) : place.name;
  return from ? fill(line.straight, { place: from }) : line.here;
}

/**
 * Whether somebody asks from so far off that nothing here can be near them.
 * @param {Answer} answer
 */
export function isOutside({ place, results }) {
  const measured = results.filter(isMeasured);
  return Boolean(place) && measured.length > 0 && measured.every(({ metres }) => metres > OUTSIDE * METRES);
}

/** @param {{metres: number}} result */
function isMeasured({ metres }) {
  return metres >= 0 && metres !== ELSEWHERE;
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
 * The place that was asked for beside the words; one among the words is in them already.
 * @param {Answer} answer
 * @param {FinderState} state
 * @param {Words} words
 */
function placeOf({ place }, state, words) {
  if (place?.kind === "device") return words.here;
  return place && state.near ? place.name : "";
}
