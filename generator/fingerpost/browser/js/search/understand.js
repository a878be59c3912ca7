/** What a query means: its words with their families, slips, phrases and places. Python: search/understand.py. */

import { isCrisis } from "./crisis.js";
import { tidy, wordsOf } from "./text.js";
import { KIND_FACTORS, editsAllowed } from "./vocabulary.js";

const LONGEST_QUERY = 200; // letters
const MOST_WORDS = 12;
const LONGEST_PHRASE = 5;

// In sixteenths: how much a word counts that is not the one typed.
const EXACT = 16;
const BEGINNING = 12;
const MOST_BEGINNINGS = 6;
const MOST_NEAR = 4;
const NEAR_BEST = [0, 11, 8];
const NEAR_OTHER = [0, 8, 5];
const NEAR_BESIDE = 5; // beside an exact word that hardly any record has, or a beginning
const RARE_LEVEL = 63;
const MUCH_COMMONER = 12; // levels: 8 times as many records

/** @typedef {import("./files.js").SearchFiles} SearchFiles */
/** @typedef {import("./vocabulary.js").Vocabulary} Vocabulary */
/** @typedef {import("./vocabulary.js").Key} Key */
/** @typedef {[concept: number, factor: number]} Weighed */

/**
 * One word: the families it may stand for, with factors, and the concepts they belong to.
 * @typedef {{word: string, key: Key, families: [family: number, factor: number][], rare: Uint8Array | undefined,
 *   concepts: Weighed[], level: number, isCorrected: boolean}} Term
 */
/**
 * One thing to look for: a word, or a phrase whose concepts stand for it as a whole.
 * @typedef {{terms: Term[], concepts: Weighed[], joined: number, isSoft: boolean, area: number, level: number}} Group
 */
/**
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
  const typed = wordsOf([...query].slice(0, LONGEST_QUERY).join("")).slice(0, 2 * MOST_WORDS);
  const lookedFor = lookedForOf(typed, vocabulary);

  /** @type {Term[]} */
  const terms = [];
  /** @type {string[]} */
  const read = [];
  for (const [at, word] of typed.entries()) {
    const found = lookedFor[at] && terms.length < MOST_WORDS ? await resolve(word, files) : [];
    terms.push(...found);
    read.push(...(found.length ? found.map((term) => term.word) : [word]));
  }
  const isFound = (/** @type {Term} */ term) => term.families.length > 0 || term.rare !== undefined;
  const groups = groupsOf(terms.filter(isFound), vocabulary);
  const unknown = terms.filter((term) => !isFound(term)).map((term) => term.word);
  return {
    groups,
    understood: terms.some((term) => term.isCorrected) ? read.join(" ") : tidy(query),
    isCrisis: isCrisis(wordsOf(query), vocabulary.crisis, (word) => vocabulary.family(word) >= 0),
    unknown,
    nearest: unknown.map((word) => vocabulary.near(word, Math.min(3, word.length >> 1))[0]?.word ?? ""),
    area: groups.find((group) => group.area >= 0)?.area ?? -1,
  };
}

/**
 * Not stop words, unless they are a phrase, such as "on my own", or there is nothing else.
 * @param {string[]} typed
 * @param {Vocabulary} vocabulary
 */
function lookedForOf(typed, vocabulary) {
  const isStop = typed.map((word) => vocabulary.stop.has(word));
  const lookedFor = isStop.map((stop) => !stop);
  if (!lookedFor.includes(true)) return typed.map(() => true);
  for (let start = 0; start < typed.length; start += 1) {
    for (let length = 2; length <= Math.min(LONGEST_PHRASE, typed.length - start); length += 1) {
      const end = start + length;
      if (!isStop.slice(start, end).every(Boolean)) continue;
      if (vocabulary.concepts(typed.slice(start, end).map((word) => vocabulary.key(word))).length) {
        lookedFor.fill(true, start, end);
      }
    }
  }
  return lookedFor;
}

/**
 * @param {string} word
 * @param {SearchFiles} files
 * @returns {Promise<Term[]>}
 */
async function resolve(word, files) {
  const { vocabulary } = files;
  const family = vocabulary.family(word);
  /** @type {Term} */
  const term = { word, key: word, families: [], rare: undefined, concepts: [], level: 0, isCorrected: false };
  if (family >= 0) {
    term.key = family;
    term.families = [[family, EXACT]];
    term.level = vocabulary.levels[family] ?? 0;
  } else {
    term.rare = await files.rare(word);
    if (term.rare) term.level = RARE_LEVEL;
  }
  if (family >= 0 || term.rare) {
    addCommoner(term, word, files);
    return [withConcepts(term, vocabulary)];
  }

  const beginnings = word.length > 2 ? vocabulary.beginning(word).slice(0, MOST_BEGINNINGS) : [];
  const all = vocabulary.near(word, editsAllowed(word));
  const near = all.filter((each) => each.distance === all[0]?.distance).slice(0, MOST_NEAR);
  if (!beginnings.length && (near[0]?.distance ?? 9) > 1) {
    const halves = halvesOf(word, vocabulary);
    if (halves.length) return (await Promise.all(halves.map((half) => resolve(half, files)))).flat();
  }
  for (const each of beginnings) {
    term.families.push([each.family, BEGINNING]);
    term.level = Math.max(term.level, each.level);
  }
  for (const [place, each] of near.entries()) {
    if (term.families.some(([other]) => other === each.family)) continue;
    const factor = beginnings.length ? NEAR_BESIDE : ((place ? NEAR_OTHER : NEAR_BEST)[each.distance] ?? 0);
    term.families.push([each.family, factor]);
    term.level = Math.max(term.level, each.level);
  }
  if (term.families[0]) term.key = term.families[0][0];
  if (near[0] && !beginnings.length) {
    term.word = near[0].word;
    term.isCorrected = true;
  }
  return [withConcepts(term, vocabulary)];
}

