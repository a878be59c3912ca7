/** Whether somebody who searches may be in danger, and of what kind. Python: search/crisis.py. */

import { editsBetween } from "./spelling.js";

const LONG_ENOUGH = 6; // letters: a slip in a shorter word makes too many others
const LONG = 7; // from here one slip may be in a word on its own
const LONGER = 9; // from here two slips are one word; in shorter ones "settings" would be "sexting"
const GAP = "~"; // among the forms of a word: some words may come before it, whatever they are
const LONGEST_GAP = 3; // of them
const KINDS = ["medical", "child", "self", "others", "home", "any"]; // in the order in which whom to ring is looked for

/** @typedef {string[][]} Phrase  Its words; the forms of each. */
/** @typedef {{kinds: string[], places: Set<number>, isSure: boolean}} Danger */

/**
 * What the build wrote, ready to be looked up by the first word of each phrase. Of a search's words few begin one, so
 * what else is in a phrase is taken apart when it is looked at: to do so with all of them took a slow phone half a second.
 */
export class DangerPhrases {
  /** @type {Map<string, string[]>} */
  #forms = new Map();
  #sets;
  #data;
  /** @type {Map<string, string[]> | undefined} */
  #byLetter;
  /** @type {Set<string> | undefined} */
  #words;
  /** @type {Map<string, number> | undefined} */
  #weights;

  /** @param {Record<string, string[]>} data  Such as {others: ["hit/hits me"]}. */
  constructor(data) {
    this.#data = data;
    this.#sets = new Map((data.sets ?? []).map((each) => /** @type {[string, string]} */ (each.split("="))));
    this.little = new Set(data.little);
    /** @type {Map<string, [kind: string, words: string][]>} */
    this.byFirst = new Map();
    /** @type {Set<string>} The words that are danger of themselves: no slip in another is corrected to one of them. */
    this.guarded = new Set();
    for (const kind of [...KINDS, "young", "none"]) {
      for (const words of data[kind] ?? []) {
        const end = words.indexOf(" ");
        for (const form of this.#formsOf(end < 0 ? words : words.slice(0, end))) {
          const several = this.byFirst.get(form);
          if (several) several.push([kind, words]);
          else this.byFirst.set(form, [[kind, words]]);
          if (end < 0 && KINDS.includes(kind)) this.guarded.add(form);
        }
      }
    }
  }

