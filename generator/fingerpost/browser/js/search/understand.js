/** What a query means: its words with their families, slips, phrases and places. Python: search/understand.py. */

import { inPlainWords, wordsOfDanger } from "./crisis.js";
import { LONGEST_PHRASE, groupsOf } from "./phrases.js";
import { mendSpaces } from "./spaces.js";
import { isFound, resolve } from "./terms.js";
import { tidy, wordsOf } from "./text.js";

const LONGEST_QUERY = 200; // letters
const MOST_WORDS = 12;
const SHORT_QUERY = 2; // words: somebody who types no more means each of them

/** @typedef {import("./files.js").SearchFiles} SearchFiles */
/** @typedef {import("./vocabulary.js").Vocabulary} Vocabulary */
/** @typedef {import("./terms.js").Term} Term */
/** @typedef {import("./phrases.js").Group} Group */
/**
 * What a query asks for. "unknown" are words that nothing is near to; "nearest", for each of those, the nearest spelling
 * there is, or "". "area" is the first that is named, or -1.
 * @typedef {{groups: Group[], understood: string, isCrisis: boolean, unknown: string[], nearest: string[], area: number}}
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
  const isKnown = (/** @type {string} */ word) => vocabulary.family(word) >= 0;
  const danger = wordsOfDanger(wordsOf(query), vocabulary.crisis, isKnown);
  const words = wordsOf([...query].slice(0, LONGEST_QUERY).join("")).slice(0, 2 * MOST_WORDS);
  const typed = inPlainWords(words, danger, isKnown);
  const spaced = await mendSpaces(typed, files);
  const lookedFor = lookedForOf(spaced, vocabulary);

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
  let groups = groupsOf(terms.filter(isFound), vocabulary);
  if (danger.size) {
    const ofDanger = new Set([...danger.values()].flat());
    groups = groupsOfDanger(groups, new Set(typed.filter((word) => ofDanger.has(word))), vocabulary);
  }
  const isCorrected = spaced.join(" ") !== typed.join(" ") || terms.some((term) => term.isCorrected);
  const readAs = read.map((each) => (typeof each === "string" ? each : each.word));
  return {
    groups,
    understood: isCorrected ? readAs.join(" ") : tidy(query),
    isCrisis: danger.size > 0,
    unknown,
    nearest: unknown.map((word) => vocabulary.near(word, Math.min(3, word.length >> 1))[0]?.word ?? ""),
    area: groups.find((group) => group.area >= 0)?.area ?? -1,
  };
}

/**
 * Leave out words of danger that lead nowhere: who types "end it all" does not look for what ends at four. When nothing is
 * left, what the directory has for people in danger.
 * @param {Group[]} groups
 * @param {Set<string>} words
 * @param {Vocabulary} vocabulary
 * @returns {Group[]}
 */
function groupsOfDanger(groups, words, vocabulary) {
  const leads = (/** @type {Term} */ term) => !words.has(term.word) || vocabulary.concepts([term.key]).length > 0;
  const left = groups.filter((group) => group.concepts.length || group.terms.some(leads));
  if (left.length || !vocabulary.danger.length) return left;
  /** @type {[number, number][]} */
  const concepts = vocabulary.danger.map((each) => [each, vocabulary.weight(each, [])]);
  return [{ terms: [], concepts, joined: -1, isSoft: false, area: -1, level: 0 }];
}

/**
 * Not stop words, unless they are in a phrase, such as "on my own", or one of two words, or there is nothing else.
 * @param {string[]} typed
 * @param {Vocabulary} vocabulary
 */
function lookedForOf(typed, vocabulary) {
  const isShort = typed.length <= SHORT_QUERY;
  const isStop = typed.map((word) => vocabulary.stop.has(word));
  const lookedFor = typed.map(
    (word, at) => !isStop[at] || (isShort && vocabulary.concepts([vocabulary.key(word)]).length > 0),
  );
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
