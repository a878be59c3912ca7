/** Short codes as people type them, and what they lead to. Python: records/short_code.py, search/query/site.py. */

import { unpackWords } from "./packing.js";

const SIGNS = "23456789CDFHJKMNPRTVWXY";
const LENGTH = 6;

/** @typedef {[code: string, address: string]} Lead */

/**
 * What somebody may mean as a code: six signs in capitals, at most one of which no code has; "" for anything else.
 * @param {string} text  In groups, or the end of an address.
 */
export function asTyped(text) {
  const plain = [...text.replace(/^.*\/c\//i, "").replace(/[^\p{L}\p{N}]/gu, "").toUpperCase()];
  return plain.length === LENGTH && plain.filter((sign) => !SIGNS.includes(sign)).length < 2 ? plain.join("") : "";
}

/**
 * The code that was typed, or else those that it may have been with one slip; each with the address it leads to.
 * @param {{codes: string, to: string}} file  search/short-codes.json
 * @param {string} typed
 * @returns {Lead[]}
 */
export function leadsOf({ codes, to }, typed) {
  const leads = unpackWords(to).map((address, at) => /** @type {Lead} */ ([codes.slice(at * LENGTH, (at + 1) * LENGTH), address]));
  return leads.filter(([code]) => isNear(code, typed)); // no two codes are as near to each other as that
}

/**
 * Whether at most one sign is wrong, or two neighbours are swapped.
 * @param {string} code
 * @param {string} typed
 */
function isNear(code, typed) {
  const [first = 0, second = 0, third] = [...code].flatMap((sign, at) => (sign === typed[at] ? [] : [at]));
  if (!second) return true;
  return third === undefined && second === first + 1 && code[first] === typed[second] && code[second] === typed[first];
}

/**
 * A code and what it leads to, in words: "C4F 7KV, frome talking cafe".
 * @param {Lead} lead
 */
export function sayLead([code, address]) {
  return `${code.slice(0, 3)}\u00a0${code.slice(3)}, ${(address.split("/")[2] ?? "").replaceAll("-", " ")}`;
}
