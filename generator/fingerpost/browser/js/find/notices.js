/** What is said between the heading and the results: how the words were read, and what to try when nothing fits. */

import { fill, sayNumber } from "../shared/say.js";
import { WHEN } from "../search/facets.js";
import { copyOf, make } from "../shared/dom.js";
import { sayLead } from "../shared/short-codes.js";
import { isOutside } from "./headline.js";
import { fragmentOf, unfiltered, without } from "../search/state.js";
import { placeLines } from "./place-notice.js";
import { offerToTell } from "./tell.js";

/** @typedef {import("../search/search.js").Answer} Answer */
/** @typedef {import("../search/state.js").FinderState} FinderState */
/** @typedef {import("./form.js").Chosen} Chosen */
/** @typedef {import("./cards.js").Here} Here */

/**
 * @param {Answer} answer
 * @param {FinderState} state
 * @param {Chosen[]} chosen
 * @param {number} bare  How many there are without any filter, when nothing was found.
 * @param {Here} here
 * @returns {Node[]}
 */
export function noticesOf(answer, state, chosen, bare, here) {
  const { words, language } = here;
  /** @type {(string | Node)[][]} */
  const lines = [];
  if (answer.goTo) {
    lines.push([make("a", { href: here.root + answer.goTo.slice(1) }, fill(words.goTo, { words: answer.query }))]);
  }
  for (const lead of answer.goTo ? [] : answer.codes) {
    lines.push([make("a", { href: here.root + lead[1].slice(1) }, fill(words.codeMeant, { code: sayLead(lead) }))]);
  }
  lines.push(...placeLines(answer, state, here));
  if (isOutside(answer)) lines.push([fill(words.outside, { place: answer.place?.name || words.here })]);
  if (answer.understood !== answer.query) lines.push([fill(words.understood, { words: answer.understood })]);
  const unknown = new Map(answer.unknown.map((word, at) => [word, answer.nearest[at] ?? ""])); // each once
  for (const [word, nearest] of answer.codes.length ? [] : unknown) lines.push(unknownWord(word, nearest, state, here));
  const sure = state.unsaid ? answer.covering - answer.unsaid : answer.covering;
  const { full, offered } = answer;
  if (offered && !full) lines.push([words.onlySome]);
  else if (offered > full) lines.push([sayNumber(words.more, offered - full, language)]);
  if (answer.unsaid && !state.unsaid) {
    const sentence = sure ? sayNumber(words.saysYes, sure, language) : words.noneSaysYes;
    const href = fragmentOf({ ...without(state, "show"), unsaid: true });
    lines.push([sentence, " ", make("a", { href }, sayNumber(words.showUnsaid, answer.unsaid, language))]);
  }
  const notices = lines.map((line) => make("p", {}, ...line));
  return answer.full || (answer.total && !answer.drop.length) ? notices : [...notices, nothingFound(answer, state, chosen, bare, here)];
}

/**
 * @param {string} word
 * @param {string} nearest
 * @param {FinderState} state
 * @param {Here} here
 */
function unknownWord(word, nearest, state, { words }) {
  /** @type {(string | Node)[]} */
  const line = [fill(words.unknown, { word })];
  if (nearest) {
    const typed = (state.q ?? "").split(/\s+/).map((each) => (each.toLowerCase().includes(word) ? nearest : each));
    const href = fragmentOf({ ...without(state, "show"), q: typed.join(" ") });
    line.push(" ", make("a", { href }, fill(words.nearest, { word: nearest })));
  }
  return line;
}

/**
 * Which filter to leave out and how many that would give; and somebody to ask.
 * @param {Answer} answer
 * @param {FinderState} state
 * @param {Chosen[]} chosen
 * @param {number} bare
 * @param {Here} here
 */
function nothingFound(answer, state, chosen, bare, { finder, words, language }) {
  const panel = copyOf(finder, "nothing");
  const list = /** @type {HTMLElement} */ (panel.querySelector("ul"));
  const ways = answer.drop.map(([facet, total]) => {
    const names = facet === "near" ? [answer.onlyIn] : namesOf(facet, chosen);
    const filter = names.length ? names.reduce((before, more) => fill(words.filterList, { filter: before, more })) : facet;
    const sentence = facet === "q" ? sayNumber(words.dropWords, total, language) : sayNumber(words.drop, total, language, { filter });
    return make("li", {}, make("a", { href: fragmentOf(without(state, facet)) }, sentence));
  });
  if (bare && chosen.length > 1) {
    const sentence = sayNumber(words.dropAll, bare, language);
    ways.push(make("li", {}, make("a", { href: fragmentOf(unfiltered(state)) }, sentence)));
  }
  list.prepend(...ways);
  // Nobody in danger should wait for an answer to an email.
  if (!answer.total && !answer.crisis) offerToTell(panel, state, chosen, words);
  return panel;
}

/**
 * @param {string} facet  As a search names it: "when" is day, part of the day and dates together.
 * @param {Chosen[]} chosen
 */
function namesOf(facet, chosen) {
  const facets = facet === "when" ? WHEN : [facet];
  return chosen.filter((each) => facets.includes(each.facet)).map((each) => each.words);
}
