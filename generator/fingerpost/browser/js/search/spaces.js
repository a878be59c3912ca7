/** Spaces that slipped: "walk ing" and "talkingcafe" are read as they were meant. Python: search/query/spaces.py. */

import { editsAllowed, isAlphabetic } from "./vocabulary.js";

const SHORTEST_PIECE = 3; // letters, of a word that is joined to others
const SHORTEST_TO_CUT = 6;
const MOST_PIECES = 6;
const LONG_ENOUGH_TO_GUESS = 7; // letters of two pieces that are a word but for a slip

/** @typedef {import("./files.js").SearchFiles} SearchFiles */
/** @typedef {import("./vocabulary.js").Vocabulary} Vocabulary */

/**
 * Put pieces of a word together, and cut words that were written as one.
 * @param {string[]} typed
 * @param {SearchFiles} files
 * @returns {Promise<string[]>}
 */
export async function correctSpaces(typed, files) {
  const words = [];
  for (let at = 0; at < typed.length; at += 1) {
    const word = typed[at] ?? "";
    const next = typed[at + 1];
    const whole = next === undefined ? "" : wholeOf(word, next, files.vocabulary);
    words.push(...(whole ? [whole] : await piecesOf(word, files)));
    if (whole) at += 1;
  }
  return words;
}

/**
 * The word that two pieces are, or nothing.
 * @param {string} first
 * @param {string} second
 * @param {Vocabulary} vocabulary
 */
function wholeOf(first, second, vocabulary) {
  const both = first + second;
  const isPhrase = vocabulary.concepts([vocabulary.key(first), vocabulary.key(second)]).length > 0;
  if (vocabulary.stop.has(both) || isPhrase) return "";
  const isLeftKnown = isKnown(first, vocabulary);
  const isRightKnown = isKnown(second, vocabulary);
  const family = vocabulary.family(both);
  if (isLeftKnown && isRightKnown) {
    // "Out side" is meant as one word; "a lone parent" and "drop in" are not.
    return vocabulary.stop.has(first) && first.length > 1 && vocabulary.hasConcept(family) ? both : "";
  }
  if (family >= 0 || isLeftKnown || isRightKnown || both.length < LONG_ENOUGH_TO_GUESS) return family >= 0 ? both : "";
  return vocabulary.near(both, Math.min(1, editsAllowed(both)))[0]?.word ?? "";
}

/**
 * Cut what nobody writes as one word into the fewest words that are known; itself, if there is no way.
 * @param {string} word
 * @param {SearchFiles} files
 * @returns {Promise<string[]>}
 */
async function piecesOf(word, files) {
  const { vocabulary } = files;
  if (word.length < SHORTEST_TO_CUT || !isAlphabetic(word) || isKnown(word, vocabulary)) return [word];
  const isNear = vocabulary.beginning(word).length || vocabulary.kin(word).length || vocabulary.near(word, 1).length;
  if (isNear || (await files.rare(word))) return [word];
  /** @type {string[][]} Of each beginning of the word. */
  const best = [[]];
  for (let end = 1; end <= word.length; end += 1) {
    /** @type {string[]} */
    let pieces = [];
    for (let start = 0; start < end; start += 1) {
      const piece = word.slice(start, end);
      const before = best[start] ?? [];
      const isPiece = vocabulary.stop.has(piece) || (piece.length >= SHORTEST_PIECE && vocabulary.family(piece) >= 0);
      if (isPiece && (start === 0 || before.length) && (!pieces.length || before.length + 1 < pieces.length)) {
        pieces = [...before, piece];
      }
    }
    best.push(pieces);
  }
  const pieces = best[word.length] ?? [];
  const telling = pieces.filter((piece) => !vocabulary.stop.has(piece));
  const letters = telling.reduce((sum, piece) => sum + piece.length, 0);
  // Two words of three letters can be cut out of almost anything.
  const isSure = telling.some((piece) => piece.length > SHORTEST_PIECE) && 2 * letters >= 7 * telling.length;
  return isSure && pieces.length <= MOST_PIECES ? pieces : [word];
}

/**
 * @param {string} word
 * @param {Vocabulary} vocabulary
 */
function isKnown(word, vocabulary) {
  return vocabulary.stop.has(word) || vocabulary.family(word) >= 0;
}
