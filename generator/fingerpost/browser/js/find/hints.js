/** Filters that the words ask for, as in "free exercise on Tuesday morning". They are offered; nobody is overruled. */

import { fill } from "../map/say.js";
import { DAYS, isSet } from "../search/filters.js";
import { dayNumber } from "../search/patterns.js";
import { wordsOf } from "../search/text.js";
import { sayDate } from "./say.js";
import { dateOf } from "./state.js";

const WEEKDAYS = DAYS.slice(0, 5);
const WEEKEND = DAYS.slice(5);
const LONGEST = 5; // words of a feature's name

/** @typedef {import("../search/vocabulary.js").Vocabulary} Vocabulary */
/** @typedef {import("../search/files.js").Options} Options */
/** @typedef {import("./state.js").FinderState} FinderState */
/** @typedef {import("./words.js").Words} Words */
/** @typedef {{change: FinderState, words: string}} Hint  What it adds to the state, and what it is called. */

/**
 * @param {FinderState} state
 * @param {object} known
 * @param {Vocabulary} known.vocabulary
 * @param {Options} known.options
 * @param {Words} known.words
 * @param {string} known.today
 * @param {(facet: string, value: string) => string} known.labelOf  What the form calls an option; "" when it has none.
 * @returns {Hint[]}
 */
export function hintsOf(state, { vocabulary, options, words, today, labelOf }) {
  const typed = (state.q ?? "").replace(/-(?=free\b)/gi, ""); // "step-free" is no price
  const features = featuresIn(state.q ?? "", vocabulary, options);
  const has = (/** @type {keyof Words["hints"]} */ name) => says(typed, words.hints[name]);
  /** @type {Hint[]} */
  const hints = [];
  const offer = (/** @type {string} */ facet, /** @type {string} */ value) => {
    const label = labelOf(facet, value);
    if (label && !isSet(state, facet)) hints.push({ change: { [facet]: [value] }, words: label });
  };
  if (!["day", "on"].some((facet) => isSet(state, facet))) hints.push(...daysIn(typed, words, today));
  for (const part of /** @type {const} */ (["morning", "afternoon", "evening"])) if (has(part)) offer("part", part);
  if (has("free")) offer("cost", "free");
  if (has("online")) offer("mode", "online");
  if (has("phone")) offer("mode", "phone");
  for (const feature of features) offer("access", feature);
  return hints;
}

/**
 * Whether somebody asks for what is near them, without having said where that is.
 * @param {FinderState} state
 * @param {Words} words
 */
export function asksForHere(state, words) {
  return !state.near && !state.spot && says(state.q ?? "", words.hints.here);
}

/**
 * Several hints as one.
 * @param {Hint[]} hints
 * @returns {FinderState}
 */
export function together(hints) {
  /** @type {Record<string, any>} */
  const all = {};
  for (const { change } of hints) {
    for (const [facet, value] of Object.entries(change)) {
      all[facet] = Array.isArray(value) ? [...(all[facet] ?? []), ...value] : value;
    }
  }
  return all;
}

/**
 * @param {string} typed
 * @param {Words} words
 * @param {string} today
 * @returns {Hint[]}
 */
function daysIn(typed, words, today) {
  const dated = (/** @type {number} */ away) => {
    const on = dayNumber(today) + away;
    return [{ change: { on }, words: fill(words.on, { date: sayDate(dateOf(on), today, words.date) }) }];
  };
  if (says(typed, words.hints.today)) return dated(0);
  if (says(typed, words.hints.tomorrow)) return dated(1);
  if (says(typed, words.hints.weekdays)) return [{ change: { day: WEEKDAYS }, words: words.hints.onWeekdays }];
  if (says(typed, words.hints.weekend)) return [{ change: { day: WEEKEND }, words: words.hints.onWeekend }];
  const named = DAYS.filter((_, at) => says(typed, `${words.date.days[at]}|${words.hints.daysOfWeek.split("|")[at] ?? ""}`));
  const names = named.map((day) => words.date.days[DAYS.indexOf(day)] ?? day);
  if (!named.length) return [];
  return [{ change: { day: named }, words: names.reduce((said, more) => fill(words.filterList, { filter: said, more })) }];
}

/**
 * The features of access that are named, whole.
 * @param {string} typed
 * @param {Vocabulary} vocabulary
 * @param {Options} options
 */
function featuresIn(typed, vocabulary, options) {
  const keys = wordsOf(typed)
    .filter((word) => !vocabulary.stop.has(word))
    .map((word) => vocabulary.key(word));
  const first = vocabulary.conceptKinds.indexOf("access");
  const found = keys.flatMap((_, start) =>
    Array.from({ length: LONGEST }, (_each, at) => vocabulary.concepts(keys.slice(start, start + at + 1)))
      .flat()
      .filter((concept) => vocabulary.conceptKinds[concept] === "access")
      .map((concept) => options.access[concept - first]?.[0] ?? ""),
  );
  return [...new Set(found)];
}

/**
 * Whether one of the phrases stands in what was typed, word for word.
 * @param {string} typed
 * @param {string} phrases  With | between.
 */
function says(typed, phrases) {
  const text = ` ${wordsOf(typed).join(" ")} `;
  return phrases.split("|").some((phrase) => {
    const words = wordsOf(phrase).join(" ");
    return words && text.includes(` ${words} `);
  });
}
