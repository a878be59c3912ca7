import { rules } from "../rules.js";

/**
 * What a JSON Schema refuses in a record. Only the keywords that our schemas use are known: intake/rules.py stops the build at
 * any other.
 * @typedef {import("../rules.js").Schema} Schema
 * @typedef {(string | number)[]} Steps
 * @typedef {object} Refusal
 * @property {string} rule  the keyword
 * @property {Steps} steps  where in the record
 * @property {Schema} schema  the part of the schema that the keyword is in
 * @property {any} value  what was found there
 * @property {any} [limit]  the value of the keyword; of "required" the field that is missing, of "line" on how many it is
 * @property {Refusal[]} [within]  of "oneOf": why each of the forms refuses
 */

/**
 * @param {Schema} schema
 * @param {any} value
 * @param {Steps} [steps]
 * @returns {Refusal[]}
 */
export function refusalsOf(schema, value, steps = []) {
  /** @type {Refusal[]} */
  const refusals = [];
  /** @param {string} rule @param {boolean} isKept */
  const ask = (rule, isKept) => {
    if (rule in schema && !isKept) refusals.push({ rule, steps, schema, value, limit: schema[rule] });
  };
  ask("type", isOfType(value, schema["type"]));
  ask("enum", (schema["enum"] ?? []).includes(value));
  if (typeof value === "string") {
    const length = Array.from(value).length;
    ask("minLength", length >= schema["minLength"]);
    ask("maxLength", length <= schema["maxLength"]);
    ask("pattern", new RegExp(schema["pattern"] ?? "", "u").test(value));
    ask("format", isDay(value));
    const lines = isLine(schema) ? linesOf(value) : 1;
    if (lines > 1) refusals.push({ rule: "line", steps, schema, value, limit: lines });
  } else if (typeof value === "number") {
    ask("minimum", value >= schema["minimum"]);
    ask("maximum", value <= schema["maximum"]);
  } else if (Array.isArray(value)) {
    ask("minItems", value.length >= schema["minItems"]);
    ask("maxItems", value.length <= schema["maxItems"]);
    ask("uniqueItems", new Set(value.map((item) => JSON.stringify(item))).size === value.length);
    value.forEach((item, number) => refusals.push(...refusalsOf(schema["items"] ?? {}, item, [...steps, number])));
  } else if (value !== null && typeof value === "object") {
    refusals.push(...refusalsOfFields(schema, value, steps));
  }
  return [...refusals, ...refusalsOfForms(schema, value, steps)];
}

/** Whether a text has to be on one line, as reading/schema_rules.py has it. @param {Schema} schema */
function isLine(schema) {
  return !("pattern" in schema) && schema["type"] === "string" && schema["maxLength"] <= rules.longestLine;
}

/** On how many lines a text is, without empty ones around it. @param {string} text */
function linesOf(text) {
  return text.replace(/^[\n ]+|[\n ]+$/g, "").split("\n").length;
}

/**
 * @param {Schema} schema
 * @param {Record<string, any>} value
 * @param {Steps} steps
 * @returns {Refusal[]}
 */
function refusalsOfFields(schema, value, steps) {
  const fields = schema["properties"] ?? {};
  const names = Object.keys(value);
  const others = names.filter((name) => !has(fields, name));
  /** @type {Refusal[]} */
  const refusals = [];
  for (const [rule, isKept] of [["minProperties", (/** @type {number} */ n) => names.length >= n], ["maxProperties", (/** @type {number} */ n) => names.length <= n]]) {
    if (typeof rule === "string" && typeof isKept === "function" && rule in schema && !isKept(schema[rule])) {
      refusals.push({ rule, steps, schema, value, limit: schema[rule] });
    }
  }
  for (const name of schema["required"] ?? []) {
    if (!has(value, name)) refusals.push({ rule: "required", steps, schema, value, limit: name });
  }
  for (const name of names) {
    if (has(fields, name)) refusals.push(...refusalsOf(fields[name], value[name], [...steps, name]));
  }
  const rest = schema["additionalProperties"];
  if (rest === false && others.length) refusals.push({ rule: "additionalProperties", steps, schema, value, limit: others });
  if (rest && typeof rest === "object") {
    for (const name of others) refusals.push(...refusalsOf(rest, value[name], [...steps, name]));
  }
  for (const name of schema["propertyNames"] ? names : []) {
    const inside = refusalsOf(schema["propertyNames"], name, steps);
    refusals.push(...inside.map((refusal) => ({ ...refusal, rule: "propertyNames" })));
  }
  return refusals;
}

/**
 * @param {Schema} schema
 * @param {any} value
 * @param {Steps} steps
 * @returns {Refusal[]}
 */
function refusalsOfForms(schema, value, steps) {
  /** @type {Refusal[]} */
  const refusals = [];
  for (const rule of ["oneOf", "anyOf"]) {
    const forms = /** @type {Schema[]} */ (schema[rule] ?? []).map((form) => refusalsOf(form, value, steps));
    if (forms.length && forms.every((within) => within.length)) {
      refusals.push({ rule, steps, schema, value, within: forms.flat() });
    }
  }
  return refusals;
}

/**
 * @param {any} value
 * @param {string | undefined} type
 */
function isOfType(value, type) {
  if (type === "array") return Array.isArray(value);
  if (type === "object") return value !== null && typeof value === "object" && !Array.isArray(value);
  if (type === "integer") return Number.isInteger(value);
  return typeof value === type;
}

/** @param {object} fields @param {string} name */
function has(fields, name) {
  return Object.prototype.hasOwnProperty.call(fields, name);
}

/**
 * Whether a text is a day that there is, with the year first.
 * @param {string} text
 */
export function isDay(text) {
  const match = /^([0-9]{4})-([0-9]{2})-([0-9]{2})$/.exec(text);
  if (!match || match[1] === "0000") return false;
  const [year, month, day] = match.slice(1).map(Number);
  const time = new Date(0);
  time.setUTCFullYear(year ?? 0, (month ?? 0) - 1, day ?? 0);
  return time.toISOString().slice(0, 10) === text;
}
