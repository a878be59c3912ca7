/** Which words the index knows: exactly, by their beginning, by another form, or by something near. Python: search/vocabulary.py. */

import { DangerPhrases } from "./crisis.js";
import { LEVELS, after } from "../shared/packing.js";
import { editsBetween, lettersOf, mayBeNear } from "./spelling.js";

/** @typedef {number | string} Key  The number of a family; or a word that has none, after "=". */
/** @typedef {{distance: number, beginsOtherwise: number, isPlain: number, level: number, word: string, family: number}} Near */
/** @typedef {{isDerived: number, shared: number, isPlain: number, level: number, word: string, family: number}} Kin */
/** @typedef {import("./files.js").IndexFile} IndexFile */

const EVERYDAY = 12; // sixteenths: a phrase that is ours, and not the directory's
const FEW_NAMES = 3; // that have a word, for it to tell something
const SAME_BEGINNING = 3; // letters that two forms of a word share at least

/**
 * What a concept counts for when its phrase is in the query; half when only a word of its name does, and a quarter
 * when only a word of another phrase does.
 */
/** @type {Record<string, number>} */
export const KIND_FACTORS = { category: 16, need: 10, audience: 9, access: 8, area: 14 };

export class Vocabulary {
  /**
   * @param {string[]} words
   * @param {number[]} refs
   * @param {string} levels
   * @param {IndexFile & {crisis: Record<string, string[]>}} index
   */
  constructor(words, refs, levels, index) {
    this.words = words;
    this.levels = Array.from(levels, (level) => LEVELS.indexOf(level));
    this.stop = new Set(index.stop.split(" "));
    this.soft = new Set(index.soft.split(" "));
    this.conceptLevels = Array.from(index.levels, (level) => LEVELS.indexOf(level));
    /** @type {Int32Array | undefined}  Of each word, for "near". */
    this.letters = undefined;
    this.places = new Map(words.map((word, place) => [word, place]));
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
    /** @type {Map<Key, number[]>} A word of a name. */
    this.named = new Map();
    /** @type {Map<string, number>} Of each ending, 1 if it makes another kind of word. "" is an ending too. */
    this.endings = new Map(
      index.endings.flatMap((endings, kind) =>
        endings.split(" ").map((ending) => /** @type {[string, number]} */ ([ending, kind])),
      ),
    );
    this.crisis = new DangerPhrases(index.crisis);
    this.danger = index.danger;
    this.ofDanger = new Set(Object.values(index.danger).flat());
    /** @type {Set<Key>} */
    this.own = new Set();
    /** @type {string[][]} */
    this.phraseWords = [];
    /** @type {Set<Key>} */
    this.areaKeys = new Set();
    /** @type {Map<string, {word: string, phrase: Key[]}[]> | undefined} */
    this.gaps = undefined;
    index.concepts.forEach((phrases, concept) => {
      for (const [number, phrase] of phrases.split("|").entries()) this.#learn(concept, phrase.split(" "), number === 0);
    });
    /** @type {Set<string>} Concept and keys of phrases that are ours, and not the directory's. */
    this.everyday = new Set();
    index.everyday.forEach((phrases, concept) => {
      for (const phrase of phrases ? phrases.split("|") : []) {
        const keys = phrase.split(" ").map((word) => this.key(word)).join(" ");
        if (this.phrases.get(keys)?.includes(concept)) continue;
        add(this.phrases, keys, concept);
        this.everyday.add(`${concept} ${keys}`);
      }
    });
    this.onlyNamed = new Set(index.named);
    /** @type {Map<number, [youngest: number, oldest: number]>}  Of concepts. */
    this.ages = new Map(index.ages.map(([concept, youngest, oldest]) => [concept, [youngest, oldest]]));
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
    return family < 0 ? `=${word}` : family; // not "65" alone: that is the family of this number
  }

  /**
   * The family of a word, or -1.
   * @param {string} word
   */
  family(word) {
    return this.familyOf[this.places.get(word) ?? -1] ?? -1;
  }

  /**
   * Whether the vocabulary files of the directory have it.
   * @param {Key} key
   */
  isOwn(key) {
    return this.own.has(key);
  }

  /**
   * Whether it leads to a concept.
   * @param {Key} key
   */
  hasConcept(key) {
    return this.inside.has(key) || this.phrases.has(String(key));
  }

  /**
   * What a concept counts for when this phrase of it is in the query.
   * @param {number} concept
   * @param {Key[]} phrase
   */
  weight(concept, phrase) {
    const whole = KIND_FACTORS[this.conceptKinds[concept] ?? ""] ?? 0;
    return this.everyday.has([concept, ...phrase].join(" ")) ? Math.floor((whole * EVERYDAY) / 16) : whole;
  }

  /**
   * The concepts whose names this word tells from others: half the names have "group".
   * @param {Key} key
   */
  namesWith(key) {
    const named = this.named.get(key) ?? [];
    return named.length <= FEW_NAMES ? named : [];
  }

  /** Phrases of several words with "" for one of them: that word, and the whole phrase. */
  get gapped() {
    if (this.gaps) return this.gaps;
    this.gaps = new Map();
    for (const words of this.phraseWords) {
      const phrase = words.map((word) => this.key(word));
      for (const [place, word] of words.entries()) {
        if (typeof phrase[place] !== "number") continue;
        const gap = phrase.map((key, at) => (at === place ? "" : key)).join(" ");
        const words = this.gaps.get(gap) ?? [];
        words.push({ word, phrase });
        this.gaps.set(gap, words);
      }
    }
    return this.gaps;
  }

