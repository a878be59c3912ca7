/** The results on the page: heading, order, filters that are on, notices, and the cards. */

import { fill, sayNumber } from "../shared/say.js";
import { cardOf } from "./cards.js";
import { dangerOfFilters, showCrisis } from "./crisis.js";
import { copyOf, make, part } from "../shared/dom.js";
import { countOf, headingOf, lineOf, sortOf, straightLine } from "./headline.js";
import { noticesOf } from "./notices.js";
import { canLocate } from "./own-position.js";
import { fragmentOf, unfiltered, without } from "../search/state.js";

export const AT_ONCE = 10; // cards
const FIRST = 3; // that can be put in the menu together

/** @typedef {import("../search/search.js").Answer} Answer */
/** @typedef {import("../search/files.js").SearchFiles} SearchFiles */
/** @typedef {import("../search/state.js").FinderState} FinderState */
/** @typedef {import("./form.js").Chosen} Chosen */
/** @typedef {import("./cards.js").Here} Here */

/**
 * Show everything that a search gave.
 * @param {HTMLElement[]} lists  Of "listsOf".
 * @param {Answer} answer
 * @param {FinderState} state
 * @param {Chosen[]} chosen
 * @param {number} bare  How many there are without any filter, when nothing was found.
 * @param {Here} here
 * @returns {string} The heading.
 */
export function showResults(lists, answer, state, chosen, bare, here) {
  const { finder, words, language } = here;
  const heading = headingOf(answer, state, words, language);
  const crisis = part(finder, "crisis");
  const danger = [...answer.danger, ...dangerOfFilters(crisis, state)];
  showCrisis(crisis, danger);
  part(finder, "heading").textContent = heading;
  part(finder, "line").textContent = lineOf(answer, words, language, here.files.index.small);
  const straight = part(finder, "straight");
  straight.textContent = straightLine(answer, words);
  straight.hidden = !straight.textContent;
  showTags(state, chosen, finder);
  part(finder, "notices").replaceChildren(...noticesOf(answer, state, chosen, bare, here));
  part(finder, "list").replaceChildren(...lists);
  if (!danger.length) offerFirst(finder); // a list of that would stay in the tab
  showPager(answer, shownOf(state), here);
  return heading;
}

/**
 * Tick one of a few ways to look at the same, and say by a class which: not every browser's CSS can ask.
 * @param {HTMLElement} ways
 * @param {string} value
 */
export function chooseIn(ways, value) {
  for (const radio of ways.querySelectorAll("input")) {
    radio.checked = radio.value === value;
    radio.parentElement?.classList.toggle("fp-switch__on", radio.checked);
  }
}

/** @param {FinderState} state */
function shownOf(state) {
  return Math.max(state.show ?? 0, AT_ONCE);
}

/**
 * The cards to be shown; those that fit only some of the words, those for some people only, those that have not said what is
 * asked of access, and those that do not come to where somebody is, have a list and a heading of their own.
 * @param {SearchFiles} files
 * @param {Answer} answer
 * @param {FinderState} state
 * @param {Here} here
 * @returns {Promise<HTMLElement[]>}
 */
export async function listsOf(files, answer, state, here) {
  const results = answer.results.slice(0, shownOf(state));
  const cards = await Promise.all(results.map((result) => cardOf(files, result, here)));
  const { covering, full, offered, total, place, unsaid } = answer;
  const sure = state.unsaid ? covering - unsaid : covering;
  const some = sayNumber(here.words.some, offered - full, here.language);
  const elsewhere = fill(here.words.elsewhere, { place: place?.name || here.words.here });
  const parts = [
    { id: "results", title: "", end: full || offered },
    { id: "some", title: some, end: offered },
    { id: "special", title: here.words.special, end: sure },
    { id: "unsaid", title: sayNumber(here.words.unsaid, unsaid, here.language), end: covering },
    { id: "elsewhere", title: elsewhere, end: total },
  ];
  let begin = 0;
  return parts.flatMap(({ id, title, end }) => {
    const own = cards.slice(begin, end);
    begin = Math.max(begin, end);
    if (!own.length) return [];
    const list = make("ul", { class: "fp-cards", role: "list", "aria-labelledby": id }, ...own);
    return title ? [make("h2", { id, class: "fp-h3 fp-mt-l" }, title), list] : [list];
  });
}

/**
 * In which order, or on the map. One result has no order, and nothing is nearest where nobody can say to what.
 * @param {Answer} answer
 * @param {FinderState} state
 * @param {HTMLElement} finder
 */
export function showWays({ total, place }, state, finder) {
  const ways = part(finder, "ways");
  const isMap = state.view === "map";
  ways.hidden = !total && !isMap;
  for (const { value, parentElement: label } of ways.querySelectorAll("input")) {
    if (!label || value === "best" || value === "map") continue;
    label.hidden = total < 2 || (value === "distance" && !place && !canLocate());
  }
  chooseIn(ways, isMap ? "map" : total < 2 ? "best" : sortOf(state));
}

/**
 * Below the third result, where somebody has seen the three.
 * @param {HTMLElement} finder
 */
function offerFirst(finder) {
  const side = part(finder, "list").querySelectorAll(".fp-card__side")[FIRST - 1];
  side?.append(copyOf(finder, "first"));
}

/**
 * @param {FinderState} state
 * @param {Chosen[]} chosen
 * @param {HTMLElement} finder
 */
function showTags(state, chosen, finder) {
  const tags = chosen.map(({ facet, value, words }) => {
    const tag = copyOf(finder, "tag");
    const link = tag.querySelector("a");
    if (link) link.href = fragmentOf(without(state, facet, value || undefined));
    part(tag, "name").textContent = words;
    return tag;
  });
  part(finder, "tags").replaceChildren(...tags);
  part(finder, "tagbox").hidden = !tags.length;
  const clear = /** @type {HTMLAnchorElement} */ (part(finder, "clear"));
  clear.href = fragmentOf(unfiltered(state));
  clear.hidden = !tags.length;
}

/**
 * @param {Answer} answer
 * @param {number} shown
 * @param {Here} here
 */
function showPager(answer, shown, { finder, words, language }) {
  const { total } = answer;
  const rest = Math.min(total - shown, AT_ONCE);
  part(finder, "pager").hidden = rest <= 0;
  const unprinted = part(finder, "unprinted");
  unprinted.hidden = rest <= 0;
  if (rest <= 0) return;
  const all = shown < countOf(answer) ? countOf(answer) : total; // as the heading says, until what is below is shown too
  const gaps = { shown: shown.toLocaleString(language), all: all.toLocaleString(language) };
  part(finder, "showing").textContent = fill(words.showing, gaps);
  if (unprinted.firstElementChild) unprinted.firstElementChild.textContent = `${fill(words.showing, gaps)}.`;
  part(finder, "more").textContent = sayNumber(words.showMore, rest, language);
}
