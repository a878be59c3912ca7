/** Does a text say where somebody lives, or hold what opens something? As checks/personal_homes.py and secrets.py ask. */

import { rules } from "../rules.js";
import { patternOf } from "./patterns.js";
import { asPath, say } from "./say-problem.js";

/**
 * @typedef {import("./say-problem.js").Problem} Problem
 * @typedef {import("./sessions.js").Fields} Fields
 * @typedef {import("./texts.js").Text} Text
 */

const TITLES = ["mr", "mrs", "ms", "miss"];
const NO_NAME_AFTER = ["st", "saint", "the", "in", "on", "this", "early", "late", "from"];
const MONTHS_TOO = ["may", "will", "june", "april", "august"];
const KEYS = ["secrets.KEYS", "secrets.PASSWORD", "secrets.CASUAL_PASSWORD"];
const CODES = ["secrets.HIDDEN_KEY", "secrets.CODE", "secrets.CASUAL_CODE"];

/** @param {string} kind @param {Fields} record @param {Text[]} texts @returns {Problem[]} */
export function homeProblems(kind, record, texts) {
  if ((record["confirmed"] ?? []).includes("held-home-address")) return [];
  const home = (/** @type {string} */ path, /** @type {string} */ begins, /** @type {string} */ waits) => {
    const problem = say("held-home-address", begins, path, {});
    return { ...problem, message: `${problem.message} ${say("_hold", waits, path, {}).message}` };
  };
  const spoken = texts.filter(([path, text]) => path !== "contact.name" && namesHome(text));
  return [
    ...(kind === "place" && isHome(record) ? [home("name", "This place", "The record is not")] : []),
    ...spoken.map(([path]) => home(path, "This text", "The record is not")),
  ];
}

/**
 * Passwords, keys and the codes of doors, in any text of a record.
 * @param {any} part
 * @param {(string | number)[]} [steps]
 * @returns {Problem[]}
 */
export function secretProblems(part, steps = []) {
  if (typeof part === "string") {
    const texts = [part, readable(part)];
    const has = (/** @type {string[]} */ names) => names.some((name) => texts.some((text) => patternOf(name)?.test(text)));
    if (has(KEYS)) return [say("secret-key", "There is what looks like a password", asPath(steps), {})];
    return has(CODES) ? [say("access-code", "There is what looks like the code", asPath(steps), {})] : [];
  }
  if (part === null || typeof part !== "object") return [];
  const entries = Array.isArray(part) ? part.map((each, number) => /** @type {[number, any]} */ ([number, each])) : Object.entries(part);
  return entries.flatMap(([step, inner]) => secretProblems(inner, [...steps, step]));
}

/** @param {string} text */
function namesHome(text) {
  const readableText = readable(text);
  const speaksOfHome = readableText.includes("place") || has("personal_homes.A_HOME", readableText);
  const ofSomebody = ["personal_homes.AT_HOME", "personal_homes.HOME_OF_SOMEBODY"].some((name) => all(name, readableText).some(([, first = ""]) => isFirstName(first)));
  if (speaksOfHome && ofSomebody) return true;
  const isWorthALook = speaksOfHome || readableText.includes(" mine") || has("personal_homes.A_NUMBER", readableText);
  const forms = isWorthALook ? formsOf(text) : [];
  if (forms.some((words) => has("personal_homes.OWN_HOME", words))) return true;
  if (!forms.some((words) => all("whereabouts.NUMBERED", words).length)) return false;
  if (forms.some((words) => has("personal_homes.MARKS_A_HOME", words)) || has("personal_homes.FAMILY", readableText)) return true;
  return text.split(patternOf("personal_homes.SENTENCE") ?? /[.!?](?:\s|$)/).some((sentence) => formsOf(sentence).some(isPersonAtNumber));
}

/** Whether a place is nothing but a house. @param {Fields} place */
function isHome(place) {
  const name = readable(String(place["name"] ?? ""));
  const hasKind = !["", "other"].includes(place["kind"] ?? "");
  if (all("personal_homes.HOME_OF", name).some(([, first]) => first === undefined || isFirstName(first) || !hasKind)) return true;
  if (hasKind) return false;
  const [, whose = ""] = /^([A-Z][a-z]+)(?:'s|s')$/.exec(name) ?? [];
  if (isFirstName(whose)) return true;
  const lines = /** @type {string[]} */ (place["address"] ?? []);
  const [plain, address] = [wordsOf(name), wordsOf(lines[0] ?? "")];
  if (all("whereabouts.NUMBERED", plain)[0]?.index === 0) return true;
  if (all("whereabouts.NUMBERED", address).length && plain.includes(address)) return true;
  return isPersonAtNumber(wordsOf([name, ...lines].join(", ")));
}

/** Whether a person is what is at a number in a street: "Ann at 8 Mill Lane". @param {string} words */
function isPersonAtNumber(words) {
  const isBuilding = (/** @type {string} */ word) => rules.lists["buildings"]?.includes(word) ?? false;
  return all("whereabouts.NUMBERED", words).some((match) => {
    const start = match.index ?? 0;
    const before = words.slice(0, start).split(" ").filter(Boolean);
    const after = words.slice(start + match[0].length).split(" ").filter(Boolean);
    if (before.some(isBuilding) || after.slice(0, 4).some(isBuilding)) return false;
    if (before.slice(-5).some((_, number, last) => isPerson(before, before.length - last.length + number))) return true;
    const [ask = "", whom = "", name = ""] = after;
    return ask === "ask" && whom === "for" && (isFirstName(name) || TITLES.includes(name));
  });
}

/** @param {string[]} words @param {number} at */
function isPerson(words, at) {
  const word = words[at] ?? "";
  if (TITLES.includes(word)) return true;
  return isFirstName(word) && !NO_NAME_AFTER.includes(words[at - 1] ?? "") && !MONTHS_TOO.includes(word);
}

/** @param {string} word */
function isFirstName(word) {
  return rules.lists["firstNames"]?.includes(word.toLowerCase()) ?? false;
}

/** What a person sees: no marks, no hidden characters, one width of space. @param {string} text */
function readable(text) {
  const plain = text.normalize("NFKC").replace(/[’‘ʼ´]/g, "'").replace(/[\p{Cf}\p{Me}\ufe00-\ufe0f]/gu, "");
  const unlinked = plain.replace(/!?\[([^\]\n]{0,300})\]\(([^)\n]{0,300})\)/g, "$1 $2 ").replace(/\\([!-/:-@[-\x60{-~])/g, "$1");
  return unlinked.replace(/[*\x60~]/g, "").replace(/_/g, " ").split(/\s+/).filter(Boolean).join(" ");
}

/** Letters and digits in lower case, single spaces between, numbers as figures. @param {string} text */
function wordsOf(text) {
  const plain = readable(text).toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "").replace(/'/g, "");
  const numbers = rules.lists["numbers"] ?? [];
  return plain.split(/[^a-z0-9]+/).filter(Boolean).map((word) => (numbers.includes(word) ? String(numbers.indexOf(word) + 1) : word)).join(" ");
}

/** With marks taken for nothing and, if there are any, for spaces. @param {string} text */
function formsOf(text) {
  return [...new Set([wordsOf(text), wordsOf(text.replace(/[*_\x60~]+/g, " "))])];
}

/** @param {string} name @param {string} text */
function has(name, text) {
  return patternOf(name)?.test(text) ?? false;
}

/** @param {string} name @param {string} text */
function all(name, text) {
  const pattern = patternOf(name, "g");
  return pattern ? Array.from(text.matchAll(pattern)) : [];
}
