/** Words that belong together: phrases of the vocabulary, also with a slip in them. Python: search/phrases.py. */

import { editsBetween } from "./spelling.js";
import { takeGuess } from "./terms.js";
import { KIND_FACTORS, editsAllowed } from "./vocabulary.js";

export const LONGEST_PHRASE = 5;
const MOST_READINGS = 16; // of a phrase in which several words may be slips
const AS_WELL = 6; // sixteenths: a phrase that may be meant, although each word of it is one that people use

/** @typedef {import("./vocabulary.js").Vocabulary} Vocabulary */
/** @typedef {import("./vocabulary.js").Near} Near */
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
  if (groups.every((group) => group.isSoft)) for (const group of groups) group.isSoft = false;
  return groups;
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
    const concepts = read(part, vocabulary);
    const joined = length === 2 ? vocabulary.family(part.map((term) => term.word).join("")) : -1;
    if (concepts.length || joined >= 0) {
      return groupOf(part, { concepts: weighed(concepts, 16, vocabulary), joined, area: areaOf(concepts, vocabulary) });
    }
  }
  return undefined;
}

/**
 * The concepts of a phrase. What was corrected may also have been another word: "tia chi" is not tea chi.
 * @param {Term[]} part
 * @param {Vocabulary} vocabulary
 * @returns {number[]}
 */
function read(part, vocabulary) {
  const readings = part.map((term) => [undefined, ...term.guesses.slice(1)]);
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
    const found = vocabulary.concepts(part.map((term, place) => reading[place]?.family ?? term.key));
    if (!found.length) continue;
    for (const [place, term] of part.entries()) {
      const guess = reading[place];
      if (guess) takeGuess(term, guess, vocabulary);
    }
    return found;
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
        const concepts = vocabulary.concepts(phrase);
        // Both are what people look for: found as well.
        if (vocabulary.concepts([term.key]).length) return groupOf(part, { concepts: weighed(concepts, AS_WELL, vocabulary) });
        const family = vocabulary.family(word);
        const level = vocabulary.levels[family] ?? 0;
        takeGuess(term, { distance: 1, beginsOtherwise: 0, isPlain: 0, level, word, family }, vocabulary);
        return groupOf(part, { concepts: weighed(concepts, 16, vocabulary), area: areaOf(concepts, vocabulary) });
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
  const area = areaOf(vocabulary.concepts([term.key]), vocabulary);
  return groupOf([term], { isSoft: vocabulary.soft.has(term.word), area });
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
 * @param {number[]} concepts
 * @param {number} factor
 * @param {Vocabulary} vocabulary
 * @returns {Weighed[]}
 */
function weighed(concepts, factor, vocabulary) {
  const kind = (/** @type {number} */ concept) => KIND_FACTORS[vocabulary.conceptKinds[concept] ?? ""] ?? 0;
  return concepts.map((each) => [each, Math.floor((kind(each) * factor) / 16)]);
}

/**
 * The number, among areas, of the first of these concepts that is one; -1 when none is.
 * @param {number[]} concepts
 * @param {Vocabulary} vocabulary
 */
function areaOf(concepts, vocabulary) {
  const found = concepts.find((concept) => vocabulary.conceptKinds[concept] === "area");
  return found === undefined ? -1 : found - vocabulary.firstArea;
}
