/**
 * Web addresses and mailboxes, judged as records/web_address.py judges them.
 * @typedef {object} WebAddress
 * @property {string} scheme
 * @property {string} host
 * @property {number} port  0: the usual one
 * @typedef {object} Refused
 * @property {string} fault  scheme, characters, password, host, port, private, alike, ats, space, shape
 * @property {string} detail
 */

import { matchesWhole, patternOf } from "./patterns.js";
import { rules } from "../rules.js";

const LONGEST_MAILBOX = 200;

/**
 * @param {object} read
 * @returns {read is Refused}
 */
export function isRefused(read) {
  return "fault" in read;
}

/**
 * @param {string} address
 * @returns {WebAddress | Refused}
 */
export function readWeb(address) {
  const trimmed = address.trim();
  if (patternOf("web_address.SIGNED_IN")?.exec(trimmed)?.index === 0) return { fault: "password", detail: "" };
  const scheme = /^([A-Za-z][A-Za-z0-9+.-]*):/.exec(trimmed);
  const name = scheme?.[1]?.toLowerCase() ?? "";
  if (!scheme || !["http", "https"].includes(name) || !trimmed.startsWith("//", scheme[0].length)) {
    return { fault: "scheme", detail: scheme?.[1] && !scheme[1].includes(".") ? scheme[1] : "" };
  }
  if (patternOf("web_address.BROKEN")?.test(address) || /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/u.test(address)) return { fault: "characters", detail: "" };
  const rest = trimmed.slice(scheme[0].length + 2);
  const place = rest.split(/[/?#]/)[0] ?? "";
  if (/[[\]]/.test(place)) return /^\[[0-9a-fA-F:.]+\](?::[0-9]*)?$/.test(place) ? { fault: "private", detail: "a number" } : { fault: "host", detail: "" };
  const [host = "", port, ...more] = place.toLowerCase().split(":");
  if (more.length) return { fault: "port", detail: "" };
  const refused = judgeHost(host);
  if (refused) return refused;
  const number = port ? Number(port) : null;
  if (number !== null && !(/^[0-9]+$/.test(port ?? "") && number > 0 && number <= 65535)) return { fault: "port", detail: "" };
  const usual = name === "http" ? 80 : 443;
  return { scheme: name, host, port: number !== null && number !== usual ? number : 0 };
}

/**
 * @param {string} email
 * @returns {{host: string} | Refused}
 */
export function readMailbox(email) {
  if (email.split("@").length !== 2) return { fault: "ats", detail: "" };
  const [local = "", host = ""] = email.split("@");
  if (Array.from(email).length > LONGEST_MAILBOX || local.includes("..") || !matchesWhole("web_address.MAILBOX", local)) {
    return { fault: email.trim().includes(" ") ? "space" : "shape", detail: "" };
  }
  return judgeHost(host.toLowerCase()) ?? { host: host.toLowerCase() };
}

/**
 * Why nobody should be sent to a host, given in lower case; null when all is well.
 * @param {string} host
 * @returns {Refused | null}
 */
export function judgeHost(host) {
  const labels = host.split(".");
  const last = labels[labels.length - 1] ?? "";
  if (host.includes(":") || matchesWhole("web_address.IN_NUMBERS", last || "-")) return { fault: "private", detail: "a number" };
  if (rules.lists["neverPublic"]?.includes(last)) return { fault: "private", detail: last };
  if (!/^[\0-\x7f]*$/.test(host) && isAlike(labels)) return { fault: "alike", detail: "…" };
  const fits = host.length <= 253 && labels.every((label) => matchesWhole("web_address.LABEL", label));
  return labels.length < 2 || !matchesWhole("web_address.TOP", last) || !fits ? { fault: "host", detail: "" } : null;
}

/**
 * Whether a letter could be taken for another: of two alphabets in one word, or of one that is drawn like Latin.
 * @param {string[]} labels
 */
function isAlike(labels) {
  const isPlainEnd = /^[\0-\x7f]*$/.test(labels[labels.length - 1] ?? "");
  return labels.some((label) => {
    if (label.normalize("NFKC") !== label) return true;
    const letters = Array.from(label).filter((letter) => /\p{L}/u.test(letter));
    const isLatin = (/** @type {string} */ letter) => /\p{Script=Latin}/u.test(letter);
    const eastAsian = letters.every((letter) => /[\p{Script=Latin}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}]/u.test(letter));
    const others = letters.filter((letter) => !isLatin(letter));
    if (letters.some((letter) => isLatin(letter) && !/^[\0-\x7f]/.test(letter.normalize("NFD")) && !"ßæœøđðþłħŋ".includes(letter))) return true;
    if (others.length && others.length < letters.length && !eastAsian) return true;
    const alphabets = /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Script=Coptic}\p{Script=Cherokee}\p{Script=Lisu}\p{Script=Georgian}\p{Script=Deseret}]/u;
    return others.some((letter) => alphabets.test(letter) && isPlainEnd);
  });
}