  /** Every word of every phrase. */
  get words() {
    if (!this.#words) {
      const lists = [...KINDS, "young", "none"].flatMap((kind) => this.#data[kind] ?? []);
      const words = new Set(lists.flatMap((phrase) => phrase.split(" ")));
      this.#words = new Set([...words].flatMap((word) => this.#formsOf(word)));
    }
    return this.#words;
  }

  /** Those words by their first letters, where no slip is looked for. */
  get byLetter() {
    if (!this.#byLetter) {
      this.#byLetter = new Map();
      for (const word of [...this.words].sort()) {
        const alike = this.#byLetter.get(word[0] ?? "");
        if (alike) alike.push(word);
        else this.#byLetter.set(word[0] ?? "", [word]);
      }
    }
    return this.#byLetter;
  }

  /** Of words and pairs of words: how much they speak of danger. */
  get weights() {
    if (!this.#weights) {
      this.#weights = new Map();
      for (const [weight = "", features = ""] of (this.#data.weights ?? []).map((each) => each.split("="))) {
        for (const feature of features.split("/")) this.#weights.set(feature, Number(weight));
      }
    }
    return this.#weights;
  }

  /** @param {string} word  As it is written: forms of one word, or names of sets of words, with / between. */
  #formsOf(word) {
    let forms = this.#forms.get(word);
    if (!forms) {
      forms = word.split("/").flatMap((each) => this.#sets.get(each)?.split("/") ?? each);
      this.#forms.set(word, forms);
    }
    return forms;
  }

  /**
   * The kind and the places of every phrase in words that may be read so or so. A word alone is read as it is typed, or as
   * a long one: "racing" is no slip.
   * @param {string[][]} readings
   */
  *within(readings) {
    for (const [start, several] of readings.entries()) {
      for (const word of several) {
        for (const [kind, words] of this.byFirst.get(word) ?? []) {
          const phrase = words.split(" ").map((each) => this.#formsOf(each));
          const places = this.#placesOf(phrase, start, readings);
          if (places.length && !isShortSlip(phrase, places, readings)) yield { kind, places };
        }
      }
    }
  }

  /**
   * @param {Phrase} phrase
   * @param {number} start
   * @param {string[][]} readings
   */
  #placesOf(phrase, start, readings) {
    /** @type {number[]} */
    const places = [];
    let passed = 0; // words since the last of the phrase
    for (let at = start; at < readings.length; at += 1) {
      const several = readings[at] ?? [];
      const forms = phrase[places.length];
      const isEnd = at === readings.length - 1; // nothing else comes before it, gap or not
      if (several.some((word) => forms?.includes(word)) && !(isEnd && passed)) {
        if (places.push(at) === phrase.length) return places;
        passed = 0;
      } else if (!this.little.has(several[0] ?? "")) {
        passed += 1;
        if (!forms?.includes(GAP) || passed > LONGEST_GAP) break;
      }
    }
    return [];
  }
}

/**
 * What kinds of danger the words speak of. Slips are corrected in words that are nothing else; what is written rightly counts
 * first. A phrase that lies within one that is no danger does not count: "stroke club".
 * @param {string[]} words
 * @param {import("./vocabulary.js").Vocabulary} vocabulary
 * @returns {Danger}
 */
export function findDanger(words, vocabulary) {
  const phrases = vocabulary.crisis;
  const typed = ["^", ...words, "$"];
  for (const readingsOf of [(/** @type {string} */ word) => [word], (/** @type {string} */ word) => slipsOf(word, vocabulary)]) {
    const readings = typed.map(readingsOf);
    const matches = [...phrases.within(readings)];
    const spans = matches.filter(({ kind }) => kind === "none").map(({ places }) => places);
    const isWithin = (/** @type {number[]} */ places, /** @type {number[]} */ span) =>
      places.every((at) => at >= (span[0] ?? 0) && at <= (span[span.length - 1] ?? 0));
    const real = matches.filter((each) => KINDS.includes(each.kind) && !spans.some((span) => isWithin(each.places, span)));
    if (!real.length) continue;
    const kinds = new Set(real.map(({ kind }) => kind));
    const isOfOne = [...kinds].some((kind) => kind !== "medical");
    if (isOfOne && matches.some(({ kind }) => kind === "young")) kinds.add("child");
    if (kinds.size > 1) kinds.delete("any");
    // One word with a slip in it may be another word that is as near: "salking" may be walking.
    const isUnsure = (/** @type {number} */ at) => {
      const [word = "", ...slips] = readings[at] ?? [];
      const edits = Math.min(...slips.map((each) => editsBetween(word, each, 2)));
      return slips.length > 0 && vocabulary.near(word, edits).length > 0;
    };
    return {
      kinds: KINDS.filter((kind) => kinds.has(kind)),
      places: new Set(real.flatMap(({ places }) => places.map((at) => at - 1))),
      isSure: real.some(({ places }) => wordsAt(places, readings).length > 1 || !places.some(isUnsure)),
    };
  }
  // In words that nobody listed: the lines are there, and what was looked for as well.
  const features = new Set(["", ...words, ...typed.slice(1).map((word, at) => `${typed[at]} ${word}`)]);
  const weight = [...features].reduce((sum, each) => sum + (phrases.weights.get(each) ?? 0), 0);
  return { kinds: weight > 0 ? ["any"] : [], places: new Set(), isSure: weight <= 0 };
}

/**
 * @param {number[]} places
 * @param {string[][]} readings
 */
function wordsAt(places, readings) {
  return places.filter((at) => at > 0 && at < readings.length - 1);
}

/**
 * Whether it is one word, read as a short one that nobody typed.
 * @param {Phrase} phrase
 * @param {number[]} places
 * @param {string[][]} readings
 */
function isShortSlip(phrase, places, readings) {
  const [at = 0, ...more] = wordsAt(places, readings);
  const [word = "", ...slips] = readings[at] ?? [];
  const forms = phrase[places.indexOf(at)];
  if (more.length || forms?.includes(word)) return false;
  return word.length + 1 < LONG || !slips.some((each) => each.length >= LONG && forms?.includes(each));
}

/**
 * A word as it was typed and, if it is no other word, what it may be with a slip in it.
 * @param {string} word
 * @param {import("./vocabulary.js").Vocabulary} vocabulary
 */
function slipsOf(word, vocabulary) {
  const { crisis } = vocabulary;
  if (word.length < LONG_ENOUGH || vocabulary.family(word) >= 0 || crisis.words.has(word)) return [word];
  const edits = editsOf(word);
  return [word, ...(crisis.byLetter.get(word[0] ?? "") ?? []).filter((each) => editsBetween(word, each, edits) <= edits)];
}

/** @param {string} word  In which there may be so many slips. */
function editsOf(word) {
  return word.length >= LONGER ? 2 : 1;
}
