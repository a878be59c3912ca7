/** Links to fewer results, by the filters that the words ask for, each with how many there would be. */

import { sayNumber } from "../map/say.js";
import { search } from "../search/search.js";
import { copyOf, make, part } from "./dom.js";
import { asksForHere, hintsOf, together } from "./hints.js";
import { fragmentOf, without } from "./state.js";

/** @typedef {import("../search/search.js").Answer} Answer */
/** @typedef {import("./state.js").FinderState} FinderState */
/** @typedef {import("./cards.js").Here} Here */

/**
 * @param {Answer} answer
 * @param {FinderState} state
 * @param {Here} here
 * @param {(facet: string, value: string) => string} labelOf
 * @returns {Promise<Node[]>}
 */
export async function offersOf(answer, state, here, labelOf) {
  if (answer.crisis || answer.total < 2) return [];
  const { files, finder, language, today, words } = here;
  const { vocabulary, options } = files;
  const hints = hintsOf(state, { vocabulary, options, words, today, labelOf });
  const before = countOf(answer, answer);
  /** @type {{fewer: FinderState, words: string, count: number}[]} */
  const offers = [];
  for (const hint of hints.length > 1 ? [...hints, { change: together(hints), words: words.allOfThese }] : hints) {
    const fewer = { ...without(state, "show"), ...hint.change };
    const count = countOf(await search(files, fewer, today, { counts: false }), answer);
    const isNew = offers.every((offer) => offer.count !== count) || hints.includes(hint);
    if (count && count < before && isNew) offers.push({ fewer, words: hint.words, count });
  }
  const items = offers.map(({ fewer, words: filter, count }) =>
    make("li", {}, make("a", { href: fragmentOf(fewer) }, sayNumber(words.offer, count, language, { filter }))),
  );
  return [...hereOf(state, here), ...listOf(items, finder)];
}

/**
 * "Near me" says nothing until the device says where that is.
 * @param {FinderState} state
 * @param {Here} here
 */
function hereOf(state, { finder, words }) {
  const locate = part(finder, "locate");
  if (locate.hidden || !asksForHere(state, words)) return [];
  const made = copyOf(finder, "nearest");
  part(made, "here").addEventListener("click", () => locate.click());
  return [made];
}

/**
 * @param {HTMLElement[]} items
 * @param {HTMLElement} finder
 */
function listOf(items, finder) {
  if (!items.length) return [];
  const made = copyOf(finder, "offers");
  part(made, "offered").replaceChildren(...items);
  return [made];
}

/**
 * How many fit, as the heading counts them: what fits only some of the words does not, if anything fits them all.
 * @param {Answer} answer
 * @param {Answer} before
 */
function countOf(answer, before) {
  return before.full ? answer.full : answer.covering;
}
