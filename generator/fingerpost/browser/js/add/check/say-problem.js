/**
 * A fault of a record, in the words that `fingerpost check` has for it.
 * @typedef {object} Problem
 * @property {string} path  such as "sessions[0].from"; "" is the whole record
 * @property {string} code
 * @property {string} message
 * @property {string} [severity]  "warning" where it does not keep the record from being published
 */

import { rules } from "../rules.js";
import { fill } from "../../shared/say.js";

/**
 * @param {string} code
 * @param {number | string} which  the number of the message, or how it begins, where a code has several
 * @param {string} path
 * @param {Record<string, string | number>} gaps
 * @returns {Problem}
 */
export function say(code, which, path, gaps) {
  const messages = rules.words[code] ?? [];
  const number = typeof which === "number" ? which : messages.findIndex((each) => each.startsWith(which));
  const problem = { path, code, message: fill(rules.said[code]?.[number] ?? messages[number] ?? code, gaps) };
  return rules.severities[code] ? { ...problem, severity: "warning" } : problem;
}

/** @param {(string | number)[]} steps */
export function asPath(steps) {
  return steps.map((step, number) => (typeof step === "number" ? `[${step}]` : number ? `.${step}` : step)).join("");
}