/**
 * A word that hardly any record has may be a slip for one that many have.
 * @param {Term} term
 * @param {string} word
 * @param {SearchFiles} files
 */
function addCommoner(term, word, files) {
  const { vocabulary } = files;
  const isRare = term.level === RARE_LEVEL || 3 << ((term.level >> 2) + 1) > files.documents;
  if (!isRare || vocabulary.inside.has(term.key) || vocabulary.phrases.has(String(term.key))) return;
  for (const each of vocabulary.near(word, Math.min(1, editsAllowed(word))).slice(0, MOST_NEAR)) {
    if (each.level + MUCH_COMMONER > term.level || term.families.some(([other]) => other === each.family)) continue;
    term.families.push([each.family, NEAR_BESIDE]);
  }
}

/**
 * Two words written as one, such as "dropin": a phrase of the vocabulary first, else two words of four letters.
 * @param {string} word
 * @param {Vocabulary} vocabulary
 */
function halvesOf(word, vocabulary) {
  /** @type {string[]} */
  let plain = [];
  for (let cut = 2; cut < word.length - 1; cut += 1) {
    const left = word.slice(0, cut);
    const right = word.slice(cut);
    const isLeftStop = vocabulary.stop.has(left);
    const isRightStop = vocabulary.stop.has(right);
    const keys = [left, right].filter((half) => !vocabulary.stop.has(half)).map((half) => vocabulary.key(half));
    if (left.length > 2 && !isLeftStop && vocabulary.concepts(keys).length) return isRightStop ? [left] : [left, right];
    const isKnown = vocabulary.family(left) >= 0 && vocabulary.family(right) >= 0;
    if (!plain.length && isKnown && left.length > 3 && right.length > 3) plain = [left, right];
  }
  return plain;
}

/**
 * Add the concepts of each family: in full where the word is a whole phrase, a quarter where it is a part of one.
 * @param {Term} term
 * @param {Vocabulary} vocabulary
 */
function withConcepts(term, vocabulary) {
  /** @type {Map<number, number>} */
  const best = new Map();
  const raise = (/** @type {number} */ concept, /** @type {number} */ factor, /** @type {number} */ share) => {
    const kind = KIND_FACTORS[vocabulary.conceptKinds[concept] ?? ""] ?? 0;
    best.set(concept, Math.max(best.get(concept) ?? 0, Math.floor((kind * factor) / share)));
  };
  for (const [family, factor] of term.families) {
    for (const concept of vocabulary.concepts([family])) raise(concept, factor, 16);
    for (const concept of vocabulary.inside.get(family) ?? []) raise(concept, factor, 64);
  }
  term.concepts = [...best].filter(([, factor]) => factor > 0);
  return term;
}

/**
 * @param {Term[]} terms
 * @param {Vocabulary} vocabulary
 */
function groupsOf(terms, vocabulary) {
  /** @type {Group[]} */
  const groups = [];
  for (let at = 0; at < terms.length; ) {
    const group = phraseAt(terms, at, vocabulary);
    groups.push(group);
    at += group.terms.length;
  }
  if (groups.every((group) => group.isSoft)) for (const group of groups) group.isSoft = false;
  return groups;
}

/**
 * The longest phrase that begins here; else two words that are one as well; else the word alone.
 * @param {Term[]} terms
 * @param {number} at
 * @param {Vocabulary} vocabulary
 * @returns {Group}
 */
function phraseAt(terms, at, vocabulary) {
  for (let length = Math.min(LONGEST_PHRASE, terms.length - at); length > 1; length -= 1) {
    const part = terms.slice(at, at + length);
    const found = vocabulary.concepts(part.map((term) => term.key));
    const joined = length === 2 ? vocabulary.family(part.map((term) => term.word).join("")) : -1;
    if (found.length || joined >= 0) {
      /** @type {Weighed[]} */
      const concepts = found.map((each) => [each, KIND_FACTORS[vocabulary.conceptKinds[each] ?? ""] ?? 0]);
      return groupOf(part, { concepts, joined, area: areaOf(found, vocabulary) });
    }
  }
  const term = /** @type {Term} */ (terms[at]);
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
 * The number, among areas, of the first of these concepts that is one; -1 when none is.
 * @param {number[]} concepts
 * @param {Vocabulary} vocabulary
 */
function areaOf(concepts, vocabulary) {
  const found = concepts.find((concept) => vocabulary.conceptKinds[concept] === "area");
  return found === undefined ? -1 : found - vocabulary.firstArea;
}
