/** Whether somebody who searches may be in danger; then the crisis lines come first. Python: search/crisis.py. */

import { editsBetween } from "./spelling.js";

const LONG_ENOUGH = 6; // letters: a slip in a shorter word makes too many others
const LONG = 7; // from here two slips are one word

/** @typedef {string[][]} Phrase  Its words; the forms of each. */

/**
 * @param {string[]} written  Such as "hit/hits/hitting me".
 * @returns {Phrase[]}
 */
export function readPhrases(written) {
  return written.map((phrase) => phrase.split(" ").map((word) => word.split("/")));
}

/**
 * Where one of the phrases stands in what was typed: the forms of each of its words, by their place. Slips are mended in
 * words that are nothing else; what is written rightly counts first. There are no forms where a slip may hide another
 * word.
 * @param {string[]} typed
 * @param {Phrase[]} phrases
 * @param {(word: string) => boolean} isKnown
 * @returns {Map<number, string[]>}
 */
export function wordsOfDanger(typed, phrases, isKnown) {
  const isOne = (/** @type {string} */ word, /** @type {string[]} */ forms) => forms.includes(word);
  // Alone, only long words are mended: "racing" is no slip.
  const mayBeOne = (/** @type {string} */ word, /** @type {string[]} */ forms, /** @type {boolean} */ alone) =>
    forms.includes(word) ||
    (word.length >= LONG_ENOUGH &&
      !isKnown(word) &&
      forms.some((form) => (form.length >= LONG || !alone) && isSlip(word, form)));
  /** @type {Map<number, string[]>} */
  const found = new Map();
  for (const fits of [isOne, mayBeOne]) {
    for (const phrase of phrases) {
      for (let start = 0; start + phrase.length <= typed.length; start += 1) {
        if (!phrase.every((forms, at) => fits(typed[start + at] ?? "", forms, phrase.length === 1))) continue;
        // One word with a slip in it may be another: "refugese" is nearer to refugees than to a refuge.
        const isSure = phrase.length > 1 || fits === isOne;
        phrase.forEach((forms, at) => found.set(start + at, found.get(start + at) ?? (isSure ? forms : [])));
      }
    }
  }
  return found;
}

/**
 * What was typed, with words of danger as the directory knows them, or left out: nobody who types "he is hitting me" wants
 * it mended to "sitting".
 * @param {string[]} typed
 * @param {Map<number, string[]>} danger
 * @param {(word: string) => boolean} isKnown
 */
export function inPlainWords(typed, danger, isKnown) {
  const plain = typed.map((word, at) => {
    const forms = danger.get(at) ?? [];
    return forms.length && !isKnown(word) ? forms.find(isKnown) : word;
  });
  return plain.filter((word) => word !== undefined);
}

/**
 * @param {string} word
 * @param {string} form
 */
function isSlip(word, form) {
  const edits = word.length >= LONG ? 2 : 1;
  return word[0] === form[0] && editsBetween(word, form, edits) <= edits;
}
