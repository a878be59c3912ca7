/** The regular expressions of the checks (intake/rule_patterns.py), by module and name: "own_mailboxes.PERSONAL". */

import { rules } from "../rules.js";

/** @type {Map<string, RegExp | null>} */
const read = new Map();

/**
 * An expression; null where an old browser cannot read it, and `fingerpost check` alone asks.
 * @param {string} name
 * @param {string} [more]  flags, such as "g"
 */
export function patternOf(name, more = "") {
  const key = `${name} ${more}`;
  if (!read.has(key)) {
    const [source, flags] = rules.patterns[name] ?? [];
    read.set(key, source === undefined ? null : expression(source, `${flags}${more}`));
  }
  return read.get(key) ?? null;
}

/**
 * The match of a whole text, or null.
 * @param {string} name
 * @param {string} text
 */
export function matchesWhole(name, text) {
  const pattern = patternOf(name);
  return pattern ? new RegExp(`^(?:${pattern.source})$`, pattern.flags).exec(text) : null;
}

/** @param {string} source @param {string} flags */
function expression(source, flags) {
  try {
    return new RegExp(source, flags);
  } catch {
    return null;
  }
}
