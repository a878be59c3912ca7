/** Text becomes words as Python's search/text.py does it; a test holds the two together. */

const APOSTROPHES = /['’‘ʼ`´＇]/g;

/** Letters with dots or & between are one word: M.E., u.3.a., A&E. */
const INITIALS = /\b[a-z](?:(?:\.(?: ?& ?)?| ?& ?)[a-z0-9]\b)+/g;
/** Letters that Unicode does not take apart into a plain one and a mark. */
/** @type {Record<string, string>} */
const PLAIN = { ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", þ: "th", ð: "d", ı: "i" };

/**
 * Write a text without capitals, accents and apostrophes.
 * @param {string} text
 */
export function fold(text) {
  const bare = text.replace(APOSTROPHES, "").normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  return bare.replace(/[ßæœøłđþðı]/g, (letter) => PLAIN[letter] ?? letter);
}

/**
 * Cut a text into words: runs of letters and numbers, in their order; a saint is written St, initials without dots.
 * @param {string} text
 * @returns {string[]}
 */
export function wordsOf(text) {
  const joined = fold(text).replace(INITIALS, (letters) => letters.replace(/[.& ]+/g, ""));
  return (joined.match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => (word === "saint" ? "st" : word));
}

/**
 * One space between words, none at the ends; only the spaces that keyboards and pages make count as such.
 * @param {string} text
 */
export function tidy(text) {
  return text.replace(/[ \t\n\r\f\v\u00a0]+/g, " ").replace(/^ | $/g, "");
}
