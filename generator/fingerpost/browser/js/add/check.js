/** The rules of a record, asked before anything is sent: what `fingerpost check` says of what one record alone can show. */

import { contactProblems, websiteProblems } from "./check/contact.js";
import { explain } from "./check/explain.js";
import { ageProblems, costProblems, dateProblems, postcodeProblems } from "./check/facts.js";
import { homeProblems, secretProblems } from "./check/homes.js";
import { personProblems } from "./check/people.js";
import { rules } from "./rules.js";
import { sessionProblems } from "./check/sessions.js";
import { textProblems, textsOf } from "./check/texts.js";

/**
 * @typedef {import("./check/say-problem.js").Problem} Problem
 * @typedef {import("./check/sessions.js").Fields} Fields
 * @typedef {object} Context
 * @property {string} today  such as "2026-11-29"
 * @property {string} [country]  "GB" unless the directory says another
 * @property {string} [id]  the name of the record's file, if it has one
 */

/**
 * What is wrong with a record, in the order of its fields. What the schema refuses comes with it, and of a part that it refuses
 * nothing else is said. The rules that need the whole directory are asked when the record arrives.
 * @param {string} kind  activity, group or place
 * @param {Fields} record
 * @param {Context} context
 * @returns {Problem[]}
 */
export function problemsOf(kind, record, context) {
  const schema = rules.schemas[kind] ?? {};
  const refused = explain(schema, record);
  const sound = refused.length ? withoutParts(record, refused.map(({ path }) => path)) : record;
  const order = Object.keys(schema["properties"] ?? {});
  const place = (/** @type {Problem} */ { path }) => (path ? order.indexOf(path.split(/[.[]/)[0] ?? "") : -1);
  return [...refused, ...ruleProblems(kind, sound, context)].sort((one, other) => place(one) - place(other));
}

/**
 * @param {string} kind
 * @param {Fields} record
 * @param {Context} context
 * @returns {Problem[]}
 */
function ruleProblems(kind, record, { today, country = "GB", id = "" }) {
  const texts = textsOf(kind, record);
  return [
    ...textProblems(record, texts),
    ...dateProblems(kind, record, today),
    ...(kind === "activity" ? [...ageProblems(record), ...costProblems(record), ...sessionProblems(record, today)] : []),
    ...(kind === "place" ? postcodeProblems(record, country) : []),
    ...contactProblems(record, id, country),
    ...websiteProblems(record),
    ...personProblems(record, texts, id, country),
    ...homeProblems(kind, record, texts),
    ...secretProblems(record),
  ];
}

/**
 * A copy of a record without some of its parts; a part of a list goes with the item of the list that it is in.
 * @param {Fields} record
 * @param {string[]} paths
 * @returns {Fields}
 */
function withoutParts(record, paths) {
  const copy = structuredClone(record);
  for (const path of paths) {
    const steps = (path.match(/[^.[\]]+/g) ?? []).map((step) => (/^[0-9]+$/.test(step) ? Number(step) : step));
    /** @type {any} */
    let part = copy;
    for (const step of steps.slice(0, -1)) part = part?.[step];
    const last = steps[steps.length - 1];
    if (last === undefined || part === null || typeof part !== "object") continue;
    if (Array.isArray(part)) part[Number(last)] = null;
    else delete part[last];
  }
  return filled(copy);
}

/** Without what was taken out of lists. @param {any} part @returns {any} */
function filled(part) {
  if (Array.isArray(part)) return part.filter((item) => item !== null).map(filled);
  if (part === null || typeof part !== "object") return part;
  return Object.fromEntries(Object.entries(part).map(([name, value]) => [name, filled(value)]));
}
