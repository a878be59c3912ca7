/**
 * Phone numbers of a directory in the United Kingdom, read as records/telephone.py reads them: with the library's own lists of
 * numbers, which the build puts into the rules. Of a number in another country only its length is known here.
 * @typedef {object} Telephone
 * @property {string} shown  as it was written, tidied
 * @property {string} dial  with +44 in front, or a short number
 * @property {boolean} isMobile
 * @property {boolean} isEmergency
 * @property {boolean} isForTexts
 * @property {boolean} costsExtra
 * @property {boolean} isForeign
 * @property {boolean} isInNoKnownRange  its area code is real, and no number is known that begins so
 * @property {boolean} hasMore  an extension, an option or Relay UK
 * @typedef {object} Unclear
 * @property {string} fault  characters, letters, words, two, lost-zero, unknown
 * @property {number} digits
 * @property {boolean} isPrivate  has a mobile in it
 */

import { matchesWhole, patternOf } from "./patterns.js";
import { rules } from "../rules.js";

const NOT_DIALLED = /[ ()[\]./-]/g;
const SPACES = /[\u00a0\u2007\u2008\u2009\u200a\u202f\t\n]/g;
const DASHES = /[\u2010\u2011\u2012\u2013\u2212]/g;

/**
 * @param {string} number
 * @returns {Telephone | Unclear}
 */
export function readTelephone(number) {
  const text = number.replace(SPACES, " ").replace(DASHES, "-").trim().replace(/\s+/g, " ");
  if (!/^[\0-\x7f]*$/.test(text)) return unclear("characters", text);
  return withRelay(text) ?? withMore(text) ?? withKeyword(text) ?? one(text) ?? whyNot(text);
}

/**
 * @param {Telephone | Unclear} number
 * @returns {number is Unclear}
 */
export function isUnclear(number) {
  return "fault" in number;
}

/** @param {string} text @returns {Telephone | null} */
function withRelay(text) {
  const match = matchesWhole("telephone.RELAY", text);
  const rest = match && readTelephone((match[2] ?? "").trim());
  if (!match || !rest || isUnclear(rest) || rest.isForTexts || rest.isForeign) return null;
  return { ...rest, shown: `${match[1]} ${rest.shown}`, dial: `${match[1]}${rest.dial}`, hasMore: true };
}

