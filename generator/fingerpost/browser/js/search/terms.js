/** One word that was typed: what it may stand for when slips and other forms are allowed. Python: search/query/terms.py. */

import { KIND_FACTORS, editsAllowed } from "./vocabulary.js";

// In sixteenths: how much a word counts that is not the one typed.
const EXACT = 16;
const KIN = 14;
const BEGINNING = 12;
const MOST_KIN = 3;
const MOST_BEGINNINGS = 6;
const MOST_NEAR = 4;
const NEAR_BEST = [0, 11, 8];
const NEAR_OTHER = [0, 8, 5];
const KIN_BESIDE = 8; // another form that the vocabulary has, of a word that it has not
const NEAR_BESIDE = 5; // beside an exact word that hardly any record has, or another form, or a beginning
const RARE_LEVEL = 63;
const MUCH_COMMONER = 12; // levels: 8 times as many records

/** @typedef {import("./files.js").SearchFiles} SearchFiles */
/** @typedef {import("./vocabulary.js").Vocabulary} Vocabulary */
/** @typedef {import("./vocabulary.js").Key} Key */
/** @typedef {import("./vocabulary.js").Near} Near */
/** @typedef {[concept: number, factor: number]} Weighed */
/**
 * One word: the families it may stand for, with factors, and the concepts they belong to. When it is corrected,
 * "guesses" are other spellings, from which a phrase may choose; "whole" the concepts of which it is a whole phrase.
 * @typedef {{word: string, key: Key, families: [family: number, factor: number][], rare: Uint8Array | undefined,
 *   concepts: Weighed[], level: number, isCorrected: boolean, guesses: Near[], whole: number[]}} Term
 */

/** @param {Term} term */
export function isFound(term) {
  return term.families.length > 0 || term.rare !== undefined;
}

/**
 * Find what a word stands for; a term that is not found, if there is nothing like it.
 * @param {string} word
 * @param {SearchFiles} files
 * @returns {Promise<Term>}
 */
export async function resolve(word, files) {
  const { vocabulary } = files;
  const family = vocabulary.family(word);
  /** @type {Term} */
  const term = { word, key: `=${word}`, families: [], rare: undefined, concepts: [], level: 0, isCorrected: false, guesses: [], whole: [] };
  if (family >= 0) {
    term.key = family;
    term.families.push([family, EXACT]);
    term.level = vocabulary.levels[family] ?? 0;
  } else {
    term.rare = await files.rare(word);
    if (term.rare) term.level = RARE_LEVEL;
  }
  if (!isFound(term)) {
    guess(term, vocabulary);
  } else if (!vocabulary.isOwn(term.key)) {
    for (const kin of vocabulary.kin(word).slice(0, MOST_KIN)) {
      if (vocabulary.hasConcept(kin.family)) add(term, kin.family, KIN_BESIDE);
    }
    addCommoner(term, files);
  }
  return withConcepts(term, vocabulary);
}

/**
 * Read a term as this spelling before all others; as it was typed only beside that.
 * @param {Term} term
 * @param {Near} guessed
 * @param {Vocabulary} vocabulary
 */
export function takeGuess(term, guessed, vocabulary) {
  const others = term.families.filter(([family]) => family !== guessed.family);
  term.word = guessed.word;
  term.key = guessed.family;
  term.isCorrected = true;
  term.families = [[guessed.family, NEAR_BEST[1] ?? 0]];
  for (const [family, factor] of others) term.families.push([family, Math.min(factor, NEAR_BESIDE)]);
  term.level = Math.max(term.level, guessed.level);
  withConcepts(term, vocabulary);
}

/**
 * Other forms of it, what begins so, and what is spelt nearly so.
 * @param {Term} term
 * @param {Vocabulary} vocabulary
 */
function guess(term, vocabulary) {
  const { word } = term;
  const kin = vocabulary.kin(word).slice(0, MOST_KIN);
  const beginnings = word.length > 2 ? vocabulary.beginning(word).slice(0, MOST_BEGINNINGS) : [];
  // Two slips, one of them in the first letter, are rarer than words that nobody here has: jogging is not digging.
  const edits = vocabulary.soft.has(word) ? 0 : editsAllowed(word); // "nan" is a word, though nobody here writes it
  const all = vocabulary.near(word, edits).filter((each) => each.distance + each.beginsOtherwise < 3);
  const near = all.filter((each) => each.distance === all[0]?.distance).slice(0, MOST_NEAR);
  const isBeside = kin.length + beginnings.length > 0;
  for (const each of kin) {
    add(term, each.family, KIN);
    term.level = Math.max(term.level, each.level);
  }
  for (const each of beginnings) {
    add(term, each.family, BEGINNING);
    term.level = Math.max(term.level, each.level);
  }
  for (const [place, each] of near.entries()) {
    add(term, each.family, isBeside ? NEAR_BESIDE : ((place ? NEAR_OTHER : NEAR_BEST)[each.distance] ?? 0));
    if (!isBeside) term.level = Math.max(term.level, each.level);
  }
  if (term.families[0]) term.key = term.families[0][0];
  // "Swiming" is a slip, although it looks like another form of swim: the word that is near ends in the same way.
  const isSlip = !kin[0] || (near[0]?.family === kin[0].family && near[0].word.slice(-2) === word.slice(-2));
  if (near[0] && !beginnings.length && isSlip) {
    term.word = near[0].word;
    term.isCorrected = true;
    term.guesses = near.slice(1);
  } else if (kin[0]?.isDerived) {
    term.guesses = near; // Shepton "malet" has little to do with males
  }
}

/**
 * @param {Term} term
 * @param {number} family
 * @param {number} factor
 */
function add(term, family, factor) {
  if (!term.families.some(([other]) => other === family)) term.families.push([family, factor]);
}

/**
 * A word that hardly any record has may be a slip for one that many have.
 * @param {Term} term
 * @param {SearchFiles} files
 */
function addCommoner(term, { vocabulary, documents }) {
  if (term.level !== RARE_LEVEL && 3 << ((term.level >> 2) + 1) <= documents) return;
  for (const each of vocabulary.near(term.word, Math.min(1, editsAllowed(term.word))).slice(0, MOST_NEAR)) {
    if (each.level + MUCH_COMMONER <= term.level) add(term, each.family, NEAR_BESIDE);
  }
}

/**
 * Add the concepts of each family: in full where the word is a whole phrase, less where it is in their names.
 * @param {Term} term
 * @param {Vocabulary} vocabulary
 */
function withConcepts(term, vocabulary) {
  /** @type {Map<number, number>} */
  const best = new Map();
  const raise = (/** @type {number} */ concept, /** @type {number} */ weight) =>
    best.set(concept, Math.max(best.get(concept) ?? 0, Math.floor(weight)));
  const kind = (/** @type {number} */ concept) => KIND_FACTORS[vocabulary.conceptKinds[concept] ?? ""] ?? 0;
  for (const [family, factor] of term.families) {
    for (const concept of vocabulary.concepts([family])) raise(concept, (vocabulary.weight(concept, [family]) * factor) / 16);
  }
  term.whole = [...best.keys()];
  for (const [family, factor] of term.families) {
    for (const concept of vocabulary.namesWith(family)) {
      if (!vocabulary.onlyNamed.has(concept)) raise(concept, (kind(concept) * factor) / 32);
    }
  }
  term.concepts = [...best].filter(([, factor]) => factor > 0);
  return term;
}