  /**
   * The place of the first word that does not sort before this.
   * @param {string} word
   */
  #first(word) {
    const place = after(this.words, word);
    return this.words[place - 1] === word ? place - 1 : place;
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
    for (let place = this.#first(prefix); this.words[place]?.startsWith(prefix); place += 1) {
      const word = this.words[place] ?? "";
      const family = this.familyOf[place] ?? 0;
      if (this.crisis.guarded.has(word)) continue;
      if (!best.has(family)) best.set(family, { level: this.levels[family] ?? 0, word, family });
    }
    return [...best.values()].sort((one, other) => one.level - other.level || order(one.word, other.word));
  }

  /**
   * Other forms of a word, best first: of "hikers" there are hike and hiking. Names of towns have none.
   * @param {string} word
   * @returns {Kin[]}
   */
  kin(word) {
    if (word.length <= SAME_BEGINNING) return [];
    /** @type {Map<number, Kin>} */
    const best = new Map();
    const own = this.family(word);
    const beginning = word.slice(0, SAME_BEGINNING);
    for (let place = this.#first(beginning); this.words[place]?.startsWith(beginning); place += 1) {
      const other = this.words[place] ?? "";
      const family = this.familyOf[place] ?? 0;
      if (family === own || this.areaKeys.has(family) || this.crisis.guarded.has(other)) continue;
      const shared = sharedBy(word, other);
      // "Hikers" and "hike" share hike, but what is left of them are endings after hik.
      const ways = [shared, shared - 1].filter((stem) => stem >= SAME_BEGINNING);
      const forms = ways.map((stem) => formsOf(word, other, stem, this.endings)).filter((way) => way >= 0);
      if (!forms.length) continue;
      const isDerived = Math.min(...forms);
      const isPlain = this.hasConcept(family) ? 0 : 1;
      const kin = { isDerived, shared, isPlain, level: this.levels[family] ?? 0, word: other, family };
      const nearer = best.get(family);
      if (!nearer || byKinship(kin, nearer) < 0) best.set(family, kin);
    }
    const inOrder = [...best.values()].sort(byKinship);
    return inOrder.filter((kin) => kin.isDerived === inOrder[0]?.isDerived);
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
    const lettersOfAll = (this.letters ??= Int32Array.from(this.words, lettersOf));
    this.words.forEach((other, place) => {
      if (other.length < 3 || Math.abs(other.length - word.length) > edits) return;
      if (this.crisis.guarded.has(other) || !mayBeNear(letters, lettersOfAll[place] ?? 0, edits)) return;
      const distance = editsBetween(word, other, edits);
      if (distance > edits || !isAlphabetic(other)) return;
      const family = this.familyOf[place] ?? 0;
      const isPlain = this.hasConcept(family) ? 0 : 1;
      if (isPlain && word.length === 3) return; // nearly every word of three letters is near to some other
      const beginsOtherwise = other[0] === word[0] ? 0 : 1;
      const near = { distance, beginsOtherwise, isPlain, level: this.levels[family] ?? 0, word: other, family };
      const nearer = best.get(family);
      if (!nearer || byNearness(near, nearer) < 0) best.set(family, near);
    });
    return [...best.values()].sort(byNearness);
  }

  /**
   * @param {number} concept
   * @param {string[]} words
   * @param {boolean} isName
   */
  #learn(concept, words, isName) {
    const keys = words.map((word) => this.key(word));
    add(this.phrases, keys.join(" "), concept);
    for (const key of keys) this.own.add(key);
    if (this.conceptKinds[concept] === "area") for (const key of keys) this.areaKeys.add(key);
    if (keys.length < 2) return;
    if (!this.ofDanger.has(concept)) this.phraseWords.push(words);
    for (const key of keys) {
      add(this.inside, key, concept);
      if (isName) add(this.named, key, concept);
    }
  }
}

/**
 * How many of two endings make another kind of word; -1 when the words are not forms of one.
 * @param {string} one
 * @param {string} other
 * @param {number} shared
 * @param {Map<string, number>} endings
 */
function formsOf(one, other, shared, endings) {
  const ends = [one.slice(shared), other.slice(shared)];
  if (shared === SAME_BEGINNING && !areLikeEnough(ends)) return -1;
  let total = 0;
  for (const ending of ends) {
    // "Knitters" and "knit": the letter before is doubled.
    const undoubled = ending !== "" && ending[0] === one[shared - 1] ? ending.slice(1) : "";
    const kind = endings.get(ending) ?? (undoubled ? endings.get(undoubled) : undefined);
    if (kind === undefined || (kind > 0 && ending.length === 1 && ends.includes(""))) return -1;
    total += kind;
  }
  return total;
}

/**
 * Whether these endings tell a form of a word of three letters: sews and sewing, but not chi and "chior".
 * @param {string[]} ends
 */
function areLikeEnough(ends) {
  if (ends.includes("")) return ends.includes("s") || ends.includes("ing");
  return ends.some((ending) => ending.length > 1);
}

/**
 * How many letters two words begin with alike.
 * @param {string} one
 * @param {string} other
 */
function sharedBy(one, other) {
  let shared = 0;
  while (shared < one.length && shared < other.length && one[shared] === other[shared]) shared += 1;
  return shared;
}

/**
 * One edit up to 6 letters, two above; none in words too short to tell, and none in numbers.
 * @param {string} word
 */
export function editsAllowed(word) {
  if (word.length < 3 || !isAlphabetic(word)) return 0;
  return word.length <= 6 ? 1 : 2;
}

/**
 * Whether there is no number in it.
 * @param {string} word
 */
export function isAlphabetic(word) {
  return !/[0-9]/.test(word);
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
 * @param {Kin} one
 * @param {Kin} other
 */
function byKinship(one, other) {
  return (
    one.isDerived - other.isDerived ||
    other.shared - one.shared ||
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
