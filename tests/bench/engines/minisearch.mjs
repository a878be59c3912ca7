// MiniSearch: one index made beforehand, fetched whole, with prefixes, slips and boosts as its documentation suggests.

import { cardsOf } from "./cards.mjs";

// It has no list of its own; these are those of lunr's that are in the records.
const STOP = new Set("a an and are as at be but by for from has have i in is it my of on or that the to us we with you your".split(" "));

export const optionsOf = (withWords) => ({
  idField: "n",
  fields: ["name", "about", "summary", "description", ...(withWords ? ["words"] : [])],
  searchOptions: {
    boost: { name: 3, about: 3, words: 3, summary: 1.5 },
    prefix: (term) => term.length > 2,
    fuzzy: 0.34, // of the letters of a word: of the settings tried, the one that found most
    processTerm: (term) => (STOP.has(term.toLowerCase()) ? null : term.toLowerCase()),
  },
});

/** @param {any[]} texts */
export function build(MiniSearch, texts, withWords) {
  const index = new MiniSearch(optionsOf(withWords));
  index.addAll(texts);
  return index;
}

/** Everything that was typed; if nothing has it all, any of it. */
export function ask(index, query) {
  const all = index.search(query, { combineWith: "AND" });
  return all.length ? all : index.search(query);
}

export async function open({ folder, chunk, withWords }) {
  const { default: MiniSearch } = await import("/npm/minisearch/dist/es/index.js");
  const index = MiniSearch.loadJSON(await (await fetch(`${folder}index.json`)).text(), optionsOf(withWords));
  const addresses = cardsOf(chunk);
  return async (query) => addresses(ask(index, query).slice(0, 10).map(({ id }) => id));
}
