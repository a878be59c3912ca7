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
 * Whether one of the phrases stands in what was typed, slips mended in words that are nothing else.
 * @param {string[]} typed
 * @param {Phrase[]} phrases
 * @param {(word: string) => boolean} isKnown
 */
export function isCrisis(typed, phrases, isKnown) {
  const fits = (/** @type {string} */ word, /** @type {string[]} */ forms) =>
    forms.includes(word) || (word.length >= LONG_ENOUGH && !isKnown(word) && forms.some((form) => isSlip(word, form)));
  return phrases.some((phrase) =>
    typed.some((_, start) => phrase.every((forms, at) => start + at < typed.length && fits(typed[start + at] ?? "", forms))),
  );
}

/**
 * @param {string} word
 * @param {string} form
 */
function isSlip(word, form) {
  const edits = word.length >= LONG ? 2 : 1;
  return word[0] === form[0] && editsBetween(word, form, edits) <= edits;
}
