/** Words that belong together: phrases of the vocabulary, also with a slip in them. Python: search/query/phrases.py. */

import { editsBetween } from "./spelling.js";
import { takeGuess } from "./terms.js";
import { editsAllowed } from "./vocabulary.js";

export const LONGEST_PHRASE = 5;
const MOST_READINGS = 16; // of a phrase in which several words may be slips
const AS_WELL = 6; // sixteenths: a phrase that may be meant, although each word of it is one that people use

/** @typedef {import("./vocabulary.js").Vocabulary} Vocabulary */
/** @typedef {import("./vocabulary.js").Near} Near */
/** @typedef {import("./vocabulary.js").Key} Key */
/** @typedef {import("./terms.js").Term} Term */
/** @typedef {import("./terms.js").Weighed} Weighed */
/**
 * One thing to look for: a word, or a phrase whose concepts stand for it as a whole. "joined" is the family of the words
 * written as one.
 * @typedef {{terms: Term[], concepts: Weighed[], joined: number, isSoft: boolean, area: number, level: number}} Group
 */

/**
 * Put terms together. Terms that are read in another way on the strength of a phrase are changed.
 * @param {Term[]} terms
 * @param {Vocabulary} vocabulary
 */
export function groupsOf(terms, vocabulary) {
  /** @type {Group[]} */
  const groups = [];
  for (let at = 0; at < terms.length; ) {
    const group =
      phraseAt(terms, at, vocabulary) ??
      nearPhraseAt(terms, at, vocabulary) ??
      wordAt(/** @type {Term} */ (terms[at]), vocabulary);
    groups.push(group);
    at += group.terms.length;
  }
  for (const group of groups) {
    // Who somebody is does not say what they look for: "over 60" counts, but is not insisted on.
    const kinds = wholeOf(group).map((concept) => vocabulary.conceptKinds[concept]);
    const isSoft = vocabulary.soft.has(group.terms.map((term) => term.word).join("_"));
    group.isSoft = isSoft || (kinds.length > 0 && kinds.every((kind) => kind === "audience"));
  }
  if (groups.every((group) => group.isSoft)) for (const group of groups) group.isSoft = false;
  return groups;
}

/**
 * The concepts that a group names in full.
 * @param {Group} group
 */
export function wholeOf({ concepts, terms }) {
  return [...concepts.map(([concept]) => concept), ...(terms.length === 1 ? (terms[0]?.whole ?? []) : [])];
}

/**
 * The longest phrase that begins here; or two words that are one as well.
 * @param {Term[]} terms
 * @param {number} at
 * @param {Vocabulary} vocabulary
 * @returns {Group | undefined}
 */
function phraseAt(terms, at, vocabulary) {
  for (let length = Math.min(LONGEST_PHRASE, terms.length - at); length > 1; length -= 1) {
    const part = terms.slice(at, at + length);
    const phrase = read(part, vocabulary);
    const joined = length === 2 ? vocabulary.family(part.map((term) => term.word).join("")) : -1;
    if (phrase.length || joined >= 0) {
      return groupOf(part, { concepts: weighed(phrase, 16, vocabulary), joined, area: areaOf(phrase, vocabulary) });
    }
  }
  return undefined;
}

/**
 * The phrase that words are, or nothing. What was corrected may also have been another word.
 * @param {Term[]} part
 * @param {Vocabulary} vocabulary
 * @returns {Key[]}
 */
function read(part, vocabulary) {
  const readings = part.map((term) => [undefined, ...term.guesses]);
  const count = readings.reduce((product, reading) => product * reading.length, 1);
  for (let number = 0; number < Math.min(count, MOST_READINGS); number += 1) {
    // The last word changes first, as in Python's itertools.product.
    let rest = number;
    /** @type {(Near | undefined)[]} */
    const reading = [];
    for (let place = part.length - 1; place >= 0; place -= 1) {
      const choices = readings[place] ?? [undefined];
      reading[place] = choices[rest % choices.length];
      rest = Math.floor(rest / choices.length);
    }
    const phrase = part.map((term, place) => reading[place]?.family ?? term.key);
    if (!vocabulary.concepts(phrase).length) continue;
    for (const [place, term] of part.entries()) {
      const guess = reading[place];
      if (guess) takeGuess(term, guess, vocabulary);
    }
    return phrase;
  }
  return [];
}

/**
 * A phrase that begins here but for a slip that made another word: "taking cafe".
 * @param {Term[]} terms
 * @param {number} at
 * @param {Vocabulary} vocabulary
 * @returns {Group | undefined}
 */
function nearPhraseAt(terms, at, vocabulary) {
  for (let length = Math.min(LONGEST_PHRASE, terms.length - at); length > 1; length -= 1) {
    const part = terms.slice(at, at + length);
    for (const term of part) {
      if (term.isCorrected || !editsAllowed(term.word)) continue;
      const keys = part.map((other) => (other === term ? "" : other.key));
      for (const { word, phrase } of vocabulary.gapped.get(keys.join(" ")) ?? []) {
        if (word.length < 3 || editsBetween(term.word, word, 1) > 1) continue;
        // Both are what people look for: found as well.
        if (vocabulary.concepts([term.key]).length) return groupOf(part, { concepts: weighed(phrase, AS_WELL, vocabulary) });
        const family = vocabulary.family(word);
        const level = vocabulary.levels[family] ?? 0;
        takeGuess(term, { distance: 1, beginsOtherwise: 0, isPlain: 0, level, word, family }, vocabulary);
        return groupOf(part, { concepts: weighed(phrase, 16, vocabulary), area: areaOf(phrase, vocabulary) });
      }
    }
  }
  return undefined;
}

/**
 * @param {Term} term
 * @param {Vocabulary} vocabulary
 */
function wordAt(term, vocabulary) {
  const area = areaOf([term.key], vocabulary);
  return groupOf([term], { area });
}

/**
 * @param {Term[]} terms
 * @param {Partial<Group>} more
 * @returns {Group}
 */
function groupOf(terms, more) {
  const level = Math.max(...terms.map((term) => term.level));
  return { terms, concepts: [], joined: -1, isSoft: false, area: -1, level, ...more };
}

/**
 * @param {Key[]} phrase
 * @param {number} factor
 * @param {Vocabulary} vocabulary
 * @returns {Weighed[]}
 */
function weighed(phrase, factor, vocabulary) {
  return vocabulary.concepts(phrase).map((each) => [each, Math.floor((vocabulary.weight(each, phrase) * factor) / 16)]);
}

/**
 * The number, among areas, of the first one that has this name; -1 when none has.
 * @param {Key[]} phrase
 * @param {Vocabulary} vocabulary
 */
function areaOf(phrase, vocabulary) {
  const area = vocabulary.concepts(phrase).find((concept) => vocabulary.conceptKinds[concept] === "area");
  return area === undefined ? -1 : area - vocabulary.firstArea;
}
