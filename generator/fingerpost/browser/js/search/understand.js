/** What a query means: its words with their families, slips, phrases and places. Python: search/query/understand.py. */

import { findDanger } from "./crisis.js";
import { LONGEST_PHRASE, groupsOf } from "./phrases.js";
import { correctSpaces } from "./spaces.js";
import { isFound, resolve } from "./terms.js";
import { tidy, wordsOf } from "./text.js";

const LONGEST_QUERY = 200; // characters
const MOST_WORDS = 12;
const NAMED = 64; // what a concept counts for in danger, when it is named
const LEAST = 8;
const SHORT_QUERY = 2; // words: somebody who types no more means each of them

/** @typedef {import("./files.js").SearchFiles} SearchFiles */
/** @typedef {import("./terms.js").Term} Term */
/** @typedef {import("./phrases.js").Group} Group */
/**
 * What a query asks for. "unknown" are words that nothing is near to; "nearest", for each of those, the nearest spelling
 * there is, or "". "area" is the first that is named, or -1.
 * @typedef {{groups: Group[], understood: string, danger: string[], unknown: string[], nearest: string[], area: number}}
 *   Meaning
 */

/**
 * Read a query.
 * @param {string} query
 * @param {SearchFiles} files
 * @returns {Promise<Meaning>}
 */
export async function understand(query, files) {
  const { vocabulary } = files;
  const words = wordsOf(query);
  const danger = findDanger(words, vocabulary);
  if (danger.kinds.length && danger.isSure) return ofDanger(query, words, danger, files);
  const typed = wordsOf([...query].slice(0, LONGEST_QUERY).join("")).slice(0, 2 * MOST_WORDS);
  const spaced = await correctSpaces(typed, files);
  const lookedFor = lookedForOf(spaced, calledSo(query), files);

  /** @type {Term[]} */
  const terms = [];
  /** @type {(Term | string)[]} */
  const read = [];
  for (const [at, word] of spaced.entries()) {
    if (lookedFor[at] && terms.length < MOST_WORDS) {
      const term = await resolve(word, files);
      terms.push(term);
      read.push(term);
    } else {
      read.push(word);
    }
  }
  const missing = terms.filter((term) => !isFound(term)).map((term) => term.word);
  const unknown = missing.filter((word) => !vocabulary.soft.has(word));
  const groups = groupsOf(terms.filter(isFound), vocabulary);
  const isCorrected = spaced.join(" ") !== typed.join(" ") || terms.some((term) => term.isCorrected);
  const readAs = read.map((each) => (typeof each === "string" ? each : each.word));
  return {
    groups,
    understood: isCorrected ? readAs.join(" ") : tidy(query),
    danger: danger.kinds,
    unknown,
    nearest: unknown.map((word) => vocabulary.near(word, Math.min(3, word.length >> 1))[0]?.word ?? ""),
    area: groups.find((group) => group.area >= 0)?.area ?? -1,
  };
}

/**
 * Read a query of somebody in danger: what the directory has for that, where they say they are, and nothing else. What they
 * name comes first, such as a refuge. Nothing is corrected. Of an emergency of the body only what is called so is shown.
 * @param {string} query
 * @param {string[]} words
 * @param {import("./crisis.js").Danger} danger
 * @param {SearchFiles} files
 * @returns {Promise<Meaning>}
 */
async function ofDanger(query, words, { kinds, places }, files) {
  const { vocabulary } = files;
  const content = words.slice(0, 4 * MOST_WORDS).filter((word) => !vocabulary.stop.has(word));
  const keys = content.map((word) => vocabulary.key(word));
  /** @type {Set<number>} */
  const named = new Set();
  for (let start = 0; start < keys.length; start += 1) {
    for (let end = start + 1; end <= Math.min(start + LONGEST_PHRASE, keys.length); end += 1) {
      for (const concept of vocabulary.concepts(keys.slice(start, end))) named.add(concept);
    }
  }
  const listed = (/** @type {string[]} */ several) => several.flatMap((kind) => vocabulary.danger[kind] ?? []);
  const notOfChild = listed(kinds.filter((kind) => kind !== "child"));
  let right = [...new Set(notOfChild.length ? notOfChild : listed(kinds))];
  if (kinds.join(" ") === "medical") {
    const sets = words.filter((_, place) => places.has(place)).map((word) => vocabulary.namesWith(vocabulary.key(word)));
    right = (sets[0] ?? []).filter((each) => sets.every((others) => others.includes(each)));
    right = right.filter((each) => vocabulary.conceptKinds[each] === "category");
  }
  const concepts = right.map((each, n) => /** @type {[number, number]} */ ([each, named.has(each) ? NAMED : Math.max(LEAST, 16 - n)]));
  const rest = words.filter((word, place) => !places.has(place) && !vocabulary.stop.has(word)).slice(0, MOST_WORDS);
  const terms = await Promise.all(rest.filter((word) => vocabulary.family(word) >= 0).map((word) => resolve(word, files)));
  const groups = concepts.length ? groupsOf(terms, vocabulary).filter((group) => group.area >= 0) : [];
  const area = groups[0]?.area ?? -1;
  if (concepts.length) groups.unshift({ terms: [], concepts, joined: -1, isSoft: false, area: -1, level: 0 });
  return { groups, understood: tidy(query), danger: kinds, unknown: [], nearest: [], area };
}

/**
 * The words in capitals, or with dots: "ME", "I.T."; where all is in capitals they say nothing.
 * @param {string} query
 */
function calledSo(query) {
  const names = /[a-z]/.test(query) ? query.match(/\b(?:[A-Z][A-Z0-9]+|[A-Za-z](?:\.[A-Za-z0-9])+)\b/g) : [];
  return (names ?? []).flatMap(wordsOf);
}

/**
 * Not stop words, unless they are in a phrase, such as "on my own", or one of two words, or there is nothing else. One that
 * is a name as well is looked for where it is written as one, or begins such as "me support group"; there it is all that is
 * looked for.
 * @param {string[]} typed
 * @param {string[]} names
 * @param {SearchFiles} files
 */
function lookedForOf(typed, names, { vocabulary, index }) {
  const gathers = typed.map((word) => index.gatherings.split(" ").includes(word));
  if (gathers[1]) names.push(typed[0] ?? "");
  const isShort = typed.length <= SHORT_QUERY;
  const isStop = typed.map((word) => vocabulary.stop.has(word));
  const lookedFor = typed.map(
    (word, at) => !isStop[at] || ((isShort || names.includes(word)) && vocabulary.concepts([vocabulary.key(word)]).length > 0),
  );
  gathers.forEach((does, at) => {
    const isAfterName = isStop[at - 1] && lookedFor[at - 1] && names.includes(typed[at - 1] ?? "");
    if (does && (isAfterName || (gathers[at - 1] && !lookedFor[at - 1]))) lookedFor[at] = false;
  });
  if (!lookedFor.includes(true)) return typed.map(() => true);
  for (let start = 0; start < typed.length; start += 1) {
    for (let length = 2; length <= Math.min(LONGEST_PHRASE, typed.length - start); length += 1) {
      const end = start + length;
      if (!isStop.slice(start, end).includes(true)) continue;
      if (vocabulary.concepts(typed.slice(start, end).map((word) => vocabulary.key(word))).length) {
        lookedFor.fill(true, start, end);
      }
    }
  }
  return lookedFor;
}
