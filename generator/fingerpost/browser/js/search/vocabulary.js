/** Which words the index knows: exactly, by their beginning, or by something near. Python: search/vocabulary.py. */

import { readPhrases } from "./crisis.js";
import { LEVELS, after } from "./packing.js";
import { editsBetween, lettersOf, mayBeNear } from "./spelling.js";

/** @typedef {number | string} Key  The number of a family; or a word that has none. */
/** @typedef {{distance: number, beginsOtherwise: number, isPlain: number, level: number, word: string, family: number}} Near */
/** @typedef {import("./files.js").IndexFile} IndexFile */

/** What a concept counts for when its phrase stands in the query; a quarter when only a word of the phrase does. */
/** @type {Record<string, number>} */
export const KIND_FACTORS = { category: 16, need: 10, audience: 9, access: 8, area: 14 };

export class Vocabulary {
  /**
   * @param {string[]} words
   * @param {number[]} refs
   * @param {string} levels
   * @param {IndexFile} index
   */
  constructor(words, refs, levels, index) {
    this.words = words;
    this.levels = Array.from(levels, (level) => LEVELS.indexOf(level));
    this.stop = new Set(index.stop.split(" "));
    this.soft = new Set(index.soft.split(" "));
    this.conceptLevels = Array.from(index.levels, (level) => LEVELS.indexOf(level));
    this.letters = Int32Array.from(words, lettersOf);
    let count = 0;
    this.familyOf = Int32Array.from(refs, (ref) => {
      const family = count - ref;
      if (ref === 0) count += 1;
      return family;
    });
    /** @type {string[]} */
    this.conceptKinds = Object.keys(KIND_FACTORS).flatMap((kind) =>
      Array(/** @type {any} */ (index.options)[kind].length).fill(kind),
    );
    this.firstArea = Math.max(0, this.conceptKinds.indexOf("area"));
    /** @type {Map<string, number[]>} Keys with spaces between: the concepts of the phrase. */
    this.phrases = new Map();
    /** @type {Map<Key, number[]>} A word of a phrase: its concepts. */
    this.inside = new Map();
    index.concepts.forEach((phrases, concept) => {
      for (const phrase of phrases.split("|")) this.#learn(concept, this.#keys(phrase));
    });
    this.crisis = readPhrases(index.crisis);
  }

  /** How many families there are: the number of the first concept's posting. */
  get families() {
    return this.levels.length;
  }

  /**
   * @param {string} word
   * @returns {Key}
   */
  key(word) {
    const family = this.family(word);
    return family < 0 ? word : family;
  }

  /**
   * The family of a word, or -1.
   * @param {string} word
   */
  family(word) {
    const place = after(this.words, word) - 1;
    return this.words[place] === word ? (this.familyOf[place] ?? -1) : -1;
  }

  /**
   * The concepts that a row of keys is a phrase of.
   * @param {Key[]} keys
   */
  concepts(keys) {
    return this.phrases.get(keys.join(" ")) ?? [];
  }

  /**
   * Level, word and family of what begins so, each family once, the commonest first.
   * @param {string} prefix
   */
  beginning(prefix) {
    /** @type {Map<number, {level: number, word: string, family: number}>} */
    const best = new Map();
    let place = after(this.words, prefix);
    if (this.words[place - 1] === prefix) place -= 1;
    for (; place < this.words.length; place += 1) {
      const word = this.words[place] ?? "";
      if (!word.startsWith(prefix)) break;
      const family = this.familyOf[place] ?? 0;
      if (!best.has(family)) best.set(family, { level: this.levels[family] ?? 0, word, family });
    }
    return [...best.values()].sort((one, other) => one.level - other.level || order(one.word, other.word));
  }

  /**
   * What is spelt so but for a few edits, a swap being one: of each family the nearest word, best first.
   * @param {string} word
   * @param {number} edits
   * @returns {Near[]}
   */
  near(word, edits) {
    /** @type {Map<number, Near>} */
    const best = new Map();
    const letters = lettersOf(word);
    this.words.forEach((other, place) => {
      if (other.length < 3 || Math.abs(other.length - word.length) > edits) return;
      if (!mayBeNear(letters, this.letters[place] ?? 0, edits)) return;
      const distance = editsBetween(word, other, edits);
      if (distance > edits || /[0-9]/.test(other)) return;
      const family = this.familyOf[place] ?? 0;
      const isPlain = this.inside.has(family) || this.phrases.has(String(family)) ? 0 : 1;
      const beginsOtherwise = other[0] === word[0] ? 0 : 1;
      const near = { distance, beginsOtherwise, isPlain, level: this.levels[family] ?? 0, word: other, family };
      const known = best.get(family);
      if (!known || byNearness(near, known) < 0) best.set(family, near);
    });
    return [...best.values()].sort(byNearness);
  }

  /**
   * @param {string} phrase
   * @returns {Key[]}
   */
  #keys(phrase) {
    return phrase.split(" ").map((word) => this.key(word));
  }

  /**
   * @param {number} concept
   * @param {Key[]} keys
   */
  #learn(concept, keys) {
    add(this.phrases, keys.join(" "), concept);
    if (keys.length > 1) for (const key of keys) add(this.inside, key, concept);
  }
}

/**
 * One edit up to 6 letters, two above; none in words too short to tell, and none in numbers.
 * @param {string} word
 */
export function editsAllowed(word) {
  if (word.length < 3 || /[0-9]/.test(word)) return 0;
  return word.length <= 6 ? 1 : 2;
}

/**
 * @template K
 * @param {Map<K, number[]>} lists
 * @param {K} key
 * @param {number} value
 */
function add(lists, key, value) {
  const list = lists.get(key);
  if (!list) lists.set(key, [value]);
  else if (!list.includes(value)) list.push(value);
}

/**
 * @param {Near} one
 * @param {Near} other
 */
function byNearness(one, other) {
  return (
    one.distance - other.distance ||
    one.beginsOtherwise - other.beginsOtherwise ||
    one.isPlain - other.isPlain ||
    one.level - other.level ||
    order(one.word, other.word)
  );
}

/**
 * @param {string} one
 * @param {string} other
 */
function order(one, other) {
  return one < other ? -1 : one > other ? 1 : 0;
}
