/** Addresses of our own pages and files, below the root of the site. Python: edition/addresses.py, and a test compares them. */

export const KINDS = Object.freeze(["activity", "group", "place"]); // of records, in the order of the search files
const LETTERS = Object.freeze(["a", "g", "p"]); // that their addresses begin with

export const CODES = "c/";
export const FIND = "find/";
export const MENU = "menu/";
export const SHORT_CODES = "search/short-codes.json";

/**
 * @param {string} kind
 * @param {string} id
 */
export function ofRecord(kind, id) {
  return `${LETTERS[KINDS.indexOf(kind)]}/${id}/`;
}

/** @param {string} code */
export function ofCode(code) {
  return `${CODES}${code.toLowerCase()}/`;
}

/**
 * @param {string} letter  Such as "a".
 * @returns {string} "" for a letter that no record's address begins with.
 */
export function kindOf(letter) {
  return KINDS[LETTERS.indexOf(letter)] ?? "";
}