/** @param {string} text @returns {Telephone | null} */
function withMore(text) {
  for (const name of ["telephone.EXTENSION", "telephone.OPTION"]) {
    const match = matchesWhole(name, text);
    const number = match && readTelephone((match[1] ?? "").replace(/[ ,;(]+$/, ""));
    if (number && !isUnclear(number) && !number.hasMore && !number.isForTexts) return { ...number, hasMore: true };
  }
  return null;
}

/** "SHOUT to 85258". @param {string} text @returns {Telephone | null} */
function withKeyword(text) {
  const match = matchesWhole("telephone.KEYWORD", text);
  const number = match && one(match[2] ?? "");
  return match && number?.isForTexts ? { ...number, shown: `${match[1]} to ${number.shown}` } : null;
}

/** @param {string} text @returns {Telephone | null} */
function one(text) {
  if (!matchesWhole("telephone.NUMBER", text)) return null;
  const packed = text.replace(NOT_DIALLED, "");
  const short = shortNumber(text, packed);
  if (short) return short;
  const isAbroad = /^(?:\+|00)/.test(packed);
  if (isAbroad && !/^(?:\+|00)44/.test(packed)) return foreign(text, packed);
  if (!/^(?:0|\+|44)/.test(packed)) return null; // it has lost its first 0
  const national = packed.replace(/^(?:(?:\+|00)?44)?0?/, "");
  const kind = kindOf(national);
  if (!kind) return null;
  return {
    ...nothing,
    shown: text === packed ? formatted(national, isAbroad || packed.startsWith("44")) : tidy(text),
    dial: `+44${national}`,
    isMobile: kind === "mobile",
    costsExtra: patternOf("telephone.COSTS_EXTRA")?.exec(`0${national}`)?.index === 0,
    isInNoKnownRange: kind === "new",
  };
}

const nothing = { isMobile: false, isEmergency: false, isForTexts: false, costsExtra: false, isForeign: false, isInNoKnownRange: false, hasMore: false };

/**
 * 111, 999, 116 123, 85258: dialled as they are.
 * @param {string} text
 * @param {string} packed
 * @returns {Telephone | null}
 */
function shortNumber(text, packed) {
  const { short, emergency, texts } = rules.phones;
  if (!/^[1-9][0-9]{0,6}$/.test(packed)) return null;
  const textsOnly = matchesWhole("telephone.TEXTS_ONLY", packed) !== null;
  if (!textsOnly && !isWhole(short, packed)) return null;
  return {
    ...nothing,
    shown: /^11.{4}$/.test(packed) ? `${packed.slice(0, 3)} ${packed.slice(3)}` : tidy(text),
    dial: packed,
    isEmergency: packed === "18000" || isWhole(emergency, packed),
    isForTexts: textsOnly || isWhole(texts, packed),
    costsExtra: packed.startsWith("118"),
  };
}

/** @param {string} text @param {string} packed @returns {Telephone | null} */
function foreign(text, packed) {
  const digits = packed.replace(/^(?:\+|00)/, "");
  return /^[1-9][0-9]{6,14}$/.test(digits) ? { ...nothing, shown: tidy(text), dial: `+${digits}`, isForeign: true } : null;
}

/**
 * What kind of number this is, without its first 0; "" if nobody can have it.
 * @param {string} national
 */
function kindOf(national) {
  if (matchesWhole("telephone.DRAMA", national)) return national.startsWith("7700900") ? "mobile" : "fixed";
  for (const { others, fixed, mobile } of rules.phones["regions"]) {
    if (isWhole(others, national)) return "other";
    if (isWhole(fixed, national)) return "fixed";
    if (isWhole(mobile, national)) return "mobile";
  }
  return matchesWhole("telephone.NEW_RANGE", national) ? "new" : "";
}

/** @param {string} text @returns {Unclear} */
function whyNot(text) {
  const between = patternOf("telephone.BETWEEN_TWO");
  const parts = between ? text.split(between).filter(Boolean) : [text];
  if (parts.length > 1 && parts.every((part) => /[0-9]/.test(part)) && !isUnclear(readTelephone(parts[0] ?? ""))) return unclear("two", text);
  if (areTwo(text)) return unclear("two", text);
  if (matchesWhole("telephone.NUMBER", text)) {
    const packed = text.replace(NOT_DIALLED, "");
    const isShort = /^[^0+].{8,9}$/.test(packed) && !isUnclear(readTelephone(`0${packed}`));
    return unclear(isShort ? "lost-zero" : "unknown", text);
  }
  if (!/[a-z]/i.test(text)) return unclear("characters", text);
  const runs = patternOf("telephone.MIXED")?.test(text) ? [] : runsIn(text);
  return unclear(runs.some((run) => !isUnclear(readTelephone(run.trim()))) ? "words" : "letters", text);
}

/** The runs of figures that have no letter or point beside them. @param {string} text */
function runsIn(text) {
  const matches = Array.from(text.matchAll(/[([]?\+?[0-9][0-9()[\] ./-]*[0-9]/g));
  const isFree = (/** @type {number} */ at, /** @type {number} */ end) => !/[\w.]/.test(text[at - 1] ?? " ") && !/\w/.test(text[end] ?? " ");
  return matches.filter(({ 0: run, index = 0 }) => isFree(index, index + run.length)).map(([run]) => run);
}

/**
 * Whether these are two whole numbers that have only a space between them.
 * @param {string} text
 */
function areTwo(text) {
  if (text.length < 12 || !matchesWhole("telephone.NUMBER", text)) return false;
  return Array.from(text.matchAll(/ /g)).some(
    ({ index = 0 }) => /^[0+(]/.test(text.slice(index + 1)) && !isUnclear(readTelephone(text.slice(0, index))),
  );
}

/** @param {string} fault @param {string} text @returns {Unclear} */
function unclear(fault, text) {
  const digits = text.replace(/[^0-9]/g, "");
  return { fault, digits: digits.length, isPrivate: patternOf("telephone.LIKE_MOBILE")?.test(digits) ?? true };
}

/**
 * One long row of figures, in groups as the library writes them.
 * @param {string} national
 * @param {boolean} isAbroad
 */
function formatted(national, isAbroad) {
  const start = isAbroad ? "+44 " : "0";
  for (const [begins, pattern, form] of rules.phones["formats"]) {
    if (new RegExp(`^(?:${begins})`).test(national) && isWhole(pattern, national)) return start + national.replace(new RegExp(pattern), form);
  }
  return start + national;
}

/** @param {string} text */
function tidy(text) {
  const spaced = text.replace(/\[/g, "(").replace(/\]/g, ")").replace(/^[ ./-]+|[ ./-]+$/g, "").replace(/ ?[./-] ?/g, " ");
  return spaced.replace(/\s+/g, " ").replace(/^\(0\) ?/, "0");
}

/** @param {string} pattern @param {string} text */
function isWhole(pattern, text) {
  return pattern !== "" && new RegExp(`^(?:${pattern})$`).test(text);
}
