// lunr: one index made beforehand, fetched whole. Stop words and stems are its own.

import { cardsOf } from "./cards.mjs";

export const FIELDS = { name: 10, about: 5, words: 5, summary: 4, description: 1 };

/** @param {any[]} texts */
export function build(lunr, texts, withWords) {
  return lunr(function () {
    this.ref("n");
    for (const [field, boost] of Object.entries(FIELDS)) if (field !== "words" || withWords) this.field(field, { boost });
    for (const text of texts) this.add(text);
  });
}

/**
 * What was typed, what is spelt nearly so (word~1 in the language of its queries), and, for little, how it begins: all of
 * it if there is something, else any of it. Of the settings tried, those that found most.
 */
export function ask(lunr, index, query) {
  const tokens = lunr.tokenizer(query).filter((token) => lunr.stopWordFilter(token) !== undefined);
  const all = askWith(lunr, index, tokens, lunr.Query.presence.REQUIRED);
  return all.length ? all : askWith(lunr, index, tokens, lunr.Query.presence.OPTIONAL);
}

function askWith(lunr, index, tokens, presence) {
  return index.query((wanted) => {
    for (const token of tokens) {
      wanted.term(token, { boost: 10 });
      wanted.term(token, { boost: 1, wildcard: lunr.Query.wildcard.TRAILING, usePipeline: false });
      wanted.term(token, { boost: 10, editDistance: token.toString().length > 3 ? 1 : 0, presence });
    }
  });
}

export async function open({ folder, chunk }) {
  await new Promise((resolve, reject) => {
    document.head.append(Object.assign(document.createElement("script"), { src: "/npm/lunr/lunr.min.js", onload: resolve, onerror: reject }));
  });
  const lunr = globalThis.lunr;
  const index = lunr.Index.load(await (await fetch(`${folder}index.json`)).json());
  const addresses = cardsOf(chunk);
  return async (query) => addresses(ask(lunr, index, query).slice(0, 10).map(({ ref }) => Number(ref)));
}
